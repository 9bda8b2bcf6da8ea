"""PRI008 needless-beats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.rules.breaches import PLAY_NEEDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class NeedlessBeat(Arguments):
    """A line of `beats` that decides nothing."""

    loser: str
    harmonised: str
    """The scenario whose decision about the campaign overrides it; empty when they never meet."""


def _check(study: Study, _: Options) -> Iterator[Found]:
    for idle in study.idle_beats:
        beat, loser = idle.beat, study.plan.actions[idle.beat.loser]
        related = (Related(idle.overridden_by, "said"),) if idle.overridden_by else ()
        yield Found(
            beat.winner.at("beats", beat.index),
            NeedlessBeat(loser.title, study.plan.title_of(Kind.SCENARIO, idle.scenario)),
            related,
            (beat.winner.ref, loser.ref),
            identity=(beat.loser,),
        )


RULE = Rule(
    code="PRI008",
    name="needless-beats",
    severity=Severity.INFO,
    statement=Text(
        "A line of `beats` decides nothing: the two never compete, or harmonisation decides between them.",
        "Une ligne de `beats` ne décide rien : les deux ne sont jamais en concurrence, ou l'harmonisation tranche.",
    ),
    why=Text(
        "Whoever reads it believes that it is why one is sent before the other, and changes it in vain.",
        "Qui la lit croit que c'est elle qui fait partir l'un avant l'autre, et la modifie pour rien.",
    ),
    message=(
        Text(
            'this decides nothing against "{loser}": with_campaigns of "{harmonised}" does',
            "ceci ne décide rien face à « {loser} » : c'est with_campaigns de « {harmonised} » qui tranche",
        ),
        Text('this action never meets "{loser}"', "cette action ne croise jamais « {loser} »"),
    ),
    remedy=Text(
        "leave the line out, and `beats` with it where no other is left",
        "retirez la ligne, et `beats` avec elle s'il n'en reste aucune",
    ),
    notes={"said": Text("this decides", "ceci tranche")},
    needs=PLAY_NEEDS,
    hangs_on_days=True,
    bad="""
# scenarios/cart.yaml
name: Cart reminder
programme: carts
trigger: {moment: cart_abandoned}
audience: {segments: [lifecycle.new]}
beats:
  - birthday  # <- here
steps: [{message: reminder, channel: email}]
# scenarios/birthday.yaml
name: Birthday
programme: carts
trigger: {moment: birthday}
audience: {segments: [lifecycle.active]}
steps: [{message: wishes, channel: email}]
# conventions/segments.yaml
segmentations: {lifecycle: {segments: {new: {}, active: {}}}}
# programmes/carts.yaml
name: Carts
objective: {statement: Win carts back, kpi: additional_revenue_30d}
# moments.yaml
cart_abandoned: {name: Cart abandoned, kind: transactional}
birthday: {name: Birthday, kind: life}
# conventions/channels.yaml
email: {kind: email}
""",
    good="""
# scenarios/cart.yaml
name: Cart reminder
programme: carts
trigger: {moment: cart_abandoned}
audience: {segments: [lifecycle.new]}
beats:
  - birthday
steps: [{message: reminder, channel: email}]
# scenarios/birthday.yaml
name: Birthday
programme: carts
trigger: {moment: birthday}
steps: [{message: wishes, channel: email}]
# conventions/segments.yaml
segmentations: {lifecycle: {segments: {new: {}, active: {}}}}
# programmes/carts.yaml
name: Carts
objective: {statement: Win carts back, kpi: additional_revenue_30d}
# moments.yaml
cart_abandoned: {name: Cart abandoned, kind: transactional}
birthday: {name: Birthday, kind: life}
# conventions/channels.yaml
email: {kind: email}
""",
    fine=(
        """
 name: Birthday
+status: retired
""",
    ),
    check=_check,
)

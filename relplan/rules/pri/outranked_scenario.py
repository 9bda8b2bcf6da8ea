"""PRI005 outranked-scenario."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Phrase, Text
from relplan.rules.breaches import PLAY_NEEDS, limit_refs
from relplan.rules.words.limits import limit_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class NeverSends(Arguments):
    """A scenario that never sends, and the one that takes its slot."""

    scenario: str
    by: str
    limit: Phrase


def _check(study: Study, _: Options) -> Iterator[Found]:
    for one in study.outranked:
        yield Found(
            one.loser.at("trigger", "moment"),
            NeverSends(one.loser.title, one.winner.title, limit_words(one.limit, study.plan)),
            (
                Related(one.winner.at("trigger", "moment"), "by", {"by": one.winner.title}),
                Related(one.limit.place, "limit"),
            ),
            (one.loser.ref, one.winner.ref, *limit_refs(one.limit)),
            identity=(one.winner.id,),
        )


RULE = Rule(
    code="PRI005",
    name="outranked-scenario",
    severity=Severity.WARNING,
    statement=Text(
        "A scenario can never send, since another always takes the one slot before it.",
        "Un scénario ne peut jamais rien envoyer : un autre prend toujours la seule place avant lui.",
    ),
    why=Text(
        "Both are due to the same customers at the same instant, the limit admits one contact, and the other ranks "
        "first. Nobody sees that nothing is sent: it is refused, and dropped.",
        "Les deux sont dus aux mêmes clients au même instant, la limite admet un contact, et l'autre passe devant. "
        "Personne ne voit que rien ne part : c'est refusé, puis abandonné.",
    ),
    message=Text(
        '"{scenario}" can never send anything: "{by}" is due at the same time and takes the only slot that '
        "{limit} leaves",
        "« {scenario} » ne peut jamais rien envoyer : « {by} » part au même moment et prend la seule place "
        "que laisse {limit}",
    ),
    remedy=Text(
        "send it later (wait), defer what is refused (on_capped: {{defer: 7d, then: drop}}), or merge the two",
        "envoyez-le plus tard (wait), différez ce qui est refusé (on_capped: {{defer: 7d, then: drop}}), ou "
        "fusionnez les deux",
    ),
    notes={
        "by": Text('"{by}" starts at the same moment', "« {by} » démarre au même moment"),
        "limit": Text("the limit", "la limite"),
    },
    needs=PLAY_NEEDS,
    hangs_on_days=True,
    bad="""
# scenarios/cart-offer.yaml
name: Cart offer
programme: carts
priority: 3
trigger: {moment: cart_abandoned}
reentry: {max: 1, per: 30d}
steps: [{message: offer, channel: email}]
# scenarios/cart-reminder.yaml
name: Cart reminder
programme: carts
priority: 4
trigger:
  moment: cart_abandoned  # <- here
reentry: {max: 1, per: 30d}
steps: [{message: reminder, channel: email}]
# conventions/pressure.yaml
caps: {weekly: {max: 1, per: 7d}}
# programmes/carts.yaml
name: Carts
objective: {statement: Win carts back, kpi: additional_revenue_30d}
# moments.yaml
cart_abandoned: {name: Cart abandoned, kind: transactional}
# conventions/channels.yaml
email: {kind: email}
""",
    good="""
# scenarios/cart-offer.yaml
name: Cart offer
programme: carts
priority: 3
trigger: {moment: cart_abandoned}
reentry: {max: 1, per: 30d}
steps: [{message: offer, channel: email}]
# scenarios/cart-reminder.yaml
name: Cart reminder
programme: carts
priority: 4
trigger:
  moment: cart_abandoned
reentry: {max: 1, per: 30d}
on_capped: {defer: 7d, then: drop}
steps: [{message: reminder, channel: email}]
# conventions/pressure.yaml
caps: {weekly: {max: 1, per: 7d}}
# programmes/carts.yaml
name: Carts
objective: {statement: Win carts back, kpi: additional_revenue_30d}
# moments.yaml
cart_abandoned: {name: Cart abandoned, kind: transactional}
# conventions/channels.yaml
email: {kind: email}
""",
    check=_check,
)

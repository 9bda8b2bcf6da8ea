"""PRS016 deferred-beyond-validity."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.pressure.refused import find_overlong_deferral
from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.rules.breaches import PROOF_NEEDS
from relplan.rules.words.durations import duration_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study
    from relplan.source.place import Place


@dataclass(frozen=True, slots=True)
class Overlong(Arguments):
    """How long a message is deferred, and how long it makes sense."""

    defer: Text
    valid: Text
    value: str
    """What the plan would write."""


def _check(study: Study, _: Options) -> Iterator[Found]:
    told: set[Place] = set()
    for attempt in study.attempts:
        lengths = find_overlong_deferral(attempt)
        place = attempt.place("defer")
        if lengths is None or place in told:
            continue
        told.add(place)
        defer, valid = lengths
        yield Found(
            place,
            Overlong(duration_words(defer), duration_words(valid), str(valid)),
            (Related(attempt.owner.at("valid_for"), "valid"),),
            (attempt.owner.ref,),
        )


RULE = Rule(
    code="PRS016",
    name="deferred-beyond-validity",
    severity=Severity.WARNING,
    statement=Text(
        "A refused message is deferred for longer than it makes sense.",
        "Un message refusé est différé plus longtemps qu'il n'a de sens.",
    ),
    why=Text(
        "It waits for days on which it will not be sent any more, and the scenario waits with it.",
        "Il attend des jours où il ne partira plus, et le scénario attend avec lui.",
    ),
    message=Text(
        "deferred for up to {defer}, while its messages make sense for {valid}",
        "différé de {defer} au plus, alors que ses messages n'ont de sens que pendant {valid}",
    ),
    remedy=Text("write defer: {value}, or make valid_for longer", "écrivez defer: {value}, ou allongez valid_for"),
    notes={"valid": Text("how long it makes sense", "combien de temps il garde un sens")},
    needs=PROOF_NEEDS | {Kind.SCENARIO},
    bad="""
# scenarios/cart.yaml
name: Cart reminder
programme: carts
trigger: {moment: cart_abandoned}
reentry: {max: 1, per: 14d}
valid_for: 2d
on_capped:
  defer: 5d  # <- here
  then: drop
steps: [{message: reminder, channel: email}]
# programmes/carts.yaml
name: Carts
objective: {statement: Win carts back, kpi: additional_revenue_30d}
# moments.yaml
cart_abandoned: {name: Cart abandoned, kind: transactional}
# conventions/channels.yaml
email: {kind: email}
""",
    good="""
# scenarios/cart.yaml
name: Cart reminder
programme: carts
trigger: {moment: cart_abandoned}
reentry: {max: 1, per: 14d}
valid_for: 2d
on_capped:
  defer: 2d
  then: drop
steps: [{message: reminder, channel: email}]
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

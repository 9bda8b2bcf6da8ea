"""SCN011 shares-not-whole."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.mechanic import SplitStep, walk_steps
from relplan.model.quantities.rounding import tenths_of_percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


_ROUNDING = Fraction(1, 200)
"""Three thirds written with a decimal are still a whole."""


@dataclass(frozen=True, slots=True)
class NotWhole(Arguments):
    """The sum, rounded to a tenth."""

    percent: float


def _check(study: Study, _: Options) -> Iterator[Found]:
    for item in study.plan.scenarios.values():
        for route, step in walk_steps(item.value.steps) if item.value.counts else ():
            if not isinstance(step, SplitStep):
                continue
            total = sum((part.share.fraction for part in step.split), Fraction(0))
            if abs(total - 1) > _ROUNDING:
                values = NotWhole(tenths_of_percent(total))
                yield Found(item.at_key(*route, "split"), values, objects=(item.ref,))


RULE = Rule(
    code="SCN011",
    name="shares-not-whole",
    severity=Severity.ERROR,
    statement=Text(
        "The shares of a split don't add up to 100 %.",
        "Les parts d'une répartition ne font pas 100 %.",
    ),
    why=Text(
        "Those who are in no part, or in two, get what nobody planned, and the test proves nothing.",
        "Ceux qui ne sont dans aucune part, ou dans deux, reçoivent ce que personne n'a prévu, et le test ne "
        "prouve rien.",
    ),
    message=Text(
        "the shares of this split add up to {percent} %",
        "les parts de cette répartition font {percent} %",
    ),
    remedy=Text(
        "make them add up to 100 %; a part without steps may hold those who get nothing",
        "faites-leur atteindre 100 % ; une part sans étapes peut réunir ceux qui ne reçoivent rien",
    ),
    bad="""
# scenarios/cart.yaml
name: Cart reminder
programme: carts
trigger: {moment: cart_abandoned, delay: 3h}
steps:
  - split:  # <- here
      - {name: advice, share: 40 %, then: [{message: advice, channel: email}]}
      - {name: offer, share: 40 %, then: [{message: offer, channel: email}]}
# programmes/carts.yaml
name: Carts
objective: {statement: Win carts back, kpi: cart_recovery_rate}
# moments.yaml
cart_abandoned: {name: Cart abandoned, kind: transactional, event: cart_abandoned}
# data.yaml
events: {cart_abandoned: {}, order_placed: {}}
# conventions/channels.yaml
email: {kind: email, reach: 80 %}
""",
    good="""
# scenarios/cart.yaml
name: Cart reminder
programme: carts
trigger: {moment: cart_abandoned, delay: 3h}
steps:
  - split:
      - {name: advice, share: 40 %, then: [{message: advice, channel: email}]}
      - {name: offer, share: 40 %, then: [{message: offer, channel: email}]}
      - {name: nothing, share: 20 %}
# programmes/carts.yaml
name: Carts
objective: {statement: Win carts back, kpi: cart_recovery_rate}
# moments.yaml
cart_abandoned: {name: Cart abandoned, kind: transactional, event: cart_abandoned}
# data.yaml
events: {cart_abandoned: {}, order_placed: {}}
# conventions/channels.yaml
email: {kind: email, reach: 80 %}
""",
    fine=(
        """
 name: Cart reminder
+status: retired
""",
    ),
    check=_check,
)

"""PRI007 undecided-harmonisation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.rules.breaches import PROOF_NEEDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


_SHOWN = 3
"""How many campaigns are shown with their lines."""


@dataclass(frozen=True, slots=True)
class UndecidedHarmonisation(Arguments):
    """A scenario that says nothing of campaigns it can meet."""

    scenario: str
    campaigns: tuple[str, ...]
    """The first of them."""
    more: int | None
    """How many others; none when all are named."""


def _check(study: Study, _: Options) -> Iterator[Found]:
    for undecided in study.undecided_pairs:
        item, shown = undecided.scenario, undecided.campaigns[:_SHOWN]
        yield Found(
            item.at_key("with_campaigns") if item.value.with_campaigns else item.place,
            UndecidedHarmonisation(
                item.id, tuple(one.id for one in shown), len(undecided.campaigns) - len(shown) or None
            ),
            tuple(Related(one.place, "campaign", {"campaign": one.id}) for one in shown),
            (item.ref,),
        )


RULE = Rule(
    code="PRI007",
    name="undecided-harmonisation",
    severity=Severity.INFO,
    statement=Text(
        "A scenario doesn't say what happens when a campaign it can meet is due the same day, while others do.",
        "Un scénario ne dit pas ce qui se passe le jour d'une campagne qu'il peut croiser, alors que d'autres le font.",
    ),
    why=Text(
        "With nothing said, both are sent as long as limits leave room: two messages in one day that know nothing of "
        "each other.",
        "Si rien n'est dit, les deux partent tant que les limites le permettent : deux messages le même jour, qui "
        "s'ignorent.",
    ),
    message=(
        Text(
            '"{scenario}" says nothing of {campaigns:and} and {more} more that it can meet on the same day',
            "« {scenario} » ne dit rien de {campaigns:and} et de {more} {more:autre|autres} qu'il peut croiser le même "
            "jour",
        ),
        Text(
            '"{scenario}" says nothing of {campaigns:and}, which it can meet on the same day',
            "« {scenario} » ne dit rien de {campaigns:and}, qu'il peut croiser le même jour",
        ),
    ),
    remedy=Text(
        "say it in `with_campaigns`, as with `default: wins`: wins, yields, combine, or wins-and-shifts by a duration",
        "dites-le dans `with_campaigns`, par exemple `default: wins` : wins, yields, combine, ou wins-and-shifts avec "
        "une durée",
    ),
    notes={"campaign": Text('"{campaign}"', "« {campaign} »")},
    needs=PROOF_NEEDS | {Kind.SCENARIO},
    hangs_on_days=True,
    bad="""
# scenarios/cart.yaml
name: Cart
programme: events
trigger: {moment: cart}
with_campaigns: {sales: wins}  # <- here
steps: [{message: reminder, channel: email}]
# campaigns/sales.yaml
name: Sales
programme: events
sends: [{id: launch, on: 2027-01-06, channel: email}]
# campaigns/wishes.yaml
name: Wishes
programme: events
sends: [{id: wishes, on: 2027-01-04, channel: email}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
# moments.yaml
cart: {name: Cart, event: cart}
# data.yaml
sources: {web: {refresh: streaming}}
events: {cart: {source: web}}
""",
    good="""
# scenarios/cart.yaml
name: Cart
programme: events
trigger: {moment: cart}
with_campaigns: {sales: wins, default: combine}
steps: [{message: reminder, channel: email}]
# campaigns/sales.yaml
name: Sales
programme: events
sends: [{id: launch, on: 2027-01-06, channel: email}]
# campaigns/wishes.yaml
name: Wishes
programme: events
sends: [{id: wishes, on: 2027-01-04, channel: email}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
# moments.yaml
cart: {name: Cart, event: cart}
# data.yaml
sources: {web: {refresh: streaming}}
events: {cart: {source: web}}
""",
    check=_check,
)

"""PRI007 undecided-harmonisation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from relplan.analysis.readiness import is_committed
from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.rules.breaches import PROOF_NEEDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relplan.analysis.harmonisation import Undecided
    from relplan.analysis.study import Study
    from relplan.plan.plan import Item
    from relplan.plan.titles import Title


_SHOWN = 3
"""How many campaigns, or scenarios, are shown with their lines."""


@dataclass(frozen=True, slots=True)
class UndecidedHarmonisation(Arguments):
    """A scenario that says nothing of campaigns it can meet, or all those of a plan in which none does."""

    scenario: Title | None
    """None when no scenario of the plan says anything."""
    campaigns: tuple[Title, ...]
    """The first of those that it can meet."""
    silent: tuple[Title, ...]
    """The first of the scenarios that can meet campaigns, when none of the plan says anything."""
    more: int | None
    """How many other campaigns, or scenarios; none when all are named."""


def _check(study: Study, _: Options) -> Iterator[Found]:
    scenarios = study.plan.scenarios.values()
    is_asked = any(item.value.with_campaigns for item in scenarios if item.value.counts)
    yield from _of_each(study.undecided_pairs) if is_asked else _of_all(study)


def _of_each(undecided: Sequence[Undecided]) -> Iterator[Found]:
    for one in undecided:
        item, (shown, more) = one.scenario, _cut(one.campaigns)
        values = UndecidedHarmonisation(item.title, tuple(campaign.title for campaign in shown), (), more)
        place = item.at_key("with_campaigns") if item.value.with_campaigns else item.place
        yield Found(place, values, _related("campaign", shown), (item.ref,))


def _of_all(study: Study) -> Iterator[Found]:
    """Say once that the plan has no harmonisation, as soon as a scenario that can meet campaigns is ready or live."""
    running = [one.scenario for one in study.undecided_pairs if is_committed(one.scenario.value.status)]
    if running:
        shown, more = _cut(running)
        values = UndecidedHarmonisation(None, (), tuple(item.title for item in shown), more)
        refs = ("settings/settings", *(item.ref for item in running))
        yield Found(study.plan.settings.place, values, _related("scenario", shown), refs, identity=())


def _cut(items: Sequence[Item[Any]]) -> tuple[Sequence[Item[Any]], int | None]:
    """Return the first of some objects, and how many more there are; none when there are no more."""
    return items[:_SHOWN], len(items[_SHOWN:]) or None


def _related(note: str, items: Sequence[Item[Any]]) -> tuple[Related, ...]:
    return tuple(Related(item.place, note, {"name": item.title}) for item in items)


RULE = Rule(
    code="PRI007",
    name="undecided-harmonisation",
    severity=Severity.INFO,
    statement=Text(
        "A scenario, or every one of a plan, doesn't say what happens when a campaign it can meet is due the same day.",
        "Un scénario, ou tous ceux du plan, ne disent pas ce qui se passe le jour d'une campagne qu'ils peuvent "
        "croiser.",
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
        Text(
            "no scenario says what becomes of it on the day of a campaign: {silent:and} and {more} more can meet one",
            "aucun scénario ne dit ce qu'il devient le jour d'une campagne : {silent:and} et {more} "
            "{more:autre|autres} peuvent en croiser une",
        ),
        Text(
            "no scenario says what becomes of it on the day of a campaign: {silent:and} can meet one",
            "aucun scénario ne dit ce qu'il devient le jour d'une campagne : {silent:and} "
            "{silent:peut|peuvent} en croiser une",
        ),
    ),
    remedy=Text(
        "say it in `with_campaigns`, as with `default: wins`: wins, yields, combine, or wins-and-shifts by a duration",
        "dites-le dans `with_campaigns`, par exemple `default: wins` : wins, yields, combine, ou wins-and-shifts avec "
        "une durée",
    ),
    notes={
        "campaign": Text('"{name}"', "« {name} »"),
        "scenario": Text('"{name}" says nothing of campaigns', "« {name} » ne dit rien des campagnes"),
    },
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

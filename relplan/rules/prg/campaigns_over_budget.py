"""PRG009 campaigns-over-budget."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study
    from relplan.model.quantities import Money
    from relplan.plan.titles import Title


@dataclass(frozen=True, slots=True)
class OverBudget(Arguments):
    """A programme, what its campaigns cost together, and what it may cost."""

    programme: Title
    campaigns: int
    spent: Money
    budget: Money


def _check(study: Study, _: Options) -> Iterator[Found]:
    for one in study.overspent:
        yield Found(
            one.programme.at("budget"),
            OverBudget(one.programme.title, len(one.campaigns), one.spent, one.budget),
            tuple(
                Related(
                    item.at("expected", "budget"), "cost", {"campaign": item.title, "cost": item.value.expected.budget}
                )
                for item in one.campaigns
                if item.value.expected
            ),
            (one.programme.ref, *(item.ref for item in one.campaigns)),
            identity=(),
        )


RULE = Rule(
    code="PRG009",
    name="campaigns-over-budget",
    severity=Severity.WARNING,
    since="2026.2",
    statement=Text(
        "The campaigns of a programme cost more together than its budget.",
        "Les campagnes d'un programme coûtent ensemble plus que son budget.",
    ),
    why=Text(
        "A programme's budget is what it may cost over the plan's period, scenarios included. Either a campaign won't "
        "be paid, or the budget is no longer the one that was agreed on. Only costs are added up: expected revenue "
        "may be attributed or additional, and the two are never added nor compared.",
        "Le budget d'un programme est ce qu'il peut coûter sur la période du plan, scénarios compris. Soit une "
        "campagne ne sera pas financée, soit le budget n'est plus celui qui a été validé. Seuls les coûts "
        "s'additionnent : le chiffre d'affaires attendu peut être attribué ou additionnel, et les deux ne "
        "s'additionnent ni ne se comparent jamais.",
    ),
    source="Common practice of relational plans: budgets are set by programme and spent by campaign",
    message=Text(
        '{campaigns} {campaigns:campaign|campaigns} of "{programme}" {campaigns:costs|cost} {spent}, '
        "and its budget is {budget}",
        "{campaigns} {campaigns:campagne|campagnes} de « {programme} » {campaigns:coûte|coûtent} {spent}, "
        "et son budget est de {budget}",
    ),
    remedy=Text(
        "raise the budget to what was agreed on, or make campaigns cheaper or fewer",
        "relevez le budget à ce qui a été validé, ou réduisez le coût ou le nombre des campagnes",
    ),
    notes={"cost": Text('"{campaign}" costs {cost}', "« {campaign} » coûte {cost}")},
    needs=frozenset({Kind.SETTINGS, Kind.PROGRAMME, Kind.CAMPAIGN, Kind.OCCASION}),
    bad="""
# programmes/events.yaml
name: Peak weeks
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
budget: 10000 EUR  # <- here
# campaigns/sales.yaml
name: Sales
programme: events
sends: [{id: launch, on: 2027-01-06, channel: email}]
expected: {budget: 7000 EUR, revenue: 90000 EUR}
# campaigns/wishes.yaml
name: Wishes
programme: events
sends: [{id: card, on: 2027-01-04, channel: email}]
expected: {budget: 3500 EUR}
# conventions/channels.yaml
email: {kind: email}
""",
    good="""
# programmes/events.yaml
name: Peak weeks
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
budget: 10500 EUR
# campaigns/sales.yaml
name: Sales
programme: events
sends: [{id: launch, on: 2027-01-06, channel: email}]
expected: {budget: 7000 EUR, revenue: 90000 EUR}
# campaigns/wishes.yaml
name: Wishes
programme: events
sends: [{id: card, on: 2027-01-04, channel: email}]
expected: {budget: 3500 EUR}
# conventions/channels.yaml
email: {kind: email}
""",
    fine=(
        """
 name: Wishes
+status: idea
""",
        """
-sends: [{id: card, on: 2027-01-04, channel: email}]
+sends: [{id: card, on: 2026-01-04, channel: email}]
""",
        """
-expected: {budget: 3500 EUR}
+expected: {budget: 3500 GBP}
""",
    ),
    check=_check,
)

"""JRN001 customer-centric-ratio."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.model.quantities import Rate
from relplan.model.quantities.rounding import half_up_beside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


class RatioOptions(Options):
    """The settings of the ratio."""

    minimum: Rate = Rate.parse("25 %")
    """The smallest share of customer-triggered actions that passes; exactly at it passes."""


@dataclass(frozen=True, slots=True)
class LowRatio(Arguments):
    """A ratio under its minimum."""

    triggered: int
    actions: int
    percent: float
    """Rounded to a tenth, finer where it would read as the minimum; the comparison is exact."""
    minimum: Rate


def _check(study: Study, options: RatioOptions) -> Iterator[Found]:
    ratio = study.centricity.overall
    if ratio.value is not None and ratio.value < options.minimum.fraction:
        percent = float(half_up_beside(options.minimum.fraction, ratio.value, 3) * 100)
        values = LowRatio(ratio.triggered, ratio.actions, percent, options.minimum)
        yield Found(study.plan.settings.place, values, objects=("settings/settings",))


RULE = Rule(
    code="JRN001",
    name="customer-centric-ratio",
    severity=Severity.WARNING,
    statement=Text(
        "Too few of the plan's actions are started by something the customer does.",
        "Trop peu d'actions du plan sont déclenchées par un événement du client.",
    ),
    why=Text(
        "A plan whose actions mostly follow the company's own calendar talks of the company. "
        "Under a quarter of customer-triggered actions, it is hardly customer-oriented.",
        "Un plan dont les actions suivent surtout le calendrier de l'entreprise parle de l'entreprise. "
        "En dessous d'un quart d'actions déclenchées par le client, il est faiblement orienté client.",
    ),
    source="The customer-centric ratio of French relationship-marketing practice, 2020",
    message=Text(
        "{triggered} of {actions} actions are started by the customer: {percent} %, where at least {minimum} is wanted",
        "actions déclenchées par le client : {triggered} sur {actions}, soit {percent} %, pour un minimum de {minimum}",
    ),
    remedy=Text(
        "add scenarios on moments of the customer, or retire campaigns",
        "ajoutez des scénarios sur des moments du client, ou retirez des campagnes",
    ),
    needs=frozenset({Kind.SCENARIO, Kind.CAMPAIGN, Kind.MOMENT}),
    options=RatioOptions,
    bad="""
# relplan.yaml
relplan: 1
name: Plan 2027  # <- here
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# campaigns/sales.yaml
name: Sales
programme: events
sends: [{id: launch, on: 2027-01-06, channel: email}]
# conventions/channels.yaml
email: {kind: email}
""",
    good="""
# relplan.yaml
relplan: 1
name: Plan 2027
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# campaigns/sales.yaml
name: Sales
programme: events
sends: [{id: launch, on: 2027-01-06, channel: email}]
# scenarios/birthday.yaml
name: Birthday
programme: events
trigger: {moment: birthday}
steps: [{message: wishes, channel: email}]
# moments.yaml
birthday: {name: Birthday, kind: life}
# conventions/channels.yaml
email: {kind: email}
""",
    check=_check,
)

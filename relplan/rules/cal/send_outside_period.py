"""CAL004 send-outside-period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class OutsidePeriod(Arguments):
    """The days of the plan."""

    first: date
    last: date


def _check(study: Study, _: Options) -> Iterator[Found]:
    period = study.period
    inside = {
        (planned.campaign.id, planned.index)
        for planned in study.sends
        if any(period.first <= instant.date() <= period.last for instant in planned.instants)
    }
    for item in study.plan.campaigns.values():
        for index, send in enumerate(item.value.sends):
            is_datable = send.on.anchor == "date" or (send.on.anchor == "occurrence" and item.value.repeat is not None)
            if item.value.counts and is_datable and (item.id, index) not in inside:
                values = OutsidePeriod(period.first, period.last)
                yield Found(item.at("sends", index, "on"), values, objects=(item.ref,), identity=())


RULE = Rule(
    code="CAL004",
    name="send-outside-period",
    severity=Severity.WARNING,
    statement=Text(
        "A send falls on no day of the plan's period.",
        "Un envoi ne tombe aucun jour de la période du plan.",
    ),
    why=Text(
        "A year mistyped or left from last year's plan puts a send where nobody looks for it.",
        "Une année mal tapée, ou restée du plan précédent, place un envoi là où personne ne le cherche.",
    ),
    message=Text(
        "this send falls on no day between {first} and {last}",
        "cet envoi ne tombe aucun jour entre le {first} et le {last}",
    ),
    remedy=Text(
        "correct its date, its recurrence or its weekdays, or the plan's period",
        "corrigez sa date, sa récurrence ou ses jours, ou la période du plan",
    ),
    needs=frozenset({Kind.SETTINGS}),
    hangs_on_days=True,
    bad="""
# relplan.yaml
relplan: 1
name: Plan 2027
period: {from: 2027-01-01, to: 2027-12-31}
# campaigns/sales.yaml
name: Sales
programme: events
sends:
  - {id: launch, on: 2026-01-06, channel: email}  # <- here
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
""",
    good="""
# relplan.yaml
relplan: 1
name: Plan 2027
period: {from: 2027-01-01, to: 2027-12-31}
# campaigns/sales.yaml
name: Sales
programme: events
sends:
  - {id: launch, on: 2027-01-06, channel: email}
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
""",
    fine=(
        """
 name: Sales
+status: retired
""",
        """
 programme: events
+status: retired
""",
        """
-  - {id: launch, on: 2026-01-06, channel: email}
+  - {id: launch, on: occasion - 3d, channel: email}
""",
    ),
    check=_check,
)

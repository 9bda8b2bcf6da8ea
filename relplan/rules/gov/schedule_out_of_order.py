"""GOV009 schedule-out-of-order."""

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
    from datetime import date

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class OutOfOrder(Arguments):
    """Two steps, and their days."""

    first: Text
    first_day: date
    second: Text
    second_day: date


_STEPS = {
    "brief": Text("the brief", "le brief"),
    "proof": Text("the proof", "le BAT (proof)"),
    "approval": Text("the approval", "la validation (approval)"),
    "send": Text("the first send", "le premier envoi"),
    "debrief": Text("the debrief", "le bilan (debrief)"),
}


def _check(study: Study, _: Options) -> Iterator[Found]:
    for one in study.reversed_schedules:
        place, other = (one.first, one.second) if one.second.step == "send" else (one.second, one.first)
        yield Found(
            place.place,
            OutOfOrder(_STEPS[one.first.step], one.first.day, _STEPS[one.second.step], one.second.day),
            (Related(other.place, "other", {"step": _STEPS[other.step], "day": other.day}),),
            (one.campaign.ref,),
            identity=(one.first.step, one.second.step),
        )


RULE = Rule(
    code="GOV009",
    name="schedule-out-of-order",
    severity=Severity.ERROR,
    statement=Text(
        "The steps of a schedule are out of order: brief, proof, approval, first send, debrief.",
        "Les étapes du rétroplanning sont dans le désordre : brief, BAT, validation, premier envoi, bilan.",
    ),
    why=Text(
        "A campaign approved after it has gone out was not approved. Often an occasion moved, and the schedule of last "
        "year stayed.",
        "Une campagne validée après son départ n'a pas été validée. Souvent le temps fort a bougé, et le "
        "rétroplanning de l'an passé est resté.",
    ),
    source="Common practice of campaign planning: the backward schedule",
    message=Text(
        "{second}, on {second_day}, comes before {first}, on {first_day}",
        "{second}, le {second_day}, précède {first}, le {first_day}",
    ),
    remedy=Text(
        "correct the dates, or leave out those that are not decided",
        "corrigez les dates, ou retirez celles qui ne sont pas décidées",
    ),
    notes={"other": Text("{step}: {day}", "{step} : {day}")},
    needs=frozenset({Kind.CAMPAIGN, Kind.OCCASION, Kind.SETTINGS}),
    hangs_on_days=True,
    bad="""
# campaigns/sales.yaml
name: Sales
programme: events
sends: [{id: launch, on: 2027-01-06, channel: email}]
schedule:
  brief: 2026-11-09
  proof: 2026-12-11
  approval: 2027-01-08  # <- here
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
""",
    good="""
# campaigns/sales.yaml
name: Sales
programme: events
sends: [{id: launch, on: 2027-01-06, channel: email}]
schedule:
  brief: 2026-11-09
  proof: 2026-12-11
  approval: 2026-12-17
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
""",
    check=_check,
)

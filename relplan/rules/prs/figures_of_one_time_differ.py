"""PRS022 figures-of-one-time-differ."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

from relplan.analysis.occasions import find_editions_during
from relplan.analysis.pressure.limit import read_days
from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.occasions import Edition
    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class TwoFigures(Arguments):
    """Two entries of `during`, the first day that both hold for, and the figure that does."""

    one: str
    other: str
    day: date
    figure: int


def _check(study: Study, _: Options) -> Iterator[Found]:
    pressure = study.plan.pressure
    for ident, cap in pressure.value.caps.items() if pressure is not None else ():
        for (one, figure), (other, another) in combinations(cap.during.items() if cap.counts else (), 2):
            day = _first_common_day(study, one, other) if figure != another else None
            if pressure is not None and day is not None:
                first, second = (study.plan.title_of(Kind.OCCASION, key) for key in (one, other))
                values = TwoFigures(first, second, day, min(figure, another))
                related = (Related(pressure.at_key("caps", ident, "during", one), "other"),)
                place = pressure.at_key("caps", ident, "during", other)
                yield Found(place, values, related, (f"cap/{ident}",), identity=tuple(sorted((one, other))))


def _first_common_day(study: Study, one: str, other: str) -> date | None:
    """Return the first day of the plan's period for which two entries of `during` hold; none when there is none."""
    days = (
        max(left.first, right.first)
        for left in _days(study, one)
        for right in _days(study, other)
        if max(left.first, right.first) <= min(left.last, right.last)
    )
    return min(days, default=None)


def _days(study: Study, key: str) -> tuple[Edition, ...]:
    if ".." in key:
        return (read_days(key),)
    occasion = study.plan.occasions.get(key)
    return tuple(find_editions_during(occasion.value, study.period)) if occasion else ()


RULE = Rule(
    code="PRS022",
    name="figures-of-one-time-differ",
    severity=Severity.WARNING,
    statement=Text(
        "A cap has two figures for the same days.",
        "Un plafond a deux valeurs pour les mêmes jours.",
    ),
    why=Text(
        "Two occasions overlap in some years and not in others, and each was given its figure by somebody else. The "
        "smaller one holds, whichever is written first: that may not be what was agreed on.",
        "Deux temps forts se chevauchent certaines années et pas d'autres, et chacun a reçu sa valeur de quelqu'un "
        "d'autre. La plus petite l'emporte, quel que soit l'ordre : ce n'est peut-être pas ce qui était convenu.",
    ),
    source="Common practice of relational plans: pressure rules by period",
    message=Text(
        '"{one}" and "{other}" give the cap different figures from {day} on; the smaller one, {figure}, holds',
        "« {one} » et « {other} » donnent au plafond des valeurs différentes à partir du {day} ; la plus petite, "
        "{figure}, l'emporte",
    ),
    remedy=Text(
        "give both the same figure, or dates that don't overlap",
        "donnez-leur la même valeur, ou des dates qui ne se chevauchent pas",
    ),
    notes={"other": Text("the other figure", "l'autre valeur")},
    since="2026.2",
    needs=frozenset({Kind.PRESSURE, Kind.CAP, Kind.OCCASION, Kind.SETTINGS}),
    bad="""
# conventions/pressure.yaml
caps:
  weekly:
    max: 1
    per: 7d
    during:
      2027-11-15..2027-11-30: 3
      2027-11-26..2027-12-24: 2  # <- here
# campaigns/sales.yaml
name: Sales
programme: events
sends: [{id: launch, on: 2027-01-06, channel: email}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
""",
    good="""
# conventions/pressure.yaml
caps:
  weekly:
    max: 1
    per: 7d
    during:
      2027-11-15..2027-11-30: 3
      2027-12-01..2027-12-24: 2
# campaigns/sales.yaml
name: Sales
programme: events
sends: [{id: launch, on: 2027-01-06, channel: email}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
""",
    check=_check,
)

"""Ready or live scenarios whose data are not there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.readiness import is_committed, is_to_do
from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from relplan.analysis.study import Study
    from relplan.model.base import Status
    from relplan.model.data import DataAvailability

LACKING_NEEDS = frozenset({Kind.MOMENT, Kind.EVENT, Kind.ATTRIBUTE, Kind.DIAGNOSIS})
"""The kinds that must be readable to tell what is missing."""

ROLE_NOTES = {
    "trigger": Text('"{datum}" starts it', "« {datum} » le déclenche"),
    "date": Text('"{datum}" gives the date of its moment', "« {datum} » donne la date de son moment"),
    "exit": Text('"{datum}" ends it', "« {datum} » l'arrête"),
    "condition": Text('a branch depends on "{datum}"', "un embranchement dépend de « {datum} »"),
    "wait": Text('a wait ends at "{datum}"', "une attente s'achève à « {datum} »"),
    "use": Text('it needs "{datum}"', "il a besoin de « {datum} »"),
}
"""What a scenario does with data, by role."""


@dataclass(frozen=True, slots=True)
class Lacking(Arguments):
    """The status, the data that are not there, and the work that brings them."""

    status: Status
    data: tuple[str, ...]
    workstream: str
    due: date | None


def find_lacking(study: Study, availability: DataAvailability) -> Iterator[Found]:
    """Yield the ready or live scenarios that need data of an availability."""
    for readiness in study.readiness:
        item, lacking = readiness.scenario, readiness.lacking(availability)
        status = item.value.status
        if status is None or not is_committed(status) or not lacking:
            continue
        under_way = next((one for one in reversed(readiness.workstreams) if is_to_do(one.value)), None)
        values = Lacking(
            status,
            tuple(need.datum.title for need in lacking),
            under_way.title if under_way else "",
            under_way.value.due if under_way else None,
        )
        related = [
            Related(need.datum.at("available"), need.role.value, {"datum": need.datum.title}) for need in lacking
        ]
        objects = (item.ref, *(need.datum.ref for need in lacking))
        yield Found(item.at("status"), values, tuple(related), objects, identity=())

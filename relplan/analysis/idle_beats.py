"""Lines of `beats` that decide nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.model.scenario import Scenario

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relplan.analysis.meeting import Meetings
    from relplan.analysis.precedence import Order
    from relplan.analysis.priority import Beat
    from relplan.plan.plan import Plan
    from relplan.source.place import Place


@dataclass(frozen=True, slots=True)
class IdleBeat:
    """A line that decides nothing, and why."""

    beat: Beat
    overridden_by: Place | None
    """The line of a scenario's harmonisation that decides instead; none when the two never meet."""
    scenario: str
    """That scenario; empty when there is none."""


def find_idle_beats(plan: Plan, beats: Iterable[Beat], meetings: Meetings, order: Order) -> tuple[IdleBeat, ...]:
    """Return the lines between actions that never meet, and those that harmonisation overrides."""
    found = []
    for beat in beats:
        loser = plan.actions[beat.loser]
        if not loser.value.counts or loser.id == beat.winner.id:
            continue
        if not meetings.find(beat.winner, loser).happens:
            found.append(IdleBeat(beat, None, ""))
            continue
        said = order.harmonised(beat.winner, loser)
        if said is not None:
            scenario = next(item for item in (beat.winner, loser) if isinstance(item.value, Scenario))
            found.append(IdleBeat(beat, said.places[0], scenario.id))
    return tuple(found)

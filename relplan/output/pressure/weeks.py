"""The weeks of one group: the worst window of each, and the room that it leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.output.pressure import words
from relplan.output.pressure.names import limit_name, say_load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.pressure.slots import Room
    from relplan.output.pressure.shown import Group, PressureShown


def week_rows(shown: PressureShown, group: Group) -> list[list[str]]:
    """Return the rows of a group's weeks."""
    rooms = shown.best_rooms(group)
    return [
        [
            monday.isoformat(),
            say_load(load.truth, load.witness, load.at_most, shown.language),
            limit_name(load.limit, shown.language),
            f"{load.witness.end:%Y-%m-%d %H:%M}",
            _say_room(shown, rooms.get(monday)),
            ", ".join(dict.fromkeys(one.planned.campaign.id for one in load.witness.received)),
        ]
        for monday, load in shown.weeks[group].items()
    ]


def room_notes(shown: PressureShown, group: Group) -> Iterator[str]:
    """Say what the column of room means, and what keeps customers from one more contact."""
    yield shown.say(words.ROOM_NOTE, channel=shown.channel)
    kept = shown.study.slots.exclusions(shown.study.population.all_of(group), shown.channel)
    if kept:
        yield shown.say(words.KEPT, exclusions=kept)


def _say_room(shown: PressureShown, room: Room | None) -> str:
    if room is None:
        return ""
    if room.exclusions:
        return shown.say(words.EXCLUDED)
    if room.count is None:
        return shown.say(words.ANY_ROOM)
    if room.count == 0:
        return shown.say(words.NO_ROOM)
    return shown.say(words.ROOM, count=room.count, day=f"{room.day:%d/%m}")

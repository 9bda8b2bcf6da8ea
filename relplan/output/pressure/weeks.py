"""The weeks of one group: the worst window of each, and the room that it leaves."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from relplan.model.kinds import Kind
from relplan.output.pressure import words
from relplan.output.pressure.names import limit_name, say_load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.pressure.slots import Room
    from relplan.analysis.pressure.weeks import WeekLoad
    from relplan.output.pressure.shown import Group, PressureShown


def week_rows(shown: PressureShown, group: Group) -> list[list[str]]:
    """Return the rows of a group's weeks, one for each cap; the day and the room of a week stand in its first."""
    rooms, rows = shown.best_rooms(group), []
    for monday, loads in groupby(shown.weeks_of(group), key=lambda one: one[0]):
        week = [monday.isoformat(), _say_room(shown, rooms.get(monday))]
        for _, load in loads:
            rows.append([week[0], *_say_window(shown, load), week[1], _campaigns(shown, load)])
            week = ["", ""]
    return rows


def _say_window(shown: PressureShown, load: WeekLoad) -> tuple[str, str, str]:
    """Say how full the fullest window under a cap is, under which, and when it ends."""
    used = say_load(load.truth, load.witness, load.at_most, shown.language)
    return used, limit_name(load.limit, shown.names, shown.language), f"{load.witness.end:%Y-%m-%d %H:%M}"


def _campaigns(shown: PressureShown, load: WeekLoad) -> str:
    found = dict.fromkeys(one.planned.campaign.id for one in load.witness.received)
    return shown.say(words.CAMPAIGNS, campaigns=shown.names.all_of(Kind.CAMPAIGN, found))


def room_notes(shown: PressureShown, group: Group) -> Iterator[str]:
    """Say what the column of room means, and what keeps customers from one more contact."""
    yield shown.say(words.ROOM_NOTE, channel=shown.names.of(Kind.CHANNEL, shown.channel))
    kept = shown.study.slots.exclusions(shown.study.population.all_of(group), shown.channel)
    if kept:
        yield shown.say(words.KEPT, exclusions=shown.names.all_of(Kind.EXCLUSION, kept))


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

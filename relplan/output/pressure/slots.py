"""Where one more campaign fits: the days with room, and between them what fills the others."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from relplan.analysis.calendar import DEFAULT_HOUR
from relplan.analysis.occasions import Edition
from relplan.diagnostics.dates import say_hour
from relplan.diagnostics.neutral import one_line
from relplan.diagnostics.text import say
from relplan.model.kinds import Kind
from relplan.output.cells import write_csv
from relplan.output.json_value import dump_json
from relplan.output.naming import Naming
from relplan.output.pressure import words
from relplan.output.pressure.days import say_days
from relplan.output.pressure.names import limit_name
from relplan.output.wrapping import wrap_item

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import time

    from relplan.analysis.pressure.slots import Room
    from relplan.analysis.study import Study
    from relplan.model.settings import Language


@dataclass(frozen=True)
class SlotsShown:
    """The question where one more campaign fits."""

    study: Study
    language: Language
    group: tuple[str, ...]
    """Segments that its customers are all in; none is everybody."""
    channel: str
    days: Edition
    count: int
    """How many days to find."""
    columns: int
    """How wide lines may be."""
    by_ids: bool = False
    """Whether to call objects by their ids."""

    @property
    def names(self) -> Naming:
        """What objects are called."""
        return Naming(self.study.plan, self.by_ids)

    @property
    def hour(self) -> time:
        """The hour of sends that state none."""
        return self.study.plan.settings.value.send_at or DEFAULT_HOUR

    def find(self) -> tuple[list[Room], list[Room]]:
        """Return the days looked at up to the last one wanted, and those of them with room."""
        reach = self.study.population.all_of(self.group)
        looked_at: list[Room] = []
        free: list[Room] = []
        for room in self.study.slots.rooms(reach, self.channel, self.days, self.hour):
            looked_at.append(room)
            if room.count != 0:
                free.append(room)
            if len(free) == self.count:
                break
        return looked_at, free

    @property
    def exclusions(self) -> tuple[str, ...]:
        """What keeps at least some of the customers from the campaign."""
        return self.study.slots.exclusions(self.study.population.all_of(self.group), self.channel)


def write_slots(shown: SlotsShown, form: str) -> str:
    """Write the days with room in one of the formats."""
    looked_at, free = shown.find()
    if form == "json":
        return dump_json(_as_json(shown, free))
    if form == "csv":
        rows = [[room.day.isoformat(), "" if room.count is None else room.count, f"{room.at:%H:%M}"] for room in free]
        return write_csv(["day", "room", "hour"], rows)
    columns = shown.columns if form == "table" else None
    title, items, notes = _title(shown), list(_say_all(shown, looked_at)), list(_notes(shown, looked_at))
    if not free:
        items.append(words.SLOT_NONE.in_(shown.language))
    lines = [*_lines(title, columns), "", *(line for item in items for line in _lines(item, columns, "- ")), ""]
    return "\n".join([*lines, *(line for note in notes for line in _lines(note, columns))]) + "\n"


def room_json(group: Sequence[str], room: Room, channel: str) -> dict[str, Any]:
    """Return the room of a day as JSON types."""
    return {
        "group": list(group),
        "channel": channel,
        "day": room.day.isoformat(),
        "hour": f"{room.at:%H:%M}",
        "room": room.count,
        "limit": room.limit.id if room.limit else None,
        "limit_kind": room.limit.kind.value if room.limit else None,
        "closed_by": room.closing.id if room.closing else None,
        "excluded_by": list(room.exclusions),
    }


def _as_json(shown: SlotsShown, free: Sequence[Room]) -> dict[str, Any]:
    return {
        "group": list(shown.group),
        "channel": shown.channel,
        "from": shown.days.first.isoformat(),
        "to": shown.days.last.isoformat(),
        "exclusions": list(shown.exclusions),
        "days": [room_json(shown.group, room, shown.channel) for room in free],
    }


def _title(shown: SlotsShown) -> str:
    segments = shown.names.all_of(Kind.SEGMENT, shown.group)
    group = say((words.GROUP, words.EVERYBODY), shown.language, {"group": segments})
    channel = shown.names.of(Kind.CHANNEL, shown.channel)
    values = {"channel": channel, "group": group, "days": say_days(shown.days, shown.language)}
    return words.SLOTS_TITLE.write(shown.language, values)


def _notes(shown: SlotsShown, looked_at: Sequence[Room]) -> Iterator[str]:
    if shown.exclusions and not all(room.exclusions for room in looked_at):
        yield words.KEPT.write(shown.language, {"exclusions": shown.names.all_of(Kind.EXCLUSION, shown.exclusions)})
    if any(room.at.time() != shown.hour for room in looked_at):
        is_never = all(room.closing for room in looked_at if room.at.time() == shown.hour)
        said = words.SLOT_ALWAYS_CLOSED if is_never else words.SLOT_SOMETIMES_CLOSED
        channel = shown.names.of(Kind.CHANNEL, shown.channel)
        yield said.write(shown.language, {"channel": channel, "hour": say_hour(shown.hour, shown.language)})
    yield words.SLOT_NOTE.in_(shown.language)


def _lines(sentence: str, columns: int | None, mark: str = "") -> list[str]:
    """Return a sentence in lines that fit; on one line where there is no end to it."""
    text = one_line(sentence)
    return [mark + text] if columns is None else wrap_item(text, columns, mark)


def _say_all(shown: SlotsShown, rooms: Sequence[Room]) -> Iterator[str]:
    """Yield what is said of days: those with room alone, the others put together by what fills them."""
    for _, alike in groupby(rooms, key=_reason):
        days = list(alike)
        yield _say_room(shown, days[0], Edition(days[0].day, days[-1].day))


def _reason(room: Room) -> tuple[object, ...]:
    if room.count != 0:
        return (room.day,)
    return id(room.limit), room.closing.id if room.closing else "", room.exclusions


def _say_room(shown: SlotsShown, room: Room, days: Edition) -> str:
    names, language = shown.names, shown.language
    values: dict[str, Any] = {"days": say_days(days, language), "at": room.at, "count": room.count}
    if room.exclusions:
        values["exclusions"] = names.all_of(Kind.EXCLUSION, room.exclusions)
        return words.SLOT_EXCLUDED.write(language, values)
    if room.closing is not None:
        return words.SLOT_CLOSED.write(language, {**values, "closing": names.closing(room.closing)})
    if room.count == 0 and room.limit is not None:
        text = words.SLOT_FULL[room.limit.kind]
        return text.write(language, {**values, "limit": limit_name(room.limit, names, language)})
    return (words.SLOT_FREE_ALWAYS if room.count is None else words.SLOT_FREE).write(language, values)

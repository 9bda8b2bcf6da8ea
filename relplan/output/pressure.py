"""The pressure of a plan as tables: the caps week by week, the proof of every limit, and the days with room."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Any

from relplan.analysis.calendar import DEFAULT_HOUR
from relplan.analysis.pressure.limit import LimitKind
from relplan.diagnostics.dates import short_month_name
from relplan.diagnostics.text import Text
from relplan.output import pressure_words as words
from relplan.output.cells import write_csv, write_grid, write_markdown_table
from relplan.output.json_value import dump_json
from relplan.rules.words.durations import duration_words, window_words

if TYPE_CHECKING:
    from relplan.analysis.occasions import Edition
    from relplan.analysis.pressure.demand import Demand
    from relplan.analysis.pressure.limit import Limit
    from relplan.analysis.pressure.slots import Room, WeekLoad
    from relplan.analysis.pressure.together import Together
    from relplan.analysis.pressure.verdict import Verdict
    from relplan.analysis.reach import Reach
    from relplan.analysis.study import Study
    from relplan.model.settings import Language
    from relplan.output.palette import Palette

Group = tuple[str, ...]
"""Segments that customers are all in; none is everybody."""

_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class PressureShown:
    """The pressure, as one reader is to see it."""

    study: Study
    language: Language
    groups: tuple[Group, ...]
    """The groups to look at week by week; every segment, and everybody, when none is given."""
    channel: str
    """Of the one more contact for which room is looked for."""
    days: Edition
    palette: Palette

    @property
    def rows(self) -> tuple[Group, ...]:
        """The groups of the heat map."""
        return self.groups or ((), *((segment,) for segment in self.study.plan.segments))

    def reach(self, group: Group) -> Reach:
        """Return the customers of a group."""
        return self.study.population.all_of(group)

    def say(self, text: Text, **values: Any) -> str:
        """Write a sentence."""
        return text.write(self.language, values)

    def weeks(self, group: Group) -> dict[date, WeekLoad]:
        """Return the worst window of each week to show, by its Monday."""
        first, last = _monday(self.days.first), self.days.last
        loads = self.study.slots.load_by_week(self.reach(group))
        return {load.monday: load for load in loads if first <= load.monday <= last}

    def best_rooms(self, group: Group) -> dict[date, Room]:
        """Return the day of each week that has most room, by its Monday; the first of equals."""
        hour = self.study.plan.settings.value.send_at or DEFAULT_HOUR
        rooms = self.study.slots.rooms(self.reach(group), self.channel, self.days, hour)
        by_week = groupby(rooms, key=lambda room: _monday(room.day))
        return {monday: max(days, key=_count) for monday, days in by_week}


@dataclass(frozen=True)
class SlotsShown:
    """The question where one more campaign fits."""

    study: Study
    language: Language
    group: Group
    channel: str
    days: Edition
    count: int
    """How many days to find."""

    def find(self) -> tuple[list[Room], list[Room]]:
        """Return the days looked at up to the last one wanted, and those of them with room."""
        hour = self.study.plan.settings.value.send_at or DEFAULT_HOUR
        reach = self.study.population.all_of(self.group)
        looked_at: list[Room] = []
        free: list[Room] = []
        for room in self.study.slots.rooms(reach, self.channel, self.days, hour):
            looked_at.append(room)
            if room.count != 0:
                free.append(room)
            if len(free) == self.count:
                break
        return looked_at, free


def write_table(shown: PressureShown) -> str:
    """Write tables for a terminal."""
    if not shown.study.limits:
        return shown.say(words.NO_LIMIT) + "\n"
    paint = shown.palette.paint
    lines = [paint(shown.palette.strong, shown.say(words.HEAT_TITLE, first=shown.days.first, last=shown.days.last)), ""]
    lines += [*_heat_map(shown), "", shown.say(words.HEAT_LEGEND), ""]
    for group in shown.groups:
        titles = [text.in_(shown.language) for text in words.WEEK_COLUMNS]
        lines += [paint(shown.palette.strong, _name(shown, group)), write_grid(titles, _week_rows(shown, group))]
        lines += ["", shown.say(words.ROOM_NOTE, channel=shown.channel), ""]
    lines += [paint(shown.palette.strong, shown.say(words.PROOF_TITLE)), ""]
    lines += [write_grid([text.in_(shown.language) for text in words.PROOF_COLUMNS], _proof_rows(shown)), ""]
    lines += [f"- {shown.say(text, first=shown.study.period.first)}" for text in words.ASSUMPTIONS]
    demands = _demand_rows(shown)
    if demands:
        titles = [text.in_(shown.language) for text in words.DEMAND_COLUMNS]
        lines += ["", paint(shown.palette.strong, shown.say(words.DEMAND_TITLE)), "", write_grid(titles, demands)]
        lines += ["", shown.say(words.DEMAND_NOTE)]
    return "\n".join(lines) + "\n"


def write_markdown(shown: PressureShown) -> str:
    """Write tables for a page or a comment."""
    if not shown.study.limits:
        return shown.say(words.NO_LIMIT) + "\n"
    heat = "\n".join(_heat_map(shown))
    parts = [f"## {shown.say(words.HEAT_TITLE, first=shown.days.first, last=shown.days.last)}", f"```text\n{heat}\n```"]
    parts.append(shown.say(words.HEAT_LEGEND))
    for group in shown.groups:
        titles = [text.in_(shown.language) for text in words.WEEK_COLUMNS]
        parts += [f"### {_name(shown, group)}", write_markdown_table(titles, _week_rows(shown, group))]
        parts.append(shown.say(words.ROOM_NOTE, channel=shown.channel))
    titles = [text.in_(shown.language) for text in words.PROOF_COLUMNS]
    parts += [f"## {shown.say(words.PROOF_TITLE)}", write_markdown_table(titles, _proof_rows(shown))]
    parts.append("\n".join(f"- {shown.say(text, first=shown.study.period.first)}" for text in words.ASSUMPTIONS))
    demands = _demand_rows(shown)
    if demands:
        titles = [text.in_(shown.language) for text in words.DEMAND_COLUMNS]
        parts += [f"## {shown.say(words.DEMAND_TITLE)}", write_markdown_table(titles, demands)]
        parts.append(shown.say(words.DEMAND_NOTE))
    return "\n\n".join(parts) + "\n"


def write_week_csv(shown: PressureShown) -> str:
    """Write the worst window of each group and week, one to a line; the header is English whatever the language."""
    header = ["group", "week", "limit", "segment", "load", "max", "truth", "window_start", "window_end", "campaigns"]
    rows = []
    for group in shown.rows:
        for load in shown.weeks(group).values():
            one = _week_json(group, load)
            window = one["window"]
            values = [one["limit"], one["limit_segment"] or "", one["load"], one["max"], one["truth"]]
            rows.append(
                [
                    "+".join(group) or "all",
                    one["week"],
                    *values,
                    window["after"],
                    window["up_to"],
                    " ".join(one["campaigns"]),
                ]
            )
    return write_csv(header, rows)


def write_json(shown: PressureShown) -> str:
    """Write the weeks of each group and the proof of every limit, with what each takes for granted."""
    weeks = [_week_json(group, load) for group in shown.rows for load in shown.weeks(group).values()]
    rooms = [
        _room_json(group, room, shown.channel) for group in shown.groups for room in shown.best_rooms(group).values()
    ]
    proof = [
        _proof_json(verdict, together)
        for verdict, together in zip(shown.study.calendar_proof, shown.study.together, strict=True)
    ]
    days = {"from": shown.days.first.isoformat(), "to": shown.days.last.isoformat()}
    demands = [_demand_json(one) for one in shown.study.demands]
    return dump_json({**days, "weeks": weeks, "best_days": rooms, "limits": proof, "demands": demands})


WRITERS: Mapping[str, Callable[[PressureShown], str]] = {
    "table": write_table,
    "markdown": write_markdown,
    "csv": write_week_csv,
    "json": write_json,
}


def write_slots(shown: SlotsShown, form: str) -> str:
    """Write the days with room, and between them what fills the others."""
    looked_at, free = shown.find()
    if form == "json":
        return dump_json([_room_json(shown.group, room, shown.channel) for room in free])
    if form == "csv":
        rows = [[room.day.isoformat(), "" if room.count is None else room.count] for room in free]
        return write_csv(["day", "room"], rows)
    group = " + ".join(shown.group) or words.EVERYBODY.in_(shown.language)
    values = {"channel": shown.channel, "group": group, "first": shown.days.first, "last": shown.days.last}
    lines = [words.SLOTS_TITLE.write(shown.language, values), ""]
    for _, rooms in groupby(looked_at, key=_reason):
        lines += [f"- {line}" for line in _say_rooms(list(rooms), shown.language)]
    if not free:
        lines.append(f"- {words.SLOT_NONE.in_(shown.language)}")
    return "\n".join([*lines, "", words.SLOT_NOTE.in_(shown.language)]) + "\n"


def _reason(room: Room) -> tuple[object, ...]:
    """Return what days are put together by: those with room stand alone."""
    if room.count != 0:
        return (room.day,)
    return (
        room.limit.kind + room.limit.id + room.limit.segment if room.limit else "",
        room.closing.id if room.closing else "",
    )


def _say_rooms(rooms: Sequence[Room], language: Language) -> Iterator[str]:
    first, last = rooms[0], rooms[-1]
    values: dict[str, Any] = {"first": first.day, "last": last.day, "day": first.day, "count": first.count}
    days = (words.SLOT_DAYS if len(rooms) > 1 else words.SLOT_DAY).write(language, values)
    if first.closing is not None:
        yield words.SLOT_CLOSED.write(language, {"days": days, "closing": first.closing.id})
    elif first.count == 0 and first.limit is not None:
        yield words.SLOT_FULL.write(language, {"days": days, "limit": _limit_name(first.limit, language)})
    elif first.count is None:
        yield words.SLOT_FREE_ALWAYS.write(language, values)
    else:
        yield words.SLOT_FREE.write(language, values)


def _heat_map(shown: PressureShown) -> Iterator[str]:
    mondays = list(_mondays(shown.days))
    names = [_name(shown, group) for group in shown.rows]
    margin = max(map(len, names)) + 2
    yield " " * margin + _months(mondays, shown.days.first, shown.language)
    for name, group in zip(names, shown.rows, strict=True):
        weeks = shown.weeks(group)
        yield name.ljust(margin) + "".join(_sign(weeks.get(monday), shown.palette) for monday in mondays)


def _months(mondays: Sequence[date], first: date, language: Language) -> str:
    """Return the names of months over the weeks that they begin in; a week is of the month of its Thursday."""
    line = ""
    months = [max(monday + timedelta(days=3), first).month for monday in mondays]
    for position, month in enumerate(months):
        if (position == 0 or month != months[position - 1]) and len(line) <= position:
            line = line.ljust(position) + short_month_name(month, language) + " "
    return line.rstrip()


def _sign(load: WeekLoad | None, palette: Palette) -> str:
    if load is None or not load.load:
        return palette.paint(palette.frame, "·")
    if load.share > 1:
        return palette.paint(palette.error, "!")
    if load.share == 1:
        return palette.paint(palette.warning, "#")
    return palette.paint(palette.info, str(max(1, int(load.share * 10))))


def _week_rows(shown: PressureShown, group: Group) -> list[list[str]]:
    rooms = shown.best_rooms(group)
    rows = []
    for monday, load in shown.weeks(group).items():
        campaigns = dict.fromkeys(one.planned.campaign.id for one in load.witness.received)
        rows.append(
            [
                monday.isoformat(),
                f"{load.load}/{load.witness.max}",
                _limit_name(load.limit, shown.language),
                f"{load.witness.end:%Y-%m-%d %H:%M}",
                _say_room(shown, rooms.get(monday)),
                ", ".join(campaigns),
            ]
        )
    return rows


def _say_room(shown: PressureShown, room: Room | None) -> str:
    if room is None:
        return ""
    if room.count is None:
        return shown.say(words.ANY_ROOM)
    if room.count == 0:
        return shown.say(words.NO_ROOM)
    return shown.say(words.ROOM, count=room.count, day=f"{room.day:%d/%m}")


def _proof_rows(shown: PressureShown) -> list[list[str]]:
    rows = []
    for verdict, together in zip(shown.study.calendar_proof, shown.study.together, strict=True):
        witness = verdict.witness
        alone = max(together.scenarios.items(), key=lambda one: (one[1] is None, one[1] or 0), default=None)
        rows.append(
            [
                _say_limit(shown, verdict.limit),
                f"{witness.load}/{witness.max}" if witness else shown.say(words.NOTHING_COUNTS),
                words.TRUTHS[verdict.truth].in_(shown.language),
                f"{witness.end:%Y-%m-%d %H:%M}" if witness else "",
                "" if verdict.margin is None else str(verdict.margin),
                f"{_number(shown, alone[1])} {alone[0]}" if alone else "",
                shown.say(words.AT_MOST, count=together.upper)
                if together.upper is not None
                else shown.say(words.ENDLESS),
            ]
        )
    return rows


def _demand_rows(shown: PressureShown) -> list[list[str]]:
    """Return the demand of the segments shown."""
    wanted = {segment for group in shown.groups for segment in group}
    return [
        [
            one.segment,
            shown.say(words.DEMAND_RANGE, low=round(one.asked.low), high=round(one.asked.high)),
            str(round(one.admitted)),
            _limit_name(one.limit, shown.language),
            f"{one.over:.0%}" if one.over > 0 else "",
            str(len(one.unrated)) if one.unrated else "",
        ]
        for one in shown.study.demands
        if (not wanted or one.segment in wanted) and one.asked.high
    ]


def _demand_json(one: Demand) -> dict[str, Any]:
    return {
        "segment": one.segment,
        "truth": one.truth.value,
        "asked_a_year": {"low": round(one.asked.low, 2), "high": round(one.asked.high, 2)},
        "admitted_a_year": round(one.admitted, 2),
        "limit": one.limit.id,
        "limit_segment": one.limit.segment or None,
        "over": round(one.over, 4) if one.over > 0 else 0,
        "would_lose": list(one.losers),
        "not_rated": list(one.unrated),
    }


def _say_upper(shown: PressureShown, together: Together) -> str:
    upper = together.upper
    return shown.say(words.ENDLESS) if upper is None else shown.say(words.AT_MOST, count=upper)


def _number(shown: PressureShown, count: int | None) -> str:
    return shown.say(words.ENDLESS) if count is None else str(count)


def _say_limit(shown: PressureShown, limit: Limit) -> str:
    return shown.say(
        words.KINDS[limit.kind],
        id=_limit_name(limit, shown.language),
        max=limit.max,
        window=window_words(limit.window),
        length=duration_words(limit.window.length) if limit.window.length else "",
    )


def _limit_name(limit: Limit, language: Language) -> str:
    channels = sorted(limit.contacts.channels) if limit.kind is LimitKind.GAP else []
    of = [part for part in (limit.segment, limit.brand, *channels) if part]
    is_reserve = limit.kind is LimitKind.RESERVE
    name = words.RESERVE_OF.write(language, {"id": limit.id}) if is_reserve else limit.id
    return f"{name} ({', '.join(of)})" if of else name


def _name(shown: PressureShown, group: Group) -> str:
    return " + ".join(group) or shown.say(words.EVERYBODY)


def _week_json(group: Group, load: WeekLoad) -> dict[str, Any]:
    witness = load.witness
    return {
        "group": list(group),
        "week": f"{load.monday:%G-W%V}",
        "limit": load.limit.id,
        "limit_segment": load.limit.segment or None,
        "brand": load.limit.brand or None,
        "load": load.load,
        "max": witness.max,
        "truth": load.truth.value,
        "window": {
            "after": witness.start.isoformat(timespec="minutes"),
            "up_to": witness.end.isoformat(timespec="minutes"),
        },
        "campaigns": list(dict.fromkeys(one.planned.campaign.id for one in witness.received)),
    }


def _room_json(group: Group, room: Room, channel: str) -> dict[str, Any]:
    return {
        "group": list(group),
        "channel": channel,
        "day": room.day.isoformat(),
        "room": room.count,
        "limit": room.limit.id if room.limit else None,
        "closed_by": room.closing.id if room.closing else None,
    }


def _proof_json(verdict: Verdict, together: Together) -> dict[str, Any]:
    limit, witness = verdict.limit, verdict.witness
    return {
        "kind": limit.kind.value,
        "limit": limit.id,
        "segment": limit.segment or None,
        "brand": limit.brand or None,
        "max": limit.max,
        "window": str(limit.window),
        "calendar": {
            "truth": verdict.truth.value,
            "holds": verdict.holds,
            "load": witness.load if witness else 0,
            "max": witness.max if witness else limit.max,
            "up_to": witness.end.isoformat(timespec="minutes") if witness else None,
            "campaigns": sorted(witness.actions) if witness else [],
            "margin": verdict.margin,
            "assumptions": [one.value for one in verdict.assumptions],
        },
        "scenarios": dict(together.scenarios),
        "together": {
            "truth": together.truth.value,
            "upper": together.upper,
            "assumptions": [one.value for one in together.assumptions],
        },
    }


def _mondays(days: Edition) -> Iterator[date]:
    monday = _monday(days.first)
    while monday <= days.last:
        yield monday
        monday += _WEEK


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _count(room: Room) -> float:
    return float("inf") if room.count is None else room.count

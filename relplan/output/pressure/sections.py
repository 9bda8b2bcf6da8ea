"""The sections of what is said of a plan's pressure, whatever they are written as."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.output.pressure import words
from relplan.output.pressure.demand import allowance_rows, demand_rows
from relplan.output.pressure.heat import heat_legend, heat_map, heat_title
from relplan.output.pressure.proof import proof_rows
from relplan.output.pressure.weeks import room_notes, week_rows
from relplan.output.pressure.worst import say_receipts, say_window, tight_limits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relplan.diagnostics.text import Text
    from relplan.output.pressure.shown import Group, PressureShown


@dataclass(frozen=True, slots=True)
class Drawing:
    """Lines to be shown as they are."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Columns under their titles."""

    titles: tuple[str, ...]
    rows: tuple[Sequence[str], ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence of its own."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Notes:
    """A list of sentences."""

    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """Something with its particulars below it."""

    title: str
    particulars: tuple[str, ...]


Part = Drawing | Table | Note | Notes | Case


@dataclass(frozen=True, slots=True)
class Section:
    """A title and what stands under it."""

    title: str
    level: int
    """2 for a section, 3 for one inside another."""
    parts: tuple[Part, ...]


def find_sections(shown: PressureShown) -> Iterator[Section]:
    """Yield the sections: the heat map, the groups asked for, the proofs and the demand."""
    yield Section(shown.say(words.HEAT_TITLE, days=shown.say_days(shown.days)), 2, tuple(_draw(shown)))
    for group in shown.groups:
        yield _group_section(shown, group)
    period = shown.say_days(shown.study.period)
    proof = _table(shown, words.PROOF_COLUMNS, proof_rows(shown))
    paused = (Note(shown.say(words.PAUSED, actions=shown.paused)),) if shown.paused else ()
    yield Section(shown.say(words.PROOF_TITLE, days=period), 2, (proof, *paused, _assumptions(shown)))
    cases = tuple(
        Case(say_window(shown, verdict, witness), tuple(say_receipts(shown, verdict, witness)))
        for verdict, witness in tight_limits(shown)
    )
    if cases:
        yield Section(shown.say(words.WORST_TITLE), 3, cases)
    demands = demand_rows(shown)
    if demands:
        parts = (
            _table(shown, words.DEMAND_COLUMNS, demands),
            _table(shown, words.ALLOWANCE_COLUMNS, allowance_rows(shown)),
            Note(shown.say(words.DEMAND_NOTE)),
        )
        yield Section(shown.say(words.DEMAND_TITLE, days=period), 2, parts)


def _draw(shown: PressureShown) -> Iterator[Part]:
    """Yield the map of each cap, and what its signs mean."""
    for gauge in shown.maps:
        yield Note(heat_title(shown, gauge))
        yield Drawing(tuple(heat_map(shown, gauge)))
    sentences = heat_legend(shown) if shown.maps else (shown.say(words.NO_CAP_AT_ALL),)
    yield from map(Note, sentences)


def _group_section(shown: PressureShown, group: Group) -> Section:
    rows = week_rows(shown, group)
    weeks = _table(shown, words.WEEK_COLUMNS, rows) if rows else Note(shown.say(words.NO_CONTACT))
    return Section(shown.name(group), 3, (weeks, *map(Note, room_notes(shown, group))))


def _assumptions(shown: PressureShown) -> Notes:
    return Notes(tuple(shown.say(text, first=shown.study.period.first) for text in words.ASSUMPTIONS))


def _table(shown: PressureShown, titles: tuple[Text, ...], rows: Sequence[Sequence[str]]) -> Table:
    return Table(tuple(shown.say(text) for text in titles), tuple(rows))

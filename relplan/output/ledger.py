"""The ledger of one customer as a timeline to read: a message that waits is told once, with what became of it."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Any

from relplan.analysis.arbitration.candidate import Candidate
from relplan.analysis.arbitration.decision import Decision, Outcome
from relplan.analysis.arbitration.ledger import (
    Chose,
    Course,
    Decided,
    Ended,
    Ending,
    Entry,
    Fact,
    GivenUp,
    Happened,
    Launched,
    Merged,
    NotLaunched,
    Obstacle,
)
from relplan.analysis.arbitration.story import End, Wait, end_of, find_ends, find_waits, is_waiting
from relplan.analysis.occasions import Edition
from relplan.analysis.pressure.contact import find_paused
from relplan.analysis.validity import Announced
from relplan.diagnostics.dates import say_days, say_full_day, say_instant
from relplan.diagnostics.neutral import mask, one_line
from relplan.model.kinds import Kind
from relplan.output import ledger_words as words
from relplan.output.ledger_customer import say_customer
from relplan.output.located import find_spot
from relplan.output.naming import Naming
from relplan.output.printable import width
from relplan.output.shown import DEFAULT_WIDTH
from relplan.output.wrapping import wrap
from relplan.rules.words.durations import duration_words, window_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from relplan.analysis.arbitration.admission import Refusal
    from relplan.analysis.arbitration.customer import Described
    from relplan.analysis.study import Study
    from relplan.diagnostics.text import Text
    from relplan.model.settings import Language
    from relplan.output.palette import Palette
    from relplan.source.place import Place

_REASONS = {Outcome.EXCLUDED: Kind.EXCLUSION, Outcome.NO_CONSENT: Kind.CONSENT}
"""What the reasons of a decision are; of others, actions."""
_ENDS = {Announced.OFFER: Kind.OFFER, Announced.OCCASION: Kind.OCCASION}
_MARGIN = len("09:00  x ")
_LEAST_ROOM = 30
_DAYS_TOLD = 7
"""More attempts than these are told by their number."""


@dataclass(frozen=True)
class Played:
    """A customer's ledger, as one reader is to see it."""

    study: Study
    described: Described
    entries: tuple[Entry, ...]
    first: date
    last: date
    """The last day to show, at most the last of the plan's period: nothing is played after it."""
    language: Language
    base: str = ""
    """The folder of the plan as seen from the reader's own, with `/`; empty when it is the same."""
    width: int = DEFAULT_WIDTH
    """The cells of a line; the places of a plan may be longer."""
    by_ids: bool = False
    """Whether to call objects by their ids."""

    @property
    def names(self) -> Naming:
        """What objects are called."""
        return Naming(self.study.plan, self.by_ids)

    @cached_property
    def shown(self) -> tuple[Entry, ...]:
        """The entries of the days to show."""
        return tuple(entry for entry in self.entries if self.first <= entry.at.date() <= self.last)

    @property
    def under_way(self) -> tuple[str, ...]:
        """The scenarios that the end of the plan's period cuts off, when it is shown."""
        running: dict[str, None] = {}
        for entry in self.entries:
            if isinstance(entry.fact, Launched):
                running[entry.fact.scenario] = None
            elif isinstance(entry.fact, Ended):
                running.pop(entry.fact.scenario, None)
        return tuple(running) if self.last >= self.study.period.last else ()

    @property
    def paused(self) -> tuple[str, ...]:
        """The paused campaigns that would send in the days to show."""
        return find_paused(self.study.scheduled, Edition(self.first, self.last))


def write_ledger_text(played: Played, palette: Palette) -> str:
    """Write the timeline: who the customer is, then day by day what happens, is sent or refused, and by which line."""
    return "\n".join(_Timeline(played, palette).lines()) + "\n"


class _Timeline:
    """Writes the lines of a ledger."""

    def __init__(self, played: Played, palette: Palette) -> None:
        self._played = played
        self._palette = palette
        self._language = played.language
        self._names = played.names
        waits = find_waits(played.shown)
        self._waits = {wait.first: wait for wait in waits}
        self._told = {number for wait in waits for number in wait.retries}
        """Entries told where their message begins to wait."""

    def lines(self) -> Iterator[str]:
        played = self._played
        for sentence in say_customer(played):
            yield from self._wrapped(sentence)
        if played.paused:
            yield from self._wrapped(
                self._say(words.PAUSED, campaigns=self._names.all_of(Kind.CAMPAIGN, played.paused))
            )
        told = [(number, entry) for number, entry in enumerate(played.shown) if number not in self._told]
        for day, entries in groupby(told, key=lambda one: one[1].at.date()):
            yield ""
            yield self._palette.paint(self._palette.strong, say_full_day(day, self._language))
            for number, entry in entries:
                yield from self._entry(entry, self._waits.get(number))
        yield ""
        yield from self._wrapped(self._total() if played.shown else self._say(words.NOTHING, **self._days()))
        if played.under_way:
            last = say_full_day(played.study.period.last, self._language)
            scenarios = self._names.all_of(Kind.SCENARIO, played.under_way)
            yield from self._wrapped(self._say(words.UNDER_WAY, scenarios=scenarios, last=last))

    def _total(self) -> str:
        ends = find_ends(self._played.shown)
        waiting = self._say(words.WAITING, count=ends[End.WAITING]) if ends[End.WAITING] else ""
        return self._say(
            words.TOTAL,
            sent=ends[End.SENT],
            refused=ends[End.REFUSED] + ends[End.GIVEN_UP],
            combined=ends[End.SERVED],
            waiting=waiting,
            **self._days(),
        )

    def _days(self) -> dict[str, str]:
        played = self._played
        return {"first": say_full_day(played.first, self._language), "last": say_full_day(played.last, self._language)}

    def _entry(self, entry: Entry, wait: Wait | None) -> Iterator[str]:
        color, sign = _mark(entry.fact, self._palette)
        (first, place), *others = self._sentences(entry.fact, wait)
        yield from self._lined(f"{entry.at:%H:%M}  {self._palette.paint(color, sign)} ", first, place)
        for sentence, where in others:
            yield from self._lined(" " * _MARGIN, sentence, where)

    def _lined(self, margin: str, sentence: str, place: Place | None) -> Iterator[str]:
        """Yield a sentence in lines, and the place that says so at its end, or under it where it doesn't fit."""
        room = max(_LEAST_ROOM, self._played.width - _MARGIN)
        lines = wrap(one_line(sentence), room)
        where = self._where(place) if place else ""
        painted = self._palette.paint(self._palette.frame, where)
        if where and width(lines[-1]) + 2 + width(where) <= room:
            lines[-1] += f"  {painted}"
        elif where:
            lines.append(painted)
        yield margin + lines[0]
        yield from (" " * _MARGIN + line for line in lines[1:])

    def _wrapped(self, sentence: str) -> list[str]:
        return wrap(one_line(sentence), max(_LEAST_ROOM, self._played.width))

    def _where(self, place: Place) -> str:
        spot = find_spot(self._played.study.plan, place)
        return f"{mask(posixpath.join(self._played.base, spot.path))}:{spot.line}"

    def _sentences(self, fact: Fact, wait: Wait | None) -> Iterator[tuple[str, Place | None]]:
        match fact:
            case Happened(word):
                yield self._say(words.HAPPENED, name=self._names.event(word)), None
            case Launched(scenario, place):
                yield self._say(words.LAUNCHED, scenario=self._name(scenario)), place
            case NotLaunched():
                by = self._names.event(fact.by) if fact.obstacle is Obstacle.EXIT_EVENT else self._name(fact.by)
                said = words.NOT_LAUNCHED[fact.obstacle]
                yield self._say(said, scenario=self._name(fact.scenario), by=by), fact.place
                if fact.until is not None:
                    yield self._say(words.TRIED_AGAIN, until=self._instant(fact.until)), None
                elif fact.is_waiting:
                    yield self._say(words.TRIED_AFTER, by=by), None
            case Chose():
                yield self._way(fact), fact.place
            case Ended():
                is_event = fact.ending is Ending.EXIT_EVENT
                reason = self._names.event(fact.reason) if is_event else fact.reason
                said = words.ENDED[fact.ending]
                yield self._say(said, scenario=self._name(fact.scenario), reason=reason), fact.place
            case Merged():
                yield self._say(words.MERGED, message=self._name(fact.message), send=self._name(fact.send)), None
            case GivenUp():
                yield self._say(words.GIVEN_UP, message=self._name(fact.message)), None
            case Decided():
                yield from self._decision(fact, wait)

    def _way(self, chose: Chose) -> str:
        scenario = self._name(chose.scenario)
        if chose.share is not None:
            return self._say(words.SHARE, scenario=scenario, way=chose.way, share=float(chose.share.value * 100))
        text = words.WAYS.get(chose.way, words.CASE)
        return self._say(text, scenario=scenario, way=chose.way)

    def _decision(self, decided: Decided, wait: Wait | None) -> Iterator[tuple[str, Place | None]]:
        decision, course = decided.decision, decided.course
        texts = words.PUT_OFF if course is not None and is_waiting(decided) else {}
        values = {
            "id": self._name(decision.candidate.id),
            "channel": self._name_channel(decision),
            "rival": self._name(decision.rival.id) if decision.rival else "",
            "when": self._when(decision) if decision.rival else "",
            "reasons": self._names.all_of(_REASONS.get(decision.outcome, Kind.ACTION), decision.reasons),
            "until": self._instant(decision.again) if decision.again else "",
        }
        text = texts.get(decision.outcome, words.DECIDED[decision.outcome])
        yield self._say(text, **values), decision.place or decision.candidate.message.place
        for refusal in decision.refusals:
            yield self._say_refusal(refusal), refusal.limit.place
        if decision.outcome is Outcome.CAPPED:
            possible = decided.possible
            text = words.POSSIBLE if possible else words.NEVER_POSSIBLE
            yield self._say(text, possible=self._instant(possible) if possible else ""), None
        if decision.outcome is Outcome.CLOSED and decision.again:
            yield self._say(words.OPENS, at=self._instant(decision.again)), None
        if course is not None:
            yield "→ " + (self._wait(wait, course) if wait else self._course(course)), course.place
        end = course.end if course is not None else decision.end
        if end is not None:
            yield (
                self._say(
                    words.ENDS[end.of],
                    id=self._names.of(_ENDS[end.of], end.id),
                    day=say_full_day(end.day, self._language),
                ),
                None,
            )
        if decision.candidate.spread_to is not None and decision.at == decision.candidate.due:
            last = say_full_day(decision.candidate.spread_to.date(), self._language)
            yield self._say(words.SPREAD, last=last), None

    def _course(self, course: Course) -> str:
        until = self._instant(course.until) if course.until else ""
        return self._say(words.COURSES[course.kind], until=until, other=self._name(course.other))

    def _wait(self, wait: Wait, course: Course) -> str:
        """Tell when a message was tried again, and what became of it."""
        shown = self._played.shown
        after = shown[wait.last] if wait.last is not None else None
        if not wait.retries and after is None:
            return self._course(course)
        if not wait.retries and after is not None and after.at == course.until:
            return f"{self._course(course)}, {self._say(words.THEN[end_of(after.fact)])}"
        tried = self._attempts([shown[number].at.date() for number in wait.retries]) or self._course(course)
        end = end_of(after.fact) if after else None
        became = self._say(words.BECAME[end], at=self._instant(after.at)) if after and end else ""
        still = self._say(words.STILL_WAITING, last=say_full_day(self._played.last, self._language))
        return f"{tried}\u202f; {became or still}" if self._language.value == "fr" else f"{tried}; {became or still}"

    def _attempts(self, days: list[date]) -> str:
        different = list(dict.fromkeys(days))
        if len(different) > _DAYS_TOLD:
            ends = {"first": say_full_day(days[0], self._language), "last": say_full_day(days[-1], self._language)}
            return self._say(words.TRIED_OFTEN, count=len(days), **ends)
        return self._say(words.TRIED_IN_VAIN, days=say_days(different, self._language)) if different else ""

    def _when(self, decision: Decision) -> str:
        """Tell when the message comes that a send is withheld for: nobody knows yet whether one due later is sent."""
        rival = decision.rival
        if isinstance(rival, Candidate) and rival.at > decision.at:
            return self._say(words.DUE_LATER, at=f"{rival.at:%H:%M}")
        return self._say(words.SAME_DAY)

    def _say_refusal(self, refusal: Refusal) -> str:
        limit, window = refusal.limit, refusal.limit.window
        segment = (
            self._say(words.FOR_SEGMENT, segment=self._names.of(Kind.SEGMENT, limit.segment)) if limit.segment else ""
        )
        holders = tuple(
            self._say(words.HOLDER, id=self._name(one.id), at=self._short(one.at)) for one in refusal.holders
        )
        return self._say(
            words.LIMITS[limit.kind] if holders else words.NOBODY,
            limit=self._names.of(Kind.CAP, limit.id),
            max=refusal.max,
            window=window_words(window),
            length=duration_words(window.length) if window.length else "",
            segment=segment,
            holders=holders,
        )

    def _name(self, ident: str) -> str:
        """Name an action, or a message of one."""
        return self._names.message(ident)

    def _name_channel(self, decision: Decision) -> str:
        made = decision.made.message if decision.made else decision.candidate.message
        return self._names.of(Kind.CHANNEL, decision.channel or made.channels[0])

    def _instant(self, at: datetime) -> str:
        return say_instant(at, self._language)

    def _short(self, at: datetime) -> str:
        return f"{at:%d/%m %H:%M}" if self._language.value == "fr" else f"{at:%m-%d %H:%M}"

    def _say(self, text: Text, **values: Any) -> str:
        return text.write(self._language, values)


def _mark(fact: Fact, palette: Palette) -> tuple[str, str]:
    """Return the sign before an entry, and its colour."""
    match fact:
        case Happened():
            return palette.info, "●"
        case Decided() if is_waiting(fact):
            return palette.warning, "…"
        case Decided() | Merged() if end_of(fact) in (End.SENT, End.SERVED):
            return palette.strong, "✓"
        case Decided() | NotLaunched() | GivenUp():
            return palette.error, "✗"
        case _:
            return palette.frame, "·"

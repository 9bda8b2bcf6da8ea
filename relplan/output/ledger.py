"""The ledger of one customer: a timeline to read, or JSON."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from relplan.analysis.arbitration.candidate import Candidate
from relplan.analysis.arbitration.decision import Decision, Outcome
from relplan.analysis.arbitration.ledger import (
    Chose,
    Course,
    Decided,
    Ended,
    Entry,
    Fact,
    GivenUp,
    Happened,
    Launched,
    Merged,
    NotLaunched,
)
from relplan.analysis.reach import NO, NONE, OTHER_STORE, YES
from relplan.diagnostics.dates import say_full_day, say_instant
from relplan.diagnostics.text import Text
from relplan.output import ledger_words as words
from relplan.output.json_value import dump_json
from relplan.output.located import find_spot
from relplan.output.printable import mask, one_line
from relplan.rules.words.durations import duration_words, window_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from relplan.analysis.arbitration.admission import Refusal
    from relplan.analysis.arbitration.customer import Described
    from relplan.analysis.study import Study
    from relplan.model.settings import Language
    from relplan.output.palette import Palette
    from relplan.source.place import Place

_SENT = frozenset({Outcome.SENT, Outcome.COMBINED})
_WAITING = frozenset({Outcome.RIDES_LATER, Outcome.SHIFTED})


@dataclass(frozen=True)
class Played:
    """A customer's ledger, as one reader is to see it."""

    study: Study
    described: Described
    entries: tuple[Entry, ...]
    first: date
    last: date
    language: Language
    base: str = ""
    """The folder of the plan as seen from the reader's own, with `/`; empty when it is the same."""

    @property
    def shown(self) -> tuple[Entry, ...]:
        """The entries of the days to show."""
        return tuple(entry for entry in self.entries if self.first <= entry.at.date() <= self.last)


def write_ledger_text(played: Played, palette: Palette) -> str:
    """Write the timeline: who the customer is, then day by day what happens, is sent or refused, and by which line."""
    return "\n".join(_Timeline(played, palette).lines()) + "\n"


class _Timeline:
    """Writes the lines of a ledger."""

    def __init__(self, played: Played, palette: Palette) -> None:
        self._played = played
        self._palette = palette
        self._language = played.language

    def lines(self) -> Iterator[str]:
        yield from self._head()
        shown = self._played.shown
        for day, entries in groupby(shown, key=lambda entry: entry.at.date()):
            yield ""
            yield self._palette.paint(self._palette.strong, say_full_day(day, self._language))
            for entry in entries:
                yield from self._entry(entry)
        yield ""
        yield self._total(shown) if shown else self._say(words.NOTHING, **self._days())

    def _head(self) -> Iterator[str]:
        customer, assumed = self._played.described.customer, self._played.described.assumed
        paths = [segments_of(state.choices) for state in customer.states]
        told = " → ".join(", ".join(segments) or words.NO_SEGMENT.in_(self._language) for segments in paths)
        yield self._say(words.HEADING, segments=told)
        if assumed:
            yield self._say(words.ASSUMED, segments=assumed)
        refused = ", ".join(sorted(customer.refused))
        yield self._say(words.OTHERWISE, refused=refused) if refused else self._say(words.ALL_CONSENTS)
        yield self._say(words.UNKNOWN, first=say_full_day(self._played.study.period.first, self._language))

    def _total(self, shown: tuple[Entry, ...]) -> str:
        outcomes = [entry.fact.decision for entry in shown if isinstance(entry.fact, Decided)]
        merged = sum(isinstance(entry.fact, Merged) for entry in shown)
        return self._say(
            words.TOTAL,
            sent=sum(decision.outcome is Outcome.SENT for decision in outcomes),
            refused=sum(decision.outcome not in _SENT | _WAITING for decision in outcomes),
            combined=sum(decision.outcome is Outcome.COMBINED for decision in outcomes) + merged,
            **self._days(),
        )

    def _days(self) -> dict[str, str]:
        played = self._played
        return {"first": say_full_day(played.first, self._language), "last": say_full_day(played.last, self._language)}

    def _entry(self, entry: Entry) -> Iterator[str]:
        color, sign = _mark(entry.fact, self._palette)
        sentences = list(self._sentences(entry.fact))
        (first, place), *others = sentences
        yield self._line(f"{entry.at:%H:%M}  {self._palette.paint(color, sign)} ", first, place)
        for sentence, where in others:
            yield self._line(" " * 9, sentence, where)

    def _line(self, margin: str, sentence: str, place: Place | None) -> str:
        where = f"  {self._palette.paint(self._palette.frame, self._where(place))}" if place else ""
        return f"{margin}{one_line(sentence)}{where}"

    def _where(self, place: Place) -> str:
        spot = find_spot(self._played.study.plan, place)
        return f"{mask(posixpath.join(self._played.base, spot.path))}:{spot.line}"

    def _sentences(self, fact: Fact) -> Iterator[tuple[str, Place | None]]:
        match fact:
            case Happened(word):
                yield self._say(words.HAPPENED, name=self._name_event(word)), None
            case Launched(scenario, place):
                yield self._say(words.LAUNCHED, scenario=scenario), place
            case NotLaunched():
                yield self._say(words.NOT_LAUNCHED[fact.obstacle], scenario=fact.scenario, by=fact.by), fact.place
                if fact.until is not None:
                    yield self._say(words.TRIED_AGAIN, until=self._instant(fact.until)), None
                elif fact.is_waiting:
                    yield self._say(words.TRIED_AFTER, by=fact.by), None
            case Chose(scenario, way, place):
                yield self._say(words.WAY if way else words.NO_WAY, scenario=scenario, way=way), place
            case Ended():
                yield self._say(words.ENDED[fact.ending], scenario=fact.scenario, reason=fact.reason), fact.place
            case Merged():
                yield self._say(words.MERGED, message=fact.message, send=fact.send), None
            case GivenUp():
                yield self._say(words.GIVEN_UP, message=fact.message), None
            case Decided():
                yield from self._decision(fact)

    def _decision(self, decided: Decided) -> Iterator[tuple[str, Place | None]]:
        decision, course = decided.decision, decided.course
        values = {
            "id": decision.candidate.id,
            "channel": self._name_channel(decision),
            "rival": decision.rival.id if decision.rival else "",
            "when": self._when(decision) if decision.rival else "",
            "reasons": decision.reasons,
            "until": self._instant(decision.again) if decision.again else "",
        }
        yield self._say(words.DECIDED[decision.outcome], **values), decision.place or decision.candidate.message.place
        for refusal in decision.refusals:
            yield self._say_refusal(refusal), refusal.limit.place
        if decision.outcome is Outcome.CAPPED:
            possible = decided.possible
            text = words.POSSIBLE if possible else words.NEVER_POSSIBLE
            yield self._say(text, possible=self._instant(possible) if possible else ""), None
        if decision.outcome is Outcome.CLOSED and decision.again:
            yield self._say(words.OPENS, at=self._instant(decision.again)), None
        if course is not None:
            until = self._instant(course.until) if course.until else ""
            yield "→ " + self._say(words.COURSES[course.kind], until=until, other=course.other), course.place

    def _when(self, decision: Decision) -> str:
        """Tell when the message comes that a send is withheld for: nobody knows yet whether one due later is sent."""
        rival = decision.rival
        if isinstance(rival, Candidate) and rival.at > decision.at:
            return self._say(words.DUE_LATER, at=f"{rival.at:%H:%M}")
        return self._say(words.SAME_DAY)

    def _say_refusal(self, refusal: Refusal) -> str:
        limit, window = refusal.limit, refusal.limit.window
        segment = self._say(words.FOR_SEGMENT, segment=limit.segment) if limit.segment else ""
        holders = tuple(f"{one.id} ({self._short(one.at)})" for one in refusal.holders)
        return self._say(
            words.LIMITS[limit.kind] if holders else words.NOBODY,
            limit=limit.id,
            max=refusal.max,
            window=window_words(window),
            length=duration_words(window.length) if window.length else "",
            segment=segment,
            holders=holders,
        )

    def _name_event(self, word: str) -> str:
        plan = self._played.study.plan
        item = plan.events.get(word) or plan.moments.get(word)
        name = item.value.name if item else ""
        return f"{name} ({word})" if name else word

    def _name_channel(self, decision: Decision) -> str:
        made = decision.made.message if decision.made else decision.candidate.message
        item = self._played.study.plan.channels.get(made.channels[0])
        return (item.value.name if item else "") or made.channels[0]

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
        case Decided(decision) if decision.outcome in _SENT:
            return palette.strong, "✓"
        case Decided(decision) if decision.outcome in _WAITING:
            return palette.warning, "…"
        case Decided() | NotLaunched() | GivenUp():
            return palette.error, "✗"
        case Merged():
            return palette.strong, "✓"
        case _:
            return palette.frame, "·"


def segments_of(choices: dict[str, str] | Any) -> list[str]:
    """Return the segments and the store that a customer is in."""
    return [
        name if choice == YES else f"{name}.{choice}"
        for name, choice in choices.items()
        if choice not in (NO, NONE, OTHER_STORE)
    ]


def write_ledger_json(played: Played) -> str:
    """Write the ledger as JSON: the customer, then every entry with its place and, for a decision, what binds it."""
    plan, described = played.study.plan, played.described

    def where(place: Place | None) -> dict[str, Any] | None:
        if place is None:
            return None
        spot = find_spot(plan, place)
        return {"file": posixpath.join(played.base, spot.path), "line": spot.line, "column": spot.column}

    def entry(one: Entry) -> dict[str, Any]:
        return {"at": one.at.isoformat(timespec="minutes"), **_fact_json(one.fact, where)}

    states = [
        {"since": state.since.date().isoformat(), "segments": segments_of(state.choices)}
        for state in described.customer.states
    ]
    return dump_json(
        {
            "customer": {
                "states": states,
                "assumed": list(described.assumed),
                "refused_consents": sorted(described.customer.refused),
            },
            "from": played.first.isoformat(),
            "to": played.last.isoformat(),
            "history_known_from": played.study.period.first.isoformat(),
            "entries": [entry(one) for one in played.shown],
        }
    )


def _fact_json(fact: Fact, where: Any) -> dict[str, Any]:
    match fact:
        case Happened(word):
            return {"kind": "event", "event": word}
        case Launched(scenario, place):
            return {"kind": "launched", "scenario": scenario, "place": where(place)}
        case NotLaunched():
            until = fact.until.isoformat(timespec="minutes") if fact.until else None
            values = {"scenario": fact.scenario, "obstacle": fact.obstacle.value, "by": fact.by or None}
            again = {"until": until, "until_it_ends": fact.is_waiting}
            return {"kind": "not_launched", **values, **again, "place": where(fact.place)}
        case Chose(scenario, way, place):
            return {"kind": "way", "scenario": scenario, "way": way or None, "place": where(place)}
        case Ended():
            values = {"scenario": fact.scenario, "ending": fact.ending.value, "reason": fact.reason or None}
            return {"kind": "ended", **values, "place": where(fact.place)}
        case Merged():
            return {"kind": "merged", "message": fact.message, "send": fact.send}
        case GivenUp():
            return {"kind": "given_up", "message": fact.message}
        case Decided():
            return _decision_json(fact, where)


def _decision_json(decided: Decided, where: Any) -> dict[str, Any]:
    decision = decided.decision
    possible = decided.possible if decided.course else decision.again
    return {
        "kind": "decision",
        "message": decision.candidate.id,
        "outcome": decision.outcome.value,
        "channel": decision.made.message.channels[0] if decision.made else None,
        "place": where(decision.candidate.message.place),
        "limits": [_refusal_json(refusal, where) for refusal in decision.refusals],
        "decided_by": where(decision.place),
        "first_possible": possible.isoformat(timespec="minutes") if possible else None,
        "rival": decision.rival.id if decision.rival else None,
        "reasons": list(decision.reasons),
        "then": _course_json(decided.course, where),
    }


def _refusal_json(refusal: Refusal, where: Any) -> dict[str, Any]:
    return {
        "kind": refusal.limit.kind.value,
        "limit": refusal.limit.id,
        "segment": refusal.limit.segment or None,
        "load": refusal.load,
        "max": refusal.max,
        "held_by": [{"message": one.id, "at": one.at.isoformat(timespec="minutes")} for one in refusal.holders],
        "place": where(refusal.limit.place),
    }


def _course_json(course: Course | None, where: Any) -> dict[str, Any] | None:
    if course is None:
        return None
    until = course.until.isoformat(timespec="minutes") if course.until else None
    return {"course": course.kind.value, "until": until, "other": course.other or None, "place": where(course.place)}

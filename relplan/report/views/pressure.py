"""Pressure rules in words, and what is proved of each over the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from relplan.analysis.pressure.limit import LimitKind
from relplan.analysis.pressure.verdict import Assumption, Truth
from relplan.model.kinds import Kind
from relplan.report.views.acceptance import find_waivers, say_acceptance
from relplan.report.views.audience import Audiences
from relplan.report.views.pieces import Cell, Fact, Pill, Plain, Source, keep, lines, plain
from relplan.report.views.unread import find_unread, say_unproved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.pressure.limit import Limit
    from relplan.analysis.pressure.verdict import Verdict, Witness
    from relplan.model.pressure import Exclusion, Selector
    from relplan.model.quantities import Window
    from relplan.report.text.words import Words
    from relplan.report.views.names import Names
    from relplan.validation.review import Review

_GENERAL = (Assumption.CALENDAR_ONLY, Assumption.HISTORY_UNKNOWN, Assumption.SEGMENTS_STAY)
"""What every proof over the calendar takes for granted; said once."""


@dataclass(frozen=True, slots=True)
class LimitView:
    """A limit and what is proved of it."""

    name: str
    """What its cap is called, with its brand."""
    length: str
    """That of its window: in 7 days."""
    text: str
    customers: Cell
    verdict: Pill
    truth: str
    load: str
    """The contacts of the worst window against the figure; empty when nothing counts."""
    window: str
    margin: str
    sends: Cell
    """The campaigns of the worst window."""
    accepted: str
    """Until when somebody accepts that it is exceeded; empty when nobody does."""
    doubts: tuple[str, ...]
    """What this proof takes for granted beside what all do."""
    source: Source


@dataclass(frozen=True, slots=True)
class PressureView:
    """The pressure rules of a plan."""

    page: ClassVar[str] = "conventions/pressure"
    anchor: ClassVar[str] = "conventions-pressure"
    title: str
    facts: tuple[Fact, ...]
    exclusions: tuple[Fact, ...]
    limits: tuple[LimitView, ...]
    unproved: str
    """Why nothing is proved of the limits; empty when the proof could be made."""
    assumptions: tuple[str, ...]
    truths: tuple[str, ...]
    """What the kinds of truth shown mean."""
    source: Source | None
    """None when nobody knows where the rules are written."""
    own: tuple[Fact, ...]


def view_pressure(review: Review, names: Names, words: Words) -> PressureView | None:
    """Show the pressure rules of a plan; None when it has none.

    Nothing is said to be proved when something that the proof is made from could not be read.
    """
    item, unproved = review.plan.pressure, say_unproved(review, names, words)
    if item is None:
        return _view_unread(review, unproved, names, words) if Kind.PRESSURE in review.plan.incomplete else None
    teller = _Teller(review, names, words)
    proof = () if unproved else review.study.calendar_proof
    unverified = tuple(teller.unverified(limit) for limit in review.study.limits) if unproved else ()
    truths = dict.fromkeys(verdict.truth for verdict in proof)
    pressure = item.value
    horizon = pressure.arbitration.horizon if pressure.arbitration else None
    return PressureView(
        title=words("pressure.title"),
        facts=keep((words("pressure.horizon"), plain(words.format.duration(horizon) if horizon else ""))),
        exclusions=tuple(teller.exclusion(ident, exclusion) for ident, exclusion in pressure.exclusions.items()),
        limits=unverified or tuple(teller.limit(verdict) for verdict in proof),
        unproved=unproved,
        assumptions=tuple(words.of(assumption) for assumption in _GENERAL) if proof else (),
        truths=tuple(words(f"truth_meaning.{truth.value.replace(' ', '_')}") for truth in truths),
        source=names.source(item.at()),
        own=names.own_keys(item),
    )


def _view_unread(review: Review, unproved: str, names: Names, words: Words) -> PressureView:
    """Show pressure rules that can't be read: only that they can't."""
    places = find_unread(review, frozenset({Kind.PRESSURE}), names)
    return PressureView(
        title=words("pressure.title"),
        facts=(),
        exclusions=(),
        limits=(),
        unproved=unproved,
        assumptions=(),
        truths=(),
        source=places[0] if places else None,
        own=(),
    )


def _is_kept_gap(verdict: Verdict) -> bool:
    """Tell whether a verdict is about a gap that is surely kept: then a window of one contact says nothing."""
    return verdict.limit.kind is LimitKind.GAP and verdict.truth is Truth.EXACT and not verdict.breaches


class _Teller:
    """Puts limits and their proofs into words."""

    def __init__(self, review: Review, names: Names, words: Words) -> None:
        self._review = review
        self._plan = review.plan
        self._names = names
        self._words = words
        self._audiences = Audiences(review.plan, names, words)

    def limit(self, verdict: Verdict) -> LimitView:
        """Show a limit with its proof."""
        limit = verdict.limit
        witness = None if _is_kept_gap(verdict) else verdict.witness
        waivers = find_waivers(verdict, self._review)
        return LimitView(
            name=self._say_name(limit),
            length=self._say_length(limit.window),
            text=self._say_limit(limit),
            customers=self._customers(limit),
            verdict=self._say_verdict(verdict, is_accepted=bool(waivers) and len(waivers) == len(verdict.breaches)),
            truth=self._words.of(verdict.truth),
            load=self._say_load(verdict, witness) if witness else "",
            window=self._say_window(limit, witness) if witness else "",
            margin="" if _is_kept_gap(verdict) else self._say_margin(verdict),
            sends=self._names.cell(Kind.CAMPAIGN, _campaigns(witness)) if witness else (),
            accepted=say_acceptance(verdict, waivers, self._words),
            doubts=tuple(self._words.of(one) for one in verdict.assumptions if one not in _GENERAL),
            source=self._names.source(limit.place),
        )

    def unverified(self, limit: Limit) -> LimitView:
        """Show a limit of which nothing is proved."""
        return LimitView(
            name=self._say_name(limit),
            length=self._say_length(limit.window),
            text=self._say_limit(limit),
            customers=self._customers(limit),
            verdict=Pill(self._words("unread.verdict"), "open"),
            truth="",
            load="",
            window="",
            margin="",
            sends=(),
            accepted="",
            doubts=(),
            source=self._names.source(limit.place),
        )

    def exclusion(self, ident: str, exclusion: Exclusion) -> Fact:
        """Say whom an exclusion keeps from what."""
        words = self._words
        what = words("exclusion.all") if exclusion.from_ == "all" else self._say_selector(exclusion.from_)
        cells: list[Cell] = [
            (*self._audiences.segment(exclusion.segment), Plain(words("exclusion.from", what=what))),
            *lines(
                [words("exclusion.except", what=self._say_selector(exclusion.except_)) if exclusion.except_ else ""]
            ),
            *plain(exclusion.description),
        ]
        return Fact(exclusion.name or ident, tuple(cells))

    def _say_limit(self, limit: Limit) -> str:
        words = self._words
        text = words(f"limit.{limit.kind}", name=self._limit_name(limit), rule=self._say_figure(limit))
        brand = self._names.text(Kind.BRAND, limit.brand) if limit.brand else ""
        channels = words.any_of([self._names.text(Kind.CHANNEL, one) for one in sorted(limit.contacts.channels)])
        others = [
            words("limit.channels", channels=channels) if channels else "",
            words("limit.brand", brand=brand) if brand else "",
            self._say_selection(limit),
            *(
                words("limit.during", max=own.max, days=words.format.days(own.days.first, own.days.last))
                for own in limit.during
            ),
        ]
        return words("limit.join").join([text, *(other for other in others if other)])

    def _say_name(self, limit: Limit) -> str:
        brand = self._names.text(Kind.BRAND, limit.brand) if limit.brand else ""
        return self._words("limit.join").join(part for part in (self._limit_name(limit), brand) if part)

    def _limit_name(self, limit: Limit) -> str:
        pressure = self._plan.pressure
        cap = pressure.value.caps.get(limit.id) if pressure else None
        return (cap.name if cap else "") or limit.id

    def _say_figure(self, limit: Limit) -> str:
        if limit.kind is LimitKind.GAP and limit.window.length:
            return self._words("limit.gap_value", duration=self._words.format.duration(limit.window.length))
        return self._words("limit.value", max=limit.max, window=self._say_length(limit.window))

    def _say_length(self, window: Window) -> str:
        if window.length is not None:
            return self._words("window.rolling", duration=self._words.format.duration(window.length))
        return self._words(f"window.{window.unit}")

    def _say_selection(self, limit: Limit) -> str:
        contacts = limit.contacts
        names = [
            *(self._names.text(Kind.PROGRAMME, one) for one in sorted(contacts.programmes)),
            *(self._names.text(Kind.COMMUNICATION, one) for one in sorted(contacts.communications)),
            *sorted(contacts.tags),
        ]
        return self._words("limit.only", what=self._words.any_of(names)) if names else ""

    def _customers(self, limit: Limit) -> Cell:
        if limit.segment:
            return self._audiences.segment(limit.segment)
        pressure = self._plan.pressure
        cap = pressure.value.caps.get(limit.id) if pressure and limit.kind is not LimitKind.GAP else None
        everybody = self._words("audience.everybody_title")
        if cap is None:
            return (Plain(everybody),)
        own: Cell = self._names.cell(Kind.SEGMENT, cap.segments) if cap.segments else ()
        return own or (Plain(self._words("limit.all_others") if cap.by_segment else everybody),)

    def _say_verdict(self, verdict: Verdict, *, is_accepted: bool) -> Pill:
        """Say whether a limit holds, is exceeded, or is neither proved to."""
        if verdict.breaches:
            count = sum(breach.windows for breach in verdict.breaches)
            return Pill(self._words("verdict.exceeded", count=count), "open" if is_accepted else "bad")
        if verdict.truth is Truth.UNDECIDED:
            return Pill(self._words("verdict.undecided"), "open")
        return Pill(self._words("verdict.holds" if verdict.witness else "verdict.nothing_counts"), "good")

    def _say_load(self, verdict: Verdict, witness: Witness) -> str:
        words, load, most = self._words, witness.load, witness.max + verdict.upper_excess
        if verdict.truth is Truth.UPPER_BOUND:
            return words("load.at_most", load=most, max=witness.max)
        if verdict.truth is Truth.LOWER_BOUND:
            return words("load.at_least", load=load, max=witness.max)
        if verdict.truth is Truth.UNDECIDED:
            return words("load.between", load=load if witness.is_proved else 0, upper=most, max=witness.max)
        return words("load.exact", load=load, max=witness.max)

    def _say_margin(self, verdict: Verdict) -> str:
        """Say how many more contacts would fit; never more surely than it is proved."""
        words, margin = self._words, verdict.margin
        if margin is None:
            return ""
        if verdict.truth is Truth.UNDECIDED:
            return words("margin.unknown")
        if verdict.truth is Truth.UPPER_BOUND:
            return words("margin.at_least", count=margin) if margin >= 0 else words("margin.unknown")
        if verdict.truth is Truth.LOWER_BOUND:
            return words("margin.over_at_least", count=verdict.witness.excess if verdict.witness else 0)
        return words("margin.left", count=margin) if margin >= 0 else words("margin.over", count=-margin)

    def _say_window(self, limit: Limit, witness: Witness) -> str:
        """Say which window is the worst: so long before an instant, or the days of a calendar one."""
        form, length = self._words.format, limit.window.length
        if length is not None:
            end = form.moment(witness.end)
            return self._words("window.up_to", duration=form.duration(length), end=end)
        first = witness.start + timedelta(microseconds=1)
        return form.days(first.date(), witness.end.date())

    def _say_selector(self, selector: Selector) -> str:
        words, names = self._words, self._names
        parts = [
            (key, words.any_of([names.text(kind, one) for one in idents]))
            for key, kind, idents in (
                ("programmes", Kind.PROGRAMME, selector.programmes),
                ("scenarios", Kind.SCENARIO, selector.scenarios),
                ("campaigns", Kind.CAMPAIGN, selector.campaigns),
                ("communications", Kind.COMMUNICATION, selector.communications),
                ("channels", Kind.CHANNEL, selector.channels),
            )
        ]
        return words.any_of([words(f"selector.{key}", names=text) for key, text in parts if text])


def _campaigns(witness: Witness) -> Iterator[str]:
    yield from dict.fromkeys(one.planned.campaign.id for one in witness.received)

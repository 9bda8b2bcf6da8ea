"""The data inventory, and how ready the data of each scenario are."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from relplan.analysis.readiness import is_done
from relplan.model.data import DataAvailability
from relplan.model.kinds import Kind
from relplan.report.views.actions import common_facts
from relplan.report.views.names import Names
from relplan.report.views.pieces import Cell, Fact, Piece, Pill, Plain, anchor_of, keep, lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relplan.analysis.readiness import DataNeed, Readiness
    from relplan.model.data import Attribute, DataSource, Datum, Event
    from relplan.model.diagnosis import Workstream
    from relplan.plan.plan import Item, Plan
    from relplan.report.text.words import Words
    from relplan.validation.review import Review

_TONES = {DataAvailability.AVAILABLE: "good", DataAvailability.PARTIAL: "open", DataAvailability.TO_BUILD: "bad"}


class DataState(StrEnum):
    """How ready the data of a scenario are, the least ready first."""

    BLOCKED = "blocked"
    """Something is still to be built."""
    PARTIAL = "partial"
    """Something is there in part only."""
    UNKNOWN = "unknown"
    """The inventory doesn't say of everything whether it is there, or the scenario doesn't say what it needs."""
    READY = "ready"


_STATE_TONES = {DataState.BLOCKED: "bad", DataState.PARTIAL: "open", DataState.UNKNOWN: "", DataState.READY: "good"}


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A system that data come from."""

    anchor: str
    name: str
    system: str
    refresh: str
    hosting: str
    owner: str
    data: str
    """How many events and attributes come from it."""


@dataclass(frozen=True, slots=True)
class DatumRow:
    """An event or an attribute."""

    anchor: str
    name: str
    ident: str
    """Empty where it is the name too."""
    note: str
    """What the plan says of it, in its own words."""
    source: Piece | None
    refresh: str
    available: Pill | None
    personal: str
    details: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class ReadinessRow:
    """A scenario whose data aren't all there."""

    scenario: Piece
    status: Pill | None
    state: Pill
    lacking: tuple[Cell, ...]
    """What is lacking, each with what it is for."""
    work: tuple[Cell, ...]
    """The workstreams that will bring it."""


@dataclass(frozen=True, slots=True)
class DataView:
    """The inventory of a plan's data and what it lets run."""

    summary: str
    """How many data are there, in part, or still to be built."""
    sources: tuple[SourceRow, ...]
    has_systems: bool
    """Whether a source says the name of its system."""
    events: tuple[DatumRow, ...]
    attributes: tuple[DatumRow, ...]
    waiting: tuple[ReadinessRow, ...]
    """Scenarios whose data aren't all there, the least ready first."""
    ready: tuple[Piece, ...]
    """Scenarios whose data are all there."""
    tells_readiness: bool = True
    """Whether the reader is told how ready scenarios are."""

    @property
    def has_owners(self) -> bool:
        """Whether a source has an owner."""
        return any(row.owner for row in self.sources)


def view_data(review: Review, words: Words) -> DataView | None:
    """Show the data inventory and the readiness of scenarios; None when the plan has no inventory."""
    plan = review.plan
    if not (plan.sources or plan.events or plan.attributes):
        return None
    return _Inventory(plan, words).view(review.study.readiness)


class _Inventory:
    """Puts an inventory into words."""

    def __init__(self, plan: Plan, words: Words) -> None:
        self._plan = plan
        self._names = Names(plan, words)
        self._words = words

    def view(self, readiness: Iterable[Readiness]) -> DataView:
        plan, names = self._plan, self._names
        ordered = sorted(readiness, key=lambda one: names.text(Kind.SCENARIO, one.scenario.id).casefold())
        states = [(one, _state_of(one)) for one in ordered]
        waiting = sorted((pair for pair in states if pair[1] is not DataState.READY), key=_rank)
        return DataView(
            summary=self._summary(),
            sources=tuple(self._source(item) for item in plan.sources.values()),
            has_systems=any(item.value.system for item in plan.sources.values()),
            events=tuple(self._datum(item, self._event(item)) for item in plan.events.values()),
            attributes=tuple(self._datum(item, self._attribute(item)) for item in plan.attributes.values()),
            waiting=tuple(self._readiness(one, state) for one, state in waiting),
            ready=tuple(
                names.piece(Kind.SCENARIO, one.scenario.id) for one, state in states if state is DataState.READY
            ),
        )

    def _count(self, events: int, attributes: int) -> str:
        """Say how many events and attributes there are; of what there is none, nothing."""
        counted = (("data.count_events", events), ("data.count_attributes", attributes))
        return self._words.all_of([self._words(key, count=count) for key, count in counted if count])

    def _summary(self) -> str:
        data = [*self._plan.events.values(), *self._plan.attributes.values()]
        found = Counter(item.value.available for item in data)
        parts = [
            self._words(key, count=found[one])
            for key, one in (
                ("data.count_available", DataAvailability.AVAILABLE),
                ("data.count_partial", DataAvailability.PARTIAL),
                ("data.count_to_build", DataAvailability.TO_BUILD),
                ("data.count_unsaid", None),
            )
            if found[one]
        ]
        return (
            self._words(
                "data.summary",
                what=self._count(len(self._plan.events), len(self._plan.attributes)),
                parts=", ".join(parts),
            )
            if data
            else ""
        )

    def _source(self, item: Item[DataSource]) -> SourceRow:
        source = item.value
        events = sum(one.value.source == item.id for one in self._plan.events.values())
        attributes = sum(one.value.source == item.id for one in self._plan.attributes.values())
        return SourceRow(
            anchor=_anchor(item),
            name=self._names.text(Kind.SOURCE, item.id),
            system=source.system,
            refresh=self._refresh(source),
            hosting=source.hosting,
            owner=source.owner,
            data=self._count(events, attributes),
        )

    def _refresh(self, source: DataSource) -> str:
        if source.refresh is None:
            return ""
        return self._words("data.streaming") if isinstance(source.refresh, str) else self._words.every(source.refresh)

    def _datum(self, item: Item[Any], details: tuple[Fact, ...]) -> DatumRow:
        datum: Datum = item.value
        name = self._names.text(item.kind, item.id)
        source = self._plan.sources.get(datum.source or "")
        return DatumRow(
            anchor=_anchor(item),
            name=name,
            ident=item.id if item.id != name else "",
            note=datum.description,
            source=self._names.piece(Kind.SOURCE, datum.source) if datum.source else None,
            refresh=self._refresh(source.value) if source else "",
            available=self._available(datum.available),
            personal=self._words.of(datum.personal) if datum.personal else "",
            details=(*details, *self._names.own_keys(item)),
        )

    def _available(self, available: DataAvailability | None) -> Pill | None:
        return Pill(self._words.of(available), _TONES[available]) if available else None

    def _event(self, item: Item[Event]) -> tuple[Fact, ...]:
        words = self._words
        return keep(
            (words("data.fields"), lines([", ".join(item.value.fields)])),
            (words("data.retention"), lines([self._retention(item.value)])),
            *common_facts(item.value, words),
        )

    def _attribute(self, item: Item[Attribute]) -> tuple[Fact, ...]:
        words, attribute = self._words, item.value
        fill, quality = attribute.fill_rate, attribute.quality
        return keep(
            (words("data.family"), lines([attribute.family])),
            (words("data.fill_rate"), lines([words.format.percent(fill.value) if fill else ""])),
            (words("data.quality"), lines([words("data.mark", mark=quality) if quality else ""])),
            (words("data.key"), lines([words("answer.yes") if attribute.key else ""])),
            (words("action.legal_basis"), lines([attribute.legal_basis])),
            (words("data.retention"), lines([self._retention(attribute)])),
            *common_facts(attribute, words),
        )

    def _retention(self, datum: Datum) -> str:
        return self._words.format.duration(datum.retention) if datum.retention else ""

    def _readiness(self, one: Readiness, state: DataState) -> ReadinessRow:
        names = self._names
        return ReadinessRow(
            scenario=names.piece(Kind.SCENARIO, one.scenario.id),
            status=names.status(one.scenario.value.status),
            state=Pill(self._words.of(state), _STATE_TONES[state]),
            lacking=tuple(self._need(need) for need in _lacking(one)) or ((Plain(self._words("data.nothing_said")),),),
            work=tuple(self._work(item) for item in one.workstreams),
        )

    def _need(self, need: DataNeed) -> Cell:
        """Name a datum that is lacking, how far it is and what it is for."""
        available = need.datum.value.available
        state = self._words.of(available) if available else self._words("data.unsaid")
        said = self._words("data.lacking", role=self._words.of(need.role), state=state)
        return (self._names.piece(need.datum.kind, need.datum.id), Plain(f" {said}"))

    def _work(self, item: Item[Workstream]) -> Cell:
        piece, said = self._names.piece(Kind.WORKSTREAM, item.id), self._say_work(item.value)
        return (piece, Plain(f" ({said})")) if said else (piece,)

    def _say_work(self, workstream: Workstream) -> str:
        """Say when a workstream is to be finished, or that it is."""
        if is_done(workstream):
            return self._words("data.work_done")
        return self._words("data.work_due", day=self._words.format.day(workstream.due)) if workstream.due else ""


def _anchor(item: Item[Any]) -> str:
    return anchor_of(item.kind, item.id)


def _lacking(one: Readiness) -> list[DataNeed]:
    """Return the needs that aren't known to be there, those still to be built first."""
    order = [DataAvailability.TO_BUILD, DataAvailability.PARTIAL, None]
    found = [need for need in one.needs if need.datum.value.available is not DataAvailability.AVAILABLE]
    return sorted(found, key=lambda need: order.index(need.datum.value.available))


def _state_of(one: Readiness) -> DataState:
    found = {need.datum.value.available for need in one.needs}
    if DataAvailability.TO_BUILD in found:
        return DataState.BLOCKED
    if DataAvailability.PARTIAL in found:
        return DataState.PARTIAL
    return DataState.UNKNOWN if None in found or not found else DataState.READY


def _rank(pair: tuple[Readiness, DataState]) -> int:
    return list(DataState).index(pair[1])

"""The plan: every object by kind and id, and where it is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from relplan.model.kinds import Kind
from relplan.plan.titles import Title, own_name, title_of
from relplan.source.place import START_OF_FILE, Part, Place, Route

if TYPE_CHECKING:
    from relplan.model.calendar import Blackout, Occasion
    from relplan.model.campaign import Campaign
    from relplan.model.channels import Channel
    from relplan.model.consents import Communication, Consent, Sender
    from relplan.model.data import Attribute, DataSource, Event
    from relplan.model.diagnosis import Diagnosis
    from relplan.model.journey import Journey
    from relplan.model.kpi import CatalogueKpi, Kpi
    from relplan.model.loyalty import Loyalty
    from relplan.model.moments import Moment
    from relplan.model.objectives import Objective
    from relplan.model.offers import Offer
    from relplan.model.persona import Persona
    from relplan.model.pressure import Pressure
    from relplan.model.programme import Programme
    from relplan.model.scenario import Scenario
    from relplan.model.segments import Overlap, Segment, Segmentation
    from relplan.model.settings import Brand, Settings
    from relplan.model.vocabulary import Deduplication, Store, Term
    from relplan.model.waiver import Waiver
    from relplan.source.document import Document
    from relplan.source.problems import Problem

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Item(Generic[T_co]):
    """An object of the plan, with its id and the place it is written in."""

    kind: Kind
    id: str
    path: str
    route: Route
    """From the file's root to the object."""
    value: T_co

    @property
    def ref(self) -> str:
        """Name the object where kinds mix: `scenario/cart-reminder`."""
        return f"{self.kind}/{self.id}"

    @property
    def title(self) -> Title:
        """What sentences call it; of a segment ask the plan, which knows what it is a segment of."""
        return Title(self.id, own_name(self.value))

    def at(self, *route: str | int, part: Part = Part.VALUE) -> Place:
        """Return the place of something in the object."""
        return Place(self.path, self.route + route, part)

    def at_key(self, *route: str | int) -> Place:
        """Return the place of a key in the object."""
        return self.at(*route, part=Part.KEY)

    @property
    def place(self) -> Place:
        """Return where the object says its name: its `name` key, or the key that is its id."""
        return Place(self.path, self.route or ("name",), Part.KEY)


Items = Mapping[str, Item[T_co]]


@dataclass(frozen=True)
class Plan:
    """Everything that the files of a plan say, indexed.

    What could not be read is absent from the mappings but not forgotten: its id is declared, and its kind is not whole.
    """

    label: str
    """The tree it was read from."""
    documents: Mapping[str, Document]
    problems: tuple[Problem, ...]
    """What is wrong with the files, found while reading them."""
    items: Mapping[Kind, Items[Any]]
    remains: tuple[Item[Any], ...]
    """What could still be read of broken objects: looked at for the ids they mention, and for nothing else."""
    declared: Mapping[Kind, Mapping[str, Place]]
    """Every id that is written down, read or not, with the place of its first declaration."""
    incomplete: frozenset[Kind]
    """Kinds of which at least one object could not be read whole."""
    unread: frozenset[Kind]
    """Kinds that may have ids nobody can see, since a file could not be read at all."""
    catalogue: Mapping[str, CatalogueKpi]
    """The built-in KPIs."""
    waivers: tuple[Item[Waiver], ...] = ()
    overlaps: tuple[Item[Overlap], ...] = ()
    extensions: Mapping[str, Mapping[Route, Any]] = field(default_factory=dict)
    """The team's own `x-` keys, by file and route."""

    def title_of(self, kind: Kind, ident: str) -> Title:
        """Return what sentences call the object of an id."""
        return title_of(self, kind, ident)

    def of(self, kind: Kind) -> Items[Any]:
        """Return the objects of a kind by id."""
        return self.items.get(kind, {})

    def knows(self, kind: Kind, ident: str) -> bool:
        """Tell whether an id is declared, whether or not its object could be read."""
        if kind is Kind.ACTION:
            return self.knows(Kind.SCENARIO, ident) or self.knows(Kind.CAMPAIGN, ident)
        if kind is Kind.KPI and ident in self.catalogue:
            return True
        return ident in self.declared.get(kind, {}) or ident in self.of(kind)

    def ids(self, kind: Kind) -> tuple[str, ...]:
        """Return every id of a kind, for suggestions."""
        if kind is Kind.ACTION:
            return self.ids(Kind.SCENARIO) + self.ids(Kind.CAMPAIGN)
        own = tuple(self.declared.get(kind, {}))
        return own + tuple(self.catalogue) if kind is Kind.KPI else own

    def locate(self, place: Place) -> tuple[int, int]:
        """Return the line and column of a place."""
        document = self.documents.get(place.path)
        span = document.locate(place) if document else place.span or START_OF_FILE
        return span.start.line, span.start.column

    @property
    def settings(self) -> Item[Settings]:
        """The plan's own settings, as far as its file can be read."""
        return next(iter(self.of(Kind.SETTINGS).values()))

    @property
    def programmes(self) -> Items[Programme]:
        """Programmes by id."""
        return self.of(Kind.PROGRAMME)

    @property
    def scenarios(self) -> Items[Scenario]:
        """Scenarios by id."""
        return self.of(Kind.SCENARIO)

    @property
    def campaigns(self) -> Items[Campaign]:
        """Campaigns by id."""
        return self.of(Kind.CAMPAIGN)

    @cached_property
    def actions(self) -> Mapping[str, Item[Scenario | Campaign]]:
        """Scenarios and campaigns by id: they share one namespace."""
        return {**self.scenarios, **self.campaigns}

    @property
    def journeys(self) -> Items[Journey]:
        """Journeys by id."""
        return self.of(Kind.JOURNEY)

    @property
    def personas(self) -> Items[Persona]:
        """Personas by id."""
        return self.of(Kind.PERSONA)

    @property
    def objectives(self) -> Items[Objective]:
        """Objectives by id."""
        return self.of(Kind.OBJECTIVE)

    @property
    def moments(self) -> Items[Moment]:
        """Moments by id."""
        return self.of(Kind.MOMENT)

    @property
    def occasions(self) -> Items[Occasion]:
        """Occasions by id."""
        return self.of(Kind.OCCASION)

    @property
    def blackouts(self) -> Items[Blackout]:
        """Blackouts by id."""
        return self.of(Kind.BLACKOUT)

    @property
    def sources(self) -> Items[DataSource]:
        """Data sources by id."""
        return self.of(Kind.SOURCE)

    @property
    def events(self) -> Items[Event]:
        """Events by id."""
        return self.of(Kind.EVENT)

    @property
    def attributes(self) -> Items[Attribute]:
        """Attributes by id."""
        return self.of(Kind.ATTRIBUTE)

    @property
    def offers(self) -> Items[Offer]:
        """Offers by id."""
        return self.of(Kind.OFFER)

    @property
    def segmentations(self) -> Items[Segmentation]:
        """Segmentations by id."""
        return self.of(Kind.SEGMENTATION)

    @property
    def segments(self) -> Items[Segment]:
        """Segments by `SEGMENTATION.SEGMENT`."""
        return self.of(Kind.SEGMENT)

    @property
    def channels(self) -> Items[Channel]:
        """Channels by id."""
        return self.of(Kind.CHANNEL)

    @property
    def consents(self) -> Items[Consent]:
        """Consents by id."""
        return self.of(Kind.CONSENT)

    @property
    def communications(self) -> Items[Communication]:
        """Types of communication by id."""
        return self.of(Kind.COMMUNICATION)

    @property
    def senders(self) -> Items[Sender]:
        """Senders by id."""
        return self.of(Kind.SENDER)

    @property
    def terms(self) -> Items[Term]:
        """Terms of the vocabulary by id."""
        return self.of(Kind.TERM)

    @property
    def deduplications(self) -> Items[Deduplication]:
        """Deduplication rules by id."""
        return self.of(Kind.DEDUPLICATION)

    @property
    def kpis(self) -> Items[Kpi]:
        """The plan's own KPIs by id."""
        return self.of(Kind.KPI)

    @property
    def stores(self) -> Items[Store]:
        """Stores by id."""
        return self.of(Kind.STORE)

    @property
    def brands(self) -> Items[Brand]:
        """Brands by id."""
        return self.of(Kind.BRAND)

    @property
    def pressure(self) -> Item[Pressure] | None:
        """Caps, gaps, reserves and exclusions."""
        return next(iter(self.of(Kind.PRESSURE).values()), None)

    @property
    def diagnosis(self) -> Item[Diagnosis] | None:
        """The diagnosis."""
        return next(iter(self.of(Kind.DIAGNOSIS).values()), None)

    @property
    def loyalty(self) -> Item[Loyalty] | None:
        """The loyalty strategy."""
        return next(iter(self.of(Kind.LOYALTY).values()), None)

    def everything(self) -> Iterator[Item[Any]]:
        """Yield every object that is reviewed as one: files' own objects, and entries of mappings."""
        for kind, found in self.items.items():
            if kind not in _INNER:
                yield from found.values()
        yield from self.overlaps
        yield from self.waivers


_INNER = frozenset({Kind.BRAND, Kind.WORKSTREAM, Kind.SEGMENT, Kind.CAP, Kind.EXCLUSION})
"""Kinds whose objects are parts of another object that is indexed too."""

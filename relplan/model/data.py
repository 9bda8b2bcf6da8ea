"""The inventory of customer data (`data.yaml`)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import Discriminator, StrictBool, Tag

from relplan.model.base import Element, PlanObject, Score, SourceId
from relplan.model.quantities import Duration, Rate


class DataAvailability(StrEnum):
    """Whether a datum can be used."""

    AVAILABLE = "available"
    PARTIAL = "partial"
    TO_BUILD = "to_build"


class Personal(StrEnum):
    """How personal a datum is; `sensitive` is what article 9 of the GDPR lists."""

    NONE = "none"
    IDENTITY = "identity"
    CONTACT = "contact"
    BEHAVIOUR = "behaviour"
    SENSITIVE = "sensitive"


def _refresh_kind(value: Any) -> str:
    return "<streaming>" if value == "streaming" else "<every>"


Refresh = Annotated[
    Annotated[Literal["streaming"], Tag("<streaming>")] | Annotated[Duration, Tag("<every>")],
    Discriminator(_refresh_kind),
]
"""`streaming`, or the time between two updates: `1d`."""


class DataSource(PlanObject):
    """A system that customer data comes from."""

    refresh: Refresh | None = None
    """How often it is updated: `streaming`, or a duration."""

    hosting: str = ""
    """Where it is kept: `EU`, a country."""

    system: str = ""
    """The system's name."""


class Datum(PlanObject):
    """What events and attributes have in common."""

    source: SourceId | None = None
    """The source it comes from."""

    available: DataAvailability | None = None
    """Whether it can be used: available, partial or to_build."""

    personal: Personal | None = None
    """How personal it is."""

    retention: Duration | None = None
    """How long it is kept."""


class Event(Datum):
    """Something that happens to a customer and that data tells."""

    fields: tuple[str, ...] = ()
    """What it carries."""


class Attribute(Datum):
    """Something known of a customer."""

    family: str = ""
    """The family it belongs to: identity, transaction, navigation, score ..."""

    fill_rate: Rate | None = None
    """The share of customers it is known for."""

    quality: Score | None = None
    """How far it can be trusted."""

    key: StrictBool | None = None
    """Whether it identifies a customer."""

    legal_basis: str = ""
    """The lawful basis of its use."""


class DataInventory(Element):
    """Sources, events and attributes."""

    sources: dict[str, DataSource] = {}
    """Sources, by id."""

    events: dict[str, Event] = {}
    """Events, by id."""

    attributes: dict[str, Attribute] = {}
    """Attributes, by id."""

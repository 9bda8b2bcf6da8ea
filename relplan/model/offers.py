"""Offers and contents, the working base for scenarios (`offers.yaml`)."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from relplan.model.base import Element, Lever, PlanObject
from relplan.model.quantities import Day, Figure, Money


class OfferKind(StrEnum):
    """What is given."""

    OFFER = "offer"
    CONTENT = "content"
    SERVICE = "service"


class Validity(Element):
    """The days on which something holds; open where a side is not given."""

    from_: Day | None = Field(default=None, alias="from")
    """First day."""

    to: Day | None = None
    """Last day, included."""


class Offer(PlanObject):
    """An offer or a content."""

    kind: OfferKind | None = None
    """What is given: offer, content or service."""

    lever: Lever | None = None
    """The lever it belongs to."""

    value: Figure | None = None
    """What it is worth: `50 %`, `10 EUR`."""

    conditions: str = ""
    """Its conditions, in words."""

    reference_price: str = ""
    """How the earlier price of a price cut is established."""

    valid: Validity | None = None
    """When it holds."""

    cost: Money | None = None
    """What one costs."""

    performance: dict[str, Figure] = {}
    """What it has shown so far: `{conversion: 3.1 %}`."""

"""The moments of the customer and of the company (`moments.yaml`)."""

from __future__ import annotations

from enum import StrEnum

from pydantic import StrictBool

from relplan.model.base import AttributeId, EventId, PersonaId, PlanObject, SegmentId
from relplan.model.quantities import Pace


class MomentKind(StrEnum):
    """Whose moment it is: the first four are the customer's, the last two the company's."""

    TRANSACTIONAL = "transactional"
    RELATIONAL = "relational"
    AFTER_SALES = "after_sales"
    LIFE = "life"
    BRAND = "brand"
    CALENDAR = "calendar"

    @property
    def is_customer(self) -> bool:
        """Tell whether the customer brings the moment about."""
        return self not in (MomentKind.BRAND, MomentKind.CALENDAR)


class GenericMoment(StrEnum):
    """The ten key moments that every plan should have thought of."""

    SITE_VISIT = "site_visit"
    IDENTIFICATION = "identification"
    INFORMATION_REQUEST = "information_request"
    WISHLIST_OR_CART = "wishlist_or_cart"
    FIRST_ORDER = "first_order"
    NEXT_ORDERS = "next_orders"
    USAGE = "usage"
    COMPLAINT = "complaint"
    PERSONAL_EVENT = "personal_event"
    INACTIVITY = "inactivity"


class Moment(PlanObject):
    """A moment that may start a scenario."""

    kind: MomentKind | None = None
    """Whose moment it is: transactional, relational, after_sales, life (the customer's), brand, calendar."""

    generic: GenericMoment | None = None
    """Which of the ten generic moments it is."""

    event: EventId | None = None
    """The event that detects it."""

    date: AttributeId | None = None
    """The attribute that holds its date, when it is known beforehand: a birthday, an end of contract."""

    rate: dict[SegmentId, Pace] = {}
    """How often it happens to a customer of each segment: `{lifecycle.active: 1.8/year}`."""

    sensitive: StrictBool | None = None
    """Whether it is a delicate one: bereavement, illness, debt."""

    moment_of_truth: StrictBool | None = None
    """Whether it decides on the relationship."""

    personas: tuple[PersonaId, ...] = ()
    """The personas it matters to."""

    expected_content: str = ""
    """What customers expect to hear then."""

    @property
    def is_detected(self) -> bool:
        """Tell whether an event or a date tells when it comes."""
        return self.event is not None or self.date is not None

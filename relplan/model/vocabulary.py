"""What a team must agree on in words: terms, deduplication, stores."""

from __future__ import annotations

from enum import StrEnum

from relplan.model.base import Count, PlanObject, SegmentId
from relplan.model.quantities import Day


class Term(PlanObject):
    """A word that all departments use alike (`conventions/vocabulary.yaml`)."""

    term: str
    """The word."""

    definition: str = ""
    """What it means, precisely enough to be tested."""

    synonyms: tuple[str, ...] = ()
    """Other words for it."""

    segment: SegmentId | None = None
    """The segment it is."""

    validated: Day | None = None
    """When the departments agreed on it."""


class DeduplicationScope(StrEnum):
    """What a deduplication rule makes unique."""

    EMAIL = "email"
    MOBILE = "mobile"
    POSTAL = "postal"
    HOUSEHOLD = "household"
    CUSTOMER = "customer"


class Survivor(StrEnum):
    """Which record is kept."""

    MOST_RECENT = "most_recent"
    RICHEST = "richest"
    LOYALTY_ACCOUNT = "loyalty_account"


class Deduplication(PlanObject):
    """A deduplication rule (`conventions/deduplication.yaml`)."""

    scope: DeduplicationScope | None = None
    """What it makes unique: email, mobile, postal, household or customer."""

    keys: tuple[str, ...] = ()
    """The data compared."""

    survivor: Survivor | None = None
    """Which record is kept: most_recent, richest or loyalty_account."""

    consents: str = ""
    """How consents are merged; the most restrictive should win."""

    frequency: str = ""
    """How often it runs."""


class Store(PlanObject):
    """A store (`conventions/stores.yaml`); a customer has one home store."""

    region: str = ""
    """Its region."""

    size: Count | None = None
    """How many customers call it theirs."""

"""The loyalty strategy: eight questions, and whether a card pays (`loyalty.yaml`)."""

from __future__ import annotations

from enum import StrEnum

from pydantic import StrictBool

from relplan.model.base import AttributeId, ChannelId, Element, KpiId, Lever, MomentId, ProgrammeId, Score
from relplan.model.quantities import Figure, Rate


class LoyaltyCriterion(StrEnum):
    """What loyalty may be measured by."""

    VOLUME = "volume"
    SENIORITY = "seniority"
    EXCLUSIVITY = "exclusivity"
    ENGAGEMENT = "engagement"


class Expectation(StrEnum):
    """The five generic types of expectation."""

    PERSONALISED = "personalised"
    FLUID = "fluid"
    SIMPLE = "simple"
    REWARDED = "rewarded"
    CLOSE = "close"


class LoyaltyDefinition(Element):
    """What the company calls a loyal customer."""

    statement: str = ""
    """The definition, in words."""

    criteria: tuple[LoyaltyCriterion, ...] = ()
    """What it is measured by."""

    shared_with: tuple[str, ...] = ()
    """The departments that share it."""


class LoyaltyObjective(Element):
    """A quantified objective of loyalty."""

    statement: str
    """What is to be achieved."""

    kpi: KpiId | None = None
    """The KPI that measures it."""

    baseline: Figure | None = None
    """Its value today."""

    target: Figure | None = None
    """The value to reach."""


class CardTest(Element):
    """Five questions; a majority of yes means: without a card first."""

    all_buyers_identified: StrictBool | None = None
    """Are all buyers identified?"""

    low_purchase_frequency: StrictBool | None = None
    """Do customers buy seldom?"""

    under_50000_contacts: StrictBool | None = None
    """Are there fewer than 50,000 contacts?"""

    little_competition: StrictBool | None = None
    """Is there little competition?"""

    few_targeted_actions: StrictBool | None = None
    """Have there been few targeted actions so far?"""


class Loyalty(Element):
    """The answers to the eight questions of loyalty."""

    definition: LoyaltyDefinition | None = None
    """How is loyalty defined?"""

    objectives: tuple[LoyaltyObjective, ...] = ()
    """Which quantified objectives?"""

    indicators: tuple[KpiId, ...] = ()
    """Which indicators?"""

    expectations: dict[Expectation, Score] = {}
    """What do customers expect, from 1 to 5?"""

    levers: dict[Lever, Rate] = {}
    """Which levers, in what wanted balance?"""

    programmes: tuple[ProgrammeId, ...] = ()
    """The programmes in which the balance is measured."""

    data: tuple[AttributeId, ...] = ()
    """Which data?"""

    moments: tuple[MomentId, ...] = ()
    """Which key moments?"""

    channels: tuple[ChannelId, ...] = ()
    """Which channels?"""

    pressure: str = ""
    """With what pressure, in words?"""

    card_test: CardTest | None = None
    """Whether a loyalty card pays."""

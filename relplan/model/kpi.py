"""KPIs: the built-in catalogue and what a plan adds to it (`conventions/kpis.yaml`)."""

from __future__ import annotations

from enum import StrEnum

from pydantic import StrictBool

from relplan.model.base import Element, PlanObject
from relplan.model.quantities import Duration


class Nature(StrEnum):
    """What a KPI tells of; business and satisfaction may lead a programme."""

    BUSINESS = "business"
    SATISFACTION = "satisfaction"
    DATA = "data"
    DELIVERY = "delivery"

    @property
    def may_lead(self) -> bool:
        """Tell whether a programme's main objective may be measured by it."""
        return self in (Nature.BUSINESS, Nature.SATISFACTION)


class Unit(StrEnum):
    """What a KPI is counted in."""

    RATE = "rate"
    MONEY = "money"
    NUMBER = "number"
    POINTS = "points"


class Direction(StrEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"


class Bilingual(Element):
    """A text in both languages."""

    en: str
    """In English."""

    fr: str
    """In French."""


class CatalogueKpi(Element):
    """A KPI that every plan may use."""

    name: Bilingual
    """What it is called."""

    nature: Nature
    """What it tells of."""

    unit: Unit
    """What it is counted in."""

    direction: Direction
    """Which way is better."""

    formula: Bilingual
    """How it is computed."""


class Kpi(PlanObject):
    """A KPI that a plan adds; it never redefines a built-in one."""

    nature: Nature | None = None
    """What it tells of: business, satisfaction, data or delivery."""

    unit: Unit | None = None
    """What it is counted in: rate, money, number or points."""

    direction: Direction | None = None
    """Which way is better: up or down."""

    formula: str = ""
    """How it is computed."""

    window: Duration | None = None
    """Over what time it is measured."""

    source: str = ""
    """Where it is read."""

    requires: tuple[str, ...] = ()
    """What measuring it takes: a control group, a consent."""

    guardrail: StrictBool | None = None
    """Whether it is watched rather than aimed at."""

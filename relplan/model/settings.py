"""The plan's own settings (`relplan.yaml`)."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from pydantic import Field, StrictInt

from relplan.model.base import Count, Element, Period, PlanObject, SegmentId
from relplan.model.consents import Recipients
from relplan.model.house_rule import HouseRule
from relplan.model.programme import ReviewCadence
from relplan.model.quantities import Clock


class Language(StrEnum):
    """A language that relplan writes."""

    FR = "fr"
    EN = "en"


class Jurisdiction(StrEnum):
    """A place whose law relplan has rules of."""

    EU = "eu"
    FR = "fr"


class Prospecting(StrEnum):
    """What prospecting is for."""

    COMMERCIAL = "commercial"
    NON_COMMERCIAL = "non_commercial"


class Brand(PlanObject):
    """A brand of the company."""

    segments: tuple[SegmentId, ...] = ()
    """The segments that hold its customers; everybody when not given."""


class Override(Element):
    """Settings of rules for some files."""

    paths: tuple[str, ...] = Field(min_length=1)
    """Patterns of paths, as `archive/**`."""

    rules: dict[str, Any]
    """Rules by name or code, and their settings there."""


class Settings(PlanObject):
    """The plan's own settings (`relplan.yaml`)."""

    relplan: StrictInt
    """The version of the format this plan is written in: 1."""

    name: str
    """What the plan is called."""

    required_version: str = ""
    """The versions of the program that may read the plan: `">=1.0,<2"`."""

    language: Language = Language.FR
    """The language of its texts, and of reports unless another is asked for."""

    timezone: str = "Europe/Paris"
    """The time zone of its dates and hours, as `Europe/Paris`."""

    currency: str = "EUR"
    """The currency of its amounts."""

    countries: tuple[str, ...] = ("FR",)
    """The countries whose public holidays hold, as `FR`, or regions with their own, as `DE-BY`."""

    period: Period | None = None
    """The days it plans; the year of the reading when not given."""

    brands: dict[str, Brand] = {}
    """The company's brands, by id."""

    send_at: Clock | None = None
    """The hour of sends that state none; 10:00 when not given."""

    review: ReviewCadence | None = None
    """How often the plan is reviewed, and when it last was."""

    customers: Count | None = None
    """The size of the customer base, for head-counts."""

    law: tuple[Jurisdiction, ...] = ()
    """Whose law the plan is checked against: `fr` (with the law of the European Union) or `eu`."""

    recipients: Recipients | None = None
    """Whom it writes to: consumers, or professionals about their work, to whom rules on consumers don't apply."""

    prospecting: Prospecting | None = None
    """What its prospecting is for; non_commercial for a charity, a party, a union or a public body."""

    sector: str = ""
    """What the company sells."""

    rules: dict[str, Any] = {}
    """The edition of rules the plan is checked with, and the settings of rules by name or code."""

    house_rules: dict[str, HouseRule] = {}
    """The plan's own rules, by name."""

    overrides: tuple[Override, ...] = ()
    """Settings of rules for some files only."""

    ignore: tuple[str, ...] = ()
    """Patterns of files under the plan's folder that are not the plan's, as `mkdocs.yml` or `site/*`."""

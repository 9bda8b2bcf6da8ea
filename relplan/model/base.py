"""What every part of the plan shares: frozen elements, references to ids, shorthands and common fields."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, GetJsonSchemaHandler, StrictInt, model_validator
from pydantic_core import CoreSchema

from relplan.model.kinds import Kind
from relplan.model.quantities import Day, Duration, Grouped, QuantityError
from relplan.model.quantities.base import refusal


class Element(BaseModel):
    """A frozen part of the plan; a key it doesn't know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Shorthand(Element):
    """An element that may be written as the bare value of its main field."""

    short_field: ClassVar[str]

    @model_validator(mode="before")
    @classmethod
    def _expand(cls, data: Any) -> Any:
        return data if isinstance(data, (dict, cls)) else {cls.short_field: data}

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Allow the bare value beside the mapping."""
        full = handler.resolve_ref_schema(handler(core_schema))
        name = next((n for n, f in cls.model_fields.items() if n == cls.short_field), cls.short_field)
        alias = cls.model_fields[name].alias or name
        return {"anyOf": [full["properties"][alias], full]}


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a text as the id of another object of the plan."""

    kind: Kind
    other_words: re.Pattern[str] | None = None
    """Words that may stand there too and are no ids."""

    def is_other_word(self, text: str) -> bool:
        """Tell whether a text is a word of its own rather than an id."""
        return self.other_words is not None and self.other_words.fullmatch(text) is not None


ProgrammeId = Annotated[str, Ref(Kind.PROGRAMME)]
ScenarioId = Annotated[str, Ref(Kind.SCENARIO)]
CampaignId = Annotated[str, Ref(Kind.CAMPAIGN)]
ActionId = Annotated[str, Ref(Kind.ACTION)]
JourneyId = Annotated[str, Ref(Kind.JOURNEY)]
PersonaId = Annotated[str, Ref(Kind.PERSONA)]
MomentId = Annotated[str, Ref(Kind.MOMENT)]
OccasionId = Annotated[str, Ref(Kind.OCCASION)]
SourceId = Annotated[str, Ref(Kind.SOURCE)]
EventId = Annotated[str, Ref(Kind.EVENT)]
AttributeId = Annotated[str, Ref(Kind.ATTRIBUTE)]
OfferId = Annotated[str, Ref(Kind.OFFER)]
SegmentId = Annotated[str, Ref(Kind.SEGMENT)]
ChannelId = Annotated[str, Ref(Kind.CHANNEL)]
ConsentId = Annotated[str, Ref(Kind.CONSENT)]
CommunicationId = Annotated[str, Ref(Kind.COMMUNICATION)]
SenderId = Annotated[str, Ref(Kind.SENDER)]
KpiId = Annotated[str, Ref(Kind.KPI)]
StoreId = Annotated[str, Ref(Kind.STORE)]
BrandId = Annotated[str, Ref(Kind.BRAND)]
CapId = Annotated[str, Ref(Kind.CAP)]

Score = Annotated[StrictInt, Field(ge=1, le=5)]
"""A mark from 1 (low) to 5 (high)."""


def _check_stretch(length: Duration) -> Duration:
    """Refuse no time at all; raises what pydantic collects."""
    if not length.longest:
        raise refusal(QuantityError("duration", str(length), "zero"))
    return length


Stretch = Annotated[Duration, AfterValidator(_check_stretch)]
"""A duration of more than no time."""

Count = Annotated[StrictInt, Field(ge=0), Grouped]
"""A number of things."""

AtLeastOne = Annotated[StrictInt, Field(ge=1), Grouped]
"""A number of things, or a place in an order."""


class Status(StrEnum):
    """How far an object is; `idea` and `retired` stay out of every figure."""

    IDEA = "idea"
    DRAFT = "draft"
    READY = "ready"
    LIVE = "live"
    PAUSED = "paused"
    RETIRED = "retired"

    @property
    def counts(self) -> bool:
        """Tell whether the object takes part in the plan's figures."""
        return self not in (Status.IDEA, Status.RETIRED)

    @property
    def runs(self) -> bool:
        """Tell whether an action contacts customers in the plan: it counts, and isn't stopped for a time."""
        return self.counts and self is not Status.PAUSED


class Lever(StrEnum):
    """What a message offers the customer."""

    TRANSACTIONAL = "transactional"
    RELATIONAL = "relational"
    SERVICE = "service"
    RECOGNITION = "recognition"
    ENGAGEMENT = "engagement"


class Link(Shorthand):
    """A page that belongs to an object: a brief, a mock-up, a board."""

    short_field = "url"

    url: str
    """The page's address."""

    title: str = ""
    """What to call it; its address when not given."""


class Period(Element):
    """A stretch of days, both ends included."""

    from_: Day = Field(alias="from")
    """First day."""

    to: Day
    """Last day, included."""


class PlanObject(Element):
    """The fields that every object of the plan takes."""

    name: str = ""
    """What people call it."""

    description: str = ""
    """What it is about, in Markdown."""

    owner: str = ""
    """The person or team that answers for it."""

    status: Status | None = None
    """How far it is: idea, draft, ready, live, paused or retired. Ideas and retired objects stay out of the figures."""

    tags: tuple[str, ...] = ()
    """Free words to group objects by."""

    links: tuple[Link, ...] = ()
    """Pages that belong to it."""

    renamed_from: str | None = None
    """The id it had before, so that its history can be followed."""

    @property
    def counts(self) -> bool:
        """Tell whether the object takes part in the plan's figures."""
        return self.status is None or self.status.counts

    @property
    def runs(self) -> bool:
        """Tell whether an action contacts customers in the plan."""
        return self.status is None or self.status.runs


class ToolReference(Element):
    """Where an object lives in the marketing-automation tool."""

    name: str = ""
    """The tool."""

    id: str = ""
    """Its identifier there."""

    url: str = ""
    """Its page there."""

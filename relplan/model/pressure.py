"""Marketing pressure: caps, gaps, reserves and exclusions (`conventions/pressure.yaml`)."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, model_validator

from relplan.model.base import (
    BrandId,
    CampaignId,
    CapId,
    ChannelId,
    CommunicationId,
    Count,
    Element,
    PlanObject,
    ProgrammeId,
    Ref,
    ScenarioId,
    SegmentId,
    Shorthand,
    Stretch,
)
from relplan.model.kinds import Kind
from relplan.model.quantities import Duration, QuantityError, Window, parse_day
from relplan.model.quantities.base import refusal

_DATES = re.compile(r"\d{4}-\d{2}-\d{2}\.\.\d{4}-\d{2}-\d{2}")


def _check_dates(text: str) -> str:
    """Refuse dates that don't exist; raises what pydantic collects."""
    if _DATES.fullmatch(text):
        try:
            first, last = (parse_day(day) for day in text.split(".."))
        except QuantityError as error:
            raise refusal(error) from None
        if last < first:
            raise refusal(QuantityError("dates", text, "reversed"))
    return text


OccasionOrDates = Annotated[str, AfterValidator(_check_dates), Ref(Kind.OCCASION, _DATES)]
"""An occasion, or dates: `2027-11-22..2027-11-29`."""


class CapFigure(Shorthand):
    """A cap's figure for a segment: `2`, or another window too: `{max: 1, per: 14d}`."""

    short_field = "max"

    max: Count
    """The most contacts ..."""

    per: Window | None = None
    """... in this window; the cap's own when not given."""


class Cap(PlanObject):
    """At most so many contacts in a window."""

    max: Count
    """The most contacts ..."""

    per: Window
    """... in any window of this length (`7d`), or in each `day`, `week` (from Monday) or `month`."""

    by_segment: dict[SegmentId, CapFigure] = {}
    """Other figures for customers of some segments; they replace the general one."""

    during: dict[OccasionOrDates, Count] = {}
    """Another figure for windows that end in an occasion, or in dates: `2027-11-22..2027-11-29`."""

    per_brand: bool = Field(default=False, strict=True)
    """Whether each brand has the figure for itself."""

    channels: tuple[ChannelId, ...] = ()
    """Counts contacts of these channels only."""

    programmes: tuple[ProgrammeId, ...] = ()
    """Counts contacts of these programmes only."""

    communications: tuple[CommunicationId, ...] = ()
    """Counts contacts of these types of communication only."""

    message_tags: tuple[str, ...] = ()
    """Counts contacts with one of these tags only, their own or their action's."""

    brands: tuple[BrandId, ...] = ()
    """Counts contacts of these brands only."""

    segments: tuple[SegmentId, ...] = ()
    """Holds for customers of these segments only: alternatives inside a segmentation, all of them across."""


class Reserve(Element):
    """Slots of a cap that only some actions may use."""

    for_: Literal["scenarios", "campaigns"] = Field(alias="for")
    """Who may use them: `scenarios` or `campaigns`."""

    slots: Count
    """How many."""

    of: CapId
    """The cap they are taken from."""


class Selector(Element):
    """A choice of messages; a message is chosen when one of the lists names it."""

    programmes: tuple[ProgrammeId, ...] = ()
    """All messages of these programmes."""

    scenarios: tuple[ScenarioId, ...] = ()
    """All messages of these scenarios."""

    campaigns: tuple[CampaignId, ...] = ()
    """All sends of these campaigns."""

    communications: tuple[CommunicationId, ...] = ()
    """All messages of these types of communication."""

    channels: tuple[ChannelId, ...] = ()
    """All messages of these channels."""


class Exclusion(PlanObject):
    """Customers whom some messages may not reach."""

    segment: SegmentId
    """The customers."""

    from_: Literal["all"] | Selector = Field(alias="from")
    """The messages kept from them: `all`, or a choice."""

    except_: Selector | None = Field(default=None, alias="except")
    """The messages that reach them all the same."""


class MinimumGap(Element):
    """The shortest time between two contacts, over all channels (`any`) and by channel."""

    any: Stretch | None = None
    """Between any two contacts."""

    by_channel: dict[ChannelId, Stretch] = {}
    """Between two contacts of the same channel."""

    @model_validator(mode="before")
    @classmethod
    def _expand(cls, data: Any) -> Any:
        """Take `48h`, or `{any: 48h, sms: 7d}` with channels beside `any`."""
        if not isinstance(data, dict):
            return data if isinstance(data, cls) else {"any": data}
        own = {key: value for key, value in data.items() if key == "any"}
        channels = {key: value for key, value in data.items() if key != "any"}
        return own | ({"by_channel": channels} if channels else {})

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: Any, handler: Any) -> dict[str, Any]:
        """Describe what is written: a duration, or durations by channel and `any`."""
        full = handler.resolve_ref_schema(handler(core_schema))
        duration = full["properties"]["by_channel"]["additionalProperties"]
        shown = {"any": full["properties"]["any"]}
        return {"anyOf": [duration, {"type": "object", "properties": shown, "additionalProperties": duration}]}


class Arbitration(Element):
    """How competing messages are decided."""

    horizon: Duration | None = None
    """How far ahead messages whose instant is fixed are ranked together; a day when not given."""


class Pressure(Element):
    """Caps, gaps, reserves and exclusions."""

    caps: dict[str, Cap] = {}
    """Caps, by id."""

    minimum_gap: MinimumGap | None = None
    """The shortest time between two contacts: `48h`, or by channel `{any: 48h, sms: 7d}`."""

    reserve: Reserve | None = None
    """Slots kept for some actions."""

    exclusions: dict[str, Exclusion] = {}
    """Exclusions, by id."""

    arbitration: Arbitration | None = None
    """How competing messages are decided."""

    @property
    def caps_in_force(self) -> dict[str, Cap]:
        """The caps that decide, by id: ideas and retired ones don't."""
        return {ident: cap for ident, cap in self.caps.items() if cap.counts}

    @property
    def exclusions_in_force(self) -> dict[str, Exclusion]:
        """The exclusions that decide, by id: ideas and retired ones don't."""
        return {ident: exclusion for ident, exclusion in self.exclusions.items() if exclusion.counts}

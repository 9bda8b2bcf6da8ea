"""The calendar as one reader is to see it: the sends that fit their choices, and the days to know between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any

from relplan import __version__
from relplan.analysis.calendar import NoDate, UndatedSend, find_undated_sends
from relplan.analysis.occasions import Edition, find_editions_during
from relplan.analysis.reach import can_meet
from relplan.analysis.wall_clock import clock_of
from relplan.model.holidays import is_known_country, public_holidays
from relplan.model.settings import Language
from relplan.output.json_value import dump_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.pressure.contact import Contact
    from relplan.analysis.study import Study
    from relplan.analysis.wall_clock import WallClock
    from relplan.model.audience import Audience

FORMAT_VERSION = "1.0"


class MarkKind(StrEnum):
    """What makes days worth knowing."""

    OCCASION = "occasion"
    HOLIDAY = "public_holiday"
    BLACKOUT = "blackout"


@dataclass(frozen=True, slots=True)
class Mark:
    """Days to know: an occasion, a public holiday or a blackout."""

    kind: MarkKind
    id: str
    """Its id; empty for a public holiday."""
    name: str
    first: date
    last: date
    """Included."""


@dataclass(frozen=True)
class Agenda:
    """The dated sends of some days, as chosen."""

    study: Study
    days: Edition
    segment: str = ""
    """Only sends that can reach a customer in it; all when empty."""
    channel: str = ""
    """Only sends over it, or that fall back on it; all when empty."""
    campaign: str = ""
    """Only sends of it; all when empty."""
    language: Language = Language.EN
    """The language of public holidays, where they are known in it."""

    @cached_property
    def contacts(self) -> tuple[Contact, ...]:
        """The sends to show, in order of time."""
        reach = self.study.population.all_of([self.segment] if self.segment else [])
        over = frozenset({self.channel} if self.channel else ())
        return tuple(
            contact
            for contact in self.study.scheduled
            if contact.planned.at.date() <= self.days.last
            and contact.planned.instants[-1].date() >= self.days.first
            and (not self.channel or self.channel in contact.message.channels)
            and (not self.campaign or self.campaign == contact.planned.campaign.id)
            and (not self.segment or can_meet(contact.message.reach_over(over), reach))
        )

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """The days to know; where one campaign is asked for, only those of weeks in which it sends."""
        found = [mark for mark in self._all_marks() if mark.first <= self.days.last and mark.last >= self.days.first]
        if self.campaign:
            weeks = {contact.planned.at.isocalendar()[:2] for contact in self.contacts}
            found = [mark for mark in found if self.shown_day(mark.first).isocalendar()[:2] in weeks]
        return tuple(sorted(found, key=lambda mark: (mark.first, list(MarkKind).index(mark.kind), mark.name, mark.id)))

    def _all_marks(self) -> Iterator[Mark]:
        plan = self.study.plan
        for ident, occasion in plan.occasions.items():
            if occasion.value.counts:
                for edition in find_editions_during(occasion.value, self.days):
                    name = occasion.value.name or ident
                    yield Mark(MarkKind.OCCASION, ident, name, edition.first, edition.last)
        for ident, blackout in plan.blackouts.items():
            value = blackout.value
            concerns = not self.channel or not value.channels or self.channel in value.channels
            if value.counts and concerns:
                yield Mark(MarkKind.BLACKOUT, ident, value.name or ident, value.from_, max(value.from_, value.to))
        countries = [code for code in plan.settings.value.countries if is_known_country(code)]
        years = range(self.days.first.year, self.days.last.year + 1)
        for day, name in public_holidays(countries, years, self.language.value).items():
            yield Mark(MarkKind.HOLIDAY, "", name, day, day)

    @cached_property
    def undated(self) -> tuple[UndatedSend, ...]:
        """The sends that have no date; those of ideas and retired campaigns only when their campaign is asked for."""
        return tuple(
            undated
            for undated in find_undated_sends(self.study.plan, self.study.sends)
            if self.campaign in ("", undated.campaign.id)
            and (self.campaign or undated.reason is not NoDate.STATUS)
            and self.channel in ("", undated.send.channel, *undated.send.fallback)
        )

    def shown_day(self, day: date) -> date:
        """Return the day under which something stands that begins on a day: the first one shown if it began before."""
        return max(day, self.days.first)


def write_agenda_json(agenda: Agenda) -> str:
    """Write the sends as JSON, with instants in the plan's time zone.

    A new field is a minor version of the form, a changed or removed one a major version.
    """
    settings = agenda.study.plan.settings.value
    clock = clock_of(agenda.study.plan)
    return dump_json(
        {
            "format_version": FORMAT_VERSION,
            "tool": {"name": "relplan", "version": __version__},
            "plan": {
                "name": settings.name,
                "timezone": settings.timezone,
                "as_of": agenda.study.as_of.isoformat(),
            },
            "from": agenda.days.first.isoformat(),
            "to": agenda.days.last.isoformat(),
            "can_reach_segment": agenda.segment or None,
            "channel": agenda.channel or None,
            "campaign": agenda.campaign or None,
            "sends": [_send(contact, clock) for contact in agenda.contacts],
            "days": [
                {
                    "kind": mark.kind.value,
                    "id": mark.id or None,
                    "name": mark.name,
                    "from": mark.first.isoformat(),
                    "to": mark.last.isoformat(),
                }
                for mark in agenda.marks
            ],
            "without_date": [
                {"campaign": undated.campaign.id, "send": undated.send.id, "reason": undated.reason.value}
                for undated in agenda.undated
            ],
        }
    )


def _send(contact: Contact, clock: WallClock) -> dict[str, Any]:
    planned, send, campaign = contact.planned, contact.planned.send, contact.planned.campaign
    return {
        "campaign": campaign.id,
        "send": send.id,
        "name": campaign.value.name,
        "send_name": send.name or None,
        "at": _instant(planned.at, clock),
        "last": _instant(planned.instants[-1], clock) if send.spread else None,
        "channel": send.channel,
        "fallback": list(send.fallback),
        "programme": campaign.value.programme,
        "occasion": campaign.value.occasion,
        "anchor": planned.anchor.isoformat() if planned.anchor else None,
        "communication": contact.message.communication,
        "obeys_pressure": contact.obeys,
        "counts_in_pressure": contact.counts,
        "audiences": [_audience(one) for one in (campaign.value.audience, send.audience) if one],
        "brands": list(campaign.value.brands),
        "excluded_by": list(contact.message.exclusions),
        "status": campaign.value.status.value if campaign.value.status else None,
        "file": campaign.path,
    }


def _instant(at: datetime, clock: WallClock) -> str:
    return at.replace(tzinfo=clock.zone).isoformat(timespec="minutes")


def _audience(audience: Audience) -> dict[str, Any]:
    return audience.model_dump(mode="json", exclude_defaults=True)

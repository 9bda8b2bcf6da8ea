"""Calendar files (RFC 5545) of the dated sends, occasions and blackouts; the same plan gives the same bytes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from relplan.model.base import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import tzinfo

    from icalendar import Calendar, Event

    from relplan.analysis.occasions import Edition
    from relplan.analysis.pressure.contact import Contact
    from relplan.analysis.study import Study

_HALF_HOUR = timedelta(minutes=30)
_DAY = timedelta(days=1)
_STATUS = {Status.LIVE: "CONFIRMED", Status.READY: "CONFIRMED"}


def write_ics(study: Study, contacts: Sequence[Contact], days: Edition) -> str:
    """Return a calendar of sends, and of the occasions and blackouts of some days.

    Hours are given in UTC, so that every program shows the right one; a spread send takes whole days. The stamp of
    every event is the day that the plan is read as of.
    """
    maker = _Maker(study)
    calendar = maker.calendar()
    for contact in contacts:
        calendar.add_component(maker.send(contact))
    for event in maker.occasions(days):
        calendar.add_component(event)
    for event in maker.blackouts(days):
        calendar.add_component(event)
    return bytes(calendar.to_ical()).decode("utf-8")


class _Maker:
    """Makes the events of one plan."""

    def __init__(self, study: Study) -> None:
        self._study = study
        self._plan = study.plan
        self._stamp = datetime.combine(study.as_of, time(), UTC)
        self._zone = _zone_of(study.plan.settings.value.timezone)

    def calendar(self) -> Calendar:
        from icalendar import Calendar

        calendar = Calendar()
        calendar.add("prodid", "-//relplan//relplan//EN")
        calendar.add("version", "2.0")
        calendar.add("calscale", "GREGORIAN")
        calendar.add("method", "PUBLISH")
        calendar.add("x-wr-calname", self._plan.settings.value.name)
        return calendar

    def send(self, contact: Contact) -> Event:
        """Make the event of a dated send."""
        planned = contact.planned
        campaign, send = planned.campaign, planned.send
        channel = self._plan.channels.get(send.channel)
        name = campaign.value.name or campaign.id
        several = f" – {send.name or send.id}" if len(campaign.value.sends) > 1 else ""
        event = self._event(f"{campaign.id}.{send.id}.{planned.at:%Y%m%d}", f"{name}{several}")
        if send.spread is not None:
            event.add("dtstart", planned.at.date())
            event.add("dtend", planned.instants[-1].date() + _DAY)
        else:
            start = planned.at.replace(tzinfo=self._zone).astimezone(UTC)
            event.add("dtstart", start)
            event.add("dtend", start + _HALF_HOUR)
        event.add("description", self._describe(contact))
        event.add("categories", [(channel.value.name if channel else "") or send.channel])
        event.add("status", _STATUS.get(campaign.value.status or Status.DRAFT, "TENTATIVE"))
        event.add("transp", "TRANSPARENT")
        return event

    def occasions(self, days: Edition) -> Iterator[Event]:
        """Yield an event for each edition of an occasion."""
        for ident, editions in self._study.occasions.items():
            for edition in editions:
                if edition.first <= days.last and edition.last >= days.first:
                    name = self._plan.occasions[ident].value.name or ident
                    yield self._days(f"occasion.{ident}.{edition.first:%Y%m%d}", name, edition.first, edition.last)

    def blackouts(self, days: Edition) -> Iterator[Event]:
        """Yield an event for each blackout."""
        for ident, item in self._plan.blackouts.items():
            blackout = item.value
            if blackout.counts and blackout.from_ <= days.last and blackout.to >= days.first:
                name = blackout.name or ident
                yield self._days(f"blackout.{ident}.{blackout.from_:%Y%m%d}", name, blackout.from_, blackout.to)

    def _days(self, ident: str, name: str, first: date, last: date) -> Event:
        event = self._event(ident, name)
        event.add("dtstart", first)
        event.add("dtend", max(first, last) + _DAY)
        event.add("transp", "TRANSPARENT")
        return event

    def _event(self, ident: str, summary: str) -> Event:
        from icalendar import Event

        event = Event()
        event.add("uid", f"{ident}@relplan")
        event.add("dtstamp", self._stamp)
        event.add("summary", summary)
        return event

    def _describe(self, contact: Contact) -> str:
        """Return what a send is: its file, its programme, its subject and its description."""
        campaign, send = contact.planned.campaign, contact.planned.send
        programme = self._plan.programmes.get(campaign.value.programme)
        lines = [
            programme.value.name if programme else campaign.value.programme,
            send.subject,
            campaign.value.description,
            campaign.path,
        ]
        return "\n".join(line for line in lines if line)


def _zone_of(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC

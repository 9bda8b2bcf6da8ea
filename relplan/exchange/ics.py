"""Calendar files (RFC 5545) of the dated sends, occasions and blackouts; the same files give the same bytes."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from relplan.analysis.occasions import Edition, find_editions, find_editions_during
from relplan.analysis.wall_clock import clock_of
from relplan.diagnostics.neutral import lines_of_text, one_line
from relplan.diagnostics.text import Text
from relplan.model.base import Status
from relplan.rules.words.audiences import name_audience

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from icalendar import Calendar, Event

    from relplan.analysis.calendar import PlannedSend
    from relplan.analysis.pressure.contact import Contact
    from relplan.analysis.study import Study
    from relplan.model.calendar import Occasion
    from relplan.model.settings import Language

_HALF_HOUR = timedelta(minutes=30)
_DAY = timedelta(days=1)
_FIRST_REVISION = datetime(2026, 1, 1, tzinfo=UTC)
_REVISION = timedelta(milliseconds=250)
"""Revisions are numbered by time, finer than a stamp: two changes of one second are told apart."""
_LAST_REVISION = 2**31 - 1
"""The greatest number that RFC 5545 allows."""
_AUDIENCE = Text("For: {audience}", "Pour : {audience}")
_Key = tuple[str, int, datetime]
"""What tells a dated send from the others: its campaign, its place in it and its instant."""

_STATUS = {Status.LIVE: "CONFIRMED", Status.READY: "CONFIRMED"}


def write_ics(study: Study, contacts: Sequence[Contact], days: Edition, language: Language, changed: datetime) -> str:
    """Return a calendar of sends, and of the occasions and blackouts of some days.

    Hours are given in UTC, so that every program shows the right one; a send spread over days takes
    them whole. An event
    keeps its identity when its day changes, and every event is stamped and numbered by when the plan was last changed:
    a calendar that reads the file again takes it for newer, and moves the event, while the same plan stays the same.
    """
    maker = _Maker(study, language, changed)
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

    def __init__(self, study: Study, language: Language, changed: datetime) -> None:
        self._study = study
        self._plan = study.plan
        self._language = language
        self._stamp = changed.replace(microsecond=0)
        self._sequence = min(max(0, (changed - _FIRST_REVISION) // _REVISION), _LAST_REVISION)
        self._clock = clock_of(study.plan)
        self._idents = _name_sends(study.sends)

    def calendar(self) -> Calendar:
        from icalendar import Calendar

        calendar = Calendar()
        calendar.add("prodid", "-//relplan//relplan//EN")
        calendar.add("version", "2.0")
        calendar.add("calscale", "GREGORIAN")
        calendar.add("method", "PUBLISH")
        calendar.add("x-wr-calname", one_line(self._plan.settings.value.name))
        return calendar

    def send(self, contact: Contact) -> Event:
        """Make the event of a dated send."""
        planned = contact.planned
        campaign, send = planned.campaign, planned.send
        channel = self._plan.channels.get(send.channel)
        name = campaign.value.name or campaign.id
        several = f" – {send.name or send.id}" if len(campaign.value.sends) > 1 else ""
        event = self._event(self._idents[_key(planned)], f"{name}{several}")
        if send.spread is not None and not planned.goes_on:
            event.add("dtstart", planned.at.date())
            event.add("dtend", planned.instants[-1].date() + _DAY)
        else:
            event.add("dtstart", self._clock.instant(planned.at))
            event.add("dtend", max(self._clock.instant(at) for at in (planned.at + _HALF_HOUR, planned.instants[-1])))
        event.add("description", self._describe(contact))
        event.add("categories", [one_line((channel.value.name if channel else "") or send.channel)])
        event.add("status", _STATUS.get(campaign.value.status or Status.DRAFT, "TENTATIVE"))
        event.add("transp", "TRANSPARENT")
        return event

    def occasions(self, days: Edition) -> Iterator[Event]:
        """Yield an event for each edition of an occasion."""
        for ident, item in self._plan.occasions.items():
            if item.value.counts:
                for edition in find_editions_during(item.value, days):
                    uid = f"occasion/{ident}.{_name_edition(item.value, edition)}"
                    yield self._days(uid, item.value.name or ident, edition.first, edition.last)

    def blackouts(self, days: Edition) -> Iterator[Event]:
        """Yield an event for each blackout."""
        for ident, item in self._plan.blackouts.items():
            blackout = item.value
            if blackout.counts and blackout.from_ <= days.last and blackout.to >= days.first:
                name = blackout.name or ident
                yield self._days(f"blackout/{ident}", name, blackout.from_, blackout.to)

    def _days(self, ident: str, name: str, first: date, last: date) -> Event:
        event = self._event(ident, name)
        event.add("dtstart", first)
        event.add("dtend", max(first, last) + _DAY)
        event.add("transp", "TRANSPARENT")
        return event

    def _event(self, ident: str, summary: str) -> Event:
        from icalendar import Event

        event = Event()
        event.add("uid", one_line(f"{ident}@relplan"))
        event.add("dtstamp", self._stamp)
        event.add("last-modified", self._stamp)
        event.add("sequence", self._sequence)
        event.add("summary", one_line(summary))
        return event

    def _describe(self, contact: Contact) -> str:
        """Return what a send is: its audience, programme, subject, its campaign's description and its file."""
        campaign, send = contact.planned.campaign, contact.planned.send
        programme = self._plan.programmes.get(campaign.value.programme)
        audience = name_audience(self._plan, campaign.value, send).in_(self._language)
        lines = [
            _AUDIENCE.write(self._language, {"audience": audience}),
            programme.value.name if programme else campaign.value.programme,
            send.subject,
            campaign.value.description.strip(),
            campaign.path,
        ]
        return lines_of_text("\n".join(line for line in lines if line))


def _name_sends(sends: Sequence[PlannedSend]) -> dict[_Key, str]:
    """Return an identity for each send: its campaign's id, its own, and the edition or occurrence it is made for.

    That of an occasion is its year, whatever its days; what would still be called the same is numbered.
    """
    found: dict[_Key, str] = {}
    seen: Counter[str] = Counter()
    for planned in sends:
        ident = f"{planned.campaign.id}.{planned.send.id}"
        if planned.anchor is not None:
            is_occasion = planned.send.on.anchor.startswith("occasion")
            ident += f".{planned.anchor.year}" if is_occasion else f".{planned.anchor:%Y%m%d}"
        seen[ident] += 1
        found[_key(planned)] = ident if seen[ident] == 1 else f"{ident}~{seen[ident]}"
    return found


def _key(planned: PlannedSend) -> _Key:
    return planned.campaign.id, planned.index, planned.at


def _name_edition(occasion: Occasion, edition: Edition) -> str:
    """Name an edition by its year, and by its rank in it from the second on."""
    year = edition.first.year
    rank = find_editions(occasion, Edition(date(year, 1, 1), date(year, 12, 31))).index(edition) + 1
    return str(year) if rank == 1 else f"{year}~{rank}"

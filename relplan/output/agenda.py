"""The dated sends as an agenda: by month and day, with occasions, public holidays and blackouts between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from relplan.analysis.reach import can_meet
from relplan.diagnostics.dates import month_name, say_day, short_weekday_name
from relplan.diagnostics.text import Text
from relplan.model.holidays import is_known_country, public_holidays
from relplan.output.json_value import dump_json
from relplan.output.printable import one_line, width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.occasions import Edition
    from relplan.analysis.pressure.contact import Contact
    from relplan.analysis.study import Study
    from relplan.model.audience import Audience
    from relplan.model.settings import Language
    from relplan.output.palette import Palette

_NOTHING = Text("nothing is sent from {first} to {last}", "aucun envoi du {first} au {last}")
_TOTAL = Text("{count} {count:send|sends}", "{count} {count:envoi|envois}")
_CAN_REACH = Text("sends that can reach a customer in {segment}", "envois qui peuvent toucher un client de {segment}")
_UNTIL = Text("until {day}", "jusqu'au {day}")
_UNDATED = Text(
    "{count} {count:send has|sends have} no date, since the occasion or the occurrence is not known: {sends:list}",
    "{count} {count:envoi n'a|envois n'ont} pas de date, faute d'occasion ou d'occurrence connue : {sends:list}",
)
_OCCASION = Text("{name}", "{name}")
_BEGINS = Text("{name} begins, until {last}", "{name} commence, jusqu'au {last}")
_HOLIDAY = Text("public holiday: {name}", "jour férié : {name}")
_BLACKOUT = Text("blackout: {name}, until {last}", "silence : {name}, jusqu'au {last}")
_EVERYBODY = Text("everybody", "tout le monde")
_WITHOUT = Text("without {segments}", "sans {segments}")
_OR, _AND = Text("{first} or {last}", "{first} ou {last}"), Text("{first} and {last}", "{first} et {last}")


@dataclass(frozen=True)
class AgendaShown:
    """The calendar, as one reader is to see it."""

    study: Study
    language: Language
    days: Edition
    segment: str
    """Only sends that can reach a customer in it; all when empty."""
    channel: str
    """Only sends over it; all when empty."""
    palette: Palette

    @cached_property
    def contacts(self) -> tuple[Contact, ...]:
        """The sends to show, in order of time."""
        reach = self.study.population.all_of([self.segment] if self.segment else [])
        return tuple(
            contact
            for contact in self.study.contacts
            if contact.planned.at.date() <= self.days.last
            and contact.planned.instants[-1].date() >= self.days.first
            and (not self.channel or self.channel in contact.message.channels)
            and (not self.segment or can_meet(contact.reach, reach))
        )

    def say(self, text: Text, **values: Any) -> str:
        """Write a sentence."""
        return text.write(self.language, values)


def write_agenda_table(shown: AgendaShown) -> str:
    """Write the agenda for a terminal."""
    return "\n".join(one_line(line) if line else "" for line in _lines(shown)) + "\n"


def _lines(shown: AgendaShown) -> Iterator[str]:
    if shown.segment:
        yield shown.say(_CAN_REACH, segment=shown.segment)
        yield ""
    rows = sorted([*_send_rows(shown), *_mark_rows(shown)], key=lambda row: row.key)
    if not shown.contacts:
        yield shown.say(_NOTHING, first=shown.days.first, last=shown.days.last)
        return
    columns = [max(width(row.cells[column]) for row in rows if len(row.cells) > 1) for column in range(4)]
    for (year, month), of_month in groupby(rows, key=lambda row: (row.day.year, row.day.month)):
        in_month = list(of_month)
        total = shown.say(_TOTAL, count=sum(len(row.cells) > 1 for row in in_month))
        yield shown.palette.paint(shown.palette.strong, f"{month_name(month, shown.language)} {year}") + f"  {total}"
        week = -1
        for row in in_month:
            if week not in (-1, row.day.isocalendar().week):
                yield ""
            week = row.day.isocalendar().week
            yield _write_row(row, columns, shown)
        yield ""
    undated = _undated(shown)
    if undated:
        yield shown.say(_UNDATED, count=len(undated), sends=undated)


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the agenda: a send of several cells, or a mark of one."""

    day: date
    key: tuple[date, int, datetime | str, str]
    cells: tuple[str, ...]


def _write_row(row: _Row, columns: list[int], shown: AgendaShown) -> str:
    day = f"{short_weekday_name(row.day, shown.language)} {row.day.day:2}"
    if len(row.cells) == 1:
        return shown.palette.paint(shown.palette.frame, f"{day}  ── {row.cells[0]}")
    cells = [cell + " " * (columns[n] - width(cell)) for n, cell in enumerate(row.cells)]
    return f"{day}  {'  '.join(cells)}".rstrip()


def _send_rows(shown: AgendaShown) -> Iterator[_Row]:
    plan = shown.study.plan
    for contact in shown.contacts:
        planned = contact.planned
        campaign, send = planned.campaign, planned.send
        channel = plan.channels.get(send.channel)
        name = campaign.value.name or campaign.id
        if len(campaign.value.sends) > 1:
            name = f"{name} – {send.name or send.id}"
        if send.spread is not None:
            name = f"{name} ({shown.say(_UNTIL, day=say_day(planned.instants[-1].date(), shown.language))})"
        day = max(planned.at.date(), shown.days.first)
        cells = (
            f"{planned.at:%H:%M}",
            (channel.value.name if channel else "") or send.channel,
            name,
            _say_audiences(shown, [campaign.value.audience, send.audience]),
        )
        yield _Row(day, (day, 1, planned.at, campaign.id), cells)


def _mark_rows(shown: AgendaShown) -> Iterator[_Row]:
    """Yield occasions, public holidays and blackouts on the days that they begin."""
    plan, days = shown.study.plan, shown.days
    for ident, editions in shown.study.occasions.items():
        for edition in editions:
            name = plan.occasions[ident].value.name or ident
            text = _OCCASION if edition.first == edition.last else _BEGINS
            yield from _mark(days, edition.first, shown.say(text, name=name, last=edition.last))
    for ident, item in plan.blackouts.items():
        name = item.value.name or ident
        yield from _mark(days, item.value.from_, shown.say(_BLACKOUT, name=name, last=item.value.to))
    countries = [code for code in plan.settings.value.countries if is_known_country(code)]
    for day, name in public_holidays(countries, range(days.first.year, days.last.year + 1)).items():
        yield from _mark(days, day, shown.say(_HOLIDAY, name=name))


def _mark(days: Edition, day: date, text: str) -> Iterator[_Row]:
    if days.first <= day <= days.last:
        yield _Row(day, (day, 0, text, ""), (text,))


def _say_audiences(shown: AgendaShown, audiences: list[Audience | None]) -> str:
    """Say whom a send is for: what its campaign and itself ask together."""
    parts = [part for audience in audiences if audience for part in _say_audience(shown, audience)]
    return " · ".join(dict.fromkeys(parts)) or shown.say(_EVERYBODY)


def _say_audience(shown: AgendaShown, audience: Audience) -> Iterator[str]:
    by_segmentation: dict[str, list[str]] = {}
    for segment in audience.segments:
        by_segmentation.setdefault(segment.partition(".")[0], []).append(_segment_name(shown, segment))
    yield from (_join(shown, _OR, names) for names in by_segmentation.values())
    yield from (_segment_name(shown, segment) for segment in audience.all_of)
    if audience.any_of:
        options = [_join(shown, _AND, [_segment_name(shown, one) for one in option]) for option in audience.any_of]
        yield _join(shown, _OR, options)
    if audience.exclude:
        yield shown.say(_WITHOUT, segments=", ".join(_segment_name(shown, one) for one in audience.exclude))


def _join(shown: AgendaShown, text: Text, names: list[str]) -> str:
    """Put names into a list in words."""
    *others, last = names
    return shown.say(text, first=", ".join(others), last=last) if others else last


def _segment_name(shown: AgendaShown, segment: str) -> str:
    item = shown.study.plan.segments.get(segment)
    return (item.value.name if item else "") or segment


def _undated(shown: AgendaShown) -> tuple[str, ...]:
    """Return the sends of campaigns that count which have no date in the plan's period."""
    dated = {(contact.planned.campaign.id, contact.planned.index) for contact in shown.study.contacts}
    return tuple(
        f"{item.id}/{send.id}"
        for item in shown.study.plan.campaigns.values()
        if item.value.counts
        for index, send in enumerate(item.value.sends)
        if (item.id, index) not in dated
    )


def write_agenda_json(shown: AgendaShown) -> str:
    """Write the sends as JSON, with instants in the plan's time zone."""
    try:
        zone: ZoneInfo | None = ZoneInfo(shown.study.plan.settings.value.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        zone = None

    def instant(at: datetime) -> str:
        return at.replace(tzinfo=zone).isoformat(timespec="minutes")

    def send(contact: Contact) -> dict[str, Any]:
        planned = contact.planned
        audiences = (planned.campaign.value.audience, planned.send.audience)
        return {
            "campaign": planned.campaign.id,
            "send": planned.send.id,
            "at": instant(planned.at),
            "last": instant(planned.instants[-1]) if planned.send.spread else None,
            "channel": planned.send.channel,
            "fallback": list(planned.send.fallback),
            "communication": contact.message.communication,
            "obeys_pressure": contact.obeys,
            "counts_in_pressure": contact.counts,
            "audiences": [one.model_dump(mode="json", exclude_defaults=True) for one in audiences if one],
            "status": planned.campaign.value.status,
            "file": planned.campaign.path,
        }

    days = {"from": shown.days.first.isoformat(), "to": shown.days.last.isoformat()}
    values = {"sends": [send(contact) for contact in shown.contacts], "without_date": list(_undated(shown))}
    return dump_json({**days, "segment": shown.segment or None, "channel": shown.channel or None, **values})

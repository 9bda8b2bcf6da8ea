"""The calendar for a terminal: by month and week, with occasions, public holidays and blackouts between the sends."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING, Any

from relplan.analysis.calendar import NoDate
from relplan.diagnostics.dates import month_name, say_day, say_instant, short_weekday_name
from relplan.diagnostics.neutral import one_line
from relplan.diagnostics.text import Text
from relplan.output.agenda import MarkKind
from relplan.output.palette import COLORLESS
from relplan.output.printable import width
from relplan.output.wrapping import wrap
from relplan.rules.words.audiences import name_audience

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from relplan.analysis.pressure.contact import Contact
    from relplan.output.agenda import Agenda, Mark
    from relplan.output.palette import Palette
    from relplan.plan.plan import Plan

_WIDTH = 100
_MOST_CHANNEL, _MOST_NAME = 14, 38
_BEFORE = "day dd  hh:mm  "
_GAP = 2

_SEGMENT = Text(
    'only sends that can reach a customer in "{name}"',
    "seulement les envois qui peuvent toucher un client de « {name} »",
)
_CHANNEL = Text('only the channel "{name}"', "seulement le canal « {name} »")
_CAMPAIGN = Text('only the campaign "{name}"', "seulement la campagne « {name} »")
_NOTHING = Text("nothing is sent from {first} to {last}", "aucun envoi du {first} au {last}")
_SENDS = Text("{count} {count:send|sends}", "{count} {count:envoi|envois}")
_TOTAL = Text("in all: {sends}", "en tout : {sends}")
_WEEK = Text("week {number}", "semaine {number}")
_UNTIL = Text("until {day}", "jusqu'au {day}")
_FALLBACK = Text("else {channels}", "à défaut {channels}")
_PRESSURE = {
    (False, True): Text("counts, is never held back", "compte, n'est jamais retenu"),
    (True, False): Text("doesn't count", "ne compte pas"),
    (False, False): Text("outside the pressure rules", "hors pression"),
}
"""What to say of a message that doesn't both obey and count, by the two."""

_MARKS = {
    MarkKind.OCCASION: Text("{name}", "{name}"),
    MarkKind.HOLIDAY: Text("public holiday: {name}", "jour férié : {name}"),
    MarkKind.BLACKOUT: Text("blackout: {name}", "période de silence : {name}"),
}
_FROM_TO = Text("{what}, from {first} to {last}", "{what}, du {first} au {last}")
_FROM_ON = Text("{what}, until {last}", "{what}, jusqu'au {last}")

_UNDATED = Text("without a date:", "sans date :")
_REASONS = {
    NoDate.OCCASION_NOT_NAMED: Text("the campaign names no occasion", "la campagne ne nomme aucun temps fort"),
    NoDate.NO_EDITION: Text(
        "the occasion \"{occasion}\" doesn't begin in the plan's period",
        "le temps fort « {occasion} » ne commence pas dans la période du plan",
    ),
    NoDate.NOT_REPEATED: Text(
        "the campaign has no `repeat` to come back by", "la campagne n'a pas de `repeat` pour revenir"
    ),
    NoDate.NO_OCCURRENCE: Text(
        "the campaign doesn't come back in the plan's period", "la campagne ne revient pas dans la période du plan"
    ),
    NoDate.NO_WEEKDAY: Text(
        "its days hold none of its weekdays", "ses jours ne contiennent aucun de ses jours de semaine"
    ),
    NoDate.MOMENT: Text(
        "a customer's moment has no day in the calendar", "le moment d'un client n'a pas de jour dans le calendrier"
    ),
    NoDate.STATUS: Text(
        "the campaign is an idea, or retired: nothing is sent", "la campagne est une idée, ou retirée : rien ne part"
    ),
}


def write_agenda_table(agenda: Agenda, palette: Palette = COLORLESS) -> str:
    """Write the agenda, at most 100 cells wide but for words that are longer."""
    return "\n".join(_Writer(agenda, palette).lines()) + "\n"


@dataclass(frozen=True, slots=True)
class _Row:
    """A send, or days to know."""

    day: date
    at: datetime | None
    what: Contact | Mark


class _Writer:
    """Writes one agenda."""

    def __init__(self, agenda: Agenda, palette: Palette) -> None:
        self._agenda = agenda
        self._plan: Plan = agenda.study.plan
        self._language = agenda.language
        self._palette = palette
        self._cells = {id(contact): self._cells_of(contact) for contact in agenda.contacts}
        channels, names = zip(*(cells[1:3] for cells in self._cells.values()), strict=True) if self._cells else ((), ())
        self._channel_width = min(_MOST_CHANNEL, max(map(width, channels), default=0))
        self._name_width = min(_MOST_NAME, max(map(width, names), default=0))

    def lines(self) -> Iterator[str]:
        """Yield the lines."""
        yield from self._choices()
        agenda = self._agenda
        if agenda.contacts:
            rows = self._rows()
            for _, of_month in groupby(rows, key=lambda row: (row.day.year, row.day.month)):
                yield from self._month(list(of_month))
                yield ""
            if rows[0].day.replace(day=1) != rows[-1].day.replace(day=1):
                yield self._say(_TOTAL, sends=self._count(agenda.contacts))
        else:
            first, last = (say_day(day, self._language) for day in (agenda.days.first, agenda.days.last))
            yield self._say(_NOTHING, first=first, last=last)
        if agenda.undated:
            yield self._say(_UNDATED)
            for undated in agenda.undated:
                occasion = undated.campaign.value.occasion or ""
                reason = self._say(_REASONS[undated.reason], occasion=occasion)
                colon = self._say(Text(": ", " : "))
                yield one_line(f"  {undated.campaign.id}/{undated.send.id}{colon}{reason}")

    def _choices(self) -> Iterator[str]:
        agenda, plan = self._agenda, self._plan
        chosen = (
            (_SEGMENT, agenda.segment, plan.segments),
            (_CHANNEL, agenda.channel, plan.channels),
            (_CAMPAIGN, agenda.campaign, plan.campaigns),
        )
        for text, ident, items in chosen:
            if ident:
                yield self._say(text, name=one_line(items[ident].value.name or ident))
        if any(ident for _, ident, _ in chosen):
            yield ""

    def _rows(self) -> list[_Row]:
        agenda = self._agenda
        rows = [_Row(agenda.shown_day(mark.first), None, mark) for mark in agenda.marks]
        rows += [_Row(agenda.shown_day(one.planned.at.date()), one.planned.at, one) for one in agenda.contacts]
        return sorted(rows, key=lambda row: (row.day, row.at is not None, row.at or datetime.min))

    def _month(self, rows: Sequence[_Row]) -> Iterator[str]:
        day = rows[0].day
        title = f"{month_name(day.month, self._language)} {day.year}"
        sends = [row.what for row in rows if row.at is not None]
        yield f"{self._palette.paint(self._palette.strong, title)}  {self._count(sends)}"
        for week, of_week in groupby(rows, key=lambda row: row.day.isocalendar().week):
            yield ""
            yield self._palette.paint(self._palette.frame, self._say(_WEEK, number=week))
            for row in of_week:
                yield from self._row(row)

    def _row(self, row: _Row) -> Iterator[str]:
        day = f"{short_weekday_name(row.day, self._language)} {row.day.day:2}"
        if row.at is None:
            yield self._palette.paint(self._palette.frame, f"{day}  ── {self._mark(row.what)}")
            return
        clock, channel, name, audience = self._cells[id(row.what)]
        before = len(_BEFORE) + self._channel_width + _GAP
        rest = _WIDTH - before - self._name_width - _GAP
        columns = (
            wrap(channel, self._channel_width),
            wrap(name, self._name_width),
            wrap(audience, rest),
        )
        start = f"{day}  {clock}  "
        for parts in zip_longest(*columns, fillvalue=""):
            sizes = (self._channel_width, self._name_width, 0)
            padded = [part + " " * (size - width(part)) for part, size in zip(parts, sizes, strict=True)]
            yield (start + (" " * _GAP).join(padded)).rstrip()
            start = " " * len(_BEFORE)

    def _cells_of(self, contact: Contact) -> tuple[str, str, str, str]:
        """Return the hour, the channel, what is sent and to whom."""
        planned, send, campaign = contact.planned, contact.planned.send, contact.planned.campaign
        name = campaign.value.name or campaign.id
        if len(campaign.value.sends) > 1:
            name = f"{name} – {send.name or send.id}"
        notes = []
        if send.spread is not None:
            last = planned.instants[-1]
            say = say_instant(last, self._language) if planned.goes_on else say_day(last.date(), self._language)
            notes.append(self._say(_UNTIL, day=say))
        if send.fallback:
            notes.append(self._say(_FALLBACK, channels=", ".join(map(self._channel, send.fallback))))
        if (contact.obeys, contact.counts) in _PRESSURE:
            notes.append(self._say(_PRESSURE[contact.obeys, contact.counts]))
        name += f" ({'; '.join(notes)})" if notes else ""
        audience = name_audience(self._plan, campaign.value, send).in_(self._language)
        audience = audience.replace(" · ", "\u00a0· ")
        return f"{planned.at:%H:%M}", one_line(self._channel(send.channel)), one_line(name), one_line(audience)

    def _mark(self, mark: Any) -> str:
        what = self._say(_MARKS[mark.kind], name=one_line(mark.name))
        first, last = (say_day(day, self._language) for day in (mark.first, mark.last))
        if mark.first < self._agenda.days.first:
            return self._say(_FROM_TO, what=what, first=first, last=last)
        return self._say(_FROM_ON, what=what, last=last) if mark.first < mark.last else what

    def _count(self, contacts: Iterable[Any]) -> str:
        """Count sends, and by channel where there are several."""
        by_channel = Counter(contact.planned.send.channel for contact in contacts)
        total = self._say(_SENDS, count=by_channel.total())
        if len(by_channel) < 2:
            return total
        ordered = sorted(by_channel.items(), key=lambda pair: (-pair[1], pair[0]))
        return f"{total} ({', '.join(f'{one_line(self._channel(ident))} {count}' for ident, count in ordered)})"

    def _channel(self, ident: str) -> str:
        channel = self._plan.channels.get(ident)
        return (channel.value.name if channel else "") or ident

    def _say(self, text: Text, **values: Any) -> str:
        return text.write(self._language, values)

"""The calendar: what goes out when, month by month, between the occasions and the closed days."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from relplan.analysis.occasions import Edition
from relplan.model.holidays import is_known_country, public_holidays
from relplan.model.kinds import Kind
from relplan.report.scope import WHOLE
from relplan.report.views.names import Names
from relplan.report.views.pieces import Chip, Piece
from relplan.report.views.unread import are_sends_whole

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from relplan.analysis.calendar import PlannedSend
    from relplan.report.scope import Scope
    from relplan.report.text.words import Words
    from relplan.validation.review import Review


class MarkKind(StrEnum):
    """What a day or a stretch of days is marked with."""

    OCCASION = "occasion"
    HOLIDAY = "holiday"
    BLACKOUT = "blackout"


@dataclass(frozen=True, slots=True)
class MarkView:
    """An occasion, a public holiday or a blackout."""

    kind: str
    label: str
    """Which of the three it is."""
    name: str
    days: str
    """Its days; empty for a single one."""
    channels: tuple[Chip, ...]
    """The channels that a blackout closes; all when there are none."""


@dataclass(frozen=True, slots=True)
class SendView:
    """A dated send."""

    hour: str
    campaign: Piece
    name: str
    channels: tuple[Chip, ...]
    spread: str
    """Over which days it is spread; empty when it goes out at once."""


@dataclass(frozen=True, slots=True)
class DayView:
    """A day on which something is marked or sent."""

    title: str
    marks: tuple[MarkView, ...]
    sends: tuple[SendView, ...]


@dataclass(frozen=True, slots=True)
class MonthView:
    """A month."""

    title: str
    anchor: str
    summary: str
    is_open: bool
    """Whether its days are shown before anybody asks."""
    days: tuple[DayView, ...]


@dataclass(frozen=True, slots=True)
class CalendarView:
    """The months in which something is sent, or marked with more than public holidays."""

    months: tuple[MonthView, ...]
    quiet: str
    """What is said of the others; empty when there are none."""
    caution: str


_Mark = tuple[date, MarkView]


def view_calendar(review: Review, words: Words, scope: Scope = WHOLE) -> CalendarView | None:
    """Show the dated sends by month; None when there are none."""
    study, names = review.study, Names(review.plan, words)
    shown = [planned for planned in study.sends if scope.takes(planned)]
    if not shown:
        return None
    marks: dict[date, list[MarkView]] = {}
    for day, mark in (*_occasions(review, words), *_holidays(review, words), *_blackouts(review, names, words)):
        if scope.days is None or _is_within(day, scope.days):
            marks.setdefault(day, []).append(mark)
    sends: dict[date, list[PlannedSend]] = {}
    for planned in shown:
        sends.setdefault(planned.at.date(), []).append(planned)
    months = _months(marks, sends)
    period = scope.days or study.period
    today = _open_month(list(months), study.as_of)
    return CalendarView(
        months=tuple(
            MonthView(
                title=words.format.month_and_year(month),
                anchor=f"month-{month:%Y-%m}",
                summary=_summary([send for day in days for send in sends.get(day, ())], words),
                is_open=month == today,
                days=tuple(
                    DayView(
                        title=words.format.weekday(day),
                        marks=tuple(marks.get(day, ())),
                        sends=tuple(_view_send(one, names, words) for one in sends.get(day, ())),
                    )
                    for day in days
                ),
            )
            for month, days in months.items()
        ),
        quiet=words("calendar.quiet") if len(months) < _count_months(period) else "",
        caution="" if are_sends_whole(review) else words("figures.partial"),
    )


def _months(marks: Mapping[date, Sequence[MarkView]], sends: Collection[date]) -> dict[date, list[date]]:
    """Return the days to show by month, without the months that have nothing but public holidays."""
    found: dict[date, list[date]] = {}
    for day in sorted({*marks, *sends}):
        found.setdefault(day.replace(day=1), []).append(day)
    told = {day for day in marks if any(mark.kind != MarkKind.HOLIDAY for mark in marks[day])} | set(sends)
    return {month: days for month, days in found.items() if not told.isdisjoint(days)}


def _count_months(period: Edition) -> int:
    first, last = period.first, period.last
    return (last.year - first.year) * 12 + last.month - first.month + 1


def _open_month(months: Sequence[date], today: date) -> date:
    """Return the month to open on: today's, else the next one, else the last."""
    return next((month for month in months if month >= today.replace(day=1)), months[-1])


def _summary(sends: Sequence[PlannedSend], words: Words) -> str:
    if not sends:
        return words("calendar.no_send")
    campaigns = len({one.campaign.id for one in sends})
    return words("calendar.summary", sends=len(sends), campaigns=campaigns)


def _occasions(review: Review, words: Words) -> Iterator[_Mark]:
    """Yield the editions of the occasions that count, on their first day."""
    for ident, editions in review.study.occasions.items():
        item = review.plan.occasions[ident]
        for edition in editions if item.value.counts else ():
            yield edition.first, _mark(MarkKind.OCCASION, item.value.name or ident, edition, words)


def _holidays(review: Review, words: Words) -> Iterator[_Mark]:
    period = review.study.period
    countries = [code for code in review.plan.settings.value.countries if is_known_country(code)]
    years = range(period.first.year, period.last.year + 1)
    for day, name in public_holidays(countries, years, words.language.value).items():
        if _is_within(day, period):
            yield day, _mark(MarkKind.HOLIDAY, name, Edition(day, day), words)


def _blackouts(review: Review, names: Names, words: Words) -> Iterator[_Mark]:
    """Yield the blackouts that count, on their first day of the period."""
    period = review.study.period
    for ident, item in review.plan.blackouts.items():
        blackout = item.value
        if blackout.counts and blackout.from_ <= period.last and blackout.to >= period.first:
            channels = tuple(names.channel(channel) for channel in blackout.channels)
            days = Edition(blackout.from_, blackout.to)
            mark = _mark(MarkKind.BLACKOUT, blackout.name or ident, days, words)
            yield max(days.first, period.first), replace(mark, channels=channels)


def _mark(kind: MarkKind, name: str, days: Edition, words: Words) -> MarkView:
    said = words.format.days(days.first, days.last) if days.first < days.last else ""
    return MarkView(kind.value, words.of(kind), name, said, ())


def _is_within(day: date, period: Edition) -> bool:
    return period.first <= day <= period.last


def _view_send(planned: PlannedSend, names: Names, words: Words) -> SendView:
    send, first, last = planned.send, planned.at.date(), planned.instants[-1].date()
    return SendView(
        hour=words.format.clock(planned.at.time()),
        campaign=names.piece(Kind.CAMPAIGN, planned.campaign.id),
        name=send.name or send.id,
        channels=tuple(names.channel(channel) for channel in (send.channel, *send.fallback)),
        spread=words.format.days(first, last) if first < last else "",
    )

"""The planning of campaigns: targets by months, and a brief each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from relplan.model.campaign import Local
from relplan.model.kinds import Kind
from relplan.report.scope import WHOLE, Scope
from relplan.report.views.actions import (
    LabelledCells,
    aim_facts,
    audience_facts,
    competing_facts,
    content_facts,
    last_facts,
)
from relplan.report.views.audience import Audiences
from relplan.report.views.capped import say_capped
from relplan.report.views.names import Names
from relplan.report.views.pieces import Cell, Fact, Sentence, Sheet, Table, keep, line, lines, plain, separate
from relplan.report.views.planning import Planning, view_planning
from relplan.report.views.recurrence import say_recurrence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from relplan.analysis.calendar import PlannedSend
    from relplan.analysis.study import Study
    from relplan.model.campaign import Campaign, Schedule, Send
    from relplan.plan.plan import Item
    from relplan.report.text.words import Words
    from relplan.validation.review import Review

_FEW_DATES = 3
"""As many dates as stand in a row of sends; more are told as first, last and a list by month."""


@dataclass(frozen=True, slots=True)
class CampaignView:
    """The brief of a campaign."""

    sheet: Sheet
    key_message: str
    sends: Table
    dates: tuple[Fact, ...]
    """The days of a send that comes back often, by month."""


@dataclass(frozen=True, slots=True)
class CampaignsView:
    """The planning, and every brief by first date, then name; campaigns without a date come last."""

    planning: Planning | None
    """None when nothing is dated."""
    campaigns: tuple[CampaignView, ...]


def view_campaigns(review: Review, words: Words, scope: Scope = WHOLE) -> CampaignsView:
    """Show the campaigns of a plan; where only some days are shown, those that send something on them."""
    names = Names(review.plan, words)
    planned: dict[str, list[PlannedSend]] = {}
    for send in review.study.sends:
        if scope.takes(send):
            planned.setdefault(send.campaign.id, []).append(send)
    shown = [item for item in review.plan.campaigns.values() if scope.holds(item.value.programme)]
    if scope.days is not None:
        shown = [item for item in shown if item.id in planned]
    ordered = sorted(shown, key=lambda item: _order(item, planned.get(item.id, [])))
    briefs = tuple(_view_campaign(item, planned.get(item.id, []), review.study, names, words) for item in ordered)
    if scope.days is not None:
        briefs = tuple(_keep_dated(brief, planned[item.id]) for brief, item in zip(briefs, ordered, strict=True))
    return CampaignsView(view_planning(review, names, words, scope), briefs)


def _order(item: Item[Campaign], sends: Sequence[PlannedSend]) -> tuple[bool, str, str, str]:
    return not sends, sends[0].at.isoformat() if sends else "", item.value.name.casefold(), item.id


def _keep_dated(brief: CampaignView, planned: Sequence[PlannedSend]) -> CampaignView:
    """Keep the sends of a brief that have a date among those shown."""
    dated = {send.index for send in planned}
    rows = tuple(row for index, row in enumerate(brief.sends.rows) if index in dated)
    return replace(brief, sends=replace(brief.sends, rows=rows))


def _view_campaign(
    item: Item[Campaign], planned: Sequence[PlannedSend], study: Study, names: Names, words: Words
) -> CampaignView:
    campaign = item.value
    audiences = Audiences(study.plan, names, words)
    audience = audience_facts(item, study.plan, study.messages, names, words)
    by_send: dict[int, list[datetime]] = {}
    for send in planned:
        by_send.setdefault(send.index, []).append(send.at)
    rows = tuple(
        _send_row(send, by_send.get(index, []), audiences, names, words) for index, send in enumerate(campaign.sends)
    )
    head = tuple(words(f"send.{column}") for column in ("name", "dates", "hour", "channel", "audience", "content"))
    return CampaignView(
        sheet=names.sheet(item, _facts(campaign, audience, names, words)),
        key_message=campaign.key_message,
        sends=Table(words("campaign.sends"), head, rows),
        dates=tuple(
            fact
            for index, instants in by_send.items()
            if len(instants) > _FEW_DATES
            for fact in _days_by_month(campaign.sends[index], instants, words)
        ),
    )


def _send_row(
    send: Send, instants: Sequence[datetime], audiences: Audiences, names: Names, words: Words
) -> tuple[Cell, ...]:
    channels = [names.channel(channel) for channel in (send.channel, *send.fallback)]
    hours = dict.fromkeys(words.format.clock(instant.time()) for instant in instants)
    narrowing = audiences.narrowing(send.audience)
    cells = (
        plain(send.name or send.id),
        plain(_say_dates(send, instants, words)),
        plain(", ".join(hours)),
        line(separate(channels)),
        line(narrowing) or plain(words("send.whole_audience")),
        plain(_say_content(send, names, words)),
    )
    return tuple(cell[0] if cell else () for cell in cells)


def _say_dates(send: Send, instants: Sequence[datetime], words: Words) -> str:
    if not instants:
        return words("send.no_date")
    days = [instant.date() for instant in instants]
    if len(days) > _FEW_DATES:
        text = words("send.many", count=len(days), days=words.format.days(days[0], days[-1]))
    else:
        text = ", ".join(words.format.weekday(day).replace(" ", "\u00a0") for day in days)
    if send.spread:
        return f"{text}, {words('send.spread', duration=words.format.duration(send.spread.over))}"
    return text


def _say_content(send: Send, names: Names, words: Words) -> str:
    """Say what a send is made of, and what differs from its campaign."""
    parts = (
        words("send.subject", subject=send.subject) if send.subject else "",
        send.template,
        names.text(Kind.OFFER, send.offer) if send.offer else "",
        words.of(send.lever) if send.lever else "",
        names.text(Kind.COMMUNICATION, send.communication) if send.communication else "",
        words("send.volume", number=words.format.number(send.volume), count=send.volume) if send.volume else "",
        words("send.on_capped", rule=say_capped(send.on_capped, words, names, {})) if send.on_capped else "",
    )
    return ", ".join(part for part in parts if part)


def _days_by_month(send: Send, instants: Sequence[datetime], words: Words) -> tuple[Fact, ...]:
    months: dict[str, list[str]] = {}
    for instant in instants:
        months.setdefault(words.format.month_and_year(instant.date()), []).append(str(instant.day))
    listed = (words("send.month", month=month, days=", ".join(days)) for month, days in months.items())
    return keep((words("send.all_dates", name=send.name or send.id), lines(listed)))


def _facts(campaign: Campaign, audience: tuple[LabelledCells, ...], names: Names, words: Words) -> tuple[Fact, ...]:
    occasion, nature = campaign.occasion, campaign.nature
    return keep(
        (words("action.programme"), line([names.piece(Kind.PROGRAMME, campaign.programme)])),
        *aim_facts(campaign, words, names),
        *audience,
        (words("campaign.occasion"), plain(names.text(Kind.OCCASION, occasion) if occasion else "")),
        (words("campaign.repeat"), tuple((Sentence(text),) for text in _say_repeat(campaign, words))),
        (words("campaign.scope"), line(_say_scope(campaign, names, words))),
        (words("campaign.nature"), plain(words.of(nature) if nature else "")),
        (words("action.lever"), plain(words.of(campaign.lever) if campaign.lever else "")),
        *content_facts(campaign, words, names),
        *competing_facts(campaign, words, names, {}),
        (words("action.beats"), line(names.cell(Kind.ACTION, campaign.beats))),
        (words("campaign.follows"), line(names.cell(Kind.CAMPAIGN, campaign.follows))),
        (words("campaign.expected"), lines(_say_expected(campaign, words))),
        (words("campaign.schedule"), lines(_say_schedule(campaign.schedule, words))),
        *last_facts(campaign, words),
    )


def _say_repeat(campaign: Campaign, words: Words) -> Iterator[str]:
    repeat = campaign.repeat
    if repeat is None:
        return
    day, rule = words.format.day, say_recurrence(repeat.rule, words)
    if repeat.until:
        yield words("campaign.repeat_until", rule=rule, first=day(repeat.from_), last=day(repeat.until))
    else:
        yield words("campaign.repeat_from", rule=rule, first=day(repeat.from_))
    if repeat.skip:
        yield words("campaign.skip", days=", ".join(words.format.day(day) for day in repeat.skip))


def _say_scope(campaign: Campaign, names: Names, words: Words) -> Cell:
    if campaign.scope is None:
        return ()
    if isinstance(campaign.scope, Local):
        return names.cell(Kind.STORE, campaign.scope.local.stores)
    return plain(words("campaign.national"))[0]


def _say_expected(campaign: Campaign, words: Words) -> Iterator[str]:
    expected = campaign.expected
    if expected is None:
        return
    if expected.volume is not None:
        yield words("send.volume", number=words.format.number(expected.volume), count=expected.volume)
    if expected.budget is not None:
        yield words("campaign.budget", amount=words.format.money(expected.budget))
    if expected.revenue is not None:
        yield words("campaign.revenue", amount=words.format.money(expected.revenue))


def _say_schedule(schedule: Schedule | None, words: Words) -> Iterator[str]:
    for step in ("brief", "proof", "approval", "debrief") if schedule else ():
        day = getattr(schedule, step)
        if day is not None:
            yield words(f"campaign.{step}", day=words.format.day(day))

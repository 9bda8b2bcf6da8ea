"""Levers and channels: how actions and messages divide among them, against the balance that is wanted."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from relplan.analysis.levers import FOUR, fold
from relplan.model.base import Lever
from relplan.model.kinds import Kind
from relplan.model.quantities.rounding import percent_of
from relplan.report.views.bars import Bar, bar_of
from relplan.report.views.names import Names
from relplan.report.views.pieces import Cell, Piece, Plain, Source
from relplan.report.views.unread import is_whole
from relplan.rules.lev.wanted_balance_missed import RULE as BALANCE_RULE
from relplan.rules.lev.wanted_balance_missed import BalanceOptions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.levers import Balance, ChannelBalance, Levers, Wanted
    from relplan.report.text.words import Words
    from relplan.validation.review import Review


@dataclass(frozen=True, slots=True)
class ShareRow:
    """A lever or a channel, and its share."""

    name: Piece
    share: str
    count: str
    bar: Bar


@dataclass(frozen=True, slots=True)
class WantedRow:
    """A lever, its share and the one that is wanted."""

    name: str
    share: str
    wanted: str
    bar: Bar
    gap: str
    is_far: bool
    """Whether it is further from what is wanted than the plan's rules tolerate."""


@dataclass(frozen=True, slots=True)
class WantedView:
    """A balance that is wanted, over the four levers of loyalty."""

    title: Piece
    rows: tuple[WantedRow, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class StripPart:
    """A lever in the strip of a programme."""

    lever: str
    name: str
    text: str
    width: float


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """A programme and how its actions divide."""

    programme: Piece
    actions: str
    parts: tuple[StripPart, ...]


@dataclass(frozen=True, slots=True)
class LeversView:
    """The balance of levers and of channels; where one has all, a sentence says so in place of a table."""

    said: tuple[str, ...]
    """Which lever or channel has all, and which levers are never used."""
    actions: tuple[ShareRow, ...]
    messages: tuple[ShareRow, ...]
    """By lever, as they are written."""
    dated: tuple[ShareRow, ...]
    """By lever, each date of a send."""
    wanted: tuple[WantedView, ...]
    programmes: tuple[ProgrammeRow, ...]
    channels: tuple[ShareRow, ...]
    """By messages and sends as they are written."""
    dated_channels: tuple[ShareRow, ...]
    """By each date of a send."""
    unsaid: Cell
    """The actions that name no lever."""
    caution: str


def view_levers(review: Review, words: Words) -> LeversView | None:
    """Show the balance of levers and channels; None when no action names a lever and nothing is sent."""
    levers, channels = review.study.levers, review.study.channels
    if not levers.overall.said and not channels.written.counts:
        return None
    names = Names(review.plan, words)
    is_divided = len(_used(levers)) > 1
    are_many = len(channels.written.counts) > 1
    return LeversView(
        said=tuple(_say_what_is_alone(levers, channels.written, names, words)),
        actions=tuple(_lever_rows(levers.overall, words)) if is_divided else (),
        messages=tuple(_lever_rows(levers.messages, words)) if is_divided else (),
        dated=tuple(_lever_rows(levers.dated, words)) if is_divided else (),
        wanted=tuple(_view_wanted(one, review, names, words) for one in levers.wanted if one.balance.said),
        programmes=tuple(_programme_rows(levers, names, words)) if is_divided else (),
        channels=tuple(_channel_rows(channels.written, names, words)) if are_many else (),
        dated_channels=tuple(_channel_rows(channels.dated, names, words)) if are_many else (),
        unsaid=names.cell(Kind.ACTION, [item.id for item in levers.unsaid]),
        caution="" if is_whole(review, Kind.SCENARIO, Kind.CAMPAIGN, Kind.PROGRAMME) else words("figures.partial"),
    )


def _used(levers: Levers) -> tuple[Lever, ...]:
    """Return the levers that an action or a message uses."""
    return tuple(lever for lever in Lever if levers.overall.counts[lever] or levers.messages.counts[lever])


def _say_what_is_alone(levers: Levers, balance: ChannelBalance, names: Names, words: Words) -> Iterator[str]:
    """Yield what needs no table: the only lever, the only channel, the levers that nothing uses."""
    used = _used(levers)
    if len(used) == 1:
        counts = {"actions": levers.overall.said, "messages": levers.messages.said}
        yield words("levers.only_lever", name=words.of(used[0]), **counts)
    unused = [words.of(lever) for lever in Lever if lever not in used]
    if used and unused:
        yield words("levers.unused", levers=words.all_of(unused), count=len(unused))
    if len(balance.counts) == 1:
        ((channel, count),) = balance.counts.items()
        yield words("levers.only_channel", name=names.channel(channel).text, count=count)


def _lever_rows(balance: Balance, words: Words) -> Iterator[ShareRow]:
    for lever, share in balance.shares.items():
        if share:
            yield _share_row(Plain(words.of(lever)), balance.counts[lever], share, words, f"lever-{lever.value}")


def _channel_rows(balance: ChannelBalance, names: Names, words: Words) -> Iterator[ShareRow]:
    for channel, share in balance.shares.items():
        yield _share_row(names.channel(channel), balance.counts[channel], share, words)


def _share_row(name: Piece, count: int, share: Fraction, words: Words, tone: str = "") -> ShareRow:
    number = words.format
    return ShareRow(name, number.rounded_percent(share), number.number(count), bar_of(share, tone=tone))


def _view_wanted(one: Wanted, review: Review, names: Names, words: Words) -> WantedView:
    wanted, actual = fold(one.shares), one.balance.of_four
    is_loyalty = one.item is review.plan.loyalty
    tolerance, nothing = _tolerance(review), Fraction(0)
    return WantedView(
        title=Plain(words("levers.loyalty")) if is_loyalty else names.piece(Kind.PROGRAMME, one.item.id),
        rows=tuple(
            _wanted_row(lever, actual.get(lever, nothing), wanted.get(lever, nothing), tolerance, words)
            for lever in FOUR
        ),
        source=names.source(one.place),
    )


def _tolerance(review: Review) -> Fraction:
    """Return how far a share may be from the wanted one by the plan's rules."""
    options = review.configuration.settings[BALANCE_RULE.code].options
    return (options if isinstance(options, BalanceOptions) else BalanceOptions()).tolerance.fraction


def _wanted_row(lever: Lever, actual: Fraction, wanted: Fraction, tolerance: Fraction, words: Words) -> WantedRow:
    form, gap = words.format, actual - wanted
    return WantedRow(
        name=words("levers.with_recognition") if lever is Lever.ENGAGEMENT else words.of(lever),
        share=form.rounded_percent(actual),
        wanted=form.rounded_percent(wanted),
        bar=bar_of(actual, wanted, f"lever-{lever.value}"),
        gap=_say_gap(gap, words),
        is_far=abs(gap) > tolerance,
    )


def _say_gap(gap: Fraction, words: Words) -> str:
    points = abs(percent_of(gap))
    if not points:
        return words("levers.even")
    return words("levers.more" if gap > 0 else "levers.less", points=points)


def _programme_rows(levers: Levers, names: Names, words: Words) -> Iterator[ProgrammeRow]:
    """Yield how each programme divides; not of one that has all actions, since that is said already."""
    for ident, balance in levers.by_programme.items():
        if balance.said and balance.counts != levers.overall.counts:
            yield ProgrammeRow(
                programme=names.piece(Kind.PROGRAMME, ident),
                actions=words.format.number(balance.said),
                parts=tuple(_strip(balance, words)),
            )


def _strip(balance: Balance, words: Words) -> Iterator[StripPart]:
    for lever, share in balance.shares.items():
        if share:
            yield StripPart(
                lever=lever.value,
                name=words.of(lever),
                text=words.format.number(balance.counts[lever]),
                width=round(float(share) * 100, 2),
            )

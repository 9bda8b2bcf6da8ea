"""The planning as a table: targets as rows, months as columns, campaigns with their days in the cells."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from relplan.analysis.reach import EVERYBODY
from relplan.model.base import Status
from relplan.model.campaign import Local
from relplan.model.kinds import Kind
from relplan.report.scope import WHOLE, Scope
from relplan.report.views.pieces import Chip
from relplan.report.views.planning_rows import Brands, PlanningRow, Rows, channels_of, month_of
from relplan.report.views.unread import are_sends_whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relplan.analysis.calendar import PlannedSend
    from relplan.analysis.occasions import Edition
    from relplan.analysis.study import Study
    from relplan.report.text.words import Words
    from relplan.report.views.names import Names
    from relplan.validation.review import Review

_MOST_EMPTY_MONTHS = 24
"""A plan longer than this many months shows only those in which something is sent."""
_MOST_TARGETS = 24
"""More targets than these can't be chosen among: the style sheet numbers so many."""
_EVERYBODY = ""
"""The row of sends that choose nobody out."""
_NARROWED = "*"
"""The row of sends that don't choose among the targets, but by something else."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Dated sends that the same choices show."""

    channels: tuple[str, ...]
    """The kinds of the channels that they may go over."""
    brands: tuple[int, ...]
    """The numbers of their brands among those that can be chosen; none where nothing can."""
    rows: tuple[int, ...]
    """The numbers of the rows that they stand in."""
    is_local: bool
    count: int


@dataclass(frozen=True, slots=True)
class Planning:
    """The dated sends of a plan."""

    title: str
    """What the rows are."""
    months: tuple[str, ...]
    rows: tuple[PlanningRow, ...]
    legend: tuple[Chip, ...]
    """The channels used, one of each kind."""
    brands: tuple[str, ...]
    """Those that can be chosen, by number from 1; none when a plan has one or very many."""
    can_choose_targets: bool
    key: tuple[str, ...]
    """What the signs and numbers mean that are used."""
    has_scopes: bool
    """Whether some campaigns are local and others aren't."""
    sends: str
    """How many dated sends there are, in words."""
    some: str
    """The same when only some are chosen, with `{count}` and `{total}` left open."""
    tallies: tuple[Tally, ...]
    """The dated sends, alike ones together."""
    caution: str
    """Said when some sends could not be read."""

    @property
    def data(self) -> str:
        """Return the tallies as the script reads them."""
        rows = [
            [one.channels, one.brands, one.rows, "local" if one.is_local else "national", one.count]
            for one in self.tallies
        ]
        return json.dumps(rows, separators=(",", ":"))


def view_planning(review: Review, names: Names, words: Words, scope: Scope = WHOLE) -> Planning | None:
    """Show the dated sends of a plan by target and month; None when there are none."""
    study = review.study
    sends = [planned for planned in study.sends if scope.takes(planned)]
    if not sends:
        return None
    targets = _Targets(study)
    brands = Brands(review.plan)
    months = _months(scope.days or study.period, sends)
    found: dict[str, dict[date, list[PlannedSend]]] = {}
    for planned in sends:
        for row in targets.of(planned):
            found.setdefault(row, {}).setdefault(month_of(planned), []).append(planned)
    maker = Rows(months, brands, names, words)
    rows = (_EVERYBODY, _NARROWED, *targets.choices)
    return Planning(
        title=names.text(Kind.SEGMENTATION, targets.segmentation) if targets.segmentation else words("planning.target"),
        months=tuple(_month_title(month, months, words) for month in months),
        rows=tuple(maker.row(_row_title(row, targets, names, words), found[row]) for row in rows if row in found),
        legend=_legend(sends, names),
        brands=brands.named if brands.can_be_chosen else (),
        can_choose_targets=1 < len(found) <= _MOST_TARGETS,
        key=tuple(_explain(sends, words)),
        has_scopes=len({isinstance(planned.campaign.value.scope, Local) for planned in sends}) > 1,
        sends=_say_sends(len(sends), scope, words),
        some=words("planning.some", count="{count}", total="{total}"),
        tallies=_tally(sends, targets, [row for row in rows if row in found], brands, names),
        caution="" if are_sends_whole(review) else words("figures.partial"),
    )


def _tally(
    sends: Sequence[PlannedSend], targets: _Targets, rows: Sequence[str], brands: Brands, names: Names
) -> tuple[Tally, ...]:
    """Count the sends that the same choices show."""
    counts = Counter(
        (
            tuple(dict.fromkeys(names.channel(channel).colour for channel in channels_of(planned))),
            brands.numbers(planned.campaign.value),
            tuple(rows.index(row) + 1 for row in targets.of(planned)),
            isinstance(planned.campaign.value.scope, Local),
        )
        for planned in sends
    )
    return tuple(Tally(*alike, count) for alike, count in counts.items())


def _explain(sends: Sequence[PlannedSend], words: Words) -> Iterator[str]:
    """Yield what hatching, dashes and numbers stand for."""
    campaigns = [planned.campaign.value for planned in sends]
    if any(isinstance(campaign.scope, Local) for campaign in campaigns):
        yield words("planning.key_local")
    if any(campaign.status is Status.DRAFT for campaign in campaigns):
        yield words("planning.key_draft")
    yield words("planning.key_days")


def _say_sends(count: int, scope: Scope, words: Words) -> str:
    """Say how many dated sends are shown, and of which days."""
    said = words("planning.sends", number=words.format.number(count), count=count)
    if scope.days is None:
        return said
    return words("scope.sends", sends=said, days=words.format.days(scope.days.first, scope.days.last))


class _Targets:
    """Tells which rows of the planning a send belongs to.

    Rows are the phases of the customer's life; where a plan has none, the first exclusive segmentation that campaigns
    choose from.
    """

    def __init__(self, study: Study) -> None:
        self._study = study
        self.segmentation = self._find_segmentation()
        dimension = study.population.dimensions.get(self.segmentation)
        self.choices: Sequence[str] = dimension.choices if dimension else ()
        self._known: dict[tuple[str, int], tuple[str, ...]] = {}

    def of(self, planned: PlannedSend) -> tuple[str, ...]:
        """Return the rows of a send: the choices it can reach, or one for all."""
        key = (planned.campaign.id, planned.index)
        if key not in self._known:
            self._known[key] = self._rows(planned)
        return self._known[key]

    def _rows(self, planned: PlannedSend) -> tuple[str, ...]:
        message = self._study.messages.of_send(planned.campaign, planned.index)
        allowed = {choice for box in message.reach.boxes for choice in dict(box).get(self.segmentation, self.choices)}
        rows = tuple(choice for choice in self.choices if choice in allowed)
        if rows and len(rows) < len(self.choices):
            return rows
        is_for_everybody = EVERYBODY in message.addressed.boxes
        return (_EVERYBODY,) if is_for_everybody else (_NARROWED,)

    def _find_segmentation(self) -> str:
        plan = self._study.plan
        exclusive = [ident for ident, item in plan.segmentations.items() if item.value.exclusive]
        phases = [ident for ident in exclusive if plan.segmentations[ident].value.phases]
        chosen = {segment.partition(".")[0] for segment in self._chosen_segments()}
        return next(iter([*phases, *(ident for ident in exclusive if ident in chosen)]), "")

    def _chosen_segments(self) -> Iterator[str]:
        for item in self._study.plan.campaigns.values():
            for audience in (item.value.audience, *(send.audience for send in item.value.sends)):
                if audience is not None:
                    yield from (*audience.segments, *audience.all_of)


def _months(period: Edition, sends: Sequence[PlannedSend]) -> tuple[date, ...]:
    """Return the first days of the months to show: those of the period, and those in which something is sent."""
    first, last = period.first, period.last
    used = {month_of(planned) for planned in sends}
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    if count <= _MOST_EMPTY_MONTHS:
        used |= {
            date(first.year + (first.month - 1 + n) // 12, (first.month - 1 + n) % 12 + 1, 1) for n in range(count)
        }
    return tuple(sorted(used))


def _month_title(month: date, months: Sequence[date], words: Words) -> str:
    is_one_year = months[0].year == months[-1].year
    return words.format.month(month) if is_one_year else f"{words.format.month(month)} {month.year}"


def _row_title(row: str, targets: _Targets, names: Names, words: Words) -> str:
    if row == _EVERYBODY:
        return words("audience.everybody_title")
    if row == _NARROWED:
        name = names.text(Kind.SEGMENTATION, targets.segmentation) if targets.segmentation else ""
        return words("audience.no_criterion", name=name) if name else words("audience.narrowed")
    segment = f"{targets.segmentation}.{row}"
    title = names.text(Kind.SEGMENT, segment)
    return title if title != segment else words("planning.others")


def _legend(sends: Sequence[PlannedSend], names: Names) -> tuple[Chip, ...]:
    """Return the channels used, those of one kind together."""
    chips = [names.channel(channel) for planned in sends for channel in channels_of(planned)]
    by_kind: dict[str, dict[str, Chip]] = {}
    for chip in chips:
        by_kind.setdefault(chip.colour, {}).setdefault(chip.text, chip)
    return tuple(
        Chip(", ".join(of_kind), next(iter(of_kind.values())).letter, kind) for kind, of_kind in by_kind.items()
    )

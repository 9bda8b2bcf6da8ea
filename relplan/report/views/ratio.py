"""The customer-centric ratio: how much of the plan starts from something the customer does."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from relplan.model.kinds import Kind
from relplan.report.views.bars import Bar, bar_between, bar_of
from relplan.report.views.names import Names
from relplan.report.views.pieces import Cell, Piece, Plain
from relplan.report.views.unread import is_whole
from relplan.rules.jrn.customer_centric_ratio import RULE as RATIO_RULE
from relplan.rules.jrn.customer_centric_ratio import RatioOptions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from relplan.analysis.centricity import CentricRatio
    from relplan.analysis.interval import Interval
    from relplan.report.text.words import Words
    from relplan.validation.review import Review


@dataclass(frozen=True, slots=True)
class RatioRow:
    """A set of actions and its ratio."""

    title: Piece
    percent: str
    of: str
    """How many of how many."""
    bar: Bar


@dataclass(frozen=True, slots=True)
class RatioGroup:
    """Ratios of one sort."""

    title: str
    rows: tuple[RatioRow, ...]


@dataclass(frozen=True, slots=True)
class WeightedView:
    """The share of contacts, rather than of actions: an expectation."""

    sentence: str
    bar: Bar
    left_out: Cell
    """The actions of which the plan says too little."""


@dataclass(frozen=True, slots=True)
class RatiosView:
    """The ratio as a whole, in its parts, and weighted."""

    percent: str
    sentence: str
    goal: str
    groups: tuple[RatioGroup, ...]
    """None of those that would only say the whole again."""
    weighted: WeightedView | None
    """None when nothing is expected to be sent."""
    caution: str


def view_ratio(review: Review, words: Words) -> RatiosView | None:
    """Show the customer-centric ratio; None when there is no action."""
    study, names = review.study, Names(review.plan, words)
    overall = study.centricity.overall
    if overall.value is None:
        return None
    minimum = _minimum(review)
    is_sure = is_whole(review, *RATIO_RULE.needs)
    state = ("reached" if overall.value >= minimum else "missed") if is_sure else "unsure"
    teller = _Teller(minimum, words)
    whole = {Plain(words("ratio.overall")): overall, Plain(words("ratio.decided")): study.centricity.decided}
    groups = (
        ("ratio.whole", whole.items()),
        ("ratio.by_programme", _named(Kind.PROGRAMME, study.centricity.by_programme, names)),
        ("ratio.by_segment", _named(Kind.SEGMENT, study.segment_centricity, names)),
    )
    views = (RatioGroup(words(key), tuple(teller.rows(ratios))) for key, ratios in groups)
    return RatiosView(
        percent=words.format.rounded_percent(overall.value, minimum),
        sentence=words("ratio.sentence", triggered=overall.triggered, actions=overall.actions),
        goal=words("ratio.goal", share=words.format.rounded_percent(minimum), state=words(f"ratio.{state}")),
        groups=tuple(view for view in views if _says_more(view, teller.of(overall))),
        weighted=_view_weighted(review, minimum, names, words),
        caution="" if is_sure else words("figures.partial"),
    )


def _named(kind: Kind, ratios: Mapping[str, CentricRatio], names: Names) -> Iterator[tuple[Piece, CentricRatio]]:
    yield from ((names.piece(kind, ident), ratio) for ident, ratio in ratios.items())


def _says_more(group: RatioGroup, overall: str) -> bool:
    """Tell whether a group says anything but the ratio of the whole plan again."""
    return len(group.rows) > 1 or any(row.of != overall for row in group.rows)


class _Teller:
    """Puts ratios into rows, each against the same goal."""

    def __init__(self, goal: Fraction, words: Words) -> None:
        self._goal = goal
        self._words = words

    def rows(self, ratios: Iterable[tuple[Piece, CentricRatio]]) -> Iterator[RatioRow]:
        """Yield a row for each set that has actions."""
        for title, ratio in ratios:
            if ratio.value is not None:
                yield self._row(title, ratio, ratio.value)

    def of(self, ratio: CentricRatio) -> str:
        """Say how many of how many."""
        return self._words("ratio.of", triggered=ratio.triggered, actions=ratio.actions)

    def _row(self, title: Piece, ratio: CentricRatio, value: Fraction) -> RatioRow:
        tone = "strong" if value >= self._goal else ""
        return RatioRow(
            title=title,
            percent=self._words.format.rounded_percent(value, self._goal),
            of=self.of(ratio),
            bar=bar_of(value, self._goal, tone),
        )


def _view_weighted(review: Review, minimum: Fraction, names: Names, words: Words) -> WeightedView | None:
    weighted = review.study.weighted_centricity
    if weighted.share is None:
        return None
    low, high = _say_bounds(weighted.share, words)
    return WeightedView(
        sentence=words("ratio.weighted_exact", share=low)
        if low == high
        else words("ratio.weighted_between", low=low, high=high),
        bar=bar_between(weighted.share.low, weighted.share.high, minimum),
        left_out=names.cell(Kind.ACTION, weighted.unweighed),
    )


def _say_bounds(share: Interval, words: Words) -> tuple[str, str]:
    low, high = share.percents
    return words.format.rounded_percent(Fraction(low, 100)), words.format.rounded_percent(Fraction(high, 100))


def _minimum(review: Review) -> Fraction:
    """Return the smallest ratio that the plan's rules let pass."""
    options = review.configuration.settings[RATIO_RULE.code].options
    return options.minimum.fraction if isinstance(options, RatioOptions) else RatioOptions().minimum.fraction

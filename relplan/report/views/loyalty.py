"""The loyalty strategy: its eight questions, the balance it wants, and whether a card pays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.levers import FOUR, fold
from relplan.analysis.loyalty import Answer, Answered, CardResult, CardVerdict, LoyaltyReading, Question
from relplan.model.kinds import Kind
from relplan.model.loyalty import CardTest, Expectation
from relplan.model.quantities.rounding import percent_of
from relplan.report.views.names import Names
from relplan.report.views.pieces import Cell, Fact, Piece, Pill, Source, line, lines, plain, separate
from relplan.report.views.unread import is_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from fractions import Fraction

    from relplan.analysis.levers import Wanted
    from relplan.model.loyalty import Loyalty, LoyaltyObjective
    from relplan.report.text.words import Words
    from relplan.validation.review import Review

_TONES = {Answered.YES: "good", Answered.PARTLY: "open", Answered.NO: "bad"}
_VERDICT_TONES = {CardVerdict.WITHOUT_CARD: "good", CardVerdict.CARD: "good", CardVerdict.OPEN: "open"}


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One of the eight questions and what the strategy answers."""

    number: int
    question: str
    answered: Pill
    answer: tuple[Cell, ...]
    missing: str
    """What the answer still lacks; empty when nothing."""


@dataclass(frozen=True, slots=True)
class LeverRow:
    """A lever: the share that is wanted, and the one that is there."""

    lever: str
    wanted: str
    actual: str
    gap: str
    wanted_width: float
    """Between 0 and 100, for the bar."""
    actual_width: float


@dataclass(frozen=True, slots=True)
class BalanceView:
    """The balance of levers."""

    rows: tuple[LeverRow, ...]
    programmes: tuple[Piece, ...]
    """In which it is measured."""
    measured: str
    """Over how many actions."""
    caution: str
    """Said when some of them could not be read."""


@dataclass(frozen=True, slots=True)
class CardView:
    """The card test."""

    answers: tuple[tuple[str, str], ...]
    """Each question with its answer."""
    verdict: Pill
    count: str
    """How many answers are yes."""


@dataclass(frozen=True, slots=True)
class LoyaltyView:
    """A loyalty strategy."""

    questions: tuple[QuestionView, ...]
    summary: str
    balance: BalanceView | None
    """None when the strategy wants none."""
    card: CardView | None
    """None when the strategy doesn't hold the test."""
    own: tuple[Fact, ...]
    source: Source


def view_loyalty(review: Review, words: Words) -> LoyaltyView | None:
    """Show the loyalty strategy of a plan; None when it has none."""
    reading = review.study.loyalty
    if reading is None:
        return None
    names = Names(review.plan, words)
    teller = _Teller(reading, names, words)
    answered = sum(answer.answered is Answered.YES for answer in reading.answers)
    wanted = next((one for one in review.study.levers.wanted if one.item.kind is Kind.LOYALTY), None)
    return LoyaltyView(
        questions=tuple(teller.question(number, answer) for number, answer in enumerate(reading.answers, 1)),
        summary=words("loyalty.summary", answered=answered, count=len(reading.answers)),
        balance=_balance(wanted, review, names, words) if wanted else None,
        card=_card(reading.card, words) if reading.card else None,
        own=names.own_keys(reading.item),
        source=Source(reading.item.path, 1),
    )


class _Teller:
    """Puts the answers of a strategy into words."""

    def __init__(self, reading: LoyaltyReading, names: Names, words: Words) -> None:
        self._loyalty: Loyalty = reading.item.value
        self._names = names
        self._words = words

    def question(self, number: int, answer: Answer) -> QuestionView:
        """Show a question with its answer."""
        words = self._words
        tell: dict[Question, Callable[[], tuple[Cell, ...]]] = {
            Question.DEFINITION: self._definition,
            Question.OBJECTIVES: lambda: lines(self._objective(one) for one in self._loyalty.objectives),
            Question.INDICATORS: lambda: plain(", ".join(self._names.kpi(one) for one in self._loyalty.indicators)),
            Question.EXPECTATIONS: lambda: lines(self._expectations()),
            Question.LEVERS: lambda: lines(self._levers()),
            Question.DATA: lambda: line(self._names.cell(Kind.ATTRIBUTE, self._loyalty.data)),
            Question.MOMENTS: lambda: line(self._names.cell(Kind.MOMENT, self._loyalty.moments)),
            Question.CHANNELS: self._channels,
        }
        missing = ", ".join(self._lack(answer.question, key) for key in answer.missing)
        return QuestionView(
            number=number,
            question=words.of(answer.question),
            answered=Pill(words.of(answer.answered), _TONES[answer.answered]),
            answer=tell[answer.question](),
            missing=words("loyalty.missing", what=missing) if missing else "",
        )

    def _lack(self, question: Question, key: str) -> str:
        """Name what an answer lacks: an expectation without a mark, or what a key would say."""
        if question is Question.EXPECTATIONS:
            return self._words.of(Expectation(key))
        return self._words(f"loyalty_key.{key}")

    def _definition(self) -> tuple[Cell, ...]:
        definition, words = self._loyalty.definition, self._words
        if definition is None:
            return ()
        criteria = ", ".join(words.of(one) for one in definition.criteria)
        shared = ", ".join(definition.shared_with)
        return lines(
            (
                definition.statement,
                words("loyalty.criteria", names=criteria) if criteria else "",
                words("loyalty.shared_with", names=shared) if shared else "",
            )
        )

    def _objective(self, objective: LoyaltyObjective) -> str:
        figures = (objective.baseline, objective.target)
        way = " → ".join(self._words.format.figure(figure) for figure in figures if figure)
        kpi = self._names.kpi(objective.kpi) if objective.kpi else ""
        said = self._words("measure.kpi_and_way", kpi=kpi, way=way) if kpi and way else kpi or way
        return (
            self._words("programme.further", statement=objective.statement, progress=said)
            if said
            else (objective.statement)
        )

    def _expectations(self) -> Iterator[str]:
        marks = sorted(
            self._loyalty.expectations.items(), key=lambda pair: (-pair[1], list(Expectation).index(pair[0]))
        )
        for expectation, mark in marks:
            yield self._words("loyalty.mark", name=self._words.of(expectation), mark=mark)

    def _levers(self) -> Iterator[str]:
        words = self._words
        shares = sorted(self._loyalty.levers.items(), key=lambda pair: -pair[1].value)
        yield ", ".join(f"{words.of(lever)} {words.format.percent(share.value)}" for lever, share in shares)

    def _channels(self) -> tuple[Cell, ...]:
        channels = line(separate([self._names.channel(one) for one in self._loyalty.channels]))
        return (*channels, *plain(self._loyalty.pressure.strip()))


def _balance(wanted: Wanted, review: Review, names: Names, words: Words) -> BalanceView:
    shares, actual = fold(wanted.shares), wanted.balance.of_four
    form = words.format
    rows = []
    for lever in FOUR:
        want, have = shares.get(lever), actual.get(lever)
        gap = have - (want or 0) if have is not None else None
        rows.append(
            LeverRow(
                lever=words("loyalty.engagement_and_recognition") if lever is FOUR[-1] else words.of(lever),
                wanted=form.rounded_percent(want) if want is not None else "",
                actual=form.rounded_percent(have) if have is not None else "",
                gap=_say_gap(gap, words) if gap is not None else "",
                wanted_width=round(float(want or 0) * 100, 1),
                actual_width=round(float(have or 0) * 100, 1),
            )
        )
    said, unsaid = wanted.balance.said, wanted.balance.unsaid
    measured = words("loyalty.measured", count=said)
    return BalanceView(
        rows=tuple(rows),
        programmes=tuple(names.piece(Kind.PROGRAMME, one) for one in review.study.levers.loyalty_programmes),
        measured=f"{measured} {words('loyalty.unsaid', count=unsaid)}" if unsaid else measured,
        caution="" if is_whole(review, Kind.SCENARIO, Kind.CAMPAIGN, Kind.PROGRAMME) else words("figures.partial"),
    )


def _say_gap(gap: Fraction, words: Words) -> str:
    """Write a difference in points with its sign; none for what is nothing when rounded."""
    points = percent_of(gap)
    number = words.format.number(abs(points))
    signed = f"+{number}" if points > 0 else f"−{number}" if points < 0 else "0"
    return words("loyalty.gap", points=signed, count=abs(points))


def _card(card: CardResult, words: Words) -> CardView:
    said = dict.fromkeys(card.yes, "answer.yes") | dict.fromkeys(card.no, "answer.no")
    return CardView(
        answers=tuple(
            (words(f"card_question.{key}"), words(said[key]) if key in said else words("loyalty.unknown"))
            for key in CardTest.model_fields
        ),
        verdict=Pill(words.of(card.verdict), _VERDICT_TONES[card.verdict]),
        count=words("loyalty.yes_count", count=len(card.yes), total=len(CardTest.model_fields)),
    )

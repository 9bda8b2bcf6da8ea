"""The loyalty strategy: how far its eight questions are answered, and what the card test says."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from relplan.model.loyalty import CardTest, Expectation, Loyalty

if TYPE_CHECKING:
    from relplan.plan.plan import Item, Plan
    from relplan.source.place import Place


class Question(StrEnum):
    """The eight questions of a loyalty strategy, in their order."""

    DEFINITION = "definition"
    OBJECTIVES = "objectives"
    INDICATORS = "indicators"
    EXPECTATIONS = "expectations"
    LEVERS = "levers"
    DATA = "data"
    MOMENTS = "moments"
    CHANNELS = "channels"


class Answered(StrEnum):
    """How far a question is answered."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Answer:
    """A question and what the strategy says to it."""

    question: Question
    answered: Answered
    lines: tuple[Place, ...]
    """Where the answer is written."""
    missing: tuple[str, ...]
    """What the answer still lacks: keys, or expectations without a mark. Empty when there is no answer at all."""


class CardVerdict(StrEnum):
    """What the card test says."""

    WITHOUT_CARD = "without_card"
    """A majority of yes: loyalty without a card first."""
    CARD = "card"
    """A majority of no: a card is worth a study."""
    OPEN = "open"
    """Too few answers for a majority."""


@dataclass(frozen=True, slots=True)
class CardResult:
    """The answers to the five questions of the card test."""

    yes: tuple[str, ...]
    """The questions answered with yes, by their keys."""
    no: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def verdict(self) -> CardVerdict:
        """What a majority of the five questions says."""
        majority = len(CardTest.model_fields) // 2 + 1
        if len(self.yes) >= majority:
            return CardVerdict.WITHOUT_CARD
        return CardVerdict.CARD if len(self.no) >= majority else CardVerdict.OPEN


@dataclass(frozen=True, slots=True)
class LoyaltyReading:
    """A loyalty strategy, question by question."""

    item: Item[Loyalty]
    answers: tuple[Answer, ...]
    card: CardResult | None
    """None when the strategy doesn't hold the test."""

    @property
    def unanswered(self) -> tuple[Answer, ...]:
        """The questions that are not answered, or not wholly."""
        return tuple(answer for answer in self.answers if answer.answered is not Answered.YES)


def read_loyalty(plan: Plan) -> LoyaltyReading | None:
    """Return how far the loyalty strategy answers its questions; none when the plan has no such strategy."""
    item = plan.loyalty
    if item is None:
        return None
    card = item.value.card_test
    return LoyaltyReading(item, tuple(_answer(item, question) for question in Question), take_card_test(card))


def take_card_test(test: CardTest | None) -> CardResult | None:
    """Return the answers of a card test."""
    if test is None:
        return None
    answers = {key: getattr(test, key) for key in CardTest.model_fields}
    yes, no, unknown = (tuple(k for k, said in answers.items() if said is wanted) for wanted in (True, False, None))
    return CardResult(yes, no, unknown)


def _answer(item: Item[Loyalty], question: Question) -> Answer:
    keys, lacks = _READERS[question]
    lines = tuple(item.at_key(key) for key in keys if getattr(item.value, key))
    missing = tuple(lacks(item.value)) if lines else ()
    answered = Answered.NO if not lines else Answered.PARTLY if missing else Answered.YES
    return Answer(question, answered, lines, missing)


def _lacks_of_definition(loyalty: Loyalty) -> Iterable[str]:
    definition = loyalty.definition
    return (key for key in ("statement", "criteria", "shared_with") if not getattr(definition, key))


def _lacks_of_objectives(loyalty: Loyalty) -> Iterable[str]:
    return (key for key in ("kpi", "target") if any(getattr(one, key) is None for one in loyalty.objectives))


def _lacks_of_expectations(loyalty: Loyalty) -> Iterable[str]:
    return (one.value for one in Expectation if one not in loyalty.expectations)


def _lacks_of_levers(loyalty: Loyalty) -> Iterable[str]:
    return () if loyalty.programmes else ("programmes",)


def _lacks_of_channels(loyalty: Loyalty) -> Iterable[str]:
    return (key for key in ("channels", "pressure") if not getattr(loyalty, key))


def _nothing(_: Loyalty) -> Iterable[str]:
    return ()


_READERS: dict[Question, tuple[tuple[str, ...], Callable[[Loyalty], Iterable[str]]]] = {
    Question.DEFINITION: (("definition",), _lacks_of_definition),
    Question.OBJECTIVES: (("objectives",), _lacks_of_objectives),
    Question.INDICATORS: (("indicators",), _nothing),
    Question.EXPECTATIONS: (("expectations",), _lacks_of_expectations),
    Question.LEVERS: (("levers",), _lacks_of_levers),
    Question.DATA: (("data",), _nothing),
    Question.MOMENTS: (("moments",), _nothing),
    Question.CHANNELS: (("channels", "pressure"), _lacks_of_channels),
}
"""By question: the keys that answer it, and what such an answer may lack."""

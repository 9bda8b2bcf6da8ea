"""The loyalty strategy: how far its eight questions are answered, and what the card test says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from relplan.analysis.aims import find_kpi
from relplan.model.kpi import Nature
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


class Lack(StrEnum):
    """What an answer may lack that is no key of its own."""

    RESULT = "result"
    """An indicator of business or satisfaction, beside those of messages and data."""
    DETECTION = "detection"
    """An event or a date by which a customer's moment is detected."""
    PACE = "pace"
    """How many contacts in what time: neither the answer nor a cap of the plan says it."""


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
    """What the answer still lacks: keys, expectations without a mark, or `Lack`; empty without an answer."""


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
    return LoyaltyReading(item, tuple(_answer(plan, item, question) for question in Question), take_card_test(card))


def take_card_test(test: CardTest | None) -> CardResult | None:
    """Return the answers of a card test."""
    if test is None:
        return None
    answers = {key: getattr(test, key) for key in CardTest.model_fields}
    yes, no, unknown = (tuple(k for k, said in answers.items() if said is wanted) for wanted in (True, False, None))
    return CardResult(yes, no, unknown)


def _answer(plan: Plan, item: Item[Loyalty], question: Question) -> Answer:
    keys, lacks = _READERS[question]
    lines = tuple(item.at_key(key) for key in keys if getattr(item.value, key))
    missing = tuple(lacks(plan, item.value)) if lines else ()
    answered = Answered.NO if not lines else Answered.PARTLY if missing else Answered.YES
    return Answer(question, answered, lines, missing)


_PACE = re.compile(
    r"\d|\b(hours?|da(y|ys|ily)|week(s|ly)?|month(s|ly)?|quarter(s|ly)?|year(s|ly)?"
    r"|heures?|jours?|quotidien\w*|semaines?|hebdo\w*|mois|mensuel\w*|trimestr\w*|ans?|années?|annuel\w*)\b",
    re.IGNORECASE,
)
"""A figure, or a time in which contacts are counted."""


def _lacks_of_definition(_: Plan, loyalty: Loyalty) -> Iterable[str]:
    definition = loyalty.definition
    return (key for key in ("statement", "criteria", "shared_with") if not getattr(definition, key))


def _lacks_of_objectives(_: Plan, loyalty: Loyalty) -> Iterable[str]:
    return (key for key in ("kpi", "target") if any(getattr(one, key) is None for one in loyalty.objectives))


def _lacks_of_expectations(_: Plan, loyalty: Loyalty) -> Iterable[str]:
    return (one.value for one in Expectation if one not in loyalty.expectations)


def _lacks_of_levers(_: Plan, loyalty: Loyalty) -> Iterable[str]:
    return () if loyalty.programmes else ("programmes",)


def _lacks_of_channels(plan: Plan, loyalty: Loyalty) -> Iterable[str]:
    yield from (key for key in ("channels", "pressure") if not getattr(loyalty, key))
    is_capped = plan.pressure is not None and bool(plan.pressure.value.caps_in_force)
    if loyalty.pressure and not is_capped and not _PACE.search(loyalty.pressure):
        yield Lack.PACE


def _lacks_of_indicators(plan: Plan, loyalty: Loyalty) -> Iterable[str]:
    known = [kpi.nature for ident in loyalty.indicators if (kpi := find_kpi(plan, ident)) is not None]
    return (Lack.RESULT,) if known and set(known) <= {Nature.DATA, Nature.DELIVERY} else ()


def _lacks_of_moments(plan: Plan, loyalty: Loyalty) -> Iterable[str]:
    moments = [plan.moments[ident].value for ident in loyalty.moments if ident in plan.moments]
    of_customers = (one for one in moments if one.kind is None or one.kind.is_customer)
    return (Lack.DETECTION,) if any(not one.is_detected for one in of_customers) else ()


def _nothing(_: Plan, __: Loyalty) -> Iterable[str]:
    return ()


_READERS: dict[Question, tuple[tuple[str, ...], Callable[[Plan, Loyalty], Iterable[str]]]] = {
    Question.DEFINITION: (("definition",), _lacks_of_definition),
    Question.OBJECTIVES: (("objectives",), _lacks_of_objectives),
    Question.INDICATORS: (("indicators",), _lacks_of_indicators),
    Question.EXPECTATIONS: (("expectations",), _lacks_of_expectations),
    Question.LEVERS: (("levers",), _lacks_of_levers),
    Question.DATA: (("data",), _nothing),
    Question.MOMENTS: (("moments",), _lacks_of_moments),
    Question.CHANNELS: (("channels", "pressure"), _lacks_of_channels),
}
"""By question: the keys that answer it, and what such an answer may lack."""

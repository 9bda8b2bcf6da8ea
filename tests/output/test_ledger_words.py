"""The ledger has words for everything that may happen, with the same values in both languages."""

from __future__ import annotations

from enum import Enum
from typing import Any

import pytest

from relplan.analysis.arbitration.decision import Outcome
from relplan.analysis.arbitration.ledger import CourseKind, Ending, Obstacle
from relplan.analysis.arbitration.story import End
from relplan.analysis.pressure.limit import LimitKind
from relplan.diagnostics.text import Text
from relplan.output import ledger_words as words

TEXTS = [value for value in vars(words).values() if isinstance(value, Text)]
TABLES: list[dict[Any, Text]] = [
    *(words.NOT_LAUNCHED, words.ENDED, words.DECIDED, words.LIMITS, words.COURSES),
    *(words.THEN, words.BECAME),
]
EVERY_TABLE: list[dict[Any, Text]] = [*TABLES, words.WAYS, words.PUT_OFF]


@pytest.mark.parametrize(
    ("table", "kinds"),
    list(zip(TABLES, [Obstacle, Ending, Outcome, LimitKind, CourseKind, End, End], strict=True)),
    ids=["obstacles", "endings", "outcomes", "limits", "courses", "then", "became"],
)
def test_every_kind_has_its_words(table: dict[Enum, Text], kinds: type[Enum]) -> None:
    assert set(table) == set(kinds)


@pytest.mark.parametrize(
    "text",
    [*TEXTS, *(text for table in EVERY_TABLE for text in table.values())],
    ids=lambda t: t.en,
)
def test_both_languages_take_the_same_values(text: Text) -> None:
    assert text.slots() == Text(text.fr, text.fr).slots()

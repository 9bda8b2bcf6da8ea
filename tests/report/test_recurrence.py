"""Simple recurrences are said in words; the others stay as they are written."""

from __future__ import annotations

import pytest

from relplan.model.quantities import Recurrence
from relplan.model.settings import Language
from relplan.report.views.recurrence import say_recurrence
from relplan.report.words import Words


@pytest.mark.parametrize(
    ("rule", "english", "french"),
    [
        ("FREQ=DAILY", "every day", "chaque jour"),
        ("FREQ=WEEKLY", "every week", "chaque semaine"),
        ("FREQ=WEEKLY;BYDAY=TU", "every Tuesday", "chaque mardi"),
        ("FREQ=WEEKLY;BYDAY=TU,FR", "every Tuesday and Friday", "chaque mardi et vendredi"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "every other Tuesday", "un mardi sur deux"),
        ("FREQ=WEEKLY;INTERVAL=3;BYDAY=SU", "one Sunday in 3", "un dimanche sur 3"),
        ("FREQ=MONTHLY", "every month", "chaque mois"),
        ("FREQ=MONTHLY;BYMONTHDAY=15", "day 15 of every month", "le 15 de chaque mois"),
        ("FREQ=MONTHLY;BYDAY=3TH", "the third Thursday of every month", "le troisième jeudi de chaque mois"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "the last Friday of every month", "le dernier vendredi de chaque mois"),
        ("FREQ=YEARLY", "every year", "chaque année"),
    ],
)
def test_simple_recurrence_is_said_in_words(rule: str, english: str, french: str) -> None:
    recurrence = Recurrence.parse(rule)
    assert say_recurrence(recurrence, Words(Language.EN)) == english
    assert say_recurrence(recurrence, Words(Language.FR)) == french


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR",
        "FREQ=WEEKLY;COUNT=3;BYDAY=TU",
        "FREQ=WEEKLY;INTERVAL=2",
        "FREQ=MONTHLY;BYDAY=TU",
        "FREQ=MONTHLY;BYDAY=5TU",
        "FREQ=MONTHLY;BYMONTHDAY=-1",
        "FREQ=MONTHLY;BYMONTHDAY=1,15",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE;BYSETPOS=1",
        "FREQ=YEARLY;BYMONTH=6",
    ],
)
def test_other_recurrence_stays_as_it_is_written(rule: str) -> None:
    assert say_recurrence(Recurrence.parse(rule), Words(Language.FR)) == rule

"""Recurrences are said in words where that takes few; the others stay as they are written, as code."""

from __future__ import annotations

import pytest

from relplan.model.quantities import Recurrence
from relplan.model.settings import Language
from relplan.report.documents import make_report
from relplan.report.forms.render import ReportForm
from relplan.report.text.words import Words
from relplan.report.views.recurrence import say_recurrence
from tests.conftest import review_of
from tests.report.conftest import AS_OF, SMALL


@pytest.mark.parametrize(
    ("rule", "english", "french"),
    [
        ("FREQ=DAILY", "every day", "chaque jour"),
        ("FREQ=DAILY;INTERVAL=10", "every 10 days", "tous les 10 jours"),
        ("FREQ=DAILY;BYDAY=MO,TH", "every Monday and Thursday", "chaque lundi et jeudi"),
        ("FREQ=WEEKLY", "every week", "chaque semaine"),
        ("FREQ=WEEKLY;INTERVAL=2", "every 2 weeks", "toutes les 2 semaines"),
        ("FREQ=WEEKLY;BYDAY=TU", "every Tuesday", "chaque mardi"),
        ("FREQ=WEEKLY;BYDAY=TU,FR", "every Tuesday and Friday", "chaque mardi et vendredi"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "every other Tuesday", "un mardi sur deux"),
        ("FREQ=WEEKLY;INTERVAL=2;WKST=MO;BYDAY=TU", "every other Tuesday", "un mardi sur deux"),
        ("FREQ=WEEKLY;INTERVAL=3;BYDAY=SU", "one Sunday in 3", "un dimanche sur 3"),
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR",
            "every 2 weeks, on Tuesday and Friday",
            "toutes les 2 semaines, le mardi et le vendredi",
        ),
        ("FREQ=WEEKLY;COUNT=3;BYDAY=TU", "every Tuesday, 3 times in all", "chaque mardi, 3 fois en tout"),
        ("FREQ=WEEKLY;BYDAY=WE,MO", "every Monday and Wednesday", "chaque lundi et mercredi"),
        (
            "FREQ=MONTHLY;BYDAY=-1FR,1MO",
            "the first Monday and the last Friday of every month",
            "le premier lundi et le dernier vendredi de chaque mois",
        ),
        (
            "FREQ=MONTHLY;BYMONTHDAY=-1,15,2",
            "day 2, day 15 and the last day of every month",
            "le 2, le 15 et le dernier jour de chaque mois",
        ),
        ("FREQ=DAILY;COUNT=1", "every day, once only", "chaque jour, une seule fois"),
        ("FREQ=MONTHLY", "every month", "chaque mois"),
        ("FREQ=MONTHLY;INTERVAL=2", "every 2 months", "tous les 2 mois"),
        ("FREQ=MONTHLY;BYMONTHDAY=15", "day 15 of every month", "le 15 de chaque mois"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,15", "day 1 and day 15 of every month", "le 1er et le 15 de chaque mois"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "the last day of every month", "le dernier jour de chaque mois"),
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1", "every 3 months, on day 1", "le 1er, tous les 3 mois"),
        ("FREQ=MONTHLY;BYDAY=TU", "every Tuesday", "chaque mardi"),
        ("FREQ=MONTHLY;BYDAY=3TH", "the third Thursday of every month", "le troisième jeudi de chaque mois"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "the last Friday of every month", "le dernier vendredi de chaque mois"),
        (
            "FREQ=MONTHLY;BYDAY=1TU,3TU",
            "the first Tuesday and the third Tuesday of every month",
            "le premier mardi et le troisième mardi de chaque mois",
        ),
        (
            "FREQ=MONTHLY;INTERVAL=2;BYDAY=3WE",
            "every 2 months, on the third Wednesday",
            "le troisième mercredi, tous les 2 mois",
        ),
        ("FREQ=YEARLY", "every year", "chaque année"),
        ("FREQ=YEARLY;INTERVAL=2", "every 2 years", "tous les 2 ans"),
        (
            "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24",
            "every year in December, on day 24",
            "chaque année en décembre, le 24",
        ),
        (
            "FREQ=YEARLY;BYMONTH=6,11;BYDAY=-1FR",
            "every year in June and November, on the last Friday",
            "chaque année en juin et novembre, le dernier vendredi",
        ),
    ],
)
def test_recurrence_is_said_in_words(rule: str, english: str, french: str) -> None:
    recurrence = Recurrence.parse(rule)
    assert say_recurrence(recurrence, Words(Language.EN)) == english
    assert say_recurrence(recurrence, Words(Language.FR)) == french


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;INTERVAL=2;BYDAY=MO",
        "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU",
        "FREQ=WEEKLY;COUNT=3;BYMONTH=6",
        "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU",
        "FREQ=MONTHLY;BYDAY=5TU",
        "FREQ=MONTHLY;BYMONTHDAY=-2",
        "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE;BYSETPOS=1",
        "FREQ=YEARLY;BYMONTH=6",
        "FREQ=YEARLY;BYMONTHDAY=1",
        "FREQ=YEARLY;BYDAY=TU",
        "FREQ=YEARLY;BYMONTH=6;BYDAY=TU",
    ],
)
def test_other_recurrence_stays_as_it_is_written(rule: str) -> None:
    assert say_recurrence(Recurrence.parse(rule), Words(Language.FR)) == f"`{rule}`"


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        (ReportForm.HTML, "<code>FREQ=MONTHLY;BYMONTHDAY=-2</code>, from 1 Jun 2027"),
        (ReportForm.MARKDOWN, "| `FREQ=MONTHLY;BYMONTHDAY=-2`, from 1 Jun 2027"),
    ],
)
def test_a_rule_that_is_not_said_is_code(form: ReportForm, shown: str) -> None:
    letter = SMALL["campaigns/letter.yaml"].replace("FREQ=WEEKLY;BYDAY=TU", "FREQ=MONTHLY;BYMONTHDAY=-2")
    files = {**SMALL, "campaigns/letter.yaml": letter.replace(", until: 2027-07-13", "")}
    assert shown in "".join(make_report(review_of(files, AS_OF), Language.EN, form).values())

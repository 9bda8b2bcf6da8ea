"""Rules of law speak where and when the law they warn of holds."""

from __future__ import annotations

from datetime import date

import pytest

from relplan.diagnostics.law import Law
from relplan.model.settings import Jurisdiction
from tests.conftest import plan_of, review_of

FRENCH = Law(Jurisdiction.FR, since=date(2026, 8, 11))
REPEALED = Law(Jurisdiction.FR, since=date(2016, 6, 1), until=date(2026, 8, 10))
EUROPEAN = Law(Jurisdiction.EU, since=date(2018, 5, 25))


@pytest.mark.parametrize(
    ("law", "day", "holds"),
    [
        (FRENCH, date(2026, 8, 10), False),
        (FRENCH, date(2026, 8, 11), True),
        (REPEALED, date(2026, 8, 10), True),
        (REPEALED, date(2026, 8, 11), False),
    ],
)
def test_a_law_holds_from_its_first_day_to_its_last(law: Law, day: date, holds: bool) -> None:
    assert law.holds([Jurisdiction.FR], day) is holds


def test_the_law_of_the_union_holds_in_its_states_and_not_the_other_way_round() -> None:
    assert EUROPEAN.holds([Jurisdiction.FR], date(2027, 1, 1))
    assert not FRENCH.holds([Jurisdiction.EU], date(2027, 1, 1))
    assert not EUROPEAN.holds([], date(2027, 1, 1))


def test_an_unknown_law_is_found() -> None:
    review = review_of({"relplan.yaml": "relplan: 1\nname: P\nlaw: [fra]\n"})
    assert [(finding.rule.name, finding.at.route) for finding in review.findings if finding.at.route == ("law", 0)] == [
        ("unknown-word", ("law", 0))
    ]


def test_no_law_is_assumed() -> None:
    assert plan_of({}).settings.value.law == ()

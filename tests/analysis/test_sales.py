"""The legal sales periods: the national ones, and those that a plan gives an occasion of their rule."""

from __future__ import annotations

from datetime import date

from relplan.analysis.occasions import Edition
from relplan.analysis.sales import find_legal_sales
from tests.conftest import plan_of

YEAR = Edition(date(2027, 1, 1), date(2027, 12, 31))
WINTER = Edition(date(2027, 1, 6), date(2027, 2, 2))
SUMMER = Edition(date(2027, 6, 23), date(2027, 7, 20))


def test_they_are_those_of_the_national_rule() -> None:
    assert find_legal_sales(plan_of({}), YEAR) == (WINTER, SUMMER)


def test_one_that_begins_before_the_days_asked_for_counts() -> None:
    assert find_legal_sales(plan_of({}), Edition(date(2027, 1, 20), date(2027, 3, 1))) == (WINTER,)


def test_editions_of_an_occasion_of_the_rule_are_added() -> None:
    own = Edition(date(2027, 7, 7), date(2027, 8, 3))
    calendar = "occasions: {summer: {rule: summer_sales_fr, editions: [{from: 2027-07-07, to: 2027-08-03}]}}\n"
    assert find_legal_sales(plan_of({"calendar.yaml": calendar}), YEAR) == (WINTER, SUMMER, own)


def test_an_occasion_of_another_rule_makes_no_sales() -> None:
    calendar = "occasions: {spring: {name: Soldes, date: 2027-03-24, duration: 4w}}\n"
    assert find_legal_sales(plan_of({"calendar.yaml": calendar}), YEAR) == (WINTER, SUMMER)

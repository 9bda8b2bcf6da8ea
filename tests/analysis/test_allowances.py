"""What caps admit to whom, held against every customer one by one."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relplan.analysis.pressure.allowance import Trait
from relplan.analysis.study import Study
from tests.conftest import AS_OF, plan_of
from tests.rounds import FUZZ

SEGMENTS = """
segmentations:
  life: {complete: true, segments: {new: {size: 40}, old: {size: 60}}}
  engagement: {segments: {high: {size: 20}, low: {size: 30}}}
  flags: {exclusive: false, segments: {vip: {size: 30}}}
"""
CHOICES = (("life.new", "life.old"), ("engagement.high", "engagement.low", ""), ("flags.vip", ""))
CUSTOMERS = [frozenset(filter(None, chosen)) for chosen in product(*CHOICES)]
A_YEAR = {"month": 12, "week": 365.25 / 7, "7d": 365.25 / 7, "30d": 365.25 / 30}
IDENTS = ("life.new", "engagement.high", "engagement.low", "flags.vip")
CAPS = st.fixed_dictionaries(
    {
        "max": st.integers(1, 9),
        "per": st.sampled_from(sorted(A_YEAR)),
        "by_segment": st.dictionaries(st.sampled_from(IDENTS), st.integers(1, 9), max_size=2),
    }
)


def study_of(caps: str) -> Study:
    files = {
        "relplan.yaml": "relplan: 1\nname: P\ncustomers: 100\nperiod: {from: 2027-01-01, to: 2027-12-31}\n",
        "conventions/segments.yaml": SEGMENTS,
        "conventions/pressure.yaml": f"caps: {caps}\n",
    }
    return Study(plan_of(files), AS_OF)


def admitted_to(customer: frozenset[str], caps: list[dict[str, Any]]) -> float:
    """Return what one customer is admitted, from the caps as they are written."""
    found: list[float] = []
    for cap in caps:
        own = [figure for segment, figure in cap["by_segment"].items() if segment in customer]
        found += [figure * A_YEAR[cap["per"]] for figure in own or [cap["max"]]]
    return min(found)


def is_told(customer: frozenset[str], who: tuple[tuple[Trait, ...], ...]) -> bool:
    return any(all(trait.is_in is not customer.isdisjoint(trait.segments) for trait in traits) for traits in who)


@settings(max_examples=40 * FUZZ, deadline=None)
@given(st.lists(CAPS, min_size=1, max_size=3))
def test_each_customer_is_told_once_with_what_their_tightest_cap_admits(caps: list[dict[str, Any]]) -> None:
    written = ", ".join(
        f"c{number}: {{max: {cap['max']}, per: {cap['per']}, by_segment: {{{_spell(cap['by_segment'])}}}}}"
        for number, cap in enumerate(caps)
    )
    allowances = study_of(f"{{{written}}}").allowances
    for customer in CUSTOMERS:
        (found,) = (one for one in allowances if is_told(customer, one.who))
        assert float(found.a_year or 0) == pytest.approx(admitted_to(customer, caps))


def _spell(own: dict[str, int]) -> str:
    return ", ".join(f"{segment}: {figure}" for segment, figure in own.items())


def test_an_own_figure_for_some_days_counts_for_its_days() -> None:
    (found,) = study_of("{c: {max: 1, per: month, during: {2027-01-01..2027-01-31: 3}}}").allowances
    assert float(found.a_year or 0) == pytest.approx(12 * (1 + 2 * 31 / 365))


def test_who_is_under_no_cap_is_told() -> None:
    allowances = study_of("{c: {max: 1, per: month, segments: [life.new]}}").allowances
    assert [(one.a_year, one.who) for one in allowances] == [
        (None, ((Trait(("life.old",), is_in=True),),)),
        (12, ((Trait(("life.new",), is_in=True),),)),
    ]
    assert [one.count and (one.count.low, one.count.high) for one in allowances] == [(60, 60), (40, 40)]

"""Declared sizes: totals against all customers, and overlaps that can't be."""

from __future__ import annotations

from fractions import Fraction

import pytest

from relplan.analysis.sizes import NeverBoth, OverWhole, TooLarge, find_totals, find_wrong_overlaps, size_of
from relplan.plan.plan import Plan
from tests.conftest import plan_of


def plan_with(segments: str, customers: str = "customers: 100\n") -> Plan:
    files = {"relplan.yaml": f"relplan: 1\nname: P\n{customers}", "conventions/segments.yaml": segments}
    return plan_of(files)


@pytest.mark.parametrize(
    ("segmentation", "deviation"),
    [
        ("complete: true, segments: {a: {size: 60}, b: {size: 40}}", Fraction(0)),
        ("complete: true, segments: {a: {size: 60}, b: {share_of_base: 30 %}}", Fraction(-1, 10)),
        ("complete: true, segments: {a: {size: 60}, b: {}}", Fraction(0)),
        ("segments: {a: {size: 60}, b: {size: 20}}", Fraction(0)),
        ("segments: {a: {size: 60}, b: {size: 60}}", Fraction(1, 5)),
        ("segments: {a: {size: 60}, b: {size: 60, status: retired}}", Fraction(0)),
    ],
)
def test_segments_that_exclude_each_other_never_exceed_the_whole(segmentation: str, deviation: Fraction) -> None:
    (found,) = find_totals(plan_with(f"segmentations: {{s: {{{segmentation}}}}}\n"))
    assert found.deviation == deviation


def test_nothing_is_added_up_without_customers_or_where_one_may_be_in_several() -> None:
    flags = "segmentations: {s: {exclusive: false, segments: {a: {size: 90}, b: {size: 90}}}}\n"
    assert not list(find_totals(plan_with(flags)))
    assert not list(find_totals(plan_with("segmentations: {s: {segments: {a: {size: 900}}}}\n", "")))


def test_a_size_is_given_or_a_share_of_all() -> None:
    plan = plan_with("segmentations: {s: {segments: {a: {size: 7}, b: {share_of_base: 30 %}, c: {}}}}\n")
    assert [size_of(plan, one) for one in ("s.a", "s.b", "s.c", "s.d")] == [7, 30, None, None]


SEGMENTATIONS = """
segmentations:
  s: {segments: {a: {size: 60}, b: {size: 10}}}
  t: {segments: {c: {size: 30}, d: {}}}
  flags: {exclusive: false, segments: {e: {}, f: {}}}
overlaps:
"""


@pytest.mark.parametrize(
    ("overlaps", "wrong"),
    [
        (["s.a, t.c 50 %"], []),
        (["s.a, t.c 51 %"], [TooLarge]),
        (["s.a, s.b 1 %"], [NeverBoth]),
        (["s.a, s.b 0 %"], []),
        (["flags.e, flags.f 40 %"], []),
        (["flags.e, t.c 60 %", "flags.e, t.d 40 %"], []),
        (["flags.e, t.c 60 %", "flags.e, t.d 41 %"], [OverWhole]),
        (["s.a, flags.e 60 %", "s.a, flags.f 60 %"], []),
        (["s.a, nowhere.x 60 %"], []),
    ],
)
def test_overlaps_that_cannot_be(overlaps: list[str], wrong: list[type]) -> None:
    lines = []
    for overlap in overlaps:
        first, second, share = overlap.replace(",", "").split(" ", 2)
        lines.append(f"  - {{segments: [{first}, {second}], share_of_first: {share}}}\n")
    found = find_wrong_overlaps(plan_with(SEGMENTATIONS + "".join(lines)))
    assert [type(one) for one in found] == wrong

"""Whom an audience reaches, held against trying every customer."""

from __future__ import annotations

from itertools import product
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from relplan.analysis.reach import NO, NONE, YES, Box, Population, Reach, can_meet, meet
from relplan.model.audience import Audience
from tests.conftest import plan_of
from tests.rounds import FUZZ

SEGMENTS = """
segmentations:
  life: {complete: true, segments: {new: {}, active: {}, lost: {}}}
  value: {segments: {vip: {}, low: {}}}
  flags: {exclusive: false, segments: {staff: {}, angry: {}}}
"""
POPULATION = Population(plan_of({"conventions/segments.yaml": SEGMENTS}))
CUSTOMERS = [
    dict(zip(("life", "value", "flags.staff", "flags.angry"), choice, strict=True))
    for choice in product(("new", "active", "lost"), ("vip", "low", NONE), (YES, NO), (YES, NO))
]
NAMES = ["life.new", "life.active", "life.lost", "value.vip", "value.low", "flags.staff", "flags.angry"]

segments = st.lists(st.sampled_from(NAMES), max_size=3)
audiences = st.builds(
    lambda a, b, c, d: {"segments": a, "all_of": b, "any_of": c, "exclude": d},
    segments,
    st.lists(st.sampled_from(NAMES), max_size=2),
    st.lists(st.lists(st.sampled_from(NAMES), min_size=1, max_size=2), max_size=2),
    st.lists(st.sampled_from(NAMES), max_size=2),
)


def has(customer: dict[str, str], segment: str) -> bool:
    group, _, name = segment.partition(".")
    return customer[segment] == YES if segment in customer else customer[group] == name


def is_meant(customer: dict[str, str], audience: dict[str, Any]) -> bool:
    """Say by the words of the format whether a customer is in an audience."""
    groups = {segment.partition(".")[0] for segment in audience["segments"]}
    return (
        all(any(has(customer, s) for s in audience["segments"] if s.startswith(group + ".")) for group in groups)
        and all(has(customer, s) for s in audience["all_of"])
        and (not audience["any_of"] or any(all(has(customer, s) for s in one) for one in audience["any_of"]))
        and not any(has(customer, s) for s in audience["exclude"])
    )


def is_in(customer: dict[str, str], reach: Reach) -> bool:
    def fits(box: Box) -> bool:
        return all(customer[name] in choices for name, choices in box)

    return any(fits(box) for box in reach.boxes)


def reach_of(audience: dict[str, Any]) -> Reach:
    return POPULATION.reach_of(Audience.model_validate(audience))


@settings(max_examples=200 * FUZZ, deadline=None)
@given(audiences)
def test_a_reach_holds_exactly_the_customers_meant(audience: dict[str, Any]) -> None:
    reach = reach_of(audience)
    assert reach.is_exact
    assert [is_in(c, reach) for c in CUSTOMERS] == [is_meant(c, audience) for c in CUSTOMERS]


@settings(max_examples=200 * FUZZ, deadline=None)
@given(audiences, audiences)
def test_meeting_is_intersection(one: dict[str, Any], other: dict[str, Any]) -> None:
    left, right = reach_of(one), reach_of(other)
    both = [is_in(c, left) and is_in(c, right) for c in CUSTOMERS]
    assert [is_in(c, meet(left, right)) for c in CUSTOMERS] == both
    assert can_meet(left, right) is any(both)


def test_an_unknown_segment_reaches_nobody() -> None:
    assert reach_of({"segments": ["life.nwe"], "all_of": [], "any_of": [], "exclude": []}).is_empty


def test_brands_are_alternatives_and_a_local_campaign_is_for_its_stores() -> None:
    files = {
        "relplan.yaml": "relplan: 1\nname: P\nbrands: {one: {}, two: {segments: [value.vip]}}\n",
        "conventions/segments.yaml": SEGMENTS,
        "conventions/stores.yaml": "lyon: {}\nnice: {}\n",
        "campaigns/l.yaml": "name: L\nprogramme: p\nbrands: [two]\nscope: {local: {stores: [lyon]}}\n"
        "sends: [{id: s, on: 2027-01-01, channel: email}]\n",
    }
    plan = plan_of(files)
    population = Population(plan)
    assert population.reach_of_brands(["one", "two"]).boxes == ((),)
    (box,) = population.reach_of_campaign(plan.campaigns["l"].value).boxes
    assert dict(box) == {"(store)": frozenset({"lyon"}), "value": frozenset({"vip"})}


def test_excluding_the_only_segment_of_a_complete_segmentation_leaves_nobody() -> None:
    population = Population(
        plan_of({"conventions/segments.yaml": "segmentations: {v: {complete: true, segments: {x: {}}}}"})
    )
    assert population.reach_of(Audience.model_validate({"exclude": ["v.x"]})).is_empty

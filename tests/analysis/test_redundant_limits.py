"""Limits that others imply, against every sequence of contacts of small windows; and bursts at calendar boundaries."""

from __future__ import annotations

from itertools import product

import pytest

from relplan.analysis.study import Study
from tests.analysis.plans import SEGMENTS, send
from tests.conftest import AS_OF, plan_of


def study(pressure: str, *sends: str, more: str = "{}") -> Study:
    files = {
        "conventions/segments.yaml": SEGMENTS,
        "conventions/channels.yaml": "email: {kind: email}\nsms: {kind: sms}\n",
        "conventions/communications.yaml": more,
        "conventions/pressure.yaml": pressure,
        **{
            f"campaigns/c{n}.yaml": f"name: C\nprogramme: p\nsends: [{one}]\n"
            for n, one in enumerate(sends or (send("2027-01-05"),))
        },
    }
    return Study(plan_of(files), AS_OF)


def implied(found: Study) -> list[tuple[str, str]]:
    return [(one.limit.id, one.by.id) for one in found.implied_limits]


@pytest.mark.parametrize("own", range(1, 5))
@pytest.mark.parametrize("length", range(1, 5))
def test_what_is_implied_is_what_no_legal_sequence_reaches(own: int, length: int) -> None:
    """Every pattern of days under one contact in `own` days, and the most of it in `length` days."""
    days = range(9)
    patterns = [
        [day for day in days if chosen[day]]
        for chosen in product((0, 1), repeat=len(days))
        if all(sum(chosen[max(0, end - own + 1) : end + 1]) <= 1 for end in days)
    ]
    most = max(sum(end - length < day <= end for day in pattern) for pattern in patterns for end in days)
    for figure in range(1, 5):
        caps = f"caps: {{a: {{max: 1, per: {own}d}}, b: {{max: {figure}, per: {length}d}}}}"
        assert (("b", "a") in implied(study(caps))) is (most <= figure)


def test_a_limit_for_fewer_contacts_or_customers_implies_nothing_wider() -> None:
    assert implied(study("caps: {a: {max: 1, per: 7d, channels: [email]}, b: {max: 5, per: 7d}}")) == []
    assert implied(study("caps: {a: {max: 1, per: 7d, segments: [flags.vip]}, b: {max: 5, per: 7d}}")) == []
    wider = "caps: {a: {max: 1, per: 7d}, b: {max: 5, per: 7d, channels: [email], segments: [flags.vip]}}"
    assert implied(study(wider)) == [("b", "a")]


def test_another_figure_for_an_occasion_is_looked_at() -> None:
    caps = "caps: {{a: {{max: 1, per: 7d, during: {{2027-03-01..2027-03-09: {most}}}}}, b: {{max: 2, per: 7d}}}}"
    assert implied(study(caps.format(most=3))) == []
    assert implied(study(caps.format(most=2))) == [("b", "a")]


def test_a_gap_may_imply_a_cap() -> None:
    assert implied(study("caps: {daily: {max: 2, per: day}}\nminimum_gap: 24h")) == [("daily", "minimum_gap")]


def test_a_gap_is_never_needless_beside_a_cap() -> None:
    assert implied(study("caps: {weekly: {max: 1, per: 7d}}\nminimum_gap: 48h")) == []
    assert implied(study("caps: {two_days: {max: 1, per: 48h}}\nminimum_gap: 48h")) == [("two_days", "minimum_gap")]


def test_nothing_is_implied_while_a_message_counts_and_does_not_obey() -> None:
    caps = "caps: {a: {max: 1, per: 7d}, b: {max: 5, per: 7d}}"
    notice = send("2027-01-05", communication="notice")
    assert implied(study(caps, notice, more="notice: {obeys_pressure: false}\n")) == []


def test_a_burst_across_a_boundary_is_proved_by_the_plans_own_sends() -> None:
    four = [send("2027-01-10"), send("2027-01-10", "18:00"), send("2027-01-11"), send("2027-01-11", "18:00")]
    (burst,) = study("caps: {w: {max: 2, per: week}}", *four).boundary_bursts
    assert (burst.limit.id, burst.witness.load) == ("w", 4)
    assert study("caps: {w: {max: 2, per: week}}", *four[:2]).boundary_bursts == ()
    assert study("caps: {w: {max: 2, per: 7d}}", *four).boundary_bursts == ()

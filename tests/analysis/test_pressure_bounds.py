"""What the proof says when it can't be exact, and that its answers stay true then; and how much room a limit leaves."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relplan.analysis.pressure import budget
from relplan.analysis.pressure.verdict import Assumption, Truth, Verdict
from relplan.analysis.reach import MAX_BOXES
from tests.analysis.plans import prove, send
from tests.conftest import review_of
from tests.rounds import FUZZ

FLAGS = "abcdefghi"
FLAG_SEGMENTS = f"segmentations: {{f: {{exclusive: false, segments: {{{', '.join(f'{x}: {{}}' for x in FLAGS)}}}}}}}"


def prove_flags(figure: int, audiences: list[str]) -> Verdict:
    """Return the verdict on a plan of one send a minute under one cap."""
    sends = [send("2027-01-04", f"09:{minute:02}", audience) for minute, audience in enumerate(audiences)]
    (verdict,) = prove(f"caps: {{w: {{max: {figure}, per: 7d}}}}", *sends, segments=FLAG_SEGMENTS)
    return verdict


def prove_flags_with(nodes: int, figure: int, audiences: list[str]) -> Verdict:
    """Return the verdict when searches may only try some choices."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(budget, "FREE_NODES", 0)
        patch.setattr(budget, "SHARED_NODES", nodes)
        return prove_flags(figure, audiences)


RING = [
    f"{{all_of: [f.{own}], exclude: [f.{following}]}}"
    for own, following in zip(FLAGS, FLAGS[1:] + FLAGS[0], strict=True)
]
"""Each send is for one flag without the next: of nine, a customer gets four at most."""


def test_crossing_exclusions_are_solved_when_there_is_time() -> None:
    assert prove_flags(4, RING).truth is Truth.EXACT
    assert prove_flags(4, RING).margin == 0
    assert prove_flags(3, RING).breaches[0].witness.load == 4


def test_a_search_stopped_at_its_budget_leaves_the_limit_undecided() -> None:
    verdict = prove_flags_with(0, 4, RING)
    assert verdict.truth is Truth.UNDECIDED
    assert not verdict.holds
    assert not verdict.breaches
    assert Assumption.BUDGET_SPENT in verdict.assumptions


def test_without_a_search_a_limit_holds_where_all_sends_together_are_few_enough() -> None:
    verdict = prove_flags_with(0, len(RING), RING)
    assert verdict.holds
    assert not verdict.breaches


AUDIENCE = st.builds(
    lambda named, excluded: (
        f"{{segments: [{', '.join(f'f.{x}' for x in named)}], exclude: [{', '.join(f'f.{x}' for x in excluded)}]}}"
    ),
    st.lists(st.sampled_from(FLAGS[:6]), min_size=1, max_size=2, unique=True),
    st.lists(st.sampled_from(FLAGS[:6]), max_size=2, unique=True),
)


@settings(max_examples=60 * FUZZ, deadline=None)
@given(audiences=st.lists(AUDIENCE, min_size=4, max_size=9), figure=st.integers(0, 5), nodes=st.integers(0, 8))
def test_a_small_budget_never_gives_a_wrong_answer(audiences: list[str], figure: int, nodes: int) -> None:
    exact, bounded = prove_flags(figure, audiences), prove_flags_with(nodes, figure, audiences)
    assert Assumption.BUDGET_SPENT not in exact.assumptions
    assert bounded.upper_excess >= exact.upper_excess
    assert exact.holds or not bounded.holds
    assert exact.breaches or not bounded.breaches
    for breach in bounded.breaches:
        assert 0 < breach.witness.excess <= exact.upper_excess


LETTERS = "abcdefghijkl"
WIDE = (
    f"{{segments: [{', '.join(f'one.{x}' for x in LETTERS)}], "
    f"any_of: [{', '.join(f'[one.{x}, two.{y}]' for x in LETTERS for y in LETTERS)}]}}"
)
WIDE_SEGMENTS = f"""
segmentations:
  one: {{exclusive: false, segments: {{{", ".join(f"{x}: {{}}" for x in LETTERS)}}}}}
  two: {{exclusive: false, segments: {{{", ".join(f"{x}: {{}}" for x in LETTERS)}}}}}
"""


def test_an_audience_taken_wider_in_november_leaves_a_breach_of_january_proved() -> None:
    assert len(LETTERS) ** 2 > MAX_BOXES
    november = [send(f"2027-11-{day:02}", audience=WIDE) for day in (1, 2, 3)]
    january = [send("2027-01-04"), send("2027-01-06")]
    (verdict,) = prove("caps: {w: {max: 1, per: 7d}}", *november, *january, segments=WIDE_SEGMENTS)
    (breach,) = verdict.breaches
    assert breach.witness.actions == {"c3", "c4"}
    assert breach.witness.is_proved
    assert Assumption.REACH_WIDENED in verdict.assumptions


def test_what_is_only_seen_in_a_wider_audience_is_no_breach() -> None:
    november = [send(f"2027-11-{day:02}", audience=WIDE) for day in (1, 2)]
    (verdict,) = prove("caps: {w: {max: 1, per: 7d}}", *november, segments=WIDE_SEGMENTS)
    assert verdict.truth is Truth.UNDECIDED
    assert not verdict.breaches


OVERLAPPING = {
    "conventions/segments.yaml": "segmentations: {v: {segments: {a: {}, b: {}}}}",
    "conventions/channels.yaml": "email: {kind: email}\n",
    "conventions/pressure.yaml": "caps: {w: {max: 1, per: 7d}}\n",
    "programmes/p.yaml": "name: P\nobjective: {statement: s, kpi: nps}\n",
    **{
        f"campaigns/{ident}.yaml": f"name: C\nprogramme: p\nsends: [{send(day, audience=audience)}]\n"
        for ident, day, audience in (
            ("x1", "2027-01-03", "{segments: [v.a]}"),
            ("x2", "2027-01-04", "{segments: [v.a]}"),
            ("y1", "2027-01-03", "{segments: [v.b]}"),
            ("y2", "2027-01-05", "{segments: [v.b]}"),
        )
    },
}
WAIVER = (
    "- {rule: PRS002, objects: [campaign/x1, campaign/x2], reason: agreed, approved_by: board, until: 2027-06-30}\n"
)


def campaigns_over_a_cap(files: dict[str, str]) -> list[set[str]]:
    """Return the campaigns of each finding that a cap is exceeded."""
    return [
        {ref for ref in finding.found.objects if ref.startswith("campaign/")}
        for finding in review_of(files).findings
        if finding.rule.code == "PRS002"
    ]


def test_breaches_of_different_campaigns_in_overlapping_windows_are_all_found() -> None:
    x, y = {"campaign/x1", "campaign/x2"}, {"campaign/y1", "campaign/y2"}
    found = campaigns_over_a_cap(OVERLAPPING)
    assert len(found) == 2
    assert x in found
    assert y in found
    assert campaigns_over_a_cap({**OVERLAPPING, "waivers.yaml": WAIVER}) == [y]


@pytest.mark.parametrize(("figure", "margin"), [(2, 0), (3, 1), (7, 5)])
def test_the_margin_is_what_the_fullest_window_still_admits(figure: int, margin: int) -> None:
    (verdict,) = prove(
        f"caps: {{w: {{max: {figure}, per: 7d}}}}",
        send("2027-01-04"),
        send("2027-01-06", audience="{segments: [flags.vip]}"),
        send("2027-01-07", audience="{exclude: [flags.vip]}"),
        send("2027-02-01"),
    )
    assert verdict.truth is Truth.EXACT
    assert verdict.holds
    assert verdict.margin == margin


def test_a_limit_that_nothing_counts_against_has_no_margin() -> None:
    (verdict,) = prove("caps: {w: {max: 1, per: 7d, channels: [sms]}}", send("2027-01-04"), send("2027-01-05"))
    assert verdict.holds
    assert verdict.truth is Truth.EXACT
    assert verdict.margin is None

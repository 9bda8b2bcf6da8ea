"""The most messages of one scenario in a window, against every launch, path and wait of small scenarios."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relplan.analysis.pressure.budget import FREE_STEPS, Steps
from relplan.analysis.pressure.burst import Launching, find_burst
from relplan.analysis.pressure.timing import Edge, Span, Timing, find_timing
from tests.conftest import plan_of
from tests.rounds import FUZZ

Run = tuple[tuple[int, ...], int]
"""The instants of the counted messages of one instance after its launch, and its end."""


def runs(timing: Timing, counted: frozenset[int], point: int = 0, at: int = 0) -> Iterator[Run]:
    """Yield every run: each path with each whole wait."""
    own = (at,) if point in counted else ()
    if point == timing.end:
        yield own, at
    for edge in timing.edges[point]:
        for wait in range(edge.wait.least, edge.wait.most + 1):
            for times, end in runs(timing, counted, edge.to, at + wait):
                yield own + times, end


def greatest(found: set[Run], launching: Launching, window: int, last: int) -> int:
    """Return the most messages in a window over every sequence of launches up to an instant.

    What happens next depends on the messages that can still share a window with it, and on the last launches.
    """
    best = 0
    begun: tuple[tuple[int, ...], tuple[int, ...], int] = ((), (), 0)
    seen, open_ = {begun}, [begun]
    while open_:
        times, launches, start = open_.pop()
        for launch in range(start, last + 1):
            if len(launches) == launching.max and launch - launches[0] < launching.per:
                continue
            recent = [at for at in times if at > launch - window]
            for relative, end in found:
                got = tuple(sorted([*recent, *(launch + at for at in relative)]))
                best = max(best, *(sum(end - window < at <= end for at in got) for end in got))
                state = (got, (*launches, launch)[-launching.max :], launch + end)
                if state not in seen:
                    seen.add(state)
                    open_.append(state)
    return best


@st.composite
def timings(draw: st.DrawFn) -> Timing:
    """Draw a line of one to three messages, perhaps with a way around one of them."""
    waits = st.builds(lambda least, more: Span(least, least + more), st.integers(0, 2), st.sampled_from((0, 0, 1)))
    count = draw(st.integers(1, 3))
    edges = [[Edge(point + 1, draw(waits))] for point in range(count + 1)]
    if draw(st.booleans()):
        start = draw(st.integers(0, count - 1))
        edges[start].append(Edge(start + 2, draw(waits)))
    return Timing((*(tuple(ways) for ways in edges), ()), {}, is_exact=True)


@settings(max_examples=60 * FUZZ, deadline=None)
@given(
    timing=timings(),
    most=st.integers(1, 2),
    per=st.integers(1, 5),
    window=st.integers(1, 4),
    data=st.data(),
)
def test_every_sequence_of_launches_agrees(
    timing: Timing, most: int, per: int, window: int, data: st.DataObject
) -> None:
    points = range(1, timing.end)
    counted = frozenset(data.draw(st.sets(st.sampled_from(points), min_size=1)))
    launching = Launching(most, per)
    found = {run for run in runs(timing, counted) if run[0]}
    burst = find_burst(timing, counted, launching, window, Steps())
    assert burst.count == burst.upper == greatest(found, launching, window, last=9)
    assert len(burst.hits) == burst.count
    assert all(hit.minute < window for hit in burst.hits)


def line(*offsets: int) -> Timing:
    """Return messages at fixed instants after the launch."""
    waits = [later - earlier for earlier, later in zip((0, *offsets), offsets, strict=False)]
    edges = [(Edge(point + 1, Span(wait, wait)),) for point, wait in enumerate(waits)]
    return Timing((*edges, (Edge(len(offsets) + 1, Span(0, 0)),), ()), {}, is_exact=True)


@pytest.mark.parametrize(
    ("offsets", "launching", "window", "count"),
    [
        ((0, 3, 7), Launching(1, 10_000), 7, 2),
        ((0, 3, 6), Launching(1, 10_000), 7, 3),
        ((0, 30), Launching(1, 14), 1, 2),  # launched again on day 30, when the first has just ended
        ((0, 1), Launching(1, 14), 7, 2),
        ((0,), Launching(1, 365), 7, 1),
        ((0,), Launching(3, 30), 1, 3),
        ((0, 1), Launching(0, 0), 7, 14),  # the end of one, then both of six in a row, then the first of another
    ],
)
def test_known_bursts(offsets: tuple[int, ...], launching: Launching, window: int, count: int) -> None:
    counted = frozenset(range(1, len(offsets) + 1))
    burst = find_burst(line(*offsets), counted, launching, window, Steps())
    assert (burst.count, burst.upper) == (count, count)


def test_a_scenario_that_takes_no_time_has_no_end_without_reentry() -> None:
    assert find_burst(line(0), frozenset({1}), Launching(0, 0), 7, Steps()).count is None
    assert find_burst(line(0), frozenset({1}), Launching(2, 30), 7, Steps()).count == 2


def test_a_search_past_its_budget_gives_a_bound() -> None:
    burst = find_burst(line(0, 1, 3, 4), frozenset({1, 3}), Launching(0, 0), 600_000, Steps())
    assert burst.count is not None
    assert burst.upper is not None
    assert burst.upper > burst.count


def timing_of(steps: str) -> Timing:
    text = f"name: S\nprogramme: p\ntrigger: {{moment: m, delay: 3h}}\nsteps: {steps}\n"
    plan = plan_of(
        {"scenarios/s.yaml": text, "data.yaml": "events: {e: {}, f: {}}\n", "moments.yaml": "m: {name: M}\n"}
    )
    return find_timing(plan.scenarios["s"].value)


def spans(timing: Timing) -> dict[tuple[int, int], tuple[int, int]]:
    return {
        (point, edge.to): (edge.wait.least, edge.wait.most) for point, ways in enumerate(timing.edges) for edge in ways
    }


DAY = 24 * 60


def test_waits_are_intervals() -> None:
    timing = timing_of(
        "[{message: a, channel: email}, {wait: {until: '09:00'}}, {message: b, channel: email},"
        " {wait: {for: e, at_most: 3d}}, {message: c, channel: email}]"
    )
    assert spans(timing) == {(0, 1): (180, 180), (1, 2): (0, DAY - 1), (2, 3): (0, 3 * DAY), (3, 4): (0, 0)}


def test_the_absence_of_what_was_waited_for_takes_all_of_the_wait() -> None:
    timing = timing_of(
        "[{wait: {for: e, at_most: 3d}}, {branch: [{if: e, then: [{message: a, channel: email}]},"
        " {else: [{message: b, channel: email}]}]}]"
    )
    messages = {point: route[3] for point, route in timing.messages.items()}
    before = {to: wait for (_, to), wait in spans(timing).items()}
    came, absent = (next(point for point, number in messages.items() if number == n) for n in (0, 1))
    ways = {point: next(p for p, q in spans(timing) if q == point) for point in (came, absent)}
    assert before[ways[came]] == (180, 180 + 3 * DAY)
    assert before[ways[absent]] == (180 + 3 * DAY, 180 + 3 * DAY)


@pytest.mark.parametrize("condition", ["e", "{any: [e, f]}", "{not: {not: e}}", "{not: {all: [{not: e}, f]}}"])
def test_what_comes_true_with_the_awaited_leaves_the_rest_to_its_absence(condition: str) -> None:
    timing = timing_of(
        f"[{{wait: {{for: e, at_most: 3d}}}}, {{branch: [{{if: {condition}, then: [{{exit: x}}]}},"
        " {else: [{message: b, channel: email}]}]}]"
    )
    (message,) = timing.messages
    (before,) = [point for point, to in spans(timing) if to == message]
    assert spans(timing)[0, before] == (180 + 3 * DAY, 180 + 3 * DAY)


def test_a_case_after_one_that_comes_true_with_the_awaited_takes_all_of_the_wait() -> None:
    timing = timing_of(
        "[{wait: {for: e, at_most: 3d}}, {branch: [{if: e, then: [{exit: x}]},"
        " {if: f, then: [{message: b, channel: email}]}, {else: [{exit: y}]}]}]"
    )
    (message,) = timing.messages
    (before,) = [point for point, to in spans(timing) if to == message]
    assert spans(timing)[0, before] == (180 + 3 * DAY, 180 + 3 * DAY)


@pytest.mark.parametrize("condition", ["{not: e}", "{all: [{not: e}, f]}"])
def test_what_needs_the_absence_of_the_awaited_takes_all_of_the_wait(condition: str) -> None:
    timing = timing_of(
        f"[{{wait: {{for: e, at_most: 3d}}}}, {{branch: [{{if: {condition}, then: [{{message: b, channel: email}}]}},"
        " {else: [{exit: x}]}]}]"
    )
    (message,) = timing.messages
    (before,) = [point for point, to in spans(timing) if to == message]
    assert spans(timing)[0, before] == (180 + 3 * DAY, 180 + 3 * DAY)


def test_an_outcome_may_come_at_any_time_and_its_absence_at_the_end() -> None:
    timing = timing_of(
        "[{message: a, channel: email}, {branch: [{if: a.clicked, after: 2d, then: [{message: b, channel: email}]},"
        " {else: [{exit: x}]}]}]"
    )
    waits = sorted(spans(timing).values())
    assert (0, 2 * DAY) in waits
    assert (2 * DAY, 2 * DAY) in waits


def test_steps_are_counted_and_what_they_cut_off_is_a_bound() -> None:
    """A hundred messages a minute apart, each with a way around it: the greatest burst is sixty."""
    edges = [(Edge(point + 1, Span(1, 1)), Edge(min(point + 2, 101), Span(1, 1))) for point in range(101)]
    timing = Timing((*edges, ()), {}, is_exact=True)
    counted = frozenset(range(1, 101))
    whole = find_burst(timing, counted, Launching(1, 10_000), 60, Steps())
    assert (whole.count, whole.upper) == (60, 60)
    steps = Steps(shared=0)
    cut = find_burst(timing, counted, Launching(1, 10_000), 60, steps)
    assert steps.are_spent
    assert cut.count is not None
    assert cut.upper is not None
    assert 0 < cut.count == len(cut.hits) <= 60 <= cut.upper


def test_long_lines_take_steps_as_their_windows_are_long() -> None:
    timing = line(*range(3_000))
    burst = find_burst(timing, frozenset(range(1, 3_001)), Launching(1, 10_000), 7, Steps(shared=0))
    assert burst.count == 7


def test_every_search_may_take_some_steps() -> None:
    steps = Steps(shared=10)
    steps.begin()
    assert steps.spend(FREE_STEPS)
    assert steps.spend(10)
    assert not steps.spend(1)
    steps.begin()
    assert steps.spend(FREE_STEPS)

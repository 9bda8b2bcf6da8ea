"""A scenario said never to send is never sent by the arbiter, whatever happens to the customer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from relplan.analysis.study import Study
from tests.analysis.plans import SEGMENTS, play, sent
from tests.conftest import AS_OF, plan_of
from tests.rounds import FUZZ

BASE = {
    "conventions/segments.yaml": SEGMENTS,
    "conventions/channels.yaml": "email: {kind: email}\nsms: {kind: sms}\n",
    "moments.yaml": "m: {name: M, event: e}\n",
    "data.yaml": "events: {e: {}, bought: {}}\n",
}


def scenario(
    waits: list[int], priority: int = 1, reentry: str = "{max: 1, per: 9d}", channel: str = "email", more: str = ""
) -> str:
    steps = ", ".join(f"{{wait: {wait}d}}, {{message: m{n}, channel: {channel}}}" for n, wait in enumerate(waits))
    return (
        f"name: S\nprogramme: p\npriority: {priority}\ntrigger: {{moment: m}}\nreentry: {reentry}\n{more}\n"
        f"steps: [{steps}]\n"
    )


def files_of(one: str, other: str, cap: str = "{max: 1, per: 7d}") -> Mapping[str, str]:
    pressure = f"caps: {{w: {cap}}}\n"
    return {**BASE, "conventions/pressure.yaml": pressure, "scenarios/a.yaml": one, "scenarios/b.yaml": other}


def losers(files: Mapping[str, str]) -> list[str]:
    return [one.loser.id for one in Study(plan_of(files), AS_OF).outranked]


def test_the_second_of_two_alike_is_told() -> None:
    assert losers(files_of(scenario([0]), scenario([0], 2))) == ["b"]


@pytest.mark.parametrize(
    ("other", "cap"),
    [
        (scenario([1], 2), "{max: 1, per: 1d}"),  # a day later there is a slot
        (scenario([0], 2), "{max: 2, per: 7d}"),
        (scenario([0], 2, channel="sms"), "{max: 1, per: 7d}"),  # the first may fail to reach by e-mail
        (scenario([0], 2, more="on_capped: {defer: 8d}"), "{max: 1, per: 7d}"),
        (scenario([0], 2, reentry="{max: 2, per: 9d}"), "{max: 1, per: 7d}"),
        (scenario([0, 8], 2), "{max: 1, per: 7d}"),  # its second message comes alone
        (scenario([0], 2), "{max: 1, per: 7d, by_segment: {engagement.high: 2}}"),
    ],
)
def test_what_may_still_send_is_not_told(other: str, cap: str) -> None:
    assert losers(files_of(scenario([0]), other, cap)) == []


PARTS: tuple[st.SearchStrategy[Any], ...] = (
    st.lists(st.integers(0, 3), min_size=1, max_size=2),
    st.integers(1, 2),
    st.sampled_from(("{max: 1, per: 9d}", "{max: 1, per: 2d}")),
    st.sampled_from(("email", "sms")),
    st.sampled_from(("", "audience: {segments: [lifecycle.active]}", "exit_when: [bought]")),
)


@st.composite
def nearly_alike(draw: st.DrawFn) -> tuple[str, str]:
    """Draw two scenarios that differ in one part at most, or in their priority."""
    parts: list[Any] = [draw(part) for part in PARTS]
    number = draw(st.integers(0, len(PARTS) - 1))
    others = [draw(PARTS[n]) if n == number else part for n, part in enumerate(parts)]
    others[1] = draw(PARTS[1])
    return scenario(*parts), scenario(*others)


@settings(max_examples=80 * FUZZ, deadline=None)
@given(
    pair=nearly_alike(),
    events=st.lists(st.tuples(st.sampled_from(("e", "e", "bought")), st.integers(1, 28)), min_size=1, max_size=5),
)
def test_the_arbiter_never_sends_it(pair: tuple[str, str], events: list[tuple[str, int]]) -> None:
    files = files_of(*pair)
    found = losers(files)
    assume(found)
    happened = (f"{word}@2027-01-{day:02}T09:00" for word, day in events)
    ledger = play(files, *happened, last="2027-03-01")
    assert not [line for line in sent(ledger) if line.split(" ")[1].split("/")[0] in found]

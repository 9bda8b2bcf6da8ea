"""Sends that go out over hours: the proof against every minute at which they may come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import product
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relplan.analysis.pressure.opening import ClosingKind
from relplan.analysis.study import Study
from tests.analysis.plans import prove, send
from tests.conftest import AS_OF, plan_of
from tests.rounds import FUZZ

EVENING = datetime(2027, 3, 30, 23, 30)
SEGMENTS = "segmentations: {phase: {complete: true, moving: true, segments: {new: {}, old: {}}}}\n"
_MINUTE = timedelta(minutes=1)


class Sending(NamedTuple):
    """A send that begins some minutes after the evening, and goes on for some."""

    begin: int
    length: int
    phase: str

    @property
    def text(self) -> str:
        first = EVENING + self.begin * _MINUTE
        audience = f"{{segments: [phase.{self.phase}]}}" if self.phase else "{}"
        more = {"spread": f"{{over: {self.length}min}}"} if self.length else {}
        return send(f"{first:%Y-%m-%d}", f"{first:%H:%M}", audience, **more)

    @property
    def minutes(self) -> range:
        return range(self.begin, self.begin + self.length + 1)


SENDINGS = st.lists(
    st.builds(Sending, st.integers(0, 60), st.sampled_from((0, 0, 1, 10, 25)), st.sampled_from(("", "", "new", "old"))),
    min_size=2,
    max_size=3,
)


def most(sendings: Sequence[Sending], window: str) -> int:
    """Return the most that a customer gets in a window, every minute of every send tried."""
    return max(
        _most_at(list(zip(minutes, sendings, strict=True)), window)
        for minutes in product(*(sending.minutes for sending in sendings))
    )


def _most_at(coming: Sequence[tuple[int, Sending]], window: str) -> int:
    best = 0
    for end, _ in coming:
        midnight = 30 if end >= 30 else 0
        start = midnight - 1 if window == "day" else end - int(window.removesuffix("min"))
        instants = {minute for minute, _ in coming if start < minute <= end}
        best = max(best, sum(_most_then([one.phase for minute, one in coming if minute == at]) for at in instants))
    return best


def _most_then(phases: Sequence[str]) -> int:
    """Return how many of the sends of one minute a customer gets, who is in one phase then."""
    return phases.count("") + max(phases.count("new"), phases.count("old"))


@settings(max_examples=60 * FUZZ, deadline=None)
@given(sendings=SENDINGS, window=st.sampled_from(("1min", "7min", "20min", "45min", "day")))
def test_the_worst_window_is_that_of_every_minute(sendings: list[Sending], window: str) -> None:
    cap = f"caps: {{c: {{max: 1, per: {window}}}}}"
    (verdict,) = prove(cap, *(sending.text for sending in sendings), segments=SEGMENTS)
    assert verdict.witness is not None
    assert verdict.witness.load == most(sendings, window)


def test_a_send_at_the_best_hour_of_each_customer_is_as_near_as_its_last_hour() -> None:
    anywhere = send("2027-03-02", "08:00", spread="{over: 24h}")
    (verdict,) = prove("minimum_gap: 24h", anywhere, send("2027-03-03", "08:00"))
    assert not verdict.holds
    (verdict,) = prove("minimum_gap: 24h", anywhere, send("2027-03-04", "08:00"))
    assert verdict.holds
    (verdict,) = prove("minimum_gap: 24h", anywhere, send("2027-03-04", "07:59"))
    assert not verdict.holds


def test_one_spread_over_days_comes_at_its_hour_only() -> None:
    (verdict,) = prove(
        "minimum_gap: 24h", send("2027-03-02", "08:00", spread="{over: 1d}"), send("2027-03-03", "08:00")
    )
    assert verdict.holds


def _closed(hours: str, *sends: str) -> list[tuple[datetime, datetime | None, datetime | None]]:
    files = {
        "conventions/channels.yaml": f"call: {{kind: call, contact_hours: {hours}}}\n",
        **{f"campaigns/c{n}.yaml": f"name: C\nprogramme: p\nsends: [{one}]\n" for n, one in enumerate(sends)},
    }
    study = Study(plan_of(files), AS_OF)
    assert all(closed.closing.kind is ClosingKind.HOURS for closed in study.closed_sends)
    moves = ([study.reliefs.of_closing(closed, sign) for sign in (-1, 1)] for closed in study.closed_sends)
    begins = ([move.begin if move else None for move in pair] for pair in moves)
    return [(closed.at, before, after) for closed, (before, after) in zip(study.closed_sends, begins, strict=True)]


WORK = '[{days: [mon, tue, wed, thu, fri], hours: ["10:00-13:00"]}]'


@pytest.mark.parametrize(
    ("day", "hour", "spread", "closed"),
    [
        ("2027-01-07", "10:00", "{over: 2d}", []),
        ("2027-01-07", "10:00", "{over: 3d, days: [mon, tue, wed, thu, fri]}", []),
        (
            "2027-01-07",
            "10:00",
            "{over: 3d}",
            [(datetime(2027, 1, 9, 10), datetime(2027, 1, 6, 10), datetime(2027, 1, 11, 10))],
        ),
        ("2027-01-07", "10:00", "{over: 2h}", []),
        (
            "2027-01-07",
            "11:30",
            "{over: 2h}",
            [(datetime(2027, 1, 7, 13), datetime(2027, 1, 7, 10), datetime(2027, 1, 8, 10))],
        ),
        ("2027-01-07", "10:00", "{over: 24h}", [(datetime(2027, 1, 7, 13), None, None)]),
    ],
)
def test_a_spread_send_is_moved_to_where_all_of_it_is_open(
    day: str, hour: str, spread: str, closed: list[tuple[datetime, datetime | None, datetime | None]]
) -> None:
    assert _closed(WORK, send(day, hour, channel="call", spread=spread)) == closed

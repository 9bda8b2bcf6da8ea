"""The day that mends a broken limit: the send breaks nothing there, and no nearer day would do."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from relplan.analysis.study import Study
from relplan.plan.load import load_plan
from relplan.source.tree import MemoryTree
from tests.analysis.plans import SEGMENTS, send
from tests.rounds import FUZZ

CAPS = "caps: {weekly: {max: 1, per: 7d, by_segment: {engagement.high: 2}}, monthly: {max: 3, per: month}}"
FIRST, LAST = date(2027, 3, 1), date(2027, 4, 11)
FARTHEST = timedelta(days=31)
AUDIENCES = ("{}", "{segments: [engagement.high]}", "{segments: [lifecycle.new]}", "{exclude: [engagement.high]}")


def study_of(sends: list[tuple[date, str]], more: str = "") -> Study:
    campaigns = {
        f"campaigns/c{number}.yaml": f"name: C\nprogramme: p\nsends: [{send(str(day), audience=audience)}]\n"
        for number, (day, audience) in enumerate(sends)
    }
    settings_text = f"relplan: 1\nname: P\nperiod: {{from: {FIRST}, to: {LAST}}}\n"
    tree = {
        "relplan.yaml": settings_text,
        "conventions/segments.yaml": SEGMENTS,
        "conventions/channels.yaml": "email: {kind: email}\n",
        "conventions/pressure.yaml": CAPS,
        "calendar.yaml": more,
    }
    return Study(load_plan(MemoryTree(tree | campaigns)), FIRST)


def breaks(study: Study, campaign: str) -> bool:
    """Tell whether some customer of a campaign is over a limit in a window that holds its send."""
    return any(campaign in breach.witness.actions for verdict in study.calendar_proof for breach in verdict.breaches)


@settings(max_examples=60 * FUZZ, deadline=None)
@given(
    sends=st.lists(
        st.tuples(st.integers(0, 20).map(lambda days: FIRST + timedelta(days=days)), st.sampled_from(AUDIENCES)),
        min_size=2,
        max_size=5,
    )
)
def test_the_send_breaks_nothing_on_the_nearest_day_that_is_found(sends: list[tuple[date, str]]) -> None:
    study = study_of(sends)
    for breach in (breach for verdict in study.calendar_proof for breach in verdict.breaches):
        campaign = breach.witness.received[-1].planned.campaign.id
        number = int(campaign.removeprefix("c"))
        day, audience = sends[number]
        relief = study.reliefs.of_breach(breach).move
        free = {
            other: not breaks(study_of([*sends[:number], (other, audience), *sends[number + 1 :]]), campaign)
            for other in (FIRST + timedelta(days=days) for days in range((LAST - FIRST).days + 1))
            if other != day and abs(other - day) <= FARTHEST
        }
        nearest = min(
            (other for other in free if free[other]), key=lambda other: (abs(other - day), day - other), default=None
        )
        assert (relief.begin.date() if relief else None) == nearest


def test_a_closed_day_is_no_relief() -> None:
    day = date(2027, 3, 10)
    sends = [(day, "{}"), (day + timedelta(days=1), "{}")]
    for blackouts, relief in (
        ("", "2027-03-17"),
        ("blackouts: {b: {from: 2027-03-15, to: 2027-03-18}}\n", "2027-03-19"),
    ):
        study = study_of(sends, blackouts)
        (breach,) = next(verdict.breaches for verdict in study.calendar_proof if verdict.breaches)
        move = study.reliefs.of_breach(breach).move
        assert move is not None
        assert str(move.begin) == f"{relief} 09:00:00"

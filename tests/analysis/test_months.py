"""Windows in months and years at the ends of months and on 29 February: proof, arbiter and free days by one meaning."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relplan.analysis.arbitration.ledger import Decided, NotLaunched
from relplan.analysis.pressure.limit import Limit
from relplan.analysis.study import Study
from tests.analysis.plans import SEGMENTS, YEAR, play, prove, send, sent
from tests.conftest import plan_of
from tests.rounds import FUZZ

YEARS = "{from: 2027-01-01, to: 2029-12-31}"
LENGTHS = ("1mo", "2mo", "1mo 2d", "11mo", "1y", "2y", "1y 12h")
DAYS = [date(2027, 1, 29) + timedelta(days=days) for days in range(800) if (days % 365) < 64]
INSTANTS = st.builds(
    lambda day, hour: datetime(day.year, day.month, day.day, hour), st.sampled_from(DAYS), st.sampled_from((0, 9, 12))
)


def limit_of(length: str) -> Limit:
    return prove(f"caps: {{c: {{max: 1, per: {length}}}}}", send("2027-01-02"))[0].limit


LIMITS = {length: limit_of(length) for length in LENGTHS}


def dated(at: datetime) -> str:
    return send(f"{at:%Y-%m-%d}", f"{at:%H:%M}")


@settings(max_examples=150 * FUZZ, deadline=None)
@given(length=st.sampled_from(LENGTHS), instants=st.lists(INSTANTS, min_size=2, max_size=6, unique=True))
def test_the_worst_window_is_that_of_every_end_by_itself(length: str, instants: list[datetime]) -> None:
    (verdict,) = prove(f"caps: {{c: {{max: 1, per: {length}}}}}", *map(dated, instants), period=YEARS)
    start = LIMITS[length].window_start
    assert verdict.witness is not None
    assert verdict.witness.load == max(sum(start(end) < at <= end for at in instants) for end in instants)


@settings(max_examples=200 * FUZZ, deadline=None)
@given(length=st.sampled_from(LENGTHS), contact=INSTANTS, wait=st.integers(0, 800))
def test_a_contact_leaves_at_the_first_instant_that_ends_a_window_without_it(
    length: str, contact: datetime, wait: int
) -> None:
    limit, since = LIMITS[length], contact + timedelta(days=wait, hours=3)
    last = limit.leaves_at(contact, since)
    assert last > since
    assert limit.window_start(last) >= contact
    hour = timedelta(hours=1)
    if limit.window_start(since + hour) < contact:
        before = (since + hour * n for n in range(1, (last - since) // hour))
        assert all(limit.window_start(at) < contact for at in before if at < last)


@pytest.mark.parametrize(
    ("per", "first", "refused", "possible"),
    [
        ("1mo", "2027-01-31T12:00", "2027-02-28T23:00", "2027-03-01T00:00"),
        ("1mo", "2027-01-30T12:00", "2027-02-28T12:00", "2027-03-01T00:00"),
        ("1mo", "2027-02-28T12:00", "2027-03-28T11:00", "2027-03-28T12:00"),
        ("1mo", "2027-02-28T12:00", "2027-03-29T11:00", "2027-03-29T12:00"),
        ("1y", "2028-02-29T12:00", "2029-02-28T23:00", "2029-03-01T00:00"),
        ("1y", "2027-02-28T12:00", "2028-02-29T11:00", "2028-02-29T12:00"),
    ],
)
def test_the_first_possible_instant_is_to_the_minute(per: str, first: str, refused: str, possible: str) -> None:
    one, other = datetime.fromisoformat(first), datetime.fromisoformat(refused)
    files = {
        "relplan.yaml": f"relplan: 1\nname: P\nperiod: {YEARS}\n",
        "conventions/pressure.yaml": f"caps: {{c: {{max: 1, per: {per}}}}}\n",
        "campaigns/a.yaml": f"name: A\nprogramme: p\nsends: [{dated(one)}]\n",
        "campaigns/b.yaml": f"name: B\nprogramme: p\nsends: [{dated(other)}]\n",
    }
    ledger = play(files, last="2029-12-31")
    facts = [entry.fact for entry in ledger if isinstance(entry.fact, Decided)]
    assert [fact.decision.outcome.value for fact in facts] == ["sent", "capped"]
    assert facts[1].possible == datetime.fromisoformat(possible)


@pytest.mark.parametrize(("again", "is_launched"), [("2029-02-28T23:00", False), ("2029-03-01T00:00", True)])
def test_reentry_a_year_from_29_february_is_1_march(again: str, *, is_launched: bool) -> None:
    steps = "reentry: {max: 1, per: 1y}\nsteps: [{message: m, channel: email}]\n"
    files = {
        "relplan.yaml": f"relplan: 1\nname: P\nperiod: {YEARS}\n",
        "moments.yaml": "m: {name: M}\n",
        "scenarios/s.yaml": f"name: S\nprogramme: p\ntrigger: {{moment: m}}\n{steps}",
    }
    ledger = play(files, "m@2028-02-29T12:00", f"m@{again}", last="2029-12-31")
    assert len(sent(ledger)) == (2 if is_launched else 1)
    assert any(isinstance(entry.fact, NotLaunched) for entry in ledger) is not is_launched


@settings(max_examples=25 * FUZZ, deadline=None)
@given(instants=st.lists(INSTANTS.filter(lambda at: at.year == 2027), min_size=1, max_size=4, unique=True))
def test_room_is_where_one_more_send_breaks_nothing(instants: list[datetime]) -> None:
    pressure = "caps: {c: {max: 1, per: 1mo}}\n"
    sends = {f"campaigns/c{n}.yaml": f"name: C\nprogramme: p\nsends: [{dated(at)}]\n" for n, at in enumerate(instants)}
    files = {
        "relplan.yaml": f"relplan: 1\nname: P\nperiod: {YEAR}\n",
        "conventions/pressure.yaml": pressure,
        "conventions/segments.yaml": SEGMENTS,
        "conventions/channels.yaml": "email: {kind: email}\n",
        **sends,
    }
    study = Study(plan_of(files), date(2027, 1, 1))
    everybody, start = study.population.all_of([]), LIMITS["1mo"].window_start
    for day in (date(2027, 2, 25) + timedelta(days=days) for days in range(0, 40, 3)):
        at = datetime(day.year, day.month, day.day, 9, 30)
        wanted = [*instants, at]
        most = max(sum(start(end) < one <= end for one in wanted) for end in wanted if start(end) < at <= end)
        room = study.slots.room_on(everybody, "email", at)
        assert (room.count == 0) is (most > 1)

"""What holds of every arbitration: the order of files makes no difference, no limit is exceeded, no loser blocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from relplan.analysis.arbitration.candidate import Made
from relplan.analysis.arbitration.decision import Outcome
from relplan.analysis.arbitration.ledger import Decided, Entry
from tests.analysis.plans import play, stage_of
from tests.rounds import FUZZ

MOMENTS = "m0: {name: M}\nm1: {name: M}\n"


@dataclass(frozen=True)
class Action:
    """A campaign of one send, or a scenario of two messages."""

    day: int
    hour: int
    priority: int | None
    is_scenario: bool
    wait: int
    on_capped: str
    communication: str
    beats: tuple[int, ...]
    with_campaigns: str

    def text(self, number: int, count: int) -> str:
        beats = ", ".join(f"a{other}" for other in self.beats if other < count and other != number)
        head = f"name: A\nprogramme: p\ncommunication: {self.communication}\nbeats: [{beats}]\n"
        head += f"priority: {self.priority}\n" if self.priority else ""
        head += f"on_capped: {self.on_capped}\n" if self.on_capped else ""
        if not self.is_scenario:
            day = datetime(2027, 1, 4) + timedelta(days=self.day)
            return f"{head}sends: [{{id: s, on: {day:%Y-%m-%d}, at: '{self.hour:02}:00', channel: email}}]\n"
        head += f"with_campaigns: {{default: {self.with_campaigns}}}\n" if self.with_campaigns else ""
        steps = f"[{{message: x, channel: email}}, {{wait: {self.wait}d}}, {{message: y, channel: sms}}]"
        return f"{head}trigger: {{moment: m{number % 2}}}\nsteps: {steps}\n"


ACTIONS = st.lists(
    st.builds(
        Action,
        day=st.integers(0, 9),
        hour=st.sampled_from((9, 9, 18)),
        priority=st.sampled_from((None, 1, 2, 3)),
        is_scenario=st.booleans(),
        wait=st.integers(0, 3),
        on_capped=st.sampled_from(("", "drop", "{defer: 3d}", "{defer: 2d, then: exit}", "hold", "exit")),
        communication=st.sampled_from(("promo", "promo", "promo", "notice", "free")),
        beats=st.sampled_from(((), (), (0,), (1,), (2, 0))),
        with_campaigns=st.sampled_from(("", "", "wins", "yields", "combine", "{wins-and-shifts: 2d}")),
    ),
    min_size=1,
    max_size=6,
)
PRESSURE = st.sampled_from(
    (
        "caps: {w: {max: 1, per: 7d}}\n",
        "caps: {w: {max: 2, per: week}, s: {max: 1, per: 5d, channels: [sms]}}\n",
        "caps: {w: {max: 3, per: 7d, by_segment: {lifecycle.active: 2}}}\nminimum_gap: 48h\n",
        "caps: {w: {max: 2, per: 3d}}\nreserve: {for: scenarios, slots: 1, of: w}\narbitration: {horizon: 4d}\n",
    )
)
EVENTS = st.lists(
    st.builds(lambda word, day: f"{word}@2027-01-{4 + day:02}T09:00", st.sampled_from(("m0", "m1")), st.integers(0, 9)),
    max_size=3,
    unique=True,
)
COMMUNICATIONS = (
    "promo: {}\nnotice: {obeys_pressure: false, counts_in_pressure: true}\n"
    "free: {obeys_pressure: true, counts_in_pressure: false}\n"
)


def files_of(actions: Sequence[Action], pressure: str, order: Sequence[int] | None = None) -> Mapping[str, str]:
    files = {
        "conventions/pressure.yaml": pressure,
        "conventions/communications.yaml": COMMUNICATIONS,
        "moments.yaml": MOMENTS,
    }
    for place, number in enumerate(order or range(len(actions))):
        folder = "scenarios" if actions[number].is_scenario else "campaigns"
        files[f"{folder}/{place}/a{number}.yaml"] = actions[number].text(number, len(actions))
    return files


def story(ledger: Sequence[Entry]) -> list[tuple[datetime, str, str]]:
    return [
        (entry.at, entry.fact.decision.candidate.id, entry.fact.decision.outcome.value)
        for entry in ledger
        if isinstance(entry.fact, Decided)
    ]


def contacts(ledger: Sequence[Entry]) -> list[Made]:
    made = [entry.fact.decision.made for entry in ledger if isinstance(entry.fact, Decided)]
    return [one for one in made if one is not None]


@settings(max_examples=80 * FUZZ, deadline=None)
@given(actions=ACTIONS, pressure=PRESSURE, events=EVENTS, data=st.data())
def test_the_order_of_files_and_events_makes_no_difference(
    actions: list[Action], pressure: str, events: list[str], data: st.DataObject
) -> None:
    order = data.draw(st.permutations(range(len(actions))))
    shuffled = data.draw(st.permutations(events))
    first = play(files_of(actions, pressure), *events)
    assert story(play(files_of(actions, pressure, order), *shuffled)) == story(first)


@settings(max_examples=80 * FUZZ, deadline=None)
@given(actions=ACTIONS, pressure=PRESSURE, events=EVENTS)
def test_no_window_that_ends_with_an_obeying_contact_is_exceeded(
    actions: list[Action], pressure: str, events: list[str]
) -> None:
    """Only what limits can't hold back may bring a window over its figure."""
    files = files_of(actions, pressure)
    made = contacts(play(files, *events))
    for limit in stage_of(files).arbiter.limits:
        if limit.segment not in ("", "lifecycle.active") or (
            limit.id == "w" and not limit.segment and "by_" in pressure
        ):
            continue
        seen = [one for one in made if limit.contacts.include(one.message)]
        for position, last in enumerate(seen):
            if not last.message.obeys:
                continue
            start = limit.window_start(last.at)
            earlier = [one for one in seen[:position] if one.message.counts and start < one.at <= last.at]
            assert len(earlier) + 1 <= limit.max_at(last.at)


@settings(max_examples=80 * FUZZ, deadline=None)
@given(actions=ACTIONS, pressure=PRESSURE)
def test_a_refused_send_blocks_nobody(actions: list[Action], pressure: str) -> None:
    """The plan without a campaign's send that was dropped decides all others the same way."""
    campaigns = [action for action in actions if not action.is_scenario and action.on_capped in ("", "drop")]
    ledger = play(files_of(campaigns, pressure))
    dropped = [ident for _, ident, outcome in story(ledger) if outcome == Outcome.CAPPED.value]
    for ident in dropped:
        number = int(ident.removeprefix("a").removesuffix("/s"))
        files = dict(files_of(campaigns, pressure))
        del files[f"campaigns/{number}/a{number}.yaml"]
        for path, text in files.items():
            files[path] = text.replace(f"a{number}, ", "").replace(f"a{number}]", "]")
        assert story(play(files)) == [one for one in story(ledger) if one[1] != ident]


def changes_between(first: datetime, last: datetime) -> Iterator[datetime]:
    """Yield the instants between two at which sends come, windows end or days begin, and the minutes after them."""
    midnight = first.replace(hour=0)
    for hours in (24 * day + hour for day in range((last - midnight).days + 1) for hour in (0, 9, 18)):
        for minutes in (0, 1):
            at = midnight + timedelta(hours=hours, minutes=minutes)
            if first < at < last:
                yield at


@settings(max_examples=40 * FUZZ, deadline=None)
@given(actions=ACTIONS, pressure=PRESSURE.filter(lambda text: "horizon" not in text))
def test_a_dropped_send_would_go_at_its_first_possible_instant_and_at_none_before(
    actions: list[Action], pressure: str
) -> None:
    """The plan is played again with the send of a campaign moved to each instant at which something may change."""
    campaigns = [action for action in actions if not action.is_scenario and action.on_capped in ("", "drop")]
    files = files_of(campaigns, pressure)
    for entry in play(files):
        fact = entry.fact
        if not isinstance(fact, Decided) or fact.decision.outcome is not Outcome.CAPPED or fact.possible is None:
            continue
        ident = fact.decision.candidate.action
        number = ident.removeprefix("a")
        path = f"campaigns/{number}/{ident}.yaml"
        due = fact.decision.candidate.due
        for at in [*changes_between(due, fact.possible), fact.possible]:
            old, new = (f"on: {one:%Y-%m-%d}, at: '{one:%H:%M}'" for one in (due, at))
            moved = story(play({**files, path: files[path].replace(old, new)}))
            assert ((at, f"{ident}/s", Outcome.SENT.value) in moved) is (at == fact.possible)

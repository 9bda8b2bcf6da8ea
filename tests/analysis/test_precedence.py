"""Who wins between two actions: what is said of a pair is what the arbiter does when both are due."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from relplan.analysis.arbitration.decision import Outcome
from relplan.analysis.arbitration.ledger import Decided
from relplan.analysis.precedence import Fate, Order, Precedence, Reason
from relplan.analysis.study import Study
from relplan.plan.load import load_plan
from relplan.source.tree import MemoryTree
from tests.analysis.plans import play
from tests.conftest import AS_OF, SETTINGS
from tests.rounds import FUZZ

FILES = {
    "relplan.yaml": f"{SETTINGS}send_at: '09:00'\n",
    "programmes/p.yaml": "name: P\nobjective: {statement: s, kpi: nps}\n",
    "conventions/channels.yaml": "email: {kind: email}\n",
    "conventions/pressure.yaml": "caps: {daily: {max: 1, per: day}}\n",
    "conventions/segments.yaml": "segmentations: {lifecycle: {complete: true, segments: {new: {}, active: {}}}}\n",
    "conventions/communications.yaml": "promo: {}\nnotice: {obeys_pressure: false}\n",
    "moments.yaml": "m: {name: M}\n",
}
PRIORITIES = st.sampled_from((None, 1, 2))
HARMONY = st.sampled_from(("", "", "wins", "yields", "combine", "{wins-and-shifts: 2d}"))


def scenario(priority: int | None, *, beats: bool, valid: str, said: str, communication: str) -> str:
    return (
        f"name: S\nprogramme: p\ncommunication: {communication}\ntrigger: {{moment: m}}\n"
        + (f"priority: {priority}\n" if priority else "")
        + ("beats: [z]\n" if beats else "")
        + (f"valid_for: {valid}\n" if valid else "")
        + (f"with_campaigns: {{default: {said}}}\n" if said else "")
        + "steps: [{message: a, channel: email}]\n"
    )


def campaign(priority: int | None, *, beats: bool, communication: str) -> str:
    return (
        f"name: C\nprogramme: p\ncommunication: {communication}\n"
        + (f"priority: {priority}\n" if priority else "")
        + ("beats: [y]\n" if beats else "")
        + "sends: [{id: b, on: 2027-01-05, channel: email}]\n"
    )


def order_of(files: dict[str, str]) -> Order:
    return Study(load_plan(MemoryTree(files)), AS_OF).order


def decide(files: dict[str, str]) -> Precedence:
    plan = load_plan(MemoryTree(files))
    return Study(plan, AS_OF).order.decide(plan.actions["y"], plan.actions["z"])


@settings(max_examples=150 * FUZZ, deadline=None)
@given(
    one=PRIORITIES,
    other=PRIORITIES,
    beats=st.booleans(),
    beaten=st.booleans(),
    valid=st.sampled_from(("", "3d")),
    said=HARMONY,
    communications=st.tuples(*[st.sampled_from(("promo", "promo", "promo", "notice"))] * 2),
)
def test_the_arbiter_does_what_is_said_of_the_pair(
    *,
    one: int | None,
    other: int | None,
    beats: bool,
    beaten: bool,
    valid: str,
    said: str,
    communications: tuple[str, str],
) -> None:
    """A scenario `y` and a campaign `z` are due to one customer at one instant, and a day has room for one contact."""
    files = FILES | {
        "scenarios/y.yaml": scenario(one, beats=beats, valid=valid, said=said, communication=communications[0]),
        "campaigns/z.yaml": campaign(other, beats=beaten, communication=communications[1]),
    }
    found = decide(files)
    decisions = {
        entry.fact.decision.candidate.action: entry.fact.decision
        for entry in play(files, "m@2027-01-05T09:00", last="2027-01-06")
        if isinstance(entry.fact, Decided)
    }
    assert decisions[found.winner.id].outcome is Outcome.SENT
    loser = decisions[found.loser.id].outcome
    expected = {
        Fate.SERVED_AFTER: {Outcome.CAPPED, Outcome.SENT},
        Fate.SENT_TOO: {Outcome.SENT},
        Fate.WITHHELD: {Outcome.WITHHELD},
        Fate.SHIFTED: {Outcome.SHIFTED},
        Fate.YIELDS: {Outcome.YIELDED},
        Fate.COMBINED: {Outcome.COMBINED},
    }
    assert loser in expected[found.fate]


def test_a_third_action_may_turn_a_pair_round() -> None:
    """10 y, 20 z, 30 c with z beating c and c beating y: alone y wins, with c present z comes first."""
    files = FILES | {
        "campaigns/y.yaml": "name: Y\nprogramme: p\npriority: 10\nsends: [{id: b, on: 2027-01-05, channel: email}]\n",
        "campaigns/z.yaml": (
            "name: Z\nprogramme: p\npriority: 20\nbeats: [c]\nsends: [{id: b, on: 2027-01-05, channel: email}]\n"
        ),
        "campaigns/c.yaml": (
            "name: C\nprogramme: p\npriority: 30\nbeats: [y]\nsends: [{id: b, on: 2027-01-05, channel: email}]\n"
        ),
    }
    found = decide(files)
    assert (found.winner.id, found.reason) == ("y", Reason.PRIORITY)
    assert [third.action for third in order_of(files).find_thirds(found)] == ["c"]
    sent = [
        entry.fact.decision.candidate.action
        for entry in play(files, last="2027-01-06")
        if isinstance(entry.fact, Decided) and entry.fact.decision.outcome is Outcome.SENT
    ]
    assert sent == ["z"]


def test_the_deciding_line_is_named() -> None:
    files = FILES | {
        "scenarios/y.yaml": scenario(5, beats=True, valid="", said="", communication="promo"),
        "campaigns/z.yaml": campaign(1, beats=False, communication="promo"),
    }
    found = decide(files)
    assert (found.winner.id, found.reason) == ("y", Reason.BEATS)
    assert [place.route for place in found.places] == [("beats", 0)]

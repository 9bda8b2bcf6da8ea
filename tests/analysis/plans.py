"""Plans given as their pressure rules and their sends, and what is proved of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from relplan.analysis.arbitration.customer import Membership, describe_customer
from relplan.analysis.arbitration.decision import Outcome
from relplan.analysis.arbitration.ledger import Decided, Entry
from relplan.analysis.arbitration.play import Stage, play_customer
from relplan.analysis.arbitration.triggers import Happening
from relplan.analysis.pressure.verdict import Verdict
from relplan.analysis.study import Study
from relplan.plan.load import load_plan
from relplan.source.tree import MemoryTree

SEGMENTS = """
segmentations:
  lifecycle: {complete: true, segments: {new: {}, active: {}}}
  engagement: {segments: {high: {}, low: {}}}
  flags: {exclusive: false, segments: {vip: {}, staff: {}}}
"""


YEAR = "{from: 2027-01-01, to: 2027-12-31}"


def prove(
    pressure: str,
    *sends: str,
    segments: str = SEGMENTS,
    period: str = YEAR,
    settings_text: str = "",
    **files: str,
) -> list[Verdict]:
    """Return the verdicts on a plan of one-send campaigns, each given as a flow mapping of its send."""
    campaigns = {
        f"campaigns/c{number}.yaml": f"name: C\nprogramme: p\nsends: [{send}]\n" for number, send in enumerate(sends)
    }
    tree = {
        "relplan.yaml": f"relplan: 1\nname: P\nperiod: {period}\n{settings_text}",
        "programmes/p.yaml": "name: P\nobjective: {statement: s, kpi: nps}\n",
        "conventions/segments.yaml": segments,
        "conventions/channels.yaml": "email: {kind: email}\nsms: {kind: sms}\n",
        "conventions/pressure.yaml": pressure,
        **campaigns,
        **{name.replace("__", "/") + ".yaml": text for name, text in files.items()},
    }
    plan = load_plan(MemoryTree(tree))
    assert not plan.problems
    return list(Study(plan, date(2027, 1, 1)).calendar_proof)


def send(day: str, hour: str = "09:00", audience: str = "{}", channel: str = "email", **more: str) -> str:
    """Return a send as a flow mapping."""
    extra = "".join(f", {key}: {value}" for key, value in more.items())
    return f'{{id: s, on: {day}, at: "{hour}", channel: {channel}, audience: {audience}{extra}}}'


def stage_of(files: Mapping[str, str]) -> Stage:
    """Return what a customer of a plan is played on."""
    base = {
        "relplan.yaml": "relplan: 1\nname: P\nperiod: {from: 2027-01-01, to: 2027-12-31}\nsend_at: '09:00'\n",
        "programmes/p.yaml": "name: P\nobjective: {statement: s, kpi: nps}\n",
        "conventions/segments.yaml": SEGMENTS,
        "conventions/channels.yaml": "email: {kind: email}\nsms: {kind: sms}\n",
    }
    plan = load_plan(MemoryTree(base | dict(files)))
    assert not plan.problems
    return Study(plan, date(2027, 1, 1)).stage


def play(
    files: Mapping[str, str], *events: str, segments: Sequence[str] = ("lifecycle.active",), last: str = "2027-12-31"
) -> tuple[Entry, ...]:
    """Play a customer in some segments, with events as `WORD@2027-01-01T09:00`; return the whole ledger."""
    stage = stage_of(files)
    happenings = [Happening(datetime.fromisoformat(at), word) for word, _, at in (e.partition("@") for e in events)]
    memberships = [Membership(segment) for segment in segments]
    described = describe_customer(stage.plan, stage.arbiter.population, memberships, datetime(2027, 1, 1))
    return play_customer(stage, described.customer, happenings, datetime.fromisoformat(last))


def sent(ledger: Sequence[Entry]) -> list[str]:
    """Return what the customer got, as `05 scenario/message`: the day of January 2027, and the message."""
    return [
        f"{entry.at:%d} {entry.fact.decision.candidate.id}"
        for entry in ledger
        if isinstance(entry.fact, Decided) and entry.fact.decision.outcome is Outcome.SENT
    ]


def decided(ledger: Sequence[Entry], ident: str) -> list[tuple[str, str]]:
    """Return what was decided of a message: the outcome, and what becomes of it."""
    return [
        (entry.fact.decision.outcome.value, entry.fact.course.kind.value if entry.fact.course else "")
        for entry in ledger
        if isinstance(entry.fact, Decided) and entry.fact.decision.candidate.id == ident
    ]

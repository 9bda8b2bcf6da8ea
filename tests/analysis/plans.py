"""Plans given as their pressure rules and their sends, and what is proved of them."""

from __future__ import annotations

from datetime import date

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


def prove(pressure: str, *sends: str, segments: str = SEGMENTS, settings_text: str = "", **files: str) -> list[Verdict]:
    """Return the verdicts on a plan of one-send campaigns, each given as a flow mapping of its send."""
    campaigns = {
        f"campaigns/c{number}.yaml": f"name: C\nprogramme: p\nsends: [{send}]\n" for number, send in enumerate(sends)
    }
    tree = {
        "relplan.yaml": f"relplan: 1\nname: P\nperiod: {{from: 2027-01-01, to: 2027-12-31}}\n{settings_text}",
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

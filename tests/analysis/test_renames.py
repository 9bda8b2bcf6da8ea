"""Renames: a former id that is not free."""

from __future__ import annotations

from relplan.analysis.renames import find_wrong_renames
from tests.conftest import plan_of

OBJECTIVE = "objective: {statement: s, kpi: nps}\n"
SENDS = "programme: p\nsends: [{id: s, on: 2027-03-01, channel: email}]\n"
SEGMENTS = "segmentations: {l: {segments: {a: {}, b: {renamed_from: a}, c: {renamed_from: x}}}}\n"


def test_a_former_id_is_gone_and_claimed_once() -> None:
    files = {
        "programmes/p.yaml": f"name: P\n{OBJECTIVE}",
        "programmes/q.yaml": f"name: Q\nrenamed_from: p\n{OBJECTIVE}",
        "programmes/r.yaml": f"name: R\nrenamed_from: gone\n{OBJECTIVE}",
        "programmes/s.yaml": f"name: S\nrenamed_from: gone\n{OBJECTIVE}",
        "campaigns/c.yaml": f"name: C\nrenamed_from: p\n{SENDS}",
        "campaigns/d.yaml": f"name: D\nrenamed_from: story\n{SENDS}",
        "scenarios/story.yaml": "name: S\nprogramme: p\ntrigger: {moment: m}\nsteps: [{message: a, channel: email}]\n",
        "conventions/segments.yaml": SEGMENTS,
    }
    found = [(one.item.ref, one.before, one.other.ref, one.is_taken) for one in find_wrong_renames(plan_of(files))]
    assert found == [
        ("programme/q", "p", "programme/p", True),
        ("programme/s", "gone", "programme/r", False),
        ("campaign/d", "story", "scenario/story", True),
        ("segment/l.b", "l.a", "segment/l.a", True),
    ]

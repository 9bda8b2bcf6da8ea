"""The proof of a large calendar is made in little time."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from time import process_time

from relplan.analysis.pressure.verdict import Truth
from relplan.analysis.study import Study
from relplan.plan.load import load_plan
from relplan.source.tree import MemoryTree

SEGMENTATIONS = ("value", "age", "region", "taste", "loyalty")
SEGMENTS = ("a", "b", "c", "d", "e")

CAPS = """
caps:
  weekly: {max: 2, per: 7d, by_segment: {value.a: 3, value.b: 1}}
  calendar_week: {max: 3, per: week}
  daily: {max: 1, per: day}
  monthly: {max: 6, per: month, by_segment: {loyalty.e: 8}}
  quarterly: {max: 12, per: 90d}
  fortnight: {max: 3, per: 14d, by_segment: {region.c: 2, taste.d: 4}}
"""


def dated_sends(count: int) -> dict[str, str]:
    """Return campaigns of one send each, over a year, each for a segment of one to three segmentations."""
    random = Random(2027)
    files = {}
    for number in range(count):
        day = date(2027, 1, 1) + timedelta(days=random.randrange(365))
        named = [f"{name}.{random.choice(SEGMENTS)}" for name in random.sample(SEGMENTATIONS, random.randint(1, 3))]
        send = f'{{id: s, on: {day}, at: "10:00", channel: email, audience: {{segments: [{", ".join(named)}]}}}}'
        files[f"campaigns/c{number}.yaml"] = f"name: C\nprogramme: p\nsends: [{send}]\n"
    return files


def test_four_hundred_sends_under_six_caps_are_proved_in_seconds() -> None:
    segments = "".join(
        f"  {name}: {{segments: {{a: {{}}, b: {{}}, c: {{}}, d: {{}}, e: {{}}}}}}\n" for name in SEGMENTATIONS
    )
    plan = load_plan(
        MemoryTree(
            {
                "relplan.yaml": "relplan: 1\nname: P\nperiod: {from: 2027-01-01, to: 2027-12-31}\n",
                "programmes/p.yaml": "name: P\nobjective: {statement: s, kpi: nps}\n",
                "conventions/channels.yaml": "email: {kind: email}\n",
                "conventions/segments.yaml": f"segmentations:\n{segments}",
                "conventions/pressure.yaml": CAPS,
                **dated_sends(400),
            }
        )
    )
    assert not plan.problems
    study = Study(plan, date(2027, 1, 1))
    assert len(study.sends) == 400
    began = process_time()
    verdicts = study.calendar_proof
    assert process_time() - began < 5
    assert len(verdicts) == 11
    assert {verdict.truth for verdict in verdicts} == {Truth.EXACT}

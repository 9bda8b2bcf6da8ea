"""What is advised to a scenario that exceeds a limit by itself, and for a segment asked too much, taken literally."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest

from relplan.diagnostics.finding import Finding
from relplan.diagnostics.text import Phrase
from relplan.model.settings import Language
from relplan.plan.load import load_plan
from relplan.source.tree import MemoryTree
from relplan.validation.review import Selection, review_plan
from tests.conftest import AS_OF
from tests.rounds import seeds

FILES = {
    "relplan.yaml": "relplan: 1\nname: P\n",
    "conventions/channels.yaml": "email: {kind: email}\n",
    "moments.yaml": "m: {name: M}\n",
}
WINDOWS = {"7d": 7, "5d": 5, "week": 7, "month": 31}


@dataclass(frozen=True)
class Drawn:
    """A scenario of messages in a row, and its limits."""

    waits: tuple[int, ...]
    """The hours before each message."""
    names: tuple[str, ...]
    per: str
    reentry: str
    figures: dict[str, str]

    def findings(self) -> list[Finding]:
        """Return what is said of it."""
        steps = "".join(
            f"  - wait: {wait}h\n  - {{message: {name}, channel: email}}\n"
            if wait
            else f"  - {{message: {name}, channel: email}}\n"
            for wait, name in zip(self.waits, self.names, strict=True)
        )
        scenario = f"name: S\nprogramme: p\ntrigger: {{moment: m}}\nreentry: {self.reentry}\nsteps:\n{steps}"
        pressure = ""
        if "caps.c.max" in self.figures:
            pressure += f"caps: {{c: {{max: {self.figures['caps.c.max']}, per: {self.per}}}}}\n"
        if "minimum_gap" in self.figures:
            pressure += f"minimum_gap: {self.figures['minimum_gap']}\n"
        files = {**FILES, "scenarios/s.yaml": scenario, "conventions/pressure.yaml": pressure or "{}\n"}
        plan = load_plan(MemoryTree(files))
        assert not plan.problems, plan.problems
        return list(review_plan(plan, AS_OF, Selection(select=frozenset({"PRS010"}))).findings)


def drawn(rng: random.Random) -> Drawn:
    count = rng.randint(2, 6)
    waits = (0, *(rng.choice([0, 12, 24, 48, 72, 96, 168]) for _ in range(count - 1)))
    figures = {}
    if rng.random() < 0.8:
        figures["caps.c.max"] = str(rng.randint(1, 3))
    if rng.random() < 0.6 or not figures:
        figures["minimum_gap"] = rng.choice(["2d", "4d", "36h"])
    reentry = rng.choice(["{max: 1, per: 1y}", "{max: 1, per: 1y}", "{max: 2, per: 10d}", "{max: 1, per: 3d}"])
    return Drawn(waits, tuple(f"m{n}" for n in range(count)), rng.choice([*WINDOWS]), reentry, figures)


def mended(one: Drawn, finding: Finding) -> Iterator[tuple[Drawn, bool]]:
    """Yield the plan after each thing that the sentence says to write, and whether it says that more follows."""
    values: Any = finding.found.values
    if values.per:
        yield replace(one, reentry=f"{{max: 1, per: {values.per}}}"), False
        return
    (figures,) = re.findall(r"\((.*)\)", values.loosen.in_(Language.EN))
    written = dict(figure.split(": ", 1) for figure in figures.split(", ") if ": " in figure)
    kept = {key: figure for key, figure in one.figures.items() if written or key != figures}
    yield replace(one, figures=kept | written), False
    if not values.last:
        return
    last = one.names.index(values.last)
    if values.first:
        hours = (
            24 * WINDOWS[one.per] if "cap" in values.limit.in_(Language.EN) else gap_hours(one.figures["minimum_gap"])
        )
        more = hours - sum(one.waits[one.names.index(values.first) + 1 : last + 1])
        waits = tuple(wait + more * (n == last) for n, wait in enumerate(one.waits))
        yield replace(one, waits=waits), bool(values.follow)
        return
    left = [n for n in range(len(one.names)) if n != last]
    waits = tuple(one.waits[n] + (one.waits[last] if n == last + 1 else 0) for n in left)
    yield replace(one, waits=waits, names=tuple(one.names[n] for n in left)), bool(values.follow)


def of_limit(limit: Phrase, one: Drawn) -> list[Finding]:
    return [finding for finding in one.findings() if finding.found.values.limit == limit]


def gap_hours(written: str) -> int:
    return int(written[:-1]) * (24 if written.endswith("d") else 1)


@pytest.mark.parametrize("seed", seeds(40))
def test_what_is_advised_to_a_scenario_holds(seed: int) -> None:
    one = drawn(random.Random(seed))
    for finding in one.findings():
        for after, is_first in mended(one, finding):
            same = of_limit(finding.found.values.limit, after)
            said = f"{finding.message(Language.EN)}\n{finding.remedy(Language.EN)}\n{after}"
            assert bool(same) is is_first, said + "".join(other.message(Language.EN) for other in same)


@pytest.mark.parametrize("seed", seeds(20))
def test_as_many_messages_follow_as_are_said(seed: int) -> None:
    """One is moved or left out after the other, as the sentence says each time, until the rule is silent."""
    one = drawn(random.Random(seed))
    for limit in [finding.found.values.limit for finding in one.findings()]:
        plan, told = one, list[int]()
        ways = set[bool]()
        while found := of_limit(limit, plan):
            ways.add(bool(found[0].found.values.first))
            if found[0].found.values.per or not found[0].found.values.last or len(ways) > 1:
                break
            told.append(found[0].found.values.follow or 0)
            *_, (plan, _) = mended(plan, found[0])
        else:
            assert told == list(range(len(told) - 1, -1, -1))


DEMAND = {
    "relplan.yaml": "relplan: 1\nname: P\nperiod: {from: 2027-01-01, to: 2027-12-31}\n",
    "conventions/channels.yaml": "email: {kind: email}\n",
    "conventions/segments.yaml": "segmentations: {s: {complete: true, segments: {x: {size: 10}}}}\n",
    "programmes/p.yaml": "name: P\nobjective: {statement: S, kpi: first_order_rate}\n",
    "scenarios/s.yaml": (
        "name: S\nprogramme: p\ntrigger: {moment: m}\nreentry: {max: 1, per: 1d}\n"
        "steps: [{message: a, channel: email}]\n"
    ),
}


@pytest.mark.parametrize("seed", seeds(20))
def test_a_segment_is_admitted_what_it_asks_for_with_the_figures_told_and_no_less(seed: int) -> None:
    rng = random.Random(seed)
    figures = {f"caps.{name}.max": rng.randint(1, 4) for name in ("week", "month", "day")}
    files = DEMAND | {"moments.yaml": f"m: {{name: M, rate: {{s.x: {rng.randint(10, 200)}/year}}}}\n"}

    def findings(now: dict[str, int]) -> list[Finding]:
        caps = ", ".join(
            f"{name}: {{max: {now[f'caps.{name}.max']}, per: {name}}}" for name in ("week", "month", "day")
        )
        plan = load_plan(MemoryTree({**files, "conventions/pressure.yaml": f"caps: {{{caps}}}\n"}))
        assert not plan.problems, plan.problems
        return list(review_plan(plan, AS_OF, Selection(select=frozenset({"PRS018"}))).findings)

    for finding in findings(figures):
        raised = {key: int(most) for key, most in (one.split(": ") for one in finding.found.values.raised.split(", "))}
        assert raised
        assert not findings(figures | raised)
        for key, most in raised.items():
            assert findings(figures | raised | {key: most - 1})

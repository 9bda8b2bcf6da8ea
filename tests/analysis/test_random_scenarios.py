"""Scenarios drawn at random: each is proved, and no customer's own way through it holds more or less than is said."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import product
from random import Random
from typing import Any

import pytest

from relplan.analysis.pressure import budget
from relplan.analysis.pressure.burst import Launching, find_burst
from relplan.analysis.pressure.timing import MINUTE, find_timing
from relplan.analysis.study import Study
from relplan.model.mechanic import walk_steps
from relplan.model.scenario import Scenario
from tests.analysis.plans import SEGMENTS
from tests.conftest import AS_OF, plan_of
from tests.rounds import seeds

Steps = list[dict[str, Any]]

WORDS = ("engagement.high", "engagement.low", "flags.vip", "lifecycle.new")
CUSTOMERS = [
    frozenset(word for word in customer if word)
    for customer in product(("engagement.high", "engagement.low", ""), ("flags.vip", ""), ("lifecycle.new", ""))
]
FILES = {
    "conventions/segments.yaml": SEGMENTS,
    "conventions/channels.yaml": "email: {kind: email}\n",
    "moments.yaml": "m: {name: M}\n",
    "data.yaml": "events: {e: {}, f: {}}\n",
}


class Drawing:
    """Draws scenarios."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.messages = 0

    def scenario(self) -> dict[str, Any]:
        self.messages = 0
        reentry = {"reentry": {"max": self.random.randint(1, 3), "per": f"{self.random.choice((1, 3, 8, 30))}d"}}
        return {
            "name": "S",
            "programme": "p",
            "trigger": {"moment": "m"},
            "steps": [*self.steps(0), self.message()],
            **(reentry if self.random.random() < 0.8 else {}),
        }

    def message(self) -> dict[str, Any]:
        self.messages += 1
        audience = {"audience": {"segments": [self.random.choice(WORDS)]}} if self.random.random() < 0.3 else {}
        return {"message": f"m{self.messages}", "channel": "email", **audience}

    def steps(self, depth: int) -> Steps:
        return [self.step(depth) for _ in range(self.random.randint(0, 3 - depth))]

    def step(self, depth: int) -> dict[str, Any]:
        kind = self.random.choice(("message", "wait", "branch", "branch", "exit") if depth else ("message", "branch"))
        if kind == "wait":
            return {"wait": f"{self.random.choice((1, 2, 5, 9))}d"}
        if kind == "exit":
            return {"exit": "enough"}
        return self.branch(depth) if kind == "branch" else self.message()

    def branch(self, depth: int) -> dict[str, Any]:
        is_of_segments = self.random.random() < 0.6
        cases: Steps = [self.case(depth, is_of_segments=is_of_segments) for _ in range(self.random.randint(1, 2))]
        return {"branch": [*cases, {"else": self.steps(depth + 1)}] if self.random.random() < 0.6 else cases}

    def case(self, depth: int, *, is_of_segments: bool) -> dict[str, Any]:
        if is_of_segments:
            return {"if": self.condition(WORDS), "then": self.steps(depth + 1)}
        after = {"after": f"{self.random.randint(1, 4)}d"} if self.random.random() < 0.7 else {}
        return {"if": self.condition(("e", "f")), **after, "then": self.steps(depth + 1)}

    def condition(self, words: Sequence[str]) -> Any:
        word = self.random.choice(words)
        form = self.random.choice(("word", "word", "not", "any", "all"))
        if form == "word":
            return word
        return {"not": word} if form == "not" else {form: [word, {"not": self.random.choice(words)}]}


def is_true(condition: Any, customer: frozenset[str]) -> bool:
    """Tell whether a condition on segments is true of a customer."""
    if isinstance(condition, str):
        return condition in customer
    if "not" in condition:
        return not is_true(condition["not"], customer)
    of_parts = all if "all" in condition else any
    return of_parts(is_true(part, customer) for part in condition.get("all", condition.get("any")))


def follow(steps: Steps, customer: frozenset[str]) -> Steps:
    """Return the steps as one customer finds them, who stays in their segments: without the ways of others."""
    found: Steps = []
    for step in steps:
        cases = step.get("branch", ())
        if not cases:
            found.append(step)
        elif any(word in json.dumps(cases[0]["if"]) for word in WORDS):
            taken: dict[str, Any] = next(
                (case for case in cases if "else" in case or is_true(case["if"], customer)), {}
            )
            found += follow(taken.get("then", taken.get("else", [])), customer)
        else:
            keys = ["else" if "else" in case else "then" for case in cases]
            ways = [{**case, key: follow(case[key], customer)} for case, key in zip(cases, keys, strict=True)]
            found.append({"branch": ways})
    return found


def most_of(drawn: Mapping[str, Any], customer: frozenset[str], window: int) -> int | None:
    """Return the most messages that a customer gets in a window; none when there is no end to them."""
    own = Scenario.model_validate({**drawn, "steps": follow(drawn["steps"], customer)})
    timing, steps = find_timing(own), dict(walk_steps(own.steps))
    counted = frozenset(
        point
        for point, route in timing.messages.items()
        if (audience := getattr(steps[route], "audience", None)) is None or set(audience.segments) <= customer
    )
    launching = Launching(own.reentry.max, own.reentry.per.shortest // MINUTE) if own.reentry else Launching(0, 0)
    return find_burst(timing, counted, launching, window * 24 * 60, budget.Steps()).count


@pytest.mark.parametrize("seed", seeds(20))
def test_no_customer_gets_more_or_less_than_is_proved(seed: int) -> None:
    drawing = Drawing(seed)
    drawn = {f"s{number}": drawing.scenario() for number in range(100)}
    window = drawing.random.choice((1, 3, 7))
    files = {f"scenarios/{ident}.yaml": json.dumps(one) for ident, one in drawn.items()}
    pressure = {"conventions/pressure.yaml": f"caps: {{w: {{max: 1, per: {window}d}}}}\n"}
    verdicts = {one.scenario.id: one for one in Study(plan_of({**FILES, **pressure, **files}), AS_OF).scenario_proof}
    for ident, one in drawn.items():
        counts = [most_of(one, customer, window) for customer in CUSTOMERS]
        most = None if None in counts else max(count or 0 for count in counts)
        said = verdicts[ident].upper if ident in verdicts else 0
        assert (ident, said) == (ident, most)
        if most is not None and most > 1:
            assert verdicts[ident].load == most

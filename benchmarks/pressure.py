"""The cost of the pressure proof: as plans grow, and beside an enumeration of every customer and window.

`python -m benchmarks.pressure` prints CPU seconds and peak memory of one process, after the plan has been loaded.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from itertools import product

from relplan.analysis.arbitration.customer import Customer, State
from relplan.analysis.pressure.limit import Limit
from relplan.analysis.study import Study
from relplan.plan.load import load_plan
from relplan.source.tree import MemoryTree

SIZES = (250, 500, 1_000, 2_000, 4_000, 8_000, 16_000)
NAIVE_SENDS = 60
AS_OF = date(2027, 1, 1)


def main() -> None:
    """Print the growth curves, then the table against the naive enumeration."""
    if len(sys.argv) == 4:
        _measure(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
        return
    _print_growth("one year, ever denser", "dense")
    _print_growth("2,000 sends a year, ever longer", "long")
    _print_hostile()
    _print_naive()


def _print_growth(title: str, shape: str) -> None:
    print(f"\n{title}: 10 segmentations of 10 segments, 200 scenarios, 6 caps and a gap")
    print("| sends | seconds | microseconds a send | peak MB |\n|---|---|---|---|")
    for sends in SIZES:
        seconds, memory = _in_process(10, sends, shape)
        print(f"| {sends:,} | {seconds:.2f} | {seconds / sends * 1e6:.0f} | {memory:.0f} |")


def _print_hostile() -> None:
    print("\nmade to defeat it: 30 flags, every send to several of them and not to others, one year")
    print("| audiences | sends | seconds | kinds of truth |\n|---|---|---|---|")
    for title, audience in (("crossing exclusions", _crossing), ("crossing alternatives", _alternatives)):
        for sends in (100, 400, 1_600):
            study = Study(load_plan(MemoryTree(_hostile_plan(sends, audience))), AS_OF)
            start = time.process_time()
            truths = sorted({verdict.truth.value for verdict in study.calendar_proof})
            print(f"| {title} | {sends:,} | {time.process_time() - start:.2f} | {', '.join(truths)} |")


def _print_naive() -> None:
    print(f"\nbeside every customer and every window, {NAIVE_SENDS} sends in a year")
    print("| segmentations of 10 | customers | proof | enumeration | times as long |\n|---|---|---|---|---|")
    for segmentations in (1, 2, 3, 4):
        study = Study(load_plan(MemoryTree(_plan(segmentations, NAIVE_SENDS, "dense"))), AS_OF)
        start = time.process_time()
        worst = [verdict.upper_excess for verdict in study.calendar_proof if verdict.witness]
        proof = time.process_time() - start
        start = time.process_time()
        naive = _enumerate(study)
        seconds = time.process_time() - start
        assert [excess for excess in naive if excess is not None] == worst
        times = seconds / max(proof, 1e-4)
        print(f"| {segmentations} | {10**segmentations:,} | {proof:.3f} | {seconds:.2f} | {times:.0f} |")


def _in_process(segmentations: int, sends: int, shape: str) -> tuple[float, float]:
    """Return the CPU seconds and megabytes of a process of its own."""
    words = [sys.executable, "-m", "benchmarks.pressure", str(segmentations), str(sends), shape]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    seconds, memory = done.stdout.split()
    return float(seconds), float(memory)


def _measure(segmentations: int, sends: int, shape: str) -> None:
    study = Study(load_plan(MemoryTree(_plan(segmentations, sends, shape))), AS_OF)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    assert study.together
    seconds = time.process_time() - start
    print(seconds, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)


def _plan(segmentations: int, sends: int, shape: str) -> dict[str, str]:
    """Return a plan whose sends go to two or three segments of some segmentations each."""
    chance = random.Random(1)
    years = max(1, sends // 2_000) if shape == "long" else 1
    tree = {
        "relplan.yaml": f"relplan: 1\nname: P\nperiod: {{from: 2027-01-01, to: {2026 + years}-12-31}}\n",
        "conventions/segments.yaml": _segments(segmentations),
        "conventions/pressure.yaml": _pressure(sends // years),
        "conventions/channels.yaml": "email: {kind: email}\nsms: {kind: sms}\n",
        "moments.yaml": "m: {name: M}\n",
    }
    for number in range(sends):
        day = date(2027, 1, 1) + timedelta(days=chance.randrange(365 * years))
        send = f"{{id: s, on: {day}, channel: {chance.choice(('email', 'email', 'sms'))}}}"
        audience = _audience(chance, segmentations)
        tree[f"campaigns/c{number}.yaml"] = f"name: C\nprogramme: p\naudience: {audience}\nsends: [{send}]\n"
    for number in range(200 if segmentations == 10 else 0):
        wait = chance.randint(1, 9)
        steps = f"[{{message: a, channel: email}}, {{wait: {wait}d}}, {{message: b, channel: sms}}]"
        audience = _audience(chance, segmentations)
        head = f"name: S\nprogramme: p\ntrigger: {{moment: m}}\nreentry: {{max: 1, per: {chance.randint(10, 90)}d}}\n"
        tree[f"scenarios/s{number}.yaml"] = f"{head}audience: {audience}\nsteps: {steps}\n"
    return tree


def _pressure(a_year: int) -> str:
    """Return caps that a plan of so many sends a year nearly keeps, as plans do."""
    week = max(2, a_year // 60)
    return f"""
caps:
  weekly: {{max: {week}, per: 7d, by_segment: {{s0.a: {week + 1}, s0.b: {max(1, week - 1)}}}}}
  monthly: {{max: {3 * week}, per: month}}
  quarterly: {{max: {8 * week}, per: 90d}}
  sms: {{max: {week}, per: 14d, channels: [sms]}}
minimum_gap: {{sms: 1h}}
"""


def _segments(segmentations: int) -> str:
    names = ", ".join(f"{letter}: {{}}" for letter in "abcdefghij")
    lines = [f"  s{number}: {{complete: true, segments: {{{names}}}}}" for number in range(segmentations)]
    return "segmentations:\n" + "\n".join(lines) + "\n"


def _audience(chance: random.Random, segmentations: int) -> str:
    """Return an audience by one to three segmentations; the first are named most, as in real plans."""
    chosen = [number for number in range(segmentations) if chance.random() < (0.6, 0.4, 0.25, *[0.0] * 7)[number]]
    if segmentations > 3 and chance.random() < 0.1:
        chosen.append(chance.randrange(3, segmentations))
    segments = [
        f"s{number}.{letter}" for number in chosen for letter in chance.sample("abcdefghij", chance.randint(1, 4))
    ]
    return f"{{segments: [{', '.join(segments)}]}}"


def _hostile_plan(sends: int, audience: Callable[[Sequence[str]], str]) -> dict[str, str]:
    chance = random.Random(1)
    flags = [f"f{number}" for number in range(30)]
    tree = {
        "relplan.yaml": "relplan: 1\nname: P\nperiod: {from: 2027-01-01, to: 2027-12-31}\n",
        "conventions/segments.yaml": "segmentations:\n  f:\n    exclusive: false\n    segments: {"
        + ", ".join(f"{flag}: {{}}" for flag in flags)
        + "}\n",
        "conventions/pressure.yaml": "caps: {w: {max: 2, per: 7d}, q: {max: 6, per: 90d}}\n",
        "conventions/channels.yaml": "email: {kind: email}\n",
    }
    for number in range(sends):
        some = [f"f.{flag}" for flag in chance.sample(flags, 6)]
        day = date(2027, 1, 1) + timedelta(days=chance.randrange(365))
        send = f"{{id: s, on: {day}, channel: email}}"
        head = f"name: C\nprogramme: p\naudience: {audience(some)}\n"
        tree[f"campaigns/c{number}.yaml"] = f"{head}sends: [{send}]\n"
    return tree


def _crossing(flags: Sequence[str]) -> str:
    return f"{{all_of: [{', '.join(flags[:3])}], exclude: [{', '.join(flags[3:])}]}}"


def _alternatives(flags: Sequence[str]) -> str:
    pairs = f"[{', '.join(flags[:2])}], [{', '.join(flags[2:4])}]"
    return f"{{any_of: [{pairs}], exclude: [{', '.join(flags[4:])}]}}"


def _enumerate(study: Study) -> list[int | None]:
    """Return the worst excess of each limit, going through every customer and every window."""
    dimensions = study.population.dimensions
    worst: list[int | None] = [None] * len(study.limits)
    at = datetime(2027, 1, 1)
    for choices in product(*(dimension.choices for dimension in dimensions.values())):
        customer = Customer((State(at, dict(zip(dimensions, choices, strict=True))),))
        got = [contact for contact in study.contacts if customer.is_in(contact.reach, at)]
        for number, limit in enumerate(study.limits):
            if customer.is_in(limit.customers, at):
                seen = [contact.planned.at for contact in got if limit.contacts.include(contact.message)]
                worst[number] = _worst_of(seen, limit, worst[number])
    return worst


def _worst_of(instants: Sequence[datetime], limit: Limit, worst: int | None) -> int | None:
    for end in instants:
        start = limit.window_start(end)
        excess = sum(start < one <= end for one in instants) - limit.max_at(end)
        worst = excess if worst is None else max(worst, excess)
    return worst


if __name__ == "__main__":
    main()

"""Plans without a mistake made to stall what is computed from them: `python -m benchmarks.hostile`.

Each is `examples/starter` with more in it, so that every rule and search gets to its work. CPU seconds and peak memory
of whole processes, which the other work of a machine disturbs less than time by the clock.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Files = Mapping[str, str]

_BASE = Path(__file__).parent.parent / "examples" / "starter"
_AS_OF = "2026-12-01"
_AT_MOST = 20.0
"""CPU seconds that a command may take on any of these plans."""
_MEMORY = 1_500
"""MB that it may take."""
_GIVEN_UP = 60
"""CPU seconds after which a command is ended."""
_WORDS: Mapping[str, Sequence[str]] = {
    "validate": ("validate",),
    "pressure": ("pressure",),
    "report": ("report", "--format", "html", "--output", "{out}"),
    "why": ("why", "--event", "newsletter_signup@2027-03-15T09:00"),
}


def main() -> None:
    """Measure every command on every plan, or on those named."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("plans", nargs="*", help="the plans, as printed; all if none is named")
    words.add_argument("--commands", nargs="*", default=list(_WORDS), choices=list(_WORDS))
    words.add_argument("--keep", type=Path, help="write the plans into this folder, and keep them")
    chosen = words.parse_args()
    for name in chosen.plans or PLANS:
        with tempfile.TemporaryDirectory() as scratch:
            folder = (chosen.keep or Path(scratch)) / name.replace(" ", "-")
            write_plan(folder, PLANS[name]())
            for command in chosen.commands:
                print(f"{name:32} {command:9} {_told(*_run(command, folder, Path(scratch, 'out')))}", flush=True)


def write_plan(folder: Path, files: Files) -> None:
    """Write the starter, and some files over it or beside it."""
    kept = {str(path.relative_to(_BASE)): path.read_text(encoding="utf-8") for path in _BASE.rglob("*.yaml")}
    for path, text in {**kept, **files}.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def _run(command: str, folder: Path, out: Path) -> tuple[float, float, int]:
    """Return the CPU seconds, the peak MB and the exit code of a command."""
    words = [word.format(out=out) for word in _WORDS[command]]
    process = subprocess.Popen(
        [sys.executable, "-m", "relplan", *words, str(folder), "--as-of", _AS_OF],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    resource.prlimit(process.pid, resource.RLIMIT_CPU, (_GIVEN_UP, _GIVEN_UP))
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, process.returncode


def _told(cpu: float, memory: float, code: int) -> str:
    flag = "  <-- too much" if cpu > _AT_MOST or memory > _MEMORY else ""
    return f"{cpu:7.1f} s {memory:7.0f} MB  exit {code}{flag}"


def _campaigns(number: int, text: Callable[[int], str]) -> dict[str, str]:
    return {f"campaigns/c{one:05}.yaml": text(one) for one in range(number)}


def _campaign(more: str = "", send: str = "on: 2027-03-18") -> str:
    head = f"name: C\nprogramme: welcome\nowner: crm\nstatus: draft\nlever: relational\n{more}"
    return f'{head}sends:\n  - {{id: s, {send}, at: "10:00", channel: email, template: t}}\n'


def _scenario(steps: str, more: str = "with_campaigns: {default: wins}\n", priority: int = 3) -> str:
    return (
        "name: S\nprogramme: welcome\nowner: crm\nstatus: draft\n"
        "objective: {statement: Bring the first order, kpi: first_order_rate, baseline: 12 %, target: 16 %,"
        " horizon: 30d, serves: first_order_rate}\n"
        "trigger: {moment: newsletter_signup}\nlever: relational\n"
        f"priority: {priority}\nreentry: {{max: 1, per: 1y}}\nvalid_for: 3d\n{more}"
        f"exit_when: [order_placed]\ncontrol_group: 10 %\nsteps:\n{steps}"
    )


def _message(ident: str) -> str:
    return f"{{message: {ident}, channel: email, template: {ident}, subject: A word}}"


def unranked(number: int) -> Files:
    """Campaigns on one day, none with a priority."""
    return _campaigns(number, lambda _: _campaign())


def unranked_half(number: int) -> Files:
    """Campaigns on one day, every other with a priority."""
    return _campaigns(number, lambda one: _campaign(f"priority: {one + 10}\n" if one % 2 else ""))


def equals(number: int) -> Files:
    """Campaigns on one day, all of one priority."""
    return _campaigns(number, lambda _: _campaign("priority: 7\n"))


def ranked(number: int) -> Files:
    """Campaigns on one day, each with a priority of its own."""
    return _campaigns(number, lambda one: _campaign(f"priority: {one + 10}\n"))


def beats(number: int, *, is_circle: bool = False) -> Files:
    """Campaigns on one day that each precede all others by name: those after them, or in a circle."""

    def text(one: int) -> str:
        others = [f"c{other:05}" for other in range(0 if is_circle else one + 1, number) if other != one]
        return _campaign(f"priority: {one + 10}\n" + (f"beats: [{', '.join(others)}]\n" if others else ""))

    return _campaigns(number, text)


def ring(number: int) -> Files:
    """Campaigns that each precede the next by name, the last the first."""
    return _campaigns(number, lambda one: _campaign(f"priority: {one + 10}\nbeats: [c{(one + 1) % number:05}]\n"))


def chain(number: int) -> Files:
    """Campaigns that each precede the next by name."""
    return _campaigns(
        number,
        lambda one: _campaign(f"priority: {one + 10}\n" + (f"beats: [c{one + 1:05}]\n" if one + 1 < number else "")),
    )


def waits(number: int, wait: str = "1d") -> Files:
    """Write a scenario of many messages with a wait after each."""
    steps = "".join(f"  - {_message(f'm{one}')}\n  - wait: {wait}\n" for one in range(number - 1))
    return {"scenarios/s.yaml": _scenario(steps + f"  - {_message('last')}\n")}


def vague_waits(number: int) -> Files:
    """Write a scenario of many messages with a wait for an event after each."""
    return waits(number, "{for: order_placed, at_most: 2d}")


def branches(number: int) -> Files:
    """Branches one after the other, each with two ways: two to the power of their number of ways."""
    steps = "".join(
        f"  - {_message(f'm{one}')}\n  - wait: 1d\n"
        f"  - branch:\n      - {{if: m{one}.clicked, then: [{_message(f'a{one}')}]}}\n"
        f"      - else: [wait: 2h, {_message(f'b{one}')}]\n"
        for one in range(number)
    )
    return {"scenarios/s.yaml": _scenario(steps)}


def flags_in_branches(number: int) -> Files:
    """Branches one after the other, each by a segment of its own."""
    steps = "".join(
        f"  - branch:\n      - {{if: f.f{one}, then: [{_message(f'a{one}')}]}}\n"
        f"      - else: [wait: 2h, {_message(f'b{one}')}]\n  - wait: 1d\n"
        for one in range(number)
    )
    return {
        "scenarios/s.yaml": _scenario(steps + f"  - {_message('last')}\n"),
        "conventions/segments.yaml": _flags(number),
    }


def conditions(wide: int, deep: int) -> Files:
    """Conditions that are trees of alternatives, each as wide as the other."""

    def tree(level: int, kind: str) -> str:
        if not level:
            return "order_placed"
        parts = [tree(level - 1, "all" if kind == "any" else "any")] * wide
        return f"{{{kind}: [{', '.join(parts)}]}}"

    steps = (
        f"  - {_message('m')}\n  - branch:\n"
        f"      - {{if: {tree(deep, 'any')}, after: 2d, then: [{_message('a')}]}}\n"
        f"      - {{if: {tree(deep, 'all')}, after: 2d, then: [{_message('b')}]}}\n"
        f"      - else: [{_message('c')}]\n"
    )
    return {"scenarios/s.yaml": _scenario(steps)}


def ways_of_one(number: int) -> Files:
    """One branch with very many ways."""
    ways = "".join(
        f"      - {{if: {{any: [f.f{one}, m.clicked]}}, then: [{_message(f'a{one}')}]}}\n" for one in range(number)
    )
    steps = f"  - {_message('m')}\n  - branch:\n{ways}      - else: [{_message('c')}]\n"
    return {"scenarios/s.yaml": _scenario(steps), "conventions/segments.yaml": _flags(number)}


def nested(deep: int) -> Files:
    """Branches one in the other."""

    def level(one: int) -> str:
        if one == deep:
            return f"[{_message('last')}]"
        return f"[{_message(f'm{one}')}, branch: [{{if: m{one}.clicked, then: {level(one + 1)}}}, else: [wait: 1d]]]"

    return {"scenarios/s.yaml": _scenario("  " + level(0) + "\n")}


def daily(campaigns: int) -> Files:
    """Campaigns that come back every day of the year."""
    repeat = 'repeat: {rule: "FREQ=DAILY", from: 2027-01-01}\n'
    return _campaigns(campaigns, lambda one: _campaign(f"priority: {one + 10}\n{repeat}", "on: occurrence"))


def century(campaigns: int) -> Files:
    """Campaigns that come back every day of a century."""
    settings = "relplan: 1\nname: P\nlanguage: en\ncurrency: EUR\nperiod: {from: 2027-01-01, to: 2126-12-31}\n"
    return {"relplan.yaml": settings, **daily(campaigns)}


def spreads(campaigns: int, over: str) -> Files:
    """Campaigns that are spread over a long time."""
    return _campaigns(
        campaigns, lambda one: _campaign(f"priority: {one + 10}\n", f"on: 2027-01-04, spread: {{over: {over}}}")
    )


def long_waits(number: int) -> Files:
    """Messages with waits of a hundred years."""
    return waits(number, "36000d")


def one_day(sends: int) -> Files:
    """One campaign with very many sends on one day."""
    lines = "".join(
        f'  - {{id: s{one}, on: 2027-03-18, at: "{one // 60 % 24:02}:{one % 60:02}", channel: email, template: t}}\n'
        for one in range(sends)
    )
    return {"campaigns/c.yaml": _campaign("priority: 5\n") + lines}


def one_year(sends: int) -> Files:
    """One campaign with very many sends over the year."""
    lines = "".join(
        f'  - {{id: s{one}, on: 2027-{one % 12 + 1:02}-{one // 12 % 28 + 1:02}, at: "{one // 336 % 24:02}:00",'
        " channel: email, template: t}\n"
        for one in range(sends)
    )
    return {"campaigns/c.yaml": _campaign("priority: 5\n") + lines}


def _flags(number: int) -> str:
    flags = ", ".join(f"f{one}: {{name: F{one}}}" for one in range(number))
    return f"segmentations:\n  f:\n    name: F\n    exclusive: false\n    segments: {{{flags}}}\n"


def alternatives(campaigns: int, wide: int, flags: int) -> Files:
    """Campaigns to alternatives of flags, each to others."""

    def text(one: int) -> str:
        pairs = [f"[f.f{(one + 3 * two) % flags}, f.f{(7 * one + two + 1) % flags}]" for two in range(wide)]
        away = ", ".join(f"f.f{(11 * one + two) % flags}" for two in range(5))
        return _campaign(f"priority: {one + 10}\naudience: {{any_of: [{', '.join(pairs)}], exclude: [{away}]}}\n")

    return {"conventions/segments.yaml": _flags(flags), **_campaigns(campaigns, text)}


def segments(number: int, campaigns: int) -> Files:
    """Segments that overlap, each campaign to half of them."""
    names = ", ".join(f"f{one}: {{name: F{one}, size: {1000 + one}}}" for one in range(number))
    vocabulary = f"segmentations:\n  f:\n    name: F\n    exclusive: false\n    segments: {{{names}}}\n"

    def text(one: int) -> str:
        some = ", ".join(f"f.f{two}" for two in range(one % 7, number, 2 + one % 5))
        return _campaign(f"priority: {one + 10}\naudience: {{segments: [{some}]}}\n")

    return {"conventions/segments.yaml": vocabulary, **_campaigns(campaigns, text)}


def exclusive(number: int, campaigns: int) -> Files:
    """Segmentations of which each campaign names several."""
    kinds = "".join(
        f"  g{one}: {{name: G{one}, segments: {{a: {{name: A}}, b: {{name: B}}}}}}\n" for one in range(number)
    )

    def text(one: int) -> str:
        some = ", ".join(f"g{(one * step + step) % number}.{'ab'[one % 2]}" for step in range(1, 9))
        return _campaign(f"priority: {one + 10}\naudience: {{segments: [{some}]}}\n")

    return {"conventions/segments.yaml": "segmentations:\n" + kinds, **_campaigns(campaigns, text)}


def limits(number: int, campaigns: int) -> Files:
    """Caps of all lengths over the campaigns of a year."""
    caps = "".join(f"  l{one}: {{max: {one // 9 + 1}, per: {one + 1}d}}\n" for one in range(number))
    days = (f"on: 2027-{one % 12 + 1:02}-{one % 28 + 1:02}" for one in range(campaigns))
    return {
        "conventions/pressure.yaml": f"caps:\n{caps}minimum_gap: 48h\n",
        **{f"campaigns/c{one:05}.yaml": _campaign(f"priority: {one + 10}\n", day) for one, day in enumerate(days)},
    }


def limits_by_segment(number: int, campaigns: int, flags: int) -> Files:
    """Caps each for some flags, over campaigns to others."""
    caps = "".join(
        f"  l{one}: {{max: 2, per: {one % 60 + 1}d, segments: [f.f{one % flags}]}}\n" for one in range(number)
    )
    return {"conventions/pressure.yaml": f"caps:\n{caps}", **alternatives(campaigns, 3, flags)}


def scenarios(number: int, messages: int) -> Files:
    """Scenarios at one moment, all alike."""
    steps = "".join(f"  - {_message(f'm{one}')}\n  - wait: 1d\n" for one in range(messages)) + f"  - {_message('z')}\n"
    return {f"scenarios/s{one:05}.yaml": _scenario(steps, priority=one + 10) for one in range(number)}


def scenarios_unranked(number: int) -> Files:
    """Scenarios at one moment without a priority, and campaigns without one."""
    one = _scenario(f"  - {_message('m')}\n").replace("priority: 3\n", "")
    return {**{f"scenarios/s{two:05}.yaml": one for two in range(number)}, **unranked(number)}


def harmonised(number: int, campaigns: int) -> Files:
    """Scenarios that say of each campaign what becomes of it."""
    said = "".join(f"  c{one:05}: wins\n" for one in range(campaigns))
    steps = f"  - {_message('m')}\n"
    return {
        **{
            f"scenarios/s{one:05}.yaml": _scenario(steps, f"with_campaigns:\n{said}", priority=one + 10)
            for one in range(number)
        },
        **_campaigns(campaigns, lambda one: _campaign(f"priority: {one + 10_000}\n")),
    }


PLANS: Mapping[str, Callable[[], Files]] = {
    "unranked 2000": lambda: unranked(2_000),
    "half unranked 4000": lambda: unranked_half(4_000),
    "equal 2000": lambda: equals(2_000),
    "ranked 4000": lambda: ranked(4_000),
    "scenarios unranked 1000": lambda: scenarios_unranked(1_000),
    "beats all 100": lambda: beats(100, is_circle=True),
    "beats down 300": lambda: beats(300),
    "ring 500": lambda: ring(500),
    "chain 2000": lambda: chain(2_000),
    "waits 1600": lambda: waits(1_600),
    "vague waits 1600": lambda: vague_waits(1_600),
    "long waits 800": lambda: long_waits(800),
    "branches 400": lambda: branches(400),
    "flags in branches 200": lambda: flags_in_branches(200),
    "ways of one 1000": lambda: ways_of_one(1_000),
    "nested 20": lambda: nested(20),
    "conditions wide": lambda: conditions(100, 2),
    "conditions deep": lambda: conditions(2, 12),
    "daily 50": lambda: daily(50),
    "century 20": lambda: century(20),
    "spread days 200": lambda: spreads(200, "365d"),
    "spread long 200": lambda: spreads(200, "36000d"),
    "spread hours 200": lambda: spreads(200, "8000h"),
    "one day 4000": lambda: one_day(4_000),
    "one year 4000": lambda: one_year(4_000),
    "alternatives 300": lambda: alternatives(300, 40, 200),
    "segments 1000": lambda: segments(1_000, 50),
    "exclusive 200": lambda: exclusive(200, 400),
    "limits 300": lambda: limits(300, 400),
    "limits by segment 300": lambda: limits_by_segment(300, 200, 100),
    "scenarios 500": lambda: scenarios(500, 5),
    "harmonised 100": lambda: harmonised(100, 300),
}


if __name__ == "__main__":
    main()

"""`relplan validate` held to yamllint and check-jsonschema on the same files: `python -m benchmarks.validate`.

Whole processes, cold, one after the other in turn; the CPU seconds of each are compared, which the other work of a
machine disturbs less than time by the clock.
"""

from __future__ import annotations

import argparse
import os
import shlex
import statistics
import sys
import tempfile
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.plans import Size, size_of, write_plan
from relplan.plan.layout import FOLDERS

if TYPE_CHECKING:
    from collections.abc import Sequence

_BIN = Path(sys.executable).parent
_SCHEMAS = Path(__file__).parent.parent / "schemas"
_PRESSURE_PLAN = Size(scenarios=200, campaigns=500, sends=2000, programmes=20, journeys=5, personas=5)


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took."""

    cpu: float
    """Seconds, of the system too."""
    memory: float
    """Peak, in MB."""


@dataclass(frozen=True, slots=True)
class Target:
    """How much of another command's CPU time a command may take."""

    command: str
    other: str
    most: float


_SAME_WORK = "--select SYN,SCH,REF"
"""What the others look for too, and references: no pressure, no calendar."""
_TARGETS = {
    "1000 files": (
        Target(_SAME_WORK, "yamllint", 0.10),
        Target(_SAME_WORK, "check-jsonschema", 0.11),
        Target("validate", "yamllint", 0.15),
    ),
    "10000 files": (
        Target(_SAME_WORK, "yamllint", 0.07),
        Target(_SAME_WORK, "check-jsonschema", 0.07),
        Target("validate", "yamllint", 0.15),
    ),
    "200 scenarios, 2000 dated sends": (Target("validate", "yamllint", 0.15),),
    "start": (Target("--version", "python -c pass", 3), Target("--help", "python -c pass", 15)),
}
_MOST_MEMORY = 500
"""In MB, for 10,000 files."""


def main() -> None:
    """Print the medians of every command, and each ratio beside its target."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--files", type=int, nargs="*", default=[100, 1000], help="sizes of plans to measure")
    words.add_argument("--runs", type=int, default=5, help="runs of each command")
    words.add_argument("--skip", nargs="*", default=[], metavar="COMMAND", help="commands to leave out, as printed")
    words.add_argument("--relplan", default=f"{sys.executable} -m relplan", help="how to start relplan")
    chosen = words.parse_args()
    relplan = chosen.relplan.split()
    print(f"Python {sys.version.split()[0]}, yamllint {version('yamllint')}, "
          f"check-jsonschema {version('check-jsonschema')}, median of {chosen.runs}")  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        warm = Path(folder) / "warm"
        write_plan(warm, size_of(100))
        for command in _commands(relplan, warm, chosen.skip).values():
            _run(command)
        _compare("start", _start_commands(relplan), max(chosen.runs, 9))
        for files in chosen.files:
            plan = Path(folder) / str(files)
            write_plan(plan, size_of(files))
            _compare(f"{files} files", _commands(relplan, plan, chosen.skip), chosen.runs)
        plan = Path(folder) / "pressure"
        write_plan(plan, _PRESSURE_PLAN)
        _compare("200 scenarios, 2000 dated sends", _commands(relplan, plan, chosen.skip), chosen.runs)


def _start_commands(relplan: list[str]) -> dict[str, list[str]]:
    return {
        "python -c pass": [sys.executable, "-c", "pass"],
        "--version": [*relplan, "--version"],
        "--help": [*relplan, "--help"],
    }


def _commands(relplan: list[str], plan: Path, skip: Sequence[str]) -> dict[str, list[str]]:
    by_schema = plan.parent / f"{plan.name}.sh"
    by_schema.write_text(_each_kind_by_its_schema(plan))
    commands = {
        "validate": [*relplan, "validate", str(plan)],
        _SAME_WORK: [*relplan, "validate", *_SAME_WORK.split(), str(plan)],
        "yamllint": [str(_BIN / "yamllint"), "-d", "relaxed", str(plan)],
        "check-jsonschema": ["/bin/sh", str(by_schema)],
    }
    return {name: command for name, command in commands.items() if name not in skip}


def _each_kind_by_its_schema(plan: Path) -> str:
    """Return the calls of check-jsonschema that check the objects of a plan: it takes one schema a call.

    Conventions, of which each file has a schema of its own, are left out.
    """
    calls = []
    for folder, kind in FOLDERS.items():
        files = " ".join(shlex.quote(str(file)) for file in sorted((plan / folder).rglob("*.yaml")))
        calls.append(f"{_BIN / 'check-jsonschema'} --schemafile {_SCHEMAS / kind.name}.schema.json {files}")
    return "\n".join(calls)


def _compare(title: str, commands: dict[str, list[str]], runs: int) -> None:
    """Run each command in turn and print what they took."""
    taken: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            taken[name].append(_run(command))
    print(f"\n{title}")
    for name, all_runs in taken.items():
        cpu = statistics.median(run.cpu for run in all_runs)
        memory = max(run.memory for run in all_runs)
        print(f"  {name:24}{cpu:9.3f} s{memory:9.0f} MB")
    for target in _TARGETS.get(title, ()):
        if target.command not in taken or target.other not in taken:
            continue
        ratio = _ratio(taken[target.command], taken[target.other])
        print(
            f"  {_verdict(is_met=ratio <= target.most)} {target.command} = {ratio:.3f} x {target.other},"
            f" target {target.most}"
        )
    if title == "10000 files":
        memory = max(run.memory for run in taken.get("validate", taken[_SAME_WORK]))
        print(f"  {_verdict(is_met=memory <= _MOST_MEMORY)} {memory:.0f} MB, target {_MOST_MEMORY} MB")


def _ratio(ours: Sequence[Run], theirs: Sequence[Run]) -> float:
    """Return the median ratio of runs made one after the other."""
    return statistics.median(one.cpu / other.cpu for one, other in zip(ours, theirs, strict=True))


def _verdict(*, is_met: bool) -> str:
    return "met   " if is_met else "MISSED"


def _run(command: list[str]) -> Run:
    """Run a command to its end, its output thrown away and its bytecode kept, as an installed program's is."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = os.posix_spawn(
        command[0],
        command,
        environment,
        file_actions=[(os.POSIX_SPAWN_OPEN, output, os.devnull, os.O_WRONLY, 0) for output in (1, 2)],
    )
    _, _, usage = os.wait4(process, 0)
    return Run(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


if __name__ == "__main__":
    main()

"""Texts and plans made to stall a run, at three lengths: `python -m benchmarks.scans`.

Work that grows with the length takes twice as long for twice as much; what takes more than 2.6 times is flagged. Whole
runs of `relplan validate` on hostile files as large as may be come last. CPU seconds, which the other work of a machine
disturbs less than time by the clock.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from relplan.analysis.personal_text import search_text
from relplan.report.text.prose import write_html, write_markdown
from relplan.source.tree import MAX_BYTES
from relplan.source.yaml import Spans, read_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_SUSPICIOUS = 2.6
"""Twice as much should take twice as long; some more is noise."""
_TOO_SHORT = 0.02
"""Seconds that no ratio is taken of."""
_AT_MOST = 10.0
"""Seconds that a whole run on one hostile file may take."""
_LENGTHS = {"search": 100_000, "read": 100_000, "prose": 10_000}

_SCANS: Mapping[str, Callable[[str], object]] = {
    "search": search_text,
    "read": lambda text: read_yaml("a.yaml", text.encode(), Spans()),
    "prose": lambda text: (write_html(text), write_markdown(text)),
}
_UNITS: Mapping[str, tuple[str, ...]] = {
    "search": (
        "m.dupont@mail.fr ",
        "06 12 34 56 78 ",
        "FR76 ",
        "4111 ",
        "a@",
        "a@a.",
        "client no ",
        "+1 1(1",
        "06 ",
        "DE89-",
        "a%40",
        "id_",
    ),
    "read": (
        "- a\n",
        "- !a 1\n",
        "- *a\n",
        "- &a [1]\n- *a\n",
        "k: 1\n",
        "- {a: 1}\n",
        "- a #b\n",
        "- a, b\n",
        "'",
        "[],",
    ),
    "prose": ("[a](b) ", "[", "[a ", "*a ", "*a**b", "`a``b", "- a\n", "a\n\n", "![[]()", "[a](((", "\\"),
}
_FILES: Mapping[str, tuple[str, str, str]] = {
    "unknown keys": ("scenarios/s.yaml", "name: a\n", "k{n}: 1\n"),
    "unknown keys in a line": ("scenarios/s.yaml", "name: a\nsteps: {{", "k{n}: 1, "),
    "keys written twice": ("scenarios/s.yaml", "name: a\n", "name: b\n"),
    "unknown aliases": ("scenarios/s.yaml", "x-a:\n", "- *a\n"),
    "tags": ("scenarios/s.yaml", "x-a:\n", "- !a 1\n"),
    "keys that are numbers": ("scenarios/s.yaml", "x-a:\n", "  {n}: 1\n"),
    "segments that are none": ("conventions/segments.yaml", "", "s{n}: {{name: a}}\n"),
    "broken elements": ("conventions/channels.yaml", "", "k{n}: 3\n"),
    "unknown references": ("personas/p.yaml", "segments:\n", "- a.s{n}\n"),
    "waivers of unknown rules": ("scenarios/s.yaml", "name: a\n", "# relplan: ignore[abc{n}] -- x\nk{n}: 1\n"),
    "personal data": ("scenarios/s.yaml", "x-a:\n", "- m{n}.dupont@mail.fr\n"),
    "unknown rules": ("relplan.yaml", "relplan: 1\nname: a\nrules:\n", "  rule-{n}: warning\n"),
}


def main() -> None:
    """Measure every scan, then whole runs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bytes", type=int, default=MAX_BYTES, help="the length of the files of whole runs")
    arguments = parser.parse_args()
    for name, scan in _SCANS.items():
        for unit in _UNITS[name]:
            print(_measured(f"{name} {unit!r}", scan, unit, _LENGTHS[name]), flush=True)
    for name, (path, head, unit) in _FILES.items():
        cpu = _run(path, "".join(_repeated(head, unit, arguments.bytes)))
        print(f"validate {name:28} {cpu:7.1f} s{'  <-- too long' if cpu > _AT_MOST else ''}", flush=True)


def _measured(name: str, scan: Callable[[str], object], unit: str, length: int) -> str:
    """Return a line with the seconds at three lengths and what each doubling costs."""
    texts = [unit * (factor * length // len(unit)) for factor in (1, 2, 4)]
    seconds = [_cpu_of(scan, text) for text in texts]
    ratios = [after / max(before, _TOO_SHORT) for before, after in pairwise(seconds)]
    shown = " ".join(f"{one:6.2f} s" for one in seconds), " ".join(f"x{ratio:.1f}" for ratio in ratios)
    return f"{name:32} {shown[0]}  {shown[1]}{'  <-- not linear' if max(ratios) > _SUSPICIOUS else ''}"


def _cpu_of(scan: Callable[[str], object], text: str) -> float:
    begun = time.process_time()
    scan(text)
    return time.process_time() - begun


def _repeated(head: str, unit: str, length: int) -> Iterator[str]:
    """Yield a file's head and as many numbered units as there is room for."""
    yield head.format()
    length -= len(head)
    number = 0
    while length > len(written := unit.format(n=number)):
        yield written
        length -= len(written)
        number += 1
    if "{{" in head:
        yield "}"


def _run(path: str, text: str) -> float:
    """Return the CPU seconds of `relplan validate` on a plan with one hostile file."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in {"relplan.yaml": "relplan: 1\nname: a\n", path: text}.items():
            file = Path(folder, name)
            file.parent.mkdir(exist_ok=True)
            file.write_text(content, encoding="utf-8")
        before = os.times()
        subprocess.run([sys.executable, "-m", "relplan", "validate", folder], capture_output=True, check=False)
        after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


if __name__ == "__main__":
    main()

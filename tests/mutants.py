"""Which small faults in rules and analyses no test would see: a script, run by hand (`make mutants`), never in CI.

Each mutant changes one comparison, one `and`, `or` or `not`, or one number, in a copy of the source. The tests that
concern its file are run until one fails; what all of them let pass is listed.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
FLIPPED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
}
MINUTES = 4
"""A mutant may loop without end: what lasts so long is taken for killed."""

SLOW = frozenset({"cli", "disk", "editor", "library", "report", "source"})
"""Folders whose tests take long and concern what is built on rules and analyses."""


class Mutant(NamedTuple):
    """One changed expression of a file."""

    path: str
    line: int
    before: str
    after: str
    start: int
    end: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}  {self.before}  ->  {self.after}"


def find_mutants(path: str) -> Iterator[Mutant]:
    """Yield every mutant of a file."""
    text = (ROOT / path).read_text("utf-8")
    lines = [0]
    for line in text.encode().splitlines(keepends=True):
        lines.append(lines[-1] + len(line))
    for node in (found for found in ast.walk(ast.parse(text)) if isinstance(found, ast.expr)):
        for changed in _changes(node):
            start = lines[node.lineno - 1] + node.col_offset
            end = lines[(node.end_lineno or 0) - 1] + (node.end_col_offset or 0)
            yield Mutant(path, node.lineno, ast.unparse(node), ast.unparse(changed), start, end)


def _changes(node: ast.expr) -> Iterator[ast.expr]:
    """Yield what may stand in place of a node."""
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        yield ast.Compare(node.left, [FLIPPED[type(node.ops[0])]()], node.comparators)
    elif isinstance(node, ast.BoolOp):
        yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
        yield from node.values if isinstance(node.op, ast.And) else ()
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node.operand
    elif isinstance(node, ast.Constant) and type(node.value) is int:
        yield ast.Constant(node.value + 1)


def concerned(path: str) -> list[list[str]]:
    """Return the arguments of pytest for the tests that concern a file, the quickest first."""
    stem = Path(path).stem
    named = [str(test.relative_to(ROOT)) for test in sorted(ROOT.glob("tests/**/test_*.py")) if _speaks_of(test, path)]
    if path.startswith("relplan/analysis"):
        return [named, ["tests/test_rules.py"]] if named else [["tests/test_rules.py"]]
    return [["tests/test_rules.py", "-k", stem.replace("_", "-")], *([named] if named else [])]


def _speaks_of(test: Path, path: str) -> bool:
    """Tell whether a fast test names a rule, an analysis, or its module."""
    if test.parent.name in SLOW or test.name in ("test_rules.py", "test_docs.py", "test_stalls.py"):
        return False
    text, stem = test.read_text("utf-8"), Path(path).stem
    names = (path.removesuffix(".py").replace("/", "."), stem.replace("_", "-"), f"study.{stem}")
    return any(name in text for name in names) or test.stem == f"test_{stem}"


def is_killed(mutant: Mutant) -> bool:
    """Tell whether a test fails when the source is changed so."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("relplan", "tests", "examples", "docs", "schemas", "pyproject.toml"):
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, Path(folder) / name)
        file = Path(folder) / mutant.path
        content = file.read_bytes()
        file.write_bytes(content[: mutant.start] + f"({mutant.after})".encode() + content[mutant.end :])
        return any(_fails(folder, words) for words in concerned(mutant.path))


def _fails(folder: str, words: list[str]) -> bool:
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *words]
    surroundings = {**os.environ, "PYTHONPATH": folder}
    try:
        done = subprocess.run(
            command, cwd=folder, env=surroundings, capture_output=True, timeout=60 * MINUTES, check=False
        )
    except subprocess.TimeoutExpired:
        return True
    return done.returncode not in (0, 5)


def main() -> None:
    """Draw mutants, try them, and list those that survive."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", default=["relplan/rules", "relplan/analysis"])
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    chosen = parser.parse_args()
    files = sorted({file.relative_to(ROOT).as_posix() for path in chosen.paths for file in _files(ROOT / path)})
    every = [mutant for file in files for mutant in find_mutants(file)]
    drawn = random.Random(chosen.seed).sample(every, min(chosen.count, len(every)))
    survived = 0
    with ThreadPoolExecutor(chosen.jobs) as pool:
        for mutant, killed in zip(drawn, pool.map(is_killed, drawn), strict=True):
            survived += not killed
            sys.stdout.write(f"{'killed  ' if killed else 'SURVIVED'}  {mutant}\n")
            sys.stdout.flush()
    sys.stdout.write(f"{len(drawn)} of {len(every)} mutants, {survived} survived\n")


def _files(path: Path) -> Iterator[Path]:
    return path.rglob("*.py") if path.is_dir() else iter((path,))


if __name__ == "__main__":
    main()

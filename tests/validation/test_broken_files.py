"""A broken file makes no rule say what the whole plan gives no reason to say.

One file is broken at a time, as a whole or in one value. Set RELPLAN_FUZZ for every file of every example plan, and for
more values; without it, one file of each kind, in the smallest example that has one.
"""

from __future__ import annotations

import os
import random
import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from relplan.diagnostics.finding import Finding
from relplan.diagnostics.rule import Rule
from relplan.model.settings import Language
from relplan.plan.layout import file_kind
from relplan.plan.load import load_plan
from relplan.rules.book import RULES
from relplan.source.tree import MemoryTree
from relplan.validation.example import read_example
from relplan.validation.review import review_plan

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
FUZZ = int(os.environ.get("RELPLAN_FUZZ", "0"))
VALUES = max(1, FUZZ // 5)
"""So many values of a file are broken, one at a time."""
DAY = date(2026, 12, 1)
VALUE = re.compile(r"(?<=: )(?![|>&\s]).+$", re.MULTILINE)
READING = ("SYN", "SCH")

Said = tuple[str, str, str]


def said(files: Mapping[str, str], day: date = DAY) -> set[Said]:
    """Return what a plan is told, waived or not."""
    review = review_plan(load_plan(MemoryTree(files)), day)
    return {_say(finding) for finding in (*review.findings, *(finding for finding, _ in review.waived))}


def _say(finding: Finding) -> Said:
    return finding.rule.code, finding.at.path, finding.message(Language.EN)


def broken(text: str, count: int) -> Iterator[str]:
    """Yield a text that can't be read, then some with one wrong value."""
    yield f"broken: [\n{text}"
    found = list(VALUE.finditer(text))
    for one in random.Random(text).sample(found, min(count, len(found))):
        yield f"{text[: one.start()]}[[]]{text[one.end() :]}"


def lies(files: Mapping[str, str], before: set[Said], path: str, count: int, day: date = DAY) -> set[Said]:
    """Return what is said when a file is broken and wasn't said before, but for what is wrong with that file."""
    after = set().union(*(said({**files, path: text}, day) for text in broken(files[path], count)))
    return {one for one in after - before if one[1] != path and not one[0].startswith(READING)}


@cache
def example(name: str) -> Mapping[str, str]:
    folder = EXAMPLES / name
    return {file.relative_to(folder).as_posix(): file.read_text("utf-8") for file in sorted(folder.rglob("*.yaml"))}


@cache
def said_of(name: str) -> set[Said]:
    return said(example(name))


def chosen() -> Iterator[tuple[str, str]]:
    """Yield the files to break: without RELPLAN_FUZZ the first of each kind in the smallest example that has one."""
    seen = set()
    for name in ("starter", "credit-horizon", "brightwave", "maison-lavande"):
        for path in example(name):
            kind = file_kind(path)
            if kind and (FUZZ or kind.name not in seen):
                seen.add(kind.name)
                yield name, path


@pytest.mark.parametrize(("name", "path"), list(chosen()))
def test_a_broken_file_of_an_example_makes_no_rule_lie(name: str, path: str) -> None:
    assert lies(example(name), said_of(name), path, VALUES) == set()


@pytest.mark.parametrize("path", ["relplan.yaml", "conventions/vocabulary.yaml", "calendar.yaml"])
def test_a_broken_convention_of_the_largest_example_makes_no_rule_lie(path: str) -> None:
    assert lies(example("maison-lavande"), said_of("maison-lavande"), path, 0) == set()


def own_files(rule: Rule) -> list[str]:
    """Return the files of a rule's example that may be broken: with RELPLAN_FUZZ also those that say little."""
    found = read_example(rule.good)
    paths = [path for path in found.files if FUZZ or path != "relplan.yaml"]
    return [] if found.states or (len(paths) == 1 and not FUZZ) else paths


@pytest.mark.parametrize("rule", [rule for rule in RULES if own_files(rule)], ids=lambda rule: rule.name)
def test_a_broken_file_of_a_rule_s_example_makes_no_rule_lie(rule: Rule) -> None:
    files, day = read_example(rule.good).files, rule.example_day
    before = said(files, day)
    for path in own_files(rule):
        assert lies(files, before, path, FUZZ, day) == set(), path

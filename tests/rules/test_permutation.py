"""Findings don't depend on the order of files or keys, nor on how YAML is laid out."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest

from relplan.diagnostics.rule import Rule
from relplan.plan.load import load_plan
from relplan.rules.book import RULES
from relplan.source.folder import FolderTree
from relplan.source.tree import MemoryTree, SourceFile
from relplan.source.yaml import read_yaml
from relplan.validation.example import read_example
from relplan.validation.review import Review, review_plan

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
BY_TEXT = ("SYN", "SUP", "SCH009")
"""Rules that look at how something is written, or at comments."""
MEANT = [rule for rule in RULES if not rule.code.startswith(BY_TEXT)]


def shuffled(value: Any, chance: Random) -> Any:
    """Return data with the keys of every mapping in another order; the order of lists means something."""
    if isinstance(value, dict):
        keys = list(value)
        chance.shuffle(keys)
        return {key: shuffled(value[key], chance) for key in keys}
    return [shuffled(one, chance) for one in value] if isinstance(value, list) else value


def permuted(files: dict[str, str], seed: int) -> dict[str, str]:
    """Return files in another order, each written as JSON with its keys in another order."""
    chance = Random(seed)
    paths = list(files)
    chance.shuffle(paths)
    return {
        path: json.dumps(shuffled(read_yaml(path, files[path].encode()).data, chance), ensure_ascii=False, default=str)
        for path in paths
    }


def found(review: Review) -> Counter[tuple[str, str]]:
    """Return what is found, without its place."""
    return Counter((finding.rule.code, finding.fingerprint) for finding in review.findings)


def review_files(files: dict[str, str], day: date) -> Counter[tuple[str, str]]:
    return found(review_plan(load_plan(MemoryTree(files)), day))


@pytest.mark.parametrize("rule", MEANT, ids=lambda rule: rule.name)
def test_the_examples_of_a_rule_find_the_same_in_any_order(rule: Rule) -> None:
    example = read_example(rule.bad)
    if example.states or any(Path(path).suffix != ".yaml" for path in example.files):
        pytest.skip("the example is about how files are kept")
    files = dict(example.files)
    expected = review_files(files, rule.example_day)
    assert review_files(permuted(files, 1), rule.example_day) == expected


@pytest.mark.parametrize("name", ["maison-lavande", "credit-horizon", "starter"])
def test_an_example_plan_finds_the_same_in_any_order(name: str) -> None:
    day = date(2026, 12, 1)
    files = {
        file.path: file.content.decode()
        for file in FolderTree(EXAMPLES / name).files()
        if isinstance(file, SourceFile) and file.path.endswith(".yaml")
    }
    assert review_files(permuted(files, 2), day) == review_files(permuted(files, 3), day)

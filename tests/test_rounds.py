"""Attacks and random plans are the same on every run, and more and others in a long one."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import settings

from tests.rounds import FUZZ, IS_FUZZING, seeds

TESTS = Path(__file__).parent
COUNT = re.compile(r"max_examples=(?!\d+ \* FUZZ\b).*")


def test_examples_are_drawn_the_same_each_time_unless_a_long_run_is_asked_for() -> None:
    assert settings.default is not None
    assert settings.default.derandomize is not IS_FUZZING
    assert settings.default.database is None
    assert seeds(3) == [0, 1, 2] or IS_FUZZING
    assert len(seeds(3)) == 3 * FUZZ


def test_every_count_of_examples_grows_in_a_long_run() -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in TESTS.rglob("*.py") if path != Path(__file__)}
    assert {path.name: found[0] for path, text in texts.items() if (found := COUNT.search(text))} == {}

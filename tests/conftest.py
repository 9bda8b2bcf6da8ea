"""What all tests share: the day it is, how random examples are drawn, and plans given as text."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import HealthCheck, settings

from relplan.plan.load import load_plan
from relplan.plan.plan import Plan
from relplan.source.tree import MemoryTree
from relplan.validation.review import Review, review_plan
from tests.rounds import IS_FUZZING

settings.register_profile(
    "relplan", derandomize=not IS_FUZZING, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("relplan")

AS_OF = date(2027, 1, 1)
SETTINGS = "relplan: 1\nname: Example\nperiod: {from: 2027-01-01, to: 2027-12-31}\n"


@pytest.fixture(autouse=True)
def _same_day_every_year(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test hang on the day it runs: commands that get no --as-of read plans on this one."""
    monkeypatch.setattr("relplan.cli.target.today", lambda _: AS_OF)


def plan_of(files: Mapping[str, str]) -> Plan:
    """Load a plan from texts by path; settings are added when none are given."""
    return load_plan(MemoryTree({"relplan.yaml": SETTINGS, **files}))


def review_of(files: Mapping[str, str], as_of: date = AS_OF) -> Review:
    """Load and review a plan from texts by path."""
    return review_plan(plan_of(files), as_of)


def codes(review: Review) -> list[str]:
    """Return the codes of a review's findings, in order."""
    return [finding.rule.code for finding in review.findings]

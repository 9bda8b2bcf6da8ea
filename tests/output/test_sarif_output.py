from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from relplan.model.settings import Language
from relplan.output.sarif import write_sarif
from relplan.output.shown import Shown

OFFICIAL = Path(__file__).parent / "official" / "sarif-schema-2.1.0.json"
Show = Callable[..., Shown]


def run_of(shown: Shown) -> dict[str, Any]:
    run: dict[str, Any] = json.loads(write_sarif(shown))["runs"][0]
    return run


@pytest.mark.parametrize("language", Language)
def test_output_follows_the_official_schema(language: Language, show: Show) -> None:
    schema = json.loads(OFFICIAL.read_text(encoding="utf-8"))
    jsonschema.Draft4Validator(schema).validate(json.loads(write_sarif(show(language, base="my plan"))))


def test_each_result_points_to_its_rule(show: Show) -> None:
    run = run_of(show())
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [
        result["ruleId"] for result in run["results"]
    ]


def test_columns_are_code_points_and_paths_start_at_the_base(show: Show) -> None:
    run = run_of(show(base="my plan/2027"))
    assert run["columnKind"] == "unicodeCodePoints"
    place = run["results"][2]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "my%20plan/2027/programmes/welcome.yaml"
    assert place["region"] == {"startLine": 2, "startColumn": 8, "endLine": 2, "endColumn": 21}


def test_accepted_findings_are_suppressed_where_they_are_accepted(show: Show) -> None:
    suppressions = [result.get("suppressions") for result in run_of(show())["results"]]
    assert suppressions[:4] == [None] * 4
    assert [(one["kind"], one["justification"]) for (one,) in suppressions[4:]] == [
        ("inSource", "agreed once, CRM-412"),
        ("external", "Agreed by the board"),
    ]


def test_rules_that_were_not_run_are_named(show: Show) -> None:
    (notification,) = run_of(show())["invocations"][0]["toolExecutionNotifications"]
    assert notification["associatedRule"]["id"] == "GOV902"

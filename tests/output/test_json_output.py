from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from relplan.diagnostics.text import Text
from relplan.model.quantities import Duration
from relplan.model.settings import Language
from relplan.output.json import write_json
from relplan.output.json_value import as_json, dump_json
from relplan.output.shown import Shown

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "docs" / "reference" / "findings.schema.json").read_text(encoding="utf-8")
)
Show = Callable[..., Shown]


def strict(schema: Any) -> Any:
    """Forbid fields that the schema doesn't describe: readers must take them, we must not write them."""
    if isinstance(schema, dict):
        closed = {"additionalProperties": False} if "properties" in schema else {}
        return {key: strict(part) for key, part in schema.items()} | closed
    return [strict(part) for part in schema] if isinstance(schema, list) else schema


@pytest.mark.parametrize("language", Language)
def test_output_follows_the_published_schema(language: Language, show: Show) -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    jsonschema.Draft7Validator(strict(SCHEMA)).validate(json.loads(write_json(show(language))))


def test_positions_count_from_one_and_end_after_the_last_character(show: Show) -> None:
    launch = json.loads(write_json(show()))["diagnostics"][1]
    assert launch["location"] == {
        "path": "campaigns/winter-sales.yaml",
        "route": "sends[1].on",
        "start": {"line": 6, "column": 9},
        "end": {"line": 6, "column": 9 + len("2027-01-13")},
    }


def test_counts_are_those_of_the_findings_shown(show: Show) -> None:
    whole = show()
    errors = tuple(finding for finding in whole.findings if finding.severity == "error")
    document = json.loads(write_json(show(findings=errors)))
    assert document["summary"] == {
        "error": 3, "warning": 0, "info": 0, "not_shown": 1, "waived": 2, "suspended": 1
    }  # fmt: skip
    assert len(document["diagnostics"]) == 3 + 2


def test_accepted_findings_come_with_their_waiver(show: Show) -> None:
    waivers = [one["waiver"] for one in json.loads(write_json(show()))["diagnostics"]]
    assert waivers[:4] == [None] * 4
    assert [(waiver["reason"], waiver["until"]) for waiver in waivers[4:]] == [
        ("agreed once, CRM-412", "2027-02-01"),
        ("Agreed by the board", None),
    ]


@dataclass(frozen=True, slots=True)
class Pair:
    left: tuple[int, ...]
    right: Text


class Size(Enum):
    BIG = "big"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (date(2027, 1, 2), "2027-01-02"),
        (Text("yes", "oui"), "oui"),
        (Size.BIG, "big"),
        (float("nan"), "nan"),
        (1.5, 1.5),
        (True, True),
        (Duration.parse("3d"), "3d"),
        (frozenset({"b", "a"}), ["a", "b"]),
        (Pair((1, 2), Text("yes", "oui")), {"left": [1, 2], "right": "oui"}),
        ({date(2027, 1, 2): (None,)}, {"2027-01-02": [None]}),
    ],
)
def test_values_become_json_types(value: Any, expected: Any) -> None:
    assert as_json(value, Language.FR) == expected


def test_what_utf_8_can_not_hold_is_escaped() -> None:
    written = dump_json(["é\ud800"])
    assert written.encode()
    assert "é" in written
    assert json.loads(written) == ["é\ud800"]

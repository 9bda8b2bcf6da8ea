"""The schemas that editors read: fresh, valid, never stricter than the models, and of use to who writes a plan."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from relplan.plan.layout import FILE_KINDS, FileKind, Shape, file_kind
from relplan.plan.load import load_plan
from relplan.plan.shape import shape_element
from relplan.reference.schema import make_schema, write_schema
from relplan.rules.book import RULES
from relplan.source.folder import FolderTree
from relplan.source.tree import Tree
from relplan.validation.example import read_example
from tests.plan_data import data_of, spoilt
from tests.rounds import FUZZ

ROOT = Path(__file__).parent.parent
SCHEMAS = ROOT / "schemas"
EXAMPLES = sorted(path.parent for path in (ROOT / "examples").glob("*/relplan.yaml"))
EXAMPLE_FILES = sorted(path for plan in EXAMPLES for path in plan.rglob("*.yaml"))
KINDS = pytest.mark.parametrize("kind", FILE_KINDS.values(), ids=FILE_KINDS)


@cache
def validator(name: str) -> Draft7Validator:
    return Draft7Validator(make_schema(FILE_KINDS[name]))


def refusals(name: str, data: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in validator(name).iter_errors(data)]


def as_file(kind: FileKind, data: Any) -> Any:
    """Put one object's data as its file holds it."""
    return {Shape.MAPPING: {"one": data}, Shape.LIST: [data]}.get(kind.shape, data)


@KINDS
def test_the_committed_schema_is_fresh(kind: FileKind) -> None:
    written = (SCHEMAS / f"{kind.name}.schema.json").read_text(encoding="utf-8")
    assert written == write_schema(kind), "run: python -m relplan schema -o schemas"


def test_every_committed_schema_is_of_a_kind_of_file() -> None:
    assert {path.name for path in SCHEMAS.iterdir()} == {f"{name}.schema.json" for name in FILE_KINDS}


@KINDS
def test_the_schema_is_valid_draft_07(kind: FileKind) -> None:
    schema = make_schema(kind)
    Draft7Validator.check_schema(schema)
    assert schema["$schema"] == Draft7Validator.META_SCHEMA["$id"]


@KINDS
def test_the_schema_leads_nowhere_else(kind: FileKind) -> None:
    schema = make_schema(kind)
    targets = {part["$ref"] for part in parts_of(schema) if "$ref" in part}
    assert targets == {f"#/definitions/{name}" for name in schema.get("definitions", {})}


def accepted_files(tree: Tree) -> Iterator[tuple[str, Any]]:
    """Yield the name of the schema and the data of each file in which relplan finds no problem."""
    plan = load_plan(tree)
    troubled = {problem.at.path for problem in plan.problems}
    for path, document in plan.documents.items():
        kind = file_kind(path)
        if kind is not None and path not in troubled:
            yield kind.name, document.data


@pytest.mark.parametrize("plan", EXAMPLES, ids=lambda plan: plan.name)
def test_every_file_of_the_example_plans_validates(plan: Path) -> None:
    files = list(accepted_files(FolderTree(plan)))
    assert len(files) == len(list(plan.rglob("*.yaml")))
    assert [refused for name, data in files for refused in refusals(name, data)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_what_relplan_accepts_of_the_rules_examples_validates(rule: Any) -> None:
    files = [file for text in (rule.good, rule.bad) for file in accepted_files(read_example(text).tree)]
    assert files
    assert [refused for name, data in files for refused in refusals(name, data)] == []


@KINDS
@settings(max_examples=25 * FUZZ, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_the_models_accept_validates(kind: FileKind, data: st.DataObject) -> None:
    one = data.draw(data_of(kind.model))
    problems = shape_element(kind.model, one, "a.yaml", ()).problems
    assert problems == [], "the strategy makes what the models don't accept"
    assert refusals(kind.name, as_file(kind, one)) == []


@KINDS
@settings(max_examples=25 * FUZZ, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_odd_values_that_the_models_accept_validate(kind: FileKind, data: st.DataObject) -> None:
    one = data.draw(spoilt(data_of(kind.model)))
    problems = shape_element(kind.model, one, "a.yaml", ()).problems
    if not problems:
        assert refusals(kind.name, as_file(kind, one)) == []


SCENARIO = {
    "name": "Basket",
    "programme": "conversion",
    "trigger": {"moment": "basket_left"},
    "steps": [{"message": "m1", "channel": "email"}],
}
CAP = {"max": 2, "per": "7d"}


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("scenario", SCENARIO | {"x-brief": {"agency": "Nord"}}),
        ("scenario", SCENARIO | {"trigger": {"moment": "a", "x-note": 1}}),
        ("scenario", SCENARIO | {"steps": [{"message": "m1", "channel": "email", "x-note": 1}]}),
        ("scenario", SCENARIO | {"with_campaigns": {"x-note": 1}}),
        ("scenario", SCENARIO | {"on_capped": {"defer": "2d", "then": {"substitute": "m2", "then": "drop"}}}),
        ("pressure", {"caps": {"x-note": 1, "week": CAP}}),
        ("pressure", {"minimum_gap": {"any": "48h", "sms": "7d", "x-note": 1}}),
        ("moments", {"x-note": "ours", "basket_left": {"name": "Basket"}}),
        ("programme", {"name": "a", "objective": {"statement": "b", "kpi": "c"}, "lever_mix": {"x-note": 1}}),
    ],
)
def test_a_teams_own_keys_and_nested_decisions_validate(kind: str, data: Any) -> None:
    assert refusals(kind, data) == []


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("scenario", SCENARIO | {"prioritee": 1}),
        ("scenario", SCENARIO | {"trigger": {"moment": "a", "delais": "3h"}}),
        ("scenario", SCENARIO | {"steps": [{"message": "m1", "chanel": "email"}]}),
        ("scenario", SCENARIO | {"steps": [{"branch": [{"if": "m1.opened", "than": []}]}]}),
        ("scenario", SCENARIO | {"status": "running"}),
        ("scenario", SCENARIO | {"valid_for": 3}),
        ("scenario", SCENARIO | {"valid_for": "3 days"}),
        ("scenario", SCENARIO | {"steps": {"message": "m1"}}),
        ("scenario", SCENARIO | {"trigger": None}),
        ("scenario", SCENARIO | {"on_capped": "dropp"}),
        ("scenario", SCENARIO | {"on_capped": {"delay": "2d"}}),
        ("scenario", SCENARIO | {"with_campaigns": {"default": "looses"}}),
        ("scenario", {key: value for key, value in SCENARIO.items() if key != "programme"}),
        ("pressure", {"caps": {"week": {"max": "two", "per": "7d"}}}),
        ("pressure", {"caps": {"Every Week": CAP}}),
        ("pressure", {"minimum_gap": {"sms": 7}}),
        ("pressure", {"caps": {"week": CAP | {"by_segment": {"lifecycle.new": {"maximum": 1}}}}}),
        ("moments", {"basket_left": {"kind": "transaction"}}),
        ("moments", {"Basket left": {"name": "Basket"}}),
        ("segments", {"segmentations": {"lifecycle": {"segments": {"Nouveau": {}}}}}),
        ("programme", {"name": "a", "objective": {"statement": "b", "kpi": "c"}, "lever_mix": {"fun": "10 %"}}),
        ("channels", {"email": {"reach": 80}}),
        ("waivers", {"rule": "cap-exceeded"}),
        ("waivers", [{"rule": "cap-exceeded", "objects": []}]),
        ("campaign", {"name": "a", "programme": "b", "sends": []}),
    ],
)
def test_the_usual_mistakes_are_refused(kind: str, data: Any) -> None:
    assert refusals(kind, data) != []


def parts_of(schema: Any) -> Iterator[dict[str, Any]]:
    """Yield a schema and all the schemas in it."""
    yield schema
    for key in ("properties", "patternProperties", "definitions"):
        for part in schema.get(key, {}).values():
            yield from parts_of(part)
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            yield from parts_of(schema[key])
    for part in schema.get("anyOf", ()):
        yield from parts_of(part)


@KINDS
def test_every_key_has_a_description(kind: FileKind) -> None:
    schema = make_schema(kind)
    keys = [(key, part) for one in parts_of(schema) for key, part in one.get("properties", {}).items()]
    assert [key for key, part in keys if not part.get("description")] == []
    assert schema["description"]


@KINDS
def test_what_holds_code_is_said_in_markdown_too(kind: FileKind) -> None:
    for part in parts_of(make_schema(kind)):
        text = part.get("description", "")
        assert part.get("markdownDescription") == (text if "`" in text else None)


@KINDS
def test_nothing_hides_what_a_key_is(kind: FileKind) -> None:
    """Editors show a plain description and complete a plain form; defaults would be filled in."""
    for part in parts_of(make_schema(kind)):
        assert not {"allOf", "oneOf", "default", "$id", "propertyNames"} & part.keys()


@pytest.mark.parametrize("path", EXAMPLE_FILES, ids=lambda path: path.relative_to(ROOT / "examples").as_posix())
def test_every_example_file_names_its_schema(path: Path) -> None:
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    modeline = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert modeline, "the first line names no schema"
    plan = next(plan for plan in EXAMPLES if path.is_relative_to(plan))
    kind = file_kind(path.relative_to(plan).as_posix())
    assert kind is not None
    assert (path.parent / modeline[1]).resolve() == SCHEMAS / f"{kind.name}.schema.json"


def test_schemas_are_written_for_people_to_compare() -> None:
    for path in SCHEMAS.iterdir():
        text = path.read_text(encoding="utf-8")
        assert text == json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n"

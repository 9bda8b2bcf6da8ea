"""JSON Schemas of plan files, made from the models: draft-07, which the most editors understand."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from relplan.model.base import Element
from relplan.plan.layout import FileKind, Shape
from relplan.reference.docstrings import class_text, field_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

DRAFT = "http://json-schema.org/draft-07/schema#"
_OWN_KEYS = {"^x-": {"description": "A key of your team's own; kept, shown in the report, never judged."}}
_ID_PATTERN = "^[a-z0-9][a-z0-9_-]*$"


def write_schema(kind: FileKind) -> str:
    """Return the schema of a kind of file as text."""
    return json.dumps(make_schema(kind), indent=2, ensure_ascii=False) + "\n"


def make_schema(kind: FileKind) -> dict[str, Any]:
    """Return the schema of a kind of file."""
    model = kind.model
    if kind.shape is Shape.MAPPING:
        adapter: TypeAdapter[Any] = TypeAdapter(dict[str, model])  # type: ignore[valid-type]
    elif kind.shape is Shape.LIST:
        adapter = TypeAdapter(list[model])  # type: ignore[valid-type]
    else:
        adapter = TypeAdapter(model)
    made = adapter.json_schema(ref_template="#/definitions/{model}", schema_generator=_Generator)
    definitions = made.pop("$defs", {})
    schema = {"$schema": DRAFT, "title": _title(kind), **made, "definitions": definitions}
    classes = {cls.__name__: cls for cls in _classes_of(model)}
    _describe(schema, kind.model if kind.shape in (Shape.OBJECT, Shape.SECTIONS) else None, classes)
    if kind.shape is Shape.MAPPING:
        _open_mapping(schema, class_text(model))
    schema["definitions"] = dict(sorted(schema["definitions"].items()))
    return schema


class _Generator(GenerateJsonSchema):
    """Writes choices as `anyOf`: a value that two alternatives accept must not be refused."""

    def tagged_union_schema(self, schema: Any) -> dict[str, Any]:
        """Describe a choice between forms without asking that exactly one fits."""
        made = super().tagged_union_schema(schema)
        if "oneOf" in made:
            made["anyOf"] = made.pop("oneOf")
        made.pop("discriminator", None)
        return made

    def default_schema(self, schema: Any) -> dict[str, Any]:
        """Leave defaults out: they are what the program takes, not what an editor should fill in."""
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Leave out titles made of field names."""
        return False


def _title(kind: FileKind) -> str:
    return class_text(kind.model).split("\n", 1)[0].rstrip(".")


def _classes_of(model: type[Element]) -> Iterator[type[Element]]:
    """Yield every element class, as definitions are named after them."""
    from relplan.model import base

    pending: list[type[Element]] = [base.Element]
    while pending:
        cls = pending.pop()
        yield cls
        pending += cls.__subclasses__()
    yield model


def _describe(schema: dict[str, Any], model: type[Element] | None, classes: dict[str, type[Element]]) -> None:
    """Put the docstrings of classes and fields into a schema and its definitions."""
    if model is not None:
        _describe_object(schema, model)
    for name, definition in schema["definitions"].items():
        cls = classes.get(name)
        if cls is not None:
            for part in (definition, *definition.get("anyOf", ())):
                if "properties" in part:
                    _describe_object(part, cls)
        definition.pop("title", None)


def _describe_object(schema: dict[str, Any], model: type[Element]) -> None:
    texts = field_texts(model)
    schema["description"] = class_text(model)
    schema.pop("title", None) if "$schema" not in schema else None
    names = {field.alias or name: name for name, field in model.model_fields.items()}
    for key, value in list(schema["properties"].items()):
        schema["properties"][key] = _with_text(value, texts.get(names.get(key, key), ""))
    schema["patternProperties"] = _OWN_KEYS


def _with_text(value: dict[str, Any], text: str) -> dict[str, Any]:
    """Add a description; beside a reference, draft-07 ignores it, so the reference is wrapped."""
    wrapped = {"allOf": [value]} if "$ref" in value else value
    return {"description": text, **{key: part for key, part in wrapped.items() if key not in ("description", "title")}}


def _open_mapping(schema: dict[str, Any], text: str) -> None:
    """Say what the keys of a file of objects by id are."""
    schema["description"] = f"{text}\n\nEach key is an id."
    schema["patternProperties"] = {**_OWN_KEYS, _ID_PATTERN: schema.pop("additionalProperties")}
    schema["additionalProperties"] = False

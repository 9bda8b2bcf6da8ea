"""One plain form for what pydantic writes in several: the form that editors read best.

Editors show the description of the place where a key stands, and complete what that place allows. References and
choices hide both, so parts are written where they are used, and a choice between a word, a mapping and nothing is one
schema with several types: in JSON Schema each keyword judges values of its own type only. Definitions remain for parts
that hold themselves, and for the forms of a choice between several mappings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Schema = dict[str, Any]

REFERENCE = "#/definitions/{model}"
"""How a definition is referred to."""

_PREFIX = REFERENCE.format(model="")
_BY_NAME = ("properties", "patternProperties")
_ONE = ("items", "additionalProperties", "propertyNames")
_FIXED = ("enum", "const", "anyOf", "$ref")
_OWN_KEYS = {"^x-": {"description": "A key of your team's own; kept, shown in the report, never judged."}}


def simplify(schema: Schema) -> Schema:
    """Return a schema that accepts the same, with the definitions that can't be written where they are used."""
    return _Simplifier(schema.get("$defs", {})).simplify(schema)


class _Simplifier:
    """Writes definitions where they are used, and choices as one."""

    def __init__(self, definitions: Mapping[str, Schema]) -> None:
        self._definitions = definitions
        self._shared = {name for name in definitions if name in _reached(name, definitions)}
        self._kept: dict[str, Schema] = {}
        self._nullable: set[str] = set()

    def simplify(self, schema: Schema) -> Schema:
        made = self._plain({key: part for key, part in schema.items() if key != "$defs"})
        for name in self._nullable:
            self._kept[name] = _one_of([self._kept[name], {"type": "null"}])
        return {**made, "definitions": dict(sorted(self._kept.items()))} if self._kept else made

    def _plain(self, schema: Schema) -> Schema:
        own = {key: part for key, part in schema.items() if key not in ("title", "anyOf", "$ref")}
        own |= {key: {name: self._plain(part) for name, part in own[key].items()} for key in _BY_NAME if key in own}
        own |= {key: self._plain(own[key]) for key in _ONE if isinstance(own.get(key), dict)}
        if "$ref" in schema:
            own = self._referred(schema["$ref"].removeprefix(_PREFIX)) | own
        elif "anyOf" in schema:
            own = self._choice(schema["anyOf"]) | own
        return _with_markdown(_with_own_keys(_with_named_keys(own)))

    def _is_mapping(self, form: Schema) -> bool:
        name = form.get("$ref", "").removeprefix(_PREFIX)
        return bool(name) and self._definitions[name].get("type") == "object"

    def _referred(self, name: str) -> Schema:
        if name not in self._shared:
            return self._plain(self._definitions[name])
        self._keep(name)
        return {"$ref": _PREFIX + name}

    def _keep(self, name: str) -> None:
        """Simplify a definition once; one that allows itself beside other forms allows just these."""
        if name in self._kept:
            return
        self._kept[name] = {}
        definition = self._definitions[name]
        if "anyOf" in definition:
            forms = [form for form in _flat(definition["anyOf"]) if form.get("$ref") != _PREFIX + name]
            definition = {**definition, "anyOf": forms}
        self._kept[name] = self._plain(definition)

    def _choice(self, alternatives: list[Schema]) -> Schema:
        forms = list(_flat(alternatives))
        if sum(map(self._is_mapping, forms)) > 1:
            self._shared.update(form["$ref"].removeprefix(_PREFIX) for form in forms if self._is_mapping(form))
        forms = [self._plain(form) for form in forms]
        references = [form for form in forms if "$ref" in form]
        if len(references) == 1 and {"type": "null"} in forms and len(forms) == 2:
            self._nullable.add(references[0]["$ref"].removeprefix(_PREFIX))
            return references[0]
        return _one_of(forms)


def _flat(alternatives: list[Schema]) -> Iterator[Schema]:
    for form in alternatives:
        if "anyOf" in form:
            yield from _flat(form["anyOf"])
        else:
            yield form


def _one_of(alternatives: list[Schema]) -> Schema:
    """Join alternatives as far as they judge different types; several mappings stay apart."""
    several = sum("object" in _types(form) for form in alternatives) > 1
    joined: list[Schema] = []
    for form in _flat(alternatives):
        if form == {"type": "null"} and any("null" in _types(one) for one in joined):
            continue
        partner = next((one for one in joined if _can_join(one, form, several=several)), None)
        if partner is None:
            joined.append(form)
        else:
            joined[joined.index(partner)] = _join(partner, form)
    return joined[0] if len(joined) == 1 else {"anyOf": joined}


def _can_join(one: Schema, other: Schema, *, several: bool) -> bool:
    if other == {"type": "null"}:
        return "enum" in one or not any(key in one for key in _FIXED)
    types = _types(one) + _types(other)
    is_fixed = any(key in form for key in _FIXED for form in (one, other))
    return not is_fixed and len(set(types)) == len(types) and not (several and "object" in types)


def _join(one: Schema, other: Schema) -> Schema:
    made = {**one, **other, "type": _types(one) + _types(other)}
    if "enum" in one:
        made["enum"] = [*one["enum"], None]
    return made


def _types(form: Schema) -> list[str]:
    written = form.get("type", [])
    return written if isinstance(written, list) else [written]


def _with_named_keys(schema: Schema) -> Schema:
    """Write a mapping whose keys are words of a list as one with these properties: editors complete them."""
    words = schema.get("propertyNames", {}).get("enum")
    if not words:
        return {key: part for key, part in schema.items() if key != "propertyNames"}
    value = {"description": schema["description"], **schema["additionalProperties"]}
    rest = {key: part for key, part in schema.items() if key != "propertyNames"}
    return {**rest, "properties": dict.fromkeys(words, value), "additionalProperties": False}


def _with_own_keys(schema: Schema) -> Schema:
    """Allow a team's own keys in a mapping that judges its keys."""
    judges = "object" in _types(schema) and schema.get("additionalProperties", True) is not True
    return {**schema, "patternProperties": {**schema.get("patternProperties", {}), **_OWN_KEYS}} if judges else schema


def _with_markdown(schema: Schema) -> Schema:
    """Say again in Markdown what is said with code in it: editors take a plain description by the letter."""
    plain = {key: part for key, part in schema.items() if key != "markdownDescription"}
    return plain | ({"markdownDescription": plain["description"]} if "`" in plain.get("description", "") else {})


def _reached(name: str, definitions: Mapping[str, Schema]) -> set[str]:
    """Return the definitions that one refers to, directly or through others."""
    found: set[str] = set()
    pending = [name]
    while pending:
        for other in _references(definitions[pending.pop()]):
            if other not in found:
                found.add(other)
                pending.append(other)
    return found


def _references(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        if isinstance(part.get("$ref"), str):
            yield part["$ref"].removeprefix(_PREFIX)
        for inner in part.values():
            yield from _references(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _references(inner)

"""JSON Schemas of plan files, made from the models: draft-07, which the most editors understand."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from relplan.model.occasions import OccasionRule
from relplan.model.quantities import Quantity
from relplan.model.quantities.base import anchored
from relplan.model.quantities.dates import CLOCK, DAY
from relplan.model.settings import Language
from relplan.plan.layout import FileKind, Shape
from relplan.reference.docstrings import class_text, field_texts
from relplan.reference.schema_form import REFERENCE, Schema, simplify
from relplan.rules.words.quantities import QUANTITY_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.rules.words.quantities import QuantityWords

DRAFT = "http://json-schema.org/draft-07/schema#"
_ID_PATTERN = "^(?!x-)[a-z0-9][a-z0-9_-]*$"


def write_schema(kind: FileKind) -> str:
    """Return the schema of a kind of file as text."""
    return json.dumps(make_schema(kind), indent=2, ensure_ascii=False) + "\n"


def make_schema(kind: FileKind) -> Schema:
    """Return the schema of a kind of file.

    It accepts all that the models accept, and some things more: whether a day exists, or an id, is for relplan to say.
    """
    model: Any = kind.model
    whole = {Shape.MAPPING: dict[str, model], Shape.LIST: list[model]}.get(kind.shape, model)
    adapter: TypeAdapter[Any] = TypeAdapter(whole)
    made = adapter.json_schema(ref_template=REFERENCE, schema_generator=_Generator)
    described = {"description": _text(class_text(model)), **made}
    schema = {"$schema": DRAFT, "title": f"relplan: {kind.name}", **simplify(described)}
    for _, route in kind.declares:
        _spell_ids(schema, route)
    return schema


class _Generator(GenerateJsonSchema):
    """Writes the texts of models and fields, and choices as `anyOf`: what two alternatives accept isn't refused."""

    def tagged_union_schema(self, schema: Any) -> Schema:
        """Describe a choice between forms without asking that exactly one fits."""
        made = super().tagged_union_schema(schema)
        if "oneOf" in made:
            made["anyOf"] = made.pop("oneOf")
        made.pop("discriminator", None)
        return made

    def model_schema(self, schema: Any) -> Schema:
        """Describe a model and each of its fields."""
        made = super().model_schema(schema)
        model = schema["cls"]
        names = {field.alias or name: name for name, field in model.model_fields.items()}
        for key, part in made["properties"].items():
            part["description"] = "\n\n".join([field_texts(model)[names[key]], *_ways_to_write(part)])
        return {**made, "description": _text(class_text(model))}

    def default_schema(self, schema: Any) -> Schema:
        """Leave defaults out: they are what the program takes, not what an editor should fill in."""
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002
        """Leave out titles made of field names."""
        return False


@cache
def _spellings() -> dict[str, str]:
    """Return how each quantity is written, in words, by the pattern that its texts match."""
    kinds: tuple[type[Quantity], ...] = (OccasionRule, *Quantity.__subclasses__())
    expected = {kind.PATTERN: kind.EXPECTED for kind in kinds} | {DAY: "date", CLOCK: "clock"}
    return {anchored(pattern): _words(QUANTITY_WORDS[key]) for pattern, key in expected.items()}


def _words(words: QuantityWords) -> str:
    name = words.name.in_(Language.EN)
    return f"{name[0].upper()}{name[1:]}: {', '.join(f'`{example}`' for example in words.examples)}."


def _ways_to_write(part: Any) -> Iterator[str]:
    """Yield how the quantity that a schema asks for is written."""
    for form in (part, *part.get("anyOf", ())):
        if form.get("pattern") in _spellings():
            yield _spellings()[form["pattern"]]
        elif "anyOf" in form and form is not part:
            yield from _ways_to_write(form)


def _text(docstring: str) -> str:
    """Return a docstring without the ends of its lines: editors break lines themselves."""
    return re.sub(r"(?<!\n)\n(?!\n)", " ", docstring)


def _spell_ids(schema: Schema, route: tuple[str, ...]) -> None:
    """Say how the ids that a route leads to are spelt."""
    here = schema
    for part in route:
        if part != "*":
            here = here["properties"][part]
            continue
        patterns = here["patternProperties"]
        if here["additionalProperties"] is not False:
            patterns[_ID_PATTERN] = here["additionalProperties"]
            here["additionalProperties"] = False
        here = patterns[_ID_PATTERN]

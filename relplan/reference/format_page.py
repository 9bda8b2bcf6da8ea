"""The pages of the format: what each kind of file holds, made from the models."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from relplan.model.base import Link, PlanObject, Shorthand, Status
from relplan.plan.layout import FILE_KINDS, FILES, FOLDERS, FileKind, Shape
from relplan.reference.docstrings import class_text, field_texts
from relplan.reference.markdown import anchor_of, write_page, write_table
from relplan.reference.type_text import describe_field, field_hints, heading_of, is_element, parts_of
from relplan.reference.word_texts import WORD_TEXTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from enum import StrEnum

    from relplan.model.base import Element

_COMMON = "Keys of every object"
_HOLDS = {
    Shape.OBJECT: "Each file holds one object; its id is the file's name without `.yaml`, and subfolders are free.",
    Shape.MAPPING: "The file holds objects by id: each key at its top is an id.",
    Shape.SECTIONS: "The file holds the keys below.",
    Shape.LIST: "The file holds a list.",
}
_INTRO = """# The format of a plan

A plan is a folder of YAML files around `relplan.yaml`. The folder a file stands in says what it is, and the file's name
is the id of what it holds: `scenarios/carts/cart-reminder.yaml` is the scenario `cart-reminder`. Only `relplan.yaml` is
required; a file that isn't there holds nothing.

- Ids are lower-case letters without accents, digits, `-` and `_`. Scenarios and campaigns share theirs.
- Objects name each other by id. A segment is named with its segmentation: `lifecycle.new`.
- Where kinds mix, as in waivers, the kind comes first: `campaign/black-friday`.
- Keys and words to choose from are English; texts are in your language.
- Keys that begin with `x-` belong to your team: they are kept, and never judged.
- [Quantities](quantities.md), as durations and rates, are written as people write them."""


def write_format_readme() -> str:
    """Return the table of all kinds of file, and the keys that every object takes."""
    rows = [
        (f"`{home_of(file)}`", f"[{file.name}]({file.name}.md)", _first_line(file.model))
        for file in FILE_KINDS.values()
    ]
    common = _section(PlanObject, f"## {_COMMON}", tuple(PlanObject.model_fields))
    return write_page(
        _INTRO,
        write_table(("File", "Page", "What it holds"), rows),
        common,
        *(_part_section(part) for part in (Link, Status)),
    )


def write_format_page(file: FileKind) -> str:
    """Return the page of a kind of file."""
    home = home_of(file)
    example = f"../../../examples/maison-lavande/{home.partition('/**')[0]}"
    intro = f"`{home}`. {_HOLDS[file.shape]} See [an example]({example}), and `relplan schema {file.name}` for editors."
    parts = [part for part in _parts(file.model) if part not in (file.model, Link, Status)]
    first = _section(file.model, f"# {heading_of(file.model)}", _own_fields(file.model), intro)
    return write_page(first, *(_part_section(part) for part in parts))


def home_of(file: FileKind) -> str:
    """Return where a kind of file is kept in the plan's folder."""
    folder = next((name for name, other in FOLDERS.items() if other is file), None)
    return f"{folder}/**/ID.yaml" if folder else next(path for path, other in FILES.items() if other is file)


def _parts(model: type[Element]) -> list[type[Any]]:
    """Return every element and set of words under a model, outer ones first."""
    found: list[type[Any]] = [model]
    for part in found:
        if is_element(part):
            inner = (
                one for name, hint in field_hints(part).items() if name in _own_fields(part) for one in parts_of(hint)
            )
            found += dict.fromkeys(one for one in inner if one not in found)
    return found


def _own_fields(model: type[Element]) -> tuple[str, ...]:
    """Return the fields of an element that are not what every object takes, those that are required first."""
    common = PlanObject.model_fields if issubclass(model, PlanObject) else {}
    fields = model.model_fields
    own = (name for name, field in fields.items() if name not in common or field.is_required())
    return tuple(sorted(own, key=lambda name: not fields[name].is_required()))


def _part_section(part: type[Any]) -> str:
    heading = f"## {heading_of(part)}"
    return _section(part, heading, _own_fields(part)) if is_element(part) else _words(part, heading)


def _section(model: type[Element], heading: str, fields: tuple[str, ...], intro: str = "") -> str:
    parts = [heading, intro, class_text(model)]
    if issubclass(model, Shorthand):
        parts.append(f"The value of `{_key(model, model.short_field)}` may be written alone.")
    parts.append(write_table(("Key", "Value", "Meaning"), _rows(model, fields)) if fields else "")
    if issubclass(model, PlanObject) and model is not PlanObject:
        parts.append(f"It also takes the [keys of every object](README.md#{anchor_of(_COMMON)}).")
    return "\n\n".join(part for part in parts if part)


def _rows(model: type[Element], fields: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    texts = field_texts(model)
    for name in fields:
        field = model.model_fields[name]
        key = f"`{_key(model, name)}`"
        yield (
            f"{key} (required)" if field.is_required() else key,
            describe_field(model, name),
            _meaning(texts[name], field),
        )


def _meaning(text: str, field: Any) -> str:
    """Return a field's text, with what holds when it is not given and the text doesn't say it."""
    default = field.default
    if field.is_required() or default in (None, "", (), {}) or "not given" in text:
        return text
    written = str(default).lower() if isinstance(default, bool) else default
    shown = f"[{', '.join(written)}]" if isinstance(written, tuple) else str(written)
    return f"{text} `{shown}` when not given."


def _words(words: type[StrEnum], heading: str) -> str:
    rows = [(f"`{word}`", WORD_TEXTS[words][word.value]) for word in words]
    return f"{heading}\n\n{class_text(words)}\n\n{write_table(('Word', 'Meaning'), rows)}"


def _key(model: type[Element], name: str) -> str:
    return model.model_fields[name].alias or name


def _first_line(model: type[Element]) -> str:
    return class_text(model).partition("\n")[0]

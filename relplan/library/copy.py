"""The file of a classic to copy into a plan: its scenario, with advice before it and what it needs after it."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from relplan.library.classic import load_classics
from relplan.library.needs import excerpt, lacking, needs_of
from relplan.library.plan import library_plan
from relplan.library.words import (
    ADAPT,
    BEWARE,
    CLASSIC,
    ELSEWHERE,
    ELSEWHERE_LACKING,
    REMARKS,
    SEE_END,
    SUPPRESSES,
)
from relplan.model.kinds import Kind
from relplan.output.yaml_text import write_entry, write_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from relplan.model.kpi import Bilingual
    from relplan.model.settings import Language
    from relplan.plan.plan import Item, Plan

_WIDTH = 100


def write_copy(ident: str, language: Language, plan: Plan | None = None) -> str:
    """Return the file of a classic; only what the plan lacks stands after it when the plan is given."""
    library = library_plan(language)
    item = library.scenarios[ident]
    needed = lacking(needs_of(item, library), plan)
    return "\n".join(
        (
            _write_head(item, language, needed),
            "".join(_entries(library.documents[item.path].data, language, plan)),
            *([_write_needs(excerpt(needed, library), language, plan)] if needed else ()),
        )
    )


def _write_head(item: Item[Any], language: Language, needed: tuple[Item[Any], ...]) -> str:
    classic = load_classics()[item.id]
    parts = [
        CLASSIC.write(language, {"name": item.value.name, "id": item.id}),
        _bullets(ADAPT.in_(language), classic.adapt, language),
        _bullets(BEWARE.in_(language), classic.beware, language),
        *([SEE_END.in_(language)] if needed else []),
    ]
    return _comment("\n\n".join(parts))


def _bullets(title: str, texts: Iterable[Bilingual], language: Language) -> str:
    return "\n".join([title, *(f"- {getattr(text, language.value)}" for text in texts)])


def _entries(data: Mapping[str, Any], language: Language, plan: Plan | None) -> Iterator[str]:
    """Yield the entries of a scenario with their remarks."""
    for key, value in data.items():
        if key == "suppresses":
            yield from _suppressions(value, language, plan)
        else:
            yield write_entry(key, value, REMARKS[key].in_(language) if key in REMARKS else "")


def _suppressions(rules: list[Any], language: Language, plan: Plan | None) -> Iterator[str]:
    """Yield what a scenario holds back; what names a scenario that the plan doesn't have is a comment."""
    known = [rule for rule in rules if plan is not None and plan.knows(Kind.SCENARIO, rule["scenario"])]
    unknown = [rule for rule in rules if rule not in known]
    if known:
        yield write_entry("suppresses", known)
    if unknown:
        yield _comment(write_entry("suppresses", unknown, SUPPRESSES.in_(language)))


def _write_needs(files: Mapping[str, Any], language: Language, plan: Plan | None) -> str:
    title = (ELSEWHERE if plan is None else ELSEWHERE_LACKING).in_(language)
    return _comment(
        "\n\n".join([title, *(f"# {path}\n{write_yaml(data)}".rstrip("\n") for path, data in files.items())])
    )


def _comment(text: str) -> str:
    """Make lines comments; the sentences among them are wrapped, what is YAML stays as it is."""
    return "".join(f"# {line}".rstrip() + "\n" for one in text.rstrip("\n").split("\n") for line in _wrapped(one))


def _wrapped(line: str) -> list[str]:
    after = "  " if line.startswith("- ") else ""
    wrapped = textwrap.wrap(line, _WIDTH - 2, subsequent_indent=after, break_long_words=False, break_on_hyphens=False)
    return wrapped if wrapped and not line.startswith(" ") else [line]

"""One English term, one French term: every sentence of relplan keeps to docs/reference/vocabulary.md."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from relplan.model.settings import Language
from relplan.plan.spelling import unaccented
from relplan.report.text.words import load_texts
from relplan.source.yaml import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "relplan"
ROW = re.compile(r"^\| ([^|]+) \| ([^|]+) \| ?([^|]*?) ?\|$", re.MULTILINE)
CODE = re.compile(r"`[^`]*`|\{\{.*\}\}|\[[^\]]*\]|\{[^{}|]*\}|\{\w+:|[\w/-]+\.yaml|\b\w+_\w+\b|\b[a-z]+:(?= |$|\{)")
"""What a sentence quotes of a file: keys and ids are the same in both languages."""


class Term(NamedTuple):
    english: tuple[str, ...]
    french: tuple[str, ...]
    never: str


class Pair(NamedTuple):
    """A sentence in both languages."""

    at: str
    english: str
    french: str


@cache
def terms() -> tuple[Term, ...]:
    rows = ROW.findall((ROOT / "docs" / "reference" / "vocabulary.md").read_text())[2:]
    return tuple(Term(tuple(english.split(", ")), tuple(french.split(", ")), never) for english, french, never in rows)


@cache
def pairs() -> tuple[Pair, ...]:
    return (*of_modules(), *of_report(), *of_catalogues())


def of_modules() -> Iterator[Pair]:
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            match node:
                case ast.Call(func=ast.Name("Text"), args=[ast.Constant(str(english)), ast.Constant(str(french))]):
                    yield Pair(f"{path.relative_to(ROOT)}:{node.lineno}", english, french)


def of_report() -> Iterator[Pair]:
    yield from (Pair(f"locales {key}", text.en, text.fr) for key, text in load_texts().items())


def of_catalogues() -> Iterator[Pair]:
    for path in (*sorted((PACKAGE / "library").rglob("*.yaml")), PACKAGE / "catalogues" / "kpis.yaml"):
        yield from bilingual(str(path.relative_to(ROOT)), read_yaml(path.name, path.read_bytes()).data)


def bilingual(at: str, data: Any) -> Iterator[Pair]:
    if isinstance(data, dict) and data.keys() == {language.value for language in Language}:
        yield Pair(at, str(data["en"]), str(data["fr"]))
    elif isinstance(data, dict):
        for key, part in data.items():
            yield from bilingual(f"{at} {key}", part)
    elif isinstance(data, list):
        for part in data:
            yield from bilingual(at, part)


def plain(sentence: str) -> str:
    """Return the words of a sentence that are not quoted of a file, without accents."""
    return unaccented(CODE.sub(" ", sentence)).lower()


def whole(term: str) -> re.Pattern[str]:
    """Match an English term, one or several."""
    return re.compile(rf"\b{term[:-1]}(?:y|ies)\b" if term.endswith("y") else rf"\b{term}s?\b")


def beginnings(term: str) -> re.Pattern[str]:
    """Match a French term in any number and gender: each of its words by its beginning."""
    words = (re.escape(word[: max(3, len(word) - 2)]) for word in unaccented(term).lower().split(" "))
    return re.compile(r"\b" + r"\w* +".join(words))


@pytest.mark.parametrize("term", terms(), ids=lambda term: term.english[0])
def test_a_term_of_one_language_is_that_of_the_other(term: Term) -> None:
    english, french = [*map(whole, term.english)], [*map(beginnings, term.french)]
    astray = [
        f"{pair.at}\n    {pair.english}\n    {pair.french}"
        for pair in pairs()
        if any(one.search(plain(pair.english)) for one in english)
        and not any(one.search(plain(pair.french)) for one in (*french, *english))
    ]
    assert not astray, "\n".join(astray)


@pytest.mark.parametrize("term", [term for term in terms() if term.never], ids=lambda term: term.never)
def test_a_word_that_is_not_used_stands_nowhere(term: Term) -> None:
    never = re.compile(rf"\b{unaccented(term.never)}s?\b")
    found = [f"{pair.at}\n    {pair.french}" for pair in pairs() if never.search(plain(pair.french))]
    assert not found, "\n".join(found)


def test_sentences_are_found_everywhere() -> None:
    homes = {pair.at.split("/")[1].split(" ")[0] if "/" in pair.at else "locales" for pair in pairs()}
    assert {"rules", "output", "library", "catalogues", "locales", "diagnostics"} <= homes

"""Signs that look like those of YAML, or like nothing, are found where they change what is read, and only there."""

from __future__ import annotations

import pytest

from relplan.source.problems import ForbiddenCharacter, TabIndentation
from relplan.source.yaml import read_yaml


@pytest.mark.parametrize(
    ("text", "codepoint", "place"),
    [
        ("sends:\n\u00a0\u00a0- {id: s}\n", "U+00A0", (2, 1)),
        ("sends:\n\u00a0\u00a0- id: s\n", "U+00A0", (2, 1)),
        ("tags:\n\u202f\u202f- a\n\u202f\u202f- b\n", "U+202F", (2, 1)),
        ("name:\u00a0Foo\nowner: x\n", "U+00A0", (1, 6)),
        ("name:\u00a0Foo\n", "U+00A0", (1, 6)),
        ("sends:\n  - {id:\u00a0s, on: x}\n", "U+00A0", (2, 9)),
        ("name\u00a0: x\n", "U+00A0", (1, 5)),
        ("na\u200bme: x\n", "U+200B", (1, 3)),
        ("name: x\n\u200bowner: y\n", "U+200B", (2, 1)),
        ("a:\n  b\u00ad: 2\n", "U+00AD", (2, 4)),
        ("e\u200dmail: {kind: email}\n", "U+200D", (1, 2)),
        ("sends:\n  – {id: s, on: x}\n", "U+2013", (2, 3)),
        ("sends:\n  — id: s\n", "U+2014", (2, 3)),
        ("name：Foo\nowner: x\n", "U+FF1A", (1, 5)),
        ("name: a\ufeffb\n", "U+FEFF", (1, 8)),
    ],
)
def test_a_sign_that_is_not_what_it_seems(text: str, codepoint: str, place: tuple[int, int]) -> None:
    reading = read_yaml("file.yaml", text.encode())
    (problem,) = reading.problems
    assert isinstance(problem, ForbiddenCharacter)
    assert problem.at.span is not None
    assert (problem.codepoint, problem.at.span.start.line, problem.at.span.start.column) == (codepoint, *place)
    assert not reading.is_complete


@pytest.mark.parametrize(
    "text",
    [
        "name: «\u00a0Prêt\u00a0!\u00a0»\n",
        "description: |\n  \u00a0– un\n  – deux：trois\n",
        "name: 👩\u200d👧 co\u00adopérer – oui\n",
        "x-notes:\n  été\u00a02027: oui\n",
        "customers: 337\u00a0000\n",
        "\ufeffname: x\r\nowner: y\r",
    ],
)
def test_texts_may_hold_them(text: str) -> None:
    assert read_yaml("file.yaml", text.encode()).problems == []


def test_a_tab_after_a_dash_is_a_tab() -> None:
    (problem,) = read_yaml("file.yaml", b"a:\n  -\tb\n").problems
    assert isinstance(problem, TabIndentation)

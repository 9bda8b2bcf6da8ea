"""What somebody new to YAML does wrong is named for what it is, at the place to mend."""

from __future__ import annotations

import pytest

from relplan.source.problems import (
    DuplicateKey,
    Mistake,
    NonTextKey,
    Problem,
    SyntaxProblem,
    TabIndentation,
    TagRefused,
    UnclosedQuote,
    UnknownAlias,
    UnquotedColon,
)
from relplan.source.yaml import read_yaml


def problems_in(text: str) -> list[Problem]:
    return read_yaml("file.yaml", text.encode()).problems


def place_of(problem: Problem) -> tuple[int, int]:
    assert problem.at.span is not None
    return problem.at.span.start.line, problem.at.span.start.column


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("description: Careful: only new customers\n", (1, 21)),
        ("description: Attention : les nouveaux seulement\n", (1, 24)),
        ("a: b: c\n", (1, 5)),
        ("opening: 10:00: 18:00\n", (1, 15)),
        ("page: https://example.com: our shop\n", (1, 26)),
        ('name: "Welcome": the series\n', (1, 16)),
        ("name: “Welcome: hello”\n", (1, 15)),
        ("offer: {name: Sales: now}\n", (1, 20)),
        ("names: [Sales: now: all]\n", (1, 19)),
        ("description: A long text\n  that goes on: here\n", (2, 15)),
        ("steps:\r\n  - name: Sales: now\r\n", (2, 16)),
        ("\ufeffname: Sales: now\n", (1, 12)),
    ],
)
def test_a_colon_in_a_text_without_quotes(text: str, place: tuple[int, int]) -> None:
    (problem,) = problems_in(text)
    assert type(problem) is UnquotedColon
    assert place_of(problem) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('name: "Welcome\nowner: crm\n', (1, 7)),
        ("name: 'Welcome\nowner: crm\n", (1, 7)),
        ("name: 'Aujourd'hui'\n", (1, 7)),
        ("name: 'Aujourd' hui\n", (1, 7)),
        ('name: "L\'"été"\n', (1, 7)),
        ('name: "Welcome" all of you: hello\n', (1, 7)),
        ("name: 'Aujourd\\'hui'\n", (1, 7)),
        ('name: "Welcome\nowner: "crm"\n', (1, 7)),
        ("names: ['l'été', hiver]\n", (1, 9)),
    ],
)
def test_a_quote_that_closes_never_or_too_early(text: str, place: tuple[int, int]) -> None:
    (problem,) = problems_in(text)
    assert type(problem) is UnclosedQuote
    assert place_of(problem) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("steps:\n\t- wait: 2d\n", (2, 1)),
        ("\tname: x\n", (1, 1)),
        ("a:\n  b: 1\n\tc: 2\n", (3, 1)),
        ("a: b\n\tc: d\n", (2, 1)),
    ],
)
def test_a_tab_at_the_beginning_of_a_line(text: str, place: tuple[int, int]) -> None:
    (problem,) = problems_in(text)
    assert type(problem) is TabIndentation
    assert place_of(problem) == place


@pytest.mark.parametrize(
    ("text", "mistake", "place"),
    [
        ("owner: @anna\n", Mistake.RESERVED_START, (1, 8)),
        ("share: %20\n", Mistake.RESERVED_START, (1, 8)),
        ("name: `welcome`\n", Mistake.RESERVED_START, (1, 7)),
        ("name: *Welcome* to all\n", Mistake.RESERVED_START, (1, 7)),
        ("name: ,comma\n", Mistake.RESERVED_START, (1, 7)),
        ("subject: [Sales] -20 %\n", Mistake.RESERVED_START, (1, 10)),
        ("segments: [new, active\nname: x\n", Mistake.BRACKET, (1, 11)),
        ("offer: {name: x\nowner: crm\n", Mistake.BRACKET, (1, 8)),
        ('offer: {name: "x" owner: crm}\n', Mistake.BRACKET, (1, 8)),
        ("segments: [new, active]]\n", Mistake.EXTRA_BRACKET, (1, 24)),
        ("offer: {name: x}}\n", Mistake.EXTRA_BRACKET, (1, 17)),
        ("name: Welcome\n  owner: crm\n", Mistake.INDENTATION, (2, 3)),
        ("offer:\n  name: x\n owner: crm\n", Mistake.INDENTATION, (3, 2)),
        ("steps:\n  - message: hello\n   channel: email\n", Mistake.INDENTATION, (3, 4)),
        ("steps:\n  - message: hello\n     channel: email\n", Mistake.INDENTATION, (3, 6)),
        ("steps:\n- wait: 2d\n  - message: hello\n", Mistake.INDENTATION, (3, 3)),
        ("name: Welcome\n- wait: 2d\n", Mistake.INDENTATION, (2, 1)),
        ("  name: Welcome\nowner: crm\n", Mistake.INDENTATION, (2, 1)),
        ("name:Welcome\nowner: crm\n", Mistake.MISSING_SPACE, (1, 5)),
        ("name: Welcome\nowner crm\nstatus: live\n", Mistake.MISSING_COLON, (2, 1)),
        ("name = Welcome\nowner: crm\n", Mistake.MISSING_COLON, (1, 1)),
        ("segments: - new\n", Mistake.INLINE_LIST, (1, 11)),
        ("description: | A text\n", Mistake.BLOCK_TEXT, (1, 16)),
        ('folder: "crm\\plan"\n', Mistake.ESCAPE, (1, 13)),
        ("<<<<<<< HEAD\nname: a\n=======\nname: b\n>>>>>>> branch\n", Mistake.CONFLICT, (1, 1)),
        ("name: a\n<<<<<<< HEAD\nowner: a\n=======\nowner: b\n>>>>>>> branch\n", Mistake.CONFLICT, (2, 1)),
    ],
)
def test_other_mistakes_say_what_to_mend(text: str, mistake: Mistake, place: tuple[int, int]) -> None:
    problem = problems_in(text)[-1]
    assert isinstance(problem, SyntaxProblem)
    assert problem.mistake is mistake
    assert place_of(problem) == place


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("subject: {{first_name}}\n", SyntaxProblem, (1, 10)),
        ("? [a]\n: b\n", NonTextKey, (1, 3)),
        ("2027: x\n", NonTextKey, (1, 1)),
        ("true: x\n", NonTextKey, (1, 1)),
        ("name: a\nname: b\n", DuplicateKey, (2, 1)),
        ("name: !Welcome all\n", TagRefused, (1, 7)),
        ("name: *welcome\n", UnknownAlias, (1, 7)),
    ],
)
def test_what_the_parser_takes_and_nobody_meant(text: str, kind: type[Problem], place: tuple[int, int]) -> None:
    (problem,) = problems_in(text)
    assert type(problem) is kind
    assert place_of(problem) == place


@pytest.mark.parametrize(
    "text",
    [
        "name: Aujourd'hui\n",
        "page: https://example.com\n",
        "send_at: 10:00\n",
        "share: 20 %\n",
        "description: |\n  Careful: this may hold 'anything'\n\n  at all: yes\n",
        "name: 'Aujourd''hui'\n",
        "owner: crm@example.com  # <<<<<<< HEAD\n",
    ],
)
def test_what_only_looks_wrong_is_read(text: str) -> None:
    assert problems_in(text) == []


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("a: {subject: C'est parti: -20 %, vite}\n", "C'est parti: -20 %, vite"),
        ("a: {subject: Sales: now, kind: x}\n", "Sales: now"),
        ("a: {subject: %off, now}\n", "%off, now"),
        ("a: [{subject: Now, @you}]\n", "Now, @you"),
        ("a: {subject: Now ] and here}\n", "Now ] and here"),
        ("a: [{subject: Now } and here}]\n", "Now } and here"),
        ("a: {subject: [Sales] now}\n", "[Sales] now"),
        ("a: {subject: [Sales], now}\n", "[Sales], now"),
        ("a: {subject: {{name}}, hello}\n", "{{name}}, hello"),
        ("subject: {{ name }}, hello\n", "{{ name }}, hello"),
        ("subject: [Sales] -20 %\n", "[Sales] -20 %"),
        ("subject: & you\n", "& you"),
        ("a: {definition: new # and old}\n", "new # and old"),
        ("subject: Offer #1 of the week\n", "Offer #1 of the week"),
        ("subject: Say it with #summer\n", "Say it with #summer"),
        ("description: Careful: once\n", "Careful: once"),
    ],
)
def test_the_whole_text_is_said_as_it_should_be_quoted(text: str, whole: str) -> None:
    (problem,) = problems_in(text)
    assert isinstance(problem, (SyntaxProblem, UnquotedColon))
    assert problem.whole == whole


@pytest.mark.parametrize(
    "text",
    ["status: draft #later\n", "on: 2027-01-06 #sure\n", 'name: "Offer #1" #first\n', "a: 1 # x #y\n", "a: b# c\n"],
)
def test_a_comment_behind_an_id_a_figure_or_a_quoted_text_is_one(text: str) -> None:
    assert problems_in(text) == []


def test_a_sign_that_marks_a_text_for_nothing_was_meant_as_text() -> None:
    (problem,) = problems_in("subject: &you and me\n")
    assert isinstance(problem, SyntaxProblem)
    assert problem.mistake is Mistake.RESERVED_START
    assert problems_in("a: &day 2027-01-06\nb: *day\n") == []


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("tags: [first, friend [x] & *]\n", "friend [x] & *"),
        ("tags: [friend [x], last]\n", "friend [x]"),
        ("tags: [first, %off]\n", "%off"),
        ("sends: [{id: s, tags: [a, b {c} d]}]\n", "b {c} d"),
        ('tags: ["a, b", c [d]]\n', "c [d]"),
        ("name: C [x] & {y} *\nsends: [{subject: Gift [limited], name: X}]\n", "Gift [limited]"),
    ],
)
def test_of_a_list_the_element_is_put_between_quotes_and_not_the_list(text: str, whole: str) -> None:
    (problem,) = problems_in(text)
    assert isinstance(problem, SyntaxProblem)
    assert problem.whole == whole
    assert problems_in(text.replace(whole, f'"{whole}"')) == []

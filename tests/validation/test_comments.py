"""Comments to relplan: which are found, and what each is about."""

from __future__ import annotations

from time import perf_counter

import pytest

from relplan.source.document import Document
from relplan.source.place import Position, Route
from relplan.validation.comments import Comment, find_comments


def comments_in(text: str) -> list[Comment]:
    return list(find_comments(Document("campaigns/hello.yaml", text.encode(), None)))


def about(text: str) -> list[Route | None]:
    return [comment.about for comment in comments_in(text)]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_a_comment_says_where_it_stands(line_break: str) -> None:
    (comment,) = comments_in(line_break.join(["name: Été", "owner: crm  # relplan: ignore[X]  ", "status: live"]))
    assert comment.text == "ignore[X]"
    assert comment.at.span is not None
    assert (comment.at.span.start, comment.at.span.end) == (Position(2, 13), Position(2, 33))
    assert comment.about == ("owner",)


def test_on_its_own_line_it_is_about_the_outermost_node_that_begins_next() -> None:
    assert about("name: A\n# relplan: x\n\n# more\nsends:\n  - {id: a}\n") == [("sends",)]
    assert about("sends:\n  # relplan: x\n  - id: a\n    on: b\n  - id: c\n") == [("sends", 0)]
    assert about("sends:\n- id: a\n# relplan: x\n- id: c\n") == [("sends", 1)]


def test_at_the_end_of_a_line_it_is_about_the_outermost_node_that_ends_there() -> None:
    assert about("sends:\n  - {id: a, on: b}  # relplan: x\n") == [("sends", 0)]
    assert about("sends:\n  - id: a  # relplan: x\n    on: b\n") == [("sends", 0, "id")]
    assert about("target: {\n  a: 1, b: 2,  # relplan: x\n  c: 3}\n") == [("target", "a")]


def test_at_the_end_of_a_line_where_nothing_ends_it_is_about_the_outermost_node_that_begins_there() -> None:
    assert about("sends:  # relplan: x\n  - id: a\n") == [("sends",)]
    assert about("sends:\n  - audience:  # relplan: x\n      - a\n") == [("sends", 0)]


@pytest.mark.parametrize("header", ["|", ">-", "|2", "&words |", "!!str >"])
def test_after_the_header_of_a_block_text_it_is_about_the_text(header: str) -> None:
    assert about(f"note: {header}  # relplan: x\n  # relplan: text\n  words\n# relplan: y\nname: A\n") == [
        ("note",),
        ("name",),
    ]


def test_beside_an_element_that_opens_with_a_block_text_it_is_about_the_element() -> None:
    assert about("steps:\n  - note: |  # relplan: x\n      words\n    id: a\n") == [("steps", 0)]


@pytest.mark.parametrize(
    "text",
    [
        "note: 'a # relplan: x'\n",
        'note: "a\n  # relplan: x"\n',
        "note: |\n  # relplan: x\n  words\n",
        "note: a#relplan: x\n",
        '"# relplan: x": a\n',
        "# phase: x  # relplan: ignore[X] -- a line taken out\nname: A\n",
    ],
)
def test_inside_a_text_or_another_comment_it_is_none(text: str) -> None:
    assert comments_in(text) == []


def test_one_may_follow_a_text_that_looks_like_one() -> None:
    assert [comment.text for comment in comments_in("note: 'a # relplan: x'  # relplan: y\n")] == ["y"]


@pytest.mark.parametrize(
    "text",
    [
        "sends:\n  - id: a\n  # relplan: x\nname: A\n",
        "sends:\n  - id: a\n    # relplan: x\n  - id: b\n",
        "name: A\n# relplan: x\n",
    ],
    ids=["before a key further left", "before an element further left", "at the end"],
)
def test_at_the_end_of_a_block_it_is_about_nothing(text: str) -> None:
    assert about(text) == [None]


@pytest.mark.parametrize(
    ("comment", "text"),
    [
        ("# relplan: ignore[X] -- r", "ignore[X] -- r"),
        ("#relplan:ignore[X]", "ignore[X]"),
        ("## relplan: ignore[X]", "ignore[X]"),
        ("# RELPLAN: ignore[X]", "ignore[X]"),
        ("# Relplan : ignore[X]", "ignore[X]"),
        ("# relplan: anything", "anything"),
        ("# relplan ignore[X] -- r", "relplan ignore[X] -- r"),
        ("# Relplan IGNORE X", "Relplan IGNORE X"),
    ],
)
def test_a_comment_to_relplan_is_known_by_its_first_words(comment: str, text: str) -> None:
    assert [found.text for found in comments_in(f"name: A  {comment}\n")] == [text]


@pytest.mark.parametrize(
    "comment", ["# relplan is great", "# relplan ignores this", "# relplans: x", "# see relplan: x"]
)
def test_other_comments_that_name_relplan_are_left_alone(comment: str) -> None:
    assert comments_in(f"name: A  {comment}\n") == []


def test_thousands_of_comments_are_read_at_once() -> None:
    text = "sends:\n" + "".join(f"  # relplan: x\n  - id: s{n}  # relplan: y\n    on: d\n" for n in range(3000))
    begun = perf_counter()
    found = about(text)
    assert perf_counter() - begun < 10
    assert len(found) == 6000
    assert found[-2:] == [("sends", 2999), ("sends", 2999, "id")]

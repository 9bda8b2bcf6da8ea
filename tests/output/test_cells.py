"""Tables of cells, with cells that would rather be something else."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relplan.diagnostics.neutral import lines_of_text
from relplan.output.cells import write_csv, write_grid, write_markdown_table


def test_columns_are_as_wide_as_their_widest_cell() -> None:
    assert write_grid(["a", "b"], [["long", "x"], ["é", "日本"]]).splitlines() == [
        "a     b",
        "----  ----",
        "long  x",
        "é     日本",
    ]


def test_cells_are_broken_between_words_where_a_terminal_is_too_narrow_for_them() -> None:
    assert write_grid(["what", "n"], [["one two three", "1"]], 12).splitlines() == [
        "what       n",
        "---------  -",
        "one two    1",
        "  three",
    ]
    assert write_grid(["what", "n"], [["one two", "1"]], 80) == write_grid(["what", "n"], [["one two", "1"]])


def test_words_are_cut_where_nothing_else_makes_room() -> None:
    lines = write_grid(["a", "b"], [["x" * 30, "y" * 30]], 20).splitlines()
    assert max(map(len, lines)) <= 20
    assert "".join(lines).count("x") == 30


def test_ids_are_cut_where_their_parts_meet() -> None:
    lines = write_grid(["id", "n"], [["(engagement.high): 3", "1"]], 19).splitlines()
    assert lines[2:] == ["(engagement.      1", "  high): 3"]


def test_a_line_break_stays_in_its_cell() -> None:
    assert len(write_grid(["a"], [["x\ny"]]).splitlines()) == 3


def test_bars_and_tags_are_text_in_markdown() -> None:
    assert write_markdown_table(["a|b"], [["<b>"]]) == "| a\\|b |\n| --- |\n| &lt;b&gt; |"


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@x", "\tx", " =1", "\u3000=1", '"=1', "'=1", "\uff1d1+1", "\uff20x"]
)
def test_a_spreadsheet_takes_no_cell_for_a_formula(cell: str) -> None:
    (_, (read, number)) = csv.reader(io.StringIO(write_csv(["a", "b"], [[cell, -1]])))
    assert read == f"'{cell}"
    assert number == "-1"


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("a;=1", "a;'=1"),
        ("a, -1|@x\t+1", "a,' -1|'@x\t'+1"),
        ("a\r\n=1", "a\n'=1"),
        ("a;''=1", "a;'''=1"),
        ("well - known = 1; it's", "well - known = 1; it's"),
        ("\x1b[31m\u202e::error::", "␛[31m�: :error: :"),
    ],
)
def test_formulas_are_defused_behind_all_that_may_part_cells(cell: str, written: str) -> None:
    ((head,), (read,)) = csv.reader(io.StringIO(write_csv([cell], [[cell]]), newline=""))
    assert read == head == written


PARTS = st.sampled_from([*"=+-@,;|\t\n'\" a1", "\r\n", "\xa0", "\u3000", "\ufeff", "\uff1d", "\ufe63", "x"])
CELLS = st.lists(PARTS, max_size=8).map("".join)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=3), st.sampled_from(",;\t"))
def test_no_cell_begins_a_formula_whichever_delimiter_is_taken(rows: list[list[str]], written_with: str) -> None:
    text = write_csv(["id", "name"], rows, written_with)
    for delimiter in ",;\t|":
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            assert not [cell for cell in row if cell.strip(' "\t\r\n\xa0\u3000\ufeff')[:1] in tuple("=+-@＝﹣")]


@given(CELLS.map(lines_of_text))
def test_a_text_is_read_back_by_taking_the_apostrophes_out(cell: str) -> None:
    (_, (read,)) = csv.reader(io.StringIO(write_csv(["a"], [[cell]]), newline="")) if cell else ((), ("",))
    sign = "[=+\\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b]"
    blanks = r"(?:[^\S\t\n]|[\"'])*"
    assert re.sub(rf"(?:^|(?<=[,;|\t\n]))'(?={blanks}{sign})|^'(?={blanks}[\t\n])", "", read) == cell

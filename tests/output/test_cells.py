"""Tables of cells, with cells that would rather be something else."""

from __future__ import annotations

import csv
import io

import pytest

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
    assert write_markdown_table(["a|b"], [["<b>"]]) == "| a\\|b |\n| --- |\n| &lt;b> |"


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "\n=1", "\uff1d1+1", "\uff20x"])
def test_a_spreadsheet_takes_no_cell_for_a_formula(cell: str) -> None:
    (_, (read, number)) = csv.reader(io.StringIO(write_csv(["a", "b"], [[cell, -1]])))
    assert read == f"'{cell}"
    assert number == "-1"

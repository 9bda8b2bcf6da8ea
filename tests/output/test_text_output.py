from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from relplan.diagnostics.neutral import one_line
from relplan.model.settings import Language
from relplan.output.excerpt import cut_excerpt, find_parent
from relplan.output.printable import width
from relplan.output.registry import FORMATS
from relplan.output.shown import Shown
from relplan.output.text import write_text
from relplan.source.place import Place, Position, Span

Show = Callable[..., Shown]
LAUNCH = Place("campaigns/winter-sales.yaml", ("sends", 1, "on"))


def mark(line: str, marked: str, room: int = 80) -> tuple[str, str]:
    """Return a line as printed, and the carets under it."""
    start = line.index(marked) + 1
    excerpt = cut_excerpt([line], Span(Position(1, start), Position(1, start + len(marked))), room)
    assert excerpt is not None
    return excerpt.text, " " * excerpt.indent + "^" * excerpt.run


def test_the_caret_stands_under_what_is_meant() -> None:
    assert mark("name: Summer", "Summer") == (
        "name: Summer",
        "      ^^^^^^",
    )


def test_a_tab_can_be_seen_and_does_not_shift_the_caret() -> None:
    assert mark("a:\tb: c", "c") == (
        "a:→   b: c",
        "         ^",
    )


def test_wide_and_combining_characters_do_not_shift_the_caret() -> None:
    line, carets = mark("name: 家族 e\u0301te\u0301 X", "X")
    assert width(line) == len(carets) == len("name: ") + 4 + 1 + 3 + 2
    assert mark("name: 家族", "家族")[1] == "      ^^^^"


def test_a_control_character_is_shown_and_takes_one_cell() -> None:
    assert mark("name: \x1b[31mred\u202e X", "X") == (
        "name: ␛[31mred\ufffd X",
        "                ^",
    )


@pytest.mark.parametrize("room", [20, 40, 100])
@pytest.mark.parametrize("lead", [0, 10, 500])
def test_a_long_line_is_cut_around_the_caret(lead: int, room: int) -> None:
    line, carets = mark("a" * lead + "XY" + "b" * 500, "XY", room)
    assert width(line) <= room
    assert line[len(carets) - 2 : len(carets)] == "XY"
    assert line.endswith("…")
    assert line.startswith("…") == (lead > room // 3)


def test_a_place_past_the_end_of_its_file_has_no_excerpt() -> None:
    assert cut_excerpt(["a"], Span(Position(7, 1), Position(7, 2)), 80) is None


def test_the_parent_is_the_line_that_a_line_stands_under() -> None:
    lines = ["sends:", "  - id: launch", "    # early", "", "    on: 2027-01-13", "name: X"]
    assert find_parent(lines, 5) == 2
    assert find_parent(lines, 2) == 1
    assert find_parent(lines, 6) is None


def test_a_file_that_can_not_be_read_is_named_without_an_excerpt(show_at: Show) -> None:
    assert " --> campaigns:1:1  email number 3 of the week\n  = help:" in write_text(show_at(Place("campaigns")))


@pytest.mark.parametrize("count", range(41))
def test_a_finding_is_told_in_under_twenty_lines(show_at: Show, count: int) -> None:
    block = write_text(show_at(LAUNCH, related=count)).partition("\n\n")[0].splitlines()
    shown = sum(":::" in line for line in block)
    assert len(block) < 20
    assert shown == count or any(f"= note: {count - shown} more " in line for line in block)
    assert shown >= min(count, 4)


def test_verbose_shows_every_place_with_its_line(show_at: Show) -> None:
    written = write_text(replace(show_at(LAUNCH, related=40), is_verbose=True))
    assert written.count(":::") == written.count("- the cap") == 40


def test_findings_of_one_cause_are_told_together(show_owners: Show) -> None:
    lines = write_text(show_owners(times=40)).partition("\n\n")[0].splitlines()
    assert lines[0] == "warning[GOV901 no-owner]: nobody owns this campaign (40 times)"
    assert len(lines) < 20
    assert lines[-2:] == [
        "  = note: 27 more places are concerned; `--verbose` shows all of them",
        "  = help: add `owner:` with a name",
    ]
    assert write_text(replace(show_owners(times=40), is_verbose=True)).count("-->") == 40
    assert FORMATS["concise"](show_owners(times=40)).count("no-owner") == 40


def test_errors_stand_last(show: Show) -> None:
    ranks = [line.partition("[")[0] for line in write_text(show()).splitlines() if re.match(r"\w+\[", line)]
    assert ranks == ["warning", "error", "error", "error"]


def test_colour_adds_nothing_but_colour(show: Show) -> None:
    colored = write_text(show(color=True))
    assert "\x1b[1;31merror[PRS901 too-many]\x1b[0m" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == write_text(show())


def test_a_plan_without_findings_says_so(show: Show) -> None:
    clean = replace(show().review, findings=(), waived=(), suspended=())
    assert write_text(show(review=clean, findings=())) == (
        "Checked 7 files, 3 objects against 61 rules: nothing to mend\n"
    )
    assert write_text(show(Language.FR, review=clean, findings=())) == (
        "Vérification de 7 fichiers et 3 objets selon 61 règles\u00a0: rien à corriger\n"
    )


def test_findings_left_out_are_counted(show: Show) -> None:
    assert ": 4 more not shown; 2 accepted" in write_text(show(findings=()))


def test_a_sentence_keeps_to_one_line() -> None:
    assert one_line("a\n\tb\x1b\u202ec") == "a b␛\ufffdc"


@pytest.mark.parametrize("name", FORMATS)
def test_thousands_of_findings_are_written_at_once(name: str, show_at: Show) -> None:
    shown = show_at(LAUNCH, Language.FR, times=5_000)
    before = time.process_time()
    FORMATS[name](shown)
    assert time.process_time() - before < 2

from __future__ import annotations

from collections.abc import Callable

import pytest

from relplan.model.settings import Language
from relplan.output.github import step_summary, write_github
from relplan.output.shown import Shown
from relplan.source.place import Place, Position, Span

Show = Callable[..., Shown]
NEWSLETTER = "campaigns/newsletter.yaml"


def test_the_worst_come_first(show: Show) -> None:
    commands = write_github(show()).split("\n")[:4]
    assert [command.partition(" ")[0] for command in commands] == ["::error", "::error", "::error", "::warning"]


def test_signs_that_end_a_property_are_escaped(show: Show) -> None:
    first = write_github(show(base="a,b: 100%\nc")).split("\n")[0]
    assert first.startswith("::error file=a%2Cb%3A 100%25␊c/campaigns/winter-sales.yaml,line=6,")


def test_a_place_over_several_lines_has_no_columns(show_at: Show) -> None:
    written = write_github(show_at(Place(NEWSLETTER, span=Span(Position(1, 3), Position(3, 2)))))
    assert written.startswith(f"::error file={NEWSLETTER},line=1,endLine=3,title=PRS901 too-many::")


def test_the_step_summary_shows_users_text_as_it_is(show: Show) -> None:
    rows = step_summary(show(base="a|b<i>*c*")).split("\n")
    assert r"| error | a\|b&lt;i&gt;\*c\*/campaigns/winter-sales.yaml:6 |" in rows[4]


def test_the_step_summary_is_left_out_where_it_has_no_room(show: Show) -> None:
    assert step_summary(show(), 20) == ""


@pytest.mark.parametrize("room", [700, 1500, 4000])
def test_the_step_summary_keeps_to_its_room_and_says_what_is_missing(room: int, show_at: Show) -> None:
    written = step_summary(show_at(Place(NEWSLETTER, ("name",)), Language.FR, times=100), room)
    rows = written.count("| erreur |")
    assert 0 < rows < 100
    assert room - 200 < len(written.encode()) <= room
    assert f"{100 - rows} autres constats ne tiennent pas ici" in written

"""The scenario matrix: marks given and derived, value and ease, quadrants and waves."""

from __future__ import annotations

from fractions import Fraction

import pytest

from relplan.analysis.matrix import EASE, VALUE, Criterion, MatrixRow, Quadrant, ScenarioMatrix
from relplan.analysis.study import Study
from tests.conftest import AS_OF, plan_of

DATA = """
events:
  ready: {available: available}
  partly: {available: partial}
  later: {available: to_build}
  unsaid: {}
"""
MOMENTS = "".join(f"{event}: {{kind: life, event: {event}}}\n" for event in ("ready", "partly", "later", "unsaid"))


def matrix_of(customers: int | None = 100_000, **scenarios: str) -> ScenarioMatrix:
    """Return the matrix of scenarios given as `EVENT MATRIX`, and a status after a bar."""
    base = f"customers: {customers}\n" if customers else ""
    files = {"relplan.yaml": f"relplan: 1\nname: P\n{base}", "data.yaml": DATA, "moments.yaml": MOMENTS}
    for name, text in scenarios.items():
        event, _, rest = text.partition(" ")
        given, _, status = rest.partition(" | ")
        files[f"scenarios/{name}.yaml"] = (
            f"name: S\nprogramme: p\nstatus: {status or 'draft'}\ntrigger: {{moment: {event}}}\n"
            f"steps: [{{message: m, channel: email}}]\n{f'matrix: {given}' if given else ''}\n"
        )
    return Study(plan_of(files), AS_OF).matrix


def row_of(text: str, customers: int | None = 100_000) -> MatrixRow:
    (row,) = matrix_of(customers, s=text).rows
    return row


FULL = "{business: 5, customer: 4, volume: 3000/month, feasibility: 4, data: 2, content: to_adapt}"


def test_value_and_ease_weigh_three_criteria_each() -> None:
    row = row_of(f"ready {FULL}")
    assert sum(VALUE.values()) == sum(EASE.values()) == 1
    assert row.value == Fraction(40 * 5 + 35 * 4 + 25 * 4, 100)  # 3 % of the customers in a month is a 4
    assert row.ease == Fraction(40 * 4 + 35 * 2 + 25 * 3, 100)
    assert row.score == row.value * row.ease / 5
    assert row.missing == ()


def test_what_is_not_said_is_left_out_and_the_others_take_its_weight() -> None:
    row = row_of("unsaid {business: 4, feasibility: 5}")
    assert (row.value, row.ease) == (Fraction(4), Fraction(5))
    assert row.missing == (Criterion.CUSTOMER, Criterion.VOLUME, Criterion.DATA, Criterion.CONTENT)


def test_without_its_marks_a_scenario_has_no_score() -> None:
    row = row_of("unsaid {volume: 3000/month}")
    assert (row.value, row.ease, row.score, row.quadrant) == (None, None, None, None)


@pytest.mark.parametrize(("event", "score"), [("ready", 5), ("partly", 3), ("later", 1), ("unsaid", None)])
def test_the_mark_of_data_is_derived_from_the_inventory(event: str, score: int | None) -> None:
    mark = row_of(event).marks.get(Criterion.DATA)
    assert (mark.score if mark else None) == score
    if mark:
        assert mark.is_derived
        assert [str(place.path) for place in mark.places] == ["moments.yaml"]


def test_a_mark_of_data_that_is_given_stands() -> None:
    mark = row_of("later {data: 4}").marks[Criterion.DATA]
    assert (mark.score, mark.is_derived) == (4, False)


@pytest.mark.parametrize(
    ("volume", "score"), [("10000/month", 5), ("3000/month", 4), ("1000/month", 3), ("300/month", 2), ("299/month", 1)]
)
def test_a_volume_is_marked_by_its_share_of_the_customers(volume: str, score: int) -> None:
    assert row_of(f"ready {{volume: {volume}}}").marks[Criterion.VOLUME].score == score


def test_a_volume_is_not_marked_where_nobody_knows_how_many_customers_there_are() -> None:
    assert Criterion.VOLUME in row_of("ready {volume: 300/month}", customers=None).missing


@pytest.mark.parametrize(
    ("marks", "quadrant"),
    [
        ("{business: 3, feasibility: 3, data: 3}", Quadrant.QUICK_WIN),
        ("{business: 3, feasibility: 2, data: 3}", Quadrant.PROJECT),
        ("{business: 2, feasibility: 3, data: 3}", Quadrant.NICE_TO_HAVE),
        ("{business: 2, feasibility: 2, data: 2}", Quadrant.RECONSIDER),
    ],
)
def test_quadrants_part_at_three(marks: str, quadrant: Quadrant) -> None:
    assert row_of(f"ready {marks}").quadrant is quadrant


def test_waves_go_by_quadrant_and_never_before_the_data() -> None:
    matrix = matrix_of(
        win="ready {business: 5, feasibility: 5}",
        best="ready {business: 5, customer: 5, feasibility: 5, content: available}",
        blocked="later {business: 5, feasibility: 5, content: available, data: 5}",
        project="ready {business: 5, feasibility: 1, data: 1}",
        running="ready {business: 5, feasibility: 5} | live",
        unclear="ready {business: 1, feasibility: 1, data: 1}",
    )
    assert {wave.number: [row.scenario.id for row in wave.rows] for wave in matrix.waves} == {
        1: ["best", "win"],
        2: ["blocked"],
        3: ["project"],
    }


def test_rows_are_ranked_by_score_then_by_id() -> None:
    matrix = matrix_of(b="ready {business: 3}", a="ready {business: 3}", c="ready {business: 5}", d="unsaid")
    assert [row.scenario.id for row in matrix.rows] == ["c", "a", "b", "d"]

"""`relplan pressure`: the caps week by week, the proof of every limit, and the next slots, in every format."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from relplan.cli.app import app

ROOT = Path(__file__).parent.parent.parent
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
PLAN = str(ROOT / "examples" / "maison-lavande")


def pressure(*words: str) -> Result:
    return CliRunner().invoke(app, ["pressure", PLAN, "--as-of", "2026-12-01", *words])


def test_every_segment_has_a_line_with_a_sign_a_week() -> None:
    lines = pressure("--lang", "en").output.splitlines()
    (months,) = [line for line in lines if " ".join(line.split()) == MONTHS]
    vips = next(line for line in lines if line.startswith("value.vip "))
    assert len(vips) <= 100
    assert vips[months.index("Jan") :] == vips.split(maxsplit=1)[1]
    assert len(vips.split()[1]) == 53
    assert set("".join(line.split()[-1] for line in lines if line.startswith("value."))) <= set("·123456789#!")


def test_what_is_exceeded_full_or_free_reads_without_colour() -> None:
    printed = pressure("--segment", "lifecycle.active", "--lang", "en").output
    row = next(line for line in printed.splitlines() if line.startswith("2027-05-10"))
    assert row.split()[1] == "3/2"
    assert "!" in next(line for line in printed.splitlines() if line.startswith("lifecycle.active ")).split()[1]


def test_every_limit_says_what_kind_of_truth_it_is() -> None:
    printed = pressure("--lang", "en").output
    weekly = next(line for line in printed.splitlines() if line.startswith("weekly: 2 within 7 days"))
    assert weekly.split("  ")[-1].strip().startswith("≤ ")
    assert "exact" in weekly
    assert "an upper bound, not a prediction" in printed


def test_the_next_slots_are_days_with_room_and_the_days_between_say_why_not() -> None:
    printed = pressure("--next-slot", "lifecycle.active,engagement.high", "--count", "3", "--lang", "en").output
    assert "- 1 January 2027: room for 1\n" in printed
    assert (
        "- 3 January 2027: minimum_gap (any) is full\n" in printed
        or "- 3 January 2027: minimum_gap is full\n" in printed
    )
    days = json.loads(
        pressure("--next-slot", "lifecycle.active,engagement.high", "--count", "3", "--format", "json").output
    )
    assert [day["day"] for day in days] == ["2027-01-01", "2027-01-02", "2027-01-04"]


def test_a_group_without_a_slot_is_told_so() -> None:
    assert "no such day" in pressure("--next-slot", "all", "--to", "2027-01-05", "--lang", "en").output


def test_json_has_weeks_limits_and_what_they_take_for_granted() -> None:
    found = json.loads(pressure("--format", "json").output)
    limits = {(one["kind"], one["limit"], one["segment"]): one for one in found["limits"]}
    weekly = limits["cap", "weekly", None]
    assert weekly["calendar"]["load"] == 3
    assert weekly["calendar"]["margin"] == -1
    assert "calendar_only" in weekly["calendar"]["assumptions"]
    assert weekly["together"]["truth"] == "upper bound"
    assert {"group", "week", "load", "max", "truth", "window", "campaigns"} <= set(found["weeks"][0])


def test_csv_has_a_line_for_each_group_and_week() -> None:
    rows = list(csv.DictReader(io.StringIO(pressure("--format", "csv", "--lang", "fr").output)))
    assert rows[0]["group"] == "all"
    assert {row["truth"] for row in rows} <= {"exact", "upper bound"}
    assert any(row["group"] == "value.vip" and row["limit"] == "weekly" for row in rows)


def test_markdown_has_tables() -> None:
    printed = pressure("--format", "markdown", "--segment", "value.vip", "--lang", "en").output
    assert "| limit | calendar | truth |" in printed
    assert "### value.vip" in printed


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--segment", "value.vipp"), 'the plan has no segment "value.vipp"; did you mean value.vip?'),
        (("--next-slot", "vip"), 'the plan has no segment "vip"'),
        (("--channel", "emial"), 'the plan has no channel "emial"; did you mean email?'),
        (("--from", "2027-03-01", "--to", "2027-02-01"), "--to (2027-02-01) is before --from (2027-03-01)"),
        (("--from", "mars"), "--from takes a day such as 2027-01-06"),
    ],
)
def test_what_cannot_be_understood_is_told_with_its_remedy(words: tuple[str, ...], message: str) -> None:
    done = pressure(*words)
    assert done.exit_code == 2
    assert message in done.output


def test_a_plan_without_limits_is_told_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "relplan.yaml").write_text("relplan: 1\nname: P\nlanguage: en\n")
    done = CliRunner().invoke(app, ["pressure", str(tmp_path)])
    assert (done.exit_code, done.output.partition(":")[0]) == (0, "the plan sets no limit")


def test_what_segments_are_asked_to_take_is_called_an_expectation() -> None:
    assert "what the tightest cap admits (an expectation)" in pressure("--lang", "en").output
    demands = json.loads(pressure("--format", "json").output)["demands"]
    assert {one["truth"] for one in demands} == {"expectation"}
    assert all(one["asked_a_year"]["low"] <= one["asked_a_year"]["high"] for one in demands)

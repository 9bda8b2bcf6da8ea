"""`relplan pressure`: the caps week by week, the proof of every limit, and the next slots, in every format."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from relplan.cli.app import app

ROOT = Path(__file__).parent.parent.parent
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
PLAN = str(ROOT / "examples" / "maison-lavande")


@cache
def pressure(*words: str) -> Result:
    return CliRunner().invoke(app, ["pressure", PLAN, "--as-of", "2026-12-01", "--ids", *words], env={"COLUMNS": "100"})


def pressure_of(root: Path, files: Mapping[str, str], *words: str, columns: int = 100) -> Result:
    """Write a small plan and show its pressure."""
    texts = {
        "relplan.yaml": "relplan: 1\nname: P\nlanguage: en\nperiod: {from: 2027-01-01, to: 2027-12-31}\n",
        "programmes/p.yaml": "name: P\nobjective: {statement: s, kpi: nps}\n",
        "conventions/segments.yaml": "segmentations: {age: {complete: true, segments: {old: {}, young: {}}}}\n",
        "conventions/channels.yaml": "email: {kind: email}\n",
        "moments.yaml": "m: {name: M, kind: transactional}\n",
        **files,
    }
    for path, text in texts.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    command = ["pressure", str(root), "--as-of", "2027-01-01", "--ids", *words]
    return CliRunner().invoke(app, command, env={"COLUMNS": str(columns)})


def campaign(*days: str, more: str = "") -> str:
    sends = ", ".join(f"{{id: s{n}, on: {day}, channel: email}}" for n, day in enumerate(days))
    return f"name: C\nprogramme: p\nsends: [{sends}]\n{more}"


def scenario(steps: str, more: str = "") -> str:
    return f"name: S\nprogramme: p\ntrigger: {{moment: m}}\nsteps: [{steps}]\n{more}"


def row_of(printed: str, beginning: str) -> list[str]:
    """Return the cells of the row that begins so."""
    line = next(line for line in printed.splitlines() if line.startswith(beginning))
    return re.split(r" {2,}", line)


def test_every_segment_has_a_line_with_a_sign_a_week() -> None:
    lines = pressure("--lang", "en").output.splitlines()
    months, *others = [line for line in lines if " ".join(line.split()) == MONTHS]
    assert len(others) == 2, "one map for each cap"
    vips = next(line for line in lines if line.startswith("value.vip "))
    assert len(vips) <= 100
    assert vips[months.index("Jan") :] == vips.split(maxsplit=1)[1]
    assert len(vips.split()[1]) == 53
    strips = [line.split()[-1] for line in lines[2:24] if line.startswith("value.")]
    assert set("".join(strips)) <= set("·123456789#!")


def test_what_is_exceeded_full_or_free_reads_without_colour() -> None:
    printed = pressure("--segment", "lifecycle.active", "--lang", "en").output
    row = next(line for line in printed.splitlines() if line.startswith("2027-05-10"))
    assert row.split()[1] == "3/2"
    assert "!" in next(line for line in printed.splitlines() if line.startswith("lifecycle.active ")).split()[1]


def test_every_limit_says_what_kind_of_truth_it_is() -> None:
    printed = pressure("--lang", "en").output
    weekly = row_of(printed, "weekly: 2 within 7")
    assert weekly[-1].startswith("≤ ")
    assert weekly[1:3] == ["3/2", "exact"]
    assert "an upper bound, not a prediction" in " ".join(printed.split())


def test_the_next_slots_are_days_with_room_and_the_days_between_say_why_not() -> None:
    printed = pressure("--next-slot", "lifecycle.active,engagement.high", "--count", "3", "--lang", "en").output
    assert "- on Friday 1 January 2027 at 10:00: room for 1\n" in printed
    assert "- on 3 January 2027: within the minimum gap of another contact\n" in printed
    found = json.loads(
        pressure("--next-slot", "lifecycle.active,engagement.high", "--count", "3", "--format", "json").output
    )
    assert [day["day"] for day in found["days"]] == ["2027-01-01", "2027-01-02", "2027-01-04"]
    assert {day["hour"] for day in found["days"]} == {"10:00"}


def test_a_group_without_a_slot_is_told_so() -> None:
    assert "no such day" in pressure("--next-slot", "all", "--to", "2027-01-05", "--lang", "en").output


def test_customers_whom_an_exclusion_keeps_from_everything_get_no_day() -> None:
    printed = pressure("--next-slot", "flags.complaint_open", "--lang", "en").output
    assert '2027: the exclusion "complaint" keeps them from it' in " ".join(printed.split())
    assert "room for" not in printed
    found = json.loads(pressure("--next-slot", "flags.complaint_open", "--format", "json").output)
    assert (found["exclusions"], found["days"]) == (["complaint"], [])


def test_a_group_without_a_contact_is_told_so() -> None:
    printed = pressure("--segment", "flags.complaint_open,value.vip", "--lang", "en").output
    assert "no contact that a cap counts" in printed


def test_who_is_left_out_by_an_exclusion_is_told_beside_the_days_of_the_others() -> None:
    printed = pressure("--next-slot", "engagement.high", "--count", "1", "--lang", "en").output
    assert "room for" in printed
    assert 'the exclusion "complaint" keeps its customers from it: they are left out' in printed


def test_only_windows_that_end_on_the_days_asked_for_are_shown() -> None:
    days = ("--from", "2027-05-10", "--to", "2027-05-14")
    for row in csv.DictReader(io.StringIO(pressure(*days, "--format", "csv").output)):
        assert "2027-05-10" <= row["window_end"][:10] <= "2027-05-14"
    nothing = pressure("-s", "value.vip", "--from", "2027-05-05", "--to", "2027-05-06", "-f", "csv").output
    assert len(nothing.splitlines()) == 1


def test_proofs_and_demand_say_over_which_days_they_hold() -> None:
    printed = " ".join(pressure("--from", "2027-05-10", "--to", "2027-05-10", "--lang", "en").output.split())
    assert "week by week, on 10 May 2027" in printed
    assert "What is proved of each limit, from 1 January 2027 to 31 December 2027" in printed
    assert "asked a year of a segment's customers on average, from 1 January 2027 to 31 December 2027" in printed
    found = json.loads(pressure("--from", "2027-05-10", "--to", "2027-05-10", "--format", "json").output)
    assert (found["from"], found["period"]["from"]) == ("2027-05-10", "2027-01-01")


def test_an_exceeded_limit_says_who_gets_what_when_and_what_accepts_it() -> None:
    lines = pressure("--lang", "en").output.splitlines()
    start = lines.index("weekly: 3/2 within 7 days, up to 2027-05-15 10:00")
    assert [line.strip() for line in lines[start + 1 : start + 5]] == [
        "a customer in Engagement › Moyen, Cycle de vie › Actifs and Valeur › Occasionnels gets",
        "2027-05-10 18:00  anniversaire-maison/souvenirs",
        "2027-05-12 12:00  anniversaire-maison/ouverture",
        "2027-05-15 10:00  anniversaire-maison/dernier-jour",
    ]
    assert lines[start + 5].strip().startswith("accepted by a waiver until 31 December 2027: ")


def test_every_format_names_the_customer_and_the_sends() -> None:
    markdown = pressure("--lang", "en", "--format", "markdown").output
    assert "- **weekly: 3/2 within 7 days, up to 2027-05-15 10:00**\n    - a customer in Engagement › Moyen" in markdown
    rows = list(csv.DictReader(io.StringIO(pressure("-f", "csv", "--rows", "limits", "--lang", "fr").output)))
    (weekly,) = [row for row in rows if (row["kind"], row["limit"], row["segment"]) == ("cap", "weekly", "")]
    assert weekly["customer"].replace("\u00a0", " ") == (
        "un client de « Engagement › Moyen », de « Cycle de vie › Actifs » et de « Valeur › Occasionnels »"
    )
    assert weekly["sends"].startswith("2027-05-10T18:00 anniversaire-maison/souvenirs; 2027-05-12T12:00")
    assert weekly["accepted"].startswith("une fois en vingt ans")


def test_json_has_weeks_limits_and_what_they_take_for_granted() -> None:
    found = json.loads(pressure("--format", "json").output)
    limits = {(one["kind"], one["limit"], one["segment"]): one for one in found["limits"]}
    weekly = limits["cap", "weekly", None]
    assert weekly["calendar"]["load"] == 3
    assert weekly["calendar"]["at_most"] == 3
    assert weekly["calendar"]["margin"] == -1
    assert weekly["calendar"]["worst"]["choices"]["engagement"] == ["medium"]
    assert weekly["calendar"]["worst"]["sends"][0] == {
        "campaign": "anniversaire-maison",
        "send": "souvenirs",
        "at": "2027-05-10T18:00",
    }
    assert weekly["calendar"]["accepted"]["until"] == "2027-12-31"
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
        (("--next-slot", "all", "--channel", "emial"), 'the plan has no channel "emial"; did you mean email?'),
        (("--from", "2027-03-01", "--to", "2027-02-01"), "--to (2027-02-01) is before --from (2027-03-01)"),
        (("--from", "mars"), "--from takes a day such as 2027-01-06"),
        (("--from", "2030-01-01"), "--from (2030-01-01) is outside the plan's period, from 2027-01-01 to 2027-12-31"),
        (("--to", "2026-12-31"), "--to (2026-12-31) is outside the plan's period"),
        (("--as-of", "2027-06-01", "--to", "2027-05-01"), "the day the plan is read as of (2027-06-01); give --from"),
        (("--next-slot", "lifecycle.new,lifecycle.active"), "no customer can be in lifecycle.new and lifecycle.active"),
        (("--segment", "lifecycle.new,lifecycle.active"), "no customer can be in lifecycle.new and lifecycle.active"),
        (("--next-slot", "all", "--segment", "value.vip"), "--segment has no effect on --next-slot"),
        (("--channel", "email"), "--channel has no effect on a run without --next-slot and --segment"),
        (("--segment", "value.vip", "--count", "2"), "--count has no effect on a run without --next-slot"),
        (("--rows", "limits"), "--rows has no effect on --format table"),
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
    assert "what the caps on all contacts admit (an expectation)" in " ".join(pressure("--lang", "en").output.split())
    demands = json.loads(pressure("--format", "json").output)["demands"]
    assert {one["truth"] for one in demands} == {"expectation"}
    for one in demands:
        low, high = one["asked_a_year"]["low"], one["asked_a_year"]["high"]
        assert high is None if one["not_rated"] else low <= high


def test_a_demand_of_which_some_is_not_rated_is_a_lower_bound() -> None:
    demand = pressure("--lang", "en").output.partition("Contacts asked")[2]
    assert row_of(demand, "engagement.high")[1] == "≥ 6"
    assert row_of(demand, "engagement.high")[-1] == "33 scenarios not counted"


DURING = "caps: {w: {max: 1, per: 36h, during: {2027-03-01..2027-03-06: 3}}}\n"


def test_an_upper_bound_is_shown_as_one_with_the_figure_of_its_own_days(tmp_path: Path) -> None:
    files = {"conventions/pressure.yaml": DURING, "campaigns/c.yaml": campaign("2027-03-02")}
    printed = pressure_of(tmp_path, files, columns=200).output
    limit, load, truth, _, margin, _ = row_of(printed, "w: 1")
    assert limit == "w: 1 within 36 hours, but 3 from 1 March 2027 to 6 March 2027"
    assert (load, truth, margin) == ("≤ 2/3", "upper bound", "≥ 1")
    (found,) = json.loads(pressure_of(tmp_path, files, "--format", "json").output)["limits"]
    assert (found["calendar"]["load"], found["calendar"]["at_most"], found["calendar"]["max"]) == (1, 2, 3)
    assert found["calendar"]["worst"]["during"] == {"from": "2027-03-01", "to": "2027-03-06"}


TWO_STEPS = "{message: a, channel: email}, {wait: 1d}, {message: b, channel: email}"


def test_a_scenario_is_named_before_its_figure_and_a_bound_is_marked(tmp_path: Path) -> None:
    files = {
        "conventions/pressure.yaml": "caps: {w: {max: 2, per: 7d}}\n",
        "scenarios/welcome.yaml": scenario(TWO_STEPS, "reentry: {max: 1, per: 30d}\n"),
    }
    assert "welcome: 2" in row_of(pressure_of(tmp_path, files).output, "w: 2 within 7 days")
    late = {"scenarios/welcome.yaml": scenario(TWO_STEPS, "reentry: {max: 1, per: 1mo}\n")}
    long = {"conventions/pressure.yaml": "caps: {w: {max: 2, per: 3mo}}\n"}
    printed = pressure_of(tmp_path, files | late | long).output
    assert "welcome: ≤ 8" in row_of(printed, "w: 2 within 3 months")
    (found,) = json.loads(pressure_of(tmp_path, files | late | long, "--format", "json").output)["limits"]
    assert found["scenarios"]["welcome"]["truth"] == "upper bound"
    endless = {"scenarios/welcome.yaml": scenario("{message: a, channel: email}")}
    assert "welcome: no end" in row_of(pressure_of(tmp_path, files | endless).output, "w: 2 within 7 days")


def test_a_reserve_says_whom_it_limits(tmp_path: Path) -> None:
    rules = "caps: {w: {max: 2, per: 7d}}\nreserve: {for: campaigns, slots: 1, of: w}\n"
    printed = pressure_of(tmp_path, {"conventions/pressure.yaml": rules}, columns=120).output
    assert 'reserve of "w": scenarios 1 within 7 days' in printed


def test_french_says_things_as_french_does() -> None:
    printed = " ".join(pressure("--next-slot", "all", "--from", "2027-04-15", "--lang", "fr").output.split())
    assert "la réserve de « monthly » (engagement.low) est atteinte" in printed
    assert "à moins du délai minimal d’un contact" in printed
    one_day = pressure("--next-slot", "all", "--from", "2027-04-15", "--to", "2027-04-15", "--lang", "fr").output
    assert "- le 15 avril 2027 : " in one_day.replace("\u00a0", " ")
    assert " du 15 avril" not in one_day
    assert "un client de « Engagement › Fort »" in pressure("--lang", "fr").output.replace("\u00a0", " ")


def test_objects_are_called_by_their_names() -> None:
    options = ("--as-of", "2026-12-01", "--lang", "fr")
    command = ["pressure", PLAN, *options, "--next-slot", "engagement.low", "--from", "2027-04-15"]
    printed = " ".join(CliRunner().invoke(app, command).output.split())
    assert "un contact de plus par E-mail, à Engagement › Faible, n’enfreint rien" in printed
    assert "la réserve de « Contacts par mois » (Engagement › Faible) est atteinte" in printed
    table = CliRunner().invoke(app, ["pressure", PLAN, *options]).output
    assert "Les 20 ans de la maison – ouverture" in table
    assert "weekly" not in table


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_lines_fit_the_terminal(columns: int) -> None:
    for words in (("--segment", "value.vip"), ("--next-slot", "all")):
        command = ["pressure", PLAN, "--as-of", "2026-12-01", *words, "--lang", "fr"]
        printed = CliRunner().invoke(app, command, env={"COLUMNS": str(columns)}).output
        assert max(map(len, printed.splitlines())) <= columns


def test_many_years_are_strips_with_their_year(tmp_path: Path) -> None:
    years = "relplan: 1\nname: P\nlanguage: en\nperiod: {from: 2027-01-01, to: 2036-12-31}\n"
    files = {"relplan.yaml": years, "conventions/pressure.yaml": "caps: {w: {max: 2, per: 7d}}\n"}
    lines = pressure_of(tmp_path, files, columns=80).output.splitlines()
    strips = [line for line in lines if re.match(r"20\d\d +Jan", line)]
    assert [line[:4] for line in strips] == [str(year) for year in range(2027, 2037)]
    signs = "".join(line.split()[-1] for line in lines if line.startswith("everybody"))
    assert len(signs) == 523


def test_a_strip_without_room_is_divided(tmp_path: Path) -> None:
    files = {"conventions/pressure.yaml": "caps: {w: {max: 2, per: 7d}}\n"}
    lines = pressure_of(tmp_path, files, columns=50).output.splitlines()
    assert [len(line.split()[-1]) for line in lines if line.startswith("everybody")] == [27, 26]


def test_what_cannot_be_read_is_named_by_its_file(tmp_path: Path) -> None:
    other = {"programmes/p.yaml": "name: P\nobjectiv: 3\n"}
    files = {"conventions/pressure.yaml": DURING, "conventions/segments.yaml": "segmentations: [\n", **other}
    done = pressure_of(tmp_path, files)
    assert done.exit_code == 2
    assert "conventions/segments.yaml\" can't be read whole; to see what is wrong: relplan validate " in done.output

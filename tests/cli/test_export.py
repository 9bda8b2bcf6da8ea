"""`relplan export`: what spreadsheets and scripts read back is what the plan says."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from relplan.analysis.study import Study
from relplan.cli.app import app
from relplan.diagnostics.neutral import lines_of_text
from relplan.output.export.kinds import EXPORTS, OBJECT_KINDS
from relplan.output.export.records import make_export
from relplan.output.export.table import write_table
from relplan.plan.load import load_plan
from relplan.source.folder import FolderTree
from tests.conftest import AS_OF, plan_of
from tests.report.conftest import SMALL
from tests.report.test_hostile_text import HOSTILE, plan_with

ROOT = Path(__file__).parent.parent.parent
LAVANDE = ROOT / "examples" / "maison-lavande"


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ["export", *words], env={"RELPLAN_LANG": None})


def read(text: str, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))


def small(name: str) -> list[dict[str, str]]:
    return read(write_table(make_export(Study(plan_of(SMALL), AS_OF), name), ",", is_marked=False))


def test_a_row_has_the_keys_of_the_format_joined_by_dots() -> None:
    (row,) = small("scenarios")
    assert list(row)[:3] == ["id", "name", "owner"]
    assert list(row)[-1] == "x-ticket"
    assert row["id"] == "hello"
    assert row["objective.baseline"] == "12 %"
    assert row["trigger.delay"] == "3h"
    assert row["audience.exclude"] == "flags.staff"
    assert json.loads(row["steps"])[0] == {"message": "first", "channel": "email", "subject": "Welcome"}
    columns = list(row)
    assert columns.index("objective.statement") < columns.index("objective.kpi") < columns.index("objective.target")


def test_the_order_of_keys_in_a_file_changes_nothing() -> None:
    lines = SMALL["conventions/channels.yaml"].strip().splitlines()
    other = {**SMALL, "conventions/channels.yaml": "\n".join(reversed(lines)) + "\n"}
    tables = [
        write_table(make_export(Study(plan_of(files), AS_OF), "channels"), ",", is_marked=False)
        for files in (SMALL, other)
    ]
    assert tables[0] == tables[1]


def test_sends_are_those_of_the_calendar() -> None:
    rows = small("sends")
    assert rows[0]["id"] == "spring/launch/2027-03-18"
    assert (rows[0]["date"], rows[0]["time"], rows[0]["send.channel"]) == ("2027-03-18", "08:30", "email")
    assert rows[0]["audience.segments"] == "life.active"
    assert rows[1]["send.audience.exclude"] == "flags.staff"
    assert [row["date"] for row in rows] == sorted(row["date"] for row in rows)
    assert sum(row["campaign"] == "letter" for row in rows) == 7


@pytest.mark.parametrize("name", EXPORTS)
def test_every_kind_is_read_back_from_csv_and_json(name: str) -> None:
    plan = load_plan(FolderTree(LAVANDE))
    rows = read(run(name, str(LAVANDE)).stdout, ";")
    records = json.loads(run(name, str(LAVANDE), "-f", "json").stdout)
    assert [row["id"] for row in rows] == [record["id"] for record in records]
    if name in OBJECT_KINDS:
        assert [row["id"] for row in rows] == sorted(plan.of(OBJECT_KINDS[name]))


def test_json_is_the_plan_s_own_data() -> None:
    plan = load_plan(FolderTree(LAVANDE))
    records = json.loads(run("scenarios", str(LAVANDE), "-f", "json").stdout)
    for record in records:
        item = plan.scenarios[record.pop("id")]
        assert record == plan.documents[item.path].data


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stays_in_its_cell_and_is_no_formula(text: str) -> None:
    study = Study(plan_of(plan_with(text)), AS_OF)
    for name in EXPORTS:
        for delimiter in (",", ";", "\t"):
            export = make_export(study, name)
            rows = read(write_table(export, delimiter, is_marked=False), delimiter)
            assert [row["id"] for row in rows] == [record["id"] for record in export.records]
            for row, record in zip(rows, export.records, strict=True):
                assert None not in row
                assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]
                if "name" in record:
                    assert row["name"].replace("'", "") == lines_of_text(record["name"]).replace("'", "")


def test_a_formula_gets_an_apostrophe() -> None:
    study = Study(plan_of(plan_with("=HYPERLINK(1)")), AS_OF)
    (row,) = read(write_table(make_export(study, "programmes"), ",", is_marked=False))
    assert row["name"] == "'=HYPERLINK(1)"


def test_a_file_says_its_encoding_and_french_takes_semicolons(tmp_path: Path) -> None:
    done = run("offers", str(LAVANDE), "-o", str(tmp_path))
    assert done.exit_code == 0
    assert (tmp_path / "offers.csv").read_bytes().startswith(b"\xef\xbb\xbfid;name;")
    text = (tmp_path / "offers.csv").read_text(encoding="utf-8-sig")
    assert {row["name"] for row in read(text, ";")} >= {"Démarque d'hiver"}
    assert run("offers", str(LAVANDE), "--lang", "en").stdout.startswith("id,name,")
    assert run("offers", str(LAVANDE), "--delimiter", "tab").stdout.startswith("id\tname\t")


def test_all_kinds_go_into_a_folder_and_are_replaced(tmp_path: Path) -> None:
    plan = tmp_path / "plan"
    shutil.copytree(LAVANDE, plan)
    out = tmp_path / "out"
    assert run("all", str(plan), "-o", str(out)).exit_code == 0
    names = {file.name for file in out.glob("*.csv")}
    assert {"scenarios.csv", "sends.csv", "offers.csv", "segments.csv", "kpis.csv"} <= names
    (plan / "offers.yaml").unlink()
    (plan / "loyalty.yaml").unlink()
    assert run("all", str(plan), "-o", str(out)).exit_code == 0
    assert names - {file.name for file in out.glob("*.csv")} == {"offers.csv"}
    assert run("scenarios", str(plan), "-o", str(out), "-f", "json").exit_code == 0
    assert (out / "sends.csv").is_file()
    assert (out / "scenarios.json").is_file()


@pytest.mark.parametrize("name", ["scenarios.csv", "notes.txt"])
def test_nothing_is_overwritten_that_no_export_made(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    done = run("scenarios", str(LAVANDE), "-o", str(tmp_path))
    assert done.exit_code == 2
    assert "files that no export made" in done.stderr
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_a_file_changed_by_hand_is_kept(tmp_path: Path) -> None:
    run("scenarios", str(LAVANDE), "-o", str(tmp_path))
    (tmp_path / "scenarios.csv").write_text("sorted by me")
    done = run("scenarios", str(LAVANDE), "-o", str(tmp_path))
    assert done.exit_code == 2
    assert "was changed since the export was made" in done.stderr
    assert (tmp_path / "scenarios.csv").read_text() == "sorted by me"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["senario"], "did you mean scenarios?"),
        (["xyzzy"], "there are programmes, scenarios"),
        (["all"], "give it with -o DIR"),
        (["scenarios", str(LAVANDE), "-f", "json", "--delimiter", "tab"], "--delimiter is for --format csv"),
    ],
)
def test_what_can_t_be_done_is_said(words: list[str], said: str) -> None:
    done = run(*words)
    assert done.exit_code == 2
    assert said in done.stderr


def test_an_object_that_can_t_be_read_is_never_left_out(tmp_path: Path) -> None:
    plan = tmp_path / "plan"
    shutil.copytree(ROOT / "examples" / "starter", plan)
    (plan / "campaigns" / "broken.yaml").write_text("name: Sales: now\n")
    done = run("campaigns", str(plan))
    assert done.exit_code == 2
    assert "the export of campaigns would be wrong" in done.stderr
    assert run("scenarios", str(plan)).exit_code == 0


def test_a_plan_of_nothing_has_nothing_to_export(tmp_path: Path) -> None:
    (tmp_path / "relplan.yaml").write_text("relplan: 1\nname: Plan\nperiod: {from: 2027-01-01, to: 2027-12-31}\n")
    done = run("all", str(tmp_path), "-o", str(tmp_path / "out"))
    assert (done.exit_code, done.output) == (
        0,
        f"0 files written into {tmp_path / 'out'}, since the plan has nothing to export\n",
    )

"""`relplan calendar`: the agenda as people read it, and a calendar file that another program reads back."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from icalendar import Calendar
from typer.testing import CliRunner, Result

from relplan.cli.app import app

ROOT = Path(__file__).parent.parent.parent
PLAN = str(ROOT / "examples" / "maison-lavande")


def calendar(*words: str, plan: str = PLAN) -> Result:
    return CliRunner().invoke(app, ["calendar", plan, "--as-of", "2026-12-01", *words])


def make_plan(folder: Path, sends: str, *, name: str = "Sales", more: str = "") -> str:
    (folder / "campaigns").mkdir()
    (folder / "relplan.yaml").write_text(
        "relplan: 1\nname: P\nlanguage: en\nperiod: {from: 2027-01-01, to: 2027-12-31}\n"
    )
    (folder / "campaigns" / "c.yaml").write_text(f"name: {name}\nprogramme: p\nsends:\n{sends}", encoding="utf-8")
    if more:
        (folder / "calendar.yaml").write_text(more)
    return str(folder)


def events(text: str) -> list[dict[str, object]]:
    """Read a calendar file back."""
    return [
        {str(key).lower(): getattr(value, "dt", value) for key, value in event.items()}
        for event in Calendar.from_ical(text).walk("VEVENT")
    ]


def test_the_table_goes_by_month_and_day_with_occasions_and_holidays() -> None:
    printed = calendar("--month", "2027-03").output
    assert printed.startswith("mars 2027  15 envois\n")
    assert "mer  3  18:00  E-mail    Fête des grands-mères" in printed
    assert "Nouveaux, Actifs ou Fidèles · Fort ou Moyen · sans Fêtes de famille coupées" in printed
    assert "dim  7  ── Fête des grands-mères" in printed
    assert "lun 29  ── jour férié : Lundi de Pâques".replace(" :", "\u00a0:") in printed


def test_a_segment_sees_only_what_can_reach_it() -> None:
    printed = calendar("--month", "2027-03", "--segment", "lifecycle.inactive", "--lang", "en").output
    assert "sends that can reach a customer in lifecycle.inactive" in printed
    assert "Reconquête de printemps" in printed
    assert "Fête des grands-mères" not in printed.replace("── Fête des grands-mères", "")


def test_an_empty_stretch_is_told() -> None:
    assert "nothing is sent from 1 March 2026" in calendar("--month", "2026-03", "--lang", "en").output


def test_sends_without_a_date_are_named(tmp_path: Path) -> None:
    sends = "  - {id: a, on: 2027-01-05, channel: email}\n  - {id: b, on: occasion, channel: email}\n"
    printed = calendar(plan=make_plan(tmp_path, sends)).output
    assert '1 send has no date, since the occasion or the occurrence is not known: "c/b"' in printed


def test_json_has_instants_with_their_offset() -> None:
    sends = json.loads(calendar("--month", "2027-03", "--format", "json").output)["sends"]
    days = {send["at"] for send in sends}
    assert "2027-03-27T10:00+01:00" in days
    assert "2027-03-30T10:00+02:00" in days


def test_a_calendar_file_is_read_back_with_the_right_hours() -> None:
    read = events(calendar("--month", "2027-03", "--format", "ics").output)
    starts = {event["uid"]: event["dtstart"] for event in read}
    assert starts["paques.chasse.20270327@relplan"] == datetime(2027, 3, 27, 9, tzinfo=UTC)
    assert starts["newsletter-hebdo.edition.20270330@relplan"] == datetime(2027, 3, 30, 8, tzinfo=UTC)
    assert len({event["uid"] for event in read}) == len(read)


def test_the_same_plan_gives_the_same_file() -> None:
    assert calendar("--format", "ics").output == calendar("--format", "ics").output


def test_a_spread_send_and_a_blackout_take_whole_days(tmp_path: Path) -> None:
    sends = "  - {id: calls, on: 2027-12-20, channel: call, spread: {over: 10d, days: [mon, tue]}, at: '09:00'}\n"
    more = "blackouts: {xmas: {name: Christmas, from: 2027-12-24, to: 2027-12-26}}\n"
    read = events(calendar("--format", "ics", plan=make_plan(tmp_path, sends, more=more)).output)
    (calls, blackout) = (next(event for event in read if str(event["uid"]).startswith(one)) for one in ("c.", "black"))
    assert (calls["dtstart"], calls["dtend"]) == (date(2027, 12, 20), date(2027, 12, 29))
    assert (blackout["dtstart"], blackout["dtend"]) == (date(2027, 12, 24), date(2027, 12, 27))


@pytest.mark.parametrize(
    "name", ["a, b; c \\ d", "line\\nbreak", "😀" * 200, "x" * 10_000, "\u202eright to left", "BEGIN:VEVENT"]
)
def test_hostile_names_come_back_as_they_are(tmp_path: Path, name: str) -> None:
    quoted = json.dumps(name, ensure_ascii=False)
    plan = make_plan(tmp_path, "  - {id: a, on: 2027-01-05, channel: email}\n", name=quoted)
    file = tmp_path / "plan.ics"
    assert calendar("--format", "ics", "--output", str(file), plan=plan).exit_code == 0
    (event,) = events(file.read_bytes().decode())
    assert str(event["summary"]) == name
    assert all(len(line) <= 75 for line in file.read_bytes().split(b"\r\n"))


def test_a_file_is_written_in_one_step_and_only_over_our_own(tmp_path: Path) -> None:
    file = tmp_path / "plan.ics"
    assert calendar("--format", "ics", "--output", str(file)).exit_code == 0
    first = file.read_bytes()
    assert calendar("--format", "ics", "--output", str(file)).exit_code == 0
    assert file.read_bytes() == first
    file.write_text("mine")
    done = calendar("--format", "ics", "--output", str(file))
    assert done.exit_code == 2
    assert file.read_text() == "mine"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--month", "2027-13"), '--month takes a month such as 2027-03, not "2027-13"'),
        (("--month", "2027-03", "--from", "2027-01-01"), "give --month, or --from and --to, not both"),
        (("--segment", "lifecycle.activ"), 'the plan has no segment "lifecycle.activ"; did you mean'),
        (("--channel", "emial"), 'the plan has no channel "emial"; did you mean email?'),
    ],
)
def test_what_cannot_be_understood_is_told(words: tuple[str, ...], message: str) -> None:
    done = calendar(*words)
    assert (done.exit_code, message in done.output) == (2, True)

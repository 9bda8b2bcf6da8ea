"""`relplan calendar`: the agenda as people read it, and a calendar file that another program reads back."""

from __future__ import annotations

import json
import os
import subprocess
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from typer.testing import CliRunner, Result

from relplan.cli.app import app
from relplan.diagnostics.neutral import one_line
from relplan.output.printable import width

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


def events(text: str) -> list[dict[str, Any]]:
    """Read a calendar file back."""
    return [
        {str(key).lower(): getattr(value, "dt", value) for key, value in event.items()}
        for event in Calendar.from_ical(text).walk("VEVENT")
    ]


def test_the_table_goes_by_month_and_day_with_occasions_and_holidays() -> None:
    printed = calendar("--month", "2027-03").output
    assert printed.startswith("mars 2027  15 envois (E-mail 14, Courrier 1)\n\nsemaine 9\n")
    assert "mer  3  18:00  E-mail    Fête des grands-mères" in printed
    assert "Nouveaux, Actifs ou Fidèles\u00a0· Fort" in printed
    assert "dim  7  ── Fête des grands-mères" in printed
    assert "lun 29  ── jour férié : Lundi de Pâques".replace(" :", "\u00a0:") in printed


def test_a_segment_sees_only_what_can_reach_it() -> None:
    printed = calendar("--month", "2027-03", "--segment", "lifecycle.inactive", "--lang", "en").output
    assert 'sends that can reach a customer in "Inactifs"' in printed
    assert "Reconquête de printemps" in printed
    assert "Fête des grands-mères" not in printed.replace("── Fête des grands-mères", "")


def test_an_empty_stretch_is_told() -> None:
    assert "nothing is sent from 1 March 2026" in calendar("--month", "2026-03", "--lang", "en").output


def test_sends_without_a_date_are_named(tmp_path: Path) -> None:
    sends = "  - {id: a, on: 2027-01-05, channel: email}\n  - {id: b, on: occasion, channel: email}\n"
    printed = calendar(plan=make_plan(tmp_path, sends)).output
    assert "c/b: the campaign names no occasion" in printed
    assert "c/a" not in printed


def test_json_has_instants_with_their_offset() -> None:
    sends = json.loads(calendar("--month", "2027-03", "--format", "json").output)["sends"]
    days = {send["at"] for send in sends}
    assert "2027-03-27T10:00+01:00" in days
    assert "2027-03-30T10:00+02:00" in days


def test_a_calendar_file_is_read_back_with_the_right_hours() -> None:
    read = events(calendar("--month", "2027-03", "--format", "ics").output)
    starts = {event["uid"]: event["dtstart"] for event in read}
    assert starts["paques.chasse.2027@relplan"] == datetime(2027, 3, 27, 9, tzinfo=UTC)
    assert starts["newsletter-hebdo.edition.20270330@relplan"] == datetime(2027, 3, 30, 8, tzinfo=UTC)
    assert len({event["uid"] for event in read}) == len(read)


def test_the_same_plan_gives_the_same_file() -> None:
    """Whatever day it is read as of."""
    today, later = (calendar("--format", "ics", "--as-of", day).output for day in ("2026-12-01", "2027-06-15"))
    assert today == later


@pytest.mark.parametrize("later", [timedelta(milliseconds=300), timedelta(days=1)])
def test_an_event_that_moved_is_a_newer_revision(tmp_path: Path, later: timedelta) -> None:
    plan = make_plan(tmp_path, "  - {id: a, on: 2027-03-02, channel: email}\n")
    campaign = next(Path(plan).glob("campaigns/*.yaml"))
    changed = datetime(2027, 1, 4, 9, 30, tzinfo=UTC)
    for file in Path(plan).rglob("*.yaml"):
        os.utime(file, (changed.timestamp(), changed.timestamp()))
    (before,) = events(calendar("--format", "ics", plan=plan).output)
    campaign.write_text(campaign.read_text("utf-8").replace("2027-03-02", "2027-03-03"), "utf-8")
    os.utime(campaign, ((changed + later).timestamp(),) * 2)
    (after,) = events(calendar("--format", "ics", plan=plan).output)
    assert (before["uid"], before["dtstamp"], before["last-modified"]) == ("c.a@relplan", changed, changed)
    assert after["uid"] == before["uid"]
    assert after["dtstart"] == before["dtstart"] + timedelta(days=1)
    assert after["sequence"] > before["sequence"]
    assert after["dtstamp"] == after["last-modified"] == (changed + later).replace(microsecond=0)


def test_a_revision_is_stamped_with_the_time_of_its_commit(tmp_path: Path) -> None:
    plan = make_plan(tmp_path, "  - {id: a, on: 2027-03-02, channel: email}\n")
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    when = os.environ | {"GIT_COMMITTER_DATE": "2027-01-05T08:00:00Z"}
    for words in (("init", "-q"), ("add", "."), (*who, "commit", "-q", "-m", "plan")):
        subprocess.run(["git", *words], cwd=plan, env=when, check=True)
    (event,) = events(calendar("--format", "ics", "--rev", "HEAD", plan=plan).output)
    assert event["dtstamp"] == datetime(2027, 1, 5, 8, tzinfo=UTC)


def test_a_send_that_goes_on_for_hours_is_an_event_of_as_long(tmp_path: Path) -> None:
    sends = "  - {id: a, on: 2027-03-02, at: '08:00', channel: email, spread: {over: 24h}}\n"
    plan = make_plan(tmp_path, sends)
    (event,) = events(calendar("--format", "ics", plan=plan).output)
    assert event["dtstart"] == datetime(2027, 3, 2, 7, tzinfo=UTC)
    assert event["dtend"] == datetime(2027, 3, 3, 7, tzinfo=UTC)
    assert "until Wednesday 3 March 2027 at" in calendar(plan=plan).output


@pytest.mark.parametrize(("day", "shown"), [("2027-03-28", "03:30"), ("2027-10-31", "02:30")])
def test_an_hour_that_the_clock_changes_is_the_same_in_table_json_and_calendar_file(
    tmp_path: Path, day: str, shown: str
) -> None:
    plan = make_plan(tmp_path, f"  - {{id: a, on: {day}, at: '02:30', channel: email}}\n")
    (event,) = events(calendar("--format", "ics", plan=plan).output)
    (send,) = json.loads(calendar("--format", "json", plan=plan).output)["sends"]
    assert f"  {shown}  " in calendar(plan=plan).output
    assert send["at"].startswith(f"{day}T{shown}")
    assert datetime.fromisoformat(send["at"]) == event["dtstart"]


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
def test_hostile_names_come_back_whole_and_neutral(tmp_path: Path, name: str) -> None:
    quoted = json.dumps(name, ensure_ascii=False)
    plan = make_plan(tmp_path, "  - {id: a, on: 2027-01-05, channel: email}\n", name=quoted)
    file = tmp_path / "plan.ics"
    assert calendar("--format", "ics", "--output", str(file), plan=plan).exit_code == 0
    (event,) = events(file.read_bytes().decode())
    assert str(event["summary"]) == one_line(name)
    assert all(len(line) <= 75 for line in file.read_bytes().split(b"\r\n"))


SEND = "  - {id: a, on: 2027-01-05, channel: email}\n"


def test_no_line_is_wider_than_a_page() -> None:
    printed = calendar().output
    assert max(map(width, printed.splitlines())) <= 100
    assert printed.splitlines()[-1].startswith("en tout : ".replace(" :", "\u00a0:"))


def test_colour_is_written_and_only_when_asked_for() -> None:
    colored = calendar("--month", "2027-03", "--color", "always").output
    assert colored.startswith("\x1b[1mmars 2027\x1b[0m  15 envois")
    assert "\x1b" not in calendar("--month", "2027-03", "--color", "never").output


def test_a_name_cannot_steer_the_terminal(tmp_path: Path) -> None:
    printed = calendar(plan=make_plan(tmp_path, SEND, name='"\\x1b[2J\\nSales 😀"')).output
    assert "\x1b" not in printed
    assert "Sales 😀" in printed


def test_one_campaign_is_shown_with_the_marks_of_its_weeks() -> None:
    printed = calendar("--campaign", "soldes-hiver", "--lang", "en").output
    assert printed.startswith('only the campaign "Soldes d\'hiver"\n')
    assert "5 sends (E-mail 4, SMS 1)" in printed
    assert "Soldes d'hiver, until 2 February 2027" in printed
    assert "Newsletter" not in printed
    assert "Noël" not in printed


@pytest.mark.parametrize(
    ("communication", "note"),
    [
        ("{obeys_pressure: false, counts_in_pressure: false}", "Sales (outside the pressure rules)"),
        ("{obeys_pressure: false, counts_in_pressure: true}", "Sales (counts, is never held back)"),
        ("{obeys_pressure: true, counts_in_pressure: false}", "Sales (doesn't count)"),
    ],
)
def test_a_send_that_is_not_like_the_others_is_marked(tmp_path: Path, communication: str, note: str) -> None:
    plan = make_plan(tmp_path, SEND + "communication: x\n")
    (tmp_path / "conventions").mkdir()
    (tmp_path / "conventions" / "communications.yaml").write_text(f"x: {communication}\n")
    assert note in " ".join(calendar(plan=plan).output.split())


def test_what_began_before_the_days_shown_is_told_with_its_first_day() -> None:
    printed = calendar("--from", "2027-01-18", "--to", "2027-01-31", "--lang", "en").output
    assert "Mon 18  ── Soldes d'hiver, from 6 January 2027 to 2 February 2027" in printed


def test_a_blackout_of_other_channels_is_left_out(tmp_path: Path) -> None:
    more = "blackouts: {xmas: {name: Christmas, from: 2027-01-04, to: 2027-01-06, channels: [sms]}}\n"
    plan = make_plan(tmp_path, SEND, more=more)
    (tmp_path / "conventions").mkdir()
    (tmp_path / "conventions" / "channels.yaml").write_text("email: {kind: email}\nsms: {kind: sms}\n")
    assert "blackout: Christmas, until 6 January 2027" in calendar(plan=plan).output
    assert "blackout" not in calendar("--channel", "email", plan=plan).output


@pytest.mark.parametrize(
    ("on", "more", "reason"),
    [
        ("occurrence", "", "the campaign has no `repeat` to come back by"),
        ("occasion", "occasion: o\n", "the occasion \"o\" doesn't begin in the plan's period"),
        ("occasion", "occasion: o\nstatus: idea\n", "the campaign is an idea, or retired: nothing is sent"),
    ],
)
def test_the_reason_is_told_even_when_nothing_is_sent(tmp_path: Path, on: str, more: str, reason: str) -> None:
    sends = f"  - {{id: a, on: {on}, channel: email}}\n{more}"
    plan = make_plan(tmp_path, sends, more="occasions: {o: {name: O, date: 2029-01-01}}\n")
    printed = calendar("--campaign", "c", plan=plan).output
    assert "nothing is sent from 1 January 2027 to 31 December 2027" in printed
    assert f"c/a: {reason}" in printed


def test_an_event_keeps_its_identity_when_its_day_changes(tmp_path: Path) -> None:
    uids = []
    for number, on in enumerate(("occasion", "occasion - 3d")):
        folder = tmp_path / str(number)
        folder.mkdir()
        sends = f"  - {{id: a, on: {on}, channel: email}}\noccasion: o\n"
        plan = make_plan(folder, sends, more="occasions: {o: {name: O, rule: fixed 07-22}}\n")
        uids.append({event["uid"] for event in events(calendar("--format", "ics", plan=plan).output)})
    assert uids == [{"c.a.2027@relplan", "occasion/o.2027@relplan"}] * 2


def test_editions_of_one_year_are_told_apart(tmp_path: Path) -> None:
    editions = "[{from: 2027-03-01, to: 2027-03-02}, {from: 2027-09-01, to: 2027-09-02}]"
    sends = "  - {id: a, on: occasion, channel: email}\noccasion: o\n"
    plan = make_plan(tmp_path, sends, more=f"occasions: {{o: {{name: O, editions: {editions}}}}}\n")
    read = events(calendar("--format", "ics", plan=plan).output)
    assert {event["uid"] for event in read} == {
        *("c.a.2027@relplan", "c.a.2027~2@relplan"),
        *("occasion/o.2027@relplan", "occasion/o.2027~2@relplan"),
    }
    second = events(calendar("--format", "ics", "--month", "2027-09", plan=plan).output)
    assert {event["uid"] for event in second} == {"c.a.2027~2@relplan", "occasion/o.2027~2@relplan"}


def test_hours_that_the_clock_skips_and_the_end_of_the_year(tmp_path: Path) -> None:
    """02:30 is skipped on 28 March in Paris: 03:30 is meant; on 31 October the first 02:30 is."""
    sends = "".join(
        f"  - {{id: {ident}, on: {day}, at: '{hour}', channel: email}}\n"
        for ident, day, hour in (("gap", "2027-03-28", "02:30"), ("fold", "2027-10-31", "02:30"))
    )
    sends += "  - {id: eve, on: 2027-12-31, at: '23:45', channel: email}\n"
    sends += "  - {id: calls, on: 2027-12-31, channel: call, spread: {over: 1d}}\n"
    plan = make_plan(tmp_path, sends)
    read = {event["uid"]: event for event in events(calendar("--format", "ics", plan=plan).output)}
    assert read["c.gap@relplan"]["dtstart"] == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)
    assert read["c.fold@relplan"]["dtstart"] == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    assert read["c.eve@relplan"]["dtstart"] == datetime(2027, 12, 31, 22, 45, tzinfo=UTC)
    assert read["c.calls@relplan"]["dtend"] == date(2028, 1, 1)
    assert json.loads(calendar("--format", "json", plan=plan).output)["sends"][-1]["at"] == "2027-12-31T23:45+01:00"


@pytest.mark.parametrize("form", ["table", "json", "ics"])
def test_no_calendar_is_made_without_a_known_zone(tmp_path: Path, form: str) -> None:
    plan = make_plan(tmp_path, SEND)
    settings = tmp_path / "relplan.yaml"
    settings.write_text(settings.read_text() + "timezone: Europe/Pariss\n")
    done = calendar("--format", form, plan=plan)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "the calendar would be wrong" in done.output


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
        (("--from", ""), '--from takes a day such as 2027-01-06, not ""'),
        (("--from", "2030-01-01"), "--from (2030-01-01) is outside the plan's period, from 2027-01-01 to 2027-12-31"),
        (("--segment", "lifecycle.activ"), 'the plan has no segment "lifecycle.activ"; did you mean'),
        (("--campaign", "soldes-hivers"), 'the plan has no campaign "soldes-hivers"; did you mean soldes-hiver?'),
        (("--channel", "emial"), 'the plan has no channel "emial"; did you mean email?'),
    ],
)
def test_what_cannot_be_understood_is_told(words: tuple[str, ...], message: str) -> None:
    done = calendar(*words)
    assert (done.exit_code, message in done.output) == (2, True)

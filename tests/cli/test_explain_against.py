"""`relplan explain --against`: two actions as one reader sees them, with only the lines that are about both."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from relplan.cli.app import app
from relplan.output.printable import width

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = ROOT / "examples"


def explain(one: str, other: str, *words: str, plan: str = "maison-lavande", lang: str = "en") -> Result:
    options = ("--plan", str(EXAMPLES / plan), "--as-of", "2026-12-01", "--lang", lang, "--ids")
    return CliRunner().invoke(app, ["explain", one, "--against", other, *options, *words])


def explain_in(plan: str, other: str = "b") -> str:
    words = ["explain", "a", "--against", other, "--plan", plan, "--as-of", "2027-01-01", "--ids"]
    return CliRunner().invoke(app, words).output


def test_objects_are_called_by_their_names() -> None:
    words = ["explain", "mariage", "--against", "changement-rib", "--plan", str(EXAMPLES / "credit-horizon")]
    printed = CliRunner().invoke(app, [*words, "--as-of", "2026-12-01"]).output.replace("\u00a0", " ")
    assert printed.startswith("« Mariage » face à « Changement de RIB »\n")
    assert "  le plafond « Un par semaine » (Engagement › Fort)  " in printed


def test_limits_that_cannot_see_both_are_left_out() -> None:
    """The newsletter reaches `engagement.high` only, and is never a day or less from the sales."""
    shown = explain("soldes-hiver", "newsletter-hebdo").output.partition("limits that count both:\n")[2]
    names = [line.partition("  /")[0].partition("  examples")[0].strip() for line in shown.splitlines()]
    assert names == [
        'the cap "weekly" (engagement.high)',
        'the cap "monthly" (engagement.high)',
        'the reserve of "monthly" (engagement.high)',
    ]


def test_figures_of_one_line_are_all_named(tmp_path: Path) -> None:
    cap = "caps: {w: {max: 3, per: 7d, by_segment: {value.vip: 4}}}\nreserve: {for: scenarios, slots: 1, of: w}\n"
    shown = explain_in(write_plan(tmp_path, pressure=cap))
    assert '  the reserve of "w" (value.vip)  ' in shown
    assert '  the reserve of "w"  ' in shown


def test_a_customer_who_changes_segment_may_be_counted_for_both(tmp_path: Path) -> None:
    cap = "caps: {w: {max: 1, per: 7d, by_segment: {value.vip: 2}}}\n"
    audiences = ("{segments: [value.vip]}", "{segments: [value.other]}")
    shown = explain_in(write_plan(tmp_path, pressure=cap, audiences=audiences, moving="true"))
    assert "only a customer who changes segment that day can get both" in shown
    assert '  the cap "w" (value.vip)  ' in shown
    assert '  the cap "w"  ' in shown


def test_a_gap_names_its_channel(tmp_path: Path) -> None:
    plan = write_plan(tmp_path, pressure="minimum_gap: {any: 48h, sms: 7d}\n")
    shown = explain_in(plan)
    assert "  the minimum gap  " in shown
    assert '  the minimum gap of "sms"  ' in shown


def test_those_who_share_no_customer_share_no_limit(tmp_path: Path) -> None:
    plan = write_plan(tmp_path, audiences=("{segments: [value.vip]}", "{segments: [value.other]}"))
    shown = explain_in(plan)
    assert "they never meet: no such customer can be in both audiences" in shown
    assert "limit" not in shown.partition("if they met:")[2].partition("limits leave room")[2]


def test_a_send_that_is_withheld_is_not_said_to_keep_its_place(tmp_path: Path) -> None:
    more = "trigger: {moment: m}\nwith_campaigns: {default: wins}\nsteps: [{message: s, channel: sms}]\n"
    plan = write_plan(tmp_path, pressure="caps: {e: {max: 1, per: 7d, channels: [email]}}\n", scenario=more)
    shown = explain_in(plan, "s")
    assert '"a" is not sent, whether or not a limit is reached' in shown.replace("\n", " ")
    assert shown.endswith("no limit counts both\n")


@pytest.mark.parametrize("pair", [("mariage", "changement-rib"), ("changement-rib", "mariage")])
def test_a_scenario_not_launched_in_favour_of_the_other_is_told(pair: tuple[str, str]) -> None:
    shown = " ".join(explain(*pair, plan="credit-horizon").output.split())
    assert 'in favour of "mariage", "changement-rib" is not launched while it runs, nor within 10 days' in shown
    assert "its trigger is tried again after that" in shown
    assert "scenarios/mariage.yaml:12" in shown


def test_nobody_can_be_in_two_segments_that_exclude_each_other() -> None:
    done = explain("soldes-hiver", "newsletter-hebdo", "-s", "value.vip", "-s", "value.regular")
    assert done.exit_code == 2
    assert 'a customer can\'t be in "value.vip" and "value.regular" at once' in done.output


def test_days_are_listed_as_people_do() -> None:
    assert (
        "ils peuvent se croiser les 5, 6, 17, 28 et 30 janvier 2027\n"
        in explain("soldes-hiver", "panier-abandonne", lang="fr").output
    )
    assert "they can meet on 5, 6, 17, 28 and 30 January 2027\n" in explain("soldes-hiver", "panier-abandonne").output


@pytest.mark.parametrize("columns", [60, 100])
def test_lines_fit_the_terminal_but_for_places(monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = explain("soldes-hiver", "newsletter-hebdo").output.splitlines()
    assert [line for line in lines if width(line) > columns and ".yaml:" not in line] == []


CUSTOMER = ("-s", "engagement.high", "-s", "value.regular")


@pytest.mark.parametrize("day", ["2027-01-05", "2027-01-06", "2027-01-07", "2027-01-12", "2027-01-17", "2027-01-26"])
def test_the_sends_of_a_day_are_those_of_a_play_of_that_day(day: str) -> None:
    pair = ("soldes-hiver", "newsletter-hebdo")
    said = explain(*pair, *CUSTOMER, "--on", day).output.partition("\non ")[2].partition("\n\n")[0]
    assert re.findall(r'"(.+)/(.+)" is sent at (.+)', said) == [one for name in pair for one in played(name, day)]
    assert re.findall(r'"(.+)" sends nothing to such a customer', said) == [
        name for name in pair if not played(name, day)
    ]


def played(campaign: str, day: str) -> list[tuple[str, str, str]]:
    """Return the sends of a campaign that come up on a day in the play of one customer, sent or not."""
    words = ("why", str(EXAMPLES / "maison-lavande"), "--as-of", "2026-12-01", *CUSTOMER, "-f", "json")
    ledger = json.loads(CliRunner().invoke(app, [*words, "--from", day, "--to", day]).output)
    found = [(*one["message"].split("/"), one["at"].partition("T")[2]) for one in ledger["entries"] if "message" in one]
    return [one for one in found if one[0] == campaign]


@pytest.mark.parametrize(("day", "nearest"), [("2027-01-06", ""), ("2027-01-10", "6"), ("2027-01-29", "28")])
def test_the_nearest_day_is_told_where_they_do_not_meet(day: str, nearest: str) -> None:
    said = explain("soldes-hiver", "panier-abandonne", "--on", day).output.partition("\non ")[2].partition("\n\n")[0]
    assert '"panier-abandonne" may send, if its moment came' in said
    assert re.findall(r"the nearest day on which they can meet is (\d+)", said) == [nearest] * bool(nearest)


def write_plan(
    folder: Path,
    pressure: str = "caps: {w: {max: 1, per: 7d}}\n",
    audiences: tuple[str, str] = ("{}", "{}"),
    scenario: str = "",
    moving: str = "false",
) -> str:
    """Write a plan of two campaigns over SMS and e-mail on one day, and a scenario `s` if one is given."""
    files = {
        "relplan.yaml": "relplan: 1\nname: P\nlanguage: en\nperiod: {from: 2027-01-01, to: 2027-12-31}\n",
        "programmes/p.yaml": "name: P\nobjective: {statement: s, kpi: nps}\n",
        "conventions/channels.yaml": "email: {kind: email}\nsms: {kind: sms}\n",
        "conventions/segments.yaml": (
            f"segmentations: {{value: {{moving: {moving}, segments: {{vip: {{}}, other: {{}}}}}}}}\n"
        ),
        "conventions/pressure.yaml": pressure,
        "moments.yaml": "m: {name: M}\n",
    }
    for ident, audience in zip("ab", audiences, strict=True):
        channels = ("email",) if scenario else ("sms", "email")
        sends = "".join(f"  - {{id: {one}, on: 2027-02-01, channel: {one}}}\n" for one in channels)
        files[f"campaigns/{ident}.yaml"] = f"name: C\nprogramme: p\naudience: {audience}\nsends:\n{sends}"
    if scenario:
        files["scenarios/s.yaml"] = f"name: S\nprogramme: p\n{scenario}"
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return str(folder)

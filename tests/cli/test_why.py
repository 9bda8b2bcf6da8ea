"""`relplan why`: the customer as people type one, and the ledger as they read it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from relplan.cli.app import app
from relplan.output.printable import width

ROOT = Path(__file__).parent.parent.parent
PLAN = str(ROOT / "examples" / "maison-lavande")
HORIZON = str(Path(PLAN).parent / "credit-horizon")
CART = ("--segment", "lifecycle.active", "--event", "cart_abandoned@2027-02-10T09:00")


@pytest.fixture(autouse=True)
def usual_width(monkeypatch: pytest.MonkeyPatch) -> None:
    """Write lines as wide as where nothing says how wide a terminal is."""
    monkeypatch.setenv("COLUMNS", "100")


def why(*words: str) -> Result:
    return CliRunner().invoke(app, ["why", PLAN, "--as-of", "2026-12-01", "--ids", *words])


def test_a_refusal_names_the_limit_its_line_who_holds_it_and_what_follows() -> None:
    printed = why(*CART, "--lang", "en").output
    assert '12:00  … "panier-abandonne/rappel" has to wait' in printed
    assert 'the cap "weekly" allows 2 within 7 days; held by "saint-valentin/idees (02-04' in printed
    assert "conventions/pressure.yaml:6" in printed
    assert "first possible Thursday 11 February 2027 at 10:00" in printed
    assert "→ tried again Thursday 11 February 2027 at 12:00, then sent" in printed


def test_what_was_assumed_is_said() -> None:
    printed = why(*CART).output
    assert "supposé, faute d’indication\u00a0: «\u00a0engagement.medium\u00a0»" in printed
    assert "les contacts d’avant le vendredi 1er janvier 2027 sont inconnus" in printed


def test_a_move_to_another_segment_is_followed() -> None:
    segments = ("-s", "lifecycle.new", "-s", "lifecycle.active@2027-03-01", "-s", "engagement.low", "-s", "lyon")
    head = why(*segments, "--lang", "en").output.split("\n\n")[0]
    assert head.startswith(
        'the customer is in "lifecycle.new" and "engagement.low", in no other segment; their store is "lyon"\n'
    )
    assert (
        'from Monday 1 March 2027 on in "lifecycle.active" and "engagement.low", in no other segment; their store is '
        '"lyon"'
    ) in head.replace("\n", " ")


def test_json_says_the_same() -> None:
    ledger = json.loads(why(*CART, "--format", "json").output)
    refused = next(one for one in ledger["entries"] if one.get("outcome") == "capped")
    assert refused["limits"][0]["limit"] == "weekly"
    assert refused["limits"][0]["place"]["line"] == 6
    assert refused["first_possible"] == "2027-02-11T10:00"
    assert refused["then"]["course"] == "deferred"
    assert ledger["customer"]["assumed"] == ["engagement.medium"]


def test_only_the_days_asked_for_are_shown() -> None:
    entries = json.loads(why(*CART, "--from", "2027-02-11", "--to", "2027-02-11", "--format", "json").output)["entries"]
    assert {one["at"][:10] for one in entries} == {"2027-02-11"}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ("-s", "lifecycle.activ"),
            'the plan has no segment or store "lifecycle.activ"; did you mean lifecycle.active',
        ),
        (("-s", "value.vip", "-s", "value.regular"), 'a customer can\'t be in "value.vip" and "value.regular" at once'),
        (("-e", "cart_abandonned@2027-02-10T09:00"), 'the plan has no event or moment "cart_abandonned"; did you mean'),
        (("-e", "cart_abandoned"), "--event takes EVENT@TIME"),
        (("-e", "cart_abandoned@10/02/2027"), "needs a day such as 2027-02-10 after the @"),
        (("-e", "cart_abandoned@2027-02-10T9h"), "needs an hour such as 09:00 after the T"),
        (("-e", "cart_abandoned@2027-02-10T9:00"), 'not "9:00"; did you mean 09:00?'),
        (("-e", "birthday@1987-05-14"), "triggers nothing in it; give the birthday that comes in the period"),
        (("-e", "birthday@2026-12-20"), "triggers nothing in it; give the birthday that comes in the period"),
        (("-e", "birthday@2040-01-01"), "triggers nothing in it; give the birthday that comes in the period"),
        (("-e", "panier-abandonne/nope.opened@2027-02-10T09:00"), 'has no message "nope"; it has rappel, proches'),
        (("-e", "panier-abandonne/rapel.opened@2027-02-10T09:00"), 'has no message "rapel"; did you mean rappel?'),
        (("--from", "2027-03-01", "--to", "2027-02-01"), "--to (2027-02-01) is before --from (2027-03-01)"),
        (("--from", "2028-03-01"), "--from (2028-03-01) is after the plan's period, which ends on 2027-12-31"),
        (("-e", "cart_abandoned@2029-02-10T09:00"), "is outside the plan's period, 2027-01-01 to 2027-12-31"),
        (("-e", "panier-abandonne/rappel.seen@2027-02-10T09:00"), "is no outcome of a message; expected one of"),
        (("--refuses", "sms"), 'the plan has no consent "sms"'),
        (("--from", "tomorrow"), "--from takes a day such as 2027-01-06"),
    ],
)
def test_what_cannot_be_understood_is_told_with_its_remedy(words: tuple[str, ...], message: str) -> None:
    done = why(*words)
    assert done.exit_code == 2
    assert message in done.output


def test_what_a_moment_would_have_started_before_the_period_is_told() -> None:
    printed = why("-e", "birthday@2027-01-03", "--lang", "en").output
    assert "Sunday 3 January 2027\n10:00  ● birthday" in printed
    assert '"anniversaire-client" is not launched: its trigger comes before the plan\'s period' in printed


def test_nothing_is_told_beyond_the_period() -> None:
    printed = why("-e", "cart_abandoned@2027-12-31T23:00", "--to", "2028-02-01", "--lang", "en").output
    assert "to Friday 31 December 2027\n" in printed.replace("31 December\n2027", "31 December 2027\n")
    assert '"panier-abandonne" is still under way' in printed


def test_a_segment_that_an_event_seems_to_lead_to_is_pointed_out_and_only_then() -> None:
    opened = ("-e", "complaint_opened@2027-03-02", "--lang", "en")
    hint = "add -s flags.complaint_open@2027-03-02"
    assert hint in why(*opened).output.replace("\n", " ")
    assert "hint" not in why(*opened, "-s", "flags.complaint_open@2027-03-02").output
    assert "hint" not in why(*CART, "--lang", "en").output


def make_plan(folder: Path, **files: str) -> str:
    base = {
        "relplan.yaml": "relplan: 1\nname: P\nlanguage: en\nperiod: {from: 2027-01-01, to: 2027-12-31}\n",
        "programmes/p.yaml": "name: P\nobjective: {statement: s, kpi: nps}\n",
        "conventions/channels.yaml": "email: {kind: email}\n",
        "moments.yaml": "cart: {name: Cart, event: cart}\n",
        "data.yaml": "events: {cart: {}, bought: {}}\n",
    }
    for name, text in (base | {name.replace("__", "/") + ".yaml": text for name, text in files.items()}).items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return str(folder)


def test_objects_are_called_by_their_names() -> None:
    options = ("-s", "relation.prospect", "-s", "engagement.moyen", "-e", "loan_simulated@2027-04-05T10:00")
    printed = CliRunner().invoke(app, ["why", HORIZON, "--as-of", "2026-12-01", *options]).output.replace("\u00a0", " ")
    assert printed.startswith("le client est dans « Relation › Prospects » et « Engagement › Moyen »")
    assert "10:00  ● Simulation terminée\n" in printed
    assert "✓ « Relance de simulation – rappel » est servi par « Offre de printemps – annonce »" in printed
    assert "le plafond « Un par semaine » en permet 1" in printed


def why_in(plan: str, *words: str) -> str:
    return CliRunner().invoke(app, ["why", plan, "--as-of", "2027-01-01", "--ids", *words]).output


def five_a_day(folder: Path) -> str:
    text = "name: C\nprogramme: p\non_capped: {defer: 10d}\nsends: [{id: s, on: 2027-02-01, channel: email}]\n"
    campaigns = {f"campaigns__c{number}": text for number in range(5)}
    return make_plan(folder, conventions__pressure="caps: {daily: {max: 1, per: day}}\n", **campaigns)


def test_a_message_that_waits_from_day_to_day_is_told_once(tmp_path: Path) -> None:
    printed = why_in(five_a_day(tmp_path))
    assert "5 contacts sent, 0 refused" in printed
    assert "→ tried again on 2, 3 and 4 February 2027, in vain; sent Friday 5 February 2027" in printed
    assert printed.count('"c4/s"') == 2


def test_what_still_waits_on_the_last_day_shown_is_told(tmp_path: Path) -> None:
    printed = why_in(five_a_day(tmp_path), "--to", "2027-02-02")
    assert "2 contacts sent, 0 refused, 0 combined or merged, 3 still waiting" in printed
    assert "in vain; still waiting on Tuesday 2 February 2027" in printed.replace("\n         ", " ")


def test_json_keeps_every_attempt_and_counts_messages(tmp_path: Path) -> None:
    ledger = json.loads(why_in(five_a_day(tmp_path), "--format", "json"))
    assert len(ledger["entries"]) == 15
    assert ledger["totals"] == {"sent": 5, "served": 0, "refused": 0, "given_up": 0, "waiting": 0}


def test_what_is_assumed_of_spread_sends_and_splits_is_said(tmp_path: Path) -> None:
    plan = make_plan(
        tmp_path,
        campaigns__c="name: C\nprogramme: p\nsends:\n"
        "  - {id: s, on: 2027-02-01, channel: email, spread: {over: 10d}}\n",
        scenarios__s="name: S\nprogramme: p\ntrigger: {moment: cart}\nsteps:\n"
        "  - split: [{name: x, share: 30 %, then: []}, {name: y, share: 70 %, then: []}]\n",
    )
    printed = " ".join(why_in(plan, "-e", "cart@2027-02-01").split())
    assert "assumed: it comes on the first of its days; it may come on any of them, up to Wednesday 10" in printed
    assert 'assumed: in "s", this customer is among the 70 % who go the way "y"' in printed


def test_a_send_is_withheld_for_a_message_that_is_to_come(tmp_path: Path) -> None:
    plan = make_plan(
        tmp_path,
        campaigns__c="name: C\nprogramme: p\nsends: [{id: s, on: 2027-02-01, at: '09:00', channel: email}]\n",
        scenarios__s="name: S\nprogramme: p\ntrigger: {moment: cart}\nwith_campaigns: {default: wins}\n"
        "exit_when: [bought]\nsteps: [{wait: 9h}, {message: m, channel: email}]\n",
    )
    printed = why_in(plan, "-e", "cart@2027-02-01T08:00", "-e", "bought@2027-02-01T12:00")
    assert '09:00  ✗ "c/s" is not made: "s/m" due at 17:00 wins over it' in printed
    assert "0 contacts sent, 1 refused" in printed


@pytest.mark.parametrize("columns", [50, 80, 100])
def test_lines_fit_the_terminal_but_for_places(monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = why(*CART).output.splitlines()
    assert [line for line in lines if width(line) > columns and ".yaml:" not in line] == []


def test_nothing_is_answered_from_a_plan_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "relplan.yaml").write_text("relplan: 1\nname: P\n")
    (tmp_path / "campaigns").mkdir()
    (tmp_path / "campaigns" / "c.yaml").write_text("name: [\n")
    done = CliRunner().invoke(app, ["why", str(tmp_path)])
    assert done.exit_code == 2
    assert "the answer would be wrong, since " in done.output
    assert "campaigns/c.yaml\" can't be read whole" in done.output


def test_an_event_at_an_hour_that_the_clock_skips_is_refused_with_the_one_that_is_meant() -> None:
    done = why("--segment", "lifecycle.active", "--event", "cart_abandoned@2027-03-28T02:30")
    assert done.exit_code == 2
    assert "the clock skips 02:30 that day; what comes as much later is 2027-03-28T03:30" in done.output


def test_a_delay_is_never_over_at_an_hour_that_the_clock_skips() -> None:
    printed = why("-s", "lifecycle.active", "--event", "cart_abandoned@2027-03-27T23:30", "--lang", "en").output
    day = printed.partition("Sunday 28 March 2027\n")[2]
    assert day.startswith("03:30  ")

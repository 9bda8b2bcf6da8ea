"""`relplan why`: the customer as people type one, and the ledger as they read it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from relplan.cli.app import app

ROOT = Path(__file__).parent.parent.parent
PLAN = str(ROOT / "examples" / "maison-lavande")
CART = ("--segment", "lifecycle.active", "--event", "cart_abandoned@2027-02-10T09:00")


def why(*words: str) -> Result:
    return CliRunner().invoke(app, ["why", PLAN, "--as-of", "2026-12-01", *words])


def test_a_refusal_names_the_limit_its_line_who_holds_it_and_what_follows() -> None:
    printed = why(*CART, "--lang", "en").output
    assert '12:00  ✗ "panier-abandonne/rappel" is refused' in printed
    assert 'the cap "weekly" allows 2 within 7 days; held by "saint-valentin/idees (02-04 10:00)"' in printed
    assert "conventions/pressure.yaml:6" in printed
    assert "first possible Thursday 11 February 2027 at 10:00" in printed
    assert "→ tried again Thursday 11 February 2027 at 12:00" in printed


def test_what_was_assumed_is_said() -> None:
    printed = why(*CART).output
    assert "supposé, faute d'indication\u00a0: «\u00a0engagement.medium\u00a0»" in printed
    assert "les contacts d'avant le vendredi 1er janvier 2027 sont inconnus" in printed


def test_a_move_to_another_segment_is_followed() -> None:
    printed = why(
        "-s", "lifecycle.new", "-s", "lifecycle.active@2027-03-01", "-s", "engagement.low", "--lang", "en"
    ).output
    assert "the customer: lifecycle.new, engagement.low → lifecycle.active, engagement.low" in printed


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


def test_nothing_is_answered_from_a_plan_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "relplan.yaml").write_text("relplan: 1\nname: P\n")
    (tmp_path / "campaigns").mkdir()
    (tmp_path / "campaigns" / "c.yaml").write_text("name: [\n")
    done = CliRunner().invoke(app, ["why", str(tmp_path)])
    assert done.exit_code == 2
    assert "the answer would be wrong, since " in done.output
    assert "campaigns/c.yaml\" can't be read whole" in done.output

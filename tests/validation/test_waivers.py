"""Waivers: which finding each accepts, for how long, and what is said of those that don't hold."""

from __future__ import annotations

from datetime import date
from time import perf_counter

import pytest

from tests.conftest import codes, review_of

PROGRAMME = "name: Welcome\nowner: crm\ntarget: {definition: New customers}\nobjective:\n  statement: s\n"


def review_programme(text: str, as_of: date = date(2027, 1, 1), **more: str) -> list[str]:
    """Return the codes found in a plan with one programme and one campaign of it."""
    files = {
        "programmes/welcome.yaml": text,
        "campaigns/hello.yaml": "name: H\nprogramme: welcome\nsends: [{id: s, on: 2027-01-06, channel: email}]\n",
        "conventions/channels.yaml": "email: {kind: email}\n",
        "conventions/pressure.yaml": "caps: {weekly: {max: 9, per: 7d}}\n",
        **{name.replace("__", "/") + ".yaml": content for name, content in more.items()},
    }
    return [code for code in codes(review_of(files, as_of)) if code not in ("JRN001", "PRG002")]


OPEN_RATE = PROGRAMME + "  kpi: open_rate"


def test_without_a_waiver_the_rule_speaks() -> None:
    assert review_programme(OPEN_RATE) == ["PRG001"]


@pytest.mark.parametrize("name", ["PRG001", "prg001", "delivery-kpi-leads"])
def test_a_trailing_comment_accepts_what_its_key_says(name: str) -> None:
    assert review_programme(f"{OPEN_RATE}  # relplan: ignore[{name}] -- agreed for the pilot") == []


def test_a_comment_on_its_own_line_accepts_the_next_node_and_what_is_under_it() -> None:
    comment = "# relplan: ignore[PRG001] -- agreed\nobjective:"
    assert review_programme(OPEN_RATE.replace("objective:", comment)) == []


def test_a_comment_holds_for_its_node_only() -> None:
    text = OPEN_RATE.replace("name: Welcome", "name: Welcome  # relplan: ignore[PRG001] -- elsewhere")
    assert review_programme(text) == ["PRG001"]


def test_a_waiver_that_nothing_needs_is_told_once_no_error_is_left() -> None:
    text = OPEN_RATE.replace("open_rate", "nps").replace("name: Welcome", "name: W  # relplan: ignore[PRG001] -- why")
    assert review_programme(text) == ["SUP001"]


@pytest.mark.parametrize(
    "text",
    [
        PROGRAMME.replace("statement: s", "statement: 's # relplan: ignore[PRG001] -- no'") + "  kpi: open_rate",
        PROGRAMME.replace("statement: s", "statement: |\n    s\n    # relplan: ignore[PRG001] -- no")
        + "  kpi: open_rate",
        PROGRAMME.replace("statement: s", "statement: s#relplan:ignore[PRG001] -- no") + "  kpi: open_rate",
    ],
)
def test_inside_a_text_it_is_text(text: str) -> None:
    assert review_programme(text) == ["PRG001"]


def test_a_comment_after_the_bar_of_a_block_text_is_a_comment() -> None:
    text = "name: Welcome\ndescription: |  # relplan: ignore[GOV001] -- nobody yet\n  words\n"
    assert "SUP001" in review_programme(text + OPEN_RATE.replace("open_rate", "nps").split("owner: crm\n")[1])


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2027, 2, 1), []), (date(2027, 2, 2), ["PRG001", "SUP002"])],
    ids=["on the last day", "the day after"],
)
def test_until_is_the_last_day_it_holds(day: date, expected: list[str]) -> None:
    assert review_programme(f"{OPEN_RATE}  # relplan: ignore[PRG001] until=2027-02-01 -- pilot", day) == expected


@pytest.mark.parametrize(
    ("comment", "code"),
    [
        ("ignore[PRG001]", "SUP004"),
        ("ignore[PRG001] -- ", "SUP004"),
        ("ignore[PRG999] -- agreed", "SUP003"),
        ("ignore PRG001 -- agreed", "SUP005"),
        ("ignore[PRG001] until=soon -- agreed", "SUP005"),
        ("ignore[PRG001] agreed", "SUP005"),
    ],
)
def test_a_waiver_that_does_not_hold_is_a_finding_and_accepts_nothing(comment: str, code: str) -> None:
    assert sorted(review_programme(f"{OPEN_RATE}  # relplan: {comment}")) == sorted(["PRG001", code])


@pytest.mark.parametrize("comment", ["# relplan ignore[PRG001] -- agreed", "# RELPLAN ignore[PRG001] -- agreed"])
def test_a_comment_without_its_colon_is_a_finding(comment: str) -> None:
    assert sorted(review_programme(f"{OPEN_RATE}  {comment}")) == ["PRG001", "SUP005"]


def test_the_name_of_the_program_may_be_in_capitals() -> None:
    assert review_programme(f"{OPEN_RATE}  # RELPLAN: ignore[PRG001] -- agreed") == []


def test_a_comment_at_the_end_of_a_block_is_a_finding_and_accepts_nothing() -> None:
    text = PROGRAMME.replace("objective:", "tags:\n  - pilot\n  # relplan: ignore[PRG001] -- agreed\nobjective:")
    assert sorted(review_programme(text + "  kpi: open_rate")) == ["PRG001", "SUP005"]


def test_one_comment_may_accept_several_rules() -> None:
    text = OPEN_RATE.replace("owner: crm\n", "").replace(
        "name: Welcome", "# relplan: ignore[GOV001, PRG004] -- a first draft\nname: Welcome"
    )
    assert review_programme(text.replace("target: {definition: New customers}\n", "")) == ["PRG001"]


def test_of_several_waivers_that_cover_a_finding_none_is_called_unused() -> None:
    text = OPEN_RATE.replace("objective:", "# relplan: ignore[PRG001] -- agreed\nobjective:")
    assert review_programme(f"{text}  # relplan: ignore[PRG001] -- agreed twice", waivers=FILE) == []


def test_thousands_of_findings_are_held_against_thousands_of_waivers_at_once() -> None:
    persona = "  - nobody-{}  # relplan: ignore[REF001] -- agreed\n"
    text = OPEN_RATE + "\npersonas:\n" + "".join(persona.format(n) for n in range(3000))
    begun = perf_counter()
    assert review_programme(text) == ["PRG001"]
    assert perf_counter() - begun < 15


FILE = "- {rule: PRG001, objects: [programme/welcome], reason: agreed, approved_by: board, until: 2027-06-30}\n"


def test_a_waiver_of_the_file_accepts_findings_about_its_objects() -> None:
    assert review_programme(OPEN_RATE, waivers=FILE) == []


def test_all_objects_of_a_waiver_must_be_concerned() -> None:
    text = FILE.replace("programme/welcome", "programme/welcome, campaign/hello")
    assert review_programme(OPEN_RATE, waivers=text) == ["PRG001"]


@pytest.mark.parametrize("ref", ["programme/welcom", "programm/welcome", "welcome"])
def test_an_unknown_object_is_a_finding(ref: str) -> None:
    assert review_programme(OPEN_RATE, waivers=FILE.replace("programme/welcome", ref)) == ["PRG001", "SUP007"]


def test_a_locked_rule_can_not_be_waived() -> None:
    settings = "relplan: 1\nname: P\nrules: {delivery-kpi-leads: {locked: true}}\n"
    assert review_programme(OPEN_RATE, waivers=FILE, relplan=settings) == ["PRG001", "SUP006"]


def test_waivers_of_rules_that_are_off_are_not_called_unused() -> None:
    settings = "relplan: 1\nname: P\nrules: {delivery-kpi-leads: off}\n"
    assert review_programme(OPEN_RATE, waivers=FILE, relplan=settings) == []

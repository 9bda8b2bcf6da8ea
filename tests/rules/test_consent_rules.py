"""What the rules of consent and law say on which day, and what they leave alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from relplan.model.settings import Language
from tests.conftest import review_of

FRENCH = "relplan: 1\nname: P\nlaw: [fr]\nperiod: {from: 2027-01-01, to: 2027-12-31}\n"
PROGRAMME = "name: P\nobjective: {statement: s, kpi: nps}\n"


def found(files: Mapping[str, str], day: str = "2027-01-01", settings: str = FRENCH) -> set[str]:
    """Return the codes of the findings on consent, law and senders."""
    plan = {"relplan.yaml": settings, "programmes/p.yaml": PROGRAMME, **files}
    review = review_of(plan, date.fromisoformat(day))
    return {finding.rule.name for finding in review.findings if finding.rule.family in ("CON", "SND")}


CALLS = {
    "conventions/channels.yaml": (
        "call: {kind: call, contact_hours: [{days: [mon, tue, wed, thu, fri],"
        ' hours: ["10:00-13:00", "14:00-20:00"], holidays: false}]}\n'
    ),
    "conventions/communications.yaml": "news: {purpose: marketing}\n",
    "conventions/consents.yaml": "calls: {purpose: marketing, channels: [call], kind: opt_out}\n",
    "campaigns/c.yaml": "name: C\nprogramme: p\ncommunication: news\nsends: [{id: a, on: 2027-01-06, channel: call}]\n",
}


@pytest.mark.parametrize(
    ("day", "rule"),
    [
        ("2026-08-10", "calls-without-opposition-list"),
        ("2026-08-11", "calls-without-opt-in"),
    ],
)
def test_calls_are_held_to_the_law_of_the_day(day: str, rule: str) -> None:
    assert found(CALLS, day) == {rule}


def test_the_list_is_asked_for_until_it_is_gone_and_stale_from_then_on() -> None:
    consent = "calls: {purpose: marketing, channels: [call], kind: opt_out, description: Sans les inscrits à Bloctel}\n"
    files = CALLS | {"conventions/consents.yaml": consent}
    assert found(files, "2026-08-10") == set()
    assert found(files, "2026-08-11") == {"calls-without-opt-in", "stale-opposition-list"}


OPENS = {
    "moments.yaml": "m: {name: M, kind: relational}\n",
    "conventions/channels.yaml": "email: {kind: email}\n",
    "scenarios/s.yaml": (
        "name: S\nprogramme: p\ntrigger: {moment: m}\n"
        "steps: [{message: a, channel: email}, {branch: [{if: a.opened, then: [{exit: read}]}]}]\n"
    ),
}


@pytest.mark.parametrize(
    ("day", "settings", "rule"),
    [
        ("2026-07-13", FRENCH, "decision-on-opens"),
        ("2026-07-14", FRENCH, "opens-without-consent"),
        ("2026-07-14", FRENCH.replace("[fr]", "[eu]"), "decision-on-opens"),
    ],
)
def test_opens_are_told_once_by_the_law_where_it_holds_else_by_practice(day: str, settings: str, rule: str) -> None:
    assert found(OPENS, day, settings) == {rule}


def sales(name: str, on: str) -> set[str]:
    text = f'name: "{name}"\nprogramme: p\nsends: [{{id: a, on: {on}, channel: email}}]\n'
    return found({"conventions/channels.yaml": "email: {kind: email}\n", "campaigns/c.yaml": text})


@pytest.mark.parametrize(
    ("name", "on", "is_outside"),
    [
        ("Soldes", "2027-01-06", False),
        ("Soldes", "2027-02-02", False),
        ("Soldes", "2027-02-03", True),
        ("Soldes d'hiver", "2026-12-30", False),
        ("Soldes d'hiver", "2026-12-29", True),
        ("Tout en solde", "2027-03-24", True),
        ("Le solde de votre compte", "2027-03-24", False),
        ("Prêt soldé", "2027-03-24", False),
        ("Prix doux hors soldes", "2027-03-24", False),
    ],
)
def test_soldes_are_spoken_of_in_their_period_and_announced_a_week_before(name: str, on: str, is_outside: bool) -> None:
    assert (sales(name, on) == {"sales-outside-period"}) is is_outside


def sms(send: str, channel: str = "sms: {kind: sms}") -> set[str]:
    text = f"name: C\nprogramme: p\nsends: [{{id: a, {send}, channel: sms}}]\n"
    return found({"conventions/channels.yaml": f"{channel}\n", "campaigns/c.yaml": text}, settings=SETTINGS)


SETTINGS = FRENCH.replace("law: [fr]\n", "")


@pytest.mark.parametrize(
    ("send", "is_told"),
    [
        ('on: 2027-02-01, at: "11:00"', False),
        ('on: 2027-02-01, at: "20:00"', True),
        ('on: 2027-02-07, at: "11:00"', True),
        ('on: 2027-05-01, at: "11:00"', True),
    ],
)
def test_sms_without_contact_hours_are_told_at_night_on_sundays_and_holidays(send: str, is_told: bool) -> None:
    assert (sms(send) == {"sms-without-hours"}) is is_told


def test_sms_with_contact_hours_are_left_to_the_rule_of_those() -> None:
    assert sms('on: 2027-02-07, at: "11:00"', 'sms: {kind: sms, contact_hours: [{hours: ["08:00-20:00"]}]}') == set()


def test_a_small_plan_without_consents_and_law_is_left_alone() -> None:
    files = OPENS | {"conventions/communications.yaml": "news: {purpose: marketing}\n"}
    scenario = (
        "name: S\nprogramme: p\ntrigger: {moment: m}\ncommunication: news\nsteps: [{message: a, channel: email}]\n"
    )
    assert found(files | {"scenarios/s.yaml": scenario}, settings=SETTINGS) == set()


def test_one_finding_tells_of_every_message_over_a_channel_without_consent() -> None:
    sends = "".join(f"  - {{id: s{n}, on: 2027-03-0{n}, channel: email}}\n" for n in range(1, 8))
    files = {
        "relplan.yaml": FRENCH,
        "programmes/p.yaml": PROGRAMME,
        "conventions/channels.yaml": "email: {kind: email}\n",
        "conventions/communications.yaml": "news: {purpose: marketing}\n",
        **{f"campaigns/c{n}.yaml": f"name: C\nprogramme: p\ncommunication: news\nsends:\n{sends}" for n in range(7)},
    }
    (finding,) = (one for one in review_of(files).findings if one.rule.name == "message-without-consent")
    assert finding.message(Language.EN) == (
        '"email" carries 49 messages for marketing, and no consent is declared for that'
    )
    assert len(finding.found.related) == 5

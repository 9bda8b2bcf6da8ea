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
        ("2024-10-06", FRENCH, "decision-on-opens"),
        ("2024-10-07", FRENCH, "opens-without-consent"),
        ("2026-12-01", FRENCH.replace("[fr]", "[eu]"), "opens-without-consent"),
        ("2026-12-01", FRENCH.replace("law: [fr]\n", ""), "decision-on-opens"),
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
        ("Ventes privées avant les soldes", "2027-01-04", False),
        ("Soldes privés -50 % today", "2027-01-05", True),
        ("Soldes privés -50 %", "2027-01-06", False),
        ("Pré-soldes", "2026-12-31", True),
        ("Présoldes : -40 %", "2027-01-04", True),
        ("Presoldes", "2027-01-04", True),
        ("Soldes : -50 % dès aujourd’hui", "2027-01-05", True),
        ("Soldes : préparez dès maintenant votre liste", "2027-01-05", False),
        ("Soldes d'hiver, en avant-première", "2027-01-05", True),
        ("Les Présoldes Dupont", "2027-03-24", True),
    ],
)
def test_soldes_are_spoken_of_in_their_period_and_announced_a_week_before(name: str, on: str, is_outside: bool) -> None:
    assert ("sales-outside-period" in sales(name, on)) is is_outside


@pytest.mark.parametrize(
    ("on", "at", "is_outside"), [("06", "06:00", True), ("06", "08:00", False), ("05", "23:59", False)]
)
def test_soldes_open_at_eight_and_are_announced_until_the_day_before(on: str, at: str, is_outside: bool) -> None:
    text = f'name: Soldes\nprogramme: p\nsends: [{{id: a, on: 2027-01-{on}, at: "{at}", channel: email}}]\n'
    files = {"conventions/channels.yaml": "email: {kind: email}\n", "campaigns/c.yaml": text}
    assert ("sales-outside-period" in found(files)) is is_outside


@pytest.mark.parametrize(
    ("key", "text"),
    [("subject", "Soldes privés"), ("name", "Présoldes VIP")],
)
def test_a_sends_own_words_are_read_too(key: str, text: str) -> None:
    campaign = f"name: Ventes\nprogramme: p\nsends: [{{id: a, on: 2027-01-04, channel: email, {key}: {text}}}]\n"
    files = {"conventions/channels.yaml": "email: {kind: email}\n", "campaigns/c.yaml": campaign}
    assert "sales-outside-period" in found(files)


def test_conditions_that_speak_of_sales_are_not_the_sends_own_words() -> None:
    campaign = "name: Mars\nprogramme: p\nsends: [{id: a, on: 2027-03-05, channel: email, offer: gift}]\n"
    files = {
        "conventions/channels.yaml": "email: {kind: email}\n",
        "campaigns/c.yaml": campaign,
        "offers.yaml": "gift: {name: Savon offert, kind: service, conditions: Non cumulable avec les soldes}\n",
    }
    assert "sales-outside-period" not in found(files)


def test_an_early_access_by_an_offer_opens_the_sales_before_the_hour() -> None:
    campaign = "name: Soldes d'hiver\nprogramme: p\nsends: [{id: a, on: 2027-01-05, channel: email, offer: early}]\n"
    files = {
        "conventions/channels.yaml": "email: {kind: email}\n",
        "campaigns/c.yaml": campaign,
        "offers.yaml": "early: {name: Accès la veille, kind: service, lever: recognition}\n",
    }
    assert "sales-outside-period" in found(files)
    assert "sales-outside-period" not in found(files | {"offers.yaml": "early: {name: Thé offert, kind: service}\n"})


@pytest.mark.parametrize(
    ("subject", "is_cut"),
    [
        ("-30 % sur tout", True),
        ("30 % de remise", True),
        ("20 € de réduction", True),
        ("Jusqu'à minuit : réduction de 15 euros", True),
        ("Le linge à moitié prix", True),
        ("20% off everything", True),
        ("Taux de 3 % au printemps", False),
        ("Collection 2026-30", False),
        ("Dès 30 € d'achat", False),
        ("Catalogue – 30 % de papier recyclé", False),
        ("100 % coton", False),
    ],
)
def test_a_cut_in_words_is_seen_where_no_offer_is_carried(subject: str, is_cut: bool) -> None:
    campaign = f'name: C\nprogramme: p\nsends: [{{id: a, on: 2027-03-04, channel: email, subject: "{subject}"}}]\n'
    files = {"conventions/channels.yaml": "email: {kind: email}\n", "campaigns/c.yaml": campaign}
    assert ("price-cut-without-reference" in found(files)) is is_cut
    assert ("price-cut-without-reference" in found(files, settings=FRENCH.replace("[fr]", "[eu]"))) is is_cut


@pytest.mark.parametrize(
    ("basis", "is_asked"),
    [("''", True), ("Contrat en cours", False), ("Intérêt légitime", True)],
)
def test_a_stated_basis_stands_for_consent_in_every_rule_that_asks_for_one(basis: str, is_asked: bool) -> None:
    scenario = (
        f"name: S\nprogramme: p\ncommunication: news\nlegal_basis: {basis}\ntrigger: {{moment: m}}\n"
        "steps: [{message: a, channel: email}, {task: t, channel: call}, {message: c, channel: popin}, "
        "{branch: [{if: a.opened, then: [{exit: read}]}]}]\n"
    )
    files = CALLS | {
        "moments.yaml": "m: {name: M, kind: relational, generic: site_visit, date: term}\n",
        "data.yaml": "attributes: {term: {personal: sensitive}}\n",
        "conventions/channels.yaml": CALLS["conventions/channels.yaml"]
        + "email: {kind: email}\npopin: {kind: popin}\n",
        "scenarios/s.yaml": scenario,
        "campaigns/c.yaml": "name: C\nprogramme: p\nsends: [{id: a, on: 2027-03-06, channel: email}]\n",
    }
    asking = {
        "message-without-consent",
        "calls-without-opt-in",
        "opens-without-consent",
        "browsing-without-consent",
        "tailored-display-without-consent",
        "sensitive-data-without-basis",
    }
    assert found(files) & asking == (asking if is_asked else set())


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

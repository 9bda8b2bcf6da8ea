"""Small plans under the law: whom rules leave alone, and what each sees of timings, audiences and volumes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from tests.conftest import review_of

BASE = {
    "programmes/p.yaml": "name: P\nobjective: {statement: s, kpi: nps}\n",
    "conventions/channels.yaml": "email: {kind: email}\nsms: {kind: sms}\ncall: {kind: call}\n",
    "conventions/communications.yaml": "news: {purpose: marketing}\nservice: {purpose: contract}\n",
    "conventions/consents.yaml": (
        "all: {purpose: marketing, channels: [email, sms], kind: opt_in}\n"
        "calls: {purpose: marketing, channels: [call], kind: opt_in, validity: 1y}\n"
    ),
}


def found(files: Mapping[str, str], more: str = "law: [fr]", day: str = "2026-12-01") -> set[str]:
    """Return the names of the findings on consent, law and senders."""
    settings = f"relplan: 1\nname: P\n{more}\nperiod: {{from: 2027-01-01, to: 2027-12-31}}\n"
    review = review_of({"relplan.yaml": settings, **BASE, **files}, date.fromisoformat(day))
    assert not [one for one in review.findings if one.rule.family in ("SYN", "SCH", "REF")]
    return {one.rule.name for one in review.findings if one.rule.family in ("CON", "SND")}


OPT_OUT = {
    "conventions/consents.yaml": (
        "mails: {purpose: marketing, channels: [email], kind: opt_out}\n"
        "calls: {purpose: marketing, channels: [call], kind: opt_out}\n"
    ),
    "campaigns/c.yaml": (
        "name: C\nprogramme: p\ncommunication: news\nsends: [{id: a, on: 2027-01-06, channel: email},"
        " {id: b, on: 2027-01-20, channel: call}]\n"
    ),
}
CONSUMERS = {"electronic-marketing-by-opt-out", "calls-without-opt-in", "call-hours-beyond-law"}


@pytest.mark.parametrize(
    ("more", "is_told"),
    [
        ("law: [fr]", True),
        ("law: [fr]\nrecipients: consumers", True),
        ("law: [fr]\nrecipients: professionals", False),
        ("law: [fr]\nprospecting: commercial", True),
        ("law: [fr]\nprospecting: non_commercial", False),
    ],
)
def test_professionals_and_prospecting_that_sells_nothing_are_told_apart_by_the_settings(
    more: str, is_told: bool
) -> None:
    assert found(OPT_OUT, more) & CONSUMERS == (CONSUMERS if is_told else set())


def test_prospecting_that_sells_nothing_is_told_apart_by_french_law_only() -> None:
    assert "electronic-marketing-by-opt-out" in found(OPT_OUT, "law: [eu]\nprospecting: non_commercial")


def test_a_mixed_plan_tells_professionals_apart_by_their_consent() -> None:
    professional = OPT_OUT["conventions/consents.yaml"].replace("opt_out}", "opt_out, recipients: professionals}")
    files = OPT_OUT | {"conventions/consents.yaml": professional}
    assert not found(files) & CONSUMERS
    consumers = professional.replace("[email], kind: opt_out, recipients: professionals", "[email], kind: opt_out")
    assert found(files | {"conventions/consents.yaml": consumers}) & CONSUMERS == {"electronic-marketing-by-opt-out"}


EUROPEAN = {
    "moments.yaml": "m: {name: M, kind: relational, generic: site_visit}\n",
    "conventions/channels.yaml": "email: {kind: email}\npopin: {kind: popin}\n",
    "conventions/consents.yaml": "all: {purpose: marketing, channels: [email, popin], kind: opt_in}\n",
    "offers.yaml": "cut: {kind: offer, lever: transactional, value: 20 EUR}\n",
    "campaigns/c.yaml": (
        "name: C\nprogramme: p\ncommunication: news\noffer: cut\nsends: [{id: a, on: 2027-01-06, channel: email}]\n"
    ),
    "scenarios/s.yaml": (
        "name: S\nprogramme: p\ncommunication: news\ntrigger: {moment: m}\n"
        "steps: [{message: a, channel: email}, {message: b, channel: popin},"
        " {branch: [{if: a.opened, then: [{exit: read}]}]}]\n"
    ),
}


@pytest.mark.parametrize("law", ["eu", "fr"])
def test_trackers_opens_and_price_cuts_are_held_to_the_law_of_the_union(law: str) -> None:
    assert found(EUROPEAN, f"law: [{law}]") >= {
        "browsing-without-consent",
        "tailored-display-without-consent",
        "opens-without-consent",
        "price-cut-without-reference",
    }


def renewal(on: str, steps: str) -> bool:
    """Tell whether a scenario before a renewal is told to be off time."""
    files = {
        "data.yaml": "attributes: {renewal_date: {available: available, personal: behaviour}}\n",
        "moments.yaml": "contract_renewal: {name: Renouvellement, kind: transactional, date: renewal_date}\n",
        "scenarios/s.yaml": (
            f"name: S\nprogramme: p\ncommunication: service\ntrigger: {{moment: contract_renewal, on: {on}}}\n"
            f"steps: {steps}\n"
        ),
    }
    return "renewal-notice-off-time" in found(files)


@pytest.mark.parametrize(
    ("on", "steps", "is_told"),
    [
        ("moment - 5d", "[{message: a, channel: email}]", True),
        ("moment - 4mo", "[{message: a, channel: email}]", True),
        ("moment - 4mo", "[{message: a, channel: email}, {wait: 60d}, {message: b, channel: email}]", False),
        ("moment - 1mo", "[{message: a, channel: email}]", False),
        ("moment - 3mo", "[{message: a, channel: email}]", False),
        ("moment - 60d", "[{message: a, channel: sms}]", True),
        ("moment + 5d", "[{message: a, channel: email}]", False),
    ],
)
def test_a_renewal_notice_goes_out_in_writing_between_three_months_and_one_before(
    on: str, steps: str, is_told: bool
) -> None:
    assert renewal(on, steps) is is_told


REFEREES = "segmentations: {kin: {segments: {referee: {name: Filleuls, definition: Adresse donnée par un parrain}}}}\n"


@pytest.mark.parametrize(
    ("sends", "is_told"),
    [
        ("[{id: a, on: 2027-01-06, channel: email}]", False),
        ("[{id: a, on: 2027-01-06, channel: email}, {id: b, on: 2027-02-06, channel: email}]", True),
    ],
)
def test_a_campaign_to_referees_writes_once(sends: str, is_told: bool) -> None:
    campaign = f"name: C\nprogramme: p\ncommunication: news\naudience: {{segments: [kin.referee]}}\nsends: {sends}\n"
    files = {"campaigns/c.yaml": campaign, "conventions/segments.yaml": REFEREES}
    assert ("referee-written-to-again" in found(files)) is is_told


@pytest.mark.parametrize(
    ("steps", "is_told"),
    [
        (
            "[{branch: [{if: kin.referee, then: [{message: a, channel: email}]},"
            " {else: [{message: b, channel: email}]}]}]",
            False,
        ),
        ("[{message: a, channel: email, description: Invitation avec le code du magasin}]", True),
        ("[{message: a, channel: email, description: Invitation de la part du parrain}]", False),
    ],
)
def test_a_referee_gets_one_message_on_each_way_and_learns_who_gave_the_address(steps: str, is_told: bool) -> None:
    files = {
        "moments.yaml": "referee_named: {name: Filleul nommé, kind: relational}\n",
        "conventions/segments.yaml": REFEREES,
        "scenarios/s.yaml": (
            f"name: S\nprogramme: p\ncommunication: news\ntrigger: {{moment: referee_named}}\nsteps: {steps}\n"
        ),
    }
    assert ("referee-written-to-again" in found(files)) is is_told


def test_a_warm_up_is_held_to_expected_volumes_where_none_is_declared() -> None:
    files = {
        "conventions/channels.yaml": "email: {kind: email, reach: 50 %}\nsms: {kind: sms}\ncall: {kind: call}\n",
        "conventions/communications.yaml": "news: {purpose: marketing, sender: {email: fresh}}\n",
        "conventions/senders.yaml": (
            "fresh: {kind: email, address: a@mail.example.com, spf: true, dkim: true, dmarc: none,"
            " one_click_unsubscribe: true, warmup: Au plus 20 000 par envoi}\n"
        ),
        "campaigns/c.yaml": (
            "name: C\nprogramme: p\ncommunication: news\nsends: [{id: a, on: 2027-01-06, channel: email}]\n"
        ),
    }
    assert "warm-up-overshot" in found(files, "law: [fr]\ncustomers: 50000")
    assert "warm-up-overshot" not in found(files, "law: [fr]\ncustomers: 40000")
    assert "warm-up-overshot" not in found(files)


@pytest.mark.parametrize(
    ("law", "age", "is_told"), [("fr", 15, False), ("eu", 15, True), ("eu", 16, False), ("fr", 14, True)]
)
def test_minors_consent_from_fifteen_in_france_and_sixteen_elsewhere(law: str, age: int, is_told: bool) -> None:
    files = {
        "conventions/segments.yaml": (
            f"segmentations: {{age: {{segments: {{young: {{definition: De {age} à 17 ans}}}}}}}}\n"
        ),
        "campaigns/c.yaml": (
            "name: C\nprogramme: p\ncommunication: news\naudience: {segments: [age.young]}\n"
            "sends: [{id: a, on: 2027-01-06, channel: email}]\n"
        ),
    }
    assert ("minors-without-parent" in found(files, f"law: [{law}]")) is is_told


@pytest.mark.parametrize(
    ("hosting", "is_told"),
    [
        ("EU", False),
        ("UE", False),
        ("France", False),
        ("US", True),
        ("États-Unis", True),
        ("AWS us-east-1, Virginie", True),
        ("UK", False),
        ("Inde", True),
        ("Industrie", False),
        ("EU, certified in the US under the Data Privacy Framework", False),
    ],
)
def test_a_transfer_is_told_where_the_hosting_names_a_country_without_a_decision(hosting: str, is_told: bool) -> None:
    files = {
        "data.yaml": (
            f'sources: {{cloud: {{hosting: "{hosting}"}}}}\n'
            "attributes: {mail: {source: cloud, available: available, personal: contact}}\n"
        )
    }
    assert ("transfer-without-safeguard" in found(files)) is is_told


def test_opens_that_only_find_dead_addresses_in_messages_of_service_are_left_alone() -> None:
    steps = (
        "[{message: a, channel: email}, {branch: [{if: {not: a.opened}, then: [{exit: dead}]}]},"
        " {message: b, channel: email}]"
    )
    text = "name: S\nprogramme: p\ncommunication: {kind}\ntrigger: {{moment: m}}\nsteps: {steps}\n"
    files = {"moments.yaml": "m: {name: M, kind: transactional}\n"}
    service = files | {"scenarios/s.yaml": text.format(kind="service", steps=steps)}
    marketing = files | {"scenarios/s.yaml": text.format(kind="news", steps=steps)}
    assert "opens-without-consent" not in found(service)
    assert "opens-without-consent" in found(marketing)

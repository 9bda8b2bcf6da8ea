"""Senders: by whom each message is sent, and what each sender is used for."""

from __future__ import annotations

from relplan.analysis.study import Study
from relplan.model.consents import Purpose
from tests.conftest import AS_OF, plan_of

FILES = {
    "programmes/p.yaml": "name: P\nobjective: {statement: s, kpi: nps}\n",
    "conventions/channels.yaml": "email: {kind: email}\nsms: {kind: sms}\nsms2: {kind: sms}\n",
    "conventions/communications.yaml": """
news: {purpose: marketing, sender: {email: letter, sms: short}}
service: {purpose: contract, sender: {email: letter}}
""",
    "conventions/senders.yaml": """
letter: {kind: email, address: hello@Mail.example.com}
short: {kind: sms, address: "36100"}
own: {kind: sms, address: "36200"}
unused: {kind: email, domain: old.example.com}
""",
}


def study_of(sends: str, more: str = "communication: news") -> Study:
    """Study a plan of one campaign with some sends."""
    text = f"name: C\nprogramme: p\n{more}\nsends:\n{sends}"
    return Study(plan_of(FILES | {"campaigns/c.yaml": text}), AS_OF)


def senders(sends: str) -> dict[str, str]:
    """Return the sender of each send by `SEND over CHANNEL`."""
    return {f"{one.outgoing.message.id} over {one.channel}": one.sender for one in study_of(sends).sendings}


def test_the_sender_is_the_communications_for_the_channel() -> None:
    found = senders("  - {id: s, on: 2027-01-06, channel: email, fallback: [sms, sms2]}\n")
    assert found == {"s over email": "letter", "s over sms": "short", "s over sms2": ""}


def test_a_sends_own_sender_holds_on_its_channel_and_on_fallbacks_of_its_kind() -> None:
    found = senders("  - {id: s, on: 2027-01-06, channel: sms, fallback: [sms2, email], sender: own}\n")
    assert found == {"s over sms": "own", "s over sms2": "own", "s over email": "letter"}


def test_a_sender_knows_its_purposes_communications_and_domain() -> None:
    study = study_of(
        "  - {id: a, on: 2027-01-06, channel: email}\n"
        "  - {id: b, on: 2027-01-07, channel: email, communication: service}\n"
    )
    letter, own, short, unused = study.sender_uses
    assert (letter.sender.id, letter.purposes) == ("letter", (Purpose.MARKETING, Purpose.CONTRACT))
    assert (letter.communications, letter.domain) == (("news", "service"), "mail.example.com")
    assert [own.sendings, short.sendings, unused.sendings] == [(), (), ()]
    assert [own.domain, unused.domain] == ["", "old.example.com"]


def test_the_place_of_a_sender_is_where_it_is_named() -> None:
    own, common = study_of(
        "  - {id: a, on: 2027-01-06, channel: sms, sender: own}\n  - {id: b, on: 2027-01-07, channel: sms}\n"
    ).sendings
    assert own.place is not None
    assert common.place is not None
    assert (own.place.path, own.place.route) == ("campaigns/c.yaml", ("sends", 0, "sender"))
    assert (common.place.path, common.place.route) == ("conventions/communications.yaml", ("news", "sender", "sms"))

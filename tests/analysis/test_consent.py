"""Consent: what each message needs on each of its channels, and which entries answer it."""

from __future__ import annotations

from relplan.analysis.consent_need import Need
from relplan.analysis.study import Study
from relplan.model.consents import Purpose
from tests.conftest import AS_OF, plan_of

FILES = {
    "programmes/p.yaml": "name: P\nobjective: {statement: s, kpi: nps}\n",
    "moments.yaml": "signup: {name: Sign-up, kind: relational}\n",
    "conventions/channels.yaml": "email: {kind: email, reach: 80 %}\nsms: {kind: sms}\npopin: {kind: popin}\n",
    "conventions/communications.yaml": "news: {purpose: marketing}\nservice: {purpose: contract}\n",
    "conventions/consents.yaml": """
by_email: {purpose: marketing, channels: [email], kind: opt_in}
old_email: {purpose: marketing, channels: [email], kind: opt_in, status: retired}
opens: {purpose: open_tracking, channels: [email], kind: opt_in}
browsing: {purpose: personalisation, channels: [email], kind: opt_in}
""",
}


def study_of(scenario: str) -> Study:
    """Study a plan with one scenario, given as what follows its name and programme."""
    text = f"name: S\nprogramme: p\ntrigger: {{moment: signup}}\n{scenario}\n"
    return Study(plan_of(FILES | {"scenarios/s.yaml": text}), AS_OF)


def needs(scenario: str) -> dict[str, tuple[Need, ...]]:
    """Return the needs of a scenario by `MESSAGE over CHANNEL`."""
    return {f"{one.outgoing.message.id} over {one.channel}": one.needs for one in study_of(scenario).permissions}


MARKETING = Need(Purpose.MARKETING, "", ("by_email",))


def test_the_purpose_of_the_communication_is_looked_up_on_each_channel() -> None:
    found = needs("communication: news\nsteps: [{message: m, channel: email, fallback: [sms]}]")
    assert found == {"m over email": (MARKETING,), "m over sms": (Need(Purpose.MARKETING, "", ()),)}


def test_a_contract_needs_no_consent_and_an_unknown_purpose_asks_for_none() -> None:
    assert needs("communication: service\nsteps: [{message: m, channel: sms}]") == {"m over sms": ()}
    assert needs("steps: [{message: m, channel: sms}]") == {"m over sms": ()}


def test_a_named_consent_is_needed_on_the_channels_it_is_about() -> None:
    found = needs(
        "communication: news\nconsents: [browsing]\n"
        "steps: [{message: m, channel: email}, {message: n, channel: sms, communication: service}]"
    )
    assert found["m over email"] == (MARKETING, Need(Purpose.PERSONALISATION, "browsing", ("browsing",)))
    assert found["n over sms"] == ()


STEPS = "steps: [{message: m, channel: email}, {message: n, channel: email}, {branch: [{if: m.opened, then: []}]}]"


def test_open_tracking_is_needed_by_the_messages_whose_opens_decide() -> None:
    found = needs(f"communication: news\nconsents: [opens]\n{STEPS}")
    assert found["m over email"] == (MARKETING, Need(Purpose.OPEN_TRACKING, "opens", ("opens",)))
    assert found["n over email"] == (MARKETING,)


def test_opens_that_decide_without_a_named_consent_are_told_by_scenario() -> None:
    assert [[word.text for word in words] for words in study_of(STEPS).untold_opens] == [["m.opened"]]
    assert study_of(f"consents: [opens]\n{STEPS}").untold_opens == ()


def test_each_permission_says_whom_the_channel_reaches_and_what_is_missing() -> None:
    first, second = study_of("communication: news\nsteps: [{message: m, channel: email, fallback: [sms]}]").permissions
    assert (str(first.reach), first.missing) == ("80 %", ())
    assert (second.reach, [need.purpose for need in second.missing]) == (None, [Purpose.MARKETING])


def test_a_consent_knows_the_messages_it_answers_for() -> None:
    study = study_of("communication: news\nsteps: [{message: m, channel: email}, {message: n, channel: email}]")
    assert [one.message.id for one in study.consent_uses["by_email"]] == ["m", "n"]

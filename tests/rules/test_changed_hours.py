"""Hours that a change of clocks skips or repeats: which of them are found, and the hour that is named."""

from __future__ import annotations

import pytest

from relplan.model.settings import Language
from tests.conftest import review_of

SPRING = "{rule: FREQ=DAILY, from: 2027-03-20, until: 2027-04-20}"


def told(settings: str = "", **files: str) -> list[tuple[str, str]]:
    """Return what is said of changed hours, and what to do."""
    paths = {name.replace("__", "/") + ".yaml": text for name, text in files.items()}
    base = "relplan: 1\nname: P\nlanguage: en\nperiod: {from: 2027-01-01, to: 2027-12-31}\n"
    review = review_of(
        {"relplan.yaml": base + settings, "conventions/channels.yaml": "email: {kind: email}\n", **paths}
    )
    found = [finding for finding in review.findings if finding.rule.code == "CAL007"]
    return [(one.message(Language.EN), one.remedy(Language.EN)) for one in found]


def campaign(send: str, more: str = "") -> str:
    return f"name: C\nprogramme: p\n{more}sends: [{{id: s, channel: email, {send}}}]\n"


def test_a_skipped_hour_names_the_one_that_is_meant() -> None:
    assert told(campaigns__c=campaign('on: 2027-03-28, at: "02:30"')) == [
        (
            '"C" is written for Sunday 28 March 2027 at 02:30, an hour that the clock skips: it is read as '
            "03:30 (01:30 UTC)",
            'write an hour that comes once that day, such as at: "03:30"',
        )
    ]


def test_a_repeated_hour_names_the_first() -> None:
    assert told(campaigns__c=campaign('on: 2027-10-31, at: "02:30"')) == [
        (
            '"C" is written for Sunday 31 October 2027 at 02:30, an hour that comes twice: it is read as the '
            "first 02:30 (00:30 UTC)",
            'write an hour that comes once that day, such as at: "03:00"',
        )
    ]


@pytest.mark.parametrize(
    ("text", "settings"),
    [
        (campaign("on: 2027-03-28"), "send_at: '02:30'\n"),
        (
            campaign(
                'on: occurrence, at: "02:30"', "repeat: {rule: FREQ=DAILY, from: 2027-03-20, until: 2027-04-20}\n"
            ),
            "",
        ),
        (campaign('on: 2027-03-26, at: "02:30", spread: {over: 5d}'), ""),
        (campaign('on: 2027-03-28, at: "02:30", spread: {over: 6h}'), ""),
        (campaign('on: 2027-09-05, at: "00:15"'), "timezone: America/Santiago\n"),
    ],
)
def test_the_hour_of_the_plan_of_occurrences_of_spread_sends_and_of_other_zones_is_found(
    text: str, settings: str
) -> None:
    assert len(told(settings, campaigns__c=text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        campaign('on: 2027-03-28, at: "03:00"'),
        campaign('on: 2027-03-29, at: "02:30"'),
        campaign('on: 2027-03-26, at: "02:30", spread: {over: 5d, days: [mon, tue, fri]}'),
        campaign('on: 2027-03-27, at: "20:00", spread: {over: 24h}'),
    ],
)
def test_hours_that_come_once_are_left_alone(text: str) -> None:
    assert told(campaigns__c=text) == []
    assert told("timezone: UTC\n", campaigns__c=campaign('on: 2027-03-28, at: "02:30"')) == []


def test_a_wait_until_an_hour_is_told_of_each_change() -> None:
    steps = '[{wait: {until: "02:30"}}, {message: m, channel: email}]'
    scenario = f"name: S\nprogramme: p\ntrigger: {{moment: left}}\nsteps: {steps}\n"
    messages = [message for message, _ in told(scenarios__s=scenario, moments="left: {name: Left}\n")]
    assert sorted(messages) == [
        "on Sunday 28 March 2027 at 02:30 the clock skips this hour: it is read as 03:30 (01:30 UTC)",
        "on Sunday 31 October 2027 at 02:30 this hour comes twice: it is read as the first 02:30 (00:30 UTC)",
    ]

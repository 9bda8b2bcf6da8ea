"""What people type out of habit is refused in a sentence that says what to write, in both languages."""

from __future__ import annotations

import pytest

from relplan.diagnostics.text import Text
from relplan.model.settings import Language
from tests.conftest import review_of

PROGRAMME = "name: Life\nobjective: {statement: A first order, kpi: first_order_rate}\n"
CAMPAIGN = "name: C\nprogramme: life\nstatus: idea\nsends:\n  - {{id: s, {}, channel: email}}\n"


def said_of(send: str, language: Language = Language.EN) -> list[str]:
    files = {
        "programmes/life.yaml": PROGRAMME,
        "conventions/channels.yaml": "email: {kind: email}\n",
        "campaigns/c.yaml": CAMPAIGN.format(send),
    }
    return [
        f"{one.message(language)}: {one.remedy(language)}"
        for one in review_of(files).findings
        if one.rule.code[:3] in ("SCH", "SYN", "REF")
    ]


@pytest.mark.parametrize("number", ["24 000", "24\u00a0000", "24\u202f000", "24\u2009000", "24000"])
def test_thousands_are_grouped_by_any_space(number: str) -> None:
    assert said_of(f"on: 2027-03-02, volume: {number}") == []


@pytest.mark.parametrize("number", ["24.000", "24,000"])
def test_a_number_that_reads_two_ways_is_shown_as_written_with_both(number: str) -> None:
    send = f"on: 2027-03-02, volume: {number}"
    assert said_of(send) == [f'this is not a whole number: "{number}": it reads two ways: write "24000" or "24"']
    assert said_of(send, Language.FR) == [
        f"ceci n’est pas un nombre entier\u00a0: «\u00a0{number}\u00a0»: "
        "cela se lit de deux façons\u00a0: écrivez «\u00a024000\u00a0» ou «\u00a024\u00a0»"
    ]


@pytest.mark.parametrize(
    ("number", "remedy"),
    [
        ("337 00", "thousands are grouped by three digits after one space; "),
        ("3 37 000", "thousands are grouped by three digits after one space; "),
        ("1.5", "it has no decimals; "),
    ],
)
def test_a_number_that_is_no_whole_one_is_said_why(number: str, remedy: str) -> None:
    assert said_of(f"on: 2027-03-02, volume: {number}") == [
        f'this is not a whole number: "{number}": {remedy}write for example "337000" or "337 000"'
    ]


def test_a_number_with_its_unit_is_told_alone() -> None:
    assert said_of("on: 2027-03-02, volume: 24 000 clients") == [
        'this is not a whole number: "24 000 clients": did you mean "24 000"?'
    ]


DATED = "this is not a date, or a distance from an occasion"


def test_an_ambiguous_day_is_not_guessed() -> None:
    assert said_of("on: 02/03/2027") == [
        f'{DATED}: "02/03/2027": it reads two ways: write "2027-03-02" or "2027-02-03"'
    ]
    assert said_of("on: 31/03/2027") == [f'{DATED}: "31/03/2027": did you mean "2027-03-31"?']


def test_the_hour_of_a_day_has_its_own_key() -> None:
    assert said_of("on: 2027-03-02T10:00") == [
        f'{DATED}: "2027-03-02T10:00": the day and the hour have a key each, in the plan\'s time zone: '
        'write on: 2027-03-02 and at: "10:00"'
    ]
    assert said_of('on: 2027-03-02, at: "10:00"') == []


def test_a_send_without_a_day_yet_can_be_kept_as_is_said() -> None:
    (said,) = said_of("on: week 12")
    assert 'write a likely day, beside it x-when: "week 12", and status: idea' in said
    assert said_of('on: 2027-03-22, x-when: "week 12"') == []


@pytest.mark.parametrize("per", ["never", "Lifetime", "9999y", "jamais"])
def test_once_in_a_life_has_a_duration(per: str) -> None:
    scenario = f"name: S\nprogramme: life\nreentry: {{max: 1, per: {per}}}\n"
    (finding,) = (one for one in review_of({"scenarios/s.yaml": scenario}).findings if one.rule.code == "SCH005")
    assert finding.remedy(Language.EN) == (
        'for once in a customer\'s life, write "100y": it is the longest duration there is'
    )
    right = review_of({"scenarios/s.yaml": scenario.replace(per, "100y")})
    assert not [one for one in right.findings if one.rule.code == "SCH005"]


def test_a_value_cut_by_a_comma_is_no_unknown_id_too() -> None:
    files = {"conventions/vocabulary.yaml": "client: {term: Client, segment: a.b, c.d}\n"}
    said = [one.rule.code for one in review_of(files).findings if one.rule.code[:3] in ("SCH", "REF")]
    assert said == ["SCH009"]


def test_nothing_is_proposed_twice() -> None:
    text = Text("did you mean {close:or}?", "vouliez-vous dire {close:or} ?")
    assert text.write(Language.EN, {"close": ("sms", "sms")}) == 'did you mean "sms"?'
    assert text.write(Language.EN, {"close": ("sms", "push", "sms")}) == 'did you mean "sms" or "push"?'


@pytest.mark.parametrize(
    "hour", ["10:00 CET", "10:00Z", "10:00+01:00", "10h UTC", "10:00 UTC+2", "10 am EST", "10:00 (Paris)", "10:00 GMT"]
)
def test_an_hour_with_a_time_zone_is_sent_to_that_of_the_plan(hour: str) -> None:
    assert said_of(f'on: 2027-03-02, at: "{hour}"') == [
        f'this is not a time of day: "{hour}": an hour is that of the plan\'s time zone, and none is written beside '
        'it: "10:00", if that is the hour there'
    ]


@pytest.mark.parametrize("hour", ["morning", "10:00-12:00", "10-11", "CET"])
def test_what_is_no_hour_with_a_time_zone_gets_an_example(hour: str) -> None:
    assert said_of(f'on: 2027-03-02, at: "{hour}"') == [
        f'this is not a time of day: "{hour}": write for example "09:00"'
    ]

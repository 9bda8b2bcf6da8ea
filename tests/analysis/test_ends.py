"""The end of what a message announces: nothing leads a message, or advises to move it, behind that."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from relplan.analysis.arbitration.ledger import Course, Decided, Entry
from relplan.analysis.occasions import Edition
from relplan.analysis.study import Study
from relplan.analysis.validity import Announced, Expiry
from tests.analysis.plans import SEGMENTS, decided, play, sent
from tests.conftest import AS_OF, plan_of

FILES = {
    "conventions/channels.yaml": "email: {kind: email}\nsms: {kind: sms, contact_hours: [{hours: ['09:00-12:00']}]}\n",
    "conventions/segments.yaml": SEGMENTS,
    "conventions/pressure.yaml": "caps: {w: {max: 1, per: 7d, channels: [email]}}\n",
    "moments.yaml": "m: {name: M}\n",
    "offers.yaml": "spring: {name: Spring, valid: {from: 2027-01-04, to: 2027-01-08}}\nalways: {name: Always}\n",
    "calendar.yaml": "occasions: {fair: {date: 2027-01-06, duration: 3d}}\n",
}
FIRST = "name: A\nprogramme: p\npriority: 1\nsends: [{id: s, on: 2027-01-05, at: '09:00', channel: email}]\n"
SPRING = Expiry(date(2027, 1, 8), Announced.OFFER, "spring")
FAIR = Expiry(date(2027, 1, 8), Announced.OCCASION, "fair")


def campaign(day: str = "2027-01-06", more: str = "", channel: str = "email") -> str:
    head = f"name: C\nprogramme: p\npriority: 2\n{more}"
    return f"{head}sends: [{{id: s, on: {day}, at: '09:00', channel: {channel}}}]\n"


def scenario(more: str, steps: str = "[{message: m, channel: email}]") -> str:
    return f"name: S\nprogramme: p\npriority: 3\ntrigger: {{moment: m}}\n{more}steps: {steps}\n"


def files(**actions: str) -> dict[str, str]:
    folders = {ident: "scenarios" if "trigger" in text else "campaigns" for ident, text in actions.items()}
    return {**FILES, **{f"{folders[ident]}/{ident}.yaml": text for ident, text in actions.items()}}


def course_of(ledger: Sequence[Entry], ident: str) -> Course | None:
    """Return what became of a message at its last refusal."""
    facts = [entry.fact for entry in ledger if isinstance(entry.fact, Decided)]
    return [fact.course for fact in facts if fact.decision.candidate.id == ident][-1]


@pytest.mark.parametrize(
    ("more", "tried", "end"),
    [
        ("offer: spring\n", 3, SPRING),
        ("occasion: fair\n", 3, FAIR),
        ("offer: spring\noccasion: fair\n", 3, FAIR),
        ("offer: always\n", 6, None),
    ],
)
def test_a_deferral_does_not_lead_behind_the_end(more: str, tried: int, end: Expiry | None) -> None:
    ledger = play(files(a=FIRST, c=campaign(more=f"{more}on_capped: {{defer: 9d}}\n")))
    outcomes = decided(ledger, "c/s")
    assert outcomes[:tried] == [("capped", "deferred")] * (tried - 1) + [("capped", "dropped" if end else "deferred")]
    course = course_of(ledger, "c/s")
    assert (course.end if course else None) == end
    assert sent(ledger) == (["05 a/s"] if end else ["05 a/s", "12 c/s"])


@pytest.mark.parametrize("policy", ["hold", "{defer: 9d}", "{merge_into: b, within: 20d, then: hold}"])
def test_no_policy_leads_a_triggered_message_behind_the_end(policy: str) -> None:
    later = campaign("2027-01-14")
    ledger = play(files(a=FIRST, b=later, s=scenario(f"offer: spring\non_capped: {policy}\n")), "m@2027-01-06T09:00")
    assert "s/m" not in " ".join(sent(ledger))
    course = course_of(ledger, "s/m")
    assert course is not None
    assert course.end == SPRING


def test_a_message_is_not_held_to_hours_behind_the_end() -> None:
    text = scenario("offer: spring\n", "[{message: m, channel: sms}]")
    ledger = play(files(s=text), "m@2027-01-08T15:00")
    assert decided(ledger, "s/m") == [("closed", "dropped")]
    assert sent(play(files(s=text), "m@2027-01-07T15:00")) == ["08 s/m"]


@pytest.mark.parametrize(("shift", "outcome"), [("2d", "shifted"), ("3d", "withheld")])
def test_a_shift_does_not_lead_behind_the_end(shift: str, outcome: str) -> None:
    text = scenario(f"with_campaigns: {{default: {{wins-and-shifts: {shift}}}}}\n")
    ledger = play(files(c=campaign(more="offer: spring\n"), s=text), "m@2027-01-06T09:00")
    facts = [entry.fact.decision for entry in ledger if isinstance(entry.fact, Decided)]
    first = next(one for one in facts if one.candidate.id == "c/s")
    assert (first.outcome.value, first.end) == (outcome, SPRING if outcome == "withheld" else None)


def test_what_is_due_after_its_end_is_not_bound_by_it() -> None:
    assert sent(play(files(c=campaign("2027-01-20", "offer: spring\noccasion: fair\n")))) == ["20 c/s"]


def test_a_substitute_is_bound_by_what_it_announces_itself() -> None:
    tried = "{message: m, channel: email, on_capped: {substitute: n, then: hold}}"
    steps = f"[{tried}, {{message: n, channel: email, offer: always}}]"
    text = scenario("offer: spring\n", steps)
    ledger = play(files(a=FIRST, s=text), "m@2027-01-06T09:00")
    course = course_of(ledger, "s/n")
    assert course is None or course.end is None


YEAR = Edition(date(2027, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize(
    ("day", "more", "days"),
    [
        ("2027-01-06", "", YEAR),
        ("2027-01-06", "offer: spring\n", Edition(date(2027, 1, 4), date(2027, 1, 8))),
        ("2027-01-05", "occasion: fair\n", Edition(YEAR.first, date(2027, 1, 8))),
        ("2027-01-07", "occasion: fair\n", Edition(date(2027, 1, 6), date(2027, 1, 8))),
        ("2027-01-10", "occasion: fair\n", Edition(date(2027, 1, 9), YEAR.last)),
        ("2027-01-10", "occasion: fair\noffer: spring\n", None),
    ],
)
def test_the_days_between_which_a_send_may_be_moved(day: str, more: str, days: Edition | None) -> None:
    study = Study(plan_of(files(c=campaign(day, more))), AS_OF)
    (contact,) = study.contacts
    assert study.ends.days_to_move(contact.message, contact.planned.at) == days


@pytest.mark.parametrize(
    ("more", "relief"),
    [("", "2027-01-12"), ("offer: spring\n", "None"), ("occasion: fair\n", "None")],
)
def test_no_relief_lies_behind_the_end(more: str, relief: str) -> None:
    study = Study(plan_of(files(a=FIRST, c=campaign(more=more))), AS_OF)
    (breach,) = [breach for verdict in study.calendar_proof for breach in verdict.breaches]
    move = study.reliefs.of_breach(breach).move
    assert (str(move.on) if move else "None") == relief


@pytest.mark.parametrize(("more", "after"), [("", 11), ("offer: spring\n", None)])
def test_no_open_day_behind_the_end_is_advised(more: str, after: int | None) -> None:
    hours = "call: {kind: call, contact_hours: [{days: [mon], hours: ['08:00-12:00']}]}\n"
    plan = plan_of({**files(c=campaign("2027-01-08", more, "call")), "conventions/channels.yaml": hours})
    study = Study(plan, AS_OF)
    (closed,) = study.closed_sends
    before, later = (study.reliefs.of_closing(closed, sign) for sign in (-1, 1))
    assert (later.begin.day if later else None) == after
    assert before is not None
    assert before.begin.day == 4

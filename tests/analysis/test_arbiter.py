"""Arbitration of one customer: the vectors of the specification, and each way a message may go."""

from __future__ import annotations

from datetime import datetime

import pytest

from relplan.analysis.arbitration.customer import Membership, describe_customer
from relplan.analysis.arbitration.decision import Outcome
from relplan.analysis.arbitration.ledger import Decided, Ended, Ending, Entry, GivenUp, Merged, NotLaunched, Obstacle
from relplan.analysis.arbitration.play import play_customer
from relplan.analysis.arbitration.triggers import Happening
from tests.analysis.plans import decided, play, sent, stage_of

MOMENTS = "cart: {name: Cart, event: cart}\nmove: {name: Move, event: move}\nsign: {name: Sign, event: sign}\n"
DATA = "events: {cart: {}, move: {}, sign: {}, bought: {}}\n"


def campaign(day: int, *, priority: int = 50, hour: str = "09:00", more: str = "", send: str = "") -> str:
    return (
        f"name: C\nprogramme: p\npriority: {priority}\n{more}"
        f"sends: [{{id: s, on: 2027-01-{day:02}, at: '{hour}', channel: email{send}}}]\n"
    )


def scenario(steps: str, *, moment: str = "cart", priority: int = 10, more: str = "") -> str:
    return f"name: S\nprogramme: p\npriority: {priority}\ntrigger: {{moment: {moment}}}\n{more}steps: {steps}\n"


def plan(pressure: str, **actions: str) -> dict[str, str]:
    """Return the files of a plan; actions whose text has a trigger are scenarios."""
    files = {"moments.yaml": MOMENTS, "data.yaml": DATA, "conventions/pressure.yaml": pressure}
    for ident, text in actions.items():
        folder = "scenarios" if "trigger:" in text else "campaigns"
        files[f"{folder}/{ident}.yaml"] = text
    return files


WEEKLY = "caps: {weekly: {max: 1, per: 7d}}\n"
HELLO = "[{message: m, channel: email}]"


@pytest.mark.parametrize(("hour", "expected"), [("09:00", ["01 a/s", "08 b/s"]), ("08:59", ["01 a/s"])])
def test_a_week_after_the_same_hour_is_legal_and_a_minute_before_is_not(hour: str, expected: list[str]) -> None:
    assert sent(play(plan(WEEKLY, a=campaign(1), b=campaign(8, hour=hour)))) == expected


@pytest.mark.parametrize(("horizon", "expected"), [("1d", ["01 a/s"]), ("7d", ["07 b/s"])])
def test_the_horizon_lets_a_better_rank_to_come_keep_its_slot(horizon: str, expected: list[str]) -> None:
    pressure = f"{WEEKLY}arbitration: {{horizon: {horizon}}}\n"
    assert sent(play(plan(pressure, a=campaign(1, priority=9), b=campaign(7, priority=1)))) == expected


@pytest.mark.parametrize("horizon", ["1d", "7d"])
def test_what_is_itself_refused_blocks_nobody(horizon: str) -> None:
    pressure = f"{WEEKLY}arbitration: {{horizon: {horizon}}}\n"
    three = {"a": campaign(1, priority=9), "b": campaign(7, priority=5), "c": campaign(13, priority=1)}
    assert sent(play(plan(pressure, **three))) == ["01 a/s", "13 c/s"]


def test_a_message_that_may_wait_goes_at_the_first_legal_instant() -> None:
    waiting = scenario(HELLO, more="on_capped: {defer: 10d}\n")
    files = plan("caps: {w: {max: 2, per: 7d}}", a=campaign(1), b=campaign(2), s=waiting)
    ledger = play(files, "cart@2027-01-03T09:00")
    assert sent(ledger) == ["01 a/s", "02 b/s", "08 s/m"]
    first = next(e.fact for e in ledger if isinstance(e.fact, Decided) and e.fact.decision.refusals)
    assert first.possible == datetime(2027, 1, 8, 9)
    assert [holder.id for holder in first.decision.refusals[0].holders] == ["a/s", "b/s"]


def test_five_due_one_day_under_one_a_day_go_one_a_day() -> None:
    five = {f"c{n}": campaign(1, priority=n, more="on_capped: {defer: 7d}\n") for n in range(1, 6)}
    ledger = play(plan("caps: {daily: {max: 1, per: day}}", **five))
    assert sent(ledger) == ["01 c1/s", "02 c2/s", "03 c3/s", "04 c4/s", "05 c5/s"]


def test_a_chain_of_beats_puts_the_last_first() -> None:
    """10 A, 20 B, 30 C with C beats A: C, A, B."""
    three = {
        "a": campaign(1, priority=10),
        "b": campaign(1, priority=20),
        "c": campaign(1, priority=30, more="beats: [a]\n"),
    }
    assert sent(play(plan("caps: {daily: {max: 9, per: day}}", **three))) == ["01 c/s", "01 a/s", "01 b/s"]


@pytest.mark.parametrize(
    ("decision", "expected", "of_send"),
    [
        ("wins", ["05 s/m"], [("withheld", "")]),
        ("yields", ["05 c/s"], [("sent", "")]),
        ("combine", ["05 c/s"], [("sent", "")]),
        ("{wins-and-shifts: 3d}", ["05 s/m", "08 c/s"], [("shifted", ""), ("sent", "")]),
    ],
)
def test_harmonisation_holds_whether_or_not_a_limit_is_reached(
    decision: str, expected: list[str], of_send: list[tuple[str, str]]
) -> None:
    files = plan(
        "caps: {w: {max: 9, per: 7d}}",
        c=campaign(5, priority=1),
        s=scenario(HELLO, more=f"with_campaigns: {{default: {decision}}}\n"),
    )
    ledger = play(files, "cart@2027-01-05T09:00")
    assert sent(ledger) == expected
    assert decided(ledger, "c/s") == of_send


def test_a_combined_message_waits_for_the_send_of_the_same_day_and_adds_no_contact() -> None:
    files = plan(WEEKLY, c=campaign(5, hour="18:00"), s=scenario(HELLO, more="with_campaigns: {c: combine}\n"))
    ledger = play(files, "cart@2027-01-05T09:00")
    assert decided(ledger, "s/m") == [("rides_later", ""), ("combined", "")]
    assert sent(ledger) == ["05 c/s"]


def test_a_message_due_later_that_day_is_served_by_the_send_before_it() -> None:
    steps = "[{wait: {until: '18:00'}}, {message: m, channel: email}]"
    files = plan(WEEKLY, c=campaign(5, hour="12:00"), s=scenario(steps, more="with_campaigns: {c: combine}\n"))
    ledger = play(files, "cart@2027-01-05T09:00")
    assert decided(ledger, "s/m") == [("combined", "")]
    assert [entry.at.hour for entry in ledger if isinstance(entry.fact, Ended)] == [12]


def test_a_campaign_is_not_withheld_for_a_message_that_is_itself_refused() -> None:
    files = plan(
        "caps: {sms: {max: 0, per: 7d, channels: [sms]}}",
        c=campaign(5),
        s=scenario("[{message: m, channel: sms}]", more="with_campaigns: {c: wins}\n"),
    )
    assert sent(play(files, "cart@2027-01-05T09:00")) == ["05 c/s"]


def test_a_substitute_goes_instead() -> None:
    steps = "[{message: m, channel: sms, on_capped: {substitute: n}}, {wait: 30d}, {message: n, channel: email}]"
    files = plan("caps: {sms: {max: 0, per: 7d, channels: [sms]}}", s=scenario(steps))
    ledger = play(files, "cart@2027-01-05T09:00", last="2027-01-20")
    assert decided(ledger, "s/m") == [("capped", "substituted")]
    assert sent(ledger) == ["05 s/n"]


def test_a_refused_message_rides_on_the_next_send_of_its_campaign() -> None:
    merging = scenario(HELLO, more="on_capped: {merge_into: c, within: 10d}\n")
    files = plan(WEEKLY, a=campaign(4), c=campaign(11), s=merging)
    ledger = play(files, "cart@2027-01-05T09:00")
    merged = [entry.fact for entry in ledger if isinstance(entry.fact, Merged)]
    assert merged == [Merged("s/m", datetime(2027, 1, 5, 9), "c/s")]
    assert sent(ledger) == ["04 a/s", "11 c/s"]


NO_MAIL = "exclusions: {x: {segment: flags.vip, from: {channels: [email]}, except: {campaigns: [a, c]}}}\n"


@pytest.mark.parametrize(
    ("vip_since", "expected", "rides"),
    [
        (None, [("capped", "merged_later")], 1),
        (1, [("capped", "exits")], 0),
        (8, [("capped", "merged_later"), ("capped", "exits")], 0),
        (12, [("capped", "merged_later")], 1),
    ],
)
def test_a_message_rides_only_where_it_may_reach_the_customer(
    vip_since: int | None, expected: list[tuple[str, str]], rides: int
) -> None:
    """Who may not get it by mail doesn't get it within a mail, be it told when it is refused or when the send goes."""
    merging = scenario(
        "[{message: m, channel: sms, fallback: [email]}]", more="on_capped: {merge_into: c, within: 7d, then: exit}\n"
    )
    files = plan(WEEKLY + NO_MAIL, a=campaign(4), c=campaign(11), s=merging)
    moves = [] if vip_since is None else [Membership("flags.vip", datetime(2027, 1, vip_since))]
    stage = stage_of(files)
    members = [Membership("lifecycle.active"), *moves]
    customer = describe_customer(stage.plan, stage.arbiter.population, members, datetime(2027, 1, 1)).customer
    ledger = play_customer(stage, customer, [Happening(datetime(2027, 1, 5, 9), "cart")], datetime(2027, 1, 31))
    assert decided(ledger, "s/m") == expected
    assert sum(isinstance(entry.fact, Merged) for entry in ledger) == rides


def test_a_ride_that_does_not_come_leads_to_what_follows() -> None:
    merging = scenario(HELLO, more="on_capped: {merge_into: c, within: 2d, then: exit}\n")
    files = plan(WEEKLY, a=campaign(4), c=campaign(20), s=merging)
    ledger = play(files, "cart@2027-01-05T09:00")
    assert decided(ledger, "s/m") == [("capped", "exits")]


def test_a_refused_ride_leads_to_what_follows_when_its_time_is_over() -> None:
    merging = scenario(HELLO, more="on_capped: {merge_into: c, within: 3d, then: exit}\n")
    files = plan(WEEKLY, a=campaign(4), c=campaign(6), s=merging)
    ledger = play(files, "cart@2027-01-05T09:00")
    assert decided(ledger, "s/m") == [("capped", "merged_later"), ("capped", "exits")]
    assert [entry.at.day for entry in ledger if isinstance(entry.fact, Ended)] == [8]


def test_hold_waits_until_the_limit_allows_it_and_later_waits_run_from_the_real_send() -> None:
    steps = "[{message: m, channel: email}, {wait: 8d}, {message: n, channel: email}]"
    files = plan(WEEKLY, a=campaign(4), s=scenario(steps, more="on_capped: hold\n"))
    assert sent(play(files, "cart@2027-01-05T12:00")) == ["04 a/s", "11 s/m", "19 s/n"]


def test_a_deferral_ends_with_the_validity() -> None:
    files = plan(WEEKLY, a=campaign(4), s=scenario(HELLO, more="valid_for: 2d\non_capped: {defer: 9d}\n"))
    ledger = play(files, "cart@2027-01-05T09:00")
    assert decided(ledger, "s/m") == [("capped", "deferred")] * 3 + [("expired", "")]


def test_nobody_is_reminded_of_a_message_they_never_got() -> None:
    steps = """
  - {message: m, channel: sms}
  - branch: [{if: {not: m.opened}, after: 1d, then: [{message: n, channel: email}]}]
"""
    refused = plan("caps: {sms: {max: 0, per: 7d, channels: [sms]}}", s=scenario(steps))
    assert sent(play(refused, "cart@2027-01-05T09:00")) == []
    free = plan(WEEKLY.replace("7d", "1h"), s=scenario(steps))
    assert sent(play(free, "cart@2027-01-05T09:00")) == ["05 s/m", "06 s/n"]
    assert sent(play(free, "cart@2027-01-05T09:00", "s/m.clicked@2027-01-05T10:00")) == ["05 s/m"]


def test_a_branch_is_decided_when_its_outcome_comes() -> None:
    steps = """
  - {message: m, channel: email}
  - branch:
      - {if: bought, after: 3d, then: [{message: thanks, channel: email}]}
      - else: [{message: again, channel: email}]
"""
    files = plan("caps: {w: {max: 9, per: 7d}}", s=scenario(steps))
    assert sent(play(files, "cart@2027-01-05T09:00", "bought@2027-01-06T09:00")) == ["05 s/m", "06 s/thanks"]
    assert sent(play(files, "cart@2027-01-05T09:00")) == ["05 s/m", "08 s/again"]


def test_a_wait_for_an_event_ends_with_it() -> None:
    steps = "[{wait: {for: bought, at_most: 3d}}, {message: m, channel: email}]"
    files = plan(WEEKLY, s=scenario(steps))
    assert sent(play(files, "cart@2027-01-05T09:00", "bought@2027-01-06T09:00")) == ["06 s/m"]
    assert sent(play(files, "cart@2027-01-05T09:00")) == ["08 s/m"]


def test_an_exit_event_ends_the_scenario_even_in_its_delay() -> None:
    delayed = scenario(HELLO, more="exit_when: [bought]\n").replace("{moment: cart}", "{moment: cart, delay: 3h}")
    ledger = play(plan(WEEKLY, s=delayed), "cart@2027-01-05T09:00", "bought@2027-01-05T10:00")
    assert sent(ledger) == []
    assert [entry.fact.ending for entry in ledger if isinstance(entry.fact, Ended)] == [Ending.EXIT_EVENT]


def obstacles(ledger: tuple[object, ...]) -> list[tuple[str, Obstacle]]:
    facts = [entry.fact for entry in ledger]  # type: ignore[attr-defined]
    return [(fact.scenario, fact.obstacle) for fact in facts if isinstance(fact, NotLaunched)]


def test_one_instance_at_a_time_and_no_more_than_reentry_allows() -> None:
    limited = scenario("[{wait: 2d}, {message: m, channel: email}]", more="reentry: {max: 1, per: 10d}\n")
    carts = [f"cart@2027-01-{day:02}T09:00" for day in (5, 6, 14, 15)]
    ledger = play(plan("caps: {w: {max: 9, per: 7d}}", s=limited), *carts)
    assert obstacles(ledger) == [("s", Obstacle.RUNNING), ("s", Obstacle.REENTRY)]
    assert sent(ledger) == ["07 s/m", "17 s/m"]


@pytest.mark.parametrize(("then", "expected"), [("drop", ["06 wed/m"]), ("defer", ["06 wed/m", "19 bank/m"])])
def test_two_moments_at_once_launch_the_one_that_suppresses_the_other(then: str, expected: list[str]) -> None:
    steps = "[{wait: 1d}, {message: m, channel: email}]"
    wedding = scenario(
        steps, moment="sign", priority=90, more=f"suppresses: [{{scenario: bank, for: 13d, then: {then}}}]\n"
    )
    files = plan("caps: {w: {max: 9, per: 7d}}", wed=wedding, bank=scenario(steps, moment="move", priority=1))
    ledger = play(files, "move@2027-01-05T09:00", "sign@2027-01-05T09:00")
    assert obstacles(ledger) == [("bank", Obstacle.SUPPRESSED)]
    assert sent(ledger) == expected


def test_a_suppressed_trigger_waits_for_the_end_of_the_other() -> None:
    steps = "[{wait: 4d}, {message: m, channel: email}]"
    wedding = scenario(steps, moment="sign", more="suppresses: [{scenario: bank, then: defer}]\n")
    files = plan("caps: {w: {max: 9, per: 7d}}", wed=wedding, bank=scenario(HELLO, moment="move"))
    ledger = play(files, "sign@2027-01-05T09:00", "move@2027-01-06T09:00")
    assert sent(ledger) == ["09 wed/m", "09 bank/m"]


DEFERRING = "suppresses: [{scenario: bank, then: defer}]\n"
WED = scenario("[{wait: 4d}, {message: m, channel: email}]", moment="sign", more=DEFERRING)
WED_FOR_5_DAYS = scenario(HELLO, moment="sign", more=DEFERRING.replace("bank,", "bank, for: 5d,"))


@pytest.mark.parametrize("wed", [WED, WED_FOR_5_DAYS])
@pytest.mark.parametrize(
    ("bought", "found"),
    [
        (6, [Obstacle.SUPPRESSED]),
        (7, [Obstacle.SUPPRESSED, Obstacle.EXIT_EVENT]),
        (20, [Obstacle.SUPPRESSED]),
    ],
)
def test_a_trigger_that_is_put_off_is_given_up_on_an_exit_event(wed: str, bought: int, found: list[Obstacle]) -> None:
    """One in the same minute holds too, as it does for a launch; one that comes after the launch changes nothing."""
    bank = scenario(HELLO, moment="move", more="exit_when: [bought]\n")
    files = plan("caps: {w: {max: 9, per: 7d}}", wed=wed, bank=bank)
    ledger = play(files, "sign@2027-01-05T09:00", "move@2027-01-06T09:00", f"bought@2027-01-{bought:02}T09:00")
    assert [obstacle for _, obstacle in obstacles(ledger)] == found
    assert any(one.endswith("bank/m") for one in sent(ledger)) is (bought == 20)


def test_an_exit_event_before_a_new_trigger_gives_up_the_old_one_only() -> None:
    bank = scenario(HELLO, moment="move", more="exit_when: [bought]\n")
    files = plan("caps: {w: {max: 9, per: 7d}}", wed=WED, bank=bank)
    events = ("sign@2027-01-05T09:00", "move@2027-01-06T09:00", "bought@2027-01-07T09:00", "move@2027-01-08T09:00")
    assert sent(play(files, *events)) == ["09 wed/m", "09 bank/m"]


def test_an_excluded_customer_is_told_by_which_rule() -> None:
    pressure = f"{WEEKLY}exclusions: {{vips: {{segment: flags.vip, from: all, except: {{scenarios: [s]}}}}}}\n"
    files = plan(pressure, c=campaign(5), s=scenario(HELLO))
    ledger = play(files, "cart@2027-01-05T12:00", segments=["lifecycle.active", "flags.vip"])
    assert sent(ledger) == ["05 s/m"]
    assert decided(ledger, "c/s") == [("excluded", "")]


def test_what_limits_cannot_hold_back_goes_first_and_uses_them_up() -> None:
    files = plan(WEEKLY, a=campaign(5, priority=1), b=campaign(5, priority=99, more="communication: notice\n"))
    files["conventions/communications.yaml"] = "notice: {obeys_pressure: false, counts_in_pressure: true}\n"
    assert sent(play(files)) == ["05 b/s"]


def test_a_triggered_message_is_held_to_the_next_open_hour_and_a_dated_one_is_refused() -> None:
    files = plan(WEEKLY.replace("7d", "1h"), c=campaign(10, hour="07:00"), s=scenario(HELLO))
    files["conventions/channels.yaml"] = (
        "email: {kind: email, contact_hours: [{days: [mon, tue], hours: ['08:00-20:00']}]}\n"
    )
    ledger = play(files, "cart@2027-01-06T12:00")
    assert decided(ledger, "s/m") == [("closed", "held"), ("sent", "")]
    assert sent(ledger) == ["11 s/m"]
    assert decided(ledger, "c/s") == [("closed", "dropped")]


def made_for_one_who_refuses(files: dict[str, str], consent: str) -> list[tuple[str, ...]]:
    """Return the channels of what a customer gets who refuses a consent and leaves a cart on 5 January."""
    stage = stage_of(files)
    described = describe_customer(
        stage.plan,
        stage.arbiter.population,
        [Membership("lifecycle.new")],
        datetime(2027, 1, 1),
        frozenset({consent}),
    )
    ledger = play_customer(stage, described.customer, [Happening(datetime(2027, 1, 5), "cart")], datetime(2027, 2, 1))
    made = [entry.fact.decision.made for entry in ledger if isinstance(entry.fact, Decided)]
    return [one.message.channels for one in made if one]


def test_a_customer_who_refuses_a_channel_gets_the_fallback() -> None:
    files = plan(WEEKLY, s=scenario("[{message: m, channel: sms, fallback: [email], communication: promo}]"))
    files["conventions/communications.yaml"] = "promo: {purpose: marketing}\n"
    files["conventions/consents.yaml"] = "ok_sms: {purpose: marketing, channels: [sms], kind: opt_in}\n"
    assert made_for_one_who_refuses(files, "ok_sms") == [("email",)]


@pytest.mark.parametrize(
    ("purpose", "made"), [("personalisation", []), ("marketing", []), ("open_tracking", [("email",)])]
)
def test_a_consent_of_a_message_s_own_stops_it_unless_it_is_to_being_tracked(
    purpose: str, made: list[tuple[str, ...]]
) -> None:
    files = plan(WEEKLY, s=scenario("[{message: m, channel: email, consents: [ok]}]"))
    files["conventions/consents.yaml"] = f"ok: {{purpose: {purpose}, kind: opt_in}}\n"
    assert made_for_one_who_refuses(files, "ok") == made


def firsts(ledger: tuple[Entry, ...], ident: str) -> list[str]:
    """Return when each attempt of a message could have gone first, as `01-08 09:00`; empty when never."""
    facts = [entry.fact for entry in ledger if isinstance(entry.fact, Decided)]
    return [f"{one.possible:%m-%d %H:%M}" if one.possible else "" for one in facts if _is_refused(one, ident)]


def _is_refused(fact: Decided, ident: str) -> bool:
    return fact.decision.candidate.id == ident and fact.course is not None


def test_the_first_possible_instant_looks_behind_what_keeps_the_slot_for_later() -> None:
    pressure = f"{WEEKLY}arbitration: {{horizon: 7d}}\n"
    ledger = play(plan(pressure, a=campaign(1, priority=9), b=campaign(7, priority=1)))
    assert firsts(ledger, "a/s") == ["01-14 09:00"]


WEEKS = "repeat: {rule: 'FREQ=WEEKLY;BYDAY=TU', from: 2027-01-05, until: 2027-01-26}\n"


@pytest.mark.parametrize(("priority", "expected"), [(90, "02-02 09:00"), (5, "01-19 09:00")])
def test_the_first_possible_instant_is_one_at_which_the_calendar_does_not_refuse_it_again(
    priority: int, expected: str
) -> None:
    """A newsletter takes the slot every Tuesday at the very instant at which it is free, unless it is outranked."""
    letter = f"name: N\nprogramme: p\npriority: 10\n{WEEKS}sends: [{{id: e, on: occurrence, channel: email}}]\n"
    ledger = play(plan(WEEKLY, n=letter, s=scenario(HELLO, priority=priority)), "cart@2027-01-12T10:00")
    assert firsts(ledger, "s/m") == [expected]


KINDS = """
free: {counts_in_pressure: false}
notice: {obeys_pressure: false}
service: {obeys_pressure: false, counts_in_pressure: false}
"""


def kinds(pressure: str, **actions: str) -> dict[str, str]:
    return {**plan(pressure, **actions), "conventions/communications.yaml": KINDS}


def test_a_message_that_may_not_precede_a_free_one_goes_a_minute_after_it() -> None:
    """A promotion and then a free message exceed the limit; the other way round they don't."""
    free = campaign(4, priority=1, more="communication: free\n")
    files = kinds(WEEKLY, a=free, s=scenario(HELLO, more="on_capped: hold\n"))
    ledger = play(files, "cart@2027-01-04T09:00")
    assert firsts(ledger, "s/m") == ["01-04 09:01"]
    assert [f"{entry.at:%d %H:%M}" for entry in ledger if isinstance(entry.fact, Decided)][-1] == "04 09:01"


def test_what_is_held_for_something_due_later_goes_when_it_first_may() -> None:
    """With a horizon, a free message of noon keeps the slot; a minute later the promotion is legal."""
    free = campaign(4, priority=1, hour="12:00", more="communication: free\n")
    files = kinds(f"{WEEKLY}arbitration: {{horizon: 2d}}\n", a=free, s=scenario(HELLO, more="on_capped: hold\n"))
    ledger = play(files, "cart@2027-01-04T09:00")
    assert firsts(ledger, "s/m") == ["01-04 12:01"]
    assert [f"{one.at:%d %H:%M}" for one in ledger if isinstance(one.fact, Decided)][-1] == "04 12:01"


def test_a_message_may_be_served_by_a_send_before_a_limit_leaves_room() -> None:
    """The cap on texts is full for a week; a letter of the next day is to be combined with the message."""
    pressure = "caps: {texts: {max: 1, per: 7d, channels: [sms]}}\n"
    text = scenario("[{message: m, channel: sms}]", more="with_campaigns: {b: combine}\n")
    first = campaign(4).replace("email", "sms")
    ledger = play(plan(pressure, a=first, b=campaign(6), s=text), "cart@2027-01-05T09:00")
    assert firsts(ledger, "s/m") == ["01-06 00:00"]


@pytest.mark.parametrize("steps", ["[{{message: x, channel: email, communication: service}}, {}]", "[{}]"])
def test_a_notice_goes_first_wherever_it_stands_in_what_comes_at_once(steps: str) -> None:
    notice = scenario(steps.format("{message: n, channel: email, communication: notice}"), priority=1)
    promotion = scenario(HELLO, priority=9)
    ledger = play(kinds(WEEKLY, a=notice, b=promotion), "cart@2027-01-04T09:00")
    assert sent(ledger)[-1] == "04 a/n"
    assert decided(ledger, "b/m") == [("capped", "dropped")]


def test_the_first_possible_instant_counts_what_follows_on_a_free_message() -> None:
    """On the 8th a service message is followed at once by a notice, which takes the slot that the 11th would leave."""
    steps = "{message: x, channel: email, communication: service}, {message: n, channel: email, communication: notice}"
    files = kinds(WEEKLY, a=campaign(4), s=scenario(f"[{{wait: 3d}}, {steps}]"), z=scenario(HELLO, moment="sign"))
    ledger = play(files, "cart@2027-01-05T09:00", "sign@2027-01-05T10:00")
    assert firsts(ledger, "z/m") == ["01-15 09:00"]


def test_a_lost_ride_is_told_by_what_stands_against_the_message_then() -> None:
    merging = scenario(HELLO, more="on_capped: {merge_into: c, within: 6d}\n")
    files = plan("caps: {w: {max: 1, per: week}}", a=campaign(6), c=campaign(8), s=merging)
    ledger = play(files, "cart@2027-01-07T09:00")
    assert decided(ledger, "s/m") == [("capped", "merged_later"), ("no_ride", "dropped")]
    (lost,) = [one.fact for one in ledger if isinstance(one.fact, Decided) and one.fact.decision.reasons]
    assert (lost.decision.at, lost.possible, lost.decision.refusals) == (datetime(2027, 1, 13, 9), None, ())


def test_a_message_held_for_want_of_a_ride_goes_at_once_when_nothing_else_stands_against_it() -> None:
    merging = scenario(HELLO, more="on_capped: {merge_into: c, within: 6d, then: hold}\n")
    files = plan("caps: {w: {max: 1, per: week}}", a=campaign(6), c=campaign(8), s=merging)
    assert sent(play(files, "cart@2027-01-07T09:00")) == ["06 a/s", "13 s/m"]


@pytest.mark.parametrize("delay", ["", ", delay: 1h"])
def test_an_exit_in_the_minute_of_the_trigger_holds(delay: str) -> None:
    leaving = scenario(HELLO, more="exit_when: [bought]\n").replace("moment: cart", f"moment: cart{delay}")
    events = ["cart@2027-01-05T09:00", "bought@2027-01-05T09:00"]
    for order in (events, events[::-1]):
        ledger = play(plan(WEEKLY, s=leaving), *order)
        assert sent(ledger) == []
        assert [entry.fact.reason for entry in ledger if isinstance(entry.fact, Ended)] == ["bought"]


def test_nothing_is_possible_while_something_better_comes_in_time() -> None:
    letter = f"name: N\nprogramme: p\npriority: 10\n{WEEKS}sends: [{{id: e, on: occurrence, channel: email}}]\n"
    ledger = play(plan(WEEKLY, n=letter, s=scenario(HELLO, priority=90)), "cart@2027-01-12T10:00", last="2027-02-01")
    assert firsts(ledger, "s/m") == [""]


HOURS = (
    "email: {kind: email}\n"
    "sms: {kind: sms, contact_hours: [{days: [mon, tue, wed, thu, fri], hours: ['10:00-20:00']}]}\n"
)
CALL = "[{message: m, channel: sms}]"


@pytest.mark.parametrize(
    ("defer", "expected"),
    [
        ("1d", [("capped", "deferred"), ("closed", "dropped")]),
        ("3d", [("capped", "deferred"), ("closed", "held"), ("sent", "")]),
    ],
)
def test_hours_hold_a_deferred_message_up_to_the_end_of_its_deferral(
    defer: str, expected: list[tuple[str, str]]
) -> None:
    """Due on Friday at 15:00, in vain; closed on Saturday, open again on Monday at 10:00, three days less 5 hours."""
    waiting = scenario(CALL, more=f"on_capped: {{defer: {defer}}}\n")
    files = plan("caps: {w: {max: 1, per: 80h}}", a=campaign(5), s=waiting) | {"conventions/channels.yaml": HOURS}
    assert decided(play(files, "cart@2027-01-08T15:00"), "s/m") == expected


def test_a_message_held_to_its_hours_is_deferred_to_its_own_time() -> None:
    """Due on Saturday at 15:00, held to Monday at 10:00, in vain: its own time comes again at 15:00."""
    waiting = scenario(CALL, more="on_capped: {defer: 4d}\n")
    files = plan(WEEKLY, a=campaign(4, hour="12:00"), s=waiting) | {"conventions/channels.yaml": HOURS}
    ledger = play(files, "cart@2027-01-09T15:00")
    assert decided(ledger, "s/m") == [("closed", "held"), ("capped", "deferred"), ("sent", "")]
    made = [entry.at for entry in ledger if isinstance(entry.fact, Decided) and entry.fact.decision.made]
    assert made[-1] == datetime(2027, 1, 11, 15)


def test_a_message_is_held_as_long_as_something_due_later_keeps_its_slot() -> None:
    pressure = f"{WEEKLY}arbitration: {{horizon: 7d}}\n"
    held = campaign(1, priority=9, more="on_capped: hold\n")
    assert sent(play(plan(pressure, a=held, b=campaign(7, priority=1)))) == ["07 b/s", "14 a/s"]


def test_a_message_that_yields_may_be_held_until_the_next_day() -> None:
    held = scenario(HELLO, more="on_capped: hold\nwith_campaigns: {default: yields}\n")
    files = plan("caps: {w: {max: 9, per: 7d}}", c=campaign(5), s=held)
    assert sent(play(files, "cart@2027-01-05T09:00")) == ["05 c/s", "06 s/m"]


def test_a_message_still_waiting_when_its_scenario_ends_is_given_up() -> None:
    waiting = scenario(HELLO, more="on_capped: {defer: 5d}\nexit_when: [bought]\n")
    ledger = play(plan(WEEKLY, a=campaign(4), s=waiting), "cart@2027-01-05T09:00", "bought@2027-01-06T12:00")
    assert [entry.fact for entry in ledger if isinstance(entry.fact, GivenUp)] == [
        GivenUp("s/m", datetime(2027, 1, 5, 9))
    ]


def test_nothing_is_triggered_before_the_period() -> None:
    dated = scenario(HELLO).replace("{moment: cart}", "{moment: cart, on: moment - 10d}")
    ledger = play(plan(WEEKLY, s=dated), "cart@2027-01-05T09:00")
    assert sent(ledger) == []
    assert obstacles(ledger) == [("s", Obstacle.BEFORE_PERIOD)]


def test_a_withheld_send_names_the_message_to_come_even_if_it_never_is() -> None:
    steps = "[{wait: 9h}, {message: m, channel: email}]"
    winning = scenario(steps, more="with_campaigns: {c: wins}\nexit_when: [bought]\n")
    ledger = play(plan(WEEKLY, c=campaign(5), s=winning), "cart@2027-01-05T08:00", "bought@2027-01-05T12:00")
    (withheld,) = [entry.fact.decision for entry in ledger if isinstance(entry.fact, Decided)]
    assert (withheld.outcome, withheld.rival and withheld.rival.at.hour) == (Outcome.WITHHELD, 17)

"""Each scenario against each limit, the bound of everything together, and what no limit looks at."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relplan.analysis.arbitration.decision import Outcome
from relplan.analysis.arbitration.ledger import Decided
from relplan.analysis.pressure.scenario import ScenarioVerdict
from relplan.analysis.pressure.verdict import Truth
from relplan.analysis.study import Study
from relplan.diagnostics.rule import Options
from relplan.rules.prs.pressure_undecided import RULE as PRESSURE_UNDECIDED
from tests.analysis.plans import SEGMENTS, play, send
from tests.conftest import AS_OF, plan_of
from tests.rounds import FUZZ

MOMENTS = "m: {name: M}\nn: {name: N}\n"
CHANNELS = "email: {kind: email}\nsms: {kind: sms}\n"


def study(pressure: str, *sends: str, communications: str = "{}", segments: str = SEGMENTS, **scenarios: str) -> Study:
    files = {
        "conventions/communications.yaml": communications,
        "conventions/segments.yaml": segments,
        "conventions/channels.yaml": CHANNELS,
        "conventions/pressure.yaml": pressure,
        "moments.yaml": MOMENTS,
        **{f"campaigns/c{n}.yaml": f"name: C\nprogramme: p\nsends: [{one}]\n" for n, one in enumerate(sends)},
        **{
            f"scenarios/{name}.yaml": f"name: S\nprogramme: p\ntrigger: {{moment: m}}\n{text}\n"
            for name, text in scenarios.items()
        },
    }
    return Study(plan_of(files), AS_OF)


def at_days(*days: int, more: str = "") -> str:
    """Return steps of e-mails on some days after the launch."""
    steps = []
    for before, day in zip((0, *days), days, strict=False):
        steps += [f"{{wait: {day - before}d}}", f"{{message: d{day}, channel: email{more}}}"]
    return f"reentry: {{max: 1, per: 365d}}\nsteps: [{', '.join(steps)}]"


WEEKLY = "caps: {weekly: {max: 2, per: 7d}}"


def only(found: Study) -> ScenarioVerdict:
    (verdict,) = found.scenario_proof
    return verdict


@pytest.mark.parametrize(("days", "load"), [((0, 3, 7), 2), ((0, 3, 6), 3)])
def test_contacts_a_window_apart_are_not_in_one(days: tuple[int, ...], load: int) -> None:
    verdict = only(study(WEEKLY, s=at_days(*days)))
    assert (verdict.load, verdict.truth) == (load, Truth.EXACT)
    assert verdict.excess == load - 2


def test_the_witness_names_messages_launches_and_minutes() -> None:
    verdict = only(study(WEEKLY, s="reentry: {max: 1, per: 3d}\nsteps: [{message: a, channel: email}]"))
    assert [(one.message.id, one.launch, one.minute // 1440) for one in verdict.received] == [
        ("a", 0, 0),
        ("a", 1, 3),
        ("a", 2, 6),
    ]


def test_messages_for_different_customers_do_not_add_up() -> None:
    steps = (
        "reentry: {max: 1, per: 365d}\nsteps: [{message: a, channel: email, audience: {segments: [engagement.high]}},"
        " {message: b, channel: email, audience: {segments: [engagement.low]}}, {message: c, channel: email}]"
    )
    assert only(study("caps: {w: {max: 1, per: 7d}}", s=steps)).load == 2


def test_a_limit_of_a_segment_counts_what_its_customers_can_get() -> None:
    pressure = "caps: {w: {max: 1, per: 7d, by_segment: {engagement.high: 3}}}"
    steps = at_days(0, more=", audience: {segments: [engagement.high]}")
    (verdict,) = study(pressure, s=steps).scenario_proof
    assert verdict.limit.segment == "engagement.high"


def test_the_usual_figure_decides_not_that_of_some_days() -> None:
    verdict = only(study("caps: {w: {max: 2, per: 7d, during: {2027-03-01..2027-03-09: 1}}}", s=at_days(0, 3)))
    assert (verdict.load, verdict.excess) == (2, 0)


@pytest.mark.parametrize(
    ("text", "spacing"),
    [
        ("reentry: {max: 1, per: 3d}\nsteps: [{message: a, channel: email}]", 4),  # days 0, 4, 8: two in seven
        ("reentry: {max: 5, per: 7d}\nsteps: [{message: a, channel: email}, {message: b, channel: email}]", 7),
        (
            "reentry: {max: 1, per: 14d}\n"
            "steps: [{message: a, channel: email}, {wait: 30d}, {message: b, channel: email},"
            " {message: c, channel: email}]",
            37,
        ),
        (
            "reentry: {max: 1, per: 1y}\nsteps: ["
            + ", ".join(f"{{message: m{n}, channel: email}}" for n in "abc")
            + "]",
            None,
        ),
    ],
)
def test_the_spacing_that_would_hold(text: str, spacing: int | None) -> None:
    verdict = only(study(WEEKLY, s=text))
    assert verdict.excess > 0
    assert verdict.spacing == spacing
    if spacing:
        for days, holds in ((spacing, True), (spacing - 1, False)):
            spaced = text.replace(text.split("\n", maxsplit=1)[0], f"reentry: {{max: 1, per: {days}d}}")
            assert (only(study(WEEKLY, s=spaced)).excess <= 0) is holds


COMMUNICATIONS = (
    "{notice: {obeys_pressure: false}, free: {counts_in_pressure: false}, receipt: {obeys_pressure: false,"
    " counts_in_pressure: false}}"
)
DAILY = "caps: {daily: {max: 1, per: 1d}}"


@pytest.mark.parametrize(
    ("kinds", "load", "upper", "truth"),
    [
        (("notice", "promo"), 2, 2, Truth.EXACT),
        (("notice", "notice", "promo"), 3, 3, Truth.EXACT),
        (("promo", "free"), 1, 2, Truth.UPPER_BOUND),
        (("promo", "promo", "free"), 2, 3, Truth.LOWER_BOUND),
        (("receipt", "promo"), 1, 1, Truth.EXACT),
    ],
)
def test_messages_that_obey_or_count_alone_are_told_apart(
    kinds: tuple[str, ...], load: int, upper: int, truth: Truth
) -> None:
    messages = [
        f"{{message: m{n}, channel: email{'' if kind == 'promo' else f', communication: {kind}'}}}"
        for n, kind in enumerate(kinds)
    ]
    text = f"reentry: {{max: 1, per: 1y}}\nsteps: [{', '.join(messages)}]"
    verdict = only(study(DAILY, communications=COMMUNICATIONS, s=text))
    assert (verdict.load, verdict.upper, verdict.truth) == (load, upper, truth)


LETTER_OR_CALL = (
    "reentry: {{max: 1, per: 1y}}\nsteps: [{{branch: [{{if: {condition}, then:"
    " [{{message: a, channel: email}}{leave}]}}]}}, {{message: b, channel: email}}]"
)


@pytest.mark.parametrize(
    ("condition", "leave", "load"),
    [
        ("engagement.high", "", 2),
        ("engagement.high", ", {exit: x}", 1),
        ("{not: engagement.high}", ", {exit: x}", 1),
        ("lifecycle.new", ", {exit: x}", 1),
    ],
)
def test_a_way_is_open_to_those_whom_its_segment_tells(condition: str, leave: str, load: int) -> None:
    steps = LETTER_OR_CALL.format(condition=condition, leave=leave)
    assert only(study(DAILY, s=steps)).load == load


@pytest.mark.parametrize(
    ("ways", "load"),
    [
        ("{if: engagement.low, then: [{exit: x}]}", 1),
        ("{if: {not: engagement.low}, then: []}, {else: [{exit: x}]}", 1),
        ("{if: {not: engagement.low}, then: [{wait: 2d}]}, {else: []}", 1),
        ("{if: flags.vip, then: [{exit: x}]}", 2),
    ],
)
def test_a_way_binds_what_follows_it(ways: str, load: int) -> None:
    """The first message is for low and the last for all who are not, or for all who are left."""
    last = "" if "exit" in ways else ", audience: {exclude: [engagement.low]}"
    first = "audience: {segments: [engagement.low]}"
    steps = f"[{{message: a, channel: email, {first}}}, {{branch: [{ways}]}}, {{message: b, channel: email{last}}}]"
    assert only(study(DAILY, s=f"reentry: {{max: 1, per: 1y}}\nsteps: {steps}")).load == load


def test_a_wait_on_the_way_of_others_shortens_nothing() -> None:
    steps = "[{message: a, channel: email}, {branch: [{if: engagement.low, then: []}, {else: [{wait: 2d}]}]}"
    more = ", {message: b, channel: email, audience: {exclude: [engagement.low]}}]"
    assert only(study(DAILY, s=f"reentry: {{max: 1, per: 1y}}\nsteps: {steps}{more}")).load == 1


def test_messages_that_come_as_soon_by_two_ways_are_both_followed() -> None:
    steps = (
        "steps: [{wait: 1d}, {branch: [{if: m1, after: 3d, then: []},"
        " {if: {not: m1}, after: 1d, then: [{message: x1, channel: email}]},"
        " {else: [{message: x2, channel: email}, {message: x3, channel: email}]}]}]"
    )
    assert (only(study(WEEKLY, s=steps)).load, only(study(WEEKLY, s=steps)).truth) == (5, Truth.EXACT)


def test_ways_by_segment_keep_their_customers_apart() -> None:
    steps = (
        "reentry: {max: 1, per: 1y}\nsteps: [{message: a, channel: email, audience: {segments: [engagement.low]}},"
        " {branch: [{if: {any: [engagement.high, flags.vip]}, then: [{message: b, channel: email}]},"
        " {else: [{message: c, channel: email}]}]},"
        " {message: d, channel: email, audience: {segments: [engagement.high]}}]"
    )
    # b and d meet for engagement.high; a and b for vip of engagement.low; a and c for the others of engagement.low
    assert only(study(DAILY, s=steps)).load == 2


def test_a_customer_who_stays_in_a_moving_segment_is_proof_enough() -> None:
    verdict = only(
        study(
            DAILY,
            segments="segmentations: {lifecycle: {complete: true, moving: true, segments: {new: {}, active: {}}}}",
            s="reentry: {max: 1, per: 1y}\nsteps: [{message: a, channel: email}, {message: b, channel: email,"
            " audience: {segments: [lifecycle.new]}}, {message: c, channel: email, audience:"
            " {segments: [lifecycle.active]}}]",
        )
    )
    assert (verdict.load, verdict.upper, verdict.truth) == (2, 3, Truth.LOWER_BOUND)


def test_what_limits_cannot_hold_back_is_no_excess() -> None:
    notice = f"communication: notice\n{at_days(0, 1, 2)}"
    assert study(WEEKLY, s=at_days(0, 1, 2)).scenario_proof
    assert study(WEEKLY, s=notice, communications="notice: {obeys_pressure: false}\n").scenario_proof == ()


def test_months_make_it_an_upper_bound() -> None:
    assert only(study("caps: {q: {max: 1, per: 3mo}}", s=at_days(0, 5))).truth is Truth.UPPER_BOUND


def test_together_adds_the_worst_of_each() -> None:
    """Welcome d0, d3, d7, cart d0, d1, birthday d0, and campaigns at most two in any 7 days: 7 together."""
    campaigns = [send(f"2027-01-{day:02}") for day in (2, 5, 9, 12, 16)]
    found = study(
        "caps: {w: {max: 3, per: 7d}}",
        *campaigns,
        welcome=at_days(0, 3, 7),
        cart=at_days(0, 1).replace("365d", "14d"),
        birthday=at_days(0),
    )
    (together,) = found.together
    assert (together.calendar, dict(together.scenarios)) == (2, {"welcome": 2, "cart": 2, "birthday": 1})
    assert together.upper == 7
    assert together.truth is Truth.UPPER_BOUND
    assert together.is_binding


def test_an_endless_scenario_has_no_bound() -> None:
    found = study(WEEKLY, s="steps: [{message: a, channel: email}]")
    assert only(found).is_endless
    assert found.together[0].upper is None


def test_a_limit_above_all_that_can_come_never_binds() -> None:
    assert not study("caps: {w: {max: 3, per: 7d}}", send("2027-01-02"), s=at_days(0, 3)).together[0].is_binding


EVENTS = st.lists(
    st.builds(
        lambda word, day, hour: f"{word}@2027-01-{day:02}T{hour:02}:00",
        st.sampled_from("mn"),
        st.integers(4, 20),
        st.integers(8, 20),
    ),
    max_size=8,
    unique=True,
)


@settings(max_examples=40 * FUZZ, deadline=None)
@given(
    events=EVENTS,
    waits=st.lists(st.integers(0, 3), min_size=1, max_size=3),
    per=st.integers(1, 6),
    most=st.integers(1, 2),
    window=st.sampled_from(("2d", "5d", "week")),
)
def test_what_really_comes_never_exceeds_the_bound(
    events: list[str], waits: list[int], per: int, most: int, window: str
) -> None:
    """Legal arrivals, played without any limit that could hold them back, against the bound of a limit."""
    steps = ", ".join(f"{{wait: {wait}d}}, {{message: s{n}, channel: email}}" for n, wait in enumerate(waits))
    text = f"reentry: {{max: {most}, per: {per}d}}\nsteps: [{steps}]"
    files = {
        "conventions/pressure.yaml": f"caps: {{w: {{max: 99, per: {window}}}}}\n",
        "moments.yaml": MOMENTS,
        "campaigns/c.yaml": f"name: C\nprogramme: p\nsends: [{send('2027-01-10')}]\n",
        "scenarios/s.yaml": f"name: S\nprogramme: p\ntrigger: {{moment: m}}\n{text}\n",
        "scenarios/t.yaml": f"name: T\nprogramme: p\ntrigger: {{moment: n}}\n{text}\n",
    }
    found = Study(
        plan_of({**files, "conventions/segments.yaml": SEGMENTS, "conventions/channels.yaml": CHANNELS}), AS_OF
    )
    (together,) = found.together
    instants = [
        entry.at
        for entry in play(files, *events)
        if isinstance(entry.fact, Decided) and entry.fact.decision.outcome is Outcome.SENT
    ]
    for end in instants:
        start = together.limit.window_start(end)
        load = sum(start < at <= end for at in instants)
        assert together.upper is not None
        assert load <= together.upper


def test_messages_and_limits_that_never_meet_are_found() -> None:
    pressure = "caps: {texts: {max: 1, per: 7d, channels: [sms]}, vips: {max: 1, per: 7d, segments: [flags.vip]}}"
    found = study(pressure, send("2027-01-02", audience="{exclude: [flags.vip]}"), s=at_days(0)).coverage
    assert [message.action.id for message in found.unlimited] == ["c0"]
    assert [limit.id for limit in found.idle] == ["texts"]


def test_a_search_that_stopped_is_said_to_be_undecided() -> None:
    """Launched again at once for four hundred days: nobody follows all of the launches."""
    steps = "[{message: a, channel: email}, {wait: 1min}, {message: b, channel: sms}, {wait: 2min}"
    steps += ", {message: c, channel: email}, {wait: 1min}, {message: d, channel: sms}]"
    found = study("caps: {all: {max: 100000, per: 400d, channels: [sms]}}", s=f"steps: {steps}")
    verdict = only(found)
    assert verdict.load is not None
    assert verdict.upper is not None
    assert verdict.load <= 100_000 < verdict.upper
    assert PRESSURE_UNDECIDED.check is not None
    (told,) = PRESSURE_UNDECIDED.check(found, Options())
    assert told.at == verdict.scenario.at("steps")

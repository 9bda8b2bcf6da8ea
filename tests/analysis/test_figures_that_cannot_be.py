"""Volumes, budgets and shares held against what they are of, and names against kinds."""

from __future__ import annotations

from fractions import Fraction

import pytest

from relplan.analysis.misnomers import find_misnomers
from relplan.analysis.shares import find_over_whole
from relplan.analysis.standings import Standing, find_undefined
from relplan.analysis.study import Study
from tests.conftest import AS_OF, SETTINGS, plan_of

CHANNELS = "email: {kind: email}\n"
SEGMENTS = "segmentations: {life: {segments: {new: {size: 600}, old: {size: 300}}}}\n"


def study(campaign: str, programme: str = "", customers: int = 1000) -> Study:
    files = {
        "relplan.yaml": f"{SETTINGS}customers: {customers}\n",
        "conventions/channels.yaml": CHANNELS,
        "conventions/segments.yaml": SEGMENTS,
        "programmes/p.yaml": f"name: P\nobjective: {{statement: s, kpi: nps}}\n{programme}",
        "campaigns/c.yaml": f"name: C\nprogramme: p\n{campaign}",
    }
    return Study(plan_of(files), AS_OF)


@pytest.mark.parametrize(
    ("campaign", "found"),
    [
        (
            "audience: {segments: [life.new]}\nsends: [{id: a, on: 2027-01-05, channel: email, volume: 601}]",
            [(601, 600, 1)],
        ),
        ("audience: {segments: [life.new]}\nsends: [{id: a, on: 2027-01-05, channel: email, volume: 600}]", []),
        ("sends: [{id: a, on: 2027-01-05, channel: email, volume: 1001}]", [(1001, 1000, 1)]),
        (
            "audience: {segments: [life.new]}\nexpected: {volume: 2401}\n"
            "repeat: {rule: FREQ=MONTHLY;BYMONTHDAY=5, from: 2027-01-05, until: 2027-04-30}\n"
            "sends: [{id: a, on: occurrence, channel: email}]",
            [(2401, 2400, 4)],
        ),
        (
            "audience: {segments: [life.new]}\n"
            "repeat: {rule: FREQ=MONTHLY;BYMONTHDAY=5, from: 2027-01-05, until: 2027-04-30}\n"
            "sends: [{id: a, on: occurrence, channel: email, volume: 700}]",
            [(700, 600, 1)],
        ),
        ("sends: [{id: a, on: occasion, channel: email, volume: 5000}]", []),
    ],
)
def test_a_volume_is_held_against_the_customers_it_can_reach(campaign: str, found: list[tuple[int, int, int]]) -> None:
    told = study(campaign).oversized
    assert [(one.volume, one.customers, one.sends) for one in told] == found


def test_budgets_are_added_for_the_period_and_in_one_currency() -> None:
    sends = "sends: [{id: a, on: 2027-01-05, channel: email}]"
    (over,) = study(f"{sends}\nexpected: {{budget: 50000 EUR, revenue: 9 EUR}}", "budget: 1000 EUR\n").overspent
    assert (str(over.spent), str(over.budget), [one.id for one in over.campaigns]) == ("50000 EUR", "1000 EUR", ["c"])
    assert study(f"{sends}\nexpected: {{budget: 1000 EUR, revenue: 900000 EUR}}", "budget: 1000 EUR\n").overspent == ()
    assert study(f"{sends}\nexpected: {{budget: 1001 USD}}", "budget: 1000 EUR\n").overspent == ()
    assert study(f"{sends}\nexpected: {{budget: 1001 EUR}}").overspent == ()
    earlier = "sends: [{id: a, on: 2026-01-05, channel: email}]\nexpected: {budget: 1001 EUR}"
    assert study(earlier, "budget: 1000 EUR\n").overspent == ()


def test_customers_of_segments_are_left_to_the_totals_where_their_number_is_known() -> None:
    segments = "segmentations: {life: {segments: {a: {share_of_base: 70 %}, b: {share_of_base: 40 %}}}}\n"
    files = {"conventions/segments.yaml": segments}
    (over,) = find_over_whole(plan_of(files), Fraction(0))
    assert over.total == Fraction(110, 100)
    assert list(find_over_whole(plan_of(files), Fraction(10, 100))) == []
    known = {"relplan.yaml": f"{SETTINGS}customers: 1000\n", **files}
    assert list(find_over_whole(plan_of(known), Fraction(0))) == []


@pytest.mark.parametrize(
    ("channel", "meant"),
    [
        ("emailing: {kind: mail}", "email"),
        ("x: {name: Courriels, kind: store}", "email"),
        ("x: {name: Courrier électronique, kind: mail}", "email"),
        ("x: {name: Courrier, kind: mail}", ""),
        ("mail: {name: Mail, kind: mail}", ""),
        ("x: {name: Mailing, kind: mail}", ""),
        ("whats_app: {kind: social}", "sms"),
        ("x: {name: Facebook Messenger, kind: display}", "sms"),
        ("x: {name: Messenger, kind: in_app}", ""),
        ("x: {name: RCS, kind: sms}", ""),
        ("x: {name: RCS, kind: email}", "sms"),
        ("x: {name: SMS puis e-mail, kind: email}", ""),
        ("x: {name: WhatsApp}", ""),
        ("x: {name: WhatsApp, kind: social, status: idea}", ""),
    ],
)
def test_a_name_that_leaves_no_doubt_tells_the_kind(channel: str, meant: str) -> None:
    found = [one.meant.value for one in find_misnomers(plan_of({"conventions/channels.yaml": f"{channel}\n"}))]
    assert found == ([meant] if meant else [])


@pytest.mark.parametrize(
    ("terms", "undefined"),
    [
        ("a: {term: Adhérent, definition: d, synonyms: [inactif, dormant]}", [Standing.ACTIVE]),
        ("a: {term: Client actif, definition: d}", [Standing.PASSIVE, Standing.INACTIVE]),
        ("a: {term: Client inactif, definition: d}", [Standing.ACTIVE, Standing.PASSIVE]),
        ("a: {term: Client inactif}", list(Standing)),
        ("at_risk: {term: Tiède, definition: d}", [Standing.CUSTOMER, Standing.ACTIVE, Standing.INACTIVE]),
    ],
)
def test_a_standing_is_defined_by_any_usual_word_with_a_definition(terms: str, undefined: list[Standing]) -> None:
    assert list(find_undefined(plan_of({"conventions/vocabulary.yaml": f"{terms}\n"}))) == undefined

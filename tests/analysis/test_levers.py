"""Levers and channels: what is counted, over four and over five, and what the plan wanted."""

from __future__ import annotations

from fractions import Fraction

from relplan.analysis.levers import Balance, Channels, Levers
from relplan.analysis.study import Study
from relplan.model.base import Lever
from relplan.plan.plan import Plan
from tests.conftest import AS_OF, plan_of

CAMPAIGN = "name: C\nprogramme: {0}\n{1}\nsends: [{{id: s, on: 2027-03-01, channel: email{2}}}]\n"


def plan_with(*actions: tuple[str, str, str], loyalty: str = "", mix: str = "") -> Plan:
    """Return a plan of campaigns, each given as its programme, its lines and what its send adds."""
    files = {
        "programmes/p.yaml": f"name: P\n{mix}\nobjective: {{statement: s, kpi: nps}}\n",
        "programmes/q.yaml": "name: Q\ntype: loyalty\nobjective: {statement: s, kpi: nps}\n",
        "conventions/channels.yaml": "email: {kind: email}\n",
    }
    files |= {f"campaigns/c{number}.yaml": CAMPAIGN.format(*action) for number, action in enumerate(actions)}
    return plan_of(files | ({"loyalty.yaml": loyalty} if loyalty else {}))


def levers_of(plan: Plan) -> Levers:
    return Study(plan, AS_OF).levers


def channels_of(plan: Plan) -> Channels:
    return Study(plan, AS_OF).channels


def said(balance: Balance) -> dict[str, int]:
    return {lever.value: count for lever, count in balance.counts.items() if count}


FOUR = (
    ("p", "lever: transactional", ""),
    ("p", "lever: recognition", ""),
    ("q", "lever: engagement", ""),
    ("q", "lever: service\nstatus: idea", ""),
    ("q", "", ""),
)


def test_actions_that_count_are_counted_by_lever_and_programme() -> None:
    found = levers_of(plan_with(*FOUR))
    assert said(found.overall) == {"transactional": 1, "recognition": 1, "engagement": 1}
    assert (found.overall.said, found.overall.unsaid) == (3, 1)
    assert [one.id for one in found.unsaid] == ["c4"]
    assert said(found.by_programme["p"]) == {"transactional": 1, "recognition": 1}
    assert found.overall.shares[Lever.RECOGNITION] == Fraction(1, 3)


def test_recognition_counts_with_engagement_over_four() -> None:
    four = levers_of(plan_with(*FOUR)).overall.of_four
    assert four == {"transactional": Fraction(1, 3), "relational": 0, "service": 0, "engagement": Fraction(2, 3)}
    assert levers_of(plan_with()).overall.of_four == {}


def test_a_lever_that_all_messages_share_is_the_actions() -> None:
    plan = plan_with(("p", "", ", lever: service"), ("p", "lever: relational", ", lever: service"))
    found = levers_of(plan)
    assert said(found.overall) == {"service": 1, "relational": 1}
    assert said(found.messages) == {"service": 2}


def test_loyalty_is_measured_where_the_strategy_says_or_in_programmes_of_its_type() -> None:
    assert levers_of(plan_with(*FOUR)).loyalty_programmes == ("q",)
    found = levers_of(plan_with(*FOUR, loyalty="programmes: [p]\n"))
    assert found.loyalty_programmes == ("p",)
    assert said(found.loyalty) == {"transactional": 1, "recognition": 1}


def test_what_is_wanted_is_held_against_what_is() -> None:
    loyalty = "programmes: [p]\nlevers: {transactional: 20 %, recognition: 30 %, engagement: 30 %}\n"
    strategy, programme = levers_of(plan_with(*FOUR, loyalty=loyalty, mix="lever_mix: {relational: 100 %}")).wanted
    assert (strategy.item.ref, strategy.key, strategy.total) == ("loyalty/loyalty", "levers", Fraction(4, 5))
    assert strategy.gaps == {
        Lever.TRANSACTIONAL: Fraction(3, 10),
        Lever.RELATIONAL: 0,
        Lever.SERVICE: 0,
        Lever.ENGAGEMENT: Fraction(-1, 10),
    }
    assert (programme.item.ref, programme.total) == ("programme/p", Fraction(1))
    assert programme.gaps[Lever.RELATIONAL] == -1


def test_messages_are_counted_by_their_first_channel() -> None:
    plan = plan_of(
        {
            "programmes/p.yaml": "name: P\nobjective: {statement: s, kpi: nps}\n",
            "moments.yaml": "m: {kind: life}\n",
            "scenarios/s.yaml": (
                "name: S\nprogramme: p\ntrigger: {moment: m}\nsteps:\n"
                "  - {message: a, channel: email, fallback: [sms]}\n"
                "  - branch: [{if: a.clicked, then: [{task: t, channel: call}]}]\n"
            ),
            "campaigns/c.yaml": CAMPAIGN.format("p", "", ""),
            "conventions/channels.yaml": "email: {kind: email}\nsms: {kind: sms}\ncall: {kind: call}\n",
        }
    )
    found = channels_of(plan).written
    assert dict(found.counts) == {"email": 2, "call": 1}
    assert found.shares["call"] == Fraction(1, 3)


def test_a_newsletter_counts_once_as_written_and_by_each_of_its_dates() -> None:
    plan = plan_of(
        {
            "relplan.yaml": "relplan: 1\nname: P\nperiod: {from: 2027-01-01, to: 2027-12-31}\n",
            "programmes/p.yaml": "name: P\nobjective: {statement: s, kpi: nps}\n",
            "conventions/channels.yaml": "email: {kind: email}\nsms: {kind: sms}\n",
            "campaigns/letter.yaml": (
                "name: Letter\nprogramme: p\nlever: relational\n"
                'repeat: {rule: "FREQ=WEEKLY;BYDAY=TU", from: 2027-01-05, until: 2027-03-09}\n'
                "sends: [{id: s, on: occurrence, channel: email}]\n"
            ),
            "campaigns/sale.yaml": (
                "name: Sale\nprogramme: p\nlever: transactional\nsends: [{id: s, on: 2027-02-01, channel: sms}]\n"
            ),
        }
    )
    channels, levers = channels_of(plan), levers_of(plan)
    assert (dict(channels.written.counts), dict(channels.dated.counts)) == (
        {"email": 1, "sms": 1},
        {"email": 10, "sms": 1},
    )
    assert (said(levers.messages), said(levers.dated)) == (
        {"transactional": 1, "relational": 1},
        {"transactional": 1, "relational": 10},
    )

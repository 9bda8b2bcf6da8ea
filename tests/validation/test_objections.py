"""What is proposed for a send is held against every rule that hangs on its day, and those rules are known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from relplan.analysis.calendar import DEFAULT_HOUR
from relplan.analysis.study import Study
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.model.quantities import Dated
from relplan.model.settings import Language
from relplan.plan.load import load_plan
from relplan.plan.plan import Plan
from relplan.plan.rewrite import rewrite_send
from relplan.rules.book import BUILT_IN, RULES
from relplan.rules.configuration import read_configuration
from relplan.source.tree import MemoryTree
from relplan.validation.example import read_example
from relplan.validation.objections import Objections
from relplan.validation.review import review_plan
from relplan.validation.telling import fingerprint_of
from tests.conftest import AS_OF

HELD_OTHERWISE = frozenset({"PRS002", "PRS003", "PRS004", "PRS007", "PRS008"})
"""Limits, hours and blackouts: what proposes a time holds it against them itself, for each time it looks at."""

TOO_SLOW = frozenset({"PRI006", "PRS005", "PRS018"})
"""Their answer takes as long as all others together, and doesn't turn on one send as a rule."""


def moved_plans(plan: Plan) -> Iterator[Plan]:
    """Yield a plan with each dated send earlier and later, by days and by weeks."""
    for ident, campaign in plan.campaigns.items():
        for index, send in enumerate(campaign.value.sends):
            days = (send.on.day + timedelta(days=n) for n in (-40, -3, 3, 40)) if send.on.day else ()
            for day in days:
                yield rewrite_send(plan, ident, index, Dated("date", day), send.at or DEFAULT_HOUR)
            yield rewrite_send(plan, ident, index, send.on, time(2, 30))


def speaks_by_day(rule: Rule, text: str, day: date) -> bool:
    """Tell whether a rule that is silent of something in an example speaks of it when a send is on another day."""
    plan = load_plan(read_example(text).tree)
    options = read_configuration(plan.settings, BUILT_IN).settings[rule.code].options
    assert rule.check is not None
    now = {fingerprint_of(plan, rule, found) for found in rule.check(Study(plan, day), options)}
    then = (one for moved in moved_plans(plan) for one in rule.check(Study(moved, day), options))
    return any(fingerprint_of(plan, rule, found) not in now for found in then)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.check], ids=lambda rule: rule.name)
def test_a_rule_that_speaks_by_the_day_of_a_send_is_held_against_what_is_proposed(rule: Rule) -> None:
    is_held = rule.hangs_on_days or rule.code in HELD_OTHERWISE | TOO_SLOW
    assert is_held or not any(speaks_by_day(rule, text, rule.example_day) for text in (rule.bad, rule.good))


CAMPAIGN = "name: C\nprogramme: p\n{more}sends: [{{id: s, on: {on}, channel: {channel}{own}}}]\n"
FULL = {
    "relplan.yaml": 'relplan: 1\nname: P\nsend_at: "09:00"\nlaw: [fr]\nperiod: {from: 2027-01-01, to: 2027-12-31}\n',
    "conventions/channels.yaml": "email: {kind: email}\ncall: {kind: call, capacity: 100/day}\n",
    "conventions/pressure.yaml": "caps: {c: {max: 1, per: 1d}}\n",
    "campaigns/a.yaml": CAMPAIGN.format(
        more="", on="2027-03-01", channel="email", own=', at: "08:00", audience: {segments: [s.y]}'
    ),
}


def remedy(files: dict[str, str], code: str) -> str:
    review = review_plan(load_plan(MemoryTree(files)), AS_OF)
    assert not review.plan.problems
    (finding,) = (one for one in review.findings if one.rule.code == code)
    return finding.remedy(Language.EN)


@pytest.mark.parametrize(
    ("more", "channel", "own", "others", "free"),
    [
        pytest.param("", "email", "", {}, "Tuesday 2 March", id="nothing"),
        pytest.param(
            "",
            "call",
            ", volume: 80",
            {
                "x": CAMPAIGN.format(
                    more="audience: {segments: [s.x]}\n", on="2027-03-02", channel="call", own=", volume: 30"
                )
            },
            "Wednesday 3 March",
            id="a channel that is full",
        ),
        pytest.param(
            "",
            "email",
            "",
            {
                "z": CAMPAIGN.format(
                    more="follows: [b]\n", on="2027-03-01", channel="email", own=", audience: {segments: [s.x]}"
                )
            },
            "Saturday 27 February",
            id="what goes on from it",
        ),
        pytest.param(
            "schedule: {proof: 2027-02-20, debrief: 2027-03-01}\n",
            "email",
            "",
            {},
            "Saturday 27 February",
            id="its own schedule",
        ),
    ],
)
def test_a_day_is_proposed_that_no_rule_objects_to(
    more: str, channel: str, own: str, others: dict[str, str], free: str
) -> None:
    files = FULL | {f"campaigns/{name}.yaml": text for name, text in others.items()}
    files["conventions/segments.yaml"] = "segmentations: {s: {segments: {x: {}, y: {}}}}\n"
    mine = CAMPAIGN.format(more=more, on="2027-03-01", channel=channel, own=f"{own}, audience: {{segments: [s.y]}}")
    assert f'move "C" to {free} 2027' in remedy(files | {"campaigns/b.yaml": mine}, "PRS002")


def test_a_rule_that_is_off_objects_to_nothing() -> None:
    plan = load_plan(MemoryTree(FULL))
    late = rewrite_send(plan, "a", 0, Dated("date", date(2028, 3, 1)), time(9))
    study = Study(plan, AS_OF)
    configuration = read_configuration(plan.settings, BUILT_IN)
    assert Objections(BUILT_IN, configuration).rule_against(study, late) == "send-outside-period"
    off = {**configuration.settings, "CAL004": replace(configuration.settings["CAL004"], severity=None)}
    assert Objections(BUILT_IN, replace(configuration, settings=off)).rule_against(study, late) == ""
    remark = {**configuration.settings, "CAL004": replace(configuration.settings["CAL004"], severity=Severity.INFO)}
    assert Objections(BUILT_IN, replace(configuration, settings=remark)).rule_against(study, late) == ""

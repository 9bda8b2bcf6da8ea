"""The harmonisation table: which scenarios meet which campaigns, and where what becomes of them is written."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from relplan.analysis.precedence import Fate, Precedence, Reason
from relplan.analysis.study import Study
from relplan.source.place import Place
from tests.analysis.plans import SEGMENTS, send
from tests.conftest import AS_OF, plan_of
from tests.rounds import FUZZ

PRIORITIES = st.sampled_from(("", "priority: 1", "priority: 2", "priority: 3"))
AUDIENCES = st.sampled_from(("", "audience: {segments: [lifecycle.new]}", "audience: {segments: [lifecycle.active]}"))
CAMPAIGN = "name: C\nprogramme: p\npriority: {priority}\nsends: [{send}]\n"


def study_of(scenario: str) -> Study:
    files = {
        "conventions/segments.yaml": SEGMENTS,
        "conventions/channels.yaml": "email: {kind: email}\n",
        "moments.yaml": "m: {name: M}\n",
        "scenarios/s.yaml": "name: S\nprogramme: p\npriority: 5\ntrigger: {moment: m}\n"
        f"audience: {{segments: [lifecycle.new]}}\n{scenario}\nsteps: [{{message: a, channel: email}}]\n",
        "campaigns/early.yaml": CAMPAIGN.format(priority=1, send=send("2027-03-01")),
        "campaigns/late.yaml": CAMPAIGN.format(priority=9, send=send("2027-04-01")),
        "campaigns/others.yaml": CAMPAIGN.format(
            priority=1, send=send("2027-05-03", audience="{segments: [lifecycle.active]}")
        ),
    }
    return Study(plan_of(files), AS_OF)


def table(study: Study) -> dict[str, tuple[str, Reason, Fate]]:
    return {
        campaign.id: (ruling.decision.winner.id, ruling.decision.reason, ruling.decision.fate)
        for ruling in study.harmonisation
        for campaign in ruling.campaigns
    }


def test_only_pairs_that_can_meet_are_shown_with_what_decides() -> None:
    assert table(study_of("")) == {
        "early": ("early", Reason.PRIORITY, Fate.SERVED_AFTER),
        "late": ("s", Reason.PRIORITY, Fate.SERVED_AFTER),
    }


def test_what_the_scenario_says_decides_and_tells_its_line() -> None:
    study = study_of("with_campaigns: {default: combine, late: wins}")
    assert table(study) == {
        "early": ("early", Reason.HARMONISATION, Fate.COMBINED),
        "late": ("s", Reason.HARMONISATION, Fate.WITHHELD),
    }
    routes = [ruling.decision.places[0].route for ruling in study.harmonisation]
    assert routes == [("with_campaigns", "default"), ("with_campaigns", "late")]


def test_campaigns_are_together_that_no_scenario_tells_apart() -> None:
    def together(scenario: str) -> list[list[str]]:
        return [[campaign.id for campaign in ruling.campaigns] for ruling in study_of(scenario).harmonisation]

    assert together("with_campaigns: {default: wins}") == [["early", "late"]]
    assert together("with_campaigns: {default: wins, late: wins}") == [["early"], ["late"]]
    assert together("with_campaigns: {late: wins}") == [["early"], ["late"]]
    assert together("beats: [late]\nwith_campaigns: {default: yields}") == [["early"], ["late"]]
    assert together("") == [["early"], ["late"]]


@st.composite
def competing(draw: st.DrawFn) -> dict[str, str]:
    """Draw a few scenarios and campaigns whose audiences, ranks and decisions about each other differ."""
    campaigns, decisions = ("c0", "c1", "c2", "c3"), st.sampled_from(("wins", "yields", "combine"))
    files = {"conventions/segments.yaml": SEGMENTS, "conventions/channels.yaml": "email: {kind: email}\n"}
    files["moments.yaml"] = "m: {name: M}\n"
    for name in ("s0", "s1"):
        said = draw(st.dictionaries(st.sampled_from((*campaigns, "default")), decisions, max_size=2))
        beats = draw(st.lists(st.sampled_from(campaigns), max_size=1))
        files[f"scenarios/{name}.yaml"] = (
            f"name: S\nprogramme: p\n{draw(PRIORITIES)}\n{draw(AUDIENCES)}\ntrigger: {{moment: m}}\n"
            f"with_campaigns: {{{', '.join(f'{key}: {value}' for key, value in said.items())}}}\n"
            f"beats: [{', '.join(beats)}]\nsteps: [{{message: a, channel: email}}]\n"
        )
    for name in campaigns:
        beats = draw(st.lists(st.sampled_from(("s0", "s1")), max_size=1))
        files[f"campaigns/{name}.yaml"] = (
            f"name: C\nprogramme: p\n{draw(PRIORITIES)}\n{draw(AUDIENCES)}\nbeats: [{', '.join(beats)}]\n"
            f"sends: [{send('2027-03-01')}]\n"
        )
    return files


@settings(max_examples=60 * FUZZ, deadline=None)
@given(competing())
def test_every_pair_is_decided_as_it_is_for_itself(files: dict[str, str]) -> None:
    study = Study(plan_of(files), AS_OF)
    together = {
        (ruling.scenario.id, campaign.id): _outcome(ruling.decision, ruling.scenario.id)
        for ruling in study.harmonisation
        for campaign in ruling.campaigns
    }
    alone = {
        (scenario.id, campaign.id): _outcome(study.order.decide(scenario, campaign), scenario.id)
        for scenario, campaign in product(study.plan.scenarios.values(), study.plan.campaigns.values())
        if study.meetings.find(scenario, campaign).happens
    }
    assert together == alone


def _outcome(decision: Precedence, scenario: str) -> tuple[bool, Fate, tuple[Place, ...]]:
    """Return what a ruling says of every one of its campaigns."""
    is_by_name = decision.reason in (Reason.HARMONISATION, Reason.BEATS)
    return decision.winner.id == scenario, decision.fate, decision.places if is_by_name else ()

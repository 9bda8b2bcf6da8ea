"""The harmonisation table: which scenarios meet which campaigns, and where what becomes of them is written."""

from __future__ import annotations

from relplan.analysis.precedence import Fate, Reason
from relplan.analysis.study import Study
from tests.analysis.plans import SEGMENTS, send
from tests.conftest import AS_OF, plan_of

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
        pair.campaign.id: (pair.decision.winner.id, pair.decision.reason, pair.decision.fate)
        for pair in study.harmonisation
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
    routes = [pair.decision.places[0].route for pair in study.harmonisation]
    assert routes == [("with_campaigns", "default"), ("with_campaigns", "late")]


def test_the_days_on_which_they_meet_are_those_of_the_sends() -> None:
    days = {pair.campaign.id: pair.meeting.days for pair in study_of("").harmonisation}
    assert [str(day) for day in days["late"] or ()] == ["2027-04-01"]

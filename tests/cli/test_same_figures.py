"""One figure, read wherever relplan prints it: findings, answers, exports and documents say the same."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from relplan.analysis.study import Study
from relplan.cli.app import app
from relplan.model.settings import Language
from relplan.plan.load import load_plan
from relplan.report.documents import make_report
from relplan.report.forms.render import ReportForm
from relplan.source.folder import FolderTree
from relplan.validation.review import Review, review_plan
from tests.conftest import AS_OF

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
PLANS = ("maison-lavande", "credit-horizon", "brightwave", "starter")
pytestmark = pytest.mark.parametrize("plan", PLANS)


@cache
def answer(plan: str, *words: str) -> Any:
    """Return what a command says of an example as JSON."""
    at = 2 if words[0] == "export" else 1
    given = [*words[:at], str(EXAMPLES / plan), *words[at:]]
    result = CliRunner().invoke(app, [*given, "--as-of", AS_OF.isoformat(), "--format", "json"])
    return json.loads(result.stdout)


@cache
def review_of(plan: str) -> Review:
    return review_plan(load_plan(FolderTree(EXAMPLES / plan)), AS_OF)


def study_of(plan: str) -> Study:
    return review_of(plan).study


@cache
def pages_of(plan: str) -> dict[str, str]:
    return dict(make_report(review_of(plan), Language.EN, ReportForm.MARKDOWN))


def html_of(plan: str) -> str:
    return str(make_report(review_of(plan), Language.EN, ReportForm.HTML)["index.html"])


def topic_of(plan: str, name: str) -> Any:
    return next(topic for topic in answer(plan, "assess")["topics"] if topic["topic"] == name)


def test_sends_are_counted_alike_by_month_and_channel(plan: str) -> None:
    agenda = Counter((one["at"][:7], one["channel"]) for one in answer(plan, "calendar")["sends"])
    exported = answer(plan, "export", "sends")
    assert Counter((one["date"][:7], one["send"]["channel"]) for one in exported) == agenda
    assert Counter((f"{one.at:%Y-%m}", one.send.channel) for one in study_of(plan).sends) == agenda
    months = re.findall(r"^(\d+) sends?, ", pages_of(plan)["calendar.md"], re.MULTILINE)
    per_month = Counter(month for month, _ in agenda.elements())
    assert [int(count) for count in months] == [per_month[month] for month in sorted(per_month)]
    assert f"**{agenda.total()}** dated send" in pages_of(plan)["README.md"]


def test_the_ratio_is_one_everywhere(plan: str) -> None:
    found = topic_of(plan, "centricity")
    started, of = found["earned"], found["of"]
    assert (started, of) == (sum(one["earned"] for one in found["points"]), sum(one["of"] for one in found["points"]))
    assert f"{started} of {of} actions start" in pages_of(plan)["ratio.md"]
    assert f"{started} of {of} actions start" in pages_of(plan)["README.md"]
    assert f"{started} of {of} actions start" in html_of(plan)


def test_actions_are_counted_alike_by_status(plan: str) -> None:
    front = pages_of(plan)["README.md"]
    for kind in ("scenarios", "campaigns"):
        rows = answer(plan, "export", kind)
        statuses = Counter(row.get("status") for row in rows)
        count = sum(number for status, number in statuses.items() if status not in ("idea", "retired"))
        assert f"**{count}** {kind if count != 1 else kind[:-1]}" in front
        if kind == "scenarios" and statuses["live"]:
            assert f", {statuses['live']} live" in front


def test_limits_hold_alike_in_answers_and_findings(plan: str) -> None:
    limits = answer(plan, "pressure")["limits"]
    points = [one for one in topic_of(plan, "pressure")["points"] if one["aspect"] == "limit"]
    assert [limit["calendar"]["holds"] for limit in limits] == [bool(point["earned"]) for point in points]
    for calendar in (limit["calendar"] for limit in limits):
        assert calendar["holds"] is (calendar["load"] <= calendar["max"])
        assert calendar["margin"] in (None, calendar["max"] - calendar["at_most"])
    review = review_of(plan)
    found = [*review.findings, *(finding for finding, _ in review.waived)]
    told = {ref for one in found if one.rule.code == "PRS002" for ref in one.found.objects if ref.startswith("cap/")}
    broken = {limit["limit"] for limit in limits if limit["kind"] == "cap" and not limit["calendar"]["holds"]}
    assert told == {f"cap/{one}" for one in broken}


def test_moments_of_truth_are_counted_alike(plan: str) -> None:
    points = [one for one in topic_of(plan, "coverage")["points"] if one["aspect"] == "moment_of_truth"]
    bare = sum(not one["earned"] for one in points)
    assert sum(one.rule.code == "JRN002" for one in review_of(plan).findings) == bare


def test_whom_a_campaign_can_reach_is_one_in_the_agenda_and_in_the_ratio(plan: str) -> None:
    study = study_of(plan)
    dated = {one.planned.campaign.id for one in study.contacts}
    for coverage in study.segment_coverage:
        segment = coverage.segment.id
        agenda = {one["campaign"] for one in answer(plan, "calendar", "--segment", segment)["sends"]}
        assert agenda == dated & {item.id for item in coverage.actions}, segment
        assert study.segment_centricity[segment].actions == len(coverage.actions), segment

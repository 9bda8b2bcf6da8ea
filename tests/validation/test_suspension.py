"""What can't be read never passes silently."""

from __future__ import annotations

import pytest

from relplan.validation.review import Selection, review_plan
from tests.conftest import AS_OF, codes, plan_of, review_of

FILES = {
    "programmes/p.yaml": "name: P\nowner: crm\ntarget: {definition: d}\nobjective: {statement: s, kpi: nps}\n",
    "campaigns/a.yaml": "name: A\nprogramme: p\nsends: [{id: x, on: 2027-01-06, channel: email}]\n",
    "campaigns/b.yaml": "name: B\nprogramme: p\nsends: [{id: x, on: 2027-01-07, channel: email}]\n",
    "conventions/channels.yaml": "email: {kind: email}\n",
    "conventions/pressure.yaml": "caps: {weekly: {max: 1, per: 7d}}\n",
}
PRESSURE = Selection(select=frozenset({"PRS"}))


def test_a_proof_is_not_given_while_a_campaign_can_not_be_read() -> None:
    review = review_of({**FILES, "campaigns/b.yaml": ""})
    assert "PRS002" in {rule.code for rule in review.suspended}
    assert "PRS002" not in codes(review)


@pytest.mark.parametrize(
    ("path", "code"),
    [("campaigns/b.yml", "CFG012"), ("campaigns/b.YAML", "CFG012"), ("campaigns/b.yaml.txt", "CFG012")],
)
def test_a_campaign_under_a_wrong_ending_is_an_error(path: str, code: str) -> None:
    files = {**FILES, path: FILES["campaigns/b.yaml"]}
    del files["campaigns/b.yaml"]
    review = review_of(files)
    assert code in codes(review)
    assert "PRS002" in {rule.code for rule in review.suspended}


def test_a_selection_still_hears_why_its_rules_could_not_be_run() -> None:
    review = review_plan(plan_of({**FILES, "campaigns/b.yaml": ""}), AS_OF, PRESSURE)
    assert codes(review) == ["SYN016"]


def test_a_selection_that_could_be_run_hears_nothing_of_the_rest() -> None:
    review = review_plan(plan_of({**FILES, "journeys/j.yaml": ""}), AS_OF, PRESSURE)
    assert codes(review) == ["PRS002"]


def test_an_unknown_key_that_no_figure_depends_on_suspends_nothing() -> None:
    review = review_of({**FILES, "campaigns/b.yaml": FILES["campaigns/b.yaml"] + "ownr: crm\n"})
    assert not review.suspended
    assert "PRS002" in codes(review)


def test_a_slip_of_a_key_that_figures_depend_on_suspends_them() -> None:
    review = review_of({**FILES, "campaigns/b.yaml": FILES["campaigns/b.yaml"] + "audence: {}\n"})
    assert "PRS002" in {rule.code for rule in review.suspended}


def test_settings_that_are_wrong_suspend_what_hangs_on_the_period() -> None:
    settings = "relplan: 1\nname: P\nperiod: {from: 2027-12-31, to: 2027-01-01}\n"
    review = review_of({**FILES, "relplan.yaml": settings})
    assert "CFG005" in codes(review)
    assert {"PRS002", "CAL004"} <= {rule.code for rule in review.suspended}


def test_no_waiver_is_called_unused_while_an_error_is_left() -> None:
    waiver = "- {rule: cap-exceeded, objects: [campaign/a, campaign/b], reason: agreed}\n"
    broken = {**FILES, "waivers.yaml": waiver, "conventions/channels.yaml": "mail: {kind: email}\n"}
    assert "SUP001" not in codes(
        review_of({**broken, "campaigns/b.yaml": FILES["campaigns/b.yaml"].replace("-07", "-27")})
    )


SEGMENTS = {"conventions/segments.yaml": "segmentations: {b: {complete: true, segments: {x: {}, y: {}}}}\n"}


def test_an_unknown_segment_leaves_the_proof_unsaid() -> None:
    misspelt = FILES["campaigns/b.yaml"] + "audience: {segments: [b.z]}\n"
    review = review_of({**FILES, **SEGMENTS, "campaigns/b.yaml": misspelt})
    assert "REF001" in codes(review)
    assert "PRS002" in {rule.code for rule in review.suspended}
    assert not [code for code in codes(review) if code.startswith("PRS")]


def test_an_unknown_segment_of_a_cap_leaves_the_proof_unsaid() -> None:
    caps = "caps: {weekly: {max: 1, per: 7d, by_segment: {b.xx: 3}}}\n"
    review = review_of({**FILES, **SEGMENTS, "conventions/pressure.yaml": caps})
    assert "PRS002" in {rule.code for rule in review.suspended}


def test_an_unknown_kpi_suspends_no_proof() -> None:
    programme = FILES["programmes/p.yaml"].replace("nps", "npss")
    review = review_of({**FILES, "programmes/p.yaml": programme})
    assert "REF001" in codes(review)
    assert "PRS002" in codes(review)

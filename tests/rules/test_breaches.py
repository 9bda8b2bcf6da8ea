"""What a breach tells: its worst window, and how often it comes back."""

from __future__ import annotations

from relplan.model.settings import Language
from tests.conftest import review_of

WEEKLY = """name: {name}
programme: p
repeat: {{rule: "FREQ=WEEKLY", from: {day}, until: 2027-02-28}}
sends: [{{id: s, on: occurrence, channel: email}}]
"""
FILES = {
    "conventions/channels.yaml": "email: {kind: email}\n",
    "conventions/pressure.yaml": "caps: {weekly: {max: 1, per: 7d}}\n",
    "campaigns/a.yaml": WEEKLY.format(name="A", day="2027-01-05"),
}


def labels(second: str) -> list[str]:
    review = review_of({**FILES, "campaigns/b.yaml": second})
    return [f.label(Language.EN) for f in review.findings if f.rule.name == "cap-exceeded"]


def test_a_breach_that_comes_back_is_one_finding_and_says_how_often() -> None:
    assert labels(WEEKLY.format(name="B", day="2027-01-06")) == [
        "the worst of 15 windows in which these campaigns are too many"
    ]


def test_a_breach_of_one_window_says_nothing_of_others() -> None:
    assert labels("name: B\nprogramme: p\nsends: [{id: s, on: 2027-03-01, channel: email}]\n") == [""]

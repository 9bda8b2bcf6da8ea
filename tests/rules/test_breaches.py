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


PHASES = {
    "conventions/segments.yaml": (
        "segmentations: {life: {complete: true, moving: true, segments: {new: {}, active: {}}}}\n"
    ),
    "conventions/pressure.yaml": "caps: {few: {max: 1, per: 7d}}\n",
    "conventions/channels.yaml": "email: {kind: email}\n",
}


def moves(*segments: str, cap: int) -> list[str]:
    """Return what is assumed of moves where a send a day, each to one phase, exceeds a cap."""
    sends = (
        f"  - {{id: s{n}, on: 2027-03-0{n + 1}, channel: email, audience: {{segments: [life.{segment}]}}}}\n"
        for n, segment in enumerate(segments)
    )
    files = PHASES | {
        "conventions/pressure.yaml": f"caps: {{few: {{max: {cap}, per: 7d}}}}\n",
        "campaigns/a.yaml": "name: A\nprogramme: p\nsends:\n" + "".join(sends),
    }
    found = [one for one in review_of(files).findings if one.rule.name == "cap-exceeded"]
    return [
        one.note(related, Language.EN) for one in found for related in one.found.related if related.note == "moving"
    ]


def test_a_customer_who_has_to_move_to_and_fro_is_an_assumption_that_is_named() -> None:
    assert moves("new", "active", "new", cap=2) == [
        "assuming that a customer may go from life.new to life.active to life.new within 2 days; if nobody does, "
        "write moving: false"
    ]


def test_one_move_and_none_are_not_spoken_of() -> None:
    assert moves("new", "active", cap=1) == []
    assert moves("new", "new", "new", cap=2) == []

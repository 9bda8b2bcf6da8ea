"""The file of a classic, with what stands at its end moved to its place, is a plan without a fault."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from relplan.diagnostics.severity import Severity
from relplan.library.copy import write_copy
from relplan.library.plan import library_plan
from relplan.model.kinds import Kind
from relplan.model.settings import Language
from relplan.source.yaml import read_yaml
from tests.conftest import plan_of, review_of
from tests.library.limits import LIMITS

IDS = sorted(library_plan(Language.EN).scenarios)
MAY_REMARK = {"LEV009", "PRS012"}
"""What may be remarked, and nothing else.

A plan of nothing but service messages has limits that look at none, and a loyalty programme asks for a strategy.
"""


def moved(copy: str) -> Mapping[str, str]:
    """Do by program what a reader does by hand: take the comment signs away, and move each part to its file."""
    tail = copy.rpartition("\n\n")[2]
    assert all(line.startswith("#") for line in tail.splitlines())
    plain = "".join(f"{line.removeprefix('#').removeprefix(' ')}\n" for line in tail.splitlines())
    parts = re.split(r"^# ([\w/-]+\.yaml)\n", plain, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def plan_with(ident: str, copy: str) -> Mapping[str, str]:
    return {f"scenarios/{ident}.yaml": copy, **moved(copy), "conventions/pressure.yaml": LIMITS}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("ident", IDS)
def test_a_copy_is_valid_with_what_it_says_it_needs(ident: str, language: Language) -> None:
    review = review_of(plan_with(ident, write_copy(ident, language)))
    assert list(review.plan.scenarios) == [ident]
    assert [f.message(Language.EN) for f in review.findings if f.severity is not Severity.INFO] == []
    assert {f.rule.code for f in review.findings} <= MAY_REMARK


@pytest.mark.parametrize("ident", IDS)
def test_it_needs_all_that_it_says(ident: str) -> None:
    copy = write_copy(ident, Language.EN)
    files = plan_with(ident, copy)
    for path in moved(copy):
        if path != "conventions/consents.yaml":  # looked up by purpose and channel, mentioned by no id
            without = {name: text for name, text in files.items() if name != path}
            assert "REF001" in {finding.rule.code for finding in review_of(without).findings}, path


@pytest.mark.parametrize("ident", IDS)
def test_a_copy_says_the_same_in_both_languages(ident: str) -> None:
    english, french = (read_yaml("x", write_copy(ident, language).encode()).data for language in Language)
    assert english != french
    assert shape(english) == shape(french)


def shape(data: object) -> object:
    """Return data with a mark in place of each text that people read."""
    if isinstance(data, dict):
        return {key: "…" if key in PROSE and isinstance(value, str) else shape(value) for key, value in data.items()}
    return [shape(value) for value in data] if isinstance(data, list) else data


PROSE = {"name", "description", "statement", "subject", "assignee", "exit", "waiver", "legal_basis"}


def test_only_what_the_plan_lacks_is_said() -> None:
    whole = write_copy("cart-reminder", Language.EN)
    files = dict(plan_with("cart-reminder", whole))
    del files["moments.yaml"]
    assert list(moved(write_copy("cart-reminder", Language.EN, plan_of(files)))) == ["moments.yaml"]


def test_nothing_is_said_when_the_plan_lacks_nothing() -> None:
    plan = plan_of(plan_with("birthday", write_copy("birthday", Language.EN)))
    copy = write_copy("birthday", Language.EN, plan)
    assert copy.rstrip().splitlines()[-1].startswith("attribution_window:")
    assert "at the end of this file" not in copy


def test_scenarios_are_held_back_once_the_plan_has_them() -> None:
    alone = read_yaml("x", write_copy("cart-reminder", Language.EN).encode()).data
    assert "suppresses" not in alone
    plan = plan_of(plan_with("browse-reminder", write_copy("browse-reminder", Language.EN)))
    copy = write_copy("cart-reminder", Language.EN, plan)
    assert read_yaml("x", copy.encode()).data["suppresses"] == [
        {"scenario": "browse-reminder", "for": "7d", "then": "drop"}
    ]
    assert "#   - {scenario: wishlist-reminder, for: 7d, then: defer}\n" in copy


def test_a_segmentation_of_the_plan_is_not_named_again() -> None:
    lifecycle = "segmentations: {lifecycle: {name: Phases, segments: {new: {name: New}}}}\n"
    plan = plan_of({"conventions/segments.yaml": lifecycle})
    segments = read_yaml("x", moved(write_copy("win-back", Language.EN, plan))["conventions/segments.yaml"].encode())
    assert list(segments.data["segmentations"]["lifecycle"]) == ["segments"]
    assert list(segments.data["segmentations"]["lifecycle"]["segments"]) == ["inactive"]


def test_every_need_of_a_classic_is_in_its_copy() -> None:
    plan = plan_of(plan_with("quote-follow-up", write_copy("quote-follow-up", Language.FR)))
    assert set(plan.of(Kind.CONSENT)) == {"marketing_email", "marketing_call"}
    assert set(plan.of(Kind.PROGRAMME)) == {"prospects"}
    assert set(plan.of(Kind.MOMENT)) == {"quote_sent"}

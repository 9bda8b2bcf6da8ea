"""The loyalty strategy: questions answered, and the verdict of the card test."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from relplan.analysis.loyalty import Answer, Answered, CardVerdict, Lack, read_loyalty, take_card_test
from relplan.model.loyalty import CardTest
from tests.conftest import plan_of

MOMENTS = {
    "moments.yaml": "unseen: {kind: life}\ntold: {kind: life, event: e}\ndated: {date: d}\nours: {kind: brand}\n",
    "data.yaml": "events: {e: {}}\nattributes: {d: {}}\n",
}


def answers(text: str, more: Mapping[str, str] | None = None) -> dict[str, Answer]:
    found = read_loyalty(plan_of({"loyalty.yaml": text, **(more or {})}))
    assert found is not None
    return {one.question.value: one for one in found.answers}


def test_a_plan_without_a_strategy_has_no_answers() -> None:
    assert read_loyalty(plan_of({})) is None


def test_what_is_not_written_is_not_answered() -> None:
    found = answers("data: [email]\n")
    assert [key for key, one in found.items() if one.answered is not Answered.NO] == ["data"]
    assert list(found) == [
        "definition",
        "objectives",
        "indicators",
        "expectations",
        "levers",
        "data",
        "moments",
        "channels",
    ]


@pytest.mark.parametrize(
    ("text", "question", "missing"),
    [
        ("definition: {statement: s}", "definition", ("criteria", "shared_with")),
        ("definition: {statement: s, criteria: [volume], shared_with: [crm]}", "definition", ()),
        ("objectives: [{statement: s, kpi: nps}]", "objectives", ("target",)),
        ("objectives: [{statement: s, kpi: nps, target: 40}]", "objectives", ()),
        ("expectations: {personalised: 1, fluid: 1, simple: 1, rewarded: 1}", "expectations", ("close",)),
        ("levers: {service: 100 %}", "levers", ("programmes",)),
        ("channels: [email]", "channels", ("pressure",)),
        ("pressure: gentle", "channels", ("channels", Lack.PACE)),
        ("channels: [email]\npressure: two letters a month", "channels", ()),
        ("channels: [email]\npressure: peu", "channels", (Lack.PACE,)),
        ("indicators: [open_rate, profile_completion]", "indicators", (Lack.RESULT,)),
        ("indicators: [open_rate, nps]", "indicators", ()),
        ("indicators: [unknown]", "indicators", ()),
        ("moments: [unseen, told]", "moments", (Lack.DETECTION,)),
        ("moments: [told, dated, ours, unknown]", "moments", ()),
    ],
)
def test_an_answer_tells_what_it_lacks(text: str, question: str, missing: tuple[str, ...]) -> None:
    found = answers(f"{text}\n", MOMENTS)[question]
    assert found.missing == missing
    assert found.answered is (Answered.PARTLY if missing else Answered.YES)
    assert len(found.lines) == text.count("\n") + 1


def test_a_cap_says_how_many_contacts_where_the_strategy_does_not() -> None:
    text = "channels: [email]\npressure: peu\n"
    assert answers(text, {"conventions/pressure.yaml": "caps: {weekly: {max: 1, per: 7d}}\n"})["channels"].missing == ()
    assert answers(text, {"conventions/pressure.yaml": "minimum_gap: 48h\n"})["channels"].missing == (Lack.PACE,)


@pytest.mark.parametrize(
    ("yes", "no", "verdict"),
    [
        (3, 2, CardVerdict.WITHOUT_CARD),
        (3, 0, CardVerdict.WITHOUT_CARD),
        (2, 3, CardVerdict.CARD),
        (2, 2, CardVerdict.OPEN),
        (0, 0, CardVerdict.OPEN),
    ],
)
def test_the_card_test_goes_by_a_majority_of_all_five(yes: int, no: int, verdict: CardVerdict) -> None:
    said = dict(zip(CardTest.model_fields, [True] * yes + [False] * no, strict=False))
    found = take_card_test(CardTest(**said))
    assert found is not None
    assert (len(found.yes), len(found.no), len(found.unknown)) == (yes, no, 5 - yes - no)
    assert found.verdict is verdict
    assert take_card_test(None) is None

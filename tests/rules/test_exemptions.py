"""What exempts from a rule, and what doesn't, where a small change of its bad example is not enough to show it."""

from __future__ import annotations

import pytest

from relplan.analysis.personal_text import search_text
from relplan.analysis.study import Study
from relplan.diagnostics.text import Text
from relplan.model.settings import Language
from relplan.rules.book import RULES
from relplan.rules.words.limits import loosen_words
from relplan.validation.example import read_example
from tests.conftest import AS_OF, plan_of, review_of

BY_NAME = {rule.name: rule for rule in RULES}


def said(name: str, *changes: tuple[str, str], language: Language = Language.EN) -> list[str]:
    """Return what a rule says of its bad example, with some text in the place of other."""
    files = {**read_example(BY_NAME[name].bad).files}
    for old, new in changes:
        assert any(old in text for text in files.values())
        files = {path: text.replace(old, new) for path, text in files.items()}
    return [one.message(language) for one in review_of(files).findings if one.rule.name == name]


def test_a_workstream_whose_moment_is_detected_by_a_date_is_seen_too() -> None:
    by_date = ("kind: transactional, event: cart_abandoned", "kind: life, date: cart_abandoned")
    as_attribute = ("events: {cart_abandoned", "attributes: {cart_abandoned")
    assert said("workstream-without-object", by_date, as_attribute) == [
        'this workstream is to unlock "Cart abandoned", but "cart_abandoned", which detects it, is available already'
    ]
    assert said("workstream-without-object", by_date, ("{available: available}", "{}")) == []


@pytest.mark.parametrize(("target", "is_untreated"), [(-2, True), (-1, True), (0, False)])
def test_a_target_no_better_than_today_remedies_nothing(target: int, is_untreated: bool) -> None:
    found = said("irritant-untreated", ("of queue}\n", f"of queue}}\n    target: {{experience: {target}}}\n"))
    assert bool(found) is is_untreated


@pytest.mark.parametrize("order", ["beats: [wishes]\n", "with_campaigns: {sales: wins, wishes: yields}\n"])
def test_a_campaign_that_a_scenario_precedes_or_speaks_of_is_decided(order: str) -> None:
    changed = (
        "with_campaigns: {sales: wins}\n",
        order if "with" in order else f"{order}with_campaigns: {{sales: wins}}\n",
    )
    assert said("undecided-harmonisation", changed) == []


def test_months_are_named_in_the_language_of_the_reader() -> None:
    assert said("uneven-calendar", language=Language.EN) == [
        "campaigns are spread unevenly over the months: no campaign in June 2027, 3 in March 2027 (median 1)"
    ]
    assert said("uneven-calendar", language=Language.FR) == [
        "les campagnes sont inégalement réparties sur les mois\u00a0: aucune campagne en juin 2027, 3 en mars 2027 "
        "(médiane 1)"
    ]


@pytest.mark.parametrize(
    ("load", "most", "slots", "loosened"),
    [
        (3, 2, 2, Text("reserve 1 only", "ne réservez que 1")),
        (3, 2, 1, Text("give the reserve up", "renoncez à la réserve")),
        (4, 2, 1, Text("give the reserve up", "renoncez à la réserve")),
        (1, 0, 3, Text("give the reserve up", "renoncez à la réserve")),
    ],
)
def test_a_reserve_of_no_slot_is_given_up(load: int, most: int, slots: int, loosened: Text) -> None:
    pressure = f"caps: {{w: {{max: {most + slots}, per: 7d}}}}\nreserve: {{for: scenarios, slots: {slots}, of: w}}\n"
    limits = Study(plan_of({"conventions/pressure.yaml": pressure}), AS_OF).limits
    (reserve,) = (limit for limit in limits if limit.key == "reserve.slots")
    assert reserve.max == most
    assert loosen_words([(reserve, load)], slots, 0) == loosened


def test_of_a_number_of_social_security_the_first_digit_is_told() -> None:
    (found,) = search_text("NIR 2 55 08 14 168 025 38")
    assert found.masked == "2 ** ** ** *** *** **"
    assert search_text("NIR 2 55 08 14 168 025 39") == []


def test_hours_up_to_midnight_are_one_stretch() -> None:
    files = {"conventions/channels.yaml": 'email: {kind: email, contact_hours: [{hours: ["20:00-00:00"]}]}\n'}
    (found,) = (one for one in review_of(files).findings if one.rule.name == "wrong-quantity")
    assert found.remedy(Language.EN) == 'did you mean "20:00-24:00"?'

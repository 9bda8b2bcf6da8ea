"""The parts on data, offers, loyalty, the diagnosis and words: what they say of a plan, and when they say nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from relplan.model.settings import Language
from relplan.report.parts import PARTS
from relplan.report.text.words import Words
from relplan.report.views.data import DataView, view_data
from relplan.report.views.diagnosis import view_diagnosis
from relplan.report.views.glossary import view_glossary
from relplan.report.views.loyalty import LoyaltyView, view_loyalty
from relplan.report.views.offers import view_offers
from relplan.report.views.pieces import Link
from relplan.validation.review import Review
from tests.conftest import review_of
from tests.report.conftest import AS_OF, SMALL

ENGLISH, FRENCH = Words(Language.EN), Words(Language.FR)
SIGNED_UP = "signed_up: {source: shop, available: available}"


def data_of(**files: str) -> DataView:
    view = view_data(review_of({**SMALL, **files}, AS_OF), ENGLISH)
    assert view is not None
    return view


def test_a_plan_without_anything_of_a_kind_has_no_such_part() -> None:
    review = review_of({}, AS_OF)
    assert [part.name for part in PARTS if part.view(review, ENGLISH) is not None] == []


@pytest.mark.parametrize(
    ("available", "state", "said"),
    [
        ("available: to_build", "to build", "signed_up (trigger): to build"),
        ("available: partial", "in part", "signed_up (trigger): in part"),
        ("personal: contact", "not known", "signed_up (trigger): availability not said"),
    ],
)
def test_a_scenario_waits_for_its_data_and_for_the_work_that_brings_them(available: str, state: str, said: str) -> None:
    data = SMALL["data.yaml"].replace(SIGNED_UP, f"signed_up: {{source: shop, {available}}}")
    view = data_of(**{"data.yaml": data})
    (row,) = view.waiting
    assert view.ready == ()
    assert (row.scenario.text, row.state.text) == ("Hello", state)
    assert ["".join(piece.text for piece in cell) for cell in row.lacking] == [said]
    assert ["".join(piece.text for piece in cell) for cell in row.work] == ["Sign-ups at once (by 31 Dec 2026)"]


def test_the_least_ready_come_first() -> None:
    data = SMALL["data.yaml"].replace(
        SIGNED_UP, f"{SIGNED_UP}\n  moved: {{available: to_build}}\n  left: {{available: partial}}"
    )
    moments = (
        SMALL["moments.yaml"]
        + "leaving: {name: A, kind: life, event: left}\nmove: {name: B, kind: life, event: moved}\n"
    )
    scenario = "name: {0}\nprogramme: welcome\ntrigger: {{moment: {1}}}\nsteps: [{{message: a, channel: email}}]\n"
    view = data_of(
        **{
            "data.yaml": data,
            "moments.yaml": moments,
            "scenarios/a.yaml": scenario.format("A", "leaving"),
            "scenarios/b.yaml": scenario.format("B", "move"),
        }
    )
    assert [(row.scenario.text, row.state.text) for row in view.waiting] == [("B", "to build"), ("A", "in part")]
    assert [piece.text for piece in view.ready] == ["Hello"]
    assert view.summary == "4 events and 1 attribute: 3 available, 1 in part, 1 to build."


def test_an_event_is_called_as_its_moment_and_leads_to_its_source() -> None:
    row = data_of().events[0]
    assert (row.name, row.ident, row.refresh) == ("signed up", "signed_up", "as it happens")
    assert row.source == Link("Shop", "data", "source-shop")


def test_needs_of_a_scenario_lead_to_the_inventory(small: Review) -> None:
    from relplan.report.views.scenarios import view_scenarios

    (group,) = view_scenarios(small, ENGLISH).groups
    needed = next(fact for fact in group.scenarios[0].details if fact.label == "Data needed")
    assert needed.cells == ((Link("First name", "data", "attribute-first_name"),),)


def loyalty_of(text: str, words: Words = ENGLISH) -> LoyaltyView:
    view = view_loyalty(review_of({**SMALL, "loyalty.yaml": text}, AS_OF), words)
    assert view is not None
    return view


def test_each_of_the_eight_questions_has_its_answer_and_what_it_lacks() -> None:
    view = loyalty_of("definition: {statement: Three orders}\n", FRENCH)
    assert [one.number for one in view.questions] == list(range(1, 9))
    assert [one.answered.text for one in view.questions] == ["en partie", *["ouverte"] * 7]
    assert view.questions[0].missing.endswith("des critères, les services qui la partagent")
    assert view.summary == "0 sur 8 ont une réponse complète."
    assert (view.balance, view.card) == (None, None)


@pytest.mark.parametrize(
    ("answers", "verdict"),
    [
        ("all_buyers_identified: true, low_purchase_frequency: true, little_competition: true", "without a card first"),
        ("all_buyers_identified: false, low_purchase_frequency: false, little_competition: false", "worth a study"),
        ("all_buyers_identified: true, low_purchase_frequency: false", "Too few answers"),
    ],
)
def test_the_card_test_has_its_verdict(answers: str, verdict: str) -> None:
    card = loyalty_of(f"card_test: {{{answers}}}\n").card
    assert card is not None
    assert verdict in card.verdict.text
    assert len(card.answers) == 5


def test_the_balance_compares_what_is_wanted_with_what_is_there(small: Review) -> None:
    view = view_loyalty(small, ENGLISH)
    assert view is not None
    assert view.balance is not None
    rows = {row.lever: (row.wanted, row.actual, row.gap) for row in view.balance.rows}
    assert rows["relational"] == ("60%", "100%", "+40 pts")
    assert rows["transactional"] == ("40%", "0%", "−40 pts")
    assert view.balance.measured == "Measured over 1 action. 2 more say no lever."


def test_work_goes_by_due_date_and_says_what_is_late_or_done() -> None:
    text = """
workstreams:
  later: {name: Later, due: 2027-06-30}
  whenever: {name: Whenever}
  late: {name: Late, due: 2027-01-03, unlocks: [signup]}
  done: {name: Done, due: 2026-10-01, status: live}
"""
    view = view_diagnosis(review_of({**SMALL, "diagnosis.yaml": text}, AS_OF), ENGLISH)
    assert view is not None
    assert [(work.sheet.title, work.lateness.text if work.lateness else "") for work in view.workstreams] == [
        ("Done", "done"), ("Late", "late"), ("Later", ""), ("Whenever", "")
    ]  # fmt: skip
    assert [piece.text for piece in view.workstreams[1].waiting] == ["Hello"]


def test_an_offer_names_every_action_that_uses_it() -> None:
    letter = SMALL["campaigns/letter.yaml"].replace("channel: email}", "channel: email, offer: spring_10}")
    hello = SMALL["scenarios/hello.yaml"].replace("content: [welcome-1]", "content: [welcome-1], offers: [spring_10]")
    files = {**SMALL, "campaigns/letter.yaml": letter, "scenarios/hello.yaml": hello}
    view = view_offers(review_of(files, AS_OF), ENGLISH)
    assert view is not None
    (offer,) = view.offers
    assert [piece.text for piece in offer.used_by] == ["Hello", "Letter"]
    assert (offer.kind, offer.value) == ("offer", "€10")
    assert offer.validity is not None
    assert offer.validity.text == "not yet valid"


def test_the_glossary_has_the_words_used_in_both_languages(small: Review) -> None:
    french, english = view_glossary(small, FRENCH), view_glossary(small, ENGLISH)
    assert french is not None
    assert english is not None
    assert {(one.word, one.other) for one in french.field} == {(one.other, one.word) for one in english.field}
    assert ("temps fort", "occasion") not in {(one.word, one.other) for one in french.field}
    assert ("plafond", "cap") in {(one.word, one.other) for one in french.field}
    assert [one.word.text for one in english.own] == ["Active"]
    assert [one.word for one in french.field].index("dérogation") < [one.word for one in french.field].index(
        "exclusion"
    )


def test_a_waiver_is_explained_only_where_there_is_one(small: Review) -> None:
    view = view_glossary(replace(small, waived=()), ENGLISH)
    assert view is not None
    assert "waiver" not in {one.word for one in view.field}

"""The classics keep the craft's promises, in both languages, alone and together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from relplan.library.choice import generic_of
from relplan.library.classic import load_classics, load_surroundings
from relplan.library.needs import needs_of
from relplan.library.plan import library_files, library_plan, moment_of
from relplan.model.kinds import Kind
from relplan.model.kpi import Nature
from relplan.model.mechanic import BranchStep, Case, MessageStep, TaskStep, WaitFor, WaitStep, walk_steps, walk_words
from relplan.model.moments import GenericMoment
from relplan.model.scenario import Scenario
from relplan.model.settings import Language
from relplan.plan.plan import Item
from tests.conftest import codes, review_of
from tests.library.limits import LIMITS

PLAN = library_plan(Language.EN)
CLASSICS = [pytest.param(item, id=item.id) for item in PLAN.scenarios.values()]
QUANTITY = re.compile(r"[\d.]+ (%|EUR)|moment [-+] \d+d")
"""What is written with a space and is no prose."""


def conditions(scenario: Scenario) -> set[str]:
    """Return every word that a branch or a wait of a scenario turns on."""
    found = set()
    for _, step in walk_steps(scenario.steps):
        if isinstance(step, WaitStep) and isinstance(step.wait, WaitFor):
            found.add(step.wait.for_)
        if isinstance(step, BranchStep):
            cases = [case for case in step.branch if isinstance(case, Case)]
            found |= {word for case in cases for _, word in walk_words(case.if_, ())}
    return found


def contacts(scenario: Scenario) -> list[MessageStep | TaskStep]:
    return [step for _, step in walk_steps(scenario.steps) if isinstance(step, MessageStep | TaskStep)]


def obeys(item: Item[Scenario]) -> bool:
    """Tell whether some message of a classic takes its turn under the pressure rules."""
    kinds = {step.communication or item.value.communication or "" for step in contacts(item.value)}
    return any(PLAN.communications[kind].value.obeys_pressure for kind in kinds)


def test_there_are_48_over_the_ten_generic_moments() -> None:
    found = Counter(generic_of(PLAN, item) for item in PLAN.scenarios.values())
    assert found.total() == 48
    assert set(found) == set(GenericMoment)


@pytest.mark.parametrize("language", Language)
def test_all_of_them_together_are_a_sound_plan(language: Language) -> None:
    review = review_of({**library_files(language), "conventions/pressure.yaml": LIMITS})
    assert codes(review) == ["LEV009"], "which strategy its loyalty programmes serve, only the company can say"


@pytest.mark.parametrize("item", CLASSICS)
def test_each_is_complete(item: Item[Scenario]) -> None:
    scenario, moment = item.value, moment_of(PLAN, item)
    assert moment.kind
    assert moment.kind.is_customer
    assert all((scenario.description, scenario.communication, scenario.lever, scenario.valid_for, scenario.origin))
    assert all((scenario.reentry, scenario.exit_when, scenario.control_group, scenario.with_campaigns))
    assert scenario.needs
    assert scenario.needs.attributes
    assert scenario.status == "draft"
    assert all(step.template for step in contacts(scenario))
    assert (scenario.on_capped is not None) == obeys(item), "what obeys limits says what becomes of it, and only that"


def test_no_two_have_the_same_priority() -> None:
    priorities = [item.value.priority for item in PLAN.scenarios.values()]
    assert None not in priorities
    assert len({*priorities}) == len(priorities)


@pytest.mark.parametrize("item", CLASSICS)
def test_each_aims_at_what_its_programme_aims_at(item: Item[Scenario]) -> None:
    objective, programme = item.value.objective, PLAN.programmes[item.value.programme].value
    assert objective
    assert objective.kpi
    assert objective.serves == programme.objective.kpi
    assert PLAN.catalogue[programme.objective.kpi].nature.may_lead
    nature = PLAN.catalogue[objective.kpi].nature
    assert nature.may_lead or nature is Nature.DATA, "clicks and opens are no objective"


@pytest.mark.parametrize("item", CLASSICS)
def test_nothing_turns_on_an_open(item: Item[Scenario]) -> None:
    assert not [word for word in conditions(item.value) if word.endswith(".opened")]
    assert "open_tracking" not in item.value.consents


@pytest.mark.parametrize("item", CLASSICS)
def test_no_way_is_dead_since_its_event_ends_the_scenario(item: Item[Scenario]) -> None:
    assert not conditions(item.value) & set(item.value.exit_when)


@pytest.mark.parametrize("item", CLASSICS)
def test_events_are_declared_where_they_are_used(item: Item[Scenario]) -> None:
    assert item.value.needs
    assert conditions(item.value) & set(PLAN.events) == set(item.value.needs.events)


@pytest.mark.parametrize("item", CLASSICS)
def test_what_sells_stops_at_a_complaint_and_at_an_unsubscription(item: Item[Scenario]) -> None:
    if obeys(item):
        assert {"complaint_opened", "unsubscribed"} <= set(item.value.exit_when)


def test_a_sequence_ends_once_it_has_reached_its_aim() -> None:
    aimless = {
        item.id
        for item in PLAN.scenarios.values()
        if len(contacts(item.value)) > 1 and set(item.value.exit_when) <= {"complaint_opened", "unsubscribed"}
    }
    assert aimless == {"tier-reached", "house-move", "post-complaint-recovery"}, "these thank, inform and make up"


@pytest.mark.parametrize("item", CLASSICS)
def test_service_and_law_carry_no_offer(item: Item[Scenario]) -> None:
    for step in contacts(item.value):
        if (step.communication or item.value.communication) in ("service", "legal"):
            assert not isinstance(step, MessageStep) or not step.offer
            assert not item.value.offer
            assert (step.lever or item.value.lever) != "transactional"


def test_legal_notices_are_held_back_by_nothing() -> None:
    assert not PLAN.communications["legal"].value.obeys_pressure
    legal = {item.id for item in PLAN.scenarios.values() if item.value.communication == "legal"}
    assert legal == {"contract-renewal", "consent-renewal"}


def test_nothing_surrounds_the_classics_that_none_of_them_needs() -> None:
    needed = {(one.kind, one.id) for item in PLAN.scenarios.values() for one in needs_of(item, PLAN)}
    there = {(kind, ident) for kind, items in PLAN.items.items() for ident in items}
    assert (
        there - needed - {(Kind.SCENARIO, ident) for ident in PLAN.scenarios} - {(Kind.SETTINGS, "settings")} == set()
    )


def prose(data: Any) -> Iterator[str]:
    """Yield the texts with a space in them that stand outside `{en: ..., fr: ...}`."""
    if isinstance(data, dict):
        if data.keys() != {"en", "fr"}:
            for value in data.values():
                yield from prose(value)
    elif isinstance(data, list):
        for value in data:
            yield from prose(value)
    elif isinstance(data, str) and " " in data and not QUANTITY.fullmatch(data):
        yield data


def test_every_text_is_in_both_languages() -> None:
    for data in (*load_surroundings().values(), *(classic.scenario for classic in load_classics().values())):
        assert list(prose(data)) == []


@pytest.mark.parametrize("language", Language)
def test_texts_end_as_texts_of_their_kind(language: Language) -> None:
    plan = library_plan(language)
    for ident, classic in load_classics().items():
        scenario = plan.scenarios[ident].value
        advice = [getattr(text, language.value) for text in (*classic.adapt, *classic.beware)]
        assert all(text.endswith(".") for text in (scenario.description, *advice)), ident
        names = [scenario.name, *(step.subject for step in contacts(scenario) if isinstance(step, MessageStep))]
        assert not [name for name in names if name.endswith(".")], ident

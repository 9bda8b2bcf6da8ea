"""Whatever loading may refuse has words for it, and exactly one rule that says them."""

from __future__ import annotations

from typing import Any

from relplan.diagnostics.text import Text
from relplan.house import problems as house_problems
from relplan.house.problems import Fault
from relplan.model.occasions import OccasionRule
from relplan.model.quantities import REASONS, Quantity
from relplan.model.settings import Language
from relplan.plan import problems as plan_problems
from relplan.plan.shape import EXPECTED_TYPES, VARIANT_KEYS
from relplan.rules import problems as rule_problems
from relplan.rules.book import RULES
from relplan.rules.cfg.unusable_house_rule_pattern import FAULTS
from relplan.rules.sch.unknown_form import FORMS
from relplan.rules.syn.syntax_error import WORDS
from relplan.rules.words.quantities import QUANTITY_WORDS, REASON_WORDS
from relplan.rules.words.types import TYPE_WORDS
from relplan.rules.words.values import quote_value
from relplan.source import problems as source_problems
from relplan.source.problems import FurtherProblems, Mistake, Problem

_SHARED = {Problem, FurtherProblems}
"""What belongs to no rule, or to that of the problems it counts."""


def problem_classes() -> set[type[Problem]]:
    declared = (
        one
        for module in (plan_problems, house_problems, rule_problems, source_problems)
        for one in vars(module).values()
    )
    return {one for one in declared if isinstance(one, type) and issubclass(one, Problem) and one not in _SHARED}


def expected_keys(parent: type[Any]) -> set[str]:
    """Give the keys of every kind of quantity under a class."""
    children = parent.__subclasses__()
    own = {child.EXPECTED for child in children if "EXPECTED" in vars(child)}
    return own.union(*(expected_keys(child) for child in children))


def test_every_problem_belongs_to_exactly_one_rule() -> None:
    described = [rule.problem for rule in RULES if rule.problem]
    assert len(set(described)) == len(described)
    assert set(described) == problem_classes()


def test_every_kind_of_quantity_has_words() -> None:
    assert OccasionRule.EXPECTED in expected_keys(Quantity)
    assert expected_keys(Quantity) | {"date", "clock", "dates", "whole"} == set(QUANTITY_WORDS)


def test_every_reason_to_refuse_a_quantity_has_words() -> None:
    assert set(REASON_WORDS) == REASONS


def test_every_type_has_words() -> None:
    assert set(TYPE_WORDS) == set(EXPECTED_TYPES.values()) | {"list", "mapping", "text"}


def test_every_form_has_words() -> None:
    assert set(FORMS) == set(VARIANT_KEYS)


def test_every_mistake_in_yaml_has_words() -> None:
    assert set(WORDS) == set(Mistake)
    assert [mistake for mistake in Mistake if WORDS[mistake].what is None] == [Mistake.OTHER]


def test_words_that_stand_inside_a_sentence_are_no_sentences() -> None:
    words = [one.name for one in QUANTITY_WORDS.values()]
    words += [one.name for one in TYPE_WORDS.values()]
    words += [*REASON_WORDS.values(), *(text for form in FORMS.values() for text in form)]
    for text in words:
        for language in Language:
            said = text.in_(language)
            assert said
            assert not said.endswith(".")
            assert not said[0].isupper() or said.startswith("FREQ")


def test_what_was_written_is_quoted_or_named() -> None:
    assert quote_value("3") == Text('"3"', "«\u00a03\u00a0»")
    assert quote_value("").en == "nothing"
    assert quote_value("[...]").en == "a list"


def test_every_fault_of_a_pattern_has_words() -> None:
    assert set(FAULTS) == set(Fault)

"""Each rule's own examples are its test: it speaks on the marked lines only, and its good example is silent."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from relplan.diagnostics.finding import Finding
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.text import Text, variants_of
from relplan.model.settings import Language
from relplan.plan.load import load_plan
from relplan.rules.book import EDITIONS, RULES
from relplan.validation.example import change_example, read_example
from relplan.validation.review import Review, review_plan


def review_example(rule: Rule, text: str) -> tuple[Review, set[tuple[str, int]]]:
    """Review the plan of an example of a rule; also return the places that it marks."""
    example = read_example(text)
    return review_plan(load_plan(example.tree), rule.example_day), set(example.marks)


def places(review: Review, rule: Rule) -> list[tuple[str, int]]:
    return [(f.at.path, review.plan.locate(f.at)[0]) for f in review.findings if f.rule is rule]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_bad_example_speaks_on_the_marked_lines_only(rule: Rule) -> None:
    review, marks = review_example(rule, rule.bad)
    assert marks, "the bad example marks no line"
    assert set(places(review, rule)) == marks


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_good_example_is_silent(rule: Rule) -> None:
    review, marks = review_example(rule, rule.good)
    assert not marks
    assert places(review, rule) == []
    assert not [f.message(Language.EN) for f in review.findings if f.rule.family in ("SYN", "SCH", "REF")]


EXEMPTIONS = [pytest.param(rule, change, id=f"{rule.name}-{n}") for rule in RULES for n, change in enumerate(rule.fine)]


@pytest.mark.parametrize(("rule", "change"), EXEMPTIONS)
def test_an_exemption_silences_the_bad_example_and_is_small(rule: Rule, change: str) -> None:
    """It is the bad example but for a few lines, so nothing else can be why the rule is silent."""
    review, marks = review_example(rule, change_example(rule.bad, change))
    assert not marks
    assert places(review, rule) == []
    assert rule not in review.suspended
    assert not [f.message(Language.EN) for f in review.findings if f.rule.family in ("SYN", "SCH", "REF")]
    assert sum(line.startswith(("+", "-")) for line in change.split("\n")) <= MOST_LINES


MOST_LINES = 6
"""An exemption changes no more of the bad example."""


@pytest.mark.parametrize("change", ["-b", "-a"])
def test_a_change_that_finds_no_place_of_its_own_is_refused(change: str) -> None:
    with pytest.raises(ValueError, match=r"this stands [02] times"):
        change_example("a\na\nc", change)


def findings_of(rule: Rule) -> list[Finding]:
    return [finding for finding in review_example(rule, rule.bad)[0].findings if finding.rule is rule]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_sentence_can_be_said(rule: Rule, language: Language) -> None:
    for finding in findings_of(rule):
        sentences = [finding.message(language), finding.remedy(language)]
        sentences += [finding.note(related, language) for related in finding.found.related]
        for sentence in sentences:
            assert sentence
            assert not re.search(r"\{\w*(:\w*)?\}", sentence)
            assert not sentence.endswith(".")
            assert language is Language.EN or not FORGOTTEN_ELISION.search(sentence)


FORGOTTEN_ELISION = re.compile(r"(?<![\w-])(?:de|le|la|que|ne|se|je|jusque|lorsque|si il) (?=[aàâeéèêiîoôuh])")
"""`de engagement` for `d'engagement`; a pronoun after its verb (`retirez-le ou`) stays whole."""


def said_texts(rule: Rule) -> list[Text]:
    """Return every sentence that a finding of the rule may say, its slots unfilled."""
    parts = [rule.message, rule.remedy, rule.label or (), *rule.notes.values()]
    return [text for said in parts for text in variants_of(said)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_both_languages_have_the_same_slots(rule: Rule) -> None:
    for text in [*said_texts(rule), rule.statement, rule.why]:
        assert Text(text.fr, text.fr).slots() == text.slots()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_sentence_is_written_as_messages_are(rule: Rule) -> None:
    for text in said_texts(rule):
        for sentence in (text.en, text.fr):
            assert not re.search(r"(?<!\.)\.$", sentence), "a message ends without a full stop"
            assert not re.match(r"[A-ZÀ-Ý](?=[a-zà-ÿ])", sentence), "a message begins in lower case"
        assert not FORGOTTEN_ELISION.search(text.fr)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_slots_are_fields_of_the_findings_values(rule: Rule) -> None:
    for finding in findings_of(rule):
        names = {one.name for one in fields(finding.found.values)}
        for said in (rule.message, rule.remedy, rule.label or ()):
            for text in variants_of(said):
                assert text.slots() <= names


def test_codes_and_names_are_unique_and_well_formed() -> None:
    codes, names = [rule.code for rule in RULES], [rule.name for rule in RULES]
    assert len({*codes}) == len(codes)
    assert len({*names}) == len(names)
    assert codes == sorted(codes), "the table is in the order of codes"
    assert all(re.fullmatch(r"[A-Z]{3}\d{3}", code) for code in codes)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", name) for name in names)


def test_each_rule_is_one_file_named_for_it() -> None:
    folder = Path(__file__).parent.parent / "relplan" / "rules"
    modules = {path for path in folder.glob("*/*.py") if path.stem != "__init__" and path.parent.name != "words"}
    files = {(path.parent.name, path.stem) for path in modules}
    assert files == {(rule.family.lower(), rule.name.replace("-", "_")) for rule in RULES}


def test_every_rule_belongs_to_an_edition() -> None:
    assert {rule.since for rule in RULES} <= set(EDITIONS)


def test_every_rule_has_one_way_to_speak() -> None:
    assert all((rule.check is None) != (rule.problem is None) for rule in RULES)
    assert all((rule.problem is None) == (rule.describe is None) for rule in RULES)

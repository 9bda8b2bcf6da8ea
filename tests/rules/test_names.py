"""Findings call objects by their names, and by their ids where somebody asks for these."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import BaseModel
from typer.testing import CliRunner

from relplan.cli.app import app
from relplan.diagnostics.finding import slot_values
from relplan.diagnostics.text import Phrase, Text
from relplan.model.base import PlanObject
from relplan.model.campaign import Send
from relplan.model.journey import Touchpoint
from relplan.model.mechanic import Contact, MessageStep, TaskStep
from relplan.model.settings import Language
from relplan.output.json_value import as_json
from relplan.plan.load import load_plan
from relplan.plan.plan import Item, Plan
from relplan.rules.book import RULES
from relplan.validation.example import read_example
from relplan.validation.review import review_plan
from tests.conftest import review_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from relplan.diagnostics.finding import Finding
    from relplan.diagnostics.rule import Rule

OF_IDS = {
    "SYN": "about signs of a file",
    "SCH": "about keys and their values",
    "CFG": "about settings",
    "REF": "about ids that are unknown, malformed or twice there",
    "SUP": "about waivers, which name rules and ids",
    "CAM001": "about two ids that are the same",
    "SCN015": "about two ids that are the same",
    "GOV010": "about the id that an object had",
    "JRN006": "about ids of stages and channels that a journey doesn't have",
}
"""Families and rules whose sentences are about what is written, and why."""

NAMING = [rule for rule in RULES if not {rule.family, rule.code} & OF_IDS.keys()]

_NAMED = (PlanObject, Contact, Send, Touchpoint)
"""What may have a name."""


def named(value: Any, called: Callable[[], str]) -> Any:
    """Return a model in which everything that may have a name has one of its own."""
    if isinstance(value, (list, tuple)):
        return type(value)(named(part, called) for part in value)
    if isinstance(value, dict):
        return {key: named(part, called) for key, part in value.items()}
    if not isinstance(value, BaseModel):
        return value
    changed = {name: named(getattr(value, name), called) for name in type(value).model_fields}
    if isinstance(value, _NAMED):
        changed |= {key: called() for key in ("name", "term") if key in changed}
    return value.model_copy(update=changed)


def with_names(plan: Plan) -> Plan:
    numbers = count(1)

    def called() -> str:
        return f"Name {next(numbers)}"

    def give(item: Item[Any]) -> Item[Any]:
        return replace(item, value=named(item.value, called))

    return replace(plan, items={kind: {key: give(one) for key, one in of.items()} for kind, of in plan.items.items()})


def ids_of(plan: Plan) -> set[str]:
    """Return the ids of what has a name: objects, messages, sends and touchpoints."""
    found = {ident for items in plan.items.values() for ident in items}
    for items in plan.items.values():
        for item in items.values():
            found |= {one.id for one in parts_of(item.value)}
    return found - {"settings"}


def parts_of(value: Any) -> Iterator[MessageStep | TaskStep | Send | Touchpoint]:
    if isinstance(value, (list, tuple)):
        for part in value:
            yield from parts_of(part)
    elif isinstance(value, BaseModel):
        if isinstance(value, (MessageStep, TaskStep, Send, Touchpoint)):
            yield value
        for name in type(value).model_fields:
            yield from parts_of(getattr(value, name))


def findings_of(rule: Rule) -> tuple[Plan, list[Finding]]:
    plan = with_names(load_plan(read_example(rule.bad).tree))
    return plan, [one for one in review_plan(plan, rule.example_day).findings if one.rule is rule]


def said_by(finding: Finding, language: Language) -> list[str]:
    notes = [finding.note(related, language) for related in finding.found.related]
    return [finding.message(language), finding.label(language), *notes]


QUOTED = {
    Language.EN: re.compile('"([^"]*)"'),
    Language.FR: re.compile("«\u00a0([^»]*)\u00a0»"),
}


@pytest.mark.parametrize("rule", NAMING, ids=lambda rule: rule.name)
def test_no_sentence_quotes_the_id_of_what_has_a_name(rule: Rule) -> None:
    plan, findings = findings_of(rule)
    ids = ids_of(plan)
    for finding in findings:
        for language in Language:
            for sentence in said_by(finding, language):
                for quoted in QUOTED[language].findall(sentence):
                    assert not {quoted, *quoted.split("/")} & ids, sentence


@pytest.mark.parametrize("rule", NAMING, ids=lambda rule: rule.name)
def test_no_sentence_holds_the_id_of_a_segment(rule: Rule) -> None:
    plan, findings = findings_of(rule)
    for finding in findings:
        for language in Language:
            for sentence in said_by(finding, language):
                assert not any(segment in sentence for segment in plan.segments), sentence


@pytest.mark.parametrize("rule", NAMING, ids=lambda rule: rule.name)
def test_who_asks_for_ids_reads_no_name(rule: Rule) -> None:
    _, findings = findings_of(rule)
    for finding in findings:
        for language in Language:
            for sentence in [*said_by(finding.by_ids(), language), finding.by_ids().remedy(language)]:
                assert not re.search(r"\bName \d", sentence), sentence


@pytest.mark.parametrize("rule", NAMING, ids=lambda rule: rule.name)
def test_programs_read_ids(rule: Rule) -> None:
    """What people are told in words of its own keeps its names; what is one thing is its id."""
    _, findings = findings_of(rule)
    for finding in findings:
        values = slot_values(finding.found.values)
        plain = {key: value for key, value in values.items() if not isinstance(value, (Text, Phrase))}
        assert not re.search(r"\bName \d", json.dumps(as_json(plain, Language.EN)))


SETTINGS = "relplan: 1\nname: Plan\nlanguage: en\nperiod: {from: 2027-01-01, to: 2027-12-31}\n"
TWO_A_WEEK = {
    "programmes/p.yaml": "name: P\nobjective: {statement: s, kpi: nps}\n",
    "campaigns/spring.yaml": (
        "name: Spring sale\nprogramme: p\naudience: {segments: [lifecycle.active], all_of: [role.member]}\nsends:\n"
        "  - {id: first, on: 2027-03-01, channel: email}\n"
        "  - {id: second, name: Last days, on: 2027-03-03, channel: email}\n"
    ),
    "conventions/channels.yaml": "email: {kind: email}\n",
    "conventions/segments.yaml": (
        "segmentations:\n"
        "  lifecycle: {name: Lifecycle, exclusive: true, segments: {active: {name: Active}, gone: {}}}\n"
        "  role: {name: Role, exclusive: true, segments: {member: {name: Member}, guest: {}}}\n"
    ),
    "conventions/pressure.yaml": "caps: {weekly: {name: Once a week, max: 1, per: 7d}}\n",
}


def cap_exceeded(files: Mapping[str, str]) -> Finding:
    (finding,) = (one for one in review_of(files).findings if one.rule.name == "cap-exceeded")
    return finding


def test_a_customer_is_named_by_segments_and_a_send_by_its_campaign() -> None:
    finding = cap_exceeded(TWO_A_WEEK)
    assert finding.message(Language.EN) == (
        "a customer in Lifecycle › Active and Role › Member gets 2 contacts within 7 days, from 1 March 2027 to "
        '3 March 2027; the cap "Once a week" allows 1'
    )
    assert finding.message(Language.FR) == (
        "un client de «\u00a0Lifecycle › Active\u00a0» et de «\u00a0Role › Member\u00a0» reçoit 2 contacts en 7 jours, "
        "du 1er mars 2027 au 3 mars 2027\u202f; le plafond «\u00a0Once a week\u00a0» en permet 1"
    )
    assert finding.note(finding.found.related[0], Language.EN) == '"Spring sale – first" on 1 March 2027'
    assert 'move "Spring sale – Last days" to ' in finding.remedy(Language.EN)
    assert "caps.weekly.max: 2" in finding.remedy(Language.EN)


def test_the_same_by_ids() -> None:
    finding = cap_exceeded(TWO_A_WEEK).by_ids()
    assert finding.message(Language.EN) == (
        "a customer in lifecycle.active and role.member gets 2 contacts within 7 days, from 1 March 2027 to "
        '3 March 2027; the cap "weekly" allows 1'
    )
    assert finding.message(Language.FR).startswith(
        "un client de «\u00a0lifecycle.active\u00a0» et de «\u00a0role.member\u00a0» reçoit 2 contacts"
    )
    assert finding.note(finding.found.related[0], Language.EN) == '"spring/first" on 1 March 2027'


def test_a_name_in_a_sentence_is_one_line_and_not_long() -> None:
    long = "Once a week and never more often, whatever a programme asks for, says the board of the company"
    cap = f"caps:\n  weekly:\n    name: |\n      {long[:30]}\n\n      {long[30:]}\n    max: 1\n    per: 7d\n"
    message = cap_exceeded(TWO_A_WEEK | {"conventions/pressure.yaml": cap}).message(Language.EN)
    assert message.endswith(
        '; the cap "Once a week and never more oft en, whatever a programme asks for, says the…" allows 1'
    )


def test_personal_data_in_a_name_stay_masked() -> None:
    name = "Spring sale (ask jeanne.martin@boutique-lin.fr)"
    files = TWO_A_WEEK | {"campaigns/spring.yaml": TWO_A_WEEK["campaigns/spring.yaml"].replace("Spring sale", name)}
    finding = cap_exceeded(files)
    said = [
        finding.remedy(Language.EN),
        *said_by(finding, Language.EN),
        json.dumps(as_json(finding.found, Language.EN)),
    ]
    assert any("Spring sale (ask " in sentence for sentence in said)
    assert not any("jeanne.martin" in sentence for sentence in said)


def test_personal_data_at_the_end_of_what_is_shown_of_a_long_name_are_not_cut_in_two() -> None:
    name = "Spring sale for all who came to our shop last year, ask jeanne.martin@boutique-lin.fr"
    files = TWO_A_WEEK | {"campaigns/spring.yaml": TWO_A_WEEK["campaigns/spring.yaml"].replace("Spring sale", name)}
    finding = cap_exceeded(files)
    assert "last year, ask… – Last days" in finding.remedy(Language.EN)


@pytest.mark.parametrize(("more", "said"), [((), '"Spring sale – first"'), (("--ids",), '"spring/first"')])
def test_validate_prints_names_or_ids(tmp_path: Path, more: tuple[str, ...], said: str) -> None:
    for path, text in ({"relplan.yaml": SETTINGS} | TWO_A_WEEK).items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    printed = CliRunner().invoke(app, ["validate", str(tmp_path), "--as-of", "2026-12-01", "--verbose", *more]).output
    assert said in printed


def test_every_exemption_is_of_a_family_or_a_rule_that_there_is() -> None:
    known = {rule.family for rule in RULES} | {rule.code for rule in RULES}
    assert OF_IDS.keys() <= known

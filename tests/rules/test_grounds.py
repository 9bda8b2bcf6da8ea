"""What rests on less than the text of a law is no error, and its page says so."""

from __future__ import annotations

import pytest

from relplan.diagnostics.law import Ground
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.model.settings import Language
from relplan.reference.rule_page import write_rule_page
from relplan.rules.book import RULES

GROUNDED = [rule for rule in RULES if rule.law is not None and rule.law.ground is not Ground.READ]


@pytest.mark.parametrize("rule", GROUNDED, ids=lambda rule: rule.name)
def test_what_rests_on_less_than_the_text_is_no_error_and_sends_its_reader_to_a_counsel(rule: Rule) -> None:
    assert rule.severity is not Severity.ERROR
    assert "ask your counsel before you rely on it" in write_rule_page(rule, Language.EN)
    assert "demandez à votre conseil avant de vous y fier" in write_rule_page(rule, Language.FR)


def test_the_decree_that_nobody_found_is_marked() -> None:
    (rule,) = (rule for rule in RULES if rule.code == "CON009")
    assert "its text could not be found in open sources" in write_rule_page(rule, Language.EN)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.links], ids=lambda rule: rule.name)
def test_a_source_with_pages_links_to_them(rule: Rule) -> None:
    assert rule.source
    page = write_rule_page(rule, Language.EN)
    assert all(link.startswith("https://") and f"- <{link}>" in page for link in rule.links)

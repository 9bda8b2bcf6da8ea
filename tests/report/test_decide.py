"""What who decides reads of the findings: words, whatever rule speaks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from relplan.model.settings import Language
from relplan.plan.load import load_plan
from relplan.report.decide import narrow_checks
from relplan.report.documents import make_report
from relplan.report.edition import ReportOptions
from relplan.report.forms.render import ReportForm
from relplan.report.scope import Audience, Scope
from relplan.report.text.words import Words, load_texts
from relplan.report.views.checks import view_checks
from relplan.rules.book import RULES
from relplan.source.folder import FolderTree
from relplan.validation.example import read_example
from relplan.validation.review import review_plan
from tests.conftest import review_of
from tests.report.conftest import AS_OF

EXAMPLES = Path(__file__).parents[2] / "examples"
TECHNICAL = re.compile(r"`|\.yaml\b|\b[A-Z]{3}\d{3}\b")


@pytest.mark.parametrize("family", sorted({rule.family for rule in RULES}))
def test_no_rule_speaks_of_files_to_who_decides(family: str) -> None:
    for rule in (rule for rule in RULES if rule.family == family):
        review = review_of(read_example(rule.bad).files, rule.example_day)
        for language in Language:
            for group in narrow_checks(view_checks(review, Words(language)), Words(language)).groups:
                for finding in group.findings:
                    assert not TECHNICAL.search(finding.message), (rule.code, finding.message)
                    assert not TECHNICAL.search(finding.remedy), (rule.code, finding.remedy)
                    assert (finding.code, finding.source) == ("", None)


def test_advice_for_the_files_becomes_what_to_decide() -> None:
    rule = next(rule for rule in RULES if rule.code == "GOV001")
    words = Words(Language.EN)
    view = view_checks(review_of(read_example(rule.bad).files, rule.example_day), words)
    (before,) = [one for group in view.groups for one in group.findings if one.code == "GOV001"]
    (after,) = [one for group in narrow_checks(view, words).groups for one in group.findings if "owner" in one.message]
    assert "owner:" in before.remedy
    assert (after.message, after.code) == (before.message, "")
    assert after.remedy == "To decide: who answers for it, and when it is looked at again."


def test_every_family_of_decisions_is_one_of_the_book() -> None:
    families = {rule.family.lower() for rule in RULES}
    keys = {key.partition(".")[2] for key in load_texts() if key.startswith("decide.")}
    assert keys - {"title", "lead", "none", "team"} <= families


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("form", [ReportForm.HTML, ReportForm.MARKDOWN])
@pytest.mark.parametrize("name", ["maison-lavande", "credit-horizon"])
def test_a_director_reads_no_name_of_a_file(name: str, form: ReportForm, language: Language) -> None:
    review = review_plan(load_plan(FolderTree(EXAMPLES / name)), AS_OF)
    documents = make_report(review, language, form, ReportOptions(scope=Scope(Audience.EXECUTIVE)))
    for path, text in documents.items():
        shown = re.sub(r"(?s)<(script|style).*?</\1>", "", text)
        assert not re.search(r"\.yaml\b", shown), path
        assert not re.search(r"\b[A-Z]{3}\d{3}\b", shown), path

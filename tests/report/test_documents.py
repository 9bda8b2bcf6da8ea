"""A report can be made of any plan, whatever is wrong with it, and shows only what is there."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

import pytest

from relplan.diagnostics.rule import Rule
from relplan.model.settings import Language
from relplan.plan.load import load_plan
from relplan.report.documents import make_report
from relplan.report.forms.render import ReportForm
from relplan.rules.book import RULES
from relplan.validation.example import read_example
from relplan.validation.review import Review, review_plan
from tests.conftest import AS_OF, review_of


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_plan_with_mistakes_has_a_report(rule: Rule) -> None:
    review = review_plan(load_plan(read_example(rule.bad).tree), AS_OF)
    for form in ReportForm:
        assert make_report(review, Language.FR, form)


def test_empty_plan_is_one_page_without_empty_sections() -> None:
    pages = make_report(review_of({}), Language.EN, ReportForm.MARKDOWN)
    assert list(pages) == ["README.md"]
    assert "## Objectives" not in pages["README.md"]
    html = make_report(review_of({}), Language.EN, ReportForm.HTML)["index.html"]
    for section in ("programmes", "scenarios", "campaigns", "conventions"):
        assert f'id="{section}"' not in html
        assert f'href="#{section}"' not in html


def test_page_is_closed_to_the_outside(small: Review) -> None:
    html = make_report(small, Language.FR, ReportForm.HTML)["index.html"]
    script = html.rpartition("<script>")[2].partition("</script>")[0]
    digest = b64encode(sha256(script.encode()).digest()).decode()
    policy = f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; img-src data:; "
    assert f'content="{policy}' in html
    assert html.count("<script") == 2
    assert '<html lang="fr" ' in html
    assert "url(" not in html


def test_texts_of_the_plan_say_their_language_where_it_is_another(small: Review) -> None:
    assert '<div class="prose" lang="en">' in make_report(small, Language.FR, ReportForm.HTML)["index.html"]
    assert '<div class="prose">' in make_report(small, Language.EN, ReportForm.HTML)["index.html"]

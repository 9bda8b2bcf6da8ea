"""Words between backticks are code in sentences; so are ids in the catalogue of data, where a name is missing."""

from __future__ import annotations

import pytest

from relplan.model.settings import Language
from relplan.report.documents import make_report
from relplan.report.edition import ReportOptions
from relplan.report.forms.render import ReportForm
from relplan.report.scope import Audience, Scope
from relplan.report.text.code import mark_code_in_html, mark_code_in_markdown
from tests.conftest import review_of
from tests.report.conftest import AS_OF, SMALL


@pytest.mark.parametrize(
    ("text", "html", "markdown"),
    [
        ("use `beats`", "use <code>beats</code>", "use `beats`"),
        ("a `|` or `>`", "a <code>|</code> or <code>&gt;</code>", r"a `\|` or `>`"),
        ("one ` alone", "one ` alone", r"one \` alone"),
        ("<b> *x*", "&lt;b&gt; *x*", r"&lt;b&gt; \*x\*"),
        ("```js", "```js", r"\`\`\`js"),
    ],
)
def test_only_words_between_backticks_are_code(text: str, html: str, markdown: str) -> None:
    assert mark_code_in_html(text) == html
    assert mark_code_in_markdown(text) == markdown


NAMELESS = {
    **SMALL,
    "data.yaml": SMALL["data.yaml"].replace("name: Order placed, ", ""),
    "scenarios/hello.yaml": SMALL["scenarios/hello.yaml"]
    .replace("needs: {attributes: [first_name], content: [welcome-1]}\n", "")
    .replace("- wait: 7d", "- wait: {for: ordered, at_most: 7d}")
    + "needs: {events: [ordered]}\n",
}


@pytest.mark.parametrize("form", ReportForm)
def test_an_event_without_a_name_is_called_by_its_id_and_catalogued_as_code(form: ReportForm) -> None:
    pages = "".join(make_report(review_of(NAMELESS, AS_OF), Language.EN, form).values())
    fact, link, cell = {
        ReportForm.HTML: (
            "<dd>ordered</dd>",
            '<a href="#event-ordered"><code>ordered</code></a>',
            '"><code>ordered</code></th>',
        ),
        ReportForm.SITE: (
            "<dd>ordered</dd>",
            '<a href="../data.html#event-ordered"><code>ordered</code></a>',
            '"><code>ordered</code></th>',
        ),
        ReportForm.MARKDOWN: ("** | ordered |\n", "[`ordered`](../data.md)", "\n| `ordered` |"),
    }[form]
    assert fact in pages
    assert link in pages
    assert cell in pages
    assert "“ordered”" in pages


def test_it_stays_code_where_nothing_of_it_is_shown() -> None:
    options = ReportOptions(scope=Scope(Audience.PROGRAMME, "welcome"))
    pages = make_report(review_of(NAMELESS, AS_OF), Language.EN, ReportForm.MARKDOWN, options)
    assert "`ordered`" in pages["scenarios/hello.md"]

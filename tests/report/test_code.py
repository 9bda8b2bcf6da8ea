"""Words between backticks are code in a finding's sentences."""

from __future__ import annotations

import pytest

from relplan.report.code import mark_code_in_html, mark_code_in_markdown


@pytest.mark.parametrize(
    ("text", "html", "markdown"),
    [
        ("use `beats`", "use <code>beats</code>", "use `beats`"),
        ("a `|` or `>`", "a <code>|</code> or <code>&gt;</code>", r"a `\|` or `>`"),
        ("one ` alone", "one ` alone", r"one \` alone"),
        ("<b> *x*", "&lt;b&gt; *x*", r"\<b\> \*x\*"),
        ("```js", "```js", r"\`\`\`js"),
    ],
)
def test_only_words_between_backticks_are_code(text: str, html: str, markdown: str) -> None:
    assert mark_code_in_html(text) == html
    assert mark_code_in_markdown(text) == markdown

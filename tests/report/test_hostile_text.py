"""Whatever stands in a field shows as text: no element, link or diagram comes out of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from relplan.diagnostics.markdown import escape_markdown
from relplan.diagnostics.neutral import show_unsafe
from relplan.model.settings import Language
from relplan.report.diagrams.mermaid import escape_label
from relplan.report.documents import make_report
from relplan.report.forms.render import ReportForm
from relplan.report.text.prose import MOST_SIGNS, cut_prose, write_html, write_markdown
from tests.conftest import review_of

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</title></style></textarea><b>bold</b>",
    '" onmouseover="alert(1)',
    "[click](javascript:alert(1))",
    "![picture](//evil.example/x.png)",
    "<https://evil.example> https://evil.example www.evil.example",
    "| a | b |",
    "# heading",
    "1. one",
    "- one",
    "> quoted",
    "```js",
    "`code` *em* **strong** ~~gone~~ _em_ $x$",
    "&lt;b&gt; &amp; &copy;",
    'end"]; click n0 "javascript:alert(1)"',
    "%%{init: {'theme': 'dark'}}%%",
    "{{ 7 * 7 }} {% raw %}",
    "fa:fa-bomb #quot; --> n1",
    "عربي \u200fمع نص إنجليزي \u202eabc",
    "🧨" * 40,
    "long " * 2000,
    "L" * 10_000,
    "---",
    "===",
    "+ plus",
    "\\ back\\slash",
)


HTML_ELEMENTS = {
    *("html", "head", "meta", "title", "style", "body", "header", "nav", "main", "section", "article", "footer", "div"),
    *(
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "p",
        "a",
        "span",
        "b",
        "br",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "code",
        "em",
        "strong",
    ),
    *("table", "thead", "tbody", "tr", "th", "td"),
    "script",
    *("details", "summary", "figure", "figcaption", "blockquote", "label", "input"),
    *("svg", "desc", "g", "path", "rect", "circle", "text"),
}
"""What the templates and the team's own prose are made of."""
MARKDOWN_ELEMENTS = {
    *("h1", "h2", "h3", "h4", "p", "a", "ul", "ol", "li", "strong", "em", "br", "hr", "code", "pre"),
    "blockquote",
    *("table", "thead", "tbody", "tr", "th", "td"),
}


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


PLAN = {
    "relplan.yaml": """
relplan: 1
name: §
description: §
owner: §
sector: §
x-own: §
brands: {b: {name: §}}
""",
    "programmes/p.yaml": """
name: §
owner: §
sponsor: §
objective: {statement: §, kpi: k, target: 5 %}
target: {definition: §}
""",
    "conventions/kpis.yaml": "k: {name: §, nature: business}\n",
    "conventions/channels.yaml": "email: {name: §, kind: email}\n",
    "conventions/segments.yaml": """
segmentations: {s: {name: §, phases: true, segments: {a: {name: §, definition: §}}}}
""",
    "conventions/vocabulary.yaml": "w: {term: §, definition: §, synonyms: [§]}\n",
    "conventions/pressure.yaml": "caps: {c: {name: §, max: 0, per: 7d}}\n",
    "moments.yaml": "m: {name: §, kind: life, event: e}\n",
    "objectives.yaml": "o: {name: §, description: §, key_results: [{kpi: k}]}\n",
    "scenarios/s.yaml": """
name: §
programme: p
description: §
trigger: {moment: m}
audience: {segments: [s.a]}
entry_conditions: §
x-own: {deep: [§]}
tool: {name: §, url: §}
links: [{title: §, url: §}]
steps:
  - {message: a, name: §, subject: §, channel: email}
  - {branch: [{if: s.a, then: [{exit: §}]}]}
  - {split: [{name: §, share: 50 %}, {name: b, share: 50 %}]}
""",
    "campaigns/c.yaml": """
name: §
programme: p
key_message: §
sends: [{id: x, name: §, on: 2027-02-01, channel: email, subject: §}]
""",
    "journeys/j.yaml": """
name: §
description: §
owner: §
personas: [q]
stages: [{id: a, name: §}]
channels: [{id: site, name: §}]
touchpoints:
  - {id: t, name: §, stage: a, channel: site, moment: m, moment_of_truth: true, scenarios: [s], ideas: [§], owner: §,
     current: {experience: -1, note: §, verbatims: [§]}, target: 2}
""",
    "personas/q.yaml": """
name: §
quote: §
profile: {age: §, location: §}
values: [§]
motivations: [§]
frictions: [§]
buying: {frequency: §, triggers: [§]}
digital: {ease: §, devices: [§]}
channels: {a: [site]}
tone: §
promise: §
evidence: [§]
journeys: [j]
""",
    "data.yaml": """
sources: {w: {name: §, hosting: §, system: §, owner: §}}
events: {e: {name: §, description: §, source: w, available: to_build, fields: [§], x-own: §}}
attributes: {t: {name: §, description: §, source: w, family: §, legal_basis: §}}
""",
    "offers.yaml": "f: {name: §, description: §, conditions: §, reference_price: §, x-own: §}\n",
    "diagnosis.yaml": """
summary: §
tools: [{name: §, purpose: §, owner: §}]
devices: [{name: §, note: §}]
strengths: [§]
frictions: [§]
opportunities: [§]
workstreams: {d: {name: §, description: §, owner: §, unlocks: [m], x-own: §}}
""",
    "loyalty.yaml": """
definition: {statement: §, shared_with: [§]}
objectives: [{statement: §, kpi: k, target: 5 %}]
moments: [m]
pressure: §
""",
    "waivers.yaml": "- {rule: cap-exceeded, objects: [campaign/c], reason: §, approved_by: §}\n",
}
"""A plan in which a text stands in every kind of field: at each `§`."""


PARTS = tuple(
    f"{name}.md"
    for name in (
        "journeys",
        "personas",
        "map",
        "tree",
        "diagnosis",
        "data",
        "offers",
        "loyalty",
        "glossary",
        "calendar",
        "heat",
        "harmonisation",
        "ratio",
    )
)


def plan_with(text: str) -> dict[str, str]:
    """Put a text in every kind of field."""
    return {path: content.replace("§", quoted(text)) for path, content in PLAN.items()}


@cache
def report_with(text: str, form: ReportForm) -> Mapping[str, str]:
    return make_report(review_of(plan_with(text)), Language.EN, form)


class Page(HTMLParser):
    """Collects the text of a page, its elements and where its links lead."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.shapes: list[tuple[str, tuple[str, ...]]] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.shapes.append((tag, tuple(sorted(name for name, _ in attrs))))
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def parse(html: str) -> Page:
    page = Page()
    page.feed(html)
    page.close()
    return page


def squeezed(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_html_shows_it_as_text(text: str) -> None:
    page = parse(report_with(text, ReportForm.HTML)["index.html"])
    assert squeezed("".join(page.text)).count(squeezed(text)) >= 20
    assert {tag for tag, _ in page.shapes} <= HTML_ELEMENTS
    assert [names for tag, names in page.shapes if tag == "script"] == [("id", "type"), ()]
    assert not [name for _, names in page.shapes for name in names if name.startswith("on")]
    assert all(link.startswith("#") for link in page.links)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("preset", ["commonmark", "gfm-like"])
def test_markdown_shows_it_as_text(text: str, preset: str) -> None:
    parser = MarkdownIt(preset, {"html": True, "linkify": False}).enable(["table", "strikethrough"])
    pages = report_with(text, ReportForm.MARKDOWN)
    for path in ("README.md", "programmes/p.md", "campaigns/c.md", "campaigns.md", "scenarios.md", *PARTS):
        page = parse(parser.render(pages[path]))
        assert squeezed(show_unsafe(text)) in squeezed("".join(page.text)), path
        assert {tag for tag, _ in page.shapes} <= MARKDOWN_ELEMENTS, path
        assert all(link.endswith(".md") for link in page.links), path


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_diagram_keeps_one_line_for_each_node_and_arrow(text: str) -> None:
    page = report_with(text, ReportForm.MARKDOWN)["scenarios/s.md"]
    diagram = page.partition("```mermaid\n")[2].partition("```")[0]
    plain = report_with("plain", ReportForm.MARKDOWN)["scenarios/s.md"]
    expected = plain.partition("```mermaid\n")[2].partition("```")[0]
    nodes = [line.split('"')[0] for line in diagram.splitlines() if "classDef" not in line and "class " not in line]
    assert nodes == [line.split('"')[0] for line in expected.splitlines() if "class" not in line]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("a: b", "a#58; b"),
        ('say "hi"', "say #34;hi#34;"),
        ("", "#160;"),
        ("two\nlines", "two lines"),
        ("é 漢 🧨", "é 漢 🧨"),
        ("x" * 200, "x" * 89 + "…"),
    ],
)
def test_labels_of_diagrams(text: str, label: str) -> None:
    assert escape_label(text) == label


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_value_alone_on_a_line_is_a_paragraph(text: str) -> None:
    html = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(escape_markdown(text))
    page = parse(html)
    assert [tag for tag, _ in page.shapes] == ["p"]
    assert squeezed("".join(page.text)) == squeezed(show_unsafe(text))


def test_prose_keeps_its_few_constructs() -> None:
    text = "One *em* and **strong** with `code`.\n\n- a\n- [link](https://example.com/a_b)\n\nLast."
    assert write_html(text) == (
        "<p>One <em>em</em> and <strong>strong</strong> with <code>code</code>.</p>\n<ul>\n<li>a</li>\n"
        '<li><a rel="noopener noreferrer" target="_blank" href="https://example.com/a_b">link</a></li>\n</ul>\n<p>Last.</p>\n'
    )
    assert write_markdown(text) == (
        "One *em* and **strong** with `code`.\n\n-  a\n-  [link](https://example.com/a_b)\n\nLast."
    )


@pytest.mark.parametrize(
    "text",
    [
        "![x](https://e.example/x.png)",
        "Look\\![x](https://e.example/x.png)",
        "[![x](https://e.example/x.png)](https://e.example)",
        "![a ![b](https://e.example/b.png)](https://e.example/a.png)",
        "![x][ref]\n\n[ref]: https://e.example/x.png",
        "- a\n- ![x](https://e.example/x.png 'title')",
        "<img src=https://e.example/x.png>",
    ],
)
def test_prose_shows_no_image(text: str) -> None:
    markdown = write_markdown(text)
    assert "![" not in markdown
    assert "<img" not in MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(markdown)
    assert "<img" not in write_html(text)
    assert "x" in "".join(run.text for block in cut_prose(text) for run in block.runs)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//evil.example", "x.md"]
)
def test_prose_leads_only_to_the_web_and_to_mail(url: str) -> None:
    assert "<a" not in write_html(f"[click]({url})")
    assert "<a" not in MarkdownIt().render(write_markdown(f"[click]({url})"))


def test_control_characters_show_as_a_sign() -> None:
    name = '"a\\u0000b\\x1b[31m"'
    pages = make_report(review_of({"programmes/p.yaml": f"name: {name}\nobjective: {{statement: s, kpi: k}}\n"}),
                        Language.EN, ReportForm.HTML)  # fmt: skip
    assert "a\ufffdb\ufffd[31m" in pages["index.html"]
    assert "\x00" not in pages["index.html"]


def test_each_link_of_a_text_leads_to_its_own_address() -> None:
    text = "[one](https://a.example), [two](https://b.example)"
    assert write_markdown(text) == text


def test_of_a_text_that_is_too_long_the_markup_is_shown_as_it_is_written() -> None:
    text = "*a* [b](https://c.example)\n\n<i>"
    long = text + "d" * MOST_SIGNS
    assert str(write_html(text)).startswith("<p><em>a</em> <a ")
    assert str(write_html(long)).startswith("<p>*a* [b](https://c.example)</p>\n<p>&lt;i&gt;ddd")
    assert write_markdown(long).startswith("\\*a\\* \\[b\\](https\\://c.example)\n\n&lt;i&gt;ddd")
    assert [block.runs[0].text[:3] for block in cut_prose(long)] == ["*a*", "<i>"]


def test_thousands_of_links_are_written_in_time_that_grows_with_their_number() -> None:
    links = "[a](https://b.example) " * (MOST_SIGNS // 23)
    assert write_markdown(links).count("](https://b.example)") == MOST_SIGNS // 23

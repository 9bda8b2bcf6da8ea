"""Templates of the team's own: what they may replace, what is said when they are wrong, what they can't do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from relplan.model.settings import Language
from relplan.report.documents import make_report
from relplan.report.edition import ReportOptions
from relplan.report.forms import render
from relplan.report.forms.own_templates import OwnTemplateError, known_templates, read_own_templates
from relplan.report.forms.render import ReportForm
from relplan.validation.review import Review
from tests.conftest import review_of
from tests.report.conftest import SMALL
from tests.report.test_hostile_text import plan_with

COVER = '<section id="overview">\n<h1>Cover of {{ views.overview.name }}</h1>\n'


def folder_of(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def pages_of(review: Review, folder: Path, form: ReportForm = ReportForm.HTML) -> dict[str, str]:
    return dict(make_report(review, Language.EN, form, ReportOptions(templates=read_own_templates(folder))))


def test_a_template_takes_the_place_of_the_one_of_its_name(small: Review, tmp_path: Path) -> None:
    files = {
        "html/overview.html.j2": COVER + "</section>",
        "html/logo.css": ".ours{color:red}",
        "markdown/scenario.md.j2": "# {{ scenario.sheet.title }} by us",
        ".gitkeep": "",
    }
    page = pages_of(small, folder_of(tmp_path, files))["index.html"]
    assert "<h1>Cover of Plan 2027</h1>" in page
    assert ".ours{color:red}" in page
    assert 'id="scenarios"' in page
    assert pages_of(small, tmp_path, ReportForm.MARKDOWN)["scenarios/hello.md"] == "# Hello by us\n"
    plain = make_report(small, Language.EN, ReportForm.HTML)["index.html"]
    assert "Cover of" not in plain


@pytest.mark.parametrize("form", ReportForm)
def test_all_of_relplan_s_own_templates_run_in_the_sandbox(small: Review, tmp_path: Path, form: ReportForm) -> None:
    own = Path(render.__file__).parents[1] / "templates"
    folder_of(tmp_path, {name: (own / name).read_text(encoding="utf-8") for name in known_templates()})
    assert pages_of(small, tmp_path, form) == make_report(small, Language.EN, form)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("html/scenaros.html.j2", "did you mean html/scenarios.html.j2?"),
        ("overview.html.j2", "did you mean html/overview.html.j2?"),
        ("html/overview.md.j2", "takes the place of no template; did you mean"),
        ("README.md", "takes the place of no template"),
        ("html/index.html.j2", "the frame of the page can't be replaced"),
    ],
)
def test_names_that_replace_nothing_are_refused(tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(OwnTemplateError) as raised:
        read_own_templates(folder_of(tmp_path, {name: ""}))
    assert str(tmp_path / name) in str(raised.value)
    assert said in str(raised.value)


def test_a_folder_must_be_there_and_hold_something(tmp_path: Path) -> None:
    with pytest.raises(OwnTemplateError, match="is no folder"):
        read_own_templates(tmp_path / "none")
    with pytest.raises(OwnTemplateError, match="holds no template"):
        read_own_templates(tmp_path)


def test_a_file_must_be_text_and_stand_in_the_folder(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "own", {"html/overview.html.j2": ""})
    (folder / "html" / "overview.html.j2").write_bytes(b"\xff")
    with pytest.raises(OwnTemplateError, match="is not UTF-8"):
        read_own_templates(folder)
    (tmp_path / "secret").write_text("password", encoding="utf-8")
    (folder / "html" / "overview.html.j2").unlink()
    (folder / "html" / "overview.html.j2").symlink_to(tmp_path / "secret")
    with pytest.raises(OwnTemplateError, match="leads out of its folder"):
        read_own_templates(folder)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{% if %}", "Expected an expression, got 'end of statement block'"),
        ("{{ views.overview.nam }}", "has no attribute 'nam'"),
        ("{{ nothing }}", "'nothing' is undefined"),
        ("{{ views.overview.facts }}", "a view must say it in words first"),
        ('{% include "/etc/passwd" %}', 'there is no template "/etc/passwd"'),
        ('{% include "../../locales/en.yaml" %}', "there is no template"),
        ("{{ views.overview.name | safe }}", "No filter named 'safe'"),
        ("{% autoescape false %}{% endautoescape %}", "escaping can't be turned off"),
        ("{{ words.__class__ }}", "access to attribute '__class__' of 'Words' object is unsafe"),
        ("{{ ''.__class__.__mro__ }}", "is unsafe"),
        ('{{ "{0.__class__}".format(words) }}', "is unsafe"),
        ("{{ range(1000000) | length }}", "Range too big"),
        ("{{ 1 // 0 }}", "division"),
    ],
)
def test_what_is_wrong_in_a_template_is_said_with_its_line(small: Review, tmp_path: Path, line: str, said: str) -> None:
    folder_of(tmp_path, {"html/overview.html.j2": f"{COVER}{line}\n</section>\n"})
    with pytest.raises(OwnTemplateError) as raised:
        pages_of(small, tmp_path)
    assert str(raised.value).startswith(f"{tmp_path / 'html' / 'overview.html.j2'}:3: ")
    assert said in str(raised.value)


def test_a_template_that_includes_itself_is_said(small: Review, tmp_path: Path) -> None:
    folder_of(tmp_path, {"html/overview.html.j2": '{% include "overview.html.j2" %}'})
    with pytest.raises(OwnTemplateError, match=r"overview\.html\.j2:1: .*without end"):
        pages_of(small, tmp_path)


def test_a_macro_that_relplan_s_templates_miss_is_said(small: Review, tmp_path: Path) -> None:
    folder_of(tmp_path, {"html/pieces.html.j2": ""})
    with pytest.raises(OwnTemplateError, match=r"relplan's \w+\.html\.j2 needs what a template there no longer has"):
        pages_of(small, tmp_path)


def test_values_show_as_text(tmp_path: Path) -> None:
    review = review_of(plan_with("<img src=x onerror=alert(1)>"))
    folder_of(tmp_path, {"html/overview.html.j2": COVER + "</section>"})
    page = pages_of(review, tmp_path)["index.html"]
    assert "Cover of &lt;img src=x onerror=alert(1)&gt;" in page
    assert "<img" not in page


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{{ text.translate({38: lt}) }}", "'translate' of 'Markup' object is unsafe"),
        ("{{ text['translate']({38: lt}) }}", "'translate' of 'Markup' object is unsafe"),
        ("{{ text | attr('translate') }}", "'translate' of 'Markup' object is unsafe"),
        ("{{ text.replace('<', lt) }}", "'replace' of 'Markup' object is unsafe"),
        ("{{ text.format(lt=lt) }}", "'format' of 'Markup' object is unsafe"),
        ("{{ text.format_map({}) }}", "'format_map' of 'Markup' object is unsafe"),
        ("{{ text.unescape() }}", "'unescape' of 'Markup' object is unsafe"),
        ("{{ lt.join(name.split('<')) }}", "'join' of 'Markup' object is unsafe"),
        ("{{ text.__html__() }}", "'__html__' of 'Markup' object is unsafe"),
        ("{{ text % lt }}", "the operator % takes plain text"),
        ("{{ text | replace('<', lt) }}", "the filter replace takes plain text"),
        ("{{ name | replace('<', lt) }}", "the filter replace takes plain text"),
        ("{{ [text] | map('replace', '<', lt) | join }}", "the filter replace takes plain text"),
        ("{{ text | format(lt) }}", "the filter format takes plain text"),
        ("{{ text | indent(name, true) }}", "the filter indent takes plain text"),
        ("{{ text | safe }}", "No filter named 'safe'"),
    ],
)
def test_what_is_escaped_stays_so(tmp_path: Path, line: str, said: str) -> None:
    made = "{% set name = views.overview.name %}{% set text = name | e %}{% set lt %}<{% endset %}"
    folder_of(tmp_path, {"html/overview.html.j2": f"{COVER}{made}{line}\n</section>"})
    with pytest.raises(OwnTemplateError, match=re.escape(said)):
        pages_of(review_of(plan_with("<img src=x onerror=alert(1)>")), tmp_path)


@pytest.mark.parametrize(
    "line",
    [
        "{{ name.translate({60: '<'}) }}",
        "{{ name.replace('<', '<<') | replace('>', '>') | upper }}",
        "{{ '{}'.format(text) }}{{ '%s' % name }}{{ name[:5] }}{{ name | list | join }}",
        "{{ text[:] }}{{ text | upper }}{{ text | trim }}{{ text ~ name }}{{ text | striptags }}{{ text | string }}",
        "{% filter striptags %}{{ name }}{% endfilter %}",
        "{% filter default(name, true) %}{% endfilter %}",
        "{% filter upper | striptags %}{{ name }}{% endfilter %}",
        "{% set own | striptags %}{{ name }}{% endset %}{{ own }}",
        "{% set own | default(name, true) %}{% endset %}{{ own }}",
        "{% call '{}'.format(name) %}{% endcall %}",
        "{% call name.format() %}{% endcall %}",
        "{% macro own() %}{{ caller() }}{% endmacro %}{% call own() %}{{ name }}{% endcall %}",
        "{{ [text, name] | join(' ') }}{{ text | truncate(9) }}{{ text | reverse }}{{ text | title }}",
    ],
)
def test_plain_text_may_be_worked_with(tmp_path: Path, line: str) -> None:
    made = "{% set name = views.overview.name %}{% set text = name | e %}"
    folder_of(tmp_path, {"html/overview.html.j2": f"{COVER}{made}{line}\n</section>"})
    page = pages_of(review_of(plan_with("<img src=x onerror=alert(1)>")), tmp_path)["index.html"]
    assert "<img" not in page.lower()


@pytest.mark.parametrize(
    "tag",
    [
        '<script src="x.js"></script>',
        '<META http-equiv="refresh" content="0;url=https://example.com">',
        '<{{ "lin" }}k rel="stylesheet" href="https://example.com/x.css">',
        '<if{# #}rame src="https://example.com"></iframe>',
    ],
)
@pytest.mark.parametrize("form", [ReportForm.HTML, ReportForm.SITE])
def test_no_template_brings_anything_in_or_leads_away(
    small: Review, tmp_path: Path, tag: str, form: ReportForm
) -> None:
    folder_of(tmp_path, {"html/overview.html.j2": f"{COVER}{tag}\n</section>\n"})
    with pytest.raises(OwnTemplateError, match="which only the frame of a page may have"):
        pages_of(small, tmp_path, form)


def test_no_filter_puts_out_what_people_write(tmp_path: Path) -> None:
    hostile = {**SMALL, "relplan.yaml": SMALL["relplan.yaml"].replace("name: Plan 2027", "name: '<img src=x> [a](b)'")}
    folder_of(
        tmp_path,
        {
            "markdown/overview.md.j2": "{{ views.overview.name | diagram }}\n{{ views.overview.name | address }}\n"
            '{{ "javascript:alert(1)" | address }}\n'
        },
    )
    page = pages_of(review_of(hostile), tmp_path, ReportForm.MARKDOWN)["README.md"]
    shown = r"&lt;img src=x&gt; \[a\](b)"
    assert page.splitlines() == [shown, shown, "javascript:alert(1)"]


def test_no_sheet_ends_the_style_of_the_page(tmp_path: Path) -> None:
    sheet = '.ours{color:red}\n</STYLE ><meta http-equiv="refresh" content="0;url=https://example.com"></head>'
    with pytest.raises(OwnTemplateError, match=r'scope\.css:2: "</STYLE" would end the style of the page'):
        read_own_templates(folder_of(tmp_path, {"html/scope.css": sheet}))

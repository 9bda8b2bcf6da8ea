"""What a team's own templates can't do: take hours, or make a document that no disk holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from relplan.model.settings import Language
from relplan.report.documents import make_report
from relplan.report.edition import ReportOptions
from relplan.report.forms import bounded
from relplan.report.forms.own_templates import OwnTemplateError, read_own_templates
from relplan.report.forms.render import ReportForm
from relplan.validation.review import Review

WIDE = {
    "product": '{{ "x" * 10**10 }}',
    "product of a list": "{{ ([1] * 10**10)|length }}",
    "power": "{{ 10 ** 1000000000 }}",
    "percent": '{{ "%1000000000d" % 1 }}',
    "percent of a value": '{{ "%*d" % (1000000000, 1) }}',
    "format filter": '{{ "%1000000000d"|format(1) }}',
    "format": '{{ "{:1000000000}".format(1) }}',
    "format of a value": '{{ "{:{}}".format(1, 1000000000) }}',
    "format_map": '{{ "{a:1000000000}".format_map({"a": 1}) }}',
    "center filter": '{{ "x"|center(10**9) }}',
    "center": '{{ "x".center(10**9) }}',
    "ljust": '{{ "x".ljust(1000000000) }}',
    "zfill": '{{ "x".zfill(width) }}',
    "tabs": '{{ "\\t".expandtabs(1000000000) }}',
    "indent": '{{ "x\\ny"|indent(width=1000000000) }}',
    "mapped": '{{ ["x"]|map("center", 1000000000)|list }}',
    "replace": '{{ ("x" * 100000)|replace("x", "y" * 100000) }}',
    "replace method": '{{ ("x" * 100000).replace("x", "y" * 100000) }}',
    "bytes of a number": "{{ (2).to_bytes(width, 'big') }}",
    "bytes of a text": "{{ 'a'.encode().center(width) }}",
    "bytes joined": "{% set ns = namespace(a='a'.encode()) %}{% for i in range(40) %}"
    "{% set ns.a = ns.a + ns.a %}{% endfor %}{{ ns.a|length }}",
    "join": '{{ range(90000)|map("string")|join("y" * 100000) }}',
    "wrap": '{{ ("x " * 100000)|wordwrap(1, wrapstring="y" * 100000) }}',
    "slices": "{{ [1]|slice(10**9)|list }}",
    "doubling": '{% set a = "x" * 1000000 %}' + "{% set a = a ~ a ~ a ~ a %}" * 9 + "{{ a }}",
    "nesting": "{% set a = [1] %}" + "{% set a = [a, a] %}" * 40 + "{{ a|string }}",
    "equality": "{% set a = [1] %}{% set b = [1] %}"
    + "{% set a = [a, a] %}{% set b = [b, b] %}" * 40
    + "{{ 1 if a == b }}",
}
LONG = {
    "range": "{% for i in range(10**9) %}{% endfor %}",
    "loops": "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}",
    "macros": "".join(
        f"{{% macro m{n}() %}}{{{{ m{n - 1}() }}}}{{{{ m{n - 1}() }}}}{{% endmacro %}}"
        if n
        else "{% macro m0() %}{% endmacro %}"
        for n in range(60)
    )
    + "{{ m59() }}",
    "sums": "{% for i in range(99999) %}{{ range(99999)|sum }}{% endfor %}",
    "lists": "{% set a = range(99999)|list %}{% for i in range(99999) %}{{ 1 if -1 in a }}{% endfor %}",
    "texts": '{% set a = "x" * 1000000 %}{% for i in range(99999) %}{{ a.upper()|length }}{% endfor %}',
    "output": '{% set a = "x" * 1000000 %}{% for i in range(99999) %}{{ a }}{% endfor %}',
    "generators": "{% for i in range(99999) %}"
    "{{ range(99999)|map('string')|select('eq', 'x')|first|default('') }}{% endfor %}",
    "recursive": "{% for i in [1] recursive %}{{ loop(range(9)) if loop.depth < 60 }}{% endfor %}",
    "itself": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
}


@pytest.fixture(autouse=True)
def little_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Allow little, so that tests end soon; what is refused for its size is refused before any work."""
    monkeypatch.setattr(bounded, "MOST_WORK", 10_000_000)


def refusal(review: Review, folder: Path, text: str, form: ReportForm = ReportForm.HTML) -> str:
    """Return what is said of a template that can't be used."""
    name = "markdown/readme.md.j2" if form is ReportForm.MARKDOWN else "html/overview.html.j2"
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text("{% set width = 1000000000 %}\n" + text, encoding="utf-8")
    with pytest.raises(OwnTemplateError) as raised:
        make_report(review, Language.EN, form, ReportOptions(templates=read_own_templates(folder)))
    return str(raised.value)


@pytest.mark.parametrize("name", WIDE)
def test_a_value_can_t_be_made_too_large(small: Review, tmp_path: Path, name: str) -> None:
    said = refusal(small, tmp_path, WIDE[name])
    assert "overview.html.j2:2: " in said
    assert any(word in said for word in ("million characters is asked for", "width", "binary digits")), said


@pytest.mark.parametrize("name", LONG)
def test_a_template_can_t_go_on_for_ever(small: Review, tmp_path: Path, name: str) -> None:
    said = refusal(small, tmp_path, LONG[name])
    assert "overview.html.j2:2: " in said
    assert any(word in said for word in ("million steps", "million characters", "without end", "Range too big")), said


def test_what_is_nested_too_deep_is_refused(small: Review, tmp_path: Path) -> None:
    for text in ("{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}", "{% for i in [1] %}" * 50 + "{% endfor %}" * 50):
        assert "nest less" in refusal(small, tmp_path, text)

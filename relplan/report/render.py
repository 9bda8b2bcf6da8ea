"""From views to text: the one door to the templates."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from importlib.resources import files
from posixpath import relpath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from markupsafe import Markup

from relplan.report import prose
from relplan.report.code import mark_code_in_html, mark_code_in_markdown
from relplan.report.embed import digest_script, embed_json
from relplan.report.markdown import escape_address, escape_markdown, replace_controls

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2.runtime import Context

    from relplan.report.views.pieces import Link, Source


_HTML = files("relplan.report") / "templates" / "html"
_STYLE = "style.css"
_SCRIPT = "search.js"


class ReportForm(StrEnum):
    """The forms a report takes."""

    HTML = "html"
    """One file that needs nothing beside it."""
    MARKDOWN = "md"
    """A folder of pages."""


class UnsaidValueError(TypeError):
    """A template shows a value that nobody has put into words."""

    def __init__(self, value: object) -> None:
        super().__init__(f"a template shows {value!r}; a view must say it in words first")


def render(form: ReportForm, template: str, values: Mapping[str, Any]) -> str:
    """Fill a template; every value shows as text, whatever is in it."""
    text = _environment(form).get_template(template).render(values)
    return text if form is ReportForm.HTML else re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"


@cache
def _environment(form: ReportForm) -> Environment:
    """Return the templates of a form.

    Markdown is escaped by what finishes every value, so that no template can forget it; escaping for HTML stays on
    there too, so that what macros return is known to be finished.
    """
    is_html = form is ReportForm.HTML
    environment = Environment(
        loader=PackageLoader("relplan.report", "templates/html" if is_html else "templates/markdown"),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=_finish_html if is_html else _finish_markdown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["prose"] = prose.write_html if is_html else prose.write_markdown
    environment.filters["with_code"] = mark_code_in_html if is_html else mark_code_in_markdown
    environment.filters["href"] = _anchor if is_html else _relative_address
    environment.filters["source_url"] = _source_url
    environment.filters["address"] = _address
    environment.filters["page_address"] = _page_address
    environment.filters["diagram"] = Markup
    environment.filters["margin"] = _margin
    if is_html:
        script = (_HTML / _SCRIPT).read_text(encoding="utf-8")
        environment.filters["json"] = embed_json
        environment.globals["css"] = Markup(_read_css())  # noqa: S704
        environment.globals["script"] = Markup(script)  # noqa: S704
        environment.globals["script_digest"] = digest_script(script)
    return environment


def _finish_html(value: object) -> object:
    if isinstance(value, Markup):
        return value
    return replace_controls(_said(value))


def _finish_markdown(value: object) -> Markup:
    return value if isinstance(value, Markup) else Markup(escape_markdown(_said(value)))  # noqa: S704


def _said(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise UnsaidValueError(value)


def _anchor(link: Link) -> str:
    return f"#{link.anchor}"


@pass_context
def _relative_address(context: Context, link: Link) -> Markup:
    return _page_address(context, link.page)


@pass_context
def _page_address(context: Context, page: str) -> Markup:
    """Return the way from the page being written to another."""
    here = str(context["page"])
    way = relpath(f"{page}.md", here.rpartition("/")[0] or ".")
    return Markup(escape_address(quote(way)))  # noqa: S704


@pass_context
def _source_url(context: Context, source: Source) -> str:
    """Return where a line of the plan can be read on the web; empty when nobody said where."""
    base = str(context["source_url"])
    return f"{base.rstrip('/')}/{quote(source.path)}#L{source.line}" if base else ""


def _address(url: str) -> Markup:
    return Markup(escape_address(url))  # noqa: S704


def _margin(depth: int) -> Markup:
    """Return the blanks before an element of a list in lists."""
    return Markup("    " * depth)  # noqa: S704


def _read_css() -> str:
    """Return the style of everything, then that of each part."""
    sheets = sorted(file.name for file in _HTML.iterdir() if file.name.endswith(".css") and file.name != _STYLE)
    return "".join((_HTML / name).read_text(encoding="utf-8") for name in (_STYLE, *sheets))

"""From views to text: the one door to the templates."""

from __future__ import annotations

import re
import traceback
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from posixpath import relpath
from reprlib import repr as limited
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import quote

from jinja2 import (
    ChoiceLoader,
    Environment,
    FunctionLoader,
    PackageLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    Undefined,
    nodes,
    pass_context,
)
from markupsafe import Markup, escape

from relplan.diagnostics.markdown import escape_address, escape_markdown
from relplan.diagnostics.neutral import replace_controls
from relplan.report.addresses import is_safe_address, lead_beside, lead_on_site, source_address
from relplan.report.diagrams.mermaid import Chart
from relplan.report.forms.bounded import BoundedEnvironment
from relplan.report.forms.embed import digest_script
from relplan.report.forms.own_templates import OwnTemplateError, find_foreign_tag
from relplan.report.look.assets import read_script, read_style
from relplan.report.text import prose
from relplan.report.text.code import mark_code_in_html, mark_code_in_markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import TracebackType

    from jinja2.runtime import Context

    from relplan.report.forms.own_templates import OwnTemplates
    from relplan.report.views.pieces import Link, Source


class ReportForm(StrEnum):
    """The forms a report takes."""

    HTML = "html"
    """One file that needs nothing beside it."""
    SITE = "site"
    """A folder of HTML pages, to be put on the web as it is."""
    MARKDOWN = "md"
    """A folder of pages."""


class UnsaidValueError(TypeError):
    """A template shows a value that nobody has put into words."""

    def __init__(self, value: object) -> None:
        super().__init__(f"a template shows {limited(value)}; a view must say it in words first")


def render(form: ReportForm, template: str, values: Mapping[str, Any], own: OwnTemplates | None = None) -> str:
    """Fill a template; every value shows as text, whatever is in it.

    Raises `OwnTemplateError` for what is wrong in a template of the team's own.
    """
    folder = _FOLDERS[form]
    environment = _own_environment(folder, own) if own else _environment(folder)
    if own and isinstance(environment, BoundedEnvironment):
        environment.work = own.work
        own.work.begin()
    try:
        text = environment.get_template(template).render(values)
    except Exception as error:
        if own is None or (place := _find_place(error.__traceback__, own)) is None:
            raise
        raise OwnTemplateError(f"{place}: {_say(error)}") from error
    if own and folder == _HTML and (tag := find_foreign_tag(text)):
        raise OwnTemplateError(
            f'{own.folder}: a template there writes "{tag}", which only the frame of a page may have'
        )
    return text if folder == _HTML else re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"


@cache
def _own_environment(folder: str, own: OwnTemplates) -> Environment:
    """Return the templates of a folder, where those of a folder come before relplan's own.

    They may come with a plan that nobody has read yet: they run in a sandbox, reach no file, and can't put out
    values as they are. Raises `OwnTemplateError` when one can't be read.
    """
    texts = own.of(folder)
    paths = {name: str(own.folder / folder / name) for name in texts}

    def find(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        return (texts[name], paths[name], lambda: True) if name in texts else None

    environment = _make_environment(folder, BoundedEnvironment)
    environment.loader = ChoiceLoader([FunctionLoader(find), PackageLoader("relplan.report", f"templates/{folder}")])
    if folder == _HTML:
        environment.globals["css"] = Markup(read_style(own))  # noqa: S704
    environment.bound(_finish_html if folder == _HTML else _finish_markdown)
    for name, text in texts.items():
        if name.endswith(".j2"):
            _check(environment, paths[name], text)
    return environment


def _check(environment: Environment, path: str, text: str) -> None:
    """Raise unless a template can be read and leaves escaping on."""
    try:
        tree = environment.parse(text, filename=path)
        environment.compile(text, filename=path)
    except TemplateSyntaxError as error:
        raise OwnTemplateError(f"{path}:{error.lineno}: {error.message}") from None
    except (SyntaxError, RecursionError, MemoryError):
        raise OwnTemplateError(f"{path}: what stands in one another there is too deep; nest less") from None
    for node in tree.find_all((nodes.EvalContextModifier, nodes.ScopedEvalContextModifier)):
        raise OwnTemplateError(f"{path}:{node.lineno}: escaping can't be turned off; take out this autoescape")


def _find_place(trace: TracebackType | None, own: OwnTemplates) -> str | None:
    """Return the line where a template went wrong, of the team's own if one was at work; none outside of templates."""
    frames = [frame for frame in traceback.extract_tb(trace) if frame.filename.endswith(".j2")]
    inside = [frame for frame in frames if Path(frame.filename).is_relative_to(own.folder)]
    if inside:
        return f"{inside[-1].filename}:{inside[-1].lineno}"
    if not frames:
        return None
    return f"{own.folder}: relplan's {Path(frames[-1].filename).name} needs what a template there no longer has"


def _say(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return f'there is no template "{error.name}"'
    if isinstance(error, RecursionError):
        return "something calls or includes itself without end"
    return str(error) or type(error).__name__


_Kind = TypeVar("_Kind", bound=Environment)
_HTML, _MARKDOWN = "html", "markdown"
_FOLDERS = {ReportForm.HTML: _HTML, ReportForm.SITE: _HTML, ReportForm.MARKDOWN: _MARKDOWN}


@cache
def _environment(folder: str) -> Environment:
    """Return relplan's own templates of a folder."""
    return _make_environment(folder, Environment)


def _make_environment(folder: str, kind: type[_Kind]) -> _Kind:
    """Return the templates of a folder.

    Markdown is escaped by what finishes every value, so that no template can forget it; escaping for HTML stays on
    there too, so that what macros return is known to be finished.
    """
    is_html = folder == _HTML
    environment = kind(
        loader=PackageLoader("relplan.report", f"templates/{folder}"),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=_finish_html if is_html else _finish_markdown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["prose"] = prose.write_html if is_html else prose.write_markdown
    environment.filters["with_code"] = mark_code_in_html if is_html else mark_code_in_markdown
    environment.filters["href"] = _lead if is_html else _relative_address
    environment.filters["source_url"] = _source_url
    environment.filters["address"] = _address
    environment.filters["page_address"] = _page_address
    if not is_html:
        environment.filters["diagram"] = _show_chart
    environment.filters["margin"] = _margin
    if is_html:
        script = read_script()
        environment.filters["to"] = _lead_to_page
        environment.filters["beside"] = _lead_to_file
        environment.globals["css"] = Markup(read_style())  # noqa: S704
        environment.globals["script"] = Markup(script)  # noqa: S704
        environment.globals["script_digest"] = digest_script(script)
    return environment


def _finish_html(value: object) -> Markup:
    if isinstance(value, Markup):
        return value
    text = _said(value)
    return _escape_often(text) if len(text) <= _OFTEN else _escape_html(text)


def _escape_html(text: str) -> Markup:
    return escape(replace_controls(text))


_escape_often = lru_cache(maxsize=10_000)(_escape_html)
"""Escapes what is short: labels, names and figures are shown again and again."""
_OFTEN = 80


def _finish_markdown(value: object) -> Markup:
    return value if isinstance(value, Markup) else Markup(escape_markdown(_said(value)))  # noqa: S704


def _show_chart(value: object) -> Markup:
    """Return a chart as it is; anything else as text."""
    return Markup(value) if isinstance(value, Chart) else _finish_markdown(value)  # noqa: S704


def _said(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, Undefined):
        return str(value)  # raises what says its name
    raise UnsaidValueError(value)


@pass_context
def _lead(context: Context, link: Link) -> str:
    """Return the way to an object: its anchor in the one file, from page to page on a site."""
    return lead_on_site(str(context["page"]), link.page, link.anchor) if context["page"] else f"#{link.anchor}"


@pass_context
def _lead_to_page(context: Context, page: str) -> str:
    """Return the way to a section or to what has a page of its own on a site, named by that page."""
    return lead_on_site(str(context["page"]), page) if context["page"] else f"#{page.replace('/', '-')}"


@pass_context
def _lead_to_file(context: Context, file: str) -> str:
    """Return the way from a page of a site to a file in its folder; to the folder itself for no file."""
    return lead_beside(str(context["page"]), file)


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
    return source_address(str(context["source_url"]), source.path, source.line)


def _address(url: str) -> Markup:
    """Return an address that a page may lead to; as text where it is none."""
    return Markup(escape_address(url)) if is_safe_address(url) else _finish_markdown(url)  # noqa: S704


def _margin(depth: int) -> Markup:
    """Return the blanks before an element of a list in lists."""
    return Markup("    " * depth)  # noqa: S704

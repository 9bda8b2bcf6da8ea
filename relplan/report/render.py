"""From views to text: the one door to the templates."""

from __future__ import annotations

import re
import traceback
from enum import StrEnum
from functools import cache
from importlib.resources import files
from pathlib import Path
from posixpath import relpath
from typing import TYPE_CHECKING, Any
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
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from relplan.report import prose
from relplan.report.code import mark_code_in_html, mark_code_in_markdown
from relplan.report.embed import digest_script, embed_json
from relplan.report.markdown import escape_address, escape_markdown, replace_controls
from relplan.report.own_templates import OwnTemplateError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import TracebackType

    from jinja2.runtime import Context

    from relplan.report.own_templates import OwnTemplates
    from relplan.report.views.pieces import Link, Source


_HTML = files("relplan.report") / "templates" / "html"
_STYLE = "style.css"
_SCRIPTS = ("search.js", "sort.js")


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


def render(form: ReportForm, template: str, values: Mapping[str, Any], own: OwnTemplates | None = None) -> str:
    """Fill a template; every value shows as text, whatever is in it.

    Raises `OwnTemplateError` for what is wrong in a template of the team's own.
    """
    environment = _own_environment(form, own) if own else _environment(form)
    try:
        text = environment.get_template(template).render(values)
    except Exception as error:
        if own is None or (place := _find_place(error.__traceback__, own)) is None:
            raise
        raise OwnTemplateError(f"{place}: {_say(error)}") from error
    return text if form is ReportForm.HTML else re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"


@cache
def _own_environment(form: ReportForm, own: OwnTemplates) -> Environment:
    """Return the templates of a form, where those of a folder come before relplan's own.

    They may come with a plan that nobody has read yet: they run in a sandbox, reach no file, and can't put out
    values as they are. Raises `OwnTemplateError` when one can't be read.
    """
    folder = _FOLDERS[form]
    texts = own.of(folder)
    paths = {name: str(own.folder / folder / name) for name in texts}

    def find(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        return (texts[name], paths[name], lambda: True) if name in texts else None

    environment = _make_environment(form, ImmutableSandboxedEnvironment)
    environment.loader = ChoiceLoader([FunctionLoader(find), PackageLoader("relplan.report", f"templates/{folder}")])
    environment.globals["css"] = Markup(_read_css(texts)) if form is ReportForm.HTML else ""  # noqa: S704
    del environment.filters["safe"]
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
    return str(error) or type(error).__name__


_FOLDERS = {ReportForm.HTML: "html", ReportForm.MARKDOWN: "markdown"}


@cache
def _environment(form: ReportForm) -> Environment:
    """Return relplan's own templates of a form."""
    return _make_environment(form, Environment)


def _make_environment(form: ReportForm, kind: type[Environment]) -> Environment:
    """Return the templates of a form.

    Markdown is escaped by what finishes every value, so that no template can forget it; escaping for HTML stays on
    there too, so that what macros return is known to be finished.
    """
    is_html = form is ReportForm.HTML
    environment = kind(
        loader=PackageLoader("relplan.report", f"templates/{_FOLDERS[form]}"),
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
    if not is_html:
        environment.filters["diagram"] = Markup
    environment.filters["margin"] = _margin
    if is_html:
        script = "".join((_HTML / name).read_text(encoding="utf-8") for name in _SCRIPTS)
        environment.filters["json"] = embed_json
        environment.globals["css"] = Markup(_read_css({}))  # noqa: S704
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
    if isinstance(value, Undefined):
        return str(value)  # raises what says its name
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


def _read_css(own: Mapping[str, str]) -> str:
    """Return the style of everything, then that of each part; sheets of the team's own take the place of others."""
    sheets = sorted(file.name for file in _HTML.iterdir() if file.name.endswith(".css") and file.name != _STYLE)
    names = (_STYLE, *sheets)
    return "".join(own[name] if name in own else (_HTML / name).read_text(encoding="utf-8") for name in names)

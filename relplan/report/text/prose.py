"""The team's own Markdown: paragraphs, lists, emphasis, code and links; everything else is text."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markupsafe import Markup

from relplan.diagnostics.markdown import escape_address, escape_markdown
from relplan.diagnostics.neutral import replace_controls, show_unsafe
from relplan.report.addresses import is_safe_address
from relplan.report.text.runs import Block, Look, Run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

_RULES = ["list", "emphasis", "link", "image", "backticks", "escape", "newline"]
MOST_SIGNS = 50_000
"""Of a longer text, some thirty pages, markup is shown as it is written: finding it takes too much time."""
_MARKS = {"em_open": "*", "em_close": "*", "strong_open": "**", "strong_close": "**"}
_BULLET = "•"
_PART_BANG = re.compile(r"!$")
"""Right before a link, it would make an image of it."""


def write_html(text: str) -> Markup:
    """Return the HTML of a text; tags in it show as text, links open apart and carry nothing along."""
    rendered: str = _parser_of(text).render(replace_controls(text))
    return Markup(rendered.replace("<a href=", '<a rel="noopener noreferrer" target="_blank" href='))  # noqa: S704


def write_markdown(text: str, indent: str = "") -> Markup:
    """Return a text as Markdown of the same few constructs, whatever else its author tried."""
    lines = _Writer().write(_parse(show_unsafe(text)))
    return Markup("\n".join(indent + line if line else "" for line in lines))  # noqa: S704


def cut_prose(text: str) -> tuple[Block, ...]:
    """Return the paragraphs and list elements of a text, in runs of one look."""
    return tuple(_cut_blocks(_parse(replace_controls(text))))


def _cut_blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    depth, pending = 0, ""
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            depth += 1
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            depth -= 1
        elif token.type == "list_item_open":
            pending = f"{token.info}{token.markup}" if token.info else _BULLET
        elif token.type == "inline":
            yield Block(tuple(_cut_runs(token.children or [])), pending, depth)
            pending = ""


def _cut_runs(tokens: Sequence[Token]) -> Iterator[Run]:
    looks: list[Look] = []
    address = ""
    for token in tokens:
        if token.type in _LOOKS:
            looks.append(_LOOKS[token.type])
        elif token.type in ("em_close", "strong_close"):
            looks.pop()
        elif token.type in ("link_open", "link_close"):
            address = str(token.attrs.get("href", ""))
        elif token.type in ("softbreak", "hardbreak"):
            yield Run(" ", address=address)
        elif token.content:
            is_code = token.type == "code_inline"
            yield Run(token.content, Look.CODE if is_code else (looks or [Look.PLAIN])[-1], address)


_LOOKS = {"em_open": Look.EMPHASIS, "strong_open": Look.STRONG}


def _parse(text: str) -> list[Token]:
    return _parser_of(text).parse(text)


def _parser_of(text: str) -> MarkdownIt:
    """Return what reads a text: of one that is no description any more, nothing but its paragraphs."""
    return _parser(is_plain=len(text) > MOST_SIGNS)


@cache
def _parser(*, is_plain: bool) -> MarkdownIt:
    parser = MarkdownIt("zero").enable(["newline"] if is_plain else _RULES)
    parser.validateLink = is_safe_address  # type: ignore[method-assign]
    parser.core.ruler.push("images_as_text", _show_images_as_text)
    return parser


def _show_images_as_text(state: StateCore) -> None:
    """Put text in place of images: a reader's program would fetch them, and so tell their server who reads."""
    for token in (child for block in state.tokens for child in block.children or ()):
        if token.type == "image":
            token.type, token.tag, token.children = "text", "", None
            token.content = f"![{token.content}]({token.attrs['src']})"


class _Writer:
    """Writes parsed prose back as Markdown, line by line."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._markers: list[str] = []
        self._pending = ""

    def write(self, tokens: Sequence[Token]) -> list[str]:
        """Return the lines of parsed prose."""
        for token in tokens:
            self._take(token)
        while self._lines and not self._lines[-1]:
            self._lines.pop()
        return self._lines

    def _take(self, token: Token) -> None:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            self._markers.append("-" if token.type.startswith("bullet") else "1.")
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self._markers.pop()
            self._end_block()
        elif token.type == "list_item_open":
            self._pending = "   " * (len(self._markers) - 1) + self._markers[-1].ljust(3)
        elif token.type == "inline":
            self._lines.append((self._pending or "   " * len(self._markers)) + _inline(token.children or []))
            self._pending = ""
        elif token.type == "paragraph_close" and not token.hidden:
            self._end_block()

    def _end_block(self) -> None:
        if self._lines and self._lines[-1] and not (self._markers and self._pending):
            self._lines.append("")


def _inline(tokens: Sequence[Token]) -> str:
    parts = []
    address = ""
    for token in tokens:
        if token.type == "text":
            parts.append(escape_markdown(token.content))
        elif token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif token.type == "code_inline":
            parts.append(_code(token.content))
        elif token.type == "link_open":
            address = escape_address(str(token.attrs["href"]))
            while parts and not parts[-1]:
                parts.pop()
            if parts:
                parts[-1] = _PART_BANG.sub("&#33;", parts[-1])
            parts.append("[")
        elif token.type == "link_close":
            parts.append(f"]({address})")
        else:
            parts.append(_MARKS.get(token.type, escape_markdown(token.content)))
    return "".join(parts)


def _code(content: str) -> str:
    longest = max((len(run) for run in re.findall("`+", content)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if content.startswith("`") or content.endswith("`") else ""
    return f"{fence}{pad}{content}{pad}{fence}"

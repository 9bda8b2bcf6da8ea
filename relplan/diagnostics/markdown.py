"""Text as it must be written in Markdown to show as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relplan.diagnostics.neutral import show_unsafe

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIGNS = re.compile(r"([\\`*_\[\]|~&$]|:(?=:))")
_TAGS = str.maketrans({"<": "&lt;", ">": "&gt;"})
_LINE_SIGN = re.compile(r"^(\s*)([#+\-=]|:(?=-))")
_LINE_NUMBER = re.compile(r"^(\s*\d+)([.)])(?=\s|$)")
_ADDRESS = re.compile(r"(https?|ftp|mailto|www)([:.])|(@)", re.IGNORECASE)
_BLANKS = re.compile(r"\s+")


def escape_markdown(text: str) -> str:
    """Return text so that no renderer finds markup, a link or a mention in it; blanks become single spaces."""
    text = _SIGNS.sub(r"\\\1", _BLANKS.sub(" ", show_unsafe(text)))
    text = _LINE_NUMBER.sub(r"\1\\\2", _LINE_SIGN.sub(r"\1\\\2", text))
    return _ADDRESS.sub(_break_address, text).translate(_TAGS)


def escape_address(url: str) -> str:
    """Return an address as it may stand in the brackets of a link."""
    return re.sub(r"[\s<>()\\|]", lambda found: f"%{ord(found[0]):02X}", url)


def fence(lines: Sequence[str], language: str = "text") -> str:
    """Return lines as they are, between fences that none of them can close."""
    longest = max((len(run) for line in lines for run in re.findall("`+", line)), default=0)
    marks = "`" * max(3, longest + 1)
    return "\n".join([f"{marks}{language}", *lines, marks])


def _break_address(found: re.Match[str]) -> str:
    return "\\@" if found[3] else f"{found[1]}\\{found[2]}"

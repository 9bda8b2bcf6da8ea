"""Text as it must be written in Markdown to show as it is."""

from __future__ import annotations

import re

_SIGNS = re.compile(r"([\\`*_\[\]<>|~&$])")
_LINE_SIGN = re.compile(r"^(\s*)([#+\-=]|:(?=-))")
_LINE_NUMBER = re.compile(r"^(\s*\d+)([.)])(?=\s|$)")
_ADDRESS = re.compile(r"(https?|ftp|mailto|www)([:.])|(@)", re.IGNORECASE)
_BLANKS = re.compile(r"\s+")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def escape_markdown(text: str) -> str:
    """Return text so that no renderer finds markup, a link or a mention in it; blanks become single spaces."""
    text = _SIGNS.sub(r"\\\1", _BLANKS.sub(" ", replace_controls(text)))
    text = _LINE_NUMBER.sub(r"\1\\\2", _LINE_SIGN.sub(r"\1\\\2", text))
    return _ADDRESS.sub(_break_address, text)


def escape_address(url: str) -> str:
    """Return an address as it may stand in the brackets of a link."""
    return re.sub(r"[\s<>()\\|]", lambda found: f"%{ord(found[0]):02X}", url)


def replace_controls(text: str) -> str:
    """Put a visible sign in place of characters that no document may hold."""
    return _CONTROLS.sub("\ufffd", text)


def _break_address(found: re.Match[str]) -> str:
    return "\\@" if found[3] else f"{found[1]}\\{found[2]}"

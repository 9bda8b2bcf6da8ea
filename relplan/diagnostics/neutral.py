r"""Text that others wrote, made neutral: nothing in it is obeyed by a terminal, a log or a reader of text.

Every character of Unicode's categories Cc, Cf, Cs, Zl and Zp, and every letter without a shape, is unsafe: it moves a
cursor, breaks a line, turns the writing, or hides. A joiner between two pictures is not, for it makes one of them.
"""

from __future__ import annotations

import json
import re

_CONTROLS = r"\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff"
_FORMATS = (
    r"\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180b-\u180f\u200b\u200c\u200e\u200f\u202a-\u202e"
    r"\u2060-\u206f\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    r"\U0001d173-\U0001d17a\U000e0000-\U000e007f"
)
_SHAPELESS = r"\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"
_PICTURES = r"\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff"
_UNSAFE = re.compile(
    rf"[{_CONTROLS}{_FORMATS}{_SHAPELESS}]|(?<![{_PICTURES}])\u200d|\u200d(?![{_PICTURES}])"  # a joiner of nothing
)
_LINE_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile(r"[\t\n\r\x0b\x0c\x85\u2028\u2029]+")
_KEPT = "\t\n"
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_CONTROL_PICTURES = 0x2400
_DELETE_PICTURE = "\u2421"
_REPLACEMENT = "\ufffd"
_COMMAND = re.compile(r":(?=:)|#(?=#\w*\[)")
"""What makes a line a command of a CI log: `::error`, which wrapping may put first, and `##[group]` anywhere."""
_COMMAND_IN_JSON = re.compile(r"#(?=#\w*\[)")
"""A line of JSON begins with a sign of its own."""


def one_line(text: str) -> str:
    """Return a sentence on one line, neutral."""
    return mask(_SPACES.sub(" ", text))


def lines_of_text(text: str) -> str:
    """Return a text of several lines, neutral; tabs stay, and all breaks of lines are of one kind."""
    return _part_commands(show_unsafe(text))


def mask(text: str) -> str:
    """Put a visible sign, one cell wide, in place of each unsafe character and line break; no log is commanded."""
    return _part_commands(_UNSAFE.sub(_sign, text))


def show_unsafe(text: str) -> str:
    """Put a visible sign, one cell wide, in place of each unsafe character but tabs and line breaks."""
    if text.isascii() and text.isprintable():
        return text
    return _UNSAFE.sub(lambda found: found[0] if found[0] in _KEPT else _sign(found), _LINE_BREAK.sub("\n", text))


def replace_controls(text: str) -> str:
    """Put a sign in place of characters that no document may hold; a browser may well obey signs of direction."""
    return _FORBIDDEN.sub(_REPLACEMENT, text)


def characters_of(line: str) -> list[str]:
    """Return what each character of a line looks like in neutral text; tabs stay."""
    shown = list(_UNSAFE.sub(lambda found: found[0] if found[0] == "\t" else _sign(found), line))
    for found in _COMMAND.finditer(line):
        shown[found.start()] += " "
    return shown


def escape_in_json(text: str) -> str:
    r"""Write what isn't neutral in JSON as `\u001b`: its values stay what they are; its own line breaks stay too."""
    escaped = _UNSAFE.sub(lambda found: found[0] if found[0] == "\n" else json.dumps(found[0])[1:-1], text)
    return _COMMAND_IN_JSON.sub(r"\\u0023", escaped)


def _part_commands(text: str) -> str:
    """Put a blank between the signs that begin a command of a CI log."""
    return _COMMAND.sub(lambda found: f"{found[0]} ", text)


def _sign(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(_CONTROL_PICTURES + code)
    return _DELETE_PICTURE if code == 0x7F else _REPLACEMENT

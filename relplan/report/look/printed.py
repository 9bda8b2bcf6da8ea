"""The foot of every printed page: what document it is, and which page of how many."""

from __future__ import annotations

_LONGEST = 120
"""As many characters as fit beside the page's number."""


def write_foot(text: str) -> str:
    """Return the style that puts a text at the foot of pages on paper, whatever signs are in it."""
    shown = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    look = "font:7.5pt system-ui,sans-serif;color:#555"
    return (
        f'@page{{@bottom-left{{content:"{_escape(shown)}";{look};width:80%}}'
        f'@bottom-right{{content:counter(page)" / "counter(pages);{look}}}}}'
    )


def _escape(text: str) -> str:
    """Write a text inside a CSS string: all but letters, digits and blanks by their number, so that nothing ends it."""
    return "".join(one if one.isalnum() or one == " " else f"\\{ord(one):x} " for one in text)

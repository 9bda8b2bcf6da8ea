"""The colours of the page, as its style sheets name them, light and dark."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_HTML = files("relplan.report") / "templates" / "html"
_DARK = "@media (prefers-color-scheme:dark)"


class Scheme(StrEnum):
    """Whether a page is light or dark."""

    LIGHT = "light"
    DARK = "dark"


@cache
def colours_of(scheme: Scheme) -> Mapping[str, str]:
    """Return the colours of a scheme by name: `card`, `#fff`."""
    found: dict[str, str] = {}
    for line in _lines():
        if line.startswith(":root{") or (line.startswith(_DARK) and scheme is Scheme.DARK):
            found |= dict(re.findall(r"--([a-z-]+):(#[0-9a-f]{3,6})", line))
    return found


def _lines() -> list[str]:
    sheets = sorted(file.name for file in _HTML.iterdir() if file.name.endswith(".css"))
    return [line for name in sheets for line in (_HTML / name).read_text(encoding="utf-8").splitlines()]

"""Pages opened in a real browser, what they ask for, and what axe says of them.

Needs Chromium and the `browser` extra; where they are missing the tests are skipped, but they fail when CI is set.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.needed import is_ci

CHROMIUM = os.environ.get("RELPLAN_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDE, NARROW = 1420, 390


def missing(what: str) -> None:
    if is_ci():
        pytest.fail(f"{what} is missing, and this is CI")
    pytest.skip(f"{what} is missing")


@dataclass
class Opened:
    """A page, and what it asked or complained of."""

    page: Any
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def violations_in(page: Any) -> list[tuple[str, list[Any]]]:
    """Return what axe finds wrong in a page that was opened past its own policy."""
    found = find_spec("axe_playwright_python")
    if found is None or found.origin is None:
        missing("axe-playwright-python")
        return []
    page.add_style_tag(content="*{content-visibility:visible!important}")  # what is out of sight is laid out too
    page.evaluate((Path(found.origin).parent / "axe.min.js").read_text(encoding="utf-8"))
    result = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", AXE_TAGS)
    return [(found["id"], [node["target"] for node in found["nodes"]]) for found in result["violations"]]

"""What readers see, in full: set RELPLAN_UPDATE_SNAPSHOTS=1 to write it anew, then read the difference."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from relplan.model.settings import Language
from relplan.output.github import step_summary
from relplan.output.registry import FORMATS, Writer

if TYPE_CHECKING:
    from collections.abc import Callable

    from relplan.output.shown import Shown

FOLDER = Path(__file__).parent / "snapshots"
SUFFIXES = {"json": "json", "sarif": "sarif", "step-summary": "md"}
WRITERS: dict[str, Writer] = {**FORMATS, "step-summary": step_summary}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", WRITERS)
def test_output_is_as_recorded(name: str, language: Language, show: Callable[..., Shown]) -> None:
    file = FOLDER / f"{name}.{language}.{SUFFIXES.get(name, 'txt')}"
    written = WRITERS[name](show(language, base="plan"))
    if os.environ.get("RELPLAN_UPDATE_SNAPSHOTS"):
        file.write_text(written, encoding="utf-8")
    assert written == file.read_text(encoding="utf-8")


def test_every_format_ends_with_one_line_break(show: Callable[..., Shown]) -> None:
    for write in WRITERS.values():
        written = write(show(findings=()))
        assert written.endswith("\n")
        assert not written.startswith("\n")

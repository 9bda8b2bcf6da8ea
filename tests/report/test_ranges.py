"""Stretches of days are written alike whatever spaces a version of Babel puts around the dash."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from babel.dates import format_interval

from relplan.model.settings import Language
from relplan.report.text import format as written
from relplan.report.text.format import Format

MONTH = (date(2027, 3, 1), date(2027, 3, 31))
MONTHS = (date(2027, 1, 2), date(2027, 3, 3))
YEARS = (date(2026, 12, 30), date(2027, 1, 3))


@pytest.mark.parametrize("space", ["", " ", "\u2009", "\u202f", "\u00a0"])
@pytest.mark.parametrize(
    ("days", "english", "french"),
    [
        (MONTH, "1–31 Mar 2027", "1er–31 mars 2027"),
        (MONTHS, "2 Jan\u2009–\u20093 Mar 2027", "2 janv.\u2009–\u20093 mars 2027"),
        (YEARS, "30 Dec 2026\u2009–\u20093 Jan 2027", "30 déc. 2026\u2009–\u20093 janv. 2027"),
    ],
)
def test_a_stretch_of_days_has_the_same_spaces(
    space: str, days: tuple[date, date], english: str, french: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = format_interval

    def spaced(*given: Any, **more: Any) -> str:
        first, last = str(really(*given, **more)).split("–")
        return f"{first.strip()}{space}–{space}{last.strip()}"

    monkeypatch.setattr(written, "format_interval", spaced)

    assert Format(Language.EN).days(*days) == english
    assert Format(Language.FR).days(*days) == french

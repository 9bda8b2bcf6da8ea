"""What speaks of a plan speaks its language, unless another is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from relplan.cli.app import app

FRENCH = Path(__file__).parent.parent.parent / "examples" / "credit-horizon"
SAID = {
    ("explain", "PRS002"): ("Les envois datés des campagnes", "The dated sends of campaigns"),
    ("rules",): ("Un segment n’est cité nulle part", "A segment is mentioned nowhere"),
    ("library", "list"): ("Visite du site", "Site visit"),
    ("library", "show", "birthday"): ("Anniversaire", "Birthday"),
}


@pytest.mark.parametrize("words", SAID, ids=" ".join)
def test_inside_a_plan_its_language_is_spoken(words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    french, _ = SAID[words]
    monkeypatch.chdir(FRENCH)
    assert french in CliRunner().invoke(app, list(words)).output
    assert french not in CliRunner().invoke(app, [*words, "--lang", "en"]).output


@pytest.mark.parametrize("words", SAID, ids=" ".join)
def test_outside_a_plan_english_is_spoken(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    french, english = SAID[words]
    monkeypatch.chdir(tmp_path)
    printed = CliRunner().invoke(app, list(words)).output
    assert english in printed
    assert french not in printed

"""Text in drawings can be read on what it stands on, light and dark: axe doesn't look into them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

STYLES = Path(__file__).parents[2] / "relplan" / "report" / "templates" / "html"
LEAST = 4.5
ON_TOKENS = [
    ("ink", "sent"),
    ("ink", "done"),
    ("ink", "asked"),
    ("ink", "drawn"),
    ("ink", "left"),
    ("ink", "card"),
    ("ink", "good-ground"),
    ("ink", "bad-ground"),
    ("ink", "soft"),
    ("ink", "ground"),
    ("quiet", "sent"),
    ("quiet", "done"),
    ("quiet", "ground"),
    ("quiet", "soft"),
    ("card", "accent"),
    ("accent", "sent"),
    ("good", "good-ground"),
    ("bad", "bad-ground"),
    ("bad", "card"),
    ("bad", "ground"),
    ("open", "card"),
    ("open", "soft"),
]
"""Colours of text and of what is behind it."""


def tokens(scheme: str) -> dict[str, str]:
    """Return the colours of a scheme by name."""
    found: dict[str, str] = {}
    text = "\n".join(file.read_text(encoding="utf-8") for file in [STYLES / "style.css", *sorted(STYLES.glob("*.css"))])
    for line in text.splitlines():
        is_dark = line.startswith("@media (prefers-color-scheme:dark)")
        if line.startswith(":root{") or (is_dark and scheme == "dark"):
            found |= dict(re.findall(r"--([a-z-]+):(#[0-9a-f]{3,6})", line))
    return found


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), ON_TOKENS)
def test_text_stands_out(scheme: str, text: str, ground: str) -> None:
    colours = tokens(scheme)
    assert contrast(colours[text], colours[ground]) >= LEAST


def test_letters_of_channels_stand_out() -> None:
    style = (STYLES / "channels.css").read_text(encoding="utf-8")
    found = re.findall(r"([a-z_]+)\{--channel:(#[0-9a-f]+);--on-channel:(#[0-9a-f]+)\}", style)
    assert len(found) == len(style.splitlines())
    assert [kind for kind, ground, letter in found if contrast(letter, ground) < LEAST] == []

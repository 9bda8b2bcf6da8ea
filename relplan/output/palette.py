"""The colours of a terminal."""

from __future__ import annotations

from dataclasses import dataclass

from relplan.diagnostics.severity import Severity

_RESET = "\x1b[0m"


@dataclass(frozen=True, slots=True)
class Palette:
    """What is written before a text to colour it; nothing where there is no colour."""

    error: str = ""
    warning: str = ""
    info: str = ""
    frame: str = ""
    strong: str = ""

    def paint(self, color: str, text: str) -> str:
        """Return a text in a colour of the palette."""
        return f"{color}{text}{_RESET}" if color and text else text

    def of(self, severity: Severity) -> str:
        """Return the colour of a severity."""
        return {Severity.ERROR: self.error, Severity.WARNING: self.warning, Severity.INFO: self.info}[severity]


COLORLESS = Palette()
COLORED = Palette(
    error="\x1b[1;31m",
    warning="\x1b[1;33m",
    info="\x1b[1;36m",
    frame="\x1b[1;34m",
    strong="\x1b[1m",
)

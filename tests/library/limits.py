"""The pressure rules that classics are held against: those of examples/starter."""

from __future__ import annotations

from pathlib import Path

LIMITS = (Path(__file__).parent.parent.parent / "examples/starter/conventions/pressure.yaml").read_text(
    encoding="utf-8"
)

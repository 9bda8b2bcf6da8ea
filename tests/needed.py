"""What tests need beyond the project: they are skipped where it is missing, and fail there when CI is set."""

from __future__ import annotations

import os


def is_ci() -> bool:
    """Tell whether whatever is missing must be there."""
    return os.environ.get("CI", "").lower() in ("true", "1")

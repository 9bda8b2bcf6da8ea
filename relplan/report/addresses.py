"""Which addresses a report may lead to."""

from __future__ import annotations

import re
from urllib.parse import quote

_SAFE = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x20<>\"\\^`{|}\x7f]+", re.IGNORECASE)


def is_safe_address(url: str) -> bool:
    """Tell whether an address is one of the web or of mail; any other is shown as text and leads nowhere."""
    return _SAFE.fullmatch(url) is not None


def source_address(base: str, path: str, line: int) -> str:
    """Return where a line of the plan can be read on the web; empty when nobody said where the plan's folder is."""
    return f"{base.rstrip('/')}/{quote(path)}#L{line}" if base else ""

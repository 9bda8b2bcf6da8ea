"""Which addresses a report may lead to."""

from __future__ import annotations

import re

_SAFE = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x20<>\"\\^`{|}\x7f]+", re.IGNORECASE)


def is_safe_address(url: str) -> bool:
    """Tell whether an address is one of the web or of mail; any other is shown as text and leads nowhere."""
    return _SAFE.fullmatch(url) is not None

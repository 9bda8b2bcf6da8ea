"""Limits in words, as they stand in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.analysis.pressure.limit import LimitKind
from relplan.diagnostics.text import Text

if TYPE_CHECKING:
    from relplan.analysis.pressure.limit import Limit


def limit_words(limit: Limit) -> Text:
    """Name a limit: `the cap "weekly"`, `the minimum gap (sms)`, `the reserve of "weekly"`."""
    if limit.kind is LimitKind.GAP:
        channels = f" ({', '.join(sorted(limit.contacts.channels))})" if limit.contacts.channels else ""
        return Text(f"the minimum gap{channels}", f"le délai minimal{channels}")
    if limit.kind is LimitKind.RESERVE:
        return Text(f'the reserve of "{limit.id}"', f"la réserve de «\u00a0{limit.id}\u00a0»")
    return Text(f'the cap "{limit.id}"', f"le plafond «\u00a0{limit.id}\u00a0»")


def loosen_words(limit: Limit, load: int, slots: int) -> Text:
    """Say what would have to be written for a limit to hold a load; `slots` is what its reserve keeps now."""
    if limit.kind is LimitKind.GAP:
        return Text("shorten the gap", "raccourcissez le délai")
    if limit.kind is LimitKind.RESERVE:
        kept = slots - (load - limit.max)
        if kept < 1:
            return Text("give the reserve up", "renoncez à la réserve")
        return Text(f"reserve {kept} only", f"ne réservez que {kept}")
    return Text(f"raise the cap to {load}", f"portez le plafond à {load}")

"""Limits in words, as they stand in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.analysis.pressure.limit import LimitKind
from relplan.diagnostics.text import Text
from relplan.model.quantities import Duration

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relplan.analysis.pressure.limit import Limit


def limit_words(limit: Limit) -> Text:
    """Name a limit: `the cap "weekly"`, `the minimum gap (sms)`, `the reserve of "weekly"`."""
    if limit.kind is LimitKind.GAP:
        channels = f" ({', '.join(sorted(limit.contacts.channels))})" if limit.contacts.channels else ""
        return Text(f"the minimum gap{channels}", f"le délai minimal{channels}")
    if limit.kind is LimitKind.RESERVE:
        return Text(f'the reserve of "{limit.id}"', f"la réserve de «\u00a0{limit.id}\u00a0»")
    return Text(f'the cap "{limit.id}"', f"le plafond «\u00a0{limit.id}\u00a0»")


def loosen_words(loads: Sequence[tuple[Limit, int]], slots: int, gap: int) -> Text:
    """Say what would have to be written for each limit of a cap, a gap or a reserve to hold a load.

    `slots` is what the reserve keeps now, `gap` the minutes that a gap could have; 0 when it could have none.
    """
    kind, key = loads[0][0].kind, loads[0][0].key
    if kind is LimitKind.GAP and not gap:
        return Text(f"take the gap out ({key})", f"retirez le délai ({key})")
    if kind is LimitKind.GAP:
        days, minutes = divmod(gap, 24 * 60)
        figure = f"{key}: {Duration(days=days, minutes=minutes)}"
        return Text(f"shorten the gap ({figure})", f"raccourcissez le délai ({figure})")
    if kind is LimitKind.RESERVE:
        kept = slots - max(load - limit.max for limit, load in loads)
        if kept < 1 or not all(limit.max for limit, _ in loads):
            return Text("give the reserve up", "renoncez à la réserve")
        return Text(f"reserve {kept} only", f"ne réservez que {kept}")
    figures = {limit.key: max(load for other, load in loads if other.key == limit.key) for limit, _ in loads}
    raised = ", ".join(f"{key}: {load}" for key, load in figures.items())
    return Text(f"raise the cap ({raised})", f"relevez le plafond ({raised})")

"""Limits in words, as they stand in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.analysis.pressure.limit import LimitKind
from relplan.diagnostics.text import Phrase, Text
from relplan.model.kinds import Kind
from relplan.model.quantities import Duration
from relplan.plan.titles import Title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relplan.analysis.pressure.limit import Limit
    from relplan.plan.plan import Plan


def limit_name(limit: Limit, plan: Plan) -> Title:
    """Name a limit by its cap, with the brand that it is counted for; a gap by what it is, with its channels."""
    if limit.kind is LimitKind.GAP:
        gap = Title(limit.id, "minimum gap", "délai minimal entre deux contacts")
        return _narrowed(gap, [plan.title_of(Kind.CHANNEL, one) for one in sorted(limit.contacts.channels)], limit.id)
    cap = plan.title_of(Kind.CAP, limit.id)
    return _narrowed(cap, [plan.title_of(Kind.BRAND, limit.brand)] if limit.brand else [], f"{cap} ({limit.brand})")


def _narrowed(title: Title, to: Sequence[Title], ident: str) -> Title:
    """Return a title with what it holds for between brackets; the same where it holds for all."""
    if not to:
        return title
    english, french = (", ".join(names) for names in zip(*(one.names for one in to), strict=True))
    return Title(ident, f"{title.names[0]} ({english})", f"{title.names[1]} ({french})")


def limit_words(limit: Limit, plan: Plan) -> Phrase:
    """Name a limit: `the cap "Once a week"`, `the minimum gap (SMS)`, `the reserve of "Once a week"`."""
    return Phrase(_WORDS[limit.kind], {"limit": limit_name(limit, plan)})


_WORDS = {
    LimitKind.CAP: Text('the cap "{limit}"', "le plafond « {limit} »"),
    LimitKind.GAP: Text("the {limit}", "le {limit}"),
    LimitKind.RESERVE: Text('the reserve of "{limit}"', "la réserve de « {limit} »"),
}


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

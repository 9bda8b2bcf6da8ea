"""Objectives: the KPIs that a programme is measured by."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relplan.model.programme import Programme


def programme_kpis(programme: Programme) -> tuple[str, ...]:
    """Return the KPIs of a programme's objectives, the main one first, each once."""
    further = (one.kpi for one in programme.secondary_objectives if one.kpi is not None)
    return tuple(dict.fromkeys((programme.objective.kpi, *further)))

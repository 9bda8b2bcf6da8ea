"""The page of built-in KPIs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.model.kpi import Direction, Nature
from relplan.plan.catalogue import load_kpi_catalogue
from relplan.reference.markdown import write_page, write_table
from relplan.reference.word_texts import WORD_TEXTS

if TYPE_CHECKING:
    from relplan.model.kpi import CatalogueKpi

_INTRO = """# KPIs

The KPIs that every plan may name. A plan adds its own in [`conventions/kpis.yaml`](format/kpis.md), under other ids."""
_BETTER = {Direction.UP: "more", Direction.DOWN: "less"}


def write_kpi_page() -> str:
    """Return the page of built-in KPIs."""
    return write_page(_INTRO, *(_section(nature) for nature in Nature))


def _section(nature: Nature) -> str:
    rows = [_row(ident, kpi) for ident, kpi in load_kpi_catalogue().items() if kpi.nature is nature]
    table = write_table(("Id", "English", "Français", "Unit", "Better", "How it is computed"), rows)
    meaning = WORD_TEXTS[Nature][nature]
    return f"## {nature.capitalize()}\n\n{meaning[0].upper()}{meaning[1:]}.\n\n{table}"


def _row(ident: str, kpi: CatalogueKpi) -> tuple[str, ...]:
    formula = f"{kpi.formula.en}<br>{kpi.formula.fr}"
    return (f"`{ident}`", kpi.name.en, kpi.name.fr, kpi.unit, _BETTER[kpi.direction], formula)

"""The list of classics, for people and for programs."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from relplan.library.choice import generic_of, phases_of
from relplan.library.words import ALL_COVERED, COUNT, EVERYBODY, NONE, WITHOUT_GENERIC
from relplan.output.json_value import dump_json
from relplan.output.palette import COLORLESS
from relplan.output.printable import width
from relplan.report.text.words import Words
from relplan.rules.words.moments import GENERIC_MOMENTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relplan.library.choice import Coverage
    from relplan.model.scenario import Scenario
    from relplan.model.settings import Language
    from relplan.output.palette import Palette
    from relplan.plan.plan import Item, Plan

_GAP = 2


def write_table(plan: Plan, chosen: Sequence[Item[Scenario]], language: Language, palette: Palette = COLORLESS) -> str:
    """Return the classics as lines of a terminal, under the generic moments that start them."""
    if not chosen:
        return f"{NONE.write(language, {})}\n"
    cells = {item.id: _cells(plan, item, language) for item in chosen}
    widths = [max(width(row[column]) for row in cells.values()) + _GAP for column in range(3)]
    groups = []
    for generic, items in groupby(chosen, key=lambda item: generic_of(plan, item)):
        rows = [_line(cells[item.id], widths) for item in items]
        groups.append("\n".join([palette.paint(palette.strong, GENERIC_MOMENTS[generic].in_(language)), *rows]))
    groups.append(COUNT.write(language, {"count": len(chosen)}))
    return "\n\n".join(groups) + "\n"


def write_coverage(
    plan: Plan, chosen: Sequence[Item[Scenario]], coverage: Coverage, language: Language, palette: Palette
) -> str:
    """Return the classics of moments that a plan has no scenario for, and which of its scenarios nobody can place."""
    text = write_table(plan, chosen, language, palette) if coverage.missing else f"{ALL_COVERED.in_(language)}\n"
    return text + (f"{WITHOUT_GENERIC.write(language, {'scenarios': coverage.unsure})}\n" if coverage.unsure else "")


def write_json(plan: Plan, chosen: Sequence[Item[Scenario]]) -> str:
    """Return the classics as JSON."""
    classics = [_record(plan, item) for item in chosen]
    return dump_json({"format_version": "1.0", "classics": classics})


def _cells(plan: Plan, item: Item[Scenario], language: Language) -> tuple[str, ...]:
    lever = item.value.lever
    phases = [plan.segments[phase].value.name for phase in phases_of(item)]
    return (
        item.id,
        item.value.name,
        Words(language).of(lever) if lever else "",
        ", ".join(phases) or EVERYBODY.in_(language),
    )


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    *padded, last = cells
    return "  " + "".join(cell + " " * (size - width(cell)) for cell, size in zip(padded, widths, strict=True)) + last


def _record(plan: Plan, item: Item[Scenario]) -> dict[str, Any]:
    scenario = item.value
    return {
        "id": item.id,
        "name": scenario.name,
        "purpose": scenario.description,
        "generic_moment": generic_of(plan, item),
        "moment": scenario.trigger.moment,
        "lever": scenario.lever,
        "phases": [phase.partition(".")[2] for phase in phases_of(item)],
        "communication": scenario.communication,
        "programme": scenario.programme,
        "kpi": scenario.objective.kpi if scenario.objective else None,
        "priority": scenario.priority,
    }

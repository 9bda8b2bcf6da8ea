"""The library as a plan: every classic with all that it stands on, so that what reads plans reads it too."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from relplan.library.classic import in_language, load_classics, load_surroundings
from relplan.output.yaml_text import write_yaml
from relplan.plan.load import load_plan
from relplan.source.tree import MemoryTree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relplan.model.moments import Moment
    from relplan.model.scenario import Scenario
    from relplan.model.settings import Language
    from relplan.plan.plan import Item, Plan

_FOLDER = "scenarios/"


@cache
def library_plan(language: Language) -> Plan:
    """Read the library as a plan in one language."""
    return load_plan(MemoryTree(library_files(language), label="library"))


def library_files(language: Language) -> Mapping[str, str]:
    """Return the files of the library's plan by path."""
    data = {
        "relplan.yaml": {"relplan": 1, "name": "Library", "language": language.value},
        **load_surroundings(),
        **{f"{_FOLDER}{ident}.yaml": classic.scenario for ident, classic in load_classics().items()},
    }
    return {path: write_yaml(in_language(one, language)) for path, one in data.items()}


def moment_of(plan: Plan, scenario: Item[Scenario]) -> Moment:
    """Return the moment that starts a classic."""
    return plan.moments[scenario.value.trigger.moment].value

"""Imports point down: each layer may use those below it, and foreign libraries have one door."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "relplan"

LAYERS = (
    {"catalogues", "disk"},
    {"model"},
    {"source"},
    {"plan"},
    {"analysis"},
    {"diagnostics"},
    {"house"},
    {"rules"},
    {"validation"},
    {"output", "report", "exchange"},
    {"library"},
    {"reference"},
    {"cli"},
)
"""From the bottom up; folders of one layer don't know each other."""

DOORS = {
    "yaml": {"source/yaml.py"},
    "ruamel": set(),
    "networkx": {"analysis/priority.py"},
    "jinja2": {"report/forms/render.py", "report/forms/sandbox.py", "report/forms/bounded.py"},
    "markdown_it": {"report/text/prose.py"},
    "babel": {"report/text/format.py"},
    "holidays": {"model/holidays.py"},
    "icalendar": {"exchange/ics.py"},
    "dateutil": {"model/occasion_days.py"},
    "typer": {"cli"},
    "rapidfuzz": {"plan/spelling.py"},
    "watchfiles": {"source/watch.py"},
    "typst": {"report/forms/pdf.py"},
    "pypdf": set(),
    "rich": set(),
}
"""Where a library may be imported: files, or whole folders."""

REPORT_LAYERS = (
    {"addresses", "scope"},
    {"text", "look"},
    {"views", "diagrams"},
    {"parts", "confidential", "decide"},
    {"contents", "narrow", "pages"},
    {"shown"},
    {"edition"},
    {"forms"},
    {"documents", "forge", "write"},
)
"""The report from the bottom up; views and diagrams know each other, a view is drawn and a drawing says words."""

MODULES = sorted(PACKAGE.rglob("*.py"))


def imports_of(path: Path) -> set[str]:
    """Return the full names of all modules that a file imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def typing_only(path: Path) -> set[str]:
    """Return what a file imports for type checkers alone."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            found |= {part.module for part in node.body if isinstance(part, ast.ImportFrom) and part.module}
    return found


def layer_of(name: str) -> int | None:
    return next((index for index, layer in enumerate(LAYERS) if name in layer), None)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_down(path: Path) -> None:
    parts = path.relative_to(PACKAGE).parts
    own = layer_of(parts[0])
    if own is None:
        assert len(parts) == 1, f"{parts[0]} is in no layer"
        return
    for name in imports_of(path):
        top, *rest = name.split(".")
        if top != "relplan" or not rest or rest[0] == parts[0]:
            continue
        other = layer_of(rest[0])
        assert other is not None
        assert other < own, f"{'/'.join(parts)} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_foreign_libraries_have_one_door(path: Path) -> None:
    where = path.relative_to(PACKAGE).as_posix()
    for name in imports_of(path) - typing_only(path):
        allowed = DOORS.get(name.split(".")[0])
        assert allowed is None or where in allowed or where.split("/")[0] in allowed, f"{where} imports {name}"


REPORT = sorted((PACKAGE / "report").rglob("*.py"))


@pytest.mark.parametrize("path", REPORT, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_the_report_goes_from_views_to_forms(path: Path) -> None:
    own = _report_layer(path.relative_to(PACKAGE).with_suffix("").parts[1])
    for name in imports_of(path) - typing_only(path):
        if name.startswith("relplan.report."):
            other = _report_layer(name.split(".")[2])
            assert other <= own, f"{path.relative_to(PACKAGE)} imports {name}"


def _report_layer(name: str) -> int:
    found = next((index for index, layer in enumerate(REPORT_LAYERS) if name in layer), None)
    assert found is not None or name == "__init__", f"{name} is in no layer of the report"
    return found or 0

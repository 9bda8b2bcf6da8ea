"""What a part's sheet styles is that part's: no sheet changes how another part looks."""

from __future__ import annotations

import re
from pathlib import Path

from relplan.report.parts import PARTS

TEMPLATES = Path(__file__).parents[2] / "relplan" / "report" / "templates" / "html"
LENT = {"map": {"journeys"}, "heat": {"levers"}}
"""Parts whose style another one uses on purpose."""


def classes_styled(sheet: str) -> set[str]:
    """Return the classes that a sheet styles wherever they stand."""
    css = (TEMPLATES / f"{sheet}.css").read_text(encoding="utf-8") if (TEMPLATES / f"{sheet}.css").exists() else ""
    outside_media = re.sub(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", css)
    selectors = ",".join(re.findall(r"([^{}]+)\{", outside_media)).split(",")
    return {match[1] for selector in selectors if (match := re.fullmatch(r"\s*\.([\w-]+)\s*", selector))}


def classes_used(template: str) -> set[str]:
    """Return the classes that a template gives, those that it computes left out."""
    html = (TEMPLATES / template).read_text(encoding="utf-8")
    given = re.findall(r'class="([^"]*)"', html)
    return {one for classes in given for one in re.sub(r"\{[{%].*?[}%]\}", " ", classes).split()}


def test_no_part_restyles_another() -> None:
    found = {
        (part.name, template.name, clashing)
        for part in PARTS
        for template in TEMPLATES.glob("*.j2")
        if template.name.partition(".")[0] not in {part.name, *LENT.get(part.name, ())}
        for clashing in classes_styled(part.name) & classes_used(template.name)
    }
    assert found == set()


def test_the_classes_of_a_sheet_are_found() -> None:
    assert "pin" in classes_styled("map")
    assert "pin" in classes_used("map.html.j2")

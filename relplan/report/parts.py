"""The parts of a report that stand by themselves: each a view, and a template in each form.

A part `NAME` is shown by `templates/html/NAME.html.j2` and `templates/markdown/NAME.md.j2`, which get its view as
`part`; its words are in `locales/NAME.LANGUAGE.yaml`, and what only it needs of style in `templates/html/NAME.css`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.report.views.calendar import view_calendar
from relplan.report.views.data import view_data
from relplan.report.views.diagnosis import view_diagnosis
from relplan.report.views.glossary import view_glossary
from relplan.report.views.harmonisation import view_harmonisation
from relplan.report.views.heat import view_heat
from relplan.report.views.journeys import view_journeys
from relplan.report.views.levers import view_levers
from relplan.report.views.loyalty import view_loyalty
from relplan.report.views.map import view_map
from relplan.report.views.matrix import view_matrix
from relplan.report.views.offers import view_offers
from relplan.report.views.personas import view_personas
from relplan.report.views.priority import view_priority
from relplan.report.views.ratio import view_ratio
from relplan.report.views.tree import view_tree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relplan.report.text.words import Words
    from relplan.validation.review import Review


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the report."""

    name: str
    """Its anchor in the HTML file, its page in Markdown, and the name of its templates; `NAME.title` is its title."""
    view: Callable[[Review, Words], object | None]
    """Makes its view; none when the plan has nothing of the kind."""


PARTS: tuple[Part, ...] = (
    Part("diagnosis", view_diagnosis),
    Part("calendar", view_calendar),
    Part("personas", view_personas),
    Part("journeys", view_journeys),
    Part("map", view_map),
    Part("tree", view_tree),
    Part("ratio", view_ratio),
    Part("levers", view_levers),
    Part("matrix", view_matrix),
    Part("priority", view_priority),
    Part("heat", view_heat),
    Part("harmonisation", view_harmonisation),
    Part("data", view_data),
    Part("offers", view_offers),
    Part("loyalty", view_loyalty),
    Part("glossary", view_glossary),
)
"""In the order in which they are read, after the campaigns and before the conventions."""


def view_parts(review: Review, words: Words) -> Mapping[str, object]:
    """Return the views of the parts that the plan has something of, by name."""
    views = {part.name: part.view(review, words) for part in PARTS}
    return {name: view for name, view in views.items() if view is not None}

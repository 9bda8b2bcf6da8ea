"""AUD003 empty-audience."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study
    from relplan.source.place import Route


def _check(study: Study, _: Options) -> Iterator[Found]:
    for item in study.plan.actions.values():
        document = study.plan.documents[item.path]
        for route in _empty_audiences(document.data, ()):
            yield Found(item.at_key(*route), Arguments(), objects=(item.ref,))


def _empty_audiences(data: Any, route: Route) -> Iterator[Route]:
    """Yield the routes of audiences that are written down and name nobody."""
    if isinstance(data, list):
        for index, part in enumerate(data):
            yield from _empty_audiences(part, (*route, index))
    elif isinstance(data, dict):
        for key, part in data.items():
            if key == "audience" and not _says_something(part):
                yield (*route, key)
            else:
                yield from _empty_audiences(part, (*route, key))


def _says_something(audience: Any) -> bool:
    return isinstance(audience, dict) and any(audience.values())


RULE = Rule(
    code="AUD003",
    name="empty-audience",
    severity=Severity.WARNING,
    statement=Text(
        "An audience is written, but names no segment.",
        "Une audience est déclarée, mais ne nomme aucun segment.",
    ),
    why=Text(
        "Nothing given is everybody: an audience left for later addresses the whole base.",
        "Ne rien dire, c'est tout le monde : une audience laissée pour plus tard vise toute la base.",
    ),
    message=Text(
        "this audience names no segment, so it means everybody",
        "cette audience ne nomme aucun segment : elle désigne tout le monde",
    ),
    remedy=Text(
        "name the segments, or remove the key if everybody is meant",
        "nommez les segments, ou supprimez la clé si tout le monde est visé",
    ),
    bad="""
# campaigns/sales.yaml
name: Sales
programme: events
audience: {segments: []}  # <- here
sends:
  - id: launch
    on: 2027-01-06
    channel: email
    audience:  # <- here
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
""",
    good="""
# campaigns/sales.yaml
name: Sales
programme: events
sends: [{id: launch, on: 2027-01-06, channel: email}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
""",
    check=_check,
)

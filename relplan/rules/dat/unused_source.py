"""DAT006 unused-source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class UnusedSource(Arguments):
    """The source."""

    source: str


def _check(study: Study, _: Options) -> Iterator[Found]:
    used = {one.value.source for one in (*study.plan.events.values(), *study.plan.attributes.values())}
    for source in study.plan.sources.values():
        if used - {None} and source.id not in used and source.value.counts:
            yield Found(source.place, UnusedSource(source.title), objects=(source.ref,))


RULE = Rule(
    code="DAT006",
    name="unused-source",
    severity=Severity.INFO,
    statement=Text(
        "A data source is declared, but nothing comes from it.",
        "Une source de données est déclarée, mais rien n'en vient.",
    ),
    why=Text(
        "Either its events and attributes are missing from the inventory, or they name another source by mistake.",
        "Soit ses événements et attributs manquent à l'inventaire, soit ils nomment une autre source par erreur.",
    ),
    message=Text(
        'no event and no attribute comes from "{source}"',
        "aucun événement ni attribut ne vient de « {source} »",
    ),
    remedy=Text(
        "say what comes from it, or take it out",
        "dites ce qui en vient, ou retirez-la",
    ),
    needs=frozenset({Kind.EVENT, Kind.ATTRIBUTE}),
    bad="""
# data.yaml
sources:
  shop: {refresh: streaming}
  till: {refresh: 1d}  # <- here
events: {cart_abandoned: {source: shop}}
""",
    good="""
# data.yaml
sources:
  shop: {refresh: streaming}
  till: {refresh: 1d}
events: {cart_abandoned: {source: shop}, order_placed: {source: till}}
""",
    fine=(
        """
-  till: {refresh: 1d}
+  till: {status: retired, refresh: 1d}
""",
    ),
    check=_check,
)

"""DAT004 data-without-source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class Sourceless(Arguments):
    """The events and attributes."""

    data: tuple[str, ...]


def _check(study: Study, _: Options) -> Iterator[Found]:
    data = [one for one in (*study.plan.events.values(), *study.plan.attributes.values()) if one.value.counts]
    without = [one for one in data if one.value.source is None]
    if without and len(without) < len(data):
        first, *others = without
        yield Found(
            first.place,
            Sourceless(tuple(one.title for one in without)),
            tuple(Related(one.place, "datum") for one in others),
            tuple(one.ref for one in without),
            identity=(),
        )


RULE = Rule(
    code="DAT004",
    name="data-without-source",
    severity=Severity.INFO,
    statement=Text(
        "Events or attributes don't say which source they come from, though others do.",
        "Des événements ou attributs ne disent pas de quelle source ils viennent, alors que d'autres le disent.",
    ),
    why=Text(
        "The source tells how fresh a datum is, where it is kept and whom to ask when it stops. It is the first "
        "thing that a data team asks.",
        "La source dit la fraîcheur d'une donnée, où elle est gardée et qui appeler quand elle s'arrête. C'est la "
        "première question de l'équipe data.",
    ),
    message=Text(
        "{data:and} {data:doesn't|don't} say which source {data:it comes|they come} from",
        "il manque la source de {data:and}",
    ),
    remedy=Text(
        "add source:, one of those declared in data.yaml",
        "ajoutez source:, parmi celles de data.yaml",
    ),
    notes={
        "datum": Text(
            "nor does this",
            "celui-ci non plus",
        )
    },
    needs=frozenset({Kind.EVENT, Kind.ATTRIBUTE}),
    bad="""
# data.yaml
sources: {shop: {refresh: streaming}}
events:
  cart_abandoned: {source: shop}
  order_placed: {available: available}  # <- here
""",
    good="""
# data.yaml
sources: {shop: {refresh: streaming}}
events:
  cart_abandoned: {source: shop}
  order_placed: {source: shop, available: available}
""",
    fine=(
        """
-  order_placed: {available: available}
+  order_placed: {status: retired, available: available}
""",
        """
-  cart_abandoned: {source: shop}
+  cart_abandoned: {}
""",
    ),
    check=_check,
)

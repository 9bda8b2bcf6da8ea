"""CAL006 unused-occasion."""

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
class Unused(Arguments):
    """The occasions."""

    occasions: tuple[str, ...]


def _check(study: Study, _: Options) -> Iterator[Found]:
    unused = [
        item
        for item in study.plan.occasions.values()
        if item.value.counts and (Kind.OCCASION, item.id) not in study.mentioned
    ]
    if unused and any(item.value.occasion for item in study.plan.campaigns.values()):
        first, *others = unused
        yield Found(
            first.place,
            Unused(tuple(item.title for item in unused)),
            tuple(Related(item.place, "occasion") for item in others),
            tuple(item.ref for item in unused),
            identity=(),
        )


RULE = Rule(
    code="CAL006",
    name="unused-occasion",
    severity=Severity.INFO,
    statement=Text(
        "Occasions are declared, but no campaign depends on them.",
        "Des temps forts sont déclarés, mais aucune campagne n'en dépend.",
    ),
    why=Text(
        "Either a campaign is missing, or the date was copied from last year's calendar and nobody decided to "
        "leave it out.",
        "Soit une campagne manque, soit la date vient du calendrier de l'an dernier et personne n'a décidé de la "
        "laisser passer.",
    ),
    message=Text("no campaign depends on {occasions:and}", "aucune campagne ne dépend de {occasions:and}"),
    remedy=Text(
        "plan a campaign, or take them out of the calendar",
        "prévoyez une campagne, ou retirez-les du calendrier",
    ),
    notes={"occasion": Text("unused too", "inutilisé lui aussi")},
    needs=frozenset({Kind.CAMPAIGN, Kind.SCENARIO, Kind.OCCASION, Kind.PRESSURE}),
    bad="""
# campaigns/sales.yaml
name: Sales
programme: events
occasion: winter_sales
sends: [{id: launch, on: occasion, channel: email}]
# calendar.yaml
occasions:
  winter_sales: {name: Winter sales, rule: winter_sales_fr}
  easter: {name: Easter, rule: easter}  # <- here
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
occasion: winter_sales
sends: [{id: launch, on: occasion, channel: email}]
# calendar.yaml
occasions:
  winter_sales: {name: Winter sales, rule: winter_sales_fr}
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
""",
    fine=(
        """
-  easter: {name: Easter, rule: easter}
+  easter: {status: retired, name: Easter, rule: easter}
""",
    ),
    check=_check,
)

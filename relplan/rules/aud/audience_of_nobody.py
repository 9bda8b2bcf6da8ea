"""AUD002 audience-of-nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.model.scenario import Scenario

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.pressure.message import Message
    from relplan.analysis.study import Study
    from relplan.model.campaign import Campaign
    from relplan.plan.plan import Item
    from relplan.source.place import Place


def _check(study: Study, _: Options) -> Iterator[Found]:
    unknown = {mention.owner.ref for mention in study.unknown_mentions if mention.kind is Kind.SEGMENT}
    for item in study.plan.actions.values():
        if item.ref not in unknown and item.value.counts:
            for place, message in _messages(study, item):
                if message.reach.is_empty:
                    yield Found(place, Arguments(), objects=(item.ref,))


def _messages(study: Study, item: Item[Scenario | Campaign]) -> Iterator[tuple[Place, Message]]:
    """Yield the messages of an action, each with the place of what says whom it is for."""
    value = item.value
    if isinstance(value, Scenario):
        for route, message in study.messages.of_scenario(cast("Item[Scenario]", item)):
            yield item.at(*route, "audience"), message
    else:
        for index in range(len(value.sends)):
            yield item.at("sends", index, "audience"), study.messages.of_send(cast("Item[Campaign]", item), index)


RULE = Rule(
    code="AUD002",
    name="audience-of-nobody",
    severity=Severity.ERROR,
    statement=Text("A message can reach no customer at all.", "Un message ne peut toucher aucun client."),
    why=Text(
        "Segments that exclude each other leave nobody; the plan looks busy and the message is never sent.",
        "Des segments qui s'excluent ne laissent personne : le plan paraît rempli, et le message ne part jamais.",
    ),
    message=Text(
        "no customer can be in this audience, once the exclusions are applied",
        "aucun client ne peut être dans cette audience, une fois les exclusions appliquées",
    ),
    remedy=Text(
        "look at what the action, the message, its brand and the exclusions ask for together",
        "regardez ce que demandent ensemble l'action, le message, sa marque et les exclusions",
    ),
    needs=frozenset({Kind.SEGMENT, Kind.BRAND, Kind.PRESSURE}),
    bad="""
# campaigns/sales.yaml
name: Sales
programme: events
audience: {segments: [lifecycle.new]}
sends:
  - id: launch
    on: 2027-01-06
    channel: email
    audience: {segments: [lifecycle.lost]}  # <- here
# conventions/segments.yaml
segmentations: {lifecycle: {segments: {new: {}, lost: {}}}}
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
audience: {segments: [lifecycle.new, lifecycle.lost]}
sends:
  - id: launch
    on: 2027-01-06
    channel: email
    audience: {segments: [lifecycle.lost]}
# conventions/segments.yaml
segmentations: {lifecycle: {segments: {new: {}, lost: {}}}}
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
""",
    fine=(
        """
 name: Sales
+status: retired
""",
        """
-    audience: {segments: [lifecycle.lost]}
+    audience: {exclude: [lifecycle.lost]}
""",
        """
-segmentations: {lifecycle: {segments: {new: {}, lost: {}}}}
+segmentations: {lifecycle: {exclusive: false, segments: {new: {}, lost: {}}}}
""",
    ),
    check=_check,
)

"""CAM001 duplicate-send-id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class DuplicateSend(Arguments):
    """The id."""

    id: str


def _check(study: Study, _: Options) -> Iterator[Found]:
    for item in study.plan.campaigns.values():
        first: dict[str, int] = {}
        for index, send in enumerate(item.value.sends):
            before = first.setdefault(send.id, index)
            if before != index:
                related = Related(item.at("sends", before, "id"), "first")
                yield Found(item.at("sends", index, "id"), DuplicateSend(send.id), (related,), (item.ref,))


RULE = Rule(
    code="CAM001",
    name="duplicate-send-id",
    severity=Severity.ERROR,
    statement=Text(
        "Two sends of a campaign have the same id.",
        "Deux envois d'une campagne portent le même identifiant.",
    ),
    why=Text(
        "Results, waivers and decisions name a send by its id: it must mean one send only.",
        "Les résultats, les dérogations et les décisions désignent un envoi par son identifiant : il ne doit en "
        "désigner qu'un.",
    ),
    message=Text(
        'another send of this campaign is called "{id}" too',
        "un autre envoi de cette campagne s'appelle aussi « {id} »",
    ),
    remedy=Text(
        "give each send its own id",
        "donnez à chaque envoi son identifiant",
    ),
    notes={
        "first": Text(
            "first used here",
            "employé une première fois ici",
        )
    },
    bad="""
# campaigns/sales.yaml
name: Sales
programme: events
sends:
  - {id: launch, on: 2027-01-06, channel: email}
  - {id: launch, on: 2027-01-20, channel: email}  # <- here
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
sends:
  - {id: launch, on: 2027-01-06, channel: email}
  - {id: reminder, on: 2027-01-20, channel: email}
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
""",
    check=_check,
)

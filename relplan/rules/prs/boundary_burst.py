"""PRS021 boundary-burst."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Phrase, Text
from relplan.rules.breaches import PROOF_NEEDS, limit_refs
from relplan.rules.words.customers import name_customer
from relplan.rules.words.limits import limit_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from relplan.analysis.study import Study

_ROLLING = {"day": "1d", "week": "7d"}


@dataclass(frozen=True, slots=True)
class Burst(Arguments):
    """A calendar cap, and the contacts across its boundary."""

    limit: str
    max: int
    who: Text | Phrase
    load: int
    first: date
    last: date
    rolling: str


def _check(study: Study, _: Options) -> Iterator[Found]:
    for burst in study.boundary_bursts:
        witness, limit = burst.witness, burst.limit
        yield Found(
            limit.place,
            Burst(
                limit=limit_name(limit, study.plan),
                max=witness.max,
                who=name_customer(witness, study.plan),
                load=witness.load,
                first=witness.received[0].at.date(),
                last=witness.end.date(),
                rolling=_ROLLING[str(limit.window.unit)],
            ),
            tuple(
                Related(one.planned.place, "send", {"campaign": one.planned.campaign.title, "day": one.at.date()})
                for one in witness.received
            ),
            (*(f"campaign/{action}" for action in sorted(witness.actions)), *limit_refs(limit)),
            identity=(),
        )


RULE = Rule(
    code="PRS021",
    name="boundary-burst",
    severity=Severity.INFO,
    statement=Text(
        "The calendar's sends keep to a cap by the week or day, but gather where one week or day ends and the next "
        "begins.",
        "Les envois du calendrier respectent un plafond par semaine ou par jour, mais se concentrent à cheval sur "
        "deux semaines ou deux jours.",
    ),
    why=Text(
        "A cap of two a calendar week allows four contacts from Saturday to Monday. The customer counts days, not "
        "weeks.",
        "Un plafond de deux par semaine civile permet quatre contacts du samedi au lundi. Le client compte les jours, "
        "pas les semaines.",
    ),
    message=Text(
        '"{limit}" allows {max} {max:contact|contacts} and is kept, yet {who} gets {load} contacts from {first} to '
        "{last}",
        "« {limit} » permet {max} {max:contact|contacts} et est respecté, pourtant {who} reçoit {load} contacts du "
        "{first} au {last}",
    ),
    remedy=Text(
        "count in a rolling window (per: {rolling}), a first step: the sends that are too many are reported next; add "
        "a minimum_gap, or move a send",
        "comptez en fenêtre glissante (per: {rolling}), un premier pas : les envois de trop sont signalés ensuite ; "
        "ajoutez un minimum_gap, ou déplacez un envoi",
    ),
    notes={"send": Text('"{campaign}" on {day}', "« {campaign} » le {day}")},
    needs=PROOF_NEEDS,
    hangs_on_days=True,
    bad="""
# conventions/pressure.yaml
caps:
  weekly:
    max: 1  # <- here
    per: week
# campaigns/sales.yaml
name: Sales
programme: events
sends:
  - {id: launch, on: 2027-01-10, channel: email}
  - {id: reminder, on: 2027-01-11, channel: email}
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
""",
    good="""
# conventions/pressure.yaml
caps:
  weekly:
    max: 1
    per: week
# campaigns/sales.yaml
name: Sales
programme: events
sends:
  - {id: launch, on: 2027-01-06, channel: email}
  - {id: reminder, on: 2027-01-13, channel: email}
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
""",
    check=_check,
)

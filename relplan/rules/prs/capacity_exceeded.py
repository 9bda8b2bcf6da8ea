"""PRS009 capacity-exceeded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.model.quantities.rounding import whole
from relplan.rules.breaches import PROOF_NEEDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from relplan.analysis.pressure.capacity import Overload
    from relplan.analysis.study import Study

_SPANS = {
    "week": Text("in the week of", "dans la semaine du"),
    "month": Text("in the month of", "dans le mois du"),
    "year": Text("in the year of", "dans l'année du"),
}
_ON = Text("on", "le")


@dataclass(frozen=True, slots=True)
class Overloaded(Arguments):
    """A channel, and what is asked of it."""

    channel: str
    asked: int
    """At least."""
    capacity: int
    span: Text
    day: date
    days: int | None
    """Over how many days the greatest send would have to be spread to fit in; none when that is not enough."""
    times: int | None
    """How many are too full; none when it is one."""


def _check(study: Study, _: Options) -> Iterator[Found]:
    return (_tell(overload) for overload in study.overloads)


def _tell(overload: Overload) -> Found:
    *others, last = overload.contacts
    capacity = overload.channel.value.capacity
    return Found(
        last.planned.place,
        Overloaded(
            channel=overload.channel.title,
            asked=whole(overload.asked.low),
            capacity=whole(overload.capacity),
            span=_SPANS.get(capacity.per, _ON) if capacity else _ON,
            day=overload.first,
            days=overload.spread,
            times=overload.times if overload.times > 1 else None,
        ),
        (
            *(Related(one.planned.place, "send", {"campaign": one.planned.campaign.title}) for one in others),
            Related(overload.channel.at("capacity"), "capacity"),
        ),
        (*(f"campaign/{one.planned.campaign.id}" for one in overload.contacts), overload.channel.ref),
        identity=(),
    )


RULE = Rule(
    code="PRS009",
    name="capacity-exceeded",
    severity=Severity.WARNING,
    statement=Text(
        "The calendar asks more contacts of a channel than it can make.",
        "Le calendrier demande à un canal plus de contacts qu'il n'en peut faire.",
    ),
    why=Text(
        "Calls that nobody can make pile up and are made late, to customers who no longer care. The figure is an "
        "expectation from declared volumes and sizes; the least that they allow is already too much.",
        "Les appels que personne ne peut passer s'accumulent et partent trop tard. Le chiffre est une estimation, à "
        "partir des volumes et des tailles déclarés ; le moins qu'ils permettent est déjà trop.",
    ),
    message=Text(
        '"{channel}" is asked for at least {asked} contacts {span} {day}, and can make only {capacity} (an '
        "expectation)",
        "on demande à « {channel} » au moins {asked} contacts {span} {day}, et il ne peut en faire que "
        "{capacity} (estimation)",
    ),
    label=(Text("the worst of {times} times", "le pire de {times} cas"),),
    remedy=(
        Text(
            "spread it over {days} days (spread: {{over: {days}d}}), narrow the audience, or add capacity",
            "répartissez-le sur {days} jours (spread: {{over: {days}d}}), resserrez l'audience, ou "
            "augmentez la capacité",
        ),
        Text(
            "plan less at the same time, narrow an audience, or add capacity",
            "prévoyez moins en même temps, resserrez une audience, ou augmentez la capacité",
        ),
    ),
    notes={
        "send": Text('"{campaign}" asks for some of them', "« {campaign} » en demande une partie"),
        "capacity": Text("the capacity", "la capacité"),
    },
    needs=PROOF_NEEDS | {Kind.CHANNEL, Kind.STORE},
    hangs_on_days=True,
    bad="""
# campaigns/renewals.yaml
name: Renewals
programme: events
sends:
  - {id: calls, on: 2027-01-11, channel: call, volume: 2400}  # <- here
# conventions/channels.yaml
call: {kind: call, capacity: 150/day}
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
""",
    good="""
# campaigns/renewals.yaml
name: Renewals
programme: events
sends:
  - {id: calls, on: 2027-01-11, channel: call, volume: 2400, spread: {over: 16d}}
# conventions/channels.yaml
call: {kind: call, capacity: 150/day}
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
""",
    check=_check,
)

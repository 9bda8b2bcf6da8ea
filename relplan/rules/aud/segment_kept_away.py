"""AUD010 segment-kept-away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.contacts import contacts_of
from relplan.analysis.reach import can_meet
from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relplan.analysis.pressure.message import Message
    from relplan.analysis.reach import Population
    from relplan.analysis.study import Study
    from relplan.model.audience import Audience
    from relplan.model.campaign import Campaign
    from relplan.model.scenario import Scenario
    from relplan.plan.plan import Item
    from relplan.source.place import Route


@dataclass(frozen=True, slots=True)
class KeptAway(Arguments):
    """A segment that an audience names, and the exclusions that keep all of it from the messages."""

    segment: str
    exclusions: tuple[str, ...]


def _check(study: Study, _: Options) -> Iterator[Found]:
    for action in study.plan.actions.values():
        if action.value.counts:
            messages = [one for one in study.messages.of_action(action) if not one.reach.is_empty]
            yield from _of_audience(study, action, ("audience",), action.value.audience, messages)
            for message, written in zip(study.messages.of_action(action), contacts_of(action.value), strict=True):
                route = (*message.place.route, "audience")
                held = [message] if message in messages else []
                yield from _of_audience(study, action, route, written.audience, held)


def _of_audience(
    study: Study,
    action: Item[Scenario | Campaign],
    route: Route,
    audience: Audience | None,
    messages: Sequence[Message],
) -> Iterator[Found]:
    """Yield the segments that an audience names and that none of its messages can reach for an exclusion."""
    pressure = study.plan.pressure
    for step, segment in _named(audience):
        if pressure is not None and messages and _is_kept_away(segment, messages, study.population):
            found = dict.fromkeys(ident for message in messages for ident in message.exclusions)
            kept = study.population.all_of([segment])
            those = tuple(
                ident
                for ident in found
                if can_meet(kept, study.population.all_of([pressure.value.exclusions[ident].segment]))
            )
            related = tuple(Related(pressure.at_key("exclusions", ident), "exclusion") for ident in those)
            place = action.at(*route, *step)
            values = KeptAway(
                study.plan.title_of(Kind.SEGMENT, segment),
                tuple(study.plan.title_of(Kind.EXCLUSION, ident) for ident in those),
            )
            yield Found(place, values, related, (action.ref,), identity=(segment,))


def _named(audience: Audience | None) -> Iterator[tuple[Route, str]]:
    if audience is not None:
        yield from ((("segments", n), one) for n, one in enumerate(audience.segments))
        yield from ((("any_of", n, m), one) for n, way in enumerate(audience.any_of) for m, one in enumerate(way))


def _is_kept_away(segment: str, messages: Sequence[Message], population: Population) -> bool:
    """Tell whether some message is meant for customers of a segment and none may reach any."""
    inside = population.all_of([segment])
    is_meant = any(can_meet(message.addressed, inside) for message in messages)
    return is_meant and not any(can_meet(message.reach, inside) for message in messages)


RULE = Rule(
    code="AUD010",
    name="segment-kept-away",
    severity=Severity.WARNING,
    statement=Text(
        "An audience names a segment, and exclusions keep all of it from the message.",
        "Une audience cite un segment que des exclusions tiennent tout entier à l'écart du message.",
    ),
    why=Text(
        "Whoever wrote the audience counts on these customers, and whoever wrote the exclusion on their peace: one of "
        "both is wrong. Nothing is sent to them. An audience of which nobody is left is reported by "
        "audience-of-nobody.",
        "Qui a écrit l'audience compte sur ces clients, qui a écrit l'exclusion compte sur leur tranquillité : l'un "
        "des deux se trompe. Rien ne leur est envoyé. Une audience dont il ne reste personne est signalée par "
        "audience-of-nobody.",
    ),
    source="Common practice of relational plans: global exclusions with their exceptions",
    message=Text(
        'the audience names "{segment}", and {exclusions:and} {exclusions:keeps|keep} all of it away',
        "l'audience cite « {segment} », que {exclusions:and} {exclusions:exclut|excluent} tout entier",
    ),
    remedy=Text(
        "take the segment out of the audience, or add an exception to the exclusion",
        "retirez le segment de l'audience, ou ajoutez une exception à l'exclusion",
    ),
    notes={"exclusion": Text("the exclusion", "l'exclusion")},
    since="2026.2",
    needs=frozenset(
        {
            *(Kind.SEGMENT, Kind.BRAND, Kind.STORE, Kind.PRESSURE),
            *(Kind.SCENARIO, Kind.CAMPAIGN, Kind.COMMUNICATION, Kind.CHANNEL),
        }
    ),
    bad="""
# campaigns/sales.yaml
name: Sales
programme: events
audience:
  segments:
    - lifecycle.active
    - lifecycle.at_risk  # <- here
sends: [{id: launch, on: 2027-01-06, channel: email}]
# conventions/segments.yaml
segmentations: {lifecycle: {segments: {active: {}, at_risk: {}}}}
# conventions/pressure.yaml
exclusions: {left_alone: {segment: lifecycle.at_risk, from: all}}
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
audience:
  segments:
    - lifecycle.active
    - lifecycle.at_risk
sends: [{id: launch, on: 2027-01-06, channel: email}]
# conventions/segments.yaml
segmentations: {lifecycle: {segments: {active: {}, at_risk: {}}}}
# conventions/pressure.yaml
exclusions: {left_alone: {segment: lifecycle.at_risk, from: all, except: {campaigns: [sales]}}}
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
    ),
    check=_check,
)

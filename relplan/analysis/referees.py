"""Messages to referees: people whose address a customer gave, and who have agreed to nothing yet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.named_segments import find_named_segments
from relplan.analysis.pressure.timing import find_timing
from relplan.analysis.volumes import messages_on_ways
from relplan.analysis.wordings import message_passages
from relplan.model.campaign import Campaign
from relplan.model.consents import Purpose
from relplan.model.scenario import Scenario

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relplan.analysis.outgoing import Outgoing
    from relplan.plan.plan import Plan

_REFEREE = re.compile(
    r"\b(?:filleule?s?|parrainée?s?|referees?|referred (?:friends?|people|persons?|contacts?))\b", re.IGNORECASE
)
_CUSTOMER = re.compile(
    r"\b(?:clients?|clientes?|converti\w*|command\w+|achet\w+|achats?|inscrits?|customers?|orders?|ordered|bought|joined)\b",
    re.IGNORECASE,
)
_SPONSOR = re.compile(r"parrain|marraine|\bami\b|\bamie\b|friend|sponsor|referr|recommand|de la part", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RefereeContact:
    """An action that writes to referees."""

    messages: tuple[Outgoing, ...]
    """Its messages to them for marketing, in order; at least one."""
    most: int
    """The most that one referee gets."""
    unnamed: Outgoing | None
    """A message of which the plan writes what it says, and that names no sponsor; none when there is none."""


def find_referee_contacts(plan: Plan, outgoing: Iterable[Outgoing]) -> tuple[RefereeContact, ...]:
    """Return the actions that write to referees, told by their moments and segments, in the order of the messages."""
    found: dict[str, list[Outgoing]] = {}
    for one in outgoing:
        if one.purpose is Purpose.MARKETING and _is_to_referees(plan, one):
            found.setdefault(one.action.id, []).append(one)
    return tuple(
        RefereeContact(tuple(messages), _most(messages), next((one for one in messages if _hides_sponsor(one)), None))
        for messages in found.values()
    )


def _is_to_referees(plan: Plan, outgoing: Outgoing) -> bool:
    action = outgoing.action.value
    texts = [
        f"{ident} {plan.segments[ident].value.name} {plan.segments[ident].value.definition}"
        for ident, _ in find_named_segments(outgoing)
        if ident in plan.segments
    ]
    if isinstance(action, Scenario) and (moment := plan.moments.get(action.trigger.moment)):
        texts.append(f"{moment.id} {moment.value.name}")
    plain = [re.sub(r"[_.-]", " ", text) for text in texts]
    return any(_REFEREE.search(text) for text in plain) and not any(_CUSTOMER.search(text) for text in plain)


def _most(messages: list[Outgoing]) -> int:
    """Return the most of some messages of one action that one referee gets."""
    action = messages[0].action.value
    if isinstance(action, Campaign):
        return len(messages)
    timing = find_timing(action)
    routes = {one.message.place.route for one in messages}
    points = {point for point, route in timing.messages.items() if (*messages[0].action.route, *route) in routes}
    return int(messages_on_ways(timing, points).high)


def _hides_sponsor(outgoing: Outgoing) -> bool:
    texts = dict(message_passages(outgoing)).values()
    is_told = bool(getattr(outgoing.written, "description", ""))
    return is_told and not any(_SPONSOR.search(text) for text in texts)

"""Pending messages: due, deferred, held, or waiting for a send to ride on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from relplan.analysis.arbitration.candidate import Candidate

if TYPE_CHECKING:
    from datetime import datetime

    from relplan.analysis.arbitration.instance import DueStep, Instance
    from relplan.analysis.pressure.contact import Contact
    from relplan.analysis.pressure.message import Message
    from relplan.analysis.validity import Ends
    from relplan.model.action import OnCapped
    from relplan.source.place import Place


@dataclass(frozen=True, slots=True, eq=False)
class Pending:
    """A message on its way to the customer."""

    candidate: Candidate
    instance: Instance | None
    """The run of the scenario that waits for it; none for a campaign's send."""
    policy: OnCapped | None
    """What is still to be tried when it is refused."""
    place: Place | None
    """Where the plan says so."""
    deferred_until: datetime | None = None
    """The last instant at which its deferral lets it be tried; none when it isn't deferred."""
    is_held: bool = False
    """Whether it waits for as long as it takes."""
    is_ended: bool = False
    """Whether something was not tried since it would lead behind the end of what it announces."""
    ride: str = ""
    """The campaign that it waits for, until the instant of its candidate."""

    def moved_to(self, at: datetime, *, is_shifted: bool = False) -> Pending:
        """Return the message as it is tried again at an instant."""
        candidate = replace(self.candidate, at=at, is_shifted=is_shifted or self.candidate.is_shifted)
        return replace(self, candidate=candidate)


def pending_send(contact: Contact, ends: Ends) -> Pending:
    """Return a dated send on its way; when it is spread over several days, on the first of them."""
    campaign, index = contact.planned.campaign, contact.planned.index
    send = campaign.value.sends[index]
    policy = send.on_capped or campaign.value.on_capped
    route = ("sends", index, "on_capped") if send.on_capped else ("on_capped",)
    at, last = contact.planned.at, contact.planned.instants[-1]
    end = ends.end_of(contact.message, at)
    candidate = Candidate(contact.message, at, at, end=end, spread_to=last if last > at else None)
    return Pending(candidate, None, policy, campaign.at(*route) if policy else None)


def pending_step(instance: Instance, due: DueStep, message: Message, ends: Ends) -> Pending:
    """Return a message that an instance of a scenario has come to."""
    scenario, step = instance.scenario, due.step
    policy, valid = step.on_capped or scenario.value.on_capped, scenario.value.valid_for
    route = (*due.route, "on_capped") if step.on_capped else ("on_capped",)
    expires = instance.clock.after(due.at, valid) if valid else None
    candidate = Candidate(message, due.at, due.at, expires, ends.end_of(message, due.at))
    return Pending(candidate, instance, policy, scenario.at(*route) if policy else None)

"""Eligibility: whether a message may reach a customer at all, and over which of its channels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.analysis.arbitration.decision import Decision, Outcome
from relplan.model.consents import Purpose

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relplan.analysis.arbitration.candidate import Candidate, Made
    from relplan.analysis.arbitration.customer import Customer
    from relplan.analysis.reach import Population
    from relplan.plan.plan import Plan
    from relplan.source.place import Place


class Eligibility:
    """Checks candidates again at the instant they would be sent."""

    def __init__(self, plan: Plan, population: Population, customer: Customer) -> None:
        self._plan = plan
        self._population = population
        self._customer = customer

    def check(self, candidate: Candidate) -> Made | Decision:
        """Return the contact that a candidate would become, or the decision that rules it out."""
        message, at = candidate.message, candidate.at
        if candidate.expires is not None and candidate.expires < at:
            return Decision(candidate, Outcome.EXPIRED, at)
        if not self._customer.is_in(message.addressed, at):
            return Decision(candidate, Outcome.NOT_ADDRESSED, at)
        exclusions = tuple(self._exclusions(candidate))
        if exclusions:
            place = self._place_of_exclusion(exclusions[0])
            return Decision(candidate, Outcome.EXCLUDED, at, reasons=exclusions, place=place)
        missing = self._refused_extras(message.consents)
        if missing:
            return Decision(candidate, Outcome.NO_CONSENT, at, reasons=tuple(missing))
        for channel in message.channels:
            refused = self._refused_consents(message.communication, channel)
            if not refused:
                return candidate.over(channel)
            missing += refused
        return Decision(candidate, Outcome.NO_CONSENT, at, reasons=tuple(dict.fromkeys(missing)))

    def _exclusions(self, candidate: Candidate) -> list[str]:
        pressure = self._plan.pressure
        return [
            ident
            for ident in candidate.message.exclusions
            if pressure and self._is_in_segment(pressure.value.exclusions[ident].segment, candidate)
        ]

    def _place_of_exclusion(self, ident: str) -> Place | None:
        pressure = self._plan.pressure
        return pressure.at_key("exclusions", ident) if pressure else None

    def _is_in_segment(self, segment: str, candidate: Candidate) -> bool:
        return self._customer.is_in(self._population.all_of([segment]), candidate.at)

    def _refused_extras(self, consents: Iterable[str]) -> list[str]:
        """Return the consents of a message's own that the customer refuses; tracking opens stops no message."""
        return [
            ident
            for ident in consents
            if ident in self._customer.refused and self._purpose(ident) is not Purpose.OPEN_TRACKING
        ]

    def _purpose(self, consent: str) -> Purpose | None:
        item = self._plan.consents.get(consent)
        return item.value.purpose if item else None

    def _refused_consents(self, communication: str | None, channel: str) -> list[str]:
        """Return the consents that a channel needs for a communication, when the customer refuses all of them."""
        item = self._plan.communications.get(communication or "")
        purpose = item.value.purpose if item else None
        if purpose in (None, Purpose.CONTRACT):
            return []
        needed = [
            ident
            for ident, consent in self._plan.consents.items()
            if consent.value.purpose is purpose and channel in consent.value.channels
        ]
        return needed if needed and self._customer.refused.issuperset(needed) else []

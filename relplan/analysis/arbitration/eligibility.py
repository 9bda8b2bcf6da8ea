"""Eligibility: whether a message may reach a customer at all, and over which of its channels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.analysis.arbitration.decision import Decision, Outcome

if TYPE_CHECKING:
    from datetime import datetime

    from relplan.analysis.arbitration.candidate import Candidate, Made
    from relplan.analysis.arbitration.customer import Customer
    from relplan.analysis.pressure.departure import Departure
    from relplan.analysis.pressure.message import Message
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
        refused: list[str] = []
        excluded: list[str] = []
        for departure in message.departures:
            exclusions, missing = self._exclusions(departure, at), self._missing(departure)
            if not exclusions and not missing:
                return candidate.over(departure)
            excluded += exclusions
            refused += [] if exclusions else missing
        if not refused:
            place = self._place_of_exclusion(excluded[0])
            return Decision(candidate, Outcome.EXCLUDED, at, reasons=tuple(dict.fromkeys(excluded)), place=place)
        return Decision(candidate, Outcome.NO_CONSENT, at, reasons=tuple(dict.fromkeys(refused)))

    def open_channels(self, message: Message, at: datetime) -> frozenset[str]:
        """Return the channels on which nothing of the customer's stands against a message."""
        if not self._customer.is_in(message.addressed, at):
            return frozenset()
        return frozenset(
            departure.channel
            for departure in message.departures
            if not self._exclusions(departure, at) and not self._missing(departure)
        )

    def _missing(self, departure: Departure) -> list[str]:
        """Return the consents that the customer refuses and a channel asks for."""
        return [ident for need in departure.needs if need.is_refused(self._customer.refused) for ident in need.answers]

    def _exclusions(self, departure: Departure, at: datetime) -> list[str]:
        """Return the exclusions that keep the customer from a message on a channel."""
        pressure = self._plan.pressure
        return [
            ident
            for ident in departure.exclusions
            if pressure and self._is_in_segment(pressure.value.exclusions[ident].segment, at)
        ]

    def _place_of_exclusion(self, ident: str) -> Place | None:
        pressure = self._plan.pressure
        return pressure.at_key("exclusions", ident) if pressure else None

    def _is_in_segment(self, segment: str, at: datetime) -> bool:
        return self._customer.is_in(self._population.all_of([segment]), at)

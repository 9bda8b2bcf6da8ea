"""Harmonisation: what a scenario says of a campaign's send that is due the same day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.model.scenario import HarmonisationRule, Scenario

if TYPE_CHECKING:
    from relplan.analysis.arbitration.candidate import Candidate, Made
    from relplan.model.scenario import Harmonisation
    from relplan.source.place import Place


def find_harmonisation(scenario: Scenario, campaign: str) -> Harmonisation | None:
    """Return a scenario's decision about a campaign: its own, else that for all others."""
    return scenario.with_campaigns.get(campaign, scenario.with_campaigns.get("default"))


def place_of_harmonisation(message: Candidate | Made, send: Candidate | Made) -> Place:
    """Return the line on which a message's scenario decides about a send's campaign."""
    scenario, campaign = message.message.action, send.message.action.id
    own = isinstance(scenario.value, Scenario) and campaign in scenario.value.with_campaigns
    return scenario.at("with_campaigns", campaign if own else "default")


def say_of(message: Candidate | Made, send: Candidate | Made) -> Harmonisation | None:
    """Return what a scenario's message has to say of a campaign's send; nothing on another day."""
    return say_any_day(message, send) if message.at.date() == send.at.date() else None


def say_any_day(message: Candidate | Made, send: Candidate | Made) -> Harmonisation | None:
    """Return what a scenario's message has to say of a campaign's send if both come the same day.

    A send that limits can't hold back is never touched. A message that they can't hold back may win, but is neither
    combined nor held back itself.
    """
    scenario, campaign = message.message.action, send.message.action
    if not isinstance(scenario.value, Scenario) or isinstance(campaign.value, Scenario) or not send.message.obeys:
        return None
    said = find_harmonisation(scenario.value, campaign.id)
    return said if message.message.obeys or wins(said) else None


def wins(said: Harmonisation | None) -> bool:
    """Tell whether a decision keeps the campaign's send from being made that day."""
    return said is not None and (said.wins_and_shifts is not None or said.decision is HarmonisationRule.WINS)


def combines(said: Harmonisation | None) -> bool:
    """Tell whether a decision serves both with one contact."""
    return said is not None and said.decision is HarmonisationRule.COMBINE


def yields(said: Harmonisation | None) -> bool:
    """Tell whether a decision holds the scenario's message back."""
    return said is not None and said.decision is HarmonisationRule.YIELDS

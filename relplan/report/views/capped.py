"""What becomes of a message that a limit refuses, and of competing actions, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.model.action import OnCapped
from relplan.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relplan.model.scenario import Harmonisation, Suppression
    from relplan.report.text.words import Words
    from relplan.report.views.names import Names


def say_capped(rule: OnCapped | None, words: Words, names: Names, contacts: Mapping[str, str]) -> str:
    """Say what becomes of a refused message; empty when nothing is said. `contacts` names messages by id."""
    if rule is None:
        return ""
    parts = []
    if rule.defer:
        parts.append(words("capped.defer", duration=words.format.duration(rule.defer)))
    if rule.substitute:
        parts.append(words("capped.substitute", message=contacts.get(rule.substitute, rule.substitute)))
    if rule.merge_into:
        parts.append(_say_merge(rule, words, names.text(Kind.CAMPAIGN, rule.merge_into)))
    if isinstance(rule.then, OnCapped):
        parts.append(say_capped(rule.then, words, names, contacts))
    elif rule.then is not None:
        parts.append(words.of(rule.then))
    return words("capped.then").join(part for part in parts if part)


def _say_merge(rule: OnCapped, words: Words, campaign: str) -> str:
    """Say which campaign takes the message in, and how long it waits for it where the plan says so."""
    if rule.within:
        return words("capped.merge_into_within", campaign=campaign, duration=words.format.duration(rule.within))
    return words("capped.merge_into", campaign=campaign)


def say_harmonisation(rule: Harmonisation, words: Words) -> str:
    """Say what happens when a scenario's message and a campaign's send are due the same day."""
    if rule.wins_and_shifts:
        return words("harmonisation.wins_and_shifts", duration=words.format.duration(rule.wins_and_shifts))
    return words.of(rule.decision) if rule.decision else ""


def say_suppression(rule: Suppression, words: Words, names: Names) -> str:
    """Say which scenario is not launched in favour of another, for how long, and what becomes of it."""
    name = names.text(Kind.SCENARIO, rule.scenario)
    if rule.for_:
        text = words("suppression.for", scenario=name, duration=words.format.duration(rule.for_))
    else:
        text = words("suppression.while", scenario=name)
    return f"{text}, {words(f'suppression.{rule.then}')}" if rule.then else text

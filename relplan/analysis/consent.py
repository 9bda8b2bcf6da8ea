"""Consent: what each message needs before it may use a channel, and which entries of the plan answer it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.consent_need import Need
from relplan.analysis.legal_basis import stands_for_consent
from relplan.model.consents import ConsentKind, Purpose
from relplan.model.mechanic import MessageStep, TaskStep, walk_steps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from relplan.analysis.conditions import ConditionWord
    from relplan.analysis.outgoing import Outgoing
    from relplan.model.quantities import Rate
    from relplan.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class Permission:
    """What a message needs before it may use one of its channels."""

    outgoing: Outgoing
    channel: str
    needs: tuple[Need, ...]
    """First what the purpose of its communication calls for, then what is asked for beyond; none for a contract."""
    reach: Rate | None
    """The share of customers that the channel can reach, as declared."""

    @property
    def missing(self) -> tuple[Need, ...]:
        """The needs that no entry of the plan answers."""
        return tuple(need for need in self.needs if not need.is_met)


def find_permissions(
    plan: Plan, outgoing: Iterable[Outgoing], opened: Mapping[tuple[str, str], Sequence[ConditionWord]]
) -> tuple[Permission, ...]:
    """Return what every message needs on each of its channels, the first one and those it falls back on."""
    return tuple(
        Permission(
            one, departure.channel, (*departure.needs, *_tracking(plan, one, opened)), _reach(plan, departure.channel)
        )
        for one in outgoing
        for departure in one.message.departures
    )


def find_asked_opens(conditions: Iterable[ConditionWord]) -> Mapping[tuple[str, str], tuple[ConditionWord, ...]]:
    """Return the words of conditions that ask whether a message was opened, by scenario and message."""
    found: dict[tuple[str, str], list[ConditionWord]] = {}
    for word in conditions:
        message, _, outcome = word.text.rpartition(".")
        if outcome == "opened" and word.text in word.outcomes:
            found.setdefault((word.owner.id, message), []).append(word)
    return {key: tuple(words) for key, words in found.items()}


def _watches_addresses(outgoing: Outgoing, word: ConditionWord) -> bool:
    """Tell whether a condition on opens only finds addresses where nobody reads, in messages of service.

    Nothing is sent on any way of its branch: customers leave the scenario, or go on as before.
    """
    at = word.at.route
    branch = at[: at.index("if") - 2]
    sends = any(
        isinstance(step, MessageStep | TaskStep) and route[: len(branch)] == branch
        for route, step in walk_steps(word.owner.value.steps)
    )
    return outgoing.purpose is Purpose.CONTRACT and not sends


def find_untold_opens(
    plan: Plan, outgoing: Iterable[Outgoing], opened: Mapping[tuple[str, str], Sequence[ConditionWord]]
) -> tuple[tuple[ConditionWord, ...], ...]:
    """Return the words that ask for opens to whose tracking no consent is named, together by scenario, by its id.

    Silence is no consent to tracking: an entry that states another kind than an opt-in doesn't answer.
    """
    found: dict[str, list[ConditionWord]] = {}
    for one in outgoing:
        if not any(_allows_tracking(plan, ident) for ident in one.consents) and not stands_for_consent(
            one.action.value
        ):
            words = opened.get((one.action.id, one.message.id), ())
            found.setdefault(one.action.id, []).extend(word for word in words if not _watches_addresses(one, word))
    return tuple(tuple(words) for words in found.values() if words)


def _allows_tracking(plan: Plan, ident: str) -> bool:
    item = plan.consents.get(ident)
    if item is None or item.value.purpose is not Purpose.OPEN_TRACKING:
        return False
    return item.value.kind in (None, ConsentKind.OPT_IN)


def group_by_answer(permissions: Iterable[Permission]) -> Mapping[str, tuple[Outgoing, ...]]:
    """Return the messages that each consent answers for, on any of their channels."""
    found: dict[str, dict[int, Outgoing]] = {}
    for permission in permissions:
        for need in permission.needs:
            for ident in need.answers:
                found.setdefault(ident, {})[id(permission.outgoing)] = permission.outgoing
    return {ident: tuple(messages.values()) for ident, messages in found.items()}


def _tracking(
    plan: Plan, outgoing: Outgoing, opened: Mapping[tuple[str, str], Sequence[ConditionWord]]
) -> Iterator[Need]:
    """Yield the consent to the tracking of a message's opens, where conditions ask for them."""
    if (outgoing.action.id, outgoing.message.id) in opened:
        named = (one for one in outgoing.message.consents if _purpose(plan, one) is Purpose.OPEN_TRACKING)
        tracking = tuple(one for one in named if plan.consents[one].value.counts)
        yield Need(Purpose.OPEN_TRACKING, tracking[0] if tracking else "", tracking)


def _purpose(plan: Plan, ident: str) -> Purpose | None:
    item = plan.consents.get(ident)
    return item.value.purpose if item else None


def _reach(plan: Plan, channel: str) -> Rate | None:
    item = plan.channels.get(channel)
    return item.value.reach if item else None

"""What a plan itself writes of its messages: their words, their actions' and their offers'; templates aren't seen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relplan.model.campaign import Campaign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.outgoing import Outgoing
    from relplan.model.campaign import Send
    from relplan.model.mechanic import MessageStep, TaskStep
    from relplan.plan.plan import Plan
    from relplan.source.place import Place

Passage = tuple["Place", str]
"""A text, and where it stands."""

_QUOTED = re.compile(r"«([^«»]+)»|“([^“”]+)”|\"([^\"]+)\"")
_FEWEST_WORDS = 4
"""Fewer quoted words are a name rather than a message."""


def message_passages(outgoing: Outgoing) -> Iterator[Passage]:
    """Yield what is written of a message itself, in the order of its keys."""
    for key in ("subject", "preheader", "name", "description"):
        text = _text(outgoing.written, key)
        if text:
            yield outgoing.place_of(key), text


def action_passages(outgoing: Outgoing) -> Iterator[Passage]:
    """Yield what is written of a message's action."""
    action = outgoing.action
    keys = ("name", "key_message", "description") if isinstance(action.value, Campaign) else ("name", "description")
    for key in keys:
        text = getattr(action.value, key)
        if text:
            yield action.at(key), text


def offer_passages(plan: Plan, outgoing: Outgoing) -> Iterator[Passage]:
    """Yield what is written of the offer that a message carries."""
    offer = plan.offers.get(outgoing.offer)
    if offer is not None:
        for key in ("name", "description", "conditions"):
            text = getattr(offer.value, key)
            if text:
                yield offer.at(key), text


def find_passages(plan: Plan, outgoing: Outgoing) -> tuple[Passage, ...]:
    """Return all that is written of a message: its own words, its action's, its offer's."""
    return (*message_passages(outgoing), *action_passages(outgoing), *offer_passages(plan, outgoing))


def quotes_message(text: str) -> bool:
    """Tell whether a text quotes the words of a message, rather than tells what it is about."""
    quoted = (next(part for part in found if part) for found in _QUOTED.findall(text))
    return any(len(words.split()) >= _FEWEST_WORDS for words in quoted)


def _text(written: MessageStep | TaskStep | Send, key: str) -> str:
    return getattr(written, key, "")

"""Warm-ups of senders held against the volumes of the calendar."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.volumes import expect_contacts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relplan.analysis.calendar import PlannedSend
    from relplan.analysis.headcount import Census
    from relplan.analysis.pressure.contact import Contact
    from relplan.analysis.senders import SenderUse
    from relplan.model.consents import Sender
    from relplan.model.quantities import Duration
    from relplan.plan.plan import Item

_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f.,]\d{3}){1,3}(?!\d)|(?<![\d.,])\d{1,9}(?![\d]|[.,]\d)")
_OTHER_UNIT = re.compile(r"\s*(?:%|h\b|hours?|heures?|jours?|days?|semaines?|weeks?|mois|months?)", re.IGNORECASE)
_FEWEST = 100
"""Smaller numbers in a text count something else than e-mails."""


@dataclass(frozen=True, slots=True)
class Overshoot:
    """A send larger than its sender's warm-up goes to."""

    sender: Item[Sender]
    most: int
    """The largest number that the warm-up speaks of."""
    planned: PlannedSend
    volume: int
    """How many e-mails the send makes at least."""


def find_overshoots(
    census: Census, uses: Sequence[SenderUse], contacts: Sequence[Contact], during: Duration
) -> tuple[Overshoot, ...]:
    """Return the first send of each sender that exceeds its warm-up, in some time from the sender's first dated send.

    A warm-up is words; it is held to the largest number in them. One without a number isn't held to anything.
    """
    return tuple(
        found
        for use in uses
        if (most := largest_number(use.sender.value.warmup))
        and (found := next(_overshoots(census, use, contacts, most, during), None))
    )


def _overshoots(
    census: Census, use: SenderUse, contacts: Sequence[Contact], most: int, during: Duration
) -> Iterator[Overshoot]:
    sent = {(one.outgoing.action.id, one.outgoing.message.id) for one in use.sendings}
    own = [one for one in contacts if (one.planned.campaign.id, one.planned.send.id) in sent]
    for contact in own:
        volume = expect_contacts(census, contact)
        if volume and volume.low > most and contact.planned.at - own[0].planned.at <= during.longest:
            yield Overshoot(use.sender, most, contact.planned, int(volume.low))


def largest_number(text: str) -> int:
    """Return the largest number of e-mails that a text speaks of; 0 when it speaks of none.

    Years, shares and times are no numbers of e-mails.
    """
    found = [
        int(re.sub(r"\D", "", number[0]))
        for number in _NUMBER.finditer(text)
        if not _OTHER_UNIT.match(text, number.end()) and not re.fullmatch(r"20[2-4]\d", number[0])
    ]
    return max((number for number in found if number >= _FEWEST), default=0)

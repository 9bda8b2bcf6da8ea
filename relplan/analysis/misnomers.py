"""Channels whose name says another kind than they are given, so that the law of that kind looks past them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.model.channels import ChannelKind
from relplan.plan.spelling import unaccented

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.model.channels import Channel
    from relplan.plan.plan import Item, Plan

_NAMES = {
    ChannelKind.EMAIL: re.compile(r"\be ?mail(s|ing|ings)?\b|\bcourriels?\b|\b(mails?|courriers?) electroniques?\b"),
    ChannelKind.SMS: re.compile(
        r"\b(sms|mms|rcs|textos?|whats ?app|messenger|telegram|viber|wechat|kakaotalk|imessage)\b"
    ),
}
"""Names that leave no doubt, by the kind whose consent, hours and caps hold for what is so called."""


@dataclass(frozen=True, slots=True)
class Misnomer:
    """A channel of another kind than its name says."""

    channel: Item[Channel]
    kind: ChannelKind
    """The kind that it is given."""
    meant: ChannelKind
    """The kind whose rules hold for what it is called."""


def find_misnomers(plan: Plan) -> Iterator[Misnomer]:
    """Yield the channels that count and whose id or name says another kind than theirs, by id.

    A name that says several kinds, theirs among them, passes; so does a messenger inside of the company's own app.
    """
    for ident, item in sorted(plan.channels.items()):
        kind = item.value.kind
        if kind is None or not item.value.counts:
            continue
        called = re.sub(r"[-_\s]+", " ", unaccented(f"{ident} {item.value.name}"))
        meant = [other for other, names in _NAMES.items() if names.search(called)]
        if kind is ChannelKind.IN_APP and ChannelKind.SMS in meant:
            meant.remove(ChannelKind.SMS)
        if meant and kind not in meant:
            yield Misnomer(item, kind, meant[0])

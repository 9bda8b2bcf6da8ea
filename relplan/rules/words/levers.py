"""Levers in words, and the distance between a wanted balance and the one there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.diagnostics.text import Text
from relplan.model.base import Lever
from relplan.model.quantities.rounding import percent_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

LEVER_NAMES = {
    Lever.TRANSACTIONAL: Text("transactional", "transactionnel"),
    Lever.RELATIONAL: Text("relational", "relationnel"),
    Lever.SERVICE: Text("service", "serviciel"),
    Lever.RECOGNITION: Text("recognition", "reconnaissance"),
    Lever.ENGAGEMENT: Text("engagement", "engagement"),
}
"""The adjective of each lever."""


def join_levers(levers: Iterable[Lever]) -> Text:
    """Return the names of levers with commas."""
    names = [LEVER_NAMES[lever] for lever in levers]
    return Text(", ".join(name.en for name in names), ", ".join(name.fr for name in names))


def tell_shares(shares: Iterable[tuple[Lever, Fraction, Fraction]]) -> Text:
    """Return each lever with its share and the wanted one: `service 5 % (20 % wanted)`."""
    english, french = [], []
    for lever, actual, wanted in shares:
        name, has, wants = LEVER_NAMES[lever], percent_of(actual), percent_of(wanted)
        english.append(f"{name.en} {has} % ({wants} % wanted)")
        french.append(f"{name.fr} {has}\u00a0% ({wants}\u00a0% voulus)")
    return Text(", ".join(english), ", ".join(french))

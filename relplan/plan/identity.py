"""Ids: how they are spelt, who has which, and what is wrong with them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from relplan.model.kinds import Kind
from relplan.plan.problems import BadId, CaseCollision, DuplicateId

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from relplan.source.place import Place
    from relplan.source.problems import Problem

_ID = re.compile(r"[a-z0-9][a-z0-9_-]*")
_SHARED_NAMESPACE = {Kind.SCENARIO: Kind.CAMPAIGN, Kind.CAMPAIGN: Kind.SCENARIO}


class Declarations:
    """Every id that is written down, by kind, with the place of its first declaration."""

    def __init__(self) -> None:
        self.places: dict[Kind, dict[str, Place]] = {}
        self._duplicates: list[Problem] = []

    def declare(self, kind: Kind, ident: str, at: Place) -> None:
        """Note an id, and whether another object of its namespace has it."""
        known = self.places.setdefault(kind, {})
        shared = self.places.get(_SHARED_NAMESPACE.get(kind, kind), {})
        first = known.get(ident) or shared.get(ident)
        if first is not None:
            self._duplicates.append(DuplicateId(at, ident, first))
        known.setdefault(ident, at)

    def suppose(self, kind: Kind, ident: str, at: Place) -> None:
        """Note an id that a misplaced file probably has: it is not unknown, and no duplicate either."""
        self.places.setdefault(kind, {}).setdefault(ident, at)

    def problems(self) -> Iterator[Problem]:
        """Yield what is wrong with the ids."""
        yield from self._duplicates
        for ids in self.places.values():
            yield from _spelling_problems(ids)


def _spelling_problems(ids: Mapping[str, Place]) -> Iterator[Problem]:
    """Yield what is wrong with how the ids of a kind are spelt; of two that differ in case, the proper one is right."""
    kept: dict[str, str] = {}
    for ident in sorted(ids, key=lambda one: _is_id(one.rpartition(".")[2]), reverse=True):
        last = ident.rpartition(".")[2]
        other = kept.setdefault(ident.lower(), ident)
        if other != ident:
            yield CaseCollision(ids[ident], ident, other, ids[other])
        elif not _is_id(last):
            yield BadId(ids[ident], last, _as_id(last))


def _is_id(text: str) -> bool:
    return _ID.fullmatch(text) is not None


def _as_id(text: str) -> str:
    """Return the id nearest to a text."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9_]+", "-", plain).strip("-_")

"""Ids: how they are spelt, who has which, and what is wrong with them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from relplan.model.kinds import Kind
from relplan.plan.problems import BadId, CaseCollision, DuplicateId

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Set

    from relplan.source.place import Place
    from relplan.source.problems import Problem

_ID = re.compile(r"[a-z0-9][a-z0-9_-]*")
_MOST_SIGNS = 4
"""As many signs of an id are named as wrong; more would say no more."""
_COPY = re.compile(
    r"""(?:copy-of|copie-de|kopie-von)-(?P<after>.+)
    | (?P<before>.+?)[-_](?:\d{1,2} | (?:conflicted|copie|copy|kopie|bak|backup|old|orig|sync-conflict)(?:[-_].*)?)""",
    re.VERBOSE,
)
"""How file managers, editors and shared drives name a copy, written as an id."""
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
        for kind, ids in self.places.items():
            yield from _spelling_problems(ids, ids.keys() | self.places.get(_SHARED_NAMESPACE.get(kind, kind), {}))


def _spelling_problems(ids: Mapping[str, Place], taken: Set[str]) -> Iterator[Problem]:
    """Yield what is wrong with how the ids of a kind are spelt; of two that differ in case, the proper one is right.

    `taken` are the ids of the whole namespace, of which none is proposed for another object.
    """
    kept: dict[str, str] = {}
    written = {ident: str(at.route[-1]) if at.route else ident for ident, at in ids.items()}
    for ident in sorted(ids, key=lambda one: _is_id(written[one]), reverse=True):
        own = written[ident]
        other = kept.setdefault(ident.lower(), ident)
        if other != ident:
            yield CaseCollision(ids[ident], ident, other, ids[other])
        elif not _is_id(own):
            signs = tuple(dict.fromkeys(map(_show, re.findall(r"[^a-z0-9_-]", own))))
            near = _as_id(own)
            twin = _twin(near, ident.removesuffix(own), taken)
            yield BadId(ids[ident], own, signs[:_MOST_SIGNS], own[:1], "" if twin else near, twin)


def _twin(near: str, owner: str, taken: Set[str]) -> str:
    """Return the taken id that the id nearest to a bad one is, or is a copy of; empty when there is none.

    `owner` is what stands before it in the namespace, such as its segmentation with a dot.
    """
    copy = _COPY.fullmatch(near)
    originals = (near, *(filter(None, copy.groups()) if copy else ()))
    return next((one for one in originals if f"{owner}{one}" in taken), "")


def _is_id(text: str) -> bool:
    return _ID.fullmatch(text) is not None


def _show(sign: str) -> str:
    """Return a sign as it is read; with its number where it looks like another, or like nothing."""
    is_plain = sign == " " or unicodedata.name(sign, "").startswith("LATIN") or "!" <= sign <= "~"
    return sign if is_plain else f"{sign if sign.isprintable() else ''} U+{ord(sign):04X}".lstrip()


def _as_id(text: str) -> str:
    """Return the id nearest to a text; empty when letters of it have no like in an id."""
    apart = unicodedata.normalize("NFKD", text)
    if any(sign.isalnum() and not sign.isascii() for sign in apart):
        return ""
    plain = apart.encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9_]+", "-", plain).strip("-_")

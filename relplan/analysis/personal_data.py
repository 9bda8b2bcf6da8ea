"""Personal data written into a plan: people's addresses and numbers, in any text or name of any file, and in comments.

A file is first asked whether it holds a sign of any; only then are its texts searched. Numbers that carry a check
digit are taken for what they are only when it is right. Whoever wrote a file, searching it takes time that only grows
with its length.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any

from relplan.source.place import START_OF_FILE, Place, Position, Route, Span
from relplan.source.problems import OutsideLink

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from relplan.plan.plan import Plan
    from relplan.source.document import Document


class DatumKind(StrEnum):
    """What a personal datum is."""

    EMAIL = "email"
    PHONE = "phone"
    IBAN = "iban"
    CARD = "card"
    """The number of a payment card."""
    SOCIAL_SECURITY = "social_security"
    """A French social security number."""
    CUSTOMER_NUMBER = "customer_number"


@dataclass(frozen=True, slots=True)
class Sighting:
    """A personal datum in a text."""

    kind: DatumKind
    start: int
    """Where it begins."""
    masked: str
    """Itself, with most of it hidden."""
    text: str = field(default="", repr=False)
    """Itself, as it is written."""


@dataclass(frozen=True, slots=True)
class Written:
    """A text of a plan, or the name of a file, that holds personal data."""

    at: Place
    sightings: tuple[Sighting, ...]
    is_name: bool = False
    """Whether it is the file's name that holds them."""

    @property
    def first(self) -> Sighting:
        """The one that is told."""
        return self.sightings[0]

    @property
    def further(self) -> int:
        """How many more the same text holds."""
        return len(self.sightings) - 1


_DIGITS = bytes.maketrans(b"123456789", b"0" * 9)
_SEPARATORS = b" .-()"
_LONG_NUMBER = b"0" * 9

_EMAIL = re.compile(r"(?<![\w.+%/@-])([\w.+%-]{1,64})@((?:[a-z0-9-]+\.)+([a-z]{2,12}))(?![\w@-])", re.IGNORECASE)
_FRENCH_PHONE = re.compile(
    r"(?<![\w.+/=#-])(?:(?:\+|00)33[ .\u00a0]?(?:\(0\))?[ .\u00a0]?|0)"
    r"([1-7]|9)([ .\u00a0-]?)(\d\d)\2(\d\d)\2(\d\d)\2(\d\d)(?![\w/=]|[.-]\d)"
)
_FOREIGN_PHONE = re.compile(r"(?<![\w.+/=#-])\+(?!33)[1-9]\d*+(?:[ .\u00a0-]?+\(?+\d++\)?+){0,6}(?![\w/=])")
_IBAN = re.compile(r"(?<!\w)([A-Z]{2}\d{2}(?:[ \u00a0]?[A-Z0-9]{2,}+){1,8})(?!\w)")
_CARD = re.compile(r"(?<![\w.+/=#-])([3-6]\d{3}([ -]?)\d{4}\2\d{4}\2\d{1,7})(?![\w/=-])")
_SOCIAL_SECURITY = re.compile(
    r"(?<![\w.+/=#-])([12][ ]?\d\d[ ]?(?:0[1-9]|1[0-2])[ ]?(?:\d\d|2[AB])[ ]?\d{3}[ ]?\d{3})[ ]?(\d\d)(?![\w/=])"
)
_CUSTOMER_NUMBER = re.compile(
    r"\b(?:client|cliente|customer|adhérent|adhérente|member|carte|card|compte|account|contrat|contract|dossier)\b"
    r"[ \t]*+(?:(?:fidélité|loyalty|numéro|number|num\.?|n°|no\.?|id)[ \t]*+)*+[:#=]?[ \t]*+[\"']?(\d{9,18})(?![\w.,])",
    re.IGNORECASE,
)

_ENDING = re.compile(r"(?:\.ya?ml)?(?:\.txt)?$", re.IGNORECASE)
"""What a file's name ends with when relplan looks at it."""
_FILE_ENDINGS = frozenset({"png", "jpg", "jpeg", "gif", "svg", "webp", "pdf", "html", "json", "yaml", "yml", "csv"})
_RESERVED_DOMAIN = re.compile(r"(?:^|\.)(?:ex[ae]mples?|test|invalid|localhost)(?:\.[a-z]+)?$", re.IGNORECASE)
"""Domains that belong to nobody (RFC 2606), and their French spelling."""
_ROLES = (
    "accueil actu actualites adhesion admin adv advisor alert alertes assistance bonjour boutique care clients club "
    "cnil com commande commandes communication compliance conformite conseil conseiller conseillers contact crm "
    "customercare data digital dpd dpo ecommerce editorial equipe event events facturation fidelite fidelity git hello "
    "help info infos invitation invitations legal letter lettre loyalty magasin mailer marketing media membre membres "
    "merci news newsletter no nepasrepondre noreply notification notifications offers offres order orders postmaster "
    "presse press privacy promo promotions protection relation relations reply reponse rgpd sales sav service services "
    "shop social store stores support team unsubscribe vente ventes webmaster web welcome"
)
"""Words of addresses that belong to a team."""
_STAND_INS = (
    "adresse client customer doe email exemple example firstname foo johndoe janedoe lastname mail name nom prenom "
    "prénom someone test user utilisateur votre xx xxx xxxx you your"
)
"""Words of addresses that stand for anybody's."""
_NOBODYS = frozenset(f"{_ROLES} {_STAND_INS}".split())
_FICTIONAL = frozenset({"19900", "26191", "35301", "46571", "53649", "63998"})
"""The beginnings of French numbers kept for fiction (Arcep, decision 2019-0954)."""

_SENDERS_FILE = "conventions/senders.yaml"
_STORES_FILE = "conventions/stores.yaml"
_COLLEAGUES = frozenset({"owner", "approved_by", "assignee"})
"""Keys under which people of the company sign."""
_IDENTIFIERS = frozenset({"id", "url", "template", "renamed_from", "version"})
"""Keys whose numbers are those of tools."""


def find_personal_data(plan: Plan) -> tuple[Written, ...]:
    """Return every name and text of a plan that holds personal data, by file and in the order they are written."""
    links = {problem.at.path: problem.target for problem in plan.problems if isinstance(problem, OutsideLink)}
    return tuple(
        written
        for path in sorted({*plan.documents, *(problem.at.path for problem in plan.problems)})
        for written in (*search_name(path, links.get(path, "")), *_search_file(plan.documents.get(path)))
    )


def may_hold_personal_data(content: bytes) -> bool:
    """Tell whether a file is worth searching: whether it has an at sign or a number of nine digits."""
    return b"@" in content or _LONG_NUMBER in content.translate(_DIGITS, _SEPARATORS)


def search_text(text: str) -> list[Sighting]:
    """Return the personal data in a text, in order; what two patterns see is told once."""
    found: list[tuple[int, int, Sighting]] = []
    for search in _SEARCHES:
        fresh = [
            (sighting.start, end, sighting) for end, sighting in search(text) if _is_free(found, sighting.start, end)
        ]
        found = sorted([*found, *fresh], key=lambda one: one[0])
    return [replace(sighting, text=text[start:end]) for start, end, sighting in found]


def _is_free(found: list[tuple[int, int, Sighting]], start: int, end: int) -> bool:
    """Tell whether none of some stretches of a text, in order and apart, is touched by another."""
    before = bisect_right(found, end - 1, key=lambda one: one[0]) - 1
    return before < 0 or found[before][1] <= start


def is_meant_to_be_read(path: str, route: Route | None, kind: DatumKind) -> bool:
    """Tell whether a datum belongs to somebody who writes or signs for the company: senders, stores, colleagues."""
    keys = frozenset(part for part in route or () if isinstance(part, str))
    if path == _SENDERS_FILE and not keys.isdisjoint({"address", "reply_to"}):
        return True
    if kind is DatumKind.EMAIL:
        return not keys.isdisjoint(_COLLEAGUES)
    return kind is DatumKind.PHONE and path == _STORES_FILE


def search_name(path: str, target: str = "") -> Iterator[Written]:
    """Yield the name of a file, its folders' among it, when it holds personal data, or what it links to does."""
    if may_hold_personal_data(f"{path} {target}".encode("utf-8", "replace")):
        parts = (part for name in (path, target) for part in _ENDING.sub("", name).split("/"))
        sightings = tuple(sighting for part in parts for sighting in search_text(part))
        if sightings:
            yield Written(Place(path, span=START_OF_FILE), sightings, is_name=True)


def _search_file(document: Document | None) -> Iterator[Written]:
    if document is not None and may_hold_personal_data(document.content):
        yield from _search_document(document)


def _search_document(document: Document) -> Iterator[Written]:
    sightings = search_text(document.text)
    nodes = _Nodes(document)
    places: dict[int | Route, list[Sighting]] = {}
    for sighting in sightings:
        position = document.position_at(sighting.start)
        route = nodes.route_at(position)
        if not _is_allowed(document.path, route, sighting.kind):
            places.setdefault(position.line if route is None else route, []).append(sighting)
    for at, seen in places.items():
        yield Written(_place(document, at), tuple(seen))


def _is_allowed(path: str, route: Route | None, kind: DatumKind) -> bool:
    """Tell whether a datum may stand where it does: as what is meant to be read, or as the id of a tool."""
    last = route[-1] if route else None
    is_id = last in _IDENTIFIERS and kind not in (DatumKind.EMAIL, DatumKind.IBAN)
    return is_id or is_meant_to_be_read(path, route, kind)


def _place(document: Document, at: int | Route) -> Place:
    """Return the node that holds a datum, or its line where no node does: in a comment."""
    if not isinstance(at, int):
        return Place(document.path, at)
    line = document.lines[at - 1]
    start = len(line) - len(line.lstrip()) + 1
    return Place(document.path, span=Span(Position(at, start), Position(at, len(line.rstrip()) + 1)))


class _Nodes:
    """The texts and the keys of a document, in the order they are written."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def route_at(self, position: Position) -> Route | None:
        """Return the route of the text, or of the key, that stands at a position; none for a comment."""
        if self._document.data is None:
            return None
        route = _last_before(self._values, position)
        if route is not None and not self._is_container(route):
            return route
        return _last_before(self._keys, position)

    @cached_property
    def _values(self) -> _Written:
        return _in_order(self._document.spans.values)

    @cached_property
    def _keys(self) -> _Written:
        return _in_order(self._document.spans.keys)

    def _is_container(self, route: Route) -> bool:
        here: Any = self._document.data
        for step in route:
            here = here[step]
        return isinstance(here, (dict, list))


_Written = tuple[list[tuple[int, int]], list[tuple[Route, Span]]]
"""Where nodes begin, by line and column, and the nodes; what stands inside another comes after it."""


def _in_order(spans: Mapping[Route, Span]) -> _Written:
    def rank(node: tuple[Route, Span]) -> tuple[int, int, int, int, int]:
        route, span = node
        return span.start.line, span.start.column, len(route), span.end.line, span.end.column

    nodes = sorted(spans.items(), key=rank)
    return [(span.start.line, span.start.column) for _, span in nodes], nodes


def _last_before(written: _Written, position: Position) -> Route | None:
    """Return the node that begins last before a position, when it goes on to there."""
    starts, nodes = written
    index = bisect_right(starts, (position.line, position.column)) - 1
    if index < 0 or position >= nodes[index][1].end:
        return None
    return nodes[index][0]


def _emails(text: str) -> Iterator[tuple[int, Sighting]]:
    for found in _EMAIL.finditer(text):
        local, domain, ending = found[1], found[2], found[3].lower()
        words = frozenset(re.split(r"[._+%-]", local.lower()))
        is_somebodys = words.isdisjoint(_NOBODYS) and not _RESERVED_DOMAIN.search(domain)
        if is_somebodys and ending not in _FILE_ENDINGS:
            masked = f"{local[0]}***@{domain[0]}***.{ending}"
            yield found.end(), Sighting(DatumKind.EMAIL, found.start(), masked)


def _french_phones(text: str) -> Iterator[tuple[int, Sighting]]:
    for found in _FRENCH_PHONE.finditer(text):
        if f"{found[1]}{found[3]}{found[4]}" not in _FICTIONAL:
            yield found.end(), Sighting(DatumKind.PHONE, found.start(), f"0{found[1]} ** ** ** {found[6]}")


def _foreign_phones(text: str) -> Iterator[tuple[int, Sighting]]:
    for found in _FOREIGN_PHONE.finditer(text):
        digits = re.sub(r"\D", "", found[0])
        if 9 <= len(digits) <= 15:
            yield found.end(), Sighting(DatumKind.PHONE, found.start(), f"+{digits[:2]} *** {digits[-2:]}")


def _ibans(text: str) -> Iterator[tuple[int, Sighting]]:
    for found in _IBAN.finditer(text):
        plain = re.sub(r"\s", "", found[1])
        if 15 <= len(plain) <= 34 and _modulo_97(plain[4:] + plain[:4]) == 1:
            yield found.end(), Sighting(DatumKind.IBAN, found.start(), f"{plain[:4]} **** {plain[-2:]}")


def _cards(text: str) -> Iterator[tuple[int, Sighting]]:
    for found in _CARD.finditer(text):
        plain = re.sub(r"\D", "", found[1])
        if 13 <= len(plain) <= 19 and _passes_luhn(plain):
            yield found.end(), Sighting(DatumKind.CARD, found.start(), f"{plain[:2]}** **** {plain[-2:]}")


def _social_security_numbers(text: str) -> Iterator[tuple[int, Sighting]]:
    for found in _SOCIAL_SECURITY.finditer(text):
        plain = found[1].replace(" ", "").replace("2A", "19").replace("2B", "18")
        if 97 - int(plain) % 97 == int(found[2]):
            yield found.end(), Sighting(DatumKind.SOCIAL_SECURITY, found.start(), f"{plain[0]} ** ** ** *** *** **")


def _customer_numbers(text: str) -> Iterator[tuple[int, Sighting]]:
    for found in _CUSTOMER_NUMBER.finditer(text):
        if not _is_day(found[1][:8]):
            hidden = "*" * (len(found[1]) - 2)
            yield found.end(1), Sighting(DatumKind.CUSTOMER_NUMBER, found.start(1), f"{hidden}{found[1][-2:]}")


_SEARCHES = (_emails, _ibans, _social_security_numbers, _cards, _french_phones, _foreign_phones, _customer_numbers)
"""The surest first."""


def _modulo_97(text: str) -> int:
    return int("".join(str(int(char, 36)) for char in text)) % 97


def _passes_luhn(digits: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0 and len(set(digits)) > 1


def _is_day(digits: str) -> bool:
    """Tell whether eight digits are a day of our time, as `20270106`."""
    try:
        return 2000 <= date.fromisoformat(f"{digits[:4]}-{digits[4:6]}-{digits[6:]}").year < 2100
    except ValueError:
        return False

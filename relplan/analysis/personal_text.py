"""Personal data in a text: people's addresses and numbers, with whatever people write between their parts.

Numbers that carry a check digit are taken for what they are only when it is right. Whoever wrote a text, searching it
takes time that only grows with its length.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from relplan.analysis.check_digits import iban_length, is_card, is_french_social_security, is_iban

if TYPE_CHECKING:
    from collections.abc import Iterator


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


_DIGITS = bytes.maketrans(b"123456789", b"0" * 9)
_SEPARATORS = b"\t .-()" + bytes(range(0x80, 0x100))
"""What may stand between the digits of a number: blanks and hyphens that are not ASCII too, whatever their bytes."""
_LONG_NUMBER = b"0" * 9

_BLANK = r"[ \t\u00a0\u2007\u2009\u202f]"
"""A space, also one that breaks no line, is as wide as a digit or narrow; or a tab."""
_GAP = r"[ \t\u00a0\u2007\u2009\u202f.\u2010\u2011-]"
"""What people write between the parts of a number: a blank, a full stop or a hyphen."""
_BEFORE = r"(?<![\w.+/=#-])"
_AFTER = r"(?![\w/=]|[.-]\d)"

_EMAIL = re.compile(r"(?<![\w.+%@-])([\w.+%-]{1,64})(?:@|%40)((?:[a-z0-9-]+\.)+([a-z]{2,12}))(?![\w@-])", re.IGNORECASE)
_PAIRS = re.compile(rf"{_BEFORE}\d\d(?:({_GAP})\d\d(?:\1\d\d)*+)")
"""Two digits each, as a French telephone number is written; a longer row of them is a list."""
_GROUPS = (
    rf"0[67]\d\d(?:{_BLANK}\d\d){{3}}",
    rf"0[67]\d\d(?:{_BLANK}\d{{3}}){{2}}",
    rf"0[67](?:{_BLANK}\d{{3}}){{2}}{_BLANK}\d\d",
    rf"0[1-79](?:{_BLANK}\d{{4}}){{2}}",
    rf"0[1-79]{_BLANK}\d{{8}}",
)
_FRENCH_PHONE = re.compile(
    rf"{_BEFORE}(?:(?:\+|00{_GAP}?)33{_GAP}?(?:\(0\))?{_GAP}?[1-79](?:{_GAP}?\d){{8}}|0[1-79]\d{{8}}"
    rf"|(?<!\d{_BLANK})(?:{'|'.join(_GROUPS)})(?!{_BLANK}\d{{3}})){_AFTER}"
)
_FOREIGN_PHONE = re.compile(rf"{_BEFORE}\+(?!33)[1-9]\d*+(?:{_GAP}?+\(?+\d++\)?+){{0,6}}(?![\w/=])")
_AMOUNT = re.compile(rf"\+\d{{1,3}}(?:{_BLANK}\d{{3}})*{_BLANK}000")
_IBAN = re.compile(r"(?<!\w)(?=([A-Z]{2})\d{2})", re.IGNORECASE)
_CARD = re.compile(
    rf"{_BEFORE}(?<!\d{{4}}{_GAP})(?:[2-6]\d{{14,18}}|[2-6]\d{{3}}({_GAP})\d{{4}}\1\d{{4}}\1\d{{4}}(?:\1\d{{1,3}})?(?!\1\d)"
    rf"|3\d{{3}}({_GAP})\d{{6}}\2\d{{4,5}}(?!\2\d))(?![\w/=-])"
)
"""Four digits each, or 4, 6 and the rest; without anything between them 14 are a French establishment's."""
_SOCIAL_SECURITY = re.compile(
    rf"{_BEFORE}[12]{_GAP}?\d\d{_GAP}?(?:0[1-9]|1[0-2]){_GAP}?(?:\d\d|2[AB]){_GAP}?\d{{3}}{_GAP}?\d{{3}}{_GAP}?\d\d(?![\w/=])",
    re.IGNORECASE,
)
_CUSTOMER_NUMBER = re.compile(
    r"(?<![^\W_])(?:client|cliente|customer|adhérent|adhérente|member|carte|card|compte|account|contrat|contract|dossier)"
    rf"(?:(?:{_BLANK}|[_-])*+(?:fidélité|loyalty|numéro|number|num\.?|n°|no\.?|id))*+(?!\w)"
    rf"[\"']?{_BLANK}*+[:#=]?{_BLANK}*+[\"']?(\d{{9,18}})(?!\w|[.,]\d|{_BLANK}?(?:[$£€%]|EUR|USD|GBP|CHF|euros?\b))",
    re.IGNORECASE,
)

_GLUED = re.compile(r"[\w/=]|[.:-]\d")
"""What makes of the digits before it something else: an hour, a day, a longer number."""
_NO_DIGIT = re.compile(r"\D+")
_NO_LETTER_OR_DIGIT = re.compile(r"[\W_]+")
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


def may_hold_personal_data(content: bytes) -> bool:
    """Tell whether a file is worth searching: whether it has an at sign or a number of nine digits."""
    return b"@" in content or b"%40" in content or _LONG_NUMBER in content.translate(_DIGITS, _SEPARATORS)


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


def _emails(text: str) -> Iterator[tuple[int, Sighting]]:
    for found in _EMAIL.finditer(text):
        local, domain, ending = found[1], found[2], found[3].lower()
        words = frozenset(re.split(r"[._+%-]", local.lower()))
        is_somebodys = words.isdisjoint(_NOBODYS) and not _RESERVED_DOMAIN.search(domain)
        if is_somebodys and ending not in _FILE_ENDINGS:
            masked = f"{local[0]}***@{domain[0]}***.{ending}"
            yield found.end(), Sighting(DatumKind.EMAIL, found.start(), masked)


def _pairs(text: str) -> Iterator[tuple[int, Sighting]]:
    """Yield the French telephone numbers that are written two digits each: five pairs, or several times five."""
    for found in _PAIRS.finditer(text):
        row = found[0]
        if _GLUED.match(text, found.end()):
            row = row[:-3]
        blocks = [(at, row[at : at + 14]) for at in range(0, len(row), 15)]
        if all(len(block) == 14 and block[0] == "0" and block[1] in "12345679" for _, block in blocks):
            for at, block in blocks:
                yield from _french_phone(block, found.start() + at)


def _french_phones(text: str) -> Iterator[tuple[int, Sighting]]:
    for found in _FRENCH_PHONE.finditer(text):
        yield from _french_phone(found[0], found.start())


def _french_phone(written: str, start: int) -> Iterator[tuple[int, Sighting]]:
    """Yield a French telephone number, unless it is nobody's or its pairs are in even steps: `01 02 03 04 05`."""
    number = _digits(written)[-9:]
    pairs = [int(f"0{number}"[at : at + 2]) for at in range(0, 10, 2)]
    steps = {after - before for before, after in pairwise(pairs)}
    if number[:5] not in _FICTIONAL and len(steps) > 1:
        masked = f"0{number[0]} ** ** ** {number[-2:]}"
        yield start + len(written), Sighting(DatumKind.PHONE, start, masked)


def _foreign_phones(text: str) -> Iterator[tuple[int, Sighting]]:
    for found in _FOREIGN_PHONE.finditer(text):
        digits = _digits(found[0])
        if 9 <= len(digits) <= 15 and not _AMOUNT.fullmatch(found[0]):
            yield found.end(), Sighting(DatumKind.PHONE, found.start(), f"+{digits[:2]} *** {digits[-2:]}")


def _ibans(text: str) -> Iterator[tuple[int, Sighting]]:
    for begin in _IBAN.finditer(text):
        length = iban_length(begin[1])
        found = _signs_of_iban(length).match(text, begin.start()) if length else None
        plain = _NO_LETTER_OR_DIGIT.sub("", found[0]) if found else ""
        if found and is_iban(plain):
            yield found.end(), Sighting(DatumKind.IBAN, found.start(), f"{plain[:4].upper()} **** {plain[-2:]}")


@cache
def _signs_of_iban(length: int) -> re.Pattern[str]:
    """Return how an IBAN is written: in capitals with something between its groups or not, or in small letters."""
    capitals, small = (rf"{letter}{{2}}\d\d" for letter in ("[A-Z]", "[a-z]"))
    return re.compile(
        rf"(?:{capitals}(?:{_GAP}?[A-Z0-9]){{{length - 4}}}|{small}[a-z0-9]{{{length - 4}}})(?!\w)", re.ASCII
    )


def _cards(text: str) -> Iterator[tuple[int, Sighting]]:
    for found in _CARD.finditer(text):
        plain = _digits(found[0])
        if is_card(plain) and len(set(plain)) > 1:
            yield found.end(), Sighting(DatumKind.CARD, found.start(), f"{plain[:2]}** **** {plain[-2:]}")


def _social_security_numbers(text: str) -> Iterator[tuple[int, Sighting]]:
    for found in _SOCIAL_SECURITY.finditer(text):
        plain = _NO_LETTER_OR_DIGIT.sub("", found[0])
        if is_french_social_security(plain):
            yield found.end(), Sighting(DatumKind.SOCIAL_SECURITY, found.start(), f"{plain[0]} ** ** ** *** *** **")


def _customer_numbers(text: str) -> Iterator[tuple[int, Sighting]]:
    for found in _CUSTOMER_NUMBER.finditer(text):
        if not _is_day(found[1][:8]):
            hidden = "*" * (len(found[1]) - 2)
            yield found.end(1), Sighting(DatumKind.CUSTOMER_NUMBER, found.start(1), f"{hidden}{found[1][-2:]}")


_SEARCHES = (
    _emails,
    _ibans,
    _social_security_numbers,
    _cards,
    _pairs,
    _french_phones,
    _foreign_phones,
    _customer_numbers,
)
"""The surest first."""


def _digits(text: str) -> str:
    return _NO_DIGIT.sub("", text)


def _is_day(digits: str) -> bool:
    """Tell whether eight digits are a day of our time, as `20270106`."""
    try:
        return 2000 <= date.fromisoformat(f"{digits[:4]}-{digits[4:6]}-{digits[6:]}").year < 2100
    except ValueError:
        return False

"""Names and numbers that senders show: what telephone networks carry, and whose domain an e-mail is signed for."""

from __future__ import annotations

import re

LONGEST, SHORTEST = 11, 3
"""Characters of an SMS sender's name."""

_SIGNS = re.compile(r"[A-Za-z0-9]+")
_NUMBER = re.compile(r"\+?\d+")
_FRENCH_MOBILE = re.compile(r"(?:\+33|0033|33|0)(?:\(0\))?[67]\d{8}")
_SHARED_ENDINGS = frozenset({"co", "com", "org", "net", "gov", "ac", "edu", "asso", "gouv", "ltd", "plc", "me"})
"""Second levels under which others register, below a country's ending."""


def _digits(address: str) -> str:
    return re.sub(r"[\s.\-]", "", address)


def is_number(address: str) -> bool:
    """Tell whether an SMS sender is a telephone number or a short code, rather than a name."""
    return bool(_NUMBER.fullmatch(_digits(address)))


def is_french_mobile(address: str) -> bool:
    """Tell whether an SMS sender is a French mobile number."""
    return bool(_FRENCH_MOBILE.fullmatch(_digits(address)))


def has_other_signs(name: str) -> bool:
    """Tell whether a name has signs beside letters without accents and digits."""
    return not _SIGNS.fullmatch(name)


def are_aligned(one: str, other: str) -> bool:
    """Tell whether two domains belong to one organisation, as far as their names tell: relaxed alignment of DMARC."""
    return _organisation(one) == _organisation(other)


def _organisation(domain: str) -> str:
    """Return the part of a domain that its owner registers."""
    labels = domain.casefold().strip(" .").split(".")
    has_shared = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SHARED_ENDINGS
    return ".".join(labels[-3:] if has_shared else labels[-2:])

"""Numbers that carry a check digit: whether one is what it looks like, by its length, its issuer and its check digit.

All take letters and digits without anything between them. Each answer takes the same short time: hostile texts hold
many thousands of candidates.
"""

from __future__ import annotations

_REGISTRY = (
    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 "
    "ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 "
    "LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 "
    "PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 "
    "YE30"
)
_IBAN_LENGTHS = {entry[:2]: int(entry[2:]) for entry in _REGISTRY.split()}
"""How many signs an IBAN of each country has, by SWIFT's registry."""
_FEWEST_DIGITS = 8
"""An IBAN has more digits than that behind its country and check digits."""
_ISSUERS = (
    (range(340000, 350000), range(15, 16)),
    (range(370000, 380000), range(15, 16)),
    (range(300000, 306000), range(14, 15)),
    (range(360000, 370000), range(14, 15)),
    (range(380000, 400000), range(14, 15)),
    (range(352800, 359000), range(16, 20)),
    (range(400000, 500000), range(16, 20, 3)),
    (range(510000, 560000), range(16, 17)),
    (range(222100, 272100), range(16, 17)),
    (range(500000, 510000), range(16, 20)),
    (range(560000, 590000), range(16, 20)),
    (range(600000, 700000), range(16, 20)),
)
"""How payment cards of each issuer begin, and how many digits they have (ISO/IEC 7812)."""


def iban_length(country: str) -> int:
    """Return how many signs an IBAN of a country has; 0 for a country that has none."""
    return _IBAN_LENGTHS.get(country.upper(), 0)


def is_iban(text: str) -> bool:
    """Tell whether a text is the number of a bank account."""
    if len(text) != iban_length(text[:2]) or sum(map(str.isdigit, text[4:])) < _FEWEST_DIGITS:
        return False
    return int("".join(str(int(sign, 36)) for sign in text[4:] + text[:4])) % 97 == 1


def is_card(digits: str) -> bool:
    """Tell whether some digits are the number of a payment card that somebody issues."""
    beginning = int(digits[:6])
    is_issued = any(beginning in beginnings and len(digits) in lengths for beginnings, lengths in _ISSUERS)
    return is_issued and _passes_luhn(digits)


def is_french_social_security(text: str) -> bool:
    """Tell whether a text is a French social security number, its key of two digits at its end."""
    return 97 - int(text[:-2].upper().replace("2A", "19").replace("2B", "18")) % 97 == int(text[-2:])


def _passes_luhn(digits: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0

"""Figures of consumer credit in what a plan writes, and the mentions that go with them."""

from __future__ import annotations

import re
from functools import lru_cache

_RATE = r"(?<!\d)\d{1,3}(?:[.,]\d{1,3})?\s?%"
_FIGURE = re.compile(
    rf"\bTA?EG\b[^.;\n]{{0,20}}{_RATE}|{_RATE}\s*(?:de )?(?:TA?EG|APR)\b|\bAPR\b[^.;\n]{{0,12}}{_RATE}"
    rf"|\btaux (?:d[ée]biteur|fixe|annuel)[^.;\n]{{0,20}}{_RATE}"
    r"|\b(?:prêts?|crédits?|loans?|credit)\b[^.;%\n]{0,40}(?<!\d)\d{1,3}[.,]\d{1,3}\s?%"
    r"|\bmensualit[ée]s? (?:de|à|dès)\b[^.;\n]{0,12}\d",
    re.IGNORECASE,
)
_MENTION = re.compile(
    r"vous engage|emprunter de l['’]argent|borrowing money costs|exemple repr[ée]sentatif|representative example"
    r"|mentions? (?:l[ée]gales?|obligatoires?)|legal notices?",
    re.IGNORECASE,
)

_KEPT = 4096
"""How many answers are kept: one text is met in every message of its action."""


@lru_cache(maxsize=_KEPT)
def find_credit_figure(text: str) -> str:
    """Return the words of a text that give a figure of credit: a rate, an instalment; empty when none do."""
    found = _FIGURE.search(text)
    return found[0].strip() if found else ""


def mentions_credit_warning(text: str) -> bool:
    """Tell whether a text has the warning or the example that goes with such a figure, or says that it stands there."""
    return bool(_MENTION.search(text))

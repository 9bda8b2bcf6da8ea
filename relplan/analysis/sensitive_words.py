"""Words in what a plan says of people that tell of health, religion, opinions or origin (GDPR, article 9)."""

from __future__ import annotations

import re
from functools import lru_cache

_WORDS = re.compile(
    # Health.
    r"\b(?:(?:femmes?|clientes?|mères?|mamans?|personnes?|abonnées?|est|sont|être|étant)[ _]enceintes?|grossesses?"
    r"|pregnan(?:t|cy|cies)|diab[ée]ti(?:que|c)s?|diab[eè]tes|cancers?|handicapée?s?|disabled|disabilit(?:y|ies)"
    r"|allergi(?:ques?|es?|c)|allerg(?:y|ies)|malades?|maladies?|diseases?|illness(?:es)?|s[ée]ropositi(?:fs?|ves?)"
    r"|hiv|ob[eè]ses?|ob[ée]sit[éy]|d[ée]pressi(?:fs?|ves?)|asthmatiques?|asthmatics?"
    # Religion.
    r"|religions?|religieu(?:x|ses?)|religious|musulmane?s?|muslims?|jui(?:fs?|ves?)|jewish|catholiques?|catholics?"
    r"|protestants?|chrétiens?|chrétiennes?|bouddhistes?"
    # Opinions and unions.
    r"|syndiquée?s?|appartenance syndicale|(?:trade[ -])?union members?|opinions? politiques?|political opinions?"
    # Sex life and origin.
    r"|orientations? sexuelles?|sexual orientations?|homosexuel(?:le)?s?|homosexuals?|lesbiennes?|lesbians?|gays?"
    r"|origines? ethniques?|ethnic(?:ity| origins?)|origines? raciales?)\b",
    re.IGNORECASE,
)
_LEFT_OUT = re.compile(
    r"(?:\b(?:hors|sauf|non|pas|sans|jamais|except|excluding|not|without|no)\b|\bexcl\w*|\b(?:retire|écarte|exclut?)\w*)"
    r"[^.;,]{0,25}$",
    re.IGNORECASE,
)

_BEFORE = 40
"""How many characters before a word are looked at for what leaves it out."""

_KEPT = 4096
"""How many answers are kept: one text is met in every message of its action."""


@lru_cache(maxsize=_KEPT)
def find_sensitive_word(text: str) -> str:
    """Return the first word of a text that tells of a sensitive matter; empty when none does.

    What a text leaves out protects, and isn't told: `hors femmes enceintes`.
    """
    plain = text.replace("_", " ")
    return next((found[0] for found in _WORDS.finditer(plain) if not _is_left_out(plain, found.start())), "")


def _is_left_out(text: str, start: int) -> bool:
    return bool(_LEFT_OUT.search(text[max(0, start - _BEFORE) : start]))

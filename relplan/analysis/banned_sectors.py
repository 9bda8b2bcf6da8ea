"""What French law forbids to canvass for: energy renovation, the adaptation of homes, training accounts."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache


class Subject(StrEnum):
    """A subject that consumers may not be canvassed about."""

    RENOVATION = "renovation"
    ADAPTATION = "adaptation"
    TRAINING_ACCOUNT = "training_account"


_WORDS = {
    Subject.RENOVATION: re.compile(
        r"\b(?:r[ée]novations? [ée]nerg[ée]tiques?|travaux d['’][ée]conomies? d['’][ée]nergie|pompes? à chaleur"
        r"|panneaux? (?:solaires?|photovolta[iï]ques?)"
        r"|isolation (?:à un euro|à 1 ?€|des combles|thermique|ext[ée]rieure)"
        r"|maprimer[ée]nov|energy renovation|heat pumps?|solar panels?|home insulation)",
        re.IGNORECASE,
    ),
    Subject.ADAPTATION: re.compile(
        r"\b(?:adaptation (?:du|des|de votre|de leur) logements?|monte-escaliers?|douches? s[ée]curis[ée]es?"
        r"|maprimeadapt|stairlifts?|home adaptations?)",
        re.IGNORECASE,
    ),
    Subject.TRAINING_ACCOUNT: re.compile(r"\bCPF\b|(?i:\bcompte personnel de formation\b|\bmon compte formation\b)"),
}

_KEPT = 4096
"""How many answers are kept: one text is met in every message of its action."""


@lru_cache(maxsize=_KEPT)
def find_banned_subject(text: str) -> Subject | None:
    """Return the first such subject that a text speaks of; none when it speaks of none."""
    return next((subject for subject, words in _WORDS.items() if words.search(text)), None)

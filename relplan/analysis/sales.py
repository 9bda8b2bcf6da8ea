"""The legal sales periods of France, as far as a plan knows them."""

from __future__ import annotations

import re
from datetime import datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING

from relplan.analysis.occasions import Edition, find_editions_during
from relplan.model.occasion_catalogue import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relplan.model.quantities import Duration
    from relplan.plan.plan import Plan

_RULES = (CATALOGUE["winter_sales_fr"], CATALOGUE["summer_sales_fr"])


OPENING = time(8)
"""The hour at which sales begin on their first day."""

_WORD = re.compile(
    r"(?<!hors )(?<!hors des )(?<!avant )(?<!avant les )(?<!après les )\b(?:pr[ée]-?\s?)?soldes\b"
    r"(?! (?:de|du) (?:vos |votre )?(?:points?|comptes?))|\ben solde\b|\bpr[ée]-?soldes?\b",
    re.IGNORECASE,
)
_PRIVATE = re.compile(
    r"\bpr[ée]-?\s?soldes?\b|\bsoldes priv[ée]e?s\b|\bavant-premi[èe]res?\b|\bpre-?sales?\b"
    r"|\bacc[èe]s (?:la veille|anticip[ée]|priv[ée]|prioritaire)\b|\b(?:early|private) access\b",
    re.IGNORECASE,
)
"""Words that open something for some before the others."""

_NOW = re.compile(
    r"\bd[èe]s (?:aujourd['’]hui|maintenant|ce (?:matin|soir))\b|\b(?:starts?|on) (?:now|today)\b"
    r"|\bc['’]est parti\b|\bont commencé\b|\bsont là\b",
    re.IGNORECASE,
)
"""Words that open something at once."""

_PREPARES = re.compile(r"\b(?:pr[ée]par|rep[ée]r|listes?\b|prepare|wish)", re.IGNORECASE)
"""Words that only ask to get ready."""

_KEPT = 4096
"""How many answers are kept: one text is met in every message of its action."""


@lru_cache(maxsize=_KEPT)
def says_sales(text: str) -> bool:
    """Tell whether a text calls something sales: `soldes` or a word made of it, in the sense that the law keeps."""
    return bool(_WORD.search(text))


def says_early(text: str) -> bool:
    """Tell whether a text opens something now, or for some before the others, rather than announces it."""
    return bool(_PRIVATE.search(text) or (_NOW.search(text) and not _PREPARES.search(text)))


def may_speak_of_sales(at: datetime, sales: Iterable[Edition], announced: Duration, *, is_early: bool) -> bool:
    """Tell whether sales may be spoken of at an instant: from their opening on, or some days before, as announced.

    Who sells before they open doesn't announce them; nor does who speaks of them on their first day before the hour.
    """
    for one in sales:
        day, opening = datetime.combine(one.first, time()), datetime.combine(one.first, OPENING)
        if opening <= at and at.date() <= one.last:
            return True
        if announced.before(day) <= at < day and not is_early:
            return True
    return False


def find_legal_sales(plan: Plan, period: Edition) -> tuple[Edition, ...]:
    """Return the sales periods that touch a stretch of days, in order.

    They are those of the national rule, and those that the plan gives an occasion of that rule: a government may move
    or lengthen one, and some places have their own.
    """
    return tuple(sorted({*_national(period), *_stated(plan, period)}))


def _national(period: Edition) -> Iterator[Edition]:
    for rule in _RULES:
        for year in range(period.first.year - 1, period.last.year + 1):
            for first in rule.starts(year):
                edition = Edition(first, first.fromordinal(first.toordinal() + rule.length - 1))
                if edition.first <= period.last and edition.last >= period.first:
                    yield edition


def _stated(plan: Plan, period: Edition) -> Iterator[Edition]:
    for item in plan.occasions.values():
        rule = item.value.rule
        if rule is not None and rule.days in _RULES and item.value.editions:
            yield from find_editions_during(item.value, period)

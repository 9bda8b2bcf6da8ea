"""Segments of people who have given no sign of life for a stated time."""

from __future__ import annotations

import re

from relplan.model.quantities import Duration

_SILENT = re.compile(
    r"sans (?:aucune? )?(?:signe de vie|activit[ée]|contact|interaction|réaction)|\binacti(?:fs?|ves?)\b"
    r"|silencieu(?:x|ses?)"
    r"|\bno (?:sign of life|activity|contact|interaction|reaction)|\binactive\b|\bsilent\b"
    r"|\b(?:aucun|sans|ni) (?:achat|commande|ouverture)[^.;]{0,20}\bni\b[^.;]{0,20}\b(?:clic|visite|connexion)"
    r"|\b(?:no|neither) (?:purchase|order)[^.;]{0,20}\b(?:nor|or)\b[^.;]{0,20}\b(?:click|visit|login)",
    re.IGNORECASE,
)
_TIME = re.compile(r"(\d{1,3})\s*(ans?|années?|years?|mois|months?)\b", re.IGNORECASE)


def silent_for(text: str) -> Duration | None:
    """Return for how long the people of a segment have been silent, at least, as its words say; none when they don't.

    Who bought nothing may still click or call: only words for no sign at all count.
    """
    if not _SILENT.search(text):
        return None
    times = [_duration(int(found[1]), found[2]) for found in _TIME.finditer(text)]
    return min(times, key=lambda one: one.longest) if times else None


def _duration(number: int, unit: str) -> Duration:
    return Duration(months=number * (1 if unit.lower().startswith("mo") else 12))

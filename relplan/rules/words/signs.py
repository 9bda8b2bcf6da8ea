"""What signs are called that hide or look like others, and what is typed in their place."""

from __future__ import annotations

from dataclasses import dataclass

from relplan.diagnostics.text import Text


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign by name."""

    name: Text
    meant: Text | None = None
    """What is typed in its place; None where nothing is."""


_SPACE = Text("a space", "une espace")
_COLON = Text('":" and a space', "« : » et une espace")
_HYPHEN = Text('a hyphen, "-"', "un trait d'union, « - »")


SIGNS: dict[str, Sign] = {
    "U+0085": Sign(Text("a next-line sign", "un caractère de saut de ligne")),
    "U+00A0": Sign(Text("a no-break space", "une espace insécable"), _SPACE),
    "U+00AD": Sign(Text("a soft hyphen", "un trait d'union conditionnel")),
    "U+2007": Sign(Text("a figure space", "une espace tabulaire"), _SPACE),
    "U+2009": Sign(Text("a thin space", "une espace fine"), _SPACE),
    "U+200B": Sign(Text("a zero-width space", "une espace sans chasse")),
    "U+200C": Sign(Text("a zero-width non-joiner", "un antiliant sans chasse")),
    "U+200D": Sign(Text("a zero-width joiner", "un liant sans chasse")),
    "U+200E": Sign(Text("a left-to-right mark", "une marque gauche-à-droite")),
    "U+200F": Sign(Text("a right-to-left mark", "une marque droite-à-gauche")),
    "U+2013": Sign(Text("an en dash", "un tiret demi-cadratin"), _HYPHEN),
    "U+2014": Sign(Text("an em dash", "un tiret cadratin"), _HYPHEN),
    "U+2028": Sign(Text("a line separator", "un séparateur de lignes")),
    "U+2029": Sign(Text("a paragraph separator", "un séparateur de paragraphes")),
    "U+202F": Sign(Text("a narrow no-break space", "une espace fine insécable"), _SPACE),
    "U+2060": Sign(Text("a word joiner", "un gluon de mots")),
    "U+2212": Sign(Text("a minus sign", "un signe moins"), _HYPHEN),
    "U+3000": Sign(Text("an ideographic space", "une espace idéographique"), _SPACE),
    "U+FEFF": Sign(Text("a byte-order mark", "une marque d'ordre des octets")),
    "U+FF1A": Sign(
        Text("a full-width colon", "un deux-points pleine chasse"), Text('":" and a space', "« : » et une espace")
    ),
}
"""By their numbers."""
_HIDDEN = frozenset(chr(int(number[2:], 16)) for number in SIGNS) - frozenset("–—−：")


def name_hidden(text: str) -> Text | None:
    """Name the first sign of a text that can't be seen; None when all can."""
    return next((SIGNS[f"U+{ord(sign):04X}"].name for sign in text if sign in _HIDDEN), None)

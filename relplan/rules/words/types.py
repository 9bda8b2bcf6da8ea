"""What types of value are called in messages, and how they are written."""

from __future__ import annotations

from dataclasses import dataclass

from relplan.diagnostics.text import Text


@dataclass(frozen=True, slots=True)
class TypeWords:
    """The words for one type."""

    name: Text
    todo: Text
    """How to write a value of it."""


DASH = Text(
    'begin each element with a hyphen, "-": this is a longer dash',
    "commencez chaque élément par un trait d'union, « - » : ceci est un tiret plus long",
)
"""How to write a list that is begun with another sign."""

TYPE_WORDS: dict[str, TypeWords] = {
    "text": TypeWords(
        Text("a text", "un texte"),
        Text(
            "write a text, between double quotes if it looks like a number",
            "écrivez un texte, entre guillemets droits doubles s'il ressemble à un nombre",
        ),
    ),
    "list": TypeWords(
        Text("a list", "une liste"),
        Text(
            "put it between square brackets, the elements separated by commas",
            "mettez-le entre crochets, les éléments séparés par des virgules",
        ),
    ),
    "mapping": TypeWords(
        Text("keys with values", "des clés avec leurs valeurs"),
        Text('write "key: value", one a line and indented', "écrivez « clé: valeur », une par ligne et en décalant"),
    ),
    "boolean": TypeWords(
        Text("true or false", "true ou false"),
        Text("write true or false, without quotes", "écrivez true (vrai) ou false (faux), sans guillemets"),
    ),
    "integer": TypeWords(
        Text("a whole number", "un nombre entier"),
        Text(
            "write a whole number, without sign or unit: 337000 or 337 000",
            "écrivez un nombre entier, sans signe ni unité : 337000 ou 337 000",
        ),
    ),
}
"""By the key that a problem gives as expected."""

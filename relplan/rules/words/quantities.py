"""What quantities are called in messages, how they are written, and why one may be refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from relplan.diagnostics.text import Text


def _occasion_rules() -> Iterable[str]:
    from relplan.model.occasions import CATALOGUE

    return CATALOGUE


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """The words for one kind of quantity."""

    name: Text
    examples: tuple[str, ...]
    names: Callable[[], Iterable[str]] = tuple
    """Gives the names that such a quantity may have."""


QUANTITY_WORDS: dict[str, QuantityWords] = {
    "duration": QuantityWords(Text("a duration", "une durée"), ("3h", "2d", "1w", "3mo")),
    "rate": QuantityWords(Text("a rate", "un taux"), ("8 %", "0.08")),
    "money": QuantityWords(Text("an amount of money", "un montant"), ("12.50 EUR",)),
    "pace": QuantityWords(
        Text("a number per unit of time", "un nombre par unité de temps"), ("12000/month", "1.8/year")
    ),
    "date": QuantityWords(Text("a date", "une date"), ("2027-01-06",)),
    "clock": QuantityWords(Text("a time of day", "une heure"), ("09:00",)),
    "hours": QuantityWords(Text("opening hours", "une plage horaire"), ("10:00-13:00",)),
    "dated": QuantityWords(
        Text("a date, or a distance from an occasion", "une date, ou un écart à un temps fort"),
        ("2027-01-06", "occasion - 3d", "moment + 1d"),
    ),
    "whole": QuantityWords(Text("a whole number", "un nombre entier"), ("337000", "337 000")),
    "recurrence": QuantityWords(
        Text("a rule of recurrence", "une règle de récurrence"), ("FREQ=WEEKLY;BYDAY=TU", "FREQ=MONTHLY;BYMONTHDAY=1")
    ),
    "figure": QuantityWords(Text("a figure", "un chiffre"), ("18 %", "12.50 EUR", "42")),
    "horizon": QuantityWords(Text("a duration or a date", "une durée ou une date"), ("30d", "2027-12-31")),
    "window": QuantityWords(
        Text("a duration, or a day, week or month", "une durée, ou un jour, une semaine, un mois"),
        ("7d", "day", "week", "month"),
    ),
    "dates": QuantityWords(
        Text("a first and a last day", "un premier et un dernier jour"), ("2027-11-22..2027-11-29",)
    ),
    "occasion_rule": QuantityWords(
        Text("the yearly rule of an occasion", "la règle annuelle d'un temps fort"),
        ("black_friday", "easter + 39d", "fixed 12-25", "last sunday of may"),
        _occasion_rules,
    ),
}
"""By the key that a refusal gives as expected."""

REASON_WORDS: dict[str, Text] = {
    "ambiguous_m": Text(
        '"m" may mean minutes or months: use "min" or "mo"',
        "« m » peut vouloir dire minutes ou mois : employez « min » ou « mo »",
    ),
    "bare_number": Text("a number alone is not enough", "un nombre seul ne suffit pas"),
    "empty_hours": Text("the end must come after the beginning", "la fin doit venir après le début"),
    "fraction": Text("only whole numbers: 36h rather than 1.5d", "nombres entiers seulement : 36h plutôt que 1,5d"),
    "frequency": Text(
        "FREQ must be DAILY, WEEKLY, MONTHLY or YEARLY", "FREQ doit valoir DAILY, WEEKLY, MONTHLY ou YEARLY"
    ),
    "negative": Text("it can't be negative", "la valeur ne peut pas être négative"),
    "no_such_day": Text("this day doesn't exist", "ce jour n'existe pas"),
    "far_year": Text("this year is far from ours", "cette année est bien loin de la nôtre"),
    "no_such_time": Text("hours go from 00:00 to 23:59", "les heures vont de 00:00 à 23:59"),
    "number_alone": Text(
        "the number stands alone: its key says what is counted", "le nombre s'écrit seul : sa clé dit ce qui est compté"
    ),
    "offset_with_hours": Text(
        'the distance is in whole days; the hour goes under "at"',
        "l'écart se compte en jours entiers ; l'heure s'écrit sous « at »",
    ),
    "over_hundred": Text("it can't be more than 100 %", "la valeur ne peut pas dépasser 100 %"),
    "over_one": Text(
        'without "%" a rate is at most 1: add the sign', "sans « % », un taux vaut au plus 1 : ajoutez le signe"
    ),
    "over_midnight": Text(
        "hours don't go over midnight: write two ranges, up to 24:00 and from 00:00 of the day after",
        "une plage ne passe pas minuit : écrivez-en deux, jusqu'à 24:00, puis depuis 00:00 le lendemain",
    ),
    "part_not_allowed": Text(
        "these parts of the rule don't go together", "ces éléments de la règle ne vont pas ensemble"
    ),
    "part_value": Text(
        "a part of the rule has a value it can't have", "un élément de la règle a une valeur impossible"
    ),
    "repeated_part": Text("a part of the rule is written twice", "un élément de la règle est écrit deux fois"),
    "repeated_unit": Text("a unit is written twice", "une unité est écrite deux fois"),
    "reversed": Text("the last day comes before the first", "le dernier jour précède le premier"),
    "thousands_or_decimals": Text(
        "this sign may mean thousands or decimals: use 12500 or 12.5",
        "ce signe peut marquer les milliers ou les décimales : employez 12500 ou 12.5",
    ),
    "time_of_day": Text(
        'the rule gives days only; the hour goes under "at"',
        "la règle ne donne que des jours ; l'heure s'écrit sous « at »",
    ),
    "too_long": Text("a duration is at most a hundred years", "une durée vaut au plus cent ans"),
    "uneven_groups": Text(
        "thousands are grouped by three digits after one space",
        "les milliers se groupent par trois chiffres après une espace",
    ),
    "unknown_currency": Text(
        "the currency is a code of three capitals, after the amount",
        "la devise est un code de trois majuscules, après le montant",
    ),
    "unknown_occasion": Text("no rule is called that", "aucune règle ne porte ce nom"),
    "unknown_part": Text("a part of the rule is unknown", "un élément de la règle est inconnu"),
    "unknown_period": Text(
        "the unit of time is hour, day, week, month or year", "l'unité de temps est hour, day, week, month ou year"
    ),
    "until_in_rule": Text(
        'the first and the last day go beside the rule, under "from" and "until"',
        "le premier et le dernier jour s'écrivent à côté de la règle, sous « from » et « until »",
    ),
    "whole_only": Text("it has no decimals", "il n'a pas de décimales"),
    "zero": Text("no time at all holds nothing", "un temps nul ne contient rien"),
}
"""By the key that a refusal gives as its reason."""

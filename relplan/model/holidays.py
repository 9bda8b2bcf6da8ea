"""Public holidays of the countries and regions a plan names."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

_OTHER_CODES = {"EL": "GR"}
"""Codes of the European Union's own that ISO 3166 doesn't know."""


class UnknownCountryError(ValueError):
    """A code names no country whose public holidays are known."""

    def __init__(self, code: str) -> None:
        super().__init__(f'the public holidays of "{code}" are not known')
        self.code = code


def public_holidays(countries: Sequence[str], years: Iterable[int], language: str = "") -> dict[date, str]:
    """Give the public holidays of any of the countries in those years, in order of date, with their names.

    A country is given by its ISO 3166-1 code of two capitals, as `DE`, and means the nationwide ones; a region of it
    by its ISO 3166-2 code, as `DE-BY`, and has its own as well. Another code raises `UnknownCountryError`. Names are
    in the language asked for, as `en`, where they are known in it, else in the country's main one; those of one day
    are separated by "; ". A day off given in place of a holiday that falls at the weekend counts where the country's
    law gives one.
    """
    names: dict[date, list[str]] = {}
    wanted = tuple(years)
    for country in countries:
        for day, name in _holidays_of(country, wanted, language).items():
            of_day = names.setdefault(day, [])
            if name not in of_day:
                of_day.append(name)
    return {day: "; ".join(names[day]) for day in sorted(names)}


def is_known_country(code: str) -> bool:
    """Tell whether `public_holidays` accepts this code."""
    country, hyphen, region = code.partition("-")
    regions = _regions_by_country().get(country)
    return regions is not None and (not hyphen or region in regions)


def close_countries(code: str) -> tuple[str, ...]:
    """Return the code that was probably meant: of a country given by another code or its name, else of its region."""
    from holidays.registry import COUNTRIES

    head, hyphen, region = code.strip().upper().partition("-")
    head = _OTHER_CODES.get(head, head)
    for module, (name, iso, *others) in COUNTRIES.items():
        if head in (iso, *others, name.upper(), module.upper()) or head.replace(" ", "_") == module.upper():
            whole = f"{iso}-{region}"
            return (whole if hyphen and is_known_country(whole) else iso,)
    return ()


@cache
def _regions_by_country() -> dict[str, list[str]]:
    from holidays import list_supported_countries

    return list_supported_countries(include_aliases=False)


def _holidays_of(code: str, years: tuple[int, ...], language: str) -> dict[date, str]:
    from holidays import country_holidays

    if not is_known_country(code):
        raise UnknownCountryError(code)
    country, _, region = code.partition("-")
    known = country_holidays(country)
    asked = [one for one in known.supported_languages if language and one.partition("_")[0] == language]
    # Without a language the package takes the machine's, and the same plan would read differently elsewhere.
    named = next(iter(asked), known.default_language)
    return dict(country_holidays(country, subdiv=region or None, years=years, language=named))

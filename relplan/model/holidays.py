"""Public holidays of the countries a plan names."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache


class UnknownCountryError(ValueError):
    """A code names no country whose public holidays are known."""

    def __init__(self, code: str) -> None:
        super().__init__(f'the public holidays of "{code}" are not known')
        self.code = code


def public_holidays(countries: Sequence[str], years: Iterable[int], language: str = "") -> dict[date, str]:
    """Give the nationwide public holidays of any of the countries in those years, in order of date, with their names.

    A country is given by its ISO 3166-1 code of two capitals; another raises `UnknownCountryError`. Names are in the
    language asked for, as `en`, where they are known in it, else in the country's main one; those of one day are
    separated by "; ". A day off given in place of a holiday that falls at the weekend counts where the country's law
    gives one.
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
    return code in _known_countries()


@cache
def _known_countries() -> frozenset[str]:
    from holidays import list_supported_countries

    return frozenset(list_supported_countries(include_aliases=False))


def _holidays_of(country: str, years: tuple[int, ...], language: str) -> dict[date, str]:
    from holidays import country_holidays

    if not is_known_country(country):
        raise UnknownCountryError(country)
    known = country_holidays(country)
    asked = [one for one in known.supported_languages if language and one.partition("_")[0] == language]
    # Without a language the package takes the machine's, and the same plan would read differently elsewhere.
    named = next(iter(asked), known.default_language)
    return dict(country_holidays(country, years=years, language=named))

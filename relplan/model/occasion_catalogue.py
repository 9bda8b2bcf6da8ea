"""The occasions known by name: how their days are found, what they are called, where their rule comes from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from relplan.model import occasion_days as days
from relplan.model.occasion_days import FixedDay, FromEaster, NthWeekday

_CUSTOM = "custom"
_FRENCH_SALES = "Code de commerce, L310-3; arrêté of 27 May 2019"
_FRENCH_HOLIDAYS = "Code du travail, L3133-1"
_AMERICAN_HOLIDAYS = "5 U.S.C. 6103"
_SUMMER_TIME = "Directive 2000/84/EC"
_MONDAY, _THURSDAY, _SATURDAY, _SUNDAY = 0, days.THURSDAY, days.SATURDAY, days.SUNDAY


@dataclass(frozen=True)
class NamedRule:
    """An occasion known by name; `str()` of it is the name, as a plan writes it."""

    name: str
    label_en: str
    label_fr: str
    source: str
    """The law that sets the rule, or "custom"."""
    starts: Callable[[int], tuple[date, ...]] = field(repr=False, compare=False)
    """The first day of each edition starting in a year."""
    length: int = 1
    """Days, the first and the last included."""

    def __str__(self) -> str:
        return self.name


def _of_the_year() -> tuple[NamedRule, ...]:
    return (
        NamedRule("new_year", "New Year’s Day", "Jour de l’an", _FRENCH_HOLIDAYS, FixedDay(1, 1).starts),
        NamedRule("epiphany", "Epiphany", "Épiphanie", _CUSTOM, FixedDay(1, 6).starts),
        NamedRule("epiphany_fr", "Epiphany (France)", "Galette des rois", _CUSTOM, days.epiphany_fr),
        NamedRule("blue_monday", "Blue Monday", "Blue Monday", _CUSTOM, NthWeekday(3, _MONDAY, 1).starts),
        NamedRule("candlemas", "Candlemas", "Chandeleur", _CUSTOM, FixedDay(2, 2).starts),
        NamedRule("valentines_day", "Valentine’s Day", "Saint-Valentin", _CUSTOM, FixedDay(2, 14).starts),
        NamedRule("womens_day", "Women’s Day", "Journée des droits des femmes", _CUSTOM, FixedDay(3, 8).starts),
        NamedRule("saint_patricks_day", "Saint Patrick’s Day", "Saint-Patrick", _CUSTOM, FixedDay(3, 17).starts),
        NamedRule("april_fools_day", "April Fools’ Day", "Poisson d’avril", _CUSTOM, FixedDay(4, 1).starts),
        NamedRule("earth_day", "Earth Day", "Jour de la Terre", _CUSTOM, FixedDay(4, 22).starts),
        NamedRule("labour_day", "Labour Day", "Fête du travail", _FRENCH_HOLIDAYS, FixedDay(5, 1).starts),
        NamedRule("music_day", "Music Day", "Fête de la musique", _CUSTOM, FixedDay(6, 21).starts),
        NamedRule("pink_october", "Pink October", "Octobre rose", _CUSTOM, FixedDay(10, 1).starts, length=31),
        NamedRule("halloween", "Halloween", "Halloween", _CUSTOM, FixedDay(10, 31).starts),
        NamedRule("all_saints_day", "All Saints’ Day", "Toussaint", _FRENCH_HOLIDAYS, FixedDay(11, 1).starts),
        NamedRule("movember", "Movember", "Movember", _CUSTOM, FixedDay(11, 1).starts, length=30),
        NamedRule("singles_day", "Singles’ Day", "Fête des célibataires", _CUSTOM, FixedDay(11, 11).starts),
        NamedRule("black_friday", "Black Friday", "Black Friday", _CUSTOM, days.black_friday),
        NamedRule("cyber_monday", "Cyber Monday", "Cyber Monday", _CUSTOM, days.cyber_monday),
        NamedRule("giving_tuesday", "Giving Tuesday", "Giving Tuesday", _CUSTOM, days.giving_tuesday),
        NamedRule("advent", "First Sunday of Advent", "Premier dimanche de l’Avent", _CUSTOM, days.first_advent_sunday),
        NamedRule("saint_nicholas", "Saint Nicholas", "Saint-Nicolas", _CUSTOM, FixedDay(12, 6).starts),
        NamedRule(
            "saint_nicholas_nl",
            "Saint Nicholas (Netherlands)",
            "Saint-Nicolas (Pays-Bas)",
            _CUSTOM,
            FixedDay(12, 5).starts,
        ),
        NamedRule("christmas", "Christmas", "Noël", _FRENCH_HOLIDAYS, FixedDay(12, 25).starts),
        NamedRule("boxing_day", "Boxing Day", "Boxing Day", _CUSTOM, FixedDay(12, 26).starts),
        NamedRule("new_years_eve", "New Year’s Eve", "Saint-Sylvestre", _CUSTOM, FixedDay(12, 31).starts),
    )


def _around_easter() -> tuple[NamedRule, ...]:
    return (
        NamedRule("shrove_tuesday", "Shrove Tuesday", "Mardi gras", _CUSTOM, FromEaster(-47).starts),
        NamedRule("easter", "Easter", "Pâques", _CUSTOM, FromEaster(0).starts),
        NamedRule("easter_monday", "Easter Monday", "Lundi de Pâques", _FRENCH_HOLIDAYS, FromEaster(1).starts),
        NamedRule("ascension", "Ascension Day", "Ascension", _FRENCH_HOLIDAYS, FromEaster(39).starts),
        NamedRule("pentecost", "Pentecost", "Pentecôte", _CUSTOM, FromEaster(49).starts),
        NamedRule("whit_monday", "Whit Monday", "Lundi de Pentecôte", _FRENCH_HOLIDAYS, FromEaster(50).starts),
    )


def _french() -> tuple[NamedRule, ...]:
    grandmothers, grandfathers = NthWeekday(1, _SUNDAY, 3), NthWeekday(1, _SUNDAY, 10)
    beaujolais, heritage = NthWeekday(3, _THURSDAY, 11), NthWeekday(3, _SATURDAY, 9)
    return (
        NamedRule(
            "winter_sales_fr",
            "Winter sales (France)",
            "Soldes d’hiver",
            _FRENCH_SALES,
            days.winter_sales_fr,
            length=28,
        ),
        NamedRule(
            "summer_sales_fr", "Summer sales (France)", "Soldes d’été", _FRENCH_SALES, days.summer_sales_fr, length=28
        ),
        NamedRule(
            "grandmothers_day_fr",
            "Grandmothers’ Day (France)",
            "Fête des grands-mères",
            _CUSTOM,
            grandmothers.starts,
        ),
        NamedRule(
            "grandfathers_day_fr",
            "Grandfathers’ Day (France)",
            "Fête des grands-pères",
            _CUSTOM,
            grandfathers.starts,
        ),
        NamedRule("victory_day_fr", "Victory Day (France)", "8 mai", _FRENCH_HOLIDAYS, FixedDay(5, 8).starts),
        NamedRule("bastille_day_fr", "Bastille Day", "14 juillet", _FRENCH_HOLIDAYS, FixedDay(7, 14).starts),
        NamedRule(
            "heritage_days_fr", "Heritage days (France)", "Journées du patrimoine", _CUSTOM, heritage.starts, length=2
        ),
        NamedRule(
            "armistice_day_fr", "Armistice Day (France)", "11 novembre", _FRENCH_HOLIDAYS, FixedDay(11, 11).starts
        ),
        NamedRule("beaujolais_nouveau", "Beaujolais nouveau", "Beaujolais nouveau", _CUSTOM, beaujolais.starts),
    )


def _parents_days() -> tuple[NamedRule, ...]:
    second_of_may, first_of_may = NthWeekday(2, _SUNDAY, 5).starts, NthWeekday(1, _SUNDAY, 5).starts
    third_of_june, second_of_june = NthWeekday(3, _SUNDAY, 6).starts, NthWeekday(2, _SUNDAY, 6).starts
    saint_joseph = FixedDay(3, 19).starts
    return (
        NamedRule(
            "mothers_day_fr",
            "Mother’s Day (France)",
            "Fête des mères",
            "loi n° 50-577 of 24 May 1950",
            days.mothers_day_fr,
        ),
        _mothers_day("be", "Belgium", "Belgique", second_of_may),
        _mothers_day("ch", "Switzerland", "Suisse", second_of_may),
        _mothers_day("de", "Germany", "Allemagne", second_of_may),
        _mothers_day("es", "Spain", "Espagne", first_of_may),
        _mothers_day("it", "Italy", "Italie", second_of_may),
        _mothers_day("nl", "Netherlands", "Pays-Bas", second_of_may),
        _mothers_day("pt", "Portugal", "Portugal", first_of_may),
        _mothers_day("uk", "United Kingdom", "Royaume-Uni", FromEaster(-21).starts),
        _mothers_day("us", "United States", "États-Unis", second_of_may),
        NamedRule("fathers_day_fr", "Father’s Day (France)", "Fête des pères", _CUSTOM, third_of_june),
        _fathers_day("be", "Belgium", "Belgique", second_of_june),
        _fathers_day("de", "Germany", "Allemagne", FromEaster(39).starts),
        _fathers_day("es", "Spain", "Espagne", saint_joseph),
        _fathers_day("it", "Italy", "Italie", saint_joseph),
        _fathers_day("pt", "Portugal", "Portugal", saint_joseph),
        _fathers_day("uk", "United Kingdom", "Royaume-Uni", third_of_june),
        _fathers_day("us", "United States", "États-Unis", third_of_june),
    )


def _mothers_day(code: str, country: str, pays: str, starts: Callable[[int], tuple[date, ...]]) -> NamedRule:
    return NamedRule(f"mothers_day_{code}", f"Mother’s Day ({country})", f"Fête des mères ({pays})", _CUSTOM, starts)


def _fathers_day(code: str, country: str, pays: str, starts: Callable[[int], tuple[date, ...]]) -> NamedRule:
    return NamedRule(f"fathers_day_{code}", f"Father’s Day ({country})", f"Fête des pères ({pays})", _CUSTOM, starts)


def _abroad() -> tuple[NamedRule, ...]:
    return (
        _american("presidents_day_us", "Presidents’ Day", NthWeekday(3, _MONDAY, 2).starts),
        _american("memorial_day_us", "Memorial Day", NthWeekday(-1, _MONDAY, 5).starts),
        _american("independence_day_us", "Independence Day", FixedDay(7, 4).starts),
        _american("labor_day_us", "Labor Day", NthWeekday(1, _MONDAY, 9).starts),
        _american("thanksgiving_us", "Thanksgiving", NthWeekday(4, _THURSDAY, 11).starts),
        NamedRule(
            "summer_time_eu",
            "Start of summer time (Europe)",
            "Passage à l’heure d’été (Europe)",
            _SUMMER_TIME,
            NthWeekday(-1, _SUNDAY, 3).starts,
        ),
        NamedRule(
            "winter_time_eu",
            "End of summer time (Europe)",
            "Passage à l’heure d’hiver (Europe)",
            _SUMMER_TIME,
            NthWeekday(-1, _SUNDAY, 10).starts,
        ),
    )


def _american(name: str, label: str, starts: Callable[[int], tuple[date, ...]]) -> NamedRule:
    return NamedRule(name, f"{label} (United States)", f"{label} (États-Unis)", _AMERICAN_HOLIDAYS, starts)


CATALOGUE: Mapping[str, NamedRule] = MappingProxyType(
    {
        rule.name: rule
        for rule in sorted(
            (*_of_the_year(), *_around_easter(), *_french(), *_parents_days(), *_abroad()), key=lambda rule: rule.name
        )
    }
)
"""Every named rule by its name, in alphabetical order.

The French sales follow the law in force since 2020 in every year: earlier ones began by the same rule, with another
length. An edition that a government moves or lengthens for one year (as in the summer of 2023), and occasions announced
from year to year (back to school, French Days, Prime Day, Ramadan), have no rule: a plan gives them dates.
"""

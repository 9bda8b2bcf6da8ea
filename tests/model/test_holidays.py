"""Public holidays come from the `holidays` package, whatever the machine's language."""

from datetime import date

import pytest

from relplan.model.holidays import UnknownCountryError, close_countries, is_known_country, public_holidays


def test_france_has_eleven_public_holidays() -> None:
    assert list(public_holidays(["FR"], [2027])) == [
        date(2027, 1, 1),
        date(2027, 3, 29),
        date(2027, 5, 1),
        date(2027, 5, 6),
        date(2027, 5, 8),
        date(2027, 5, 17),
        date(2027, 7, 14),
        date(2027, 8, 15),
        date(2027, 11, 1),
        date(2027, 11, 11),
        date(2027, 12, 25),
    ]


@pytest.mark.parametrize("language", ["", "en_US", "de"])
def test_names_do_not_depend_on_the_machine(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", language)
    assert public_holidays(["FR"], [2027])[date(2027, 7, 14)] == "Fête nationale"


def test_names_are_in_the_language_asked_for_where_they_are_known_in_it() -> None:
    day = date(2027, 7, 14)
    assert public_holidays(["FR"], [2027], "en")[day] == "National Day"
    assert public_holidays(["FR"], [2027], "fr")[day] == "Fête nationale"
    assert public_holidays(["DE"], [2027], "fr")[date(2027, 10, 3)] == "Tag der Deutschen Einheit"
    assert public_holidays(["BE"], [2027], "fr")[date(2027, 7, 21)] == "Fête nationale"


def test_countries_are_gathered_and_a_shared_day_bears_both_names() -> None:
    days = public_holidays(["FR", "DE"], [2027])
    assert days[date(2027, 10, 3)] == "Tag der Deutschen Einheit"
    assert days[date(2027, 11, 11)] == "Armistice"
    assert days[date(2027, 12, 25)] == "Noël; Erster Weihnachtstag"


def test_a_name_shared_by_two_countries_is_given_once() -> None:
    assert public_holidays(["DE", "AT"], [2027])[date(2027, 1, 1)] == "Neujahr"


def test_every_year_asked_for_is_there_in_order() -> None:
    days = list(public_holidays(["FR"], (year for year in (2028, 2027))))
    assert days == sorted(days)
    assert {day.year for day in days} == {2027, 2028}


def test_no_country_has_no_holiday() -> None:
    assert public_holidays([], [2027]) == {}


@pytest.mark.parametrize("code", ["XX", "fr", "FRA", "France", ""])
def test_an_unknown_country_is_refused(code: str) -> None:
    assert not is_known_country(code)
    with pytest.raises(UnknownCountryError, match="are not known") as refusal:
        public_holidays(["FR", code], [2027])
    assert refusal.value.code == code


def test_european_countries_are_known() -> None:
    assert all(is_known_country(code) for code in ("FR", "BE", "CH", "LU", "DE", "ES", "IT", "PT", "NL", "GB"))


def test_a_region_has_the_holidays_of_its_country_and_its_own() -> None:
    corpus_christi = date(2027, 5, 27)
    assert corpus_christi not in public_holidays(["DE"], [2027])
    assert public_holidays(["DE-BY"], [2027])[corpus_christi] == "Fronleichnam"
    assert set(public_holidays(["DE"], [2027])) < set(public_holidays(["DE-BY"], [2027]))


@pytest.mark.parametrize(
    ("code", "meant"),
    [
        ("UK", "GB"),
        ("EL", "GR"),
        ("UK-SCT", "GB-SCT"),
        ("DE-XX", "DE"),
        ("de-by", "DE-BY"),
        ("fr", "FR"),
        ("FRA", "FR"),
        ("United Kingdom", "GB"),
    ],
)
def test_a_code_that_is_none_is_told_what_it_means(code: str, meant: str) -> None:
    assert close_countries(code) == (meant,)


def test_nothing_is_made_of_what_means_no_country() -> None:
    assert close_countries("XX") == ()
    assert close_countries("") == ()

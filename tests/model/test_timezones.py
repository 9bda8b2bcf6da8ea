"""Time zones: those of the database, the same on every machine."""

import pytest

from relplan.model.timezones import find_timezone, fixed_timezone, known_timezones, meant_timezones


@pytest.mark.parametrize("name", ["localtime", "Factory", "posixrules", "posix/Europe/Paris", "GMT+1", "CEST", ""])
def test_a_zone_that_machines_read_otherwise_or_not_at_all_is_none(name: str) -> None:
    assert find_timezone(name) is None
    assert name not in known_timezones()


@pytest.mark.parametrize("name", ["Europe/Paris", "UTC", "Etc/GMT-1", "America/Argentina/Buenos_Aires"])
def test_a_zone_of_the_database_is_known(name: str) -> None:
    assert find_timezone(name) is not None
    assert name in known_timezones()


@pytest.mark.parametrize(
    ("written", "zone"),
    [
        ("GMT+1", "Etc/GMT-1"),
        ("UTC-5", "Etc/GMT+5"),
        ("UTC +02:00", "Etc/GMT-2"),
        ("+1", "Etc/GMT-1"),
        ("gmt+14", "Etc/GMT-14"),
        ("UTC+0", "UTC"),
        ("GMT-13", ""),
        ("UTC+05:30", ""),
        ("Europe/Paris", ""),
    ],
)
def test_a_distance_from_utc_names_the_zone_with_the_sign_turned_round(written: str, zone: str) -> None:
    assert fixed_timezone(written) == zone
    if zone:
        assert find_timezone(zone) is not None


@pytest.mark.parametrize(
    ("name", "zones"),
    [("CEST", ("Europe/Paris",)), ("paris", ("Europe/Paris",)), ("New York", ("America/New_York",)), ("Nowhere", ())],
)
def test_an_abbreviation_or_a_city_means_a_zone(name: str, zones: tuple[str, ...]) -> None:
    assert meant_timezones(name) == zones

"""Occasion rules find the days the law and custom set, and are read back as they are written."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from relplan.model.holidays import public_holidays
from relplan.model.occasion_days import MONTHS, NUMERALS, ORDINALS, WEEKDAYS
from relplan.model.occasions import CATALOGUE, OccasionRule, OccasionRuleError
from relplan.model.quantities.base import anchored

PATTERN = anchored(OccasionRule.PATTERN)

years = st.integers(1900, 2200)
rules = st.one_of(
    st.sampled_from(sorted(CATALOGUE)),
    st.integers(-999, 999).map(lambda days: f"easter {'-' if days < 0 else '+'} {abs(days)}d"),
    st.dates(date(2028, 1, 1), date(2028, 12, 31)).map(lambda day: f"fixed {day:%m-%d}"),
    st.builds(
        "{} {} of {}".format,
        st.sampled_from([*ORDINALS, *NUMERALS]),
        st.sampled_from(WEEKDAYS),
        st.sampled_from(MONTHS),
    ),
)


def first_days(rule: str, *of: int) -> list[str]:
    return [f"{first:%Y-%m-%d}" for year in of for first, _ in OccasionRule.parse(rule).editions(year)]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("winter_sales_fr", "01-07..02-03 01-06..02-02 01-12..02-08 01-10..02-06 01-09..02-05"),
        ("summer_sales_fr", "06-24..07-21 06-23..07-20 06-28..07-25 06-27..07-24 06-26..07-23"),
        ("mothers_day_fr", "05-31 05-30 05-28 05-27 05-26"),
        ("fathers_day_fr", "06-21 06-20 06-18 06-17 06-16"),
        ("grandmothers_day_fr", "03-01 03-07 03-05 03-04 03-03"),
        ("black_friday", "11-27 11-26 11-24 11-23 11-29"),
        ("cyber_monday", "11-30 11-29 11-27 11-26 12-02"),
        ("easter", "04-05 03-28 04-16 04-01 04-21"),
    ],
)
def test_days_from_2026_to_2030(rule: str, expected: str) -> None:
    editions = [edition for year in range(2026, 2031) for edition in OccasionRule.parse(rule).editions(year)]
    assert [first.year for first, _ in editions] == [2026, 2027, 2028, 2029, 2030]
    found = [f"{first:%m-%d}" if first == last else f"{first:%m-%d}..{last:%m-%d}" for first, last in editions]
    assert " ".join(found) == expected


def test_winter_sales_start_a_week_early_when_the_second_wednesday_falls_after_the_12th() -> None:
    found = first_days("winter_sales_fr", 2017, 2019, 2020, 2022, 2023, 2024)
    assert found == ["2017-01-11", "2019-01-09", "2020-01-08", "2022-01-12", "2023-01-11", "2024-01-10"]


def test_mothers_day_gives_way_to_pentecost() -> None:
    assert first_days("mothers_day_fr", 2019, 2020, 2023, 2024) == [
        "2019-05-26",
        "2020-06-07",
        "2023-06-04",
        "2024-05-26",
    ]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("mothers_day_uk", "2027-03-07"),
        ("mothers_day_es", "2027-05-02"),
        ("mothers_day_de", "2027-05-09"),
        ("fathers_day_de", "2027-05-06"),
        ("epiphany_fr", "2027-01-03"),
        ("advent", "2027-11-28"),
        ("shrove_tuesday", "2027-02-09"),
        ("giving_tuesday", "2027-11-30"),
        ("christmas", "2027-12-25"),
        ("easter + 39d", "2027-05-06"),
        ("easter - 47d", "2027-02-09"),
        ("easter+1d", "2027-03-29"),
        ("fixed 12-25", "2027-12-25"),
        ("first sunday of march", "2027-03-07"),
        ("2nd wednesday of january", "2027-01-13"),
        ("last sunday of may", "2027-05-30"),
        ("penultimate sunday of may", "2027-05-23"),
        ("5th monday of may", "2027-05-31"),
    ],
)
def test_one_day_a_year(rule: str, expected: str) -> None:
    assert first_days(rule, 2027) == [expected]


def test_a_day_the_year_lacks_gives_no_edition() -> None:
    assert first_days("fixed 02-29", *range(2026, 2034)) == ["2028-02-29", "2032-02-29"]
    assert first_days("fifth sunday of february", *range(2026, 2033)) == ["2032-02-29"]


def test_a_distance_from_easter_belongs_to_the_year_it_falls_in() -> None:
    assert first_days("easter", 2026, 2027, 2028) == ["2026-04-05", "2027-03-28", "2028-04-16"]
    assert first_days("easter + 275d", 2027) == ["2027-01-05", "2027-12-28"]
    assert first_days("easter + 275d", 2028) == []


def test_the_last_day_is_included() -> None:
    assert OccasionRule.parse("heritage_days_fr").editions(2027) == ((date(2027, 9, 18), date(2027, 9, 19)),)
    assert OccasionRule.parse("pink_october").editions(2027) == ((date(2027, 10, 1), date(2027, 10, 31)),)


@pytest.mark.parametrize("country", ["FR", "US"])
def test_named_public_holidays_agree_with_the_country_s_calendar(country: str) -> None:
    source = {"FR": "Code du travail, L3133-1", "US": "5 U.S.C. 6103"}[country]
    for year in range(2020, 2041):
        calendar = public_holidays([country], [year])
        named = [first for rule in CATALOGUE.values() if rule.source == source for first in rule.starts(year)]
        assert named
        assert set(named) <= set(calendar)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "black_fridays",
        "Christmas",
        "easter +",
        "easter + 39",
        "easter 39d",
        "easter + 1000d",
        "fixed 02-30",
        "fixed 04-31",
        "fixed 13-01",
        "fixed 00-10",
        "fixed 2-14",
        "sixth sunday of may",
        "first sundays of may",
        "first sunday of mai",
        "first  sunday of may",
        "winter sales",
    ],
)
def test_what_is_no_rule_is_refused_and_names_are_offered(text: str) -> None:
    with pytest.raises(OccasionRuleError) as refusal:
        OccasionRule.parse(text)
    assert refusal.value.found == text
    assert {"winter_sales_fr", "black_friday", "mothers_day_fr"} <= set(refusal.value.known)
    assert not re.fullmatch(PATTERN, text)


@pytest.mark.parametrize(
    ("written", "spelt_out"),
    [
        ("2nd wednesday of january", "second wednesday of january"),
        ("easter+39d", "easter + 39d"),
        ("easter - 0d", "easter + 0d"),
        ("fixed 12-25", "fixed 12-25"),
        ("black_friday", "black_friday"),
    ],
)
def test_a_rule_has_one_spelling_when_written_back(written: str, spelt_out: str) -> None:
    assert str(OccasionRule.parse(written)) == spelt_out


@given(rules)
def test_a_rule_is_read_back_as_itself(text: str) -> None:
    rule = OccasionRule.parse(text)
    assert OccasionRule.parse(str(rule)) == rule
    assert re.search(PATTERN, text)
    assert re.search(PATTERN, str(rule))


@given(rules, years)
def test_editions_start_in_their_year_in_order(text: str, year: int) -> None:
    editions = OccasionRule.parse(text).editions(year)
    assert list(editions) == sorted(set(editions))
    assert all(first.year == year for first, _ in editions)
    assert all(first <= last for first, last in editions)


@given(st.text(st.sampled_from("easter fixd0123456789-+suny_oma"), max_size=24))
def test_the_pattern_accepts_exactly_what_is_read(text: str) -> None:
    try:
        OccasionRule.parse(text)
    except OccasionRuleError:
        assert not re.fullmatch(PATTERN, text)
    else:
        assert re.fullmatch(PATTERN, text)


def test_every_named_rule_is_labelled_sourced_and_found_every_year() -> None:
    assert list(CATALOGUE) == sorted(CATALOGUE)
    for name, rule in CATALOGUE.items():
        assert name == rule.name
        assert re.fullmatch(r"[a-z]+(_[a-z]+)*", name)
        assert all((rule.label_en, rule.label_fr, rule.source))
        assert all(len(OccasionRule.parse(name).editions(year)) == 1 for year in range(2000, 2101))


def test_no_two_named_rules_share_a_label() -> None:
    for labels in ([rule.label_en for rule in CATALOGUE.values()], [rule.label_fr for rule in CATALOGUE.values()]):
        assert len(labels) == len(set(labels))


def test_a_field_takes_a_rule_as_it_is_written_and_gives_it_back() -> None:
    field = TypeAdapter(OccasionRule)
    rule = field.validate_python("2nd wednesday of january")
    assert rule == OccasionRule.parse("second wednesday of january")
    assert field.dump_json(rule) == b'"second wednesday of january"'
    assert field.json_schema() == {"type": "string", "pattern": PATTERN}


@pytest.mark.parametrize(
    ("written", "found"), [("black_fridays", "black_fridays"), (date(2027, 5, 12), "2027-05-12"), (12, "12")]
)
def test_a_field_says_what_it_found_instead_of_a_rule(written: object, found: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        TypeAdapter(OccasionRule).validate_python(written)
    (error,) = refusal.value.errors()
    assert error["ctx"] == {"expected": "occasion_rule", "found": found, "reason": "unknown_occasion"}

"""Suggestions: what somebody probably meant."""

from __future__ import annotations

from time import perf_counter

import pytest

from relplan.plan.spelling import MOST_KNOWN, nearest


@pytest.mark.parametrize("written", ["Black-Friday", "black_friday", "BLACK FRIDAY"])
def test_case_hyphens_and_spaces_make_no_difference(written: str) -> None:
    assert nearest(written, ("black-friday-teaser", "black-friday")) == ("black-friday",)


def test_the_last_part_of_a_dotted_word_is_near_to_it() -> None:
    assert nearest("new", ("lifecycle.new", "value.new", "news")) == ("lifecycle.new", "value.new")


def test_the_nearest_comes_first() -> None:
    assert nearest("welcom-mail", ("welcome-mail", "welcome-mailing"))[0] == "welcome-mail"


def test_words_much_less_near_than_the_nearest_are_left_out() -> None:
    assert nearest("welcom", ("welcome", "income")) == ("welcome",)


def test_nothing_is_near_to_a_word_unlike_all_others() -> None:
    assert nearest("zebra", ("welcome", "cart-reminder")) == ()
    assert nearest("zebra", ()) == ()


def test_there_are_no_more_suggestions_than_asked_for() -> None:
    assert nearest("segment", ("segment-1", "segment-2", "segment-3"), 2) == ("segment-1", "segment-2")


WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@pytest.mark.parametrize("french", ["lun", "mar", "mer", "jeu", "ven", "dim"])
def test_a_short_word_of_another_language_resembles_nothing(french: str) -> None:
    assert nearest(french, WEEKDAYS) == ()


@pytest.mark.parametrize(("written", "meant"), [("sam", "sat"), ("we", "wed"), ("Sun", "sun")])
def test_a_short_word_resembles_one_with_its_first_letter(written: str, meant: str) -> None:
    assert nearest(written, WEEKDAYS) == (meant,)


def test_thousands_of_misspelt_words_are_looked_up_at_once() -> None:
    known = tuple(f"programme-number-{index:04}" for index in range(2000))
    begun = perf_counter()
    for index in range(2000):
        assert nearest(f"programe-number-{index:04}", known)[0] == known[index]
    assert perf_counter() - begun < 10


def test_among_too_many_words_none_is_looked_for() -> None:
    known = tuple(f"word-{number}" for number in range(MOST_KNOWN))
    assert nearest("word_77", known) == ("word-77",)
    assert nearest("word_77", (*known, "one-more")) == ()

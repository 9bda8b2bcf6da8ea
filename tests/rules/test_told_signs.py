"""Signs that nobody can see, and quotes that quote nothing, are told by name."""

from __future__ import annotations

from relplan.model.settings import Language
from tests.conftest import review_of

PROGRAMME = "name: Life\nobjective: {statement: A first order, kpi: first_order_rate}\n"


def said_of(files: dict[str, str], language: Language = Language.EN) -> list[str]:
    families = ("SYN", "SCH", "REF")
    found = [one for one in review_of(files).findings if one.rule.family in families]
    return [f"{one.message(language)}; {one.remedy(language)}" for one in found]


def test_a_sign_in_a_key_is_named_with_what_to_type() -> None:
    files = {"programmes/life.yaml": PROGRAMME.replace("name: ", "name:\u00a0")}
    assert said_of(files) == [
        "a no-break space stands here, U+00A0: it hides, or looks like another sign, and is read as neither; "
        "delete it and type a space in its place"
    ]
    assert said_of(files, Language.FR)[0].startswith("une espace insécable se trouve ici, U+00A0\u00a0: ")


def test_a_sign_in_an_id_or_a_word_is_named() -> None:
    programme = f"{PROGRAMME}status: li\u200bve\nphase: a.\u200db\n"
    segments = "segmentations: {a: {segments: {b: {definition: b}}}}\n"
    said = said_of({"programmes/life.yaml": programme, "conventions/segments.yaml": segments})
    assert [one.partition("; ")[2] for one in said] == [
        "a zero-width space hides in it: delete it",
        "a zero-width joiner hides in it: delete it",
    ]


def test_curly_quotes_are_told() -> None:
    campaign = "name: C\nprogramme: life\nsends: [{id: s, on: 2027-03-02, channel: email, at: “10:00”}]\n"
    channels = "email: {kind: email}\n"
    files = {
        "campaigns/c.yaml": campaign,
        "programmes/life.yaml": PROGRAMME,
        "conventions/channels.yaml": channels,
    }
    assert said_of(files) == [
        'this is not a time of day: "“10:00”"; curly quotes are read as part of the text: write "10:00"'
    ]


def test_straight_quotes_take_the_place_of_curly_ones() -> None:
    programme = PROGRAMME.replace("Life", "“Life: all of it”")
    (said,) = said_of({"programmes/life.yaml": programme})
    assert said.endswith('"Life: all of it"')


def test_a_list_with_long_dashes_is_told() -> None:
    (said,) = said_of({"programmes/life.yaml": f"{PROGRAMME}tags:\n  – a\n  – b\n"})
    assert said.endswith('begin each element with a hyphen, "-": this is a longer dash')

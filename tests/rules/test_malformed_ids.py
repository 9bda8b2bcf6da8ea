"""Ids that odd names of files and odd keys give: each is refused in a sentence that says what is wrong with it."""

from __future__ import annotations

import pytest

from relplan.model.settings import Language
from tests.conftest import review_of

TAKEN = 'ids take lower-case letters without accents, digits, "-" and "_"'
USE = 'use lower-case letters without accents, digits, "-" and "_", with a letter or a digit first'


def said_of(files: dict[str, str]) -> list[tuple[str, str]]:
    found = [one for one in review_of(files).findings if one.rule.code == "REF004"]
    return [(one.message(Language.EN), one.remedy(Language.EN)) for one in found]


@pytest.mark.parametrize(
    ("ident", "wrong", "remedy"),
    [
        ("dot.", 'it holds "."', f'call it "dot": {TAKEN}'),
        ("a.b", 'it holds "."', f'call it "a-b": {TAKEN}'),
        (" a", 'it holds " "', f'call it "a": {TAKEN}'),
        ("-a", 'it begins with "-"', f'call it "a": {TAKEN}'),
        ("_", 'it begins with "_"', USE),
        ("Été", 'it holds "É" and "é"', f'call it "ete": {TAKEN}'),
        ("аdmin", 'it holds "а U+0430"', USE),
        ("a\u200bb", 'it holds "U+200B"', f'call it "ab": {TAKEN}'),
        ("a\nb", 'it holds "U+000A"', f'call it "a-b": {TAKEN}'),
    ],
)
def test_what_is_wrong_with_the_name_of_a_file_is_said(ident: str, wrong: str, remedy: str) -> None:
    assert said_of({f"campaigns/{ident}.yaml": "name: A\n"}) == [
        (f'"{ident}" is not written as an id: {wrong}', remedy)
    ]


def test_what_is_wrong_with_a_key_is_said() -> None:
    channels = '"": {kind: email}\n"sms.": {kind: sms}\n'
    segments = 'segmentations: {s: {name: S, segments: {"x.": {name: X, definition: x}}}}\n'
    said = said_of({"conventions/channels.yaml": channels, "conventions/segments.yaml": segments})
    assert [message for message, _ in said] == [
        "an id is empty",
        '"sms." is not written as an id: it holds "."',
        '"x." is not written as an id: it holds "."',
    ]


@pytest.mark.parametrize(
    "copy",
    [
        *("Copy of a", "Copie de a", "a copy", "a - Copie", "a (1)", "a 2", "a.bak", "a_BACKUP_123", "#a", "~$a"),
        *("a (conflicted copy 2027-01-02)", "a.sync-conflict-20270102-123456-ABCDEF"),
    ],
)
def test_a_copy_that_a_tool_left_is_no_second_object(copy: str) -> None:
    said = said_of({"campaigns/a.yaml": "name: A\n", f"campaigns/{copy}.yaml": "name: A\n"})
    assert [remedy for _, remedy in said] == [
        '"a" is there already: if this is a copy of it, take over what you need and delete it; if not, give it a name '
        'of its own, of lower-case letters without accents, digits, "-" and "_"'
    ]


def test_no_id_is_proposed_that_another_object_has() -> None:
    segments = 'segmentations: {s: {name: S, segments: {x: {name: X}, "x.": {name: Y}, "y.": {name: Z}}}}\n'
    files = {"conventions/segments.yaml": segments, "campaigns/sale.yaml": "name: S\n", "scenarios/Sale!.yaml": ""}
    assert [remedy.split(":")[0] for _, remedy in said_of(files)] == [
        '"x" is there already',
        'call it "y"',
        '"sale" is there already',
    ]


def test_a_bad_id_that_resembles_a_copy_of_nothing_gets_an_id() -> None:
    assert said_of({"campaigns/a copy.yaml": "name: A\n"})[0][1] == f'call it "a-copy": {TAKEN}'

"""Data written as YAML is read back the same, and looks as people write it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relplan.output.yaml_text import write_entry, write_yaml
from relplan.source.lookalikes import holds_in_keys
from relplan.source.yaml import read_yaml

TEXTS = st.text() | st.sampled_from(
    ("no", "null", "12", "1e3", "09:00", "a: b", "a #b", "- a", "{", "a,b", "a:", "é ", "")
)
TEXTS = TEXTS.map(lambda text: "".join(sign for sign in text if not 0xD800 <= ord(sign) <= 0xDFFF))
SCALARS = TEXTS | st.booleans() | st.none() | st.integers(-(10**9), 10**9)
KEYS = TEXTS.filter(lambda key: not holds_in_keys({key: None}))
"""What begins with a dash that is none, or holds a space that is none, is no key: relplan says so."""
DATA = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(KEYS, DATA, min_size=1, max_size=3))
def test_what_is_written_is_read_back(data: dict[str, Any]) -> None:
    reading = read_yaml("x.yaml", write_yaml(data).encode())
    assert not reading.problems
    assert reading.data == data


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("09:00", 'key: "09:00"\n'),
        ("10 %", "key: 10 %\n"),
        ("2027-01-06", "key: 2027-01-06\n"),
        ("12", 'key: "12"\n'),
        ("Still hesitating?", "key: Still hesitating?\n"),
        ({"moment": "birthday", "on": "moment - 7d"}, "key: {moment: birthday, on: moment - 7d}\n"),
        (["a, b", "c"], 'key: ["a, b", c]\n'),
        ([{"wait": "2d"}], "key:\n  - wait: 2d\n"),
        ([{"if": "a.clicked", "then": [{"exit": "b"}]}], "key:\n  - {if: a.clicked, then: [{exit: b}]}\n"),
        ([[1, [2]], "a"], "key:\n  - - 1\n    - [2]\n  - a\n"),
        ("word " * 30 + "end", f"key: >-\n  {'word ' * 18}word\n  {'word ' * 11}end\n"),
    ],
)
def test_short_things_stand_on_one_line(value: Any, written: str) -> None:
    assert write_yaml({"key": value}) == written


def test_a_remark_stands_at_the_end_of_the_first_line() -> None:
    assert write_entry("key", [{"wait": "2d"}], "a remark") == "key:  # a remark\n  - wait: 2d\n"

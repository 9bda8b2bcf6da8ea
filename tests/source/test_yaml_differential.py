"""The reader held to ruamel.yaml, the one other parser of YAML 1.2: same data, same places.

Whatever the reader takes without a word, ruamel must take too, and mean the same by it. Where they differ on purpose:
- a date stays text, and so do `.inf`, `.nan`, numbers beyond a float's reach, and the numbers that ruamel adds to
  YAML's: `1_000`, `0b11`, `-0x1F`; so does `=`;
- a file that is nothing but a block text ends where its parser says: no plan file is one;
- a tab between words is only space, and `...` may stand twice, as YAML says and ruamel doesn't;
- the reader says something about tags, `<<`, keys that are no text, duplicate keys, several documents, undefined
  aliases and U+0085, U+2028, U+2029 and U+FEFF, so that ruamel's opinion on them doesn't matter here.
"""

from __future__ import annotations

import io
import math
import random
import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

from relplan.source.place import Part, Route, Span
from relplan.source.yaml import Spans, find_first_key, read_yaml
from tests.rounds import FUZZ

if TYPE_CHECKING:
    from collections.abc import Iterator

TRICKY_SCALARS = (
    ("no", "no"),
    ("on", "on"),
    ("Yes", "Yes"),
    ("y", "y"),
    ("true", True),
    ("True", True),
    ("tRUE", "tRUE"),
    ("~", None),
    ("null", None),
    ("Null", None),
    ("nULL", "nULL"),
    ("", None),
    ("1e3", 1000.0),
    ("1E-2", 0.01),
    ("12e03", 12000.0),
    ("012", 12),
    ("0o14", 12),
    ("0o18", "0o18"),
    ("0O14", "0O14"),
    ("0x1F", 31),
    ("0X1F", "0X1F"),
    ("-0x1F", "-0x1F"),
    ("0b11", "0b11"),
    ("12:30", "12:30"),
    ("1:2:3", "1:2:3"),
    ("2027-01-06", "2027-01-06"),
    ("2027-02-30", "2027-02-30"),
    ("2027-01-06T10:00:00Z", "2027-01-06T10:00:00Z"),
    (".5", 0.5),
    ("-.5", -0.5),
    ("5.", 5.0),
    (".", "."),
    ("..", ".."),
    ("1.5.2", "1.5.2"),
    ("1_000", "1_000"),
    ("1,000", "1,000"),
    ("+1", 1),
    ("-1", -1),
    ("-0", 0),
    ("+", "+"),
    ("-", None),
    ("--", "--"),
    ("+-1", "+-1"),
    ("1 000", "1 000"),
    ("8 %", "8 %"),
    (".inf", ".inf"),
    ("-.INF", "-.INF"),
    (".nan", ".nan"),
    ("1e999", "1e999"),
    ("١٢", "١٢"),
    ("'1.'", "1."),
    ('"1."', "1."),
    ("'true'", "true"),
    ('"~"', "~"),
    ('""', ""),
    ('"\\u00e9\\x41\\t"', "éA\t"),
    ("'l''été'", "l'été"),
    ("a # b", "a"),
    ("a#b", "a#b"),
    ("http://example.com/a:b", "http://example.com/a:b"),
    ("=", "="),
    ("a\u00a0b", "a\u00a0b"),
    ("9007199254740993", 9007199254740993),
)


@pytest.mark.parametrize(("written", "meant"), [pair for pair in TRICKY_SCALARS if pair[0] != "-"])
def test_scalars_mean_what_yaml_1_2_says(written: str, meant: object) -> None:
    reading = read_yaml("a.yaml", f"key: {written}\n".encode())

    assert reading.problems == []
    assert reading.data == {"key": meant}
    assert type(reading.data["key"]) is type(meant)


@pytest.mark.parametrize("written", [written for written, _ in TRICKY_SCALARS])
@pytest.mark.parametrize("frame", ["{}\n", "key: {}\n", "- {}\n", "[a, {}]\n", "{{key: {}}}\n", "{}: value\n"])
def test_scalars_are_those_of_ruamel(written: str, frame: str) -> None:
    _hold_to_ruamel(frame.format(written))


_ONLY_RUAMEL_S = re.compile(r".*_.*|[-+]?0b[01]+|[-+]0[xo][0-9a-fA-F]+", re.DOTALL)

DOCUMENTS = (
    "name: Relance\ntrigger: {moment: cart, delay: 3h}\nsteps:\n  - message: a\n    channel: email\n  - wait: 1d\n",
    "a: |\n  un\n   deux\n\n  trois # texte\nb: >-\n  plié\n  encore\n\n  fin\nc: |+\n  reste\n\n",
    "# début\nlist:\n- 1\n- [a, b, {c: d}]\n-\n  - 'x'\n  - \"y\"\n# fin\n",
    "base: &base {a: 1, b: [2, 3]}\nother: *base\nlist: [*base, &t texte, *t]\n",
    "long: un texte\n  qui continue\n  ici\nquoted: \"une\n  suite\"\nempty:\nlast: ''\n",
    "? simple\n: value\n\"quoted key\": 1\n'autre': 2\nétoile: ★ 🎁\n",
    "---\nkey:\n    deep:\n        deeper: [\n          a,\n          b ]\n...\n",
)
SNIPPETS = (
    *(
        "\t",
        ": ",
        ":",
        "- ",
        "#",
        " # x",
        "'",
        '"',
        "{",
        "}",
        "[",
        "]",
        ",",
        "&t ",
        "*t",
        "!!str ",
        "!x",
        "|",
        ">-",
        "|2",
    ),
    *("\n", "\n\n", "  ", " ", "---\n", "...\n", "%YAML 1.1\n", "%", "@", "`", "? ", "<<: *t\n", "é", "🎁", "\u2028"),
    *("\x85", "\ufeff", "\r\n", "\r", "~", "0o7", "1_0", "\\", "\\n", "\u00a0", "-", "\x07", "=", "!", "|2"),
)


@pytest.mark.parametrize("text", DOCUMENTS)
def test_ordinary_documents_are_those_of_ruamel(text: str) -> None:
    assert read_yaml("a.yaml", text.encode()).problems == []

    _hold_to_ruamel(text)


@pytest.mark.parametrize("text", [*DOCUMENTS, "", "# rien\n", "- a\n", "\ufeffname: A\n", "? [a]\n: 1\n"])
def test_the_first_key_is_found_where_reading_everything_finds_it(text: str) -> None:
    spans = Spans()
    read_yaml("a.yaml", text.encode(), spans)
    found = find_first_key(text.encode())
    assert found == next(iter(spans.keys.items()), None)


@settings(max_examples=400 * FUZZ, deadline=None)
@given(st.sampled_from(DOCUMENTS), st.integers(0, 2**32), st.integers(1, 4))
def test_damaged_documents_are_read_as_ruamel_reads_them_or_refused(text: str, seed: int, damages: int) -> None:
    chance = random.Random(seed)
    for _ in range(damages):
        text = _damage(text, chance)

    _hold_to_ruamel(text)


@settings(max_examples=300 * FUZZ, deadline=None)
@given(st.lists(st.sampled_from((*SNIPPETS, "a", "b", "1")), max_size=12).map("".join))
def test_heaps_of_signs_are_read_as_ruamel_reads_them_or_refused(text: str) -> None:
    _hold_to_ruamel(text)


_TEXTS = st.one_of(
    st.sampled_from([written for written, _ in TRICKY_SCALARS]),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=12),
    st.text("ab :#-'\"\n,[]{}&*!|>%@é", max_size=12),
)
_SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), _TEXTS)
_DATA = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_TEXTS, inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=150 * FUZZ, deadline=None)
@given(_DATA, st.sampled_from((True, False, None)), st.sampled_from((None, '"', "'", "|", ">")), st.integers(1, 90))
def test_what_pyyaml_writes_is_read_as_ruamel_reads_it(data: object, flow: bool | None, style: str, width: int) -> None:
    text = yaml.safe_dump(data, default_flow_style=flow, default_style=style, width=width, allow_unicode=True)

    _hold_to_ruamel(text)


@settings(max_examples=150 * FUZZ, deadline=None)
@given(_DATA, st.booleans(), st.sampled_from(((2, 0), (4, 2), (6, 3))))
def test_what_ruamel_writes_is_read_back(data: object, flow: bool, indents: tuple[int, int]) -> None:
    writer = YAML(typ="safe", pure=True)
    writer.default_flow_style = flow
    writer.indent(mapping=indents[0], sequence=indents[0] + indents[1], offset=indents[1])
    stream = io.StringIO()
    writer.dump(data, stream)

    _hold_to_ruamel(stream.getvalue())


def _damage(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    upto = min(len(text), at + chance.randrange(1, 6))
    return chance.choice(
        (
            text[:at] + chance.choice(SNIPPETS) + text[at:],
            text[:at] + text[upto:],
            text[:at] + text[at:upto] + text[at:],
            text[:at] + chance.choice(SNIPPETS) + text[upto:],
        )
    )


def _hold_to_ruamel(text: str) -> None:
    """Fail when the reader takes a text that ruamel refuses, or takes it to mean something else, or elsewhere."""
    spans = Spans()
    reading = read_yaml("a.yaml", text.encode(), spans)
    assert read_yaml("a.yaml", text.encode()).data == reading.data
    if reading.problems:
        return
    try:
        root = YAML(typ="safe", pure=True).compose(text)
    except YAMLError as error:
        if _is_overstrict(error, text):
            return
        pytest.fail(f"ruamel refuses {text!r}: {error}")
    if root is None:
        assert reading.data is None
        return
    if isinstance(root, ScalarNode) and root.style in ("|", ">"):
        return
    assert _typed(reading.data) == _typed(_data_of(root)), text
    expected = dict(_places_of(root, (), set()))
    aliased = {place for place, at in expected.items() if at is None}
    found = {(Part.KEY, route): _start(span) for route, span in spans.keys.items()}
    found |= {(Part.VALUE, route): _start(span) for route, span in spans.values.items()}
    assert found.keys() == expected.keys(), text
    assert {place: at for place, at in found.items() if place not in aliased} == {
        place: at for place, at in expected.items() if place not in aliased
    }, text


def _is_overstrict(error: YAMLError, text: str) -> bool:
    """Tell whether ruamel refuses what YAML allows: tabs between words, a second `...`, less indented empty lines.

    A block's header with a comment stuck to it, `>-#`, YAML refuses too, but nobody can take it for anything else.
    """
    is_end_repeated = len(re.findall(r"^\.\.\.\s", text, re.MULTILINE)) > 1
    return (
        "\t" in text
        or "more indented follow up line" in str(error)
        or "indentation indicators, but found '#'" in str(error)
        or (is_end_repeated and "another document" in str(error))
    )


def _start(span: Span) -> tuple[int, int]:
    return span.start.line, span.start.column


def _places_of(node: Any, route: Route, seen: set[int]) -> Iterator[tuple[tuple[Part, Route], tuple[int, int] | None]]:
    """Yield the place of every key and value; None where ruamel doesn't know it.

    Of an alias it knows what it names, and of a value left empty the token after it.
    """
    is_alias = id(node) in seen
    is_empty = node.start_mark.index == node.end_mark.index
    seen.add(id(node))
    yield (Part.VALUE, route), None if is_alias or is_empty else _mark(node)
    if is_alias:
        return
    if isinstance(node, MappingNode):
        for key, value in node.value:
            here = (*route, key.value)
            yield (Part.KEY, here), None if id(key) in seen else _mark(key)
            seen.add(id(key))
            yield from _places_of(value, here, seen)
    elif isinstance(node, SequenceNode):
        for index, part in enumerate(node.value):
            yield from _places_of(part, (*route, index), seen)


def _mark(node: Any) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1


def _data_of(node: Any) -> object:
    """Return what ruamel makes of a node, but for the differences intended."""
    if isinstance(node, MappingNode):
        return {key.value: _data_of(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [_data_of(part) for part in node.value]
    assert isinstance(node, ScalarNode)
    if str(node.tag).endswith((":timestamp", ":value")) or _ONLY_RUAMEL_S.fullmatch(node.value):
        return node.value
    value = YAML(typ="safe", pure=True).constructor.construct_object(node)
    is_endless = isinstance(value, float) and not math.isfinite(value)
    return node.value if is_endless else value


def _typed(data: object) -> object:
    """Make `1`, `1.0` and `true` differ."""
    if isinstance(data, dict):
        return {key: _typed(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_typed(value) for value in data]
    return type(data).__name__, data

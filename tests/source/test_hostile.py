"""Files made to do harm: each ends quickly, in problems, and never in an exception."""

from __future__ import annotations

import copy
import os
import random
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from relplan.plan.layout import FILES, FOLDERS, SETTINGS_FILE
from relplan.plan.load import load_plan
from relplan.source import problems as said
from relplan.source.folder import FolderTree
from relplan.source.tree import MAX_BYTES, MemoryTree, SourceFile, TooMuchError
from relplan.source.yaml import MAX_DEPTH, Reading, Spans, read_yaml
from relplan.validation.review import review_plan
from tests.rounds import FUZZ

TODAY = date(2026, 11, 21)
SETTINGS = "relplan: 1\nname: Essai\n"
SIGNS = (*"\n\t :-[]{}'\"&*!|>%@`#?,~<ab1é", "\r\n", "a: ", "- ", "<<: ", "---\n")
AT_MOST = 60.0
"""Seconds of this process alone, however busy the machine; what is meant to be found would take an hour."""


def read(content: str | bytes) -> Reading:
    """Read with and without places, which must say the same, and quickly."""
    started = time.process_time()
    written = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    reading = read_yaml("a.yaml", written)
    placed = read_yaml("a.yaml", written, Spans())
    assert placed.data == reading.data
    assert [type(problem) for problem in placed.problems] == [type(problem) for problem in reading.problems]
    assert time.process_time() - started < AT_MOST
    return reading


def problem_types(content: str | bytes) -> list[type[said.Problem]]:
    return [type(problem) for problem in read(content).problems]


@pytest.mark.parametrize("content", ["", "\n\n", "   ", "# only a comment\n", "---\n", "---\n...\n", "\ufeff", "~\n"])
def test_a_file_that_says_nothing_holds_nothing(content: str) -> None:
    reading = read(content)

    assert reading.data is None
    assert reading.problems == []


@pytest.mark.parametrize("content", ["\ufeffa: 1\nb: 2\n", "a: 1\r\nb: 2\r\n", "a: 1\rb: 2\r", "a: 1\nb: 2"])
def test_marks_and_line_ends_of_any_system_make_no_difference(content: str) -> None:
    spans = Spans()
    reading = read_yaml("a.yaml", content.encode(), spans)

    assert reading.data == {"a": 1, "b": 2}
    assert reading.problems == []
    assert (spans.keys[("a",)].start.column, spans.keys[("b",)].start.line) == (1, 2)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("a:\n\t- b\n", said.TabIndentation),
        ("a: été\n".encode("latin-1"), said.WrongEncoding),
        ("a: 1\n".encode("utf-16"), said.WrongEncoding),
        ("a: 1\n".encode("utf-16-le"), said.WrongEncoding),
        ("a: 1\n".encode("utf-32"), said.WrongEncoding),
        (b"a: \0\n", said.WrongEncoding),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", said.WrongEncoding),
        (b"\xff\xfe", said.WrongEncoding),
        ("a: \ud800\n", said.WrongEncoding),
        (b"a: \xed\xa0\x80\n", said.WrongEncoding),
        (b"a: \xc0\x80\n", said.WrongEncoding),
        ("a: \x07\n", said.ForbiddenCharacter),
        ("a: \x1b[31m\n", said.ForbiddenCharacter),
        ("a: \x7f\n", said.ForbiddenCharacter),
        ("a: \uffff\n", said.ForbiddenCharacter),
        ("a: un\u2028deux\n", said.ForbiddenCharacter),
        ("a: un\x85deux\n", said.ForbiddenCharacter),
        ("a: un\ufeffdeux\n", said.ForbiddenCharacter),
        ("a: 1\na: 2\n", said.DuplicateKey),
        ("{a: 1, 'a': 2}\n", said.DuplicateKey),
        ("1: a\n", said.NonTextKey),
        ("true: a\n", said.NonTextKey),
        ("~: a\n", said.NonTextKey),
        ("? [a, b]\n: c\n", said.NonTextKey),
        ("? {a: b}\n: c\n", said.NonTextKey),
        ("{[a]: b}\n", said.NonTextKey),
        ("a: &a [1]\n*a : b\n", said.NonTextKey),
        ("a: 1\n---\nb: 2\n", said.SeveralDocuments),
        ("a: !!python/object/apply:os.system ['true']\n", said.TagRefused),
        ("!!map {a: 1}\n", said.TagRefused),
        ("!mine a: 1\n", said.TagRefused),
        ("a: &a {b: 1}\nc:\n  <<: *a\n", said.MergeKey),
        ("a: *nowhere\n", said.UnknownAlias),
        ("a: &a [*a]\n", said.UnknownAlias),
        ("&a {b: *a}\n", said.UnknownAlias),
        ("a: Attention : les clients\n", said.UnquotedColon),
        ("a: 'b\n", said.UnclosedQuote),
        ("a: [b\n", said.SyntaxProblem),
        ("a: @b\n", said.SyntaxProblem),
        ("%YAML 9.9\n", said.SyntaxProblem),
        ("]" * 1000, said.SyntaxProblem),
    ],
)
def test_what_is_wrong_with_a_text_has_a_name(content: str | bytes, problem: type[said.Problem]) -> None:
    found = problem_types(content)

    assert problem in found
    if problem not in (said.NonTextKey, said.TagRefused, said.DuplicateKey):
        assert found == [problem]


def test_the_last_character_before_the_private_ones_is_where_the_problem_stands() -> None:
    problem = read("a: 1\nb: x\uffffy\n").problems[0]

    assert isinstance(problem, said.ForbiddenCharacter)
    assert problem.codepoint == "U+FFFF"
    assert problem.at.span is not None
    assert (problem.at.span.start.line, problem.at.span.start.column) == (2, 5)


def test_a_date_that_does_not_exist_stays_what_is_written() -> None:
    assert read("a: 2027-02-30\n").data == {"a": "2027-02-30"}


def test_aliases_of_aliases_are_stopped() -> None:
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]\n" for level in range(1, 12)
    )

    assert problem_types(bomb) == [said.AliasExpansion]


def test_aliases_of_texts_are_stopped_too() -> None:
    bomb = f"a: &a {'x' * 10_000}\nb: [{', '.join(['*a'] * 20_000)}]\n"

    assert problem_types(bomb) == [said.AliasExpansion]


def test_aliases_do_not_build_what_could_not_be_written() -> None:
    levels = [f"a0: &a0 {'[' * 60}x{']' * 60}\n"]
    levels += [f"a{n}: &a{n} {'[' * 60}*a{n - 1}{']' * 60}\n" for n in range(1, 12)]

    assert problem_types("".join(levels)) == [said.TooDeep]


@pytest.mark.parametrize(
    "content",
    [
        "[" * 10_000,
        "[" * 10_000 + "]" * 10_000,
        "{a: " * 10_000,
        "- " * 10_000 + "a",
        "\n".join(" " * level + "a:" for level in range(10_000)),
        "? " * 10_000,
        "- [" * 3 + "{a: [" * 5_000,
        "a: " + "[{a: " * 5_000,
    ],
)
def test_what_is_nested_too_deep_is_not_followed(content: str) -> None:
    assert problem_types(content)[0] in (said.TooDeep, said.NonTextKey, said.SyntaxProblem)


def test_as_deep_as_allowed_is_read() -> None:
    assert read("[" * MAX_DEPTH + "]" * MAX_DEPTH).problems == []
    assert problem_types("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1)) == [said.TooDeep]


@pytest.mark.parametrize(
    "content",
    [
        f"a: {'x' * 3_000_000}\n",
        f"a: '{'x ' * 1_500_000}'\n",
        f"a: '{'x ' * 1_500_000}\n",
        f"{'k' * 1_000_000}: a\n",
        f"a: {'1' * 1_000_000}\n",
        f"# {'x' * 3_000_000}\n",
        f"a:{' ' * 3_000_000}b: c\n",
        f"a: [{'x,' * 100_000}]\n",
        f"a: {', ' * 1_000_000}'b'c\n",
        "a: b\n" + "\n" * 500_000 + "\t- c",
        "'" * 1_000_001,
    ],
)
def test_a_very_long_line_or_file_is_no_trouble(content: str) -> None:
    read(content)


@settings(max_examples=250 * FUZZ, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_no_bytes_make_the_reader_fail(content: bytes) -> None:
    read(content)


@settings(max_examples=250 * FUZZ, deadline=None)
@given(
    st.lists(st.sampled_from([*"\n\t :-[]{}'\"&*!|>%@`#?,~<ab1é", "\r\n", "a: ", "- ", "<<: ", "---\n"]), max_size=60)
)
def test_no_signs_make_the_reader_fail(signs: list[str]) -> None:
    read("".join(signs))


# Folders


def found_in(folder: Path) -> dict[str, Any]:
    """Return what a folder's tree yields by path: bytes, or the class of a problem."""
    started = time.process_time()
    found: dict[str, Any] = {}
    for one in FolderTree(folder).files():
        if isinstance(one, SourceFile):
            found[one.path] = one.content
        else:
            found[one.at.path] = type(one)
    assert time.process_time() - started < AT_MOST
    return found


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    folder = tmp_path / "plan"
    (folder / "scenarios").mkdir(parents=True)
    (folder / "relplan.yaml").write_text(SETTINGS)
    return folder


def review(folder: Path) -> None:
    review_plan(load_plan(FolderTree(folder)), TODAY)


def test_a_file_of_50_mb_is_said_to_be_too_large(plan: Path) -> None:
    with (plan / "objectives.yaml").open("wb") as file:
        file.truncate(50 * 1024 * 1024)

    assert found_in(plan)["objectives.yaml"] is said.TooLarge
    review(plan)


def test_a_file_as_large_as_allowed_is_read(plan: Path) -> None:
    (plan / "objectives.yaml").write_bytes(b"#" * MAX_BYTES)

    assert len(found_in(plan)["objectives.yaml"]) == MAX_BYTES


def test_links_are_followed_inside_the_plan_only(plan: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("a: secret\n")
    (plan / "scenarios" / "real.yaml").write_text("a: b\n")
    (plan / "scenarios" / "inside.yaml").symlink_to("real.yaml")
    (plan / "scenarios" / "outside.yaml").symlink_to("../../secret.yaml")
    (plan / "scenarios" / "absolute.yaml").symlink_to(tmp_path / "secret.yaml")
    (plan / "scenarios" / "dangling.yaml").symlink_to("nothing.yaml")
    (plan / "scenarios" / "loop.yaml").symlink_to("loop.yaml")
    (plan / "scenarios" / "one.yaml").symlink_to("other.yaml")
    (plan / "scenarios" / "other.yaml").symlink_to("one.yaml")
    (plan / "scenarios" / "folder.yaml").symlink_to(plan)
    (plan / "scenarios" / "up").symlink_to(plan)
    (plan / "scenarios" / "away").symlink_to(tmp_path)
    (plan / "scenarios" / "device.yaml").symlink_to("/dev/zero")

    found = found_in(plan)

    assert found.pop("scenarios/inside.yaml") == b"a: b\n"
    assert {path for path, what in found.items() if what is said.OutsideLink} == {
        f"scenarios/{name}"
        for name in (
            *("outside.yaml", "absolute.yaml", "dangling.yaml", "loop.yaml", "one.yaml", "other.yaml", "folder.yaml"),
            *("up", "away", "device.yaml"),
        )
    }
    review(plan)


def test_a_plan_reached_by_a_link_is_read(plan: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(plan)

    assert found_in(tmp_path / "link") == {"relplan.yaml": SETTINGS.encode()}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_not_waited_for(plan: Path) -> None:
    os.mkfifo(plan / "moments.yaml")
    (plan / "scenarios" / "pipe.yaml").symlink_to(plan / "moments.yaml")

    found = found_in(plan)

    assert found["moments.yaml"] is said.UnreadableFile
    assert found["scenarios/pipe.yaml"] is said.OutsideLink
    review(plan)


def test_a_folder_with_the_name_of_a_file_is_a_folder(plan: Path) -> None:
    (plan / "moments.yaml").mkdir()
    (plan / "moments.yaml" / "a.yaml").write_text("a: 1\n")

    assert found_in(plan)["moments.yaml/a.yaml"] == b"a: 1\n"
    review(plan)


def test_an_unreadable_file_is_a_problem(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (plan / "moments.yaml").write_text("a: {}\n")
    really_open = os.open

    def refuse(path: Any, *rest: Any) -> Any:
        if str(path).endswith("moments.yaml"):
            raise PermissionError(13, "Permission denied")
        return really_open(path, *rest)

    monkeypatch.setattr(os, "open", refuse)

    assert found_in(plan)["moments.yaml"] is said.UnreadableFile
    review(plan)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_folder_is_a_problem(plan: Path) -> None:
    (plan / "scenarios").chmod(0)

    assert found_in(plan)["scenarios"] is said.UnreadableFile
    review(plan)


@pytest.mark.parametrize("name", [b"a b", "🎁".encode(), b"a\nb", b"-x", b"a'\"b", b"%s", b"A", "é".encode()])
def test_odd_names_are_read(plan: Path, name: bytes) -> None:
    (plan / "scenarios" / os.fsdecode(name + b".yaml")).write_text("name: x\n")

    assert found_in(plan)[os.fsdecode(b"scenarios/" + name + b".yaml")] == b"name: x\n"
    review(plan)


def test_a_name_that_is_no_text_is_a_problem_that_can_be_printed(plan: Path) -> None:
    (plan / "scenarios" / os.fsdecode(b"\xff.yaml")).write_text("name: x\n")

    assert found_in(plan)["scenarios/\ufffd.yaml"] is said.UnreadableFile
    review(plan)


def test_folders_without_end_are_not_followed_to_the_end(plan: Path) -> None:
    deepest = plan / "scenarios"
    for _ in range(100):
        deepest /= "d"
        deepest.mkdir()

    assert list(found_in(plan).values()).count(said.UnreadableFile) == 1
    review(plan)


def test_files_come_in_the_order_of_their_paths(plan: Path) -> None:
    for path in ("a/x.yaml", "a-b.yaml", "a.yaml", "a/b/c.yaml", "A.yaml"):
        (plan / "scenarios" / path).parent.mkdir(parents=True, exist_ok=True)
        (plan / "scenarios" / path).write_text("name: x\n")

    assert list(found_in(plan)) == sorted(found_in(plan))


# Whole plans

PATHS = (*FILES, *(f"{folder}/x.yaml" for folder in FOLDERS))
VALID: dict[str, Any] = {
    "relplan.yaml": {
        "relplan": 1,
        "name": "Essai",
        "period": {"from": "2027-01-01", "to": "2027-12-31"},
        "brands": {"a": {"name": "A"}},
        "rules": {"edition": "2026.1", "unknown-key": "off"},
        "overrides": [{"paths": ["scenarios/**"], "rules": {"REF001": "warning"}}],
    },
    "calendar.yaml": {
        "occasions": {"noel": {"rule": "christmas"}, "fete": {"date": "2027-05-12", "duration": "4d"}},
        "blackouts": {"repos": {"from": "2027-12-24", "to": "2027-12-26"}},
    },
    "conventions/segments.yaml": {
        "segmentations": {"life": {"complete": True, "phases": True, "segments": {"new": {"size": 12}, "old": {}}}},
        "overlaps": [{"segments": ["life.new", "life.old"], "share_of_first": "35 %"}],
    },
    "conventions/channels.yaml": {
        "email": {"kind": "email", "reach": "78 %", "contact_hours": [{"days": ["mon"], "hours": ["10:00-13:00"]}]}
    },
    "conventions/pressure.yaml": {
        "caps": {"week": {"max": 1, "per": "7d", "by_segment": {"life.new": {"max": 2, "per": "14d"}}}},
        "minimum_gap": {"any": "48h", "email": "7d"},
        "reserve": {"for": "scenarios", "slots": 1, "of": "week"},
        "exclusions": {"e": {"segment": "life.old", "from": "all", "except": {"programmes": ["p"]}}},
    },
    "moments.yaml": {"cart": {"kind": "transactional", "event": "cart", "rate": {"life.new": "1.8/year"}}},
    "data.yaml": {"sources": {"web": {"refresh": "streaming"}}, "events": {"cart": {"source": "web"}}},
    "waivers.yaml": [{"rule": "unknown-key", "objects": ["scenario/x"], "reason": "r", "until": "2027-01-01"}],
    "programmes/x.yaml": {
        "name": "P",
        "objective": {"statement": "s", "kpi": "first_order_rate", "baseline": "18 %", "horizon": "30d"},
    },
    "scenarios/x.yaml": {
        "name": "S",
        "programme": "x",
        "trigger": {"moment": "cart", "delay": "3h"},
        "audience": {"segments": ["life.new"], "any_of": [["life.old"]]},
        "on_capped": {"defer": "2d", "then": "drop"},
        "with_campaigns": {"default": "wins", "y": {"wins-and-shifts": "3d"}},
        "control_group": "10 %",
        "steps": [
            {"message": "m", "channel": "email"},
            {"wait": {"for": "cart", "at_most": "3d"}},
            {"branch": [{"if": {"not": {"any": ["m.clicked"]}}, "then": [{"exit": "e"}]}, {"else": [{"wait": "1d"}]}]},
            {"split": [{"name": "a", "share": "50 %", "then": []}, {"name": "b", "share": 0.5, "then": []}]},
        ],
    },
    "campaigns/y.yaml": {
        "name": "C",
        "programme": "x",
        "occasion": "noel",
        "scope": {"local": {"stores": ["lyon"]}},
        "repeat": {"rule": "FREQ=WEEKLY;BYDAY=TU", "from": "2027-01-05", "skip": ["2027-08-17"]},
        "sends": [{"id": "a", "on": "occasion - 1d", "at": "10:00", "channel": "email", "spread": {"over": "20d"}}],
    },
    "journeys/x.yaml": {
        "stages": [{"id": "s"}],
        "channels": ["web", {"id": "shop"}],
        "touchpoints": [{"id": "t", "stage": "s", "channel": "web", "current": {"experience": -2}}],
    },
    "personas/x.yaml": {"profile": {"age": "35"}, "segments": ["life.new"], "channels": {"s": ["web"]}},
}
_WORDS = ("", "x", "x-a", "life.new", "1d", "10 %", "2027-02-30", "*", "wins", "a.b.c", "9" * 400, "é\u0000", "\ud800")
_SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.sampled_from(_WORDS), st.text(max_size=8))
_DATA = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)


def review_data(data: dict[str, Any]) -> None:
    """Load and review a plan of some data; its settings are there even when they are nonsense."""
    texts = {path: yaml.safe_dump(content, allow_unicode=True) for path, content in data.items()}
    plan = load_plan(MemoryTree({SETTINGS_FILE: SETTINGS} | texts))
    for finding in review_plan(plan, TODAY).findings:
        plan.locate(finding.at)


def test_the_plan_that_is_damaged_below_is_sound() -> None:
    texts = {path: yaml.safe_dump(content) for path, content in VALID.items()}

    assert load_plan(MemoryTree(texts)).problems == ()


@settings(max_examples=80 * FUZZ, deadline=None)
@given(st.dictionaries(st.sampled_from(PATHS), _DATA, min_size=1, max_size=3))
def test_no_data_make_the_plan_fail(data: dict[str, Any]) -> None:
    review_data(data)


@settings(max_examples=150 * FUZZ, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 3), st.lists(_DATA, min_size=3, max_size=3))
def test_no_damage_makes_the_plan_fail(seed: int, damages: int, strange: list[Any]) -> None:
    chance = random.Random(seed)
    data = copy.deepcopy(VALID)
    for number in range(damages):
        _damage(data[chance.choice(list(data))], chance, strange[number])

    review_data(data)


@settings(max_examples=80 * FUZZ, deadline=None)
@given(st.dictionaries(st.sampled_from(PATHS), st.binary(max_size=60) | st.text(max_size=60), max_size=3))
def test_no_content_makes_the_plan_fail(texts: dict[str, str | bytes]) -> None:
    review_plan(load_plan(MemoryTree({SETTINGS_FILE: SETTINGS} | texts)), TODAY)


def test_a_text_with_half_a_character_is_no_trouble() -> None:
    plan = load_plan(MemoryTree({SETTINGS_FILE: SETTINGS, "moments.yaml": "a: {name: \ud800}\n"}))

    assert [type(problem) for problem in plan.problems] == [said.WrongEncoding]


@pytest.mark.parametrize(
    "path", ["x.yaml", "scenario/x.yaml", "scenarios/x.yml", "scenarios/.yaml", "a/relplan.yaml", "é.yaml"]
)
def test_files_that_are_not_of_a_plan_are_no_trouble(path: str) -> None:
    review_plan(load_plan(MemoryTree({SETTINGS_FILE: SETTINGS, path: "a: 1\n"})), TODAY)


def _damage(data: Any, chance: random.Random, strange: Any) -> None:
    """Change one thing somewhere in data: take it away, repeat it, rename it, or put something strange in its place."""
    nodes = [data]
    for node in nodes:
        nodes += [
            part for part in (node.values() if isinstance(node, dict) else node) if isinstance(part, (dict, list))
        ]
    node = chance.choice(nodes)
    if isinstance(node, list):
        where: Any = chance.randrange(len(node) + 1)
        node[where : where + 1] = chance.choice(([], [strange], [strange, *node[where : where + 1]]))
        return
    where = chance.choice([*node, "x-own", "nmae"])
    what = chance.randrange(4)
    if what == 0:
        node.pop(where, None)
    elif what == 1:
        node[f"{where}s"] = node.pop(where, strange)
    else:
        node[where] = strange


def test_a_plan_of_too_many_files_is_refused_before_any_is_taken(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("relplan.source.tree.MOST_FILES", 20)
    for number in range(20):
        (plan / "scenarios" / f"s{number}.yaml").write_text("name: a\n")
    (plan / "scenarios" / "notes.txt").write_text("no plan file\n")

    with pytest.raises(TooMuchError, match="more than 20 YAML files"):
        load_plan(FolderTree(plan))
    (plan / "scenarios" / "s0.yaml").unlink()
    assert len(list(FolderTree(plan).files())) == 20


def test_a_plan_that_weighs_too_much_is_refused(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("relplan.source.tree.MOST_BYTES", 3 * 1024**2)
    for number in range(3):
        (plan / "scenarios" / f"s{number}.yaml").write_bytes(b"#" * MAX_BYTES)

    with pytest.raises(TooMuchError, match="3 MB"):
        load_plan(FolderTree(plan))
    (plan / "scenarios" / "s0.yaml").unlink()
    load_plan(FolderTree(plan))


def test_one_heavy_file_under_many_links_weighs_as_many(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("relplan.source.tree.MOST_BYTES", 10 * MAX_BYTES)
    (plan / "scenarios" / "heavy.yaml").write_bytes(b"#" * MAX_BYTES)
    for number in range(10):
        (plan / "scenarios" / f"s{number}.yaml").symlink_to("heavy.yaml")

    with pytest.raises(TooMuchError):
        load_plan(FolderTree(plan))

"""The documentation holds: generated pages are fresh, commands print what is shown, links lead somewhere.

Set RELPLAN_UPDATE_DOCS=1 to write the output of commands anew, then read the difference.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import get_args
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner

from relplan.cli.app import app
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.text import Text, variants_of
from relplan.model.base import Element
from relplan.model.settings import Language
from relplan.plan.layout import FILE_KINDS
from relplan.reference.docstrings import field_texts
from relplan.reference.families import FAMILIES
from relplan.reference.markdown import NOTICE, anchor_of, escape
from relplan.reference.pages import make_pages
from relplan.reference.type_text import field_hints
from relplan.reference.word_texts import WORD_TEXTS
from relplan.rules.book import RULES

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
TUTORIAL = DOCS / "tutorial.md"
PAGES = sorted([ROOT / "README.md", *DOCS.rglob("*.md"), *ROOT.glob("examples/*/README.md")])
IS_UPDATE = bool(os.environ.get("RELPLAN_UPDATE_DOCS"))

_FENCE = re.compile(r"^```(?P<language>\w*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_NAMED = re.compile(r"(?:#|<!--|\{#) (?P<path>[\w./-]+\.(?:yaml|svg|j2))(?: -->| #\})?\n")
"""A comment on a block's first line that names the file which the block is."""
_LINK = re.compile(r"\[[^\]]*\]\((?!https?:)(?P<path>[^)#\s]*)(?:#(?P<anchor>[^)\s]*))?\)")
_HEADING = re.compile(r"^#{1,6} (.*)$", re.MULTILINE)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def pages_with_commands() -> list[Path]:
    return [page for page in PAGES if "```console" in page.read_text(encoding="utf-8")]


@dataclass
class Shell:
    """Runs the few commands that the documentation shows."""

    code: int = 0
    runner: CliRunner = field(default_factory=CliRunner)

    def run(self, line: str) -> str:
        """Return what a command prints; remembers its exit code."""
        name, *words = shlex.split(line)
        if name == "relplan":
            result = self.runner.invoke(app, words, prog_name="relplan")
            if not isinstance(result.exception, SystemExit | None):
                raise result.exception
            self.code = result.exit_code
            return result.output
        if line == "echo $?":
            return f"{self.code}\n"
        if name == "cat":
            return "".join(Path(word).read_text(encoding="utf-8") for word in words)
        assert name == "ls", f"the documentation may not show {name}"
        return "".join(f"{path.name}\n" for path in sorted(Path(words[0] if words else ".").iterdir()))


def run_page(page: Path) -> str:
    """Write a page's named files and run its commands, in order; return the page with what they print."""
    shell = Shell()

    def replay(block: re.Match[str]) -> str:
        if block["language"] in ("yaml", "xml", "jinja") and (named := _NAMED.match(block["body"])):
            file = Path(named["path"])
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block["body"], encoding="utf-8")
        if block["language"] == "console":
            return f"```console\n{replay_console(shell, block['body'])}```"
        return block[0]

    return _FENCE.sub(replay, page.read_text(encoding="utf-8"))


def replay_console(shell: Shell, shown: str) -> str:
    """Return a console block with what its commands print; output that fits what is expected is left as it is."""
    replayed = []
    for part in re.split(r"^(?=\$ )", shown, flags=re.MULTILINE):
        if not part:
            continue
        command, _, expected = part.partition("\n")
        printed = shell.run(command.removeprefix("$ "))
        printed = "".join(f"{line.rstrip()}\n" for line in printed.splitlines()).strip("\n")
        replayed.append(f"{command}\n{expected if fits(expected, printed) else tidy(printed)}")
    return "".join(replayed)


def tidy(printed: str) -> str:
    return f"{printed}\n" if printed else ""


def fits(expected: str, printed: str) -> bool:
    """Tell whether output is what a page expects; `...` on a line of its own stands for any lines."""
    parts = [re.escape(part) for part in re.split(r"^\.\.\.\n", tidy(expected.strip("\n")), flags=re.MULTILINE)]
    return re.fullmatch("(?:.*\n)*?".join(parts), tidy(printed)) is not None


@pytest.mark.parametrize(
    ("expected", "printed", "is_fitting"),
    [
        ("one\ntwo\n", "one\ntwo", True),
        ("one\n", "one\ntwo", False),
        ("one\n...\n", "one\ntwo\nthree", True),
        ("one\n...\n", "one", True),
        ("one\n...\nthree\n", "one\ntwo\nthree", True),
        ("...\ntwo\n", "one\nthree", False),
        ("", "", True),
        ("", "one", False),
    ],
)
def test_dots_stand_for_any_lines(expected: str, printed: str, is_fitting: bool) -> None:
    assert fits(expected, printed) is is_fitting


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, value in {"COLUMNS": "100", "NO_COLOR": "1", "TYPER_USE_RICH": "0"}.items():
        monkeypatch.setenv(name, value)
    for name in ("RELPLAN_LANG", "FORCE_COLOR", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.mark.parametrize("page", pages_with_commands(), ids=name_of)
def test_commands_print_what_is_shown(page: Path, scratch: Path) -> None:
    if page != TUTORIAL:
        shutil.copytree(ROOT / "examples", scratch / "examples")
    replayed = run_page(page)
    if IS_UPDATE:
        page.write_text(replayed, encoding="utf-8")
    assert replayed == page.read_text(encoding="utf-8")


@pytest.mark.parametrize("picture", sorted(DOCS.glob("pictures/*.svg")), ids=name_of)
def test_pictures_are_shown_and_can_be_read_aloud(picture: Path) -> None:
    root = ElementTree.parse(picture).getroot()
    names = {element.attrib.get("id"): (element.text or "").strip() for element in root}
    assert root.attrib["role"] == "img"
    assert all(names[ident] for ident in root.attrib["aria-labelledby"].split())
    shown = rf"!\[[^\]]{{20,}}\]\((docs/)?(\.\./)*pictures/{re.escape(picture.name)}\)"
    assert any(re.search(shown, page.read_text(encoding="utf-8")) for page in PAGES)


@cache
def generated() -> dict[str, str]:
    return dict(make_pages())


def test_generated_pages_are_fresh() -> None:
    stale = [
        path
        for path, text in generated().items()
        if not (DOCS / path).is_file() or (DOCS / path).read_text(encoding="utf-8") != text
    ]
    assert not stale, "run: python -m relplan.reference.pages docs"


def test_no_page_is_left_that_nothing_generates() -> None:
    marked = {
        page.relative_to(DOCS).as_posix()
        for page in DOCS.rglob("*.md")
        if page.read_text(encoding="utf-8").startswith(NOTICE)
    }
    assert marked == set(generated())


def anchors_of(page: Path) -> set[str]:
    return {anchor_of(heading) for heading in _HEADING.findall(_FENCE.sub("", page.read_text(encoding="utf-8")))}


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_leads_somewhere(page: Path) -> None:
    text = _FENCE.sub("", page.read_text(encoding="utf-8"))
    for link in _LINK.finditer(text):
        target = (page.parent / link["path"]).resolve() if link["path"] else page
        assert target.exists(), link[0]
        if link["anchor"]:
            assert link["anchor"] in anchors_of(target), link[0]


def test_every_command_is_on_the_page_of_commands() -> None:
    page = generated()["reference/commands.md"]
    commands = [command.callback.__name__ for command in app.registered_commands if command.callback]
    assert commands
    for group in app.registered_groups:
        assert group.typer_instance
        under = [command.name for command in group.typer_instance.registered_commands]
        assert under
        commands += [str(group.name), *(f"{group.name} {name}" for name in under)]
    for command in commands:
        assert f"## relplan {command}\n\n```text\nUsage: relplan {command} " in page


def test_every_family_of_rules_has_its_text() -> None:
    assert set(FAMILIES) == {rule.family for rule in RULES}


def test_every_rule_has_its_page() -> None:
    for rule in RULES:
        assert f"# {rule.code} {rule.name}\n" in generated()[f"rules/{rule.code}.md"]
        assert f"[{rule.code}]({rule.code}.md)" in generated()["rules/README.md"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_sentence_of_a_rule_stands_among_the_messages(rule: Rule) -> None:
    page = generated()[f"rules/messages/{rule.family}.md"]
    _, _, after = page.partition(f"## {rule.code} {rule.name}\n")
    section, _, _ = after.partition("\n## ")
    assert f"(../{rule.code}.md)" in section
    for said in (rule.message, rule.remedy, rule.label or (), *rule.notes.values()):
        for text in variants_of(said):
            shown = text if text.slots() else Text(text.write(Language.EN, {}), text.write(Language.FR, {}))
            assert f"| {cell(shown.en)} | {cell(shown.fr)} |" in section


def cell(text: str) -> str:
    """Return a sentence as it stands in a table."""
    return escape(text).replace("|", "\\|")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("write `a_b*` or x_y", "write `a_b*` or x_y"),
        ("the sign <<", r"the sign \<\<"),
        ("exclude: [flags.vip]", r"exclude: \[flags.vip\]"),
        ('"-" and "_", or *', r'"-" and "\_", or \*'),
    ],
)
def test_signs_of_markdown_are_escaped_outside_code(text: str, shown: str) -> None:
    assert escape(text) == shown


def parts_under(hint: object) -> Iterator[type]:
    """Yield every class that stands somewhere in an annotation."""
    if isinstance(hint, type):
        yield hint
    for part in get_args(hint):
        yield from parts_under(part)


@cache
def classes() -> tuple[type, ...]:
    """Every class that a plan's files are made of."""
    found: list[type] = [file.model for file in FILE_KINDS.values()]
    for cls in found:
        if issubclass(cls, Element):
            parts = [part for hint in field_hints(cls).values() for part in parts_under(hint)]
            found += dict.fromkeys(part for part in parts if part not in found)
    return tuple(found)


def test_every_field_has_its_text() -> None:
    elements = [cls for cls in classes() if issubclass(cls, Element)]
    missing = [f"{cls.__name__}.{name}" for cls in elements for name in set(cls.model_fields) - set(field_texts(cls))]
    assert elements
    assert not missing


def test_every_word_has_its_text() -> None:
    words = {cls for cls in classes() if issubclass(cls, StrEnum)}
    assert words == set(WORD_TEXTS)
    for one in words:
        assert list(WORD_TEXTS[one]) == list(one)

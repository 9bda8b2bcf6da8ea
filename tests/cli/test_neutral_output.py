"""Every command in every format, over a plan made to speak to what reads it: its signs are seen, and never obeyed."""

from __future__ import annotations

import re
import sys
import unicodedata
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from typer.testing import CliRunner

from relplan.cli.app import app, run
from relplan.diagnostics.neutral import mask
from tests.report.test_hostile_text import PLAN

HOSTILE = (
    "::error::a \x1b[31mred\x1b]8;;http://e.example\x07 \x1b]52;c;eA==\x07 \x9b2J \u202e\u2066 \u200b\u2060\U000e0041 "
    "\ufeff\u2028::error file=a::b\n::warning::c\r\n::notice::d\r::debug::e\x85::f \t##[group]g ##vso[task.x]h "
    "##teamcity[i]\nsection_start:1:j\r\x1b[0K ![k](https://e.example/k.png) "
    "<img src=https://e.example/l.png> ;=1+1|@m,-2"
)
FOLDER = "p\u202e::\x1b[31m\n::error::x"
STRANGERS = {"no/\x1b[1m::error::b.yaml": "a: 1\n", "journeys/\u202e::error::j.yaml": "name: J\n"}
SETTINGS = """
language: en
period: {from: 2027-01-01, to: 2027-12-31}
house_rules:
  own-rule: {code: SHO001, given: message, require: template, message: §, why: §}
"""

UNSAFE = ("Cc", "Cf", "Cs", "Zl", "Zp")
COMMAND = re.compile(r"^\s*::(?!\w+ file=|: )|##(?:vso|teamcity)?\[|section_start:\d+:\w+\r", re.MULTILINE)
"""What a CI log obeys; relplan itself gives commands that name a file, and points at related places."""

FORMATS = [
    *(["validate", "-f", form] for form in ("text", "concise", "json", "sarif", "github")),
    ["validate", "--statistics"],
    ["validate", "--rev", HOSTILE],
    ["validate", "--select", HOSTILE],
    ["validate", "--output", HOSTILE],
    ["validate", "--as-of", HOSTILE],
    *(["calendar", "-f", form] for form in ("table", "json", "ics")),
    ["calendar", "--channel", HOSTILE],
    *(["pressure", "-f", form] for form in ("table", "json", "csv", "markdown")),
    ["pressure", "--next-slot", "s.a"],
    *(["why", "-e", "e@2027-02-10T09:00", "-s", "s.a", "-f", form] for form in ("text", "json")),
    ["why", "-e", HOSTILE],
    *(["assess", "-f", form] for form in ("text", "json", "markdown")),
    *(["export", kind, "-f", form] for kind in ("scenarios", "campaigns", "sends", "kpis") for form in ("csv", "json")),
    ["report", "--audience", HOSTILE],
    ["report", "--repo-url", HOSTILE],
]


def written(text: str) -> str:
    """Return a text as YAML has it in double quotes."""
    return '"' + "".join(f"\\U{ord(sign):08x}" for sign in text) + '"'


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plans") / FOLDER
    files = {path: text.replace("§", written(HOSTILE)) for path, text in PLAN.items()}
    files["relplan.yaml"] += SETTINGS.replace("§", written(HOSTILE))
    files["conventions/kpis.yaml"] += f"{written(HOSTILE[:60])}: {{name: B, nature: business}}\n"
    files |= STRANGERS
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def assert_neutral(text: str) -> None:
    text = text.replace("\r\n", "\n").removeprefix("\ufeff")
    assert not [sign for sign in text if unicodedata.category(sign) in UNSAFE and sign not in "\n\t"]
    assert not COMMAND.search(text)


@pytest.mark.parametrize("words", FORMATS, ids=lambda words: " ".join(mask(word)[:12] for word in words))
def test_nothing_is_obeyed(plan: Path, words: list[str]) -> None:
    command, *rest = words
    if command == "report":
        rest += ["-o", str(plan.parent / "out")]
    kind = [rest.pop(0)] if command == "export" else []
    done = CliRunner().invoke(app, [command, *kind, str(plan), *rest], env={"COLUMNS": "60"})
    assert done.output
    assert_neutral(done.output)


@pytest.mark.parametrize("command", [["rules"], ["explain", "own-rule"]], ids=lambda words: words[0])
@pytest.mark.parametrize("form", ["table", "md", "json"])
def test_the_plan_s_own_rules_are_told_neutrally(plan: Path, command: list[str], form: str) -> None:
    if command[0] == "explain":
        form = "text" if form == "table" else "md"
    done = CliRunner().invoke(app, [*command, "--plan", str(plan), "-f", form], env={"RELPLAN_LANG": None})
    assert done.exit_code == 0
    assert_neutral(done.output)
    if form == "md":
        assert_no_image(done.output)


def test_pages_and_summaries_in_markdown_are_neutral_and_show_no_image(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    CliRunner().invoke(app, ["validate", str(plan), "-f", "github"])
    CliRunner().invoke(app, ["report", str(plan), "-f", "md", "-o", str(tmp_path / "out")])
    pages = [tmp_path / "summary.md", *(tmp_path / "out").rglob("*.md")]
    assert len(pages) > 10
    for page in pages:
        text = page.read_bytes().decode()
        assert_neutral(text)
        assert_no_image(text)


def assert_no_image(markdown: str) -> None:
    assert "![" not in markdown
    assert "<img" not in MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(markdown)


@pytest.mark.parametrize(
    "words", [[HOSTILE], ["validate", "-f", HOSTILE], ["validate", HOSTILE, "."], [f"--{HOSTILE}"]]
)
def test_refused_words_of_the_command_line_are_repeated_neutrally(
    words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["relplan", *words])
    with pytest.raises(SystemExit) as left:
        run()
    assert left.value.code == 2
    said = capsys.readouterr().err
    assert "error" in said
    assert_neutral(said)

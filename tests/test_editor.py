"""What a person sees who opens a plan in an editor: the real YAML language server on the schemas of the repository.

It is looked for under `.tools`, where `npm` puts what `tests/editor/package.json` names.
"""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.language_server import LanguageServer, Message
from tests.needed import is_ci

ROOT = Path(__file__).parent.parent
SERVER = ROOT / ".tools" / "node_modules" / ".bin" / "yaml-language-server"
PLAN = ROOT / "examples" / "maison-lavande"
FILES = sorted(PLAN.rglob("*.yaml"))
_NUMBERS = itertools.count()
"""Each document has a path of its own: what the server knows of one is never taken for another."""


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    if shutil.which("node") is None or not SERVER.exists():
        missing = "node or .tools/node_modules/.bin/yaml-language-server is not installed"
        if is_ci():
            pytest.fail(missing)
        pytest.skip(missing)
    running = LanguageServer(SERVER, ROOT)
    yield running
    running.stop()


class Opened:
    """A document that an editor shows; a bar `|` in its text is where the cursor stands."""

    def __init__(self, server: LanguageServer, text: str) -> None:
        before, _, after = text.partition("|")
        lines = before.split("\n")
        self._server, self._cursor = server, (len(lines) - 1, len(lines[-1]))
        self._path = PLAN / "conventions" / f"{next(_NUMBERS)}.yaml"
        server.show(self._path, before + after)

    @property
    def diagnostics(self) -> list[Message]:
        return self._server.diagnostics(self._path)

    @property
    def hover(self) -> str:
        return self._server.hover(self._path, *self._cursor)

    @property
    def offers(self) -> list[str]:
        return self._server.complete(self._path, *self._cursor)


def scenario(body: str) -> str:
    head = (
        "# yaml-language-server: $schema=../../../schemas/scenario.schema.json\nname: Basket\nprogramme: conversion\n"
    )
    return head + body


def pressure(body: str) -> str:
    return f"# yaml-language-server: $schema=../../../schemas/pressure.schema.json\n{body}"


def test_no_file_of_the_example_plan_is_found_fault_with(server: LanguageServer) -> None:
    for path in FILES:
        server.show(path, path.read_text(encoding="utf-8"))
    assert {path.name: found for path in FILES if (found := server.diagnostics(path))} == {}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (scenario("re|entry: {max: 1, per: 30d}\n"), "How many times it may be launched for one customer"),
        (scenario("reentry: {max: 1, p|er: 30d}\n"), "A duration: `3h`, `2d`, `1w`, `3mo`."),
        (scenario("tri|gger: {moment: a}\n"), "What starts it."),
        (scenario("on_ca|pped: {defer: 2d, then: drop}\n"), "What becomes of a message that a limit refuses"),
        (scenario("status: li|ve\n"), "How far it is"),
        (scenario("steps:\n  - message: m1\n    chan|nel: email\n"), "The channel it takes."),
        (scenario("steps:\n  - branch:\n      - if: m1.opened\n        the|n: []\n"), "The steps of this way."),
        (pressure("minimum_|gap: 48h\n"), "The shortest time between two contacts"),
        (pressure("caps:\n  week:\n    max: 2\n    by_seg|ment: {lifecycle.new: 1}\n"), "Other figures"),
    ],
)
def test_hovering_over_a_key_tells_what_it_is(server: LanguageServer, text: str, shown: str) -> None:
    assert shown in Opened(server, text).hover


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        (scenario("trigger:\n  |\n"), {"moment", "delay", "on", "at"}),
        (scenario("|\n"), {"trigger", "steps", "reentry", "status"}),
        (scenario("status: |\n"), {"idea", "draft", "ready", "live", "paused", "retired"}),
        (scenario("on_capped: |\n"), {"drop", "continue", "hold", "exit"}),
        (scenario("on_capped:\n  |\n"), {"defer", "substitute", "merge_into", "within", "then"}),
        (scenario("steps:\n  - |\n"), {"message", "task", "wait", "branch", "split", "exit"}),
        (scenario("with_campaigns:\n  default: |\n"), {"wins", "yields", "combine"}),
        (pressure("caps:\n  week:\n    |\n"), {"max", "per", "by_segment", "during"}),
        (pressure("reserve:\n  for: |\n"), {"scenarios", "campaigns"}),
    ],
)
def test_what_may_stand_there_is_offered(server: LanguageServer, text: str, offered: set[str]) -> None:
    assert offered <= {*Opened(server, text).offers}


@pytest.mark.parametrize(
    ("body", "line", "said"),
    [
        ("trigger: {moment: a}\nsteps: []\nprioritee: 1\n", 5, "prioritee"),
        ("trigger:\n  moment: a\n  delais: 3h\nsteps: []\n", 5, "delais"),
        ("trigger: {moment: a}\nsteps:\n  - message: m1\n    channel: email\n    subjet: Hello\n", 7, "subjet"),
        ("trigger: {moment: a}\nsteps: []\nstatus: running\n", 5, "draft"),
        ("trigger: {moment: a}\nsteps: []\nvalid_for: 3 days\n", 5, "pattern"),
        ("trigger: {moment: a}\n", 1, "steps"),
    ],
)
def test_a_mistake_is_shown_where_it_stands(server: LanguageServer, body: str, line: int, said: str) -> None:
    (found,) = Opened(server, scenario(body)).diagnostics
    assert found["range"]["start"]["line"] == line
    assert said in found["message"]

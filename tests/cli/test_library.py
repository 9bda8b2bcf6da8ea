"""The library on the command line: what is asked wrongly, what is written, and that it is always the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.test_commands import STARTER, run


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["show", "cart-remider"], 'there is no classic "cart-remider"; did you mean cart-reminder?'),
        (["show", "xyz"], 'there is no classic "xyz"; see relplan library list'),
        (["list", "--lever", "serv"], 'there is no lever "serv"; did you mean service?'),
        (["list", "--phase", "zzz"], "there are prospect, new, active, loyal, at_risk, inactive, lost"),
        (["list", "--moment", "complaints"], "did you mean complaint?"),
        (["list", "--missing", "nowhere"], 'there is no file or folder "nowhere"'),
        (["show", "birthday", "--plan", "tests"], "is no plan"),
    ],
)
def test_a_wrong_call_leaves_with_2_and_a_sentence(words: list[str], sentence: str) -> None:
    done = run("library", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr


def test_alone_it_lists_everything() -> None:
    assert run("library").stdout == run("library", "list").stdout
    assert "48 classics" in run("library").stdout


def test_the_list_is_given_to_programs() -> None:
    listed = json.loads(run("library", "list", "--format", "json", "--moment", "complaint").stdout)
    assert [one["id"] for one in listed["classics"]] == [
        "complaint-acknowledged",
        "detractor-call",
        "post-complaint-recovery",
    ]


def test_a_file_is_written_once_and_never_over_another(tmp_path: Path) -> None:
    file = tmp_path / "scenarios" / "birthday.yaml"
    assert run("library", "show", "birthday", "--output", str(file)).returncode == 0
    assert file.read_text(encoding="utf-8") == run("library", "show", "birthday", "--yaml").stdout
    file.write_text("mine")
    refused = run("library", "show", "birthday", "-o", str(file))
    assert refused.returncode == 2
    assert "exists" in refused.stderr
    assert file.read_text() == "mine"
    assert [path.name for path in file.parent.iterdir()] == ["birthday.yaml"]


def test_the_language_is_the_plans_own_or_the_one_asked_for() -> None:
    lavande = str(STARTER.parent / "maison-lavande")
    assert "name: Anniversaire du client" in run("library", "show", "birthday", "--yaml", "--lang", "fr").stdout
    assert "name: Anniversaire du client" in run("library", "show", "birthday", "--yaml", "--plan", lavande).stdout
    assert "name: Birthday" in run("library", "show", "birthday", "--yaml", "--plan", str(STARTER)).stdout


def test_a_plan_that_cannot_be_read_whole_gets_no_wrong_answer(tmp_path: Path) -> None:
    (tmp_path / "relplan.yaml").write_text("relplan: 1\nname: P\n")
    (tmp_path / "moments.yaml").write_text("a: {kind: [\n")
    for words in (["list", "--missing", str(tmp_path)], ["show", "birthday", "--plan", str(tmp_path)]):
        done = run("library", *words)
        assert (done.returncode, done.stdout) == (2, "")
        assert "moments.yaml\" can't be read whole" in done.stderr


def test_the_file_that_a_shell_has_just_emptied_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "relplan.yaml").write_text("relplan: 1\nname: P\nlanguage: en\n")
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / "birthday.yaml").write_text("")
    assert "name: Birthday" in run("library", "show", "birthday", "--yaml", "--plan", str(tmp_path)).stdout


def test_it_says_the_same_every_time() -> None:
    for words in (["list"], ["show", "win-back"], ["show", "win-back", "--yaml"]):
        first, second = (run("library", *words, PYTHONHASHSEED=seed).stdout for seed in ("1", "2"))
        assert first == second
        assert first

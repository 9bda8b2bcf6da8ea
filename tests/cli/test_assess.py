"""What the assessment prints, in full for a small plan, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from relplan.analysis.assessment import Aspect, Topic
from relplan.cli.app import app
from relplan.output.assessment import words

STARTER = str(Path(__file__).parent.parent.parent / "examples" / "starter")
LAVANDE = str(Path(__file__).parent.parent.parent / "examples" / "maison-lavande")


def assess(*options: str, plan: str = STARTER) -> Result:
    return CliRunner().invoke(app, ["assess", plan, "--as-of", "2026-12-01", *options], env={"COLUMNS": "100"})


def test_a_topic_says_its_figure_what_is_missing_and_what_to_do() -> None:
    printed = assess().output
    part = printed[printed.index("Coverage") : printed.index("Levers")]
    assert part == (
        "Coverage  1 of 10\n"
        "  generic moments with a scenario: 1 of 10\n"
        "    - Site visit: no scenario\n"
        "    - Request for information: no scenario\n"
        "    - Wish list or cart: no scenario\n"
        "    - First order: no scenario\n"
        "    - Next orders: no scenario\n"
        "    - and 4 more\n"
        "  Next steps\n"
        "    1. Site visit: take a classic (relplan library list --moment site_visit)\n"
        "    2. Request for information: take a classic (relplan library list --moment information_request)\n"
        "    3. Wish list or cart: take a classic (relplan library list --moment wishlist_or_cart)\n"
        "\n"
    )


def test_a_topic_that_the_plan_has_nothing_of_says_so() -> None:
    assert "Loyalty: the card test\n  the plan holds no card test (card_test: in loyalty.yaml)\n" in assess().output


def test_an_expectation_is_called_one() -> None:
    printed = assess(plan=LAVANDE).output
    assert "pondéré par les contacts attendus" in printed
    assert "(estimation" in printed


def test_markdown_has_every_point_with_its_lines() -> None:
    printed = assess("--format", "markdown", "--lang", "en", plan=LAVANDE).output
    assert printed.startswith('# Assessment of "Plan relationnel 2027 de Maison Lavande", as of 1 December 2026\n')
    assert "| Complaint | 1 of 1 |" in printed
    assert "conventions/pressure.yaml:" in printed


def test_json_adds_up() -> None:
    found = json.loads(assess("--format", "json", plan=LAVANDE).output)
    assert [topic["topic"] for topic in found["topics"]] == list(Topic)
    for topic in found["topics"]:
        assert topic["earned"] == sum(point["earned"] for point in topic["points"])
        assert topic["of"] == sum(point["of"] for point in topic["points"])
        assert all(place["line"] >= 1 for point in topic["points"] for place in point["places"])


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_lines_fit_the_terminal(lang: str) -> None:
    printed = CliRunner().invoke(
        app, ["assess", STARTER, "--as-of", "2026-12-01", "--lang", lang], env={"COLUMNS": "60"}
    )
    assert max(map(len, printed.output.splitlines())) <= 60


def test_a_plan_that_can_not_be_read_whole_is_not_assessed(tmp_path: Path) -> None:
    (tmp_path / "relplan.yaml").write_text("relplan: 1\nname: P\n")
    (tmp_path / "moments.yaml").write_text("m: {\n")
    result = CliRunner().invoke(app, ["assess", str(tmp_path)])
    assert result.exit_code == 2
    assert "moments.yaml" in result.output


def test_every_aspect_and_topic_has_its_words() -> None:
    assert set(words.GROUPS) == set(words.MISSING) == set(words.STEPS) == set(Aspect)
    assert set(words.TOPICS) == set(words.ABSENT) == set(Topic)

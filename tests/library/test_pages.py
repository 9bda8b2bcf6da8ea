"""What readers of the library see: set RELPLAN_UPDATE_SNAPSHOTS=1 to write it anew, then read the difference."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from relplan.library.choice import Choice, choose, cover
from relplan.library.copy import write_copy
from relplan.library.page import Target, write_page
from relplan.library.plan import library_plan
from relplan.library.table import write_coverage, write_json, write_table
from relplan.model.base import Lever
from relplan.model.moments import GenericMoment
from relplan.model.settings import Language
from relplan.output.palette import COLORED, COLORLESS
from tests.conftest import plan_of

FOLDER = Path(__file__).parent / "snapshots"


def write_list(language: Language) -> str:
    plan = library_plan(language)
    return write_table(plan, choose(plan, Choice()), language)


SHOWN: dict[str, Callable[[Language], str]] = {
    "list": write_list,
    "show-cart-reminder": lambda language: write_page("cart-reminder", language),
    "show-maintenance-due": lambda language: write_page("maintenance-due", language),
    "copy-cart-reminder": lambda language: write_copy("cart-reminder", language),
}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", SHOWN)
def test_it_is_shown_as_recorded(name: str, language: Language) -> None:
    file = FOLDER / f"{name}.{language}.{'yaml' if name.startswith('copy') else 'txt'}"
    written = SHOWN[name](language)
    if os.environ.get("RELPLAN_UPDATE_SNAPSHOTS"):
        file.write_text(written, encoding="utf-8")
    assert written == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("ident", sorted(library_plan(Language.EN).scenarios))
def test_no_line_is_wider_than_a_terminal(ident: str, language: Language) -> None:
    *page, _ = write_page(ident, language).splitlines()
    assert [line for line in page if len(line) > 100] == []


def chosen(choice: Choice) -> set[str]:
    return {item.id for item in choose(library_plan(Language.EN), choice)}


def test_classics_are_chosen_by_moment_lever_and_phase_together() -> None:
    moments = frozenset({GenericMoment.FIRST_ORDER})
    assert chosen(Choice(moments, Lever.TRANSACTIONAL)) == {"second-purchase"}
    assert chosen(Choice(moments, phase="new")) == chosen(Choice(moments))
    assert chosen(Choice(moments, phase="lost")) == {"delivery-updates", "post-purchase-survey"}
    assert chosen(Choice(frozenset({GenericMoment.SITE_VISIT}), Lever.RECOGNITION)) == set()


def test_an_empty_choice_is_said() -> None:
    assert write_table(library_plan(Language.EN), (), Language.EN) == "no classic is all of that\n"


def test_those_that_win_come_first_within_their_moment() -> None:
    carts = choose(library_plan(Language.EN), Choice(frozenset({GenericMoment.WISHLIST_OR_CART})))
    priorities = [item.value.priority or 0 for item in carts]
    assert priorities == sorted(priorities)


def test_programs_get_ids_and_words_of_the_format() -> None:
    plan = library_plan(Language.FR)
    (one,) = json.loads(write_json(plan, (plan.scenarios["birthday"],)))["classics"]
    assert one["name"] == "Anniversaire du client"
    assert (one["generic_moment"], one["lever"], one["kpi"], one["phases"]) == (
        "personal_event",
        "recognition",
        "additional_revenue_30d",
        [],
    )


PLAN = {
    "scenarios/thanks.yaml": "name: Thanks\nprogramme: p\ntrigger: {moment: ordered}\nsteps: []\n",
    "scenarios/idea.yaml": "name: Idea\nstatus: idea\nprogramme: p\ntrigger: {moment: gone}\nsteps: []\n",
    "scenarios/odd.yaml": "name: Odd\nprogramme: p\ntrigger: {moment: somewhere}\nsteps: []\n",
    "moments.yaml": "ordered: {kind: transactional, generic: first_order}\ngone: {kind: life, generic: inactivity}\n"
    "somewhere: {kind: relational}\n",
}


def test_moments_are_covered_by_scenarios_that_count() -> None:
    coverage = cover(plan_of(PLAN))
    assert coverage.missing == set(GenericMoment) - {GenericMoment.FIRST_ORDER}
    assert coverage.unsure == ("odd",)


def test_scenarios_that_nobody_can_place_are_named() -> None:
    library = library_plan(Language.EN)
    text = write_coverage(library, (), cover(plan_of(PLAN)), Language.EN, COLORLESS)
    assert 'doesn\'t say which generic one it is: "odd"' in text


def test_a_plan_with_every_moment_is_told_so() -> None:
    files = {
        f"scenarios/s{number}.yaml": f"name: S\nprogramme: p\ntrigger: {{moment: {moment}}}\nsteps: []\n"
        for number, moment in enumerate(GenericMoment)
    }
    moments = "".join(f"{moment}: {{kind: life, generic: {moment}}}\n" for moment in GenericMoment)
    coverage = cover(plan_of({**files, "moments.yaml": moments}))
    text = write_coverage(library_plan(Language.EN), (), coverage, Language.EN, COLORLESS)
    assert text == "nothing is missing: the plan has a scenario for each of the ten generic moments\n"


def test_a_page_for_a_plan_says_what_that_plan_lacks() -> None:
    page = write_page("birthday", Language.EN, Target(plan_of({"moments.yaml": "birthday: {kind: life}\n"}), "my plan"))
    assert "What your plan lacks for it\n  programmes/loyalty.yaml\n" in page
    assert "moments.yaml" not in page
    assert page.endswith("--plan 'my plan' --output 'my plan/scenarios/birthday.yaml'\n")


def test_titles_are_painted_in_colour_only() -> None:
    assert "\x1b[" in write_page("birthday", Language.EN, palette=COLORED)
    assert "\x1b[" not in write_page("birthday", Language.EN)

"""What must not be shown is shown in no format."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from relplan.model.settings import Language
from relplan.output.registry import FORMATS
from relplan.output.shown import Shown
from relplan.validation.review import Review, Selection, review_plan
from tests.conftest import AS_OF, plan_of, review_of
from tests.personal_data import PLANS, plant, told
from tests.rounds import seeds

ADDRESS = "camille.durand@fournisseur.fr"


def write(review: Review, form: str, language: Language = Language.EN) -> str:
    return FORMATS[form](Shown(review, review.findings, language))


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_personal_data_are_masked_in_every_format(form: str) -> None:
    text = f"name: P\ndescription: demander à {ADDRESS}\nobjective: {{statement: s, kpi: nps}}\n"
    review = review_of({"programmes/p.yaml": text})
    found = tuple(finding for finding in review.findings if finding.rule.name == "personal-data-in-plan")
    assert found
    written = FORMATS[form](Shown(review, found, Language.FR))
    assert ADDRESS not in written


@pytest.mark.parametrize("seed", seeds(3))
@pytest.mark.parametrize("name", PLANS)
def test_every_finding_is_written_without_personal_data(name: str, seed: int) -> None:
    review = review_of(plant(PLANS[name], seed))
    for form in FORMATS:
        for language in Language:
            assert told(write(review, form, language)) == [], form


def test_the_mark_stands_under_what_is_meant() -> None:
    text = f"m: {{name: M, {ADDRESS}: 1, generic: '06 12 34 56 78', wrong: 2}}\n"
    lines = write(review_of({"moments.yaml": text}), "text").split("\n")
    marked = [
        line[mark.start() : mark.end()]
        for line, below in pairwise(lines)
        if (mark := re.search(r"\^+", below)) is not None
    ]
    assert marked == ["c********************@f***.fr", "'06 ** ** ** 78'", "wrong"]


@pytest.mark.parametrize("form", ["json", "sarif", "text"])
@pytest.mark.parametrize(
    ("settings", "selection"),
    [
        ("rules: {GOV020: off}\n", Selection()),
        ("", Selection(select=frozenset({"SCH"}))),
        ("", Selection(ignore=frozenset({"GOV020"}))),
    ],
)
def test_data_are_masked_when_nobody_asks_whether_there_are_any(form: str, settings: str, selection: Selection) -> None:
    files = {
        "relplan.yaml": f"relplan: 1\nname: P\n{settings}",
        "moments.yaml": f"m: {{name: M, {ADDRESS}: 1}} # relplan: ignore[GOV020] -- {ADDRESS}\n",
    }
    review = review_plan(plan_of(files), AS_OF, selection)
    assert [finding.rule.code for finding in review.findings] == ["SCH001"]
    written = write(review, form)
    assert "c***@f***.fr" in written
    assert "camille" not in written


def test_a_name_of_a_file_is_a_finding_and_masked() -> None:
    review = review_of({f"personas/{ADDRESS}.yaml": "name: C\n"})
    written = write(review, "concise")
    assert "personas/c***@f***.fr.yaml:1:1: error GOV020" in written
    assert "the name of this file holds somebody's e-mail address: c***@f***.fr" in written
    assert "camille" not in written

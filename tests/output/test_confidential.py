"""What must not be shown is shown in no format."""

from __future__ import annotations

import pytest

from relplan.model.settings import Language
from relplan.output.registry import FORMATS
from relplan.output.shown import Shown
from tests.conftest import review_of

ADDRESS = "camille.durand@fournisseur.fr"


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_personal_data_are_masked_in_every_format(form: str) -> None:
    text = f"name: P\ndescription: demander à {ADDRESS}\nobjective: {{statement: s, kpi: nps}}\n"
    review = review_of({"programmes/p.yaml": text})
    found = tuple(finding for finding in review.findings if finding.rule.name == "personal-data-in-plan")
    assert found
    written = FORMATS[form](Shown(review, found, Language.FR))
    assert ADDRESS not in written

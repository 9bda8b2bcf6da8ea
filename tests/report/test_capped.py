"""What the report says of a message that a limit refuses."""

from __future__ import annotations

import pytest

from relplan.model.action import OnCapped
from relplan.model.settings import Language
from relplan.report.text.words import Words
from relplan.report.views.capped import say_capped
from relplan.report.views.names import Names
from tests.conftest import plan_of


@pytest.mark.parametrize(
    ("rule", "language", "said"),
    [
        (
            {"merge_into": "news", "within": "7d", "then": "drop"},
            Language.EN,
            "merged into the campaign “news” if it goes out within 7 days, then dropped",
        ),
        (
            {"merge_into": "news", "within": "7d", "then": "drop"},
            Language.FR,
            "intégré à la campagne « news » si elle part dans un délai de 7 jours, puis abandonné",
        ),
        ({"merge_into": "news"}, Language.EN, "merged into the campaign “news”"),
    ],
)
def test_how_long_it_waits_is_said_of_the_campaign_that_takes_it_in(
    rule: dict[str, str], language: Language, said: str
) -> None:
    words = Words(language)
    text = say_capped(OnCapped.model_validate(rule), words, Names(plan_of({}), words), {})
    assert text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ") == said

"""The report's words: the same in both languages, and every one of them used."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path

from relplan.analysis.conditions import OUTCOMES
from relplan.analysis.loyalty import Answered, CardVerdict, Question
from relplan.analysis.matrix import Criterion, Quadrant
from relplan.analysis.pressure.limit import LimitKind
from relplan.analysis.pressure.verdict import Assumption, Truth
from relplan.analysis.readiness import Role
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.action import Availability, LastWord
from relplan.model.base import Lever, Status
from relplan.model.campaign import CampaignNature, Weekday
from relplan.model.channels import ChannelKind
from relplan.model.consents import ConsentKind, Purpose, Recipients
from relplan.model.data import DataAvailability, Personal
from relplan.model.loyalty import CardTest, Expectation, LoyaltyCriterion
from relplan.model.offers import OfferKind
from relplan.model.programme import ProgrammeType
from relplan.model.scenario import HarmonisationRule, Origin
from relplan.model.settings import Language, Prospecting
from relplan.model.vocabulary import DeduplicationScope, Survivor
from relplan.report.contents import Chapter
from relplan.report.forms.search import SEARCHED
from relplan.report.parts import PARTS
from relplan.report.text.words import load_texts, read_locale, section_of
from relplan.report.views.calendar import MarkKind
from relplan.report.views.data import DataState
from relplan.report.views.glossary import FIELD_WORDS
from relplan.rules.book import RULES

PACKAGE = Path(__file__).parents[2] / "relplan" / "report"
CLOSED_SETS: tuple[type[StrEnum], ...] = (
    Answered, Assumption, Availability, CampaignNature, CardVerdict, ChannelKind, Chapter, ConsentKind, Criterion,
    DataAvailability, DataState, DeduplicationScope, Expectation, HarmonisationRule, LastWord, Lever, LoyaltyCriterion,
    MarkKind, OfferKind, Origin, Personal, ProgrammeType, Prospecting, Purpose, Quadrant, Question, Recipients, Role,
    Status, Survivor, Truth, Weekday,
)  # fmt: skip
"""What `Words.of` names."""


def words_of(closed: type[StrEnum], section: str) -> set[str]:
    return {f"{section}.{value.value.replace(' ', '_')}" for value in closed}


NAMED = {key for closed in CLOSED_SETS for key in words_of(closed, section_of(closed))}
BUILT = {
    *words_of(ChannelKind, "channel_letter"),
    *words_of(Truth, "truth_meaning"),
    *words_of(Severity, "severity_count"),
    *words_of(Severity, "severity_title"),
    *words_of(LimitKind, "limit"),
    *(f"loyalty_key.{key}" for key in ("statement", "criteria", "shared_with", "kpi", "target")),
    *(f"loyalty_key.{key}" for key in ("programmes", "channels", "pressure", "detection", "pace")),
    *(f"card_question.{key}" for key in CardTest.model_fields),
    *(f"{section}.{key}" for section in ("field_word", "field_meaning") for key in FIELD_WORDS),
    *(f"outcome.{outcome}" for outcome in OUTCOMES),
    *(f"{part.name}.title" for part in PARTS),
    *(f"decide.{rule.family.lower()}" for rule in RULES if rule.family not in ("SYN", "SCH", "CFG", "REF")),
    *(f"pace.{unit}" for unit in ("hour", "day", "week", "month", "year")),
    *(f"window.{unit}" for unit in ("day", "week", "month")),
    *(f"uncounted.{status}" for status in Status if not status.counts),
    *(f"search_kind.{kind}" for kind in SEARCHED),
    *(f"suppression.{then}" for then in ("drop", "defer")),
}
"""Keys that are put together from values of the plan."""


def sources() -> str:
    files = [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.j2")]
    return "\n".join(file.read_text(encoding="utf-8") for file in sorted(files))


def test_both_languages_have_the_same_keys_and_slots() -> None:
    english, french = read_locale(Language.EN), read_locale(Language.FR)
    assert sorted(english) == sorted(french)
    for key, text in english.items():
        assert Text(text, text).slots() == Text(french[key], french[key]).slots(), key


def test_every_value_of_a_closed_set_has_a_word() -> None:
    assert set(load_texts()) >= NAMED | BUILT


def test_no_word_is_unused() -> None:
    code = sources()
    literal = set(re.findall(r"""["']([a-z_]+\.[a-z_]+)["']""", code))
    built = set(re.findall(r'f"([a-z_]+)\.(?:[a-z_]*)\{', code))
    pieces = set(re.findall(r'"([a-z_]+)"', code))
    unused = [
        key
        for key in load_texts()
        if key not in literal | NAMED | BUILT
        and not (key.partition(".")[0] in built and key.partition(".")[2].removeprefix("share_of_") in pieces)
    ]
    assert unused == []


def test_channels_have_letters_of_their_own() -> None:
    for language in Language:
        texts = read_locale(language)
        letters = [texts[f"channel_letter.{kind}"] for kind in ChannelKind]
        assert len(set(letters)) == len(letters)

"""The page of the words that slots of messages take, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.reference.markdown import escape, write_page, write_table
from relplan.rules.sch.unknown_form import FORMS
from relplan.rules.syn.syntax_error import WORDS
from relplan.rules.words.channel_kinds import OTHER_CHANNELS
from relplan.rules.words.kinds import KIND_NAMES
from relplan.rules.words.levers import LEVER_NAMES
from relplan.rules.words.purposes import PURPOSE_NAMES
from relplan.rules.words.quantities import QUANTITY_WORDS, REASON_WORDS
from relplan.rules.words.signs import SIGNS
from relplan.rules.words.types import DASH, TYPE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relplan.diagnostics.text import Text

_INTRO = "# Words that messages share\n\nWhat slots of [the messages](README.md) are filled with."


def write_words_page() -> str:
    """Return the words by what they name; a slot's other words are the plan's own."""
    mistakes = [text for words in WORDS.values() for text in (words.what, words.todo) if text is not None]
    forms = [text for pair in FORMS.values() for text in pair]
    types = [text for words in TYPE_WORDS.values() for text in (words.name, words.todo)]
    sections = {
        "Mistakes in YAML, and what to do": mistakes,
        "Forms, and how to write them": forms,
        "Types, and how to write them": [*types, DASH],
        "Quantities": [words.name for words in QUANTITY_WORDS.values()],
        "Why a quantity can't be read": REASON_WORDS.values(),
        "Channels that have no kind of their own": [other.why for other in OTHER_CHANNELS],
        "Signs that hide, or look like others": [sign.name for sign in SIGNS.values()],
        "Kinds of object, of which there is none": [name.none for name in KIND_NAMES.values()],
        "Levers": LEVER_NAMES.values(),
        "Purposes": PURPOSE_NAMES.values(),
    }
    return write_page(_INTRO, *(_section(heading, texts) for heading, texts in sections.items()))


def _section(heading: str, texts: Iterable[Text]) -> str:
    rows = [(escape(text.en), escape(text.fr)) for text in texts]
    return f"## {heading}\n\n{write_table(('English', 'Français'), rows)}"

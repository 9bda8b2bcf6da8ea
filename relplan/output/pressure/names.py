"""What limits and their figures are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.analysis.pressure.limit import LimitKind
from relplan.analysis.pressure.verdict import Truth
from relplan.diagnostics.text import say
from relplan.model.kinds import Kind
from relplan.output.pressure import words
from relplan.output.pressure.days import say_days
from relplan.rules.words.durations import duration_words, window_words

if TYPE_CHECKING:
    from relplan.analysis.pressure.allowance import Allowance, Trait
    from relplan.analysis.pressure.limit import Limit
    from relplan.analysis.pressure.verdict import Witness
    from relplan.model.settings import Language
    from relplan.output.naming import Naming


def limit_name(limit: Limit, names: Naming, language: Language) -> str:
    """Name a limit, with the segment, brand and channels that it is for."""
    channels = sorted(limit.contacts.channels) if limit.kind is LimitKind.GAP else []
    parts = ((Kind.SEGMENT, limit.segment), (Kind.BRAND, limit.brand), *((Kind.CHANNEL, one) for one in channels))
    of = tuple(names.of(kind, ident) for kind, ident in parts if ident)
    return say(words.NAMES[limit.kind], language, {"cap": names.of(Kind.CAP, limit.id), "of": of})


def say_limit(limit: Limit, names: Naming, language: Language, witness: Witness | None = None) -> str:
    """Say what a limit admits; with the figure of `during` that a window has instead, when it has one."""
    values = {
        "name": limit_name(limit, names, language),
        "max": limit.max,
        "window": window_words(limit.window),
        "length": duration_words(limit.window.length) if limit.window.length else "",
        "who": words.COUNTED[limit.contacts.only] if limit.contacts.only else "",
    }
    said = words.KINDS[limit.kind].write(language, values)
    own = limit.own_figure_at(witness.end) if witness else None
    if own is None or own.max == limit.max:
        return said
    return words.DURING.write(language, {"limit": said, "max": own.max, "days": say_days(own.days, language)})


def say_who(allowance: Allowance, names: Naming, language: Language) -> str:
    """Say which customers of their segment an allowance is for; all of them when nothing tells them apart."""
    lines = [" + ".join(_say_trait(trait, names, language) for trait in traits) for traits in allowance.who if traits]
    return "; ".join(lines) or words.ALL_CUSTOMERS.in_(language)


def _say_trait(trait: Trait, names: Naming, language: Language) -> str:
    said = words.IN if trait.is_in else words.IN_NONE
    return said.write(language, {"segments": names.all_of(Kind.SEGMENT, trait.segments)})


def say_load(truth: Truth, witness: Witness, at_most: int, language: Language) -> str:
    """Say how many contacts a window has of those it may have, as far as it is known."""
    values = {"load": witness.load, "at_most": at_most, "max": witness.max}
    if truth is Truth.UNDECIDED and not witness.is_proved:
        truth = Truth.UPPER_BOUND
    return words.LOADS[truth].write(language, values)

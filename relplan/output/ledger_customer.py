"""The customer of a ledger, in sentences: the segments held over time, what is assumed and what isn't known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from relplan.analysis.arbitration.implied import find_implied_segments
from relplan.analysis.reach import NO, NONE, OTHER_STORE, STORE, YES
from relplan.diagnostics.dates import say_full_day
from relplan.model.kinds import Kind
from relplan.output import ledger_words as words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from relplan.analysis.arbitration.customer import State
    from relplan.diagnostics.text import Text
    from relplan.model.settings import Language
    from relplan.output.ledger import Played
    from relplan.output.naming import Naming


def segments_of(choices: Mapping[str, str]) -> list[str]:
    """Return the segments that a customer is in."""
    return [
        name if choice == YES else f"{name}.{choice}"
        for name, choice in choices.items()
        if choice not in (NO, NONE) and name != STORE
    ]


def store_of(choices: Mapping[str, str]) -> str:
    """Return the home store of a customer; empty when it is none of those known."""
    store = choices.get(STORE, OTHER_STORE)
    return "" if store == OTHER_STORE else store


def say_customer(played: Played) -> Iterator[str]:
    """Yield who the customer is, and what is taken for granted."""
    study, described, language, names = played.study, played.described, played.language, played.names

    def say(text: Text, **values: Any) -> str:
        return text.write(language, values)

    customer = described.customer
    for number, state in enumerate(customer.states):
        since = say_full_day(state.since.date(), language)
        told = _say_state(state, names, language, has_segments=bool(study.plan.segments))
        yield say(words.FROM_ON, day=since, state=told) if number else say(words.HEADING, state=told)
    if described.assumed:
        yield say(words.ASSUMED, segments=names.all_of(Kind.SEGMENT, described.assumed))
    refused = names.all_of(Kind.CONSENT, sorted(customer.refused))
    yield say(words.CONSENTS_BUT, refused=refused) if refused else say(words.ALL_CONSENTS)
    yield say(words.UNKNOWN, first=say_full_day(study.period.first, language))
    for implied in find_implied_segments(study.plan, study.population, customer, played.entries):
        option = f"-s {implied.segment}@{implied.day}"
        segment = names.of(Kind.SEGMENT, implied.segment)
        yield say(words.IMPLIED, event=names.event(implied.event), segment=segment, option=option)


def _say_state(state: State, names: Naming, language: Language, *, has_segments: bool) -> str:
    segments, store = names.all_of(Kind.SEGMENT, segments_of(state.choices)), store_of(state.choices)
    nothing = words.NO_SEGMENT if has_segments else words.NO_SEGMENTS_AT_ALL
    told = (words.SEGMENTS if segments else nothing).write(language, {"segments": segments})
    return told + (words.OF_STORE.write(language, {"store": names.of(Kind.STORE, store)}) if store else "")

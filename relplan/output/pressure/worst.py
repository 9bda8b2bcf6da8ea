"""Who gets what in the worst window of each limit that is full or exceeded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.output.pressure import words
from relplan.output.pressure.names import limit_name, say_load
from relplan.rules.words.customers import name_customer
from relplan.rules.words.durations import window_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.pressure.verdict import Received, Verdict, Witness
    from relplan.output.pressure.shown import PressureShown
    from relplan.validation.waivers import Waiver


def tight_limits(shown: PressureShown) -> list[tuple[Verdict, Witness]]:
    """Return the limits that are or may be exceeded, then those that are full; not those that one contact fills."""
    found = [(one, one.witness) for one in shown.study.calendar_proof if one.witness is not None]
    exceeded = [one for one in found if one[0].upper_excess > 0]
    full = [one for one in found if one[0].upper_excess == 0 and len(one[1].received) > 1]
    return exceeded + full


def say_window(shown: PressureShown, verdict: Verdict, witness: Witness) -> str:
    """Say which limit it is, how full the window is and when it ends."""
    return shown.say(
        words.WORST_WINDOW,
        limit=limit_name(verdict.limit, shown.names, shown.language),
        load=say_load(verdict.truth, witness, verdict.at_most, shown.language),
        window=window_words(verdict.limit.window),
        end=f"{witness.end:%Y-%m-%d %H:%M}",
    )


def say_receipts(shown: PressureShown, verdict: Verdict, witness: Witness) -> Iterator[str]:
    """Yield who gets it all, each send, and what accepts it."""
    who = name_customer(witness, shown.study.plan)
    yield shown.say(words.GETS if witness.is_proved else words.MAY_GET, who=who)
    yield from (say_send(shown, one) for one in witness.received)
    waiver = shown.waiver_of(verdict)
    if waiver is not None:
        yield _say_waiver(shown, waiver)


def say_send(shown: PressureShown, one: Received) -> str:
    """Say what is sent when; a spread send with the days that it may fall on."""
    planned = one.planned
    send = shown.names.message(f"{planned.campaign.id}/{planned.send.id}")
    values = {"at": f"{one.at:%Y-%m-%d %H:%M}", "send": send}
    if len(planned.instants) == 1:
        return shown.say(words.SEND, **values)
    if planned.goes_on:
        hours = {"first": f"{planned.at:%Y-%m-%d %H:%M}", "last": f"{planned.instants[-1]:%Y-%m-%d %H:%M}"}
        return shown.say(words.LONG_SEND, **values, **hours)
    days = {"first": f"{planned.at:%Y-%m-%d}", "last": f"{planned.instants[-1]:%Y-%m-%d}"}
    return shown.say(words.SPREAD_SEND, **values, **days)


def _say_waiver(shown: PressureShown, waiver: Waiver) -> str:
    text = words.WAIVED if waiver.until is None else words.WAIVED_UNTIL
    return shown.say(text, reason=" ".join(waiver.reason.split()), until=waiver.until)

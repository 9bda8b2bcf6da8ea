"""The customer that a command is asked about, as people type one: segments, events and consents refused."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from relplan.analysis.arbitration.customer import (
    ClashingSegmentsError,
    Described,
    Membership,
    describe_customer,
)
from relplan.analysis.arbitration.ledger import Decided
from relplan.analysis.arbitration.play import play_customer
from relplan.analysis.arbitration.triggers import Happening, find_triggers
from relplan.analysis.calendar import DEFAULT_HOUR
from relplan.analysis.occasions import Edition
from relplan.analysis.wall_clock import Change, clock_of
from relplan.model.kinds import Kind
from relplan.model.mechanic import MessageStep, TaskStep, walk_steps
from relplan.model.quantities import QuantityError, parse_clock, parse_day
from relplan.plan.spelling import nearest

if TYPE_CHECKING:
    from relplan.analysis.arbitration.ledger import Entry
    from relplan.analysis.study import Study
    from relplan.model.scenario import Scenario
    from relplan.plan.plan import Item, Plan

_OUTCOMES = ("delivered", "opened", "clicked", "converted")


class CustomerError(ValueError):
    """What was asked about a customer can't be understood, or isn't in the plan."""


@dataclass(frozen=True, slots=True)
class AskedCustomer:
    """A customer to play."""

    study: Study
    described: Described
    happenings: tuple[Happening, ...]

    def play(self) -> tuple[Entry, ...]:
        """Play the customer over the plan's period."""
        last = datetime.combine(self.study.period.last, time.max)
        return play_customer(self.study.stage, self.described.customer, self.happenings, last)


def read_customer(
    study: Study, segments: Iterable[str], events: Iterable[str], refused: Iterable[str]
) -> AskedCustomer:
    """Read a customer; raises `CustomerError` with the remedy."""
    plan, period = study.plan, study.period
    memberships = [_read_membership(plan, text) for text in segments]
    start = datetime.combine(period.first, time())
    consents = frozenset(_known(plan, Kind.CONSENT, "consent", text) for text in refused)
    try:
        described = describe_customer(plan, study.population, memberships, start, consents)
    except ClashingSegmentsError as error:
        raise CustomerError(str(error)) from None
    return AskedCustomer(study, described, tuple(_read_happening(study, text) for text in events))


def _read_membership(plan: Plan, text: str) -> Membership:
    ident, _, day = text.partition("@")
    if ident not in plan.stores:
        _known(plan, Kind.SEGMENT, "segment or store", ident, plan.stores)
    return Membership(ident, datetime.combine(_read_day(day, text), time()) if day else None)


def _read_happening(study: Study, text: str) -> Happening:
    """Read `EVENT@2027-02-10T09:00`; a moment is the event that detects it, and a day alone is the hour of sends."""
    plan = study.plan
    word, at, when = text.partition("@")
    if not at or not word:
        raise CustomerError(f'--event takes EVENT@TIME, as in cart_abandoned@2027-02-10T09:00, not "{text}"')
    day, _, clock = when.replace(" ", "T").partition("T")
    instant = datetime.combine(
        _read_day(day, text), _read_clock(clock, text) if clock else plan.settings.value.send_at or DEFAULT_HOUR
    )
    if clock:
        _refuse_skipped(study, instant, text)
    happening = Happening(clock_of(plan).meant(instant), _read_word(plan, word))
    _refuse_outside(study, happening, text, word)
    return happening


def _refuse_skipped(study: Study, at: datetime, text: str) -> None:
    """Refuse an hour that is on no clock: nothing happens then."""
    clock = clock_of(study.plan)
    if clock.change(at) is Change.SKIPPED:
        meant = clock.meant(at)
        raise CustomerError(
            f'"{text}" is no time in {clock.timezone}: the clock skips {at:%H:%M} that day; '
            f"what comes as much later is {meant:%Y-%m-%dT%H:%M}"
        )


def _refuse_outside(study: Study, happening: Happening, text: str, word: str) -> None:
    """Refuse what can't be played: outside the plan's period, and triggering nothing in it.

    A dated moment may come outside the period, when a scenario is counted from it into the period.
    """
    period = study.period
    days = [happening.at.date(), *(at.date() for at, _ in find_triggers(study.plan, happening))]
    is_dated = word in study.plan.moments and study.plan.moments[word].value.date is not None
    if any(period.first <= day <= period.last for day in (days if is_dated else days[:1])):
        return
    remedy = f", and triggers nothing in it; give the {word} that comes in the period" if is_dated else ""
    raise CustomerError(f'"{text}" is outside the plan\'s period, {period.first} to {period.last}{remedy}')


def _read_word(plan: Plan, word: str) -> str:
    """Return the event that a word means: an event, a moment's event, or an outcome of a message."""
    scenario, slash, outcome = word.partition("/")
    if slash:
        _known(plan, Kind.SCENARIO, "scenario", scenario)
        message, _, result = outcome.rpartition(".")
        if not message or result not in _OUTCOMES:
            wanted = ", ".join(f"{scenario}/MESSAGE.{one}" for one in _OUTCOMES)
            raise CustomerError(f'"{word}" is no outcome of a message; expected one of {wanted}')
        _refuse_unknown_message(plan.scenarios[scenario], message)
        return word
    if word in plan.moments:
        return plan.moments[word].value.event or word
    return _known(plan, Kind.EVENT, "event or moment", word, plan.moments)


def _refuse_unknown_message(scenario: Item[Scenario], message: str) -> None:
    steps = walk_steps(scenario.value.steps)
    messages = tuple(dict.fromkeys(step.id for _, step in steps if isinstance(step, (MessageStep, TaskStep))))
    if message not in messages:
        close = nearest(message, messages)
        hint = f"did you mean {' or '.join(close)}?" if close else f"it has {', '.join(messages) or 'none'}"
        raise CustomerError(f'the scenario "{scenario.id}" has no message "{message}"; {hint}')


def _known(plan: Plan, kind: Kind, name: str, ident: str, others: Iterable[str] = ()) -> str:
    """Return an id that the plan has; raises with the nearest ones when it doesn't."""
    if plan.knows(kind, ident):
        return ident
    close = nearest(ident, (*plan.ids(kind), *others))
    hint = f"; did you mean {' or '.join(close)}?" if close else ""
    raise CustomerError(f'the plan has no {name} "{ident}"{hint}')


def _read_day(day: str, text: str) -> date:
    try:
        return parse_day(day)
    except QuantityError:
        raise CustomerError(f'"{text}" needs a day such as 2027-02-10 after the @') from None


def _read_clock(clock: str, text: str) -> time:
    try:
        return parse_clock(clock)
    except QuantityError:
        hint = f"; did you mean 0{clock}?" if re.fullmatch(r"\d:\d\d", clock) else ""
        message = f'"{text}" needs an hour such as 09:00 after the T, with two figures each, not "{clock}"{hint}'
        raise CustomerError(message) from None


def shown_days(asked: AskedCustomer, entries: Iterable[Entry], first: date | None, last: date | None) -> Edition:
    """Return the days to show: those asked for, else from a week before to a week after what scenarios did.

    Nothing is played after the plan's period. Raises `CustomerError` when the days asked for can't be shown.
    """
    period = asked.study.period
    if first and last and last < first:
        raise CustomerError(f"--to ({last}) is before --from ({first})")
    if first and first > period.last:
        raise CustomerError(f"--from ({first}) is after the plan's period, which ends on {period.last}")
    usual = _usual_days(entries, period)
    start = first or (usual.first if last is None or usual.first <= last else min(period.first, last))
    end = last or (usual.last if usual.last >= start else period.last)
    return Edition(start, min(end, period.last))


def _usual_days(entries: Iterable[Entry], period: Edition) -> Edition:
    days = [
        entry.at.date()
        for entry in entries
        if not isinstance(entry.fact, Decided) or entry.fact.decision.candidate.is_triggered
    ]
    if not days:
        return period
    week = timedelta(days=7)
    return Edition(min(days[0], max(days[0] - week, period.first)), min(days[-1] + week, period.last))

"""The ways through a mechanic: how much they hold at most, and those that no customer can ever take.

Every way of a branch or a split is followed with the longest time that each wait may take, so that what is called
impossible is impossible whatever happens.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from relplan.analysis.conditions import OUTCOMES, denies
from relplan.model.channels import ChannelKind
from relplan.model.mechanic import (
    AllOf,
    AnyOf,
    BranchStep,
    Case,
    Contact,
    ExitStep,
    MessageStep,
    Not,
    Otherwise,
    SplitStep,
    TaskStep,
    WaitFor,
    WaitStep,
    WaitUntil,
    walk_steps,
)
from relplan.model.quantities import Duration

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from relplan.model.mechanic import Condition, Step, StepRoute, Wait
    from relplan.model.scenario import Scenario
    from relplan.plan.plan import Plan

Answers = frozenset[bool | None]
"""What a condition may be found to be; None where nobody can say, as of a message that was not sent."""

_NONE = timedelta()
_DAY = timedelta(days=1)
_IMPLIED = {
    "clicked": frozenset({"opened", "delivered", "sent"}),
    "opened": frozenset({"delivered", "sent"}),
    "converted": frozenset({"delivered", "sent"}),
    "delivered": frozenset({"sent"}),
}
"""Outcomes that an outcome can't do without."""
_SILENT_ON = {
    "opened": frozenset({ChannelKind.SMS, ChannelKind.MAIL, ChannelKind.CALL, ChannelKind.STORE}),
    "clicked": frozenset({ChannelKind.CALL, ChannelKind.STORE}),
}
"""The kinds of channel on which nobody can tell an outcome."""


class Impossible(StrEnum):
    """Why a way can never be taken."""

    EVENT_ENDS = "event_ends"
    """Its condition needs an event that ends the scenario at once."""
    NOT_SENT = "not_sent"
    """Its condition needs a message that was not sent on the way here."""
    TOO_SOON = "too_soon"
    """Its condition is judged at the very instant of the message, or of the launch, that it is about."""
    UNTOLD = "untold"
    """Its condition needs an outcome that the message's channels can't tell."""
    COVERED = "covered"
    """An earlier way of the branch takes everybody it is meant for."""
    NO_SHARE = "no_share"
    """Its share of a split is nothing."""


@dataclass(frozen=True, slots=True)
class DeadWay:
    """A way of a branch or a split that no customer ever takes."""

    route: StepRoute
    """Of the way in its scenario."""
    reason: Impossible
    word: str = ""
    """The word of its condition that can't come true; the name of its part in a split."""
    about: str = ""
    """The message that the word is about; empty for an event."""
    by: StepRoute | None = None
    """The earlier way that takes its customers."""
    has_contacts: bool = True
    """Whether messages or tasks are lost with it."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A message or task that may be a customer's first of the scenario."""

    route: StepRoute
    step: MessageStep | TaskStep
    wait: timedelta
    """The longest time from the launch to it, the trigger's delay included."""


@dataclass(frozen=True, slots=True)
class Ways:
    """What the ways through a scenario hold."""

    contacts: int
    """Messages and tasks on the way that has most."""
    length: timedelta
    """The longest time from the first message or task to the last."""
    channels: tuple[str, ...]
    """The channels used, fallbacks aside, in the order they are written."""
    openings: tuple[Opening, ...]
    dead: tuple[DeadWay, ...]
    unreached: tuple[StepRoute, ...]
    """The first steps of what comes after everybody has left."""
    needless_waits: tuple[StepRoute, ...]
    """Waits after which nothing comes."""


def find_ways(scenario: Scenario, plan: Plan) -> Ways:
    """Return what the ways through a scenario hold."""
    return _Walker(scenario, plan).walk()


@dataclass(frozen=True, slots=True)
class _Here:
    """What may be true of customers who are at one point."""

    since_launch: timedelta
    since_first: timedelta | None = None
    """The longest time since a first message; none before any."""
    contacts: int = 0
    may_be_first: bool = True
    """Whether some of them have had no message yet."""
    sent: Mapping[str, timedelta] = field(default_factory=dict)
    """The messages that some of them may have had, with the longest time since."""

    def later(self, more: timedelta) -> _Here:
        since_first = None if self.since_first is None else self.since_first + more
        sent = {ident: since + more for ident, since in self.sent.items()}
        return replace(self, since_launch=self.since_launch + more, since_first=since_first, sent=sent)


@dataclass
class _Walker:
    """Follows every way of one scenario, front to back."""

    scenario: Scenario
    plan: Plan
    contacts: int = 0
    length: timedelta = _NONE
    openings: list[Opening] = field(default_factory=list)
    dead: list[DeadWay] = field(default_factory=list)
    unreached: list[StepRoute] = field(default_factory=list)
    own: dict[str, MessageStep | TaskStep] = field(default_factory=dict)
    """The scenario's messages and tasks."""

    def walk(self) -> Ways:
        steps, delay = self.scenario.steps, self.scenario.trigger.delay
        self.own = {step.id: step for _, step in walk_steps(steps) if isinstance(step, (MessageStep, TaskStep))}
        self._steps(steps, ("steps",), _Here(delay.longest if delay else _NONE))
        return Ways(
            contacts=self.contacts,
            length=self.length,
            channels=tuple(dict.fromkeys(step.channel for step in self.own.values())),
            openings=tuple(self.openings),
            dead=tuple(self.dead),
            unreached=tuple(self.unreached),
            needless_waits=tuple(_needless_waits(steps, ("steps",))),
        )

    def _steps(self, steps: tuple[Step, ...], route: StepRoute, here: _Here) -> _Here | None:
        """Follow some steps; return where customers are after them, or nothing when all of them have left."""
        now: _Here | None = here
        for index, step in enumerate(steps):
            if now is None:
                self.unreached.append((*route, index))
                return None
            now = self._step(step, (*route, index), now)
        return now

    def _step(self, step: Step, route: StepRoute, here: _Here) -> _Here | None:
        match step:
            case MessageStep() | TaskStep():
                return self._contact(step, route, here)
            case WaitStep():
                return here.later(_longest(step.wait))
            case BranchStep():
                return self._branch(step, route, here)
            case SplitStep():
                return self._split(step, route, here)
            case ExitStep():
                return None

    def _contact(self, step: MessageStep | TaskStep, route: StepRoute, here: _Here) -> _Here:
        if here.may_be_first:
            self.openings.append(Opening(route, step, here.since_launch))
        since_first = here.since_first or _NONE
        self.contacts = max(self.contacts, here.contacts + 1)
        self.length = max(self.length, since_first)
        # A limit or closed hours may hold this message back, so that earlier ones are no longer of this instant.
        earlier = {ident: max(since, timedelta.resolution) for ident, since in here.sent.items()}
        return _Here(
            since_launch=max(here.since_launch, timedelta.resolution),
            since_first=since_first,
            contacts=here.contacts + 1,
            may_be_first=False,
            sent=earlier | {step.id: _NONE},
        )

    def _branch(self, step: BranchStep, route: StepRoute, here: _Here) -> _Here | None:
        ends = []
        longest = max((case.after.longest for case in _cases(step) if case.after), default=_NONE)
        for number, case in enumerate(step.branch):
            inner = (*route, "branch", number)
            if isinstance(case, Otherwise):
                ends.append(self._steps(case.else_, (*inner, "else"), here.later(longest)))
                continue
            there = here.later(case.after.longest if case.after else _NONE)
            dead = self._covered(step, number, route) or self._impossible(case, inner, there)
            self.dead += [dead] if dead else []
            ends.append(self._steps(case.then, (*inner, "then"), there))
        if not any(isinstance(case, Otherwise) for case in step.branch):
            ends.append(here.later(longest))
        return _meet(ends)

    def _split(self, step: SplitStep, route: StepRoute, here: _Here) -> _Here | None:
        ends = []
        for number, part in enumerate(step.split):
            inner = (*route, "split", number)
            if not part.share.value and part.then:
                self.dead.append(DeadWay(inner, Impossible.NO_SHARE, part.name, has_contacts=_has_contacts(part.then)))
            ends.append(self._steps(part.then, (*inner, "then"), here))
        return _meet(ends)

    def _covered(self, step: BranchStep, number: int, route: StepRoute) -> DeadWay | None:
        """Find an earlier way that is taken whenever this one could be."""
        case = step.branch[number]
        for before, other in enumerate(step.branch[:number]):
            if isinstance(case, Case) and isinstance(other, Case) and _covers(other, case):
                way, by = (*route, "branch", number), (*route, "branch", before)
                return DeadWay(way, Impossible.COVERED, by=by, has_contacts=_has_contacts(case.then))
        return None

    def _impossible(self, case: Case, route: StepRoute, here: _Here) -> DeadWay | None:
        """Find the word that keeps a condition from ever coming true."""
        hindered: list[tuple[str, Impossible]] = []

        def of_word(word: str) -> Answers:
            possible, reason = self._answers(word, here)
            if reason is not None:
                hindered.append((word, reason))
            return possible

        if True in _judge(case.if_, of_word) or not hindered:
            return None
        word, reason = hindered[0]
        message = word.rpartition(".")[0]
        about = message if message in self.own else ""
        return DeadWay(route, reason, word, about, has_contacts=_has_contacts(case.then))

    def _answers(self, word: str, here: _Here) -> tuple[Answers, Impossible | None]:
        """Return what a word may be found to be at one point, and what keeps it from being true."""
        message, _, outcome = word.rpartition(".")
        if message in self.own and outcome in OUTCOMES:
            return self._outcome_answers(message, outcome, here)
        if word in self.scenario.exit_when:
            return frozenset({False}), Impossible.EVENT_ENDS
        if word in self.plan.events and not here.since_launch:
            return frozenset({False}), Impossible.TOO_SOON
        return frozenset({True, False}), None

    def _outcome_answers(self, message: str, outcome: str, here: _Here) -> tuple[Answers, Impossible | None]:
        since = here.sent.get(message)
        if since is None:
            return frozenset({False if outcome == "sent" else None}), Impossible.NOT_SENT
        if outcome in ("sent", "delivered"):
            return frozenset({True, False, None}), None
        if not since:
            return frozenset({False, None}), Impossible.TOO_SOON
        if self._is_untold(self.own[message], outcome):
            return frozenset({False, None}), Impossible.UNTOLD
        return frozenset({True, False, None}), None

    def _is_untold(self, step: Contact, outcome: str) -> bool:
        channels = (step.channel, *(step.fallback if isinstance(step, MessageStep) else ()))
        kinds = {self.plan.channels[one].value.kind if one in self.plan.channels else None for one in channels}
        return kinds <= _SILENT_ON.get(outcome, frozenset())


def _judge(condition: Condition, of_word: Callable[[str], Answers]) -> Answers:
    """Return what a condition may be found to be, its words taken as independent of each other."""
    if isinstance(condition, str):
        return of_word(condition)
    if isinstance(condition, Not):
        return frozenset(None if one is None else not one for one in _judge(condition.not_, of_word))
    is_all = isinstance(condition, AllOf)
    parts = condition.all if isinstance(condition, AllOf) else condition.any
    found = [_judge(part, of_word) for part in parts]
    decisive = not is_all
    possible: set[bool | None] = {None} if any(None in one for one in found) else set()
    if any(decisive in one for one in found):
        possible.add(decisive)
    if all((not decisive) in one for one in found):
        possible.add(not decisive)
    return frozenset(possible)


def _covers(earlier: Case, later: Case) -> bool:
    """Tell whether an earlier case is true whenever a later one of the same branch is."""
    if denies(earlier.if_) or denies(later.if_):
        return earlier.if_ == later.if_ and earlier.after == later.after
    given = earlier.after.shortest if earlier.after else _NONE
    needed = later.after.longest if later.after else _NONE
    return (earlier.after == later.after or given >= needed) and _follows(earlier.if_, later.if_)


def _follows(weaker: Condition, stronger: Condition) -> bool:
    """Tell whether a condition certainly holds where another does."""
    if weaker == stronger:
        return True
    if isinstance(stronger, AnyOf):
        return all(_follows(weaker, part) for part in stronger.any)
    if isinstance(weaker, AllOf):
        return all(_follows(part, stronger) for part in weaker.all)
    if isinstance(stronger, AllOf) and any(_follows(weaker, part) for part in stronger.all):
        return True
    if isinstance(weaker, AnyOf):
        return any(_follows(part, stronger) for part in weaker.any)
    if isinstance(weaker, str) and isinstance(stronger, str):
        (message, _, less), (other, _, more) = weaker.rpartition("."), stronger.rpartition(".")
        return message == other != "" and less in _IMPLIED.get(more, ())
    return False


def _cases(step: BranchStep) -> Iterator[Case]:
    yield from (case for case in step.branch if isinstance(case, Case))


def _has_contacts(steps: tuple[Step, ...]) -> bool:
    return any(isinstance(step, Contact) for _, step in walk_steps(steps))


def _meet(ends: list[_Here | None]) -> _Here | None:
    """Return where customers may be after several ways; nothing when all of them have left."""
    there = [end for end in ends if end is not None]
    if not there:
        return None
    sent: dict[str, timedelta] = {}
    for end in there:
        for ident, since in end.sent.items():
            sent[ident] = max(since, sent.get(ident, since))
    begun = [end.since_first for end in there if end.since_first is not None]
    return _Here(
        since_launch=max(end.since_launch for end in there),
        since_first=max(begun) if begun else None,
        contacts=max(end.contacts for end in there),
        may_be_first=any(end.may_be_first for end in there),
        sent=sent,
    )


def _needless_waits(steps: tuple[Step, ...], route: StepRoute) -> Iterator[StepRoute]:
    """Yield the waits after which nothing comes, neither here nor after the branches that these steps stand in."""
    last = len(steps) - 1
    while last >= 0 and isinstance(steps[last], WaitStep):
        last -= 1
    if last + 1 < len(steps):
        yield (*route, last + 1)
        return
    if last < 0:
        return
    step, here = steps[last], (*route, last)
    if isinstance(step, BranchStep):
        for number, case in enumerate(step.branch):
            key, inner = ("else", case.else_) if isinstance(case, Otherwise) else ("then", case.then)
            yield from _needless_waits(inner, (*here, "branch", number, key))
    elif isinstance(step, SplitStep):
        for number, part in enumerate(step.split):
            yield from _needless_waits(part.then, (*here, "split", number, "then"))


def _longest(wait: Wait) -> timedelta:
    if isinstance(wait, Duration):
        return wait.longest
    if isinstance(wait, WaitFor):
        return wait.at_most.longest
    if isinstance(wait, WaitUntil):
        return _DAY
    raise TypeError(wait)

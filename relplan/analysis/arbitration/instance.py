"""An instance: one run of a scenario for one customer, walked step by step."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, cast

from relplan.analysis.arbitration.condition import judge
from relplan.analysis.arbitration.ledger import Chose, Ended, Ending
from relplan.analysis.conditions import denies
from relplan.model.mechanic import (
    BranchStep,
    Case,
    ExitStep,
    MessageStep,
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
    from collections.abc import Callable, Iterator

    from relplan.analysis.wall_clock import WallClock
    from relplan.model.mechanic import Step, StepRoute, Wait
    from relplan.model.scenario import Scenario
    from relplan.plan.plan import Item

    IsInSegment = Callable[[str, datetime], bool]

_IMPLIED = {"clicked": ("opened", "delivered"), "opened": ("delivered",), "converted": ("delivered",)}
"""Outcomes that go without saying."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """A list of steps, and how far it has been walked."""

    steps: tuple[Step, ...]
    route: StepRoute
    next: int = 0


@dataclass(frozen=True, slots=True)
class _Choice:
    """A branch that is not decided yet."""

    step: BranchStep
    route: StepRoute
    since: datetime
    clock: WallClock

    def limit(self, case: Case) -> datetime:
        """Return the last instant at which a case may come true."""
        return self.clock.after(self.since, case.after) if case.after else self.since

    @property
    def limits(self) -> list[datetime]:
        """The instants at which cases are judged for the last time."""
        return sorted({self.limit(case) for case in self.step.branch if isinstance(case, Case)} | {self.since})


@dataclass(frozen=True, slots=True)
class DueStep:
    """A message or task that an instance has come to."""

    step: MessageStep | TaskStep
    route: StepRoute
    at: datetime


@dataclass(eq=False)
class Instance:
    """One run of a scenario; it starts at its trigger, and the trigger's delay is its first wait."""

    scenario: Item[Scenario]
    launched: datetime
    is_in_segment: IsInSegment
    clock: WallClock
    wakes: datetime | None = None
    """When its wait is over at the latest; none while a message of it is decided, or once it has ended."""
    notes: list[Chose] = field(default_factory=list)
    """Choices made since they were last read."""
    _messages: set[str] = field(default_factory=set)
    _frames: list[_Frame] = field(default_factory=list)
    _awaited: str = ""
    _choice: _Choice | None = None
    _seen: set[str] = field(default_factory=set)
    """Events since the launch, and outcomes of messages as `MESSAGE.opened`."""
    _sent: dict[str, bool] = field(default_factory=dict)
    """The messages decided so far, and whether they were sent."""

    def __post_init__(self) -> None:
        delay = self.scenario.value.trigger.delay
        steps = self.scenario.value.steps
        self._messages = {step.id for _, step in walk_steps(steps) if isinstance(step, (MessageStep, TaskStep))}
        self._frames = [_Frame(steps, ("steps",))]
        self.wakes = self.clock.after(self.launched, delay) if delay else self.launched

    def hear(self, word: str) -> bool:
        """Take note of an event or an outcome; tell whether the instance should be woken for it."""
        message, _, outcome = word.rpartition(".")
        self._seen |= {word, *(f"{message}.{implied}" for implied in _IMPLIED.get(outcome, ()) if message)}
        return self._choice is not None or (self._awaited != "" and self._awaited == word)

    def wake(self, at: datetime) -> DueStep | Ended | None:
        """Go on as far as possible; return the message that is due now, how it ended, or nothing while it waits."""
        if self._choice is not None and not self._decide(at):
            return None
        self._awaited, self.wakes = "", None
        return self._walk(at)

    def resume(self, message: str, at: datetime, *, is_sent: bool) -> DueStep | Ended | None:
        """Go on after a message was decided."""
        self._sent[message] = is_sent
        return self._walk(at)

    def fixed(self) -> Iterator[DueStep]:
        """Yield the next messages at fixed instants, if each goes when it is due: between them are plain waits."""
        if self.wakes is None or self._awaited or self._choice is not None:
            return
        at = self.wakes
        for frame in reversed(self._frames):
            for index in range(frame.next, len(frame.steps)):
                step = frame.steps[index]
                if isinstance(step, (MessageStep, TaskStep)):
                    yield DueStep(step, (*frame.route, index), at)
                elif isinstance(step, WaitStep) and not isinstance(step.wait, WaitFor):
                    at = self._end_of_wait(step.wait, at)
                else:
                    return

    def bring_forward(self) -> None:
        """Skip the waits before the next fixed message, and stand at it as if it were due."""
        self.wakes = None
        while True:
            frame = self._frames[-1]
            if frame.next >= len(frame.steps):
                self._frames.pop()
                continue
            self._frames[-1] = _Frame(frame.steps, frame.route, frame.next + 1)
            if isinstance(frame.steps[frame.next], (MessageStep, TaskStep)):
                return

    def _walk(self, at: datetime) -> DueStep | Ended | None:
        while self._frames:
            frame = self._frames.pop()
            if frame.next >= len(frame.steps):
                continue
            self._frames.append(_Frame(frame.steps, frame.route, frame.next + 1))
            step, route = frame.steps[frame.next], (*frame.route, frame.next)
            match step:
                case MessageStep() | TaskStep():
                    return DueStep(step, route, at)
                case ExitStep():
                    self._frames = []
                    return Ended(self.scenario.id, Ending.EXIT_STEP, step.exit, self.scenario.at(*route))
                case WaitStep():
                    if self._wait(step.wait, at):
                        return None
                case SplitStep():
                    self._take_largest(step, route)
                case BranchStep():
                    self._choice = _Choice(step, route, at, self.clock)
                    if not self._decide(at):
                        return None
        return Ended(self.scenario.id, Ending.FINISHED, "", self.scenario.at_key("steps"))

    def _wait(self, wait: Wait, at: datetime) -> bool:
        """Begin a wait; tell whether there is anything to wait for."""
        if isinstance(wait, WaitFor) and wait.for_ in self._seen:
            return False
        end = self._end_of_wait(wait, at)
        if end <= at:
            return False
        self._awaited = wait.for_ if isinstance(wait, WaitFor) else ""
        self.wakes = end
        return True

    def _take_largest(self, step: SplitStep, route: StepRoute) -> None:
        """Take the way of the largest share; the first of equals."""
        number = max(range(len(step.split)), key=lambda index: (step.split[index].share.value, -index))
        part = step.split[number]
        place = self.scenario.at(*route, "split", number, "name")
        self.notes.append(Chose(self.scenario.id, part.name, place, part.share))
        self._frames.append(_Frame(part.then, (*route, "split", number, "then")))

    def _decide(self, at: datetime) -> bool:
        """Decide a branch when that can be done; tell whether it was."""
        choice = cast("_Choice", self._choice)
        cases = choice.step.branch
        taken = next((number for number, case in enumerate(cases) if self._is_true(case, choice, at)), None)
        last = choice.limits[-1]
        if taken is None and at < last:
            self.wakes = next(limit for limit in choice.limits if limit > at)
            return False
        if taken is None:
            taken = next((number for number, case in enumerate(cases) if isinstance(case, Otherwise)), None)
        self._choice = None
        self._follow(choice, taken)
        return True

    def _is_true(self, case: Case | Otherwise, choice: _Choice, at: datetime) -> bool:
        """Tell whether a case has come true; one that denies something is judged when its time is over."""
        if isinstance(case, Otherwise):
            return False
        limit = choice.limit(case)
        is_time = at == limit if denies(case.if_) else at <= limit
        return is_time and judge(case.if_, lambda word: self._judge_word(word, at)) is True

    def _judge_word(self, word: str, at: datetime) -> bool | None:
        message, _, outcome = word.rpartition(".")
        if message in self._messages:
            if outcome == "sent":
                return self._sent.get(message, False)
            if not self._sent.get(message, False):
                return None
            return outcome == "delivered" or word in self._seen
        return word in self._seen or self.is_in_segment(word, at)

    def _follow(self, choice: _Choice, number: int | None) -> None:
        """Go into a way of a branch; past it when no case came true and there is no other way."""
        if number is None:
            self.notes.append(Chose(self.scenario.id, "", self.scenario.at_key(*choice.route, "branch")))
            return
        case = choice.step.branch[number]
        key = "else" if isinstance(case, Otherwise) else "then"
        steps = case.else_ if isinstance(case, Otherwise) else case.then
        way = "else" if isinstance(case, Otherwise) else str(number + 1)
        place = self.scenario.at_key(*choice.route, "branch", number, "else" if way == "else" else "if")
        self.notes.append(Chose(self.scenario.id, way, place))
        self._frames.append(_Frame(steps, (*choice.route, "branch", number, key)))

    def _end_of_wait(self, wait: Wait, at: datetime) -> datetime:
        """Return when a wait that begins at an instant is over at the latest."""
        if isinstance(wait, Duration):
            return self.clock.after(at, wait)
        if isinstance(wait, WaitFor):
            return self.clock.after(at, wait.at_most)
        if isinstance(wait, WaitUntil):
            today = datetime.combine(at.date(), wait.until)
            end = self.clock.meant(today)
            return end if end >= at else self.clock.meant(today + timedelta(days=1))
        raise TypeError(wait)

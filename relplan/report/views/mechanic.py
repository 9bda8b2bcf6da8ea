"""The mechanic of a scenario as a tree of steps in words, ready to be listed or drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.model.kinds import Kind
from relplan.model.mechanic import (
    BranchStep,
    Case,
    ExitStep,
    MessageStep,
    Otherwise,
    SplitStep,
    Step,
    TaskStep,
    WaitFor,
    WaitUntil,
    walk_steps,
)
from relplan.report.views.audience import Audiences, Conditions
from relplan.report.views.capped import say_capped
from relplan.report.views.pieces import Cell, Chip, Fact, keep, line, plain, separate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from relplan.model.mechanic import Wait
    from relplan.model.scenario import Scenario
    from relplan.plan.plan import Item, Plan
    from relplan.report.text.words import Words
    from relplan.report.views.names import Names

_ANSWERS = 2
"""A branch of so many ways asks one question, answered yes or no."""


@dataclass(frozen=True, slots=True)
class WayView:
    """One way of a branch or a split."""

    label: str
    tone: str
    """`if`, `else` or `share`."""
    steps: tuple[StepView, ...]
    """Empty when the way goes straight on."""


@dataclass(frozen=True, slots=True)
class StepView:
    """One step."""

    kind: str
    """`message`, `task`, `wait`, `branch`, `split` or `exit`."""
    text: str
    chip: Chip | None = None
    """Its channel, when it is a contact."""
    fallback: tuple[Chip, ...] = ()
    """The channels that it goes over where that one can't be used, the first that can."""
    instead: str = ""
    """These channels in words."""
    facts: tuple[Fact, ...] = ()
    ways: tuple[WayView, ...] = ()
    question: str = ""
    """What a branch asks, when it is one question with the answers yes and no, in the order of its two ways."""


@dataclass(frozen=True, slots=True)
class Mechanic:
    """What happens to a customer from the trigger on."""

    start: str
    """What starts it, in words."""
    steps: tuple[StepView, ...]


def view_mechanic(item: Item[Scenario], start: str, plan: Plan, names: Names, words: Words) -> Mechanic:
    """Put the mechanic of a scenario into words."""
    teller = _Teller(item.value, plan, names, words)
    return Mechanic(start, teller.tell(item.value.steps))


class _Teller:
    """Puts steps into words."""

    def __init__(self, scenario: Scenario, plan: Plan, names: Names, words: Words) -> None:
        self._contacts = contact_names(scenario)
        self._conditions = Conditions(plan, names, words, self._contacts)
        self._audiences = Audiences(plan, names, words)
        self._names = names
        self._words = words

    def tell(self, steps: Sequence[Step]) -> tuple[StepView, ...]:
        """Put a sequence of steps into words."""
        return tuple(self._step(step) for step in steps)

    def _step(self, step: Step) -> StepView:
        if isinstance(step, MessageStep | TaskStep):
            return self._contact(step)
        if isinstance(step, BranchStep):
            return self._branch(step)
        if isinstance(step, SplitStep):
            return self._split(step)
        if isinstance(step, ExitStep):
            return StepView("exit", self._words("step.exit", reason=step.exit))
        return StepView("wait", self._wait(step.wait))

    def _contact(self, step: MessageStep | TaskStep) -> StepView:
        words = self._words
        is_message = isinstance(step, MessageStep)
        channels = step.fallback if isinstance(step, MessageStep) else ()
        fallback = tuple(self._names.channel(channel) for channel in channels)
        facts = keep(
            (words("step.subject"), plain(step.subject if isinstance(step, MessageStep) else "")),
            (words("step.description"), plain(step.description)),
            (words("step.template"), plain(step.template)),
            (words("step.assignee"), plain(step.assignee if isinstance(step, TaskStep) else "")),
            (words("step.fallback"), line(separate(fallback))),
            (words("step.audience"), line(self._audiences.narrowing(step.audience))),
            (words("action.communication"), line(self._one(Kind.COMMUNICATION, step.communication))),
            (words("action.consents"), line(self._names.cell(Kind.CONSENT, step.consents))),
            (words("action.lever"), plain(words.of(step.lever) if step.lever else "")),
            (words("action.on_capped"), plain(say_capped(step.on_capped, words, self._names, self._contacts))),
            (words("sheet.tags"), plain(", ".join(step.tags))),
        )
        text = self._contacts[_contact_id(step)]
        return StepView(
            "message" if is_message else "task",
            text,
            chip=self._names.channel(step.channel),
            fallback=fallback,
            instead=self._say_instead(fallback),
            facts=facts,
        )

    def _say_instead(self, fallback: Sequence[Chip]) -> str:
        said = ", ".join(chip.text for chip in fallback)
        return f"{self._words('step.fallback')}{self._words('join.colon')} {said}" if said else ""

    def _one(self, kind: Kind, ident: str | None) -> Cell:
        return (self._names.piece(kind, ident),) if ident else ()

    def _wait(self, wait: Wait) -> str:
        words = self._words
        if isinstance(wait, WaitUntil):
            return words("step.wait_until", hour=words.format.clock(wait.until))
        if isinstance(wait, WaitFor):
            event = self._names.text(Kind.EVENT, wait.for_)
            return words("step.wait_for", event=event, duration=words.format.duration(wait.at_most))
        return words("step.wait", duration=words.format.duration(wait))

    def _branch(self, step: BranchStep) -> StepView:
        ways = []
        for case in step.branch:
            if isinstance(case, Case):
                ways.append(WayView(self._case(case), "if", self.tell(case.then)))
            else:
                ways.append(WayView(self._words("step.else"), "else", self.tell(case.else_)))
        if ways[-1].tone == "if":
            ways.append(WayView(self._words("step.else"), "else", ()))
        question = self._question(step.branch[0]) if len(ways) == _ANSWERS and ways[0].tone == "if" else ""
        return StepView("branch", self._words("step.branch"), ways=tuple(ways), question=question)

    def _question(self, case: Case | Otherwise) -> str:
        """Return the condition of a case as a question."""
        if not isinstance(case, Case):
            return ""
        condition = self._conditions.write(case.if_)
        condition = condition[:1].upper() + condition[1:]
        if case.after is None:
            return self._words("decision.question", condition=condition)
        duration = self._words.format.duration(case.after)
        return self._words("decision.question_within", condition=condition, duration=duration)

    def _case(self, case: Case) -> str:
        condition = self._conditions.write(case.if_)
        if case.after is None:
            return self._words("step.if", condition=condition)
        return self._words("step.if_within", condition=condition, duration=self._words.format.duration(case.after))

    def _split(self, step: SplitStep) -> StepView:
        ways = tuple(
            WayView(
                self._words("step.share", name=part.name, share=self._words.format.percent(part.share.value)),
                "share",
                self.tell(part.then),
            )
            for part in step.split
        )
        return StepView("split", self._words("step.split"), ways=ways)


def find_contacts(scenario: Scenario) -> tuple[MessageStep | TaskStep, ...]:
    """Return the messages and tasks of a scenario, in the order they are written."""
    return tuple(step for _, step in walk_steps(scenario.steps) if isinstance(step, MessageStep | TaskStep))


def contact_names(scenario: Scenario) -> Mapping[str, str]:
    """Return what the messages and tasks of a scenario are called, by id."""
    return {_contact_id(step): step.name or _contact_id(step) for step in find_contacts(scenario)}


def _contact_id(step: MessageStep | TaskStep) -> str:
    return step.message if isinstance(step, MessageStep) else step.task

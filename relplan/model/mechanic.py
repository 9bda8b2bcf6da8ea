"""The mechanic of a scenario: a tree of steps that never jumps back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag

from relplan.model.action import OnCapped
from relplan.model.audience import Audience
from relplan.model.base import (
    ChannelId,
    CommunicationId,
    ConsentId,
    Element,
    EventId,
    Lever,
    OfferId,
    SenderId,
)
from relplan.model.quantities import Clock, Duration, Rate


class Not(Element):
    """The contrary of a condition."""

    not_: Condition = Field(alias="not")
    """The condition that must not hold."""


class AllOf(Element):
    """Conditions that must all hold."""

    all: tuple[Condition, ...] = Field(min_length=1)
    """The conditions."""


class AnyOf(Element):
    """Conditions of which one is enough."""

    any: tuple[Condition, ...] = Field(min_length=1)
    """The conditions."""


def _first_key(*keys: str) -> Any:
    """Return a discriminator that names the first known key of a mapping, in brackets so that no key is like it."""

    def choose(value: Any) -> str | None:
        if isinstance(value, str):
            return "<text>"
        if isinstance(value, dict):
            return next((f"<{key}>" for key in keys if key in value), None)
        return f"<{type(value).__name__}>"

    return choose


Condition = Annotated[
    Annotated[str, Tag("<text>")]
    | Annotated[Not, Tag("<not>")]
    | Annotated[AllOf, Tag("<all>")]
    | Annotated[AnyOf, Tag("<any>")],
    Discriminator(
        _first_key("not", "all", "any"),
        custom_error_type="unknown_variant",
        custom_error_message="-",
        custom_error_context={"expected": "condition"},
    ),
]
"""A word — `MESSAGE.clicked`, an event, a segment — or `{not: C}`, `{all: [...]}`, `{any: [...]}`."""


class WaitUntil(Element):
    """Wait for an hour of the day."""

    until: Clock
    """The hour: `"09:00"`."""


class WaitFor(Element):
    """Wait for an event, for some time at most."""

    for_: EventId = Field(alias="for")
    """The event."""

    at_most: Duration
    """The longest wait."""


Wait = Annotated[
    Annotated[Duration, Tag("<text>")] | Annotated[WaitUntil, Tag("<until>")] | Annotated[WaitFor, Tag("<for>")],
    Discriminator(
        _first_key("until", "for"),
        custom_error_type="unknown_variant",
        custom_error_message="-",
        custom_error_context={"expected": "wait"},
    ),
]


class Contact(Element):
    """What reaches a customer: what messages and tasks have in common."""

    channel: ChannelId
    """The channel it takes."""

    name: str = ""
    """What people call it; its id when not given."""

    description: str = ""
    """What it says, in Markdown."""

    communication: CommunicationId | None = None
    """Its type of communication, when it is not the scenario's."""

    audience: Audience | None = None
    """Narrows the scenario's audience."""

    consents: tuple[ConsentId, ...] = ()
    """Consents it needs beyond its channel's."""

    lever: Lever | None = None
    """Its lever, when it is not the scenario's."""

    on_capped: OnCapped | None = None
    """What becomes of it when a limit refuses it, when it is not what the scenario says."""

    tags: tuple[str, ...] = ()
    """Free words to group messages by; limits may name them."""


class MessageStep(Contact):
    """Send a message."""

    message: str
    """Its id, unique in the scenario."""

    fallback: tuple[ChannelId, ...] = ()
    """Channels tried in turn where the first can't reach; exactly one is used."""

    template: str = ""
    """The template or content it is made from."""

    subject: str = ""
    """Its subject line or first words."""

    preheader: str = ""
    """The line shown beside the subject."""

    sender: SenderId | None = None
    """Its sender, when it is not the communication's."""

    offer: OfferId | None = None
    """The offer it carries, when it is not the scenario's."""

    language: str = ""
    """Its language, when it is not the scenario's."""

    @property
    def id(self) -> str:
        """Its id in the scenario."""
        return self.message


class TaskStep(Contact):
    """Have a person contact the customer: a call list, an adviser's action."""

    task: str
    """Its id, unique in the scenario."""

    template: str = ""
    """The script or brief it follows."""

    assignee: str = ""
    """Who carries it out: contact centre, store, adviser."""

    @property
    def id(self) -> str:
        """Its id in the scenario."""
        return self.task


class WaitStep(Element):
    """Wait before the next step."""

    wait: Wait
    """A duration, `{until: "09:00"}` or `{for: EVENT, at_most: 3d}`."""


class ExitStep(Element):
    """Leave the scenario."""

    exit: str
    """Why the customer leaves here."""


class Case(Element):
    """One way of a branch."""

    if_: Condition = Field(alias="if")
    """The condition under which it is taken."""

    after: Duration | None = None
    """How long the condition is given to come true; at once when not given."""

    then: tuple[Step, ...] = ()
    """The steps of this way."""


class Otherwise(Element):
    """The last way of a branch, taken when no condition came true."""

    else_: tuple[Step, ...] = Field(alias="else")
    """The steps of this way."""


class BranchStep(Element):
    """Choose a way by what is known of the customer; decided once."""

    branch: tuple[
        Annotated[
            Annotated[Case, Tag("<if>")] | Annotated[Otherwise, Tag("<else>")],
            Discriminator(
                _first_key("if", "else"),
                custom_error_type="unknown_variant",
                custom_error_message="-",
                custom_error_context={"expected": "case"},
            ),
        ],
        ...,
    ] = Field(min_length=1)
    """The ways, in the order they are tried: `{if: CONDITION, then: STEPS}` and a last `{else: STEPS}`."""


class Share(Element):
    """One part of a split."""

    name: str
    """What the part is called."""

    share: Rate
    """The share of customers it gets."""

    then: tuple[Step, ...] = ()
    """Its steps."""


class SplitStep(Element):
    """Divide customers at random, for a test."""

    split: tuple[Share, ...] = Field(min_length=1)
    """The parts; their shares make 100 %."""


_STEPS = ("message", "task", "wait", "branch", "split", "exit")

Step = Annotated[
    Annotated[MessageStep, Tag("<message>")]
    | Annotated[TaskStep, Tag("<task>")]
    | Annotated[WaitStep, Tag("<wait>")]
    | Annotated[BranchStep, Tag("<branch>")]
    | Annotated[SplitStep, Tag("<split>")]
    | Annotated[ExitStep, Tag("<exit>")],
    Discriminator(
        _first_key(*_STEPS),
        custom_error_type="unknown_variant",
        custom_error_message="-",
        custom_error_context={"expected": "step"},
    ),
]
"""One step of a mechanic: a message, a task, a wait, a branch, a split or an exit."""

StepRoute = tuple[str | int, ...]


def walk_steps(steps: tuple[Step, ...], route: StepRoute = ("steps",)) -> Iterator[tuple[StepRoute, Step]]:
    """Yield every step of a mechanic with its route, in the order it is written."""
    for index, step in enumerate(steps):
        here = (*route, index)
        yield here, step
        if isinstance(step, BranchStep):
            for number, case in enumerate(step.branch):
                inner = case.else_ if isinstance(case, Otherwise) else case.then
                key = "else" if isinstance(case, Otherwise) else "then"
                yield from walk_steps(inner, (*here, "branch", number, key))
        elif isinstance(step, SplitStep):
            for number, part in enumerate(step.split):
                yield from walk_steps(part.then, (*here, "split", number, "then"))


def walk_words(condition: Condition, route: StepRoute) -> Iterator[tuple[StepRoute, str]]:
    """Yield every word of a condition with its route."""
    if isinstance(condition, str):
        yield route, condition
    elif isinstance(condition, Not):
        yield from walk_words(condition.not_, (*route, "not"))
    else:
        key = "all" if isinstance(condition, AllOf) else "any"
        parts = condition.all if isinstance(condition, AllOf) else condition.any
        for index, part in enumerate(parts):
            yield from walk_words(part, (*route, key, index))

"""What a classic stands on: every object of the library's plan that it mentions, and those that they mention."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from relplan.model.consents import Purpose
from relplan.model.kinds import Kind
from relplan.model.mechanic import BranchStep, Case, MessageStep, TaskStep, walk_steps, walk_words
from relplan.plan.anatomy import mentions_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from relplan.model.scenario import Scenario
    from relplan.plan.plan import Item, Plan

Need = tuple[Kind, str]
"""A kind of object, and its id."""

NEEDED_KINDS = (
    Kind.PROGRAMME,
    Kind.MOMENT,
    Kind.SOURCE,
    Kind.EVENT,
    Kind.ATTRIBUTE,
    Kind.OFFER,
    Kind.SEGMENTATION,
    Kind.SEGMENT,
    Kind.CHANNEL,
    Kind.COMMUNICATION,
    Kind.CONSENT,
)
"""The kinds of object that classics stand on, in the order in which somebody adds them to a plan."""


def needs_of(item: Item[Scenario], plan: Plan) -> tuple[Item[Any], ...]:
    """Return the objects that a scenario of the library can't do without, in the order of files."""
    found: set[Need] = set()
    ahead = list(_own_needs(item.value, plan))
    while ahead:
        kind, ident = need = ahead.pop()
        if need in found or kind not in NEEDED_KINDS:
            continue
        found.add(need)
        if kind is Kind.SEGMENT:
            ahead.append((Kind.SEGMENTATION, ident.partition(".")[0]))
        ahead += [(mention.kind, mention.id) for mention in mentions_in(plan.of(kind)[ident].value)]
    return tuple(one for kind in NEEDED_KINDS for one in plan.of(kind).values() if (kind, one.id) in found)


def lacking(items: tuple[Item[Any], ...], plan: Plan | None) -> tuple[Item[Any], ...]:
    """Leave out what a plan has under the same name; all of it is lacking where there is no plan."""
    return tuple(item for item in items if plan is None or not plan.knows(item.kind, item.id))


def excerpt(items: tuple[Item[Any], ...], plan: Plan) -> Mapping[str, Any]:
    """Return what the files of the library's plan say of some objects, by path."""
    found: dict[str, Any] = {}
    for item in items:
        written = _step_to(plan.documents[item.path].data, item.route)
        if item.kind is Kind.SEGMENTATION:
            written = {key: value for key, value in written.items() if key != "segments"}
        if not item.route:
            found[item.path] = written
            continue
        *above, last = item.route
        here = found.setdefault(item.path, {})
        for step in above:
            here = here.setdefault(step, {})
        here[last] = dict(written)
    return found


def _own_needs(scenario: Scenario, plan: Plan) -> Iterator[Need]:
    """Yield what a scenario mentions itself, in conditions too, and the consents that its messages are subject to."""
    yield from ((mention.kind, mention.id) for mention in mentions_in(scenario))
    for _, step in walk_steps(scenario.steps):
        if isinstance(step, BranchStep):
            yield from _conditions(step, plan)
        elif isinstance(step, MessageStep | TaskStep):
            yield from _consents(step, scenario, plan)


def _conditions(step: BranchStep, plan: Plan) -> Iterator[Need]:
    for case in step.branch:
        if isinstance(case, Case):
            for _, word in walk_words(case.if_, ()):
                yield from ((kind, word) for kind in (Kind.EVENT, Kind.SEGMENT) if word in plan.of(kind))


def _consents(step: MessageStep | TaskStep, scenario: Scenario, plan: Plan) -> Iterator[Need]:
    """Yield the consents that are looked up by the purpose of a message and its channels."""
    communication = plan.communications.get(step.communication or scenario.communication or "")
    purpose = communication.value.purpose if communication else None
    if purpose in (None, Purpose.CONTRACT):
        return
    channels = {step.channel, *(step.fallback if isinstance(step, MessageStep) else ())}
    for ident, consent in plan.consents.items():
        if consent.value.purpose is purpose and channels & set(consent.value.channels):
            yield Kind.CONSENT, ident


def _step_to(data: Any, route: tuple[str | int, ...]) -> Any:
    for step in route:
        data = data[step]
    return data

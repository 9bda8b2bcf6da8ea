"""The words of conditions: what branches ask of messages, events and segments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.model.kinds import Kind
from relplan.model.mechanic import AllOf, BranchStep, Case, MessageStep, Not, TaskStep, walk_steps, walk_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.model.mechanic import Condition
    from relplan.model.scenario import Scenario
    from relplan.plan.plan import Item, Plan
    from relplan.source.place import Place

OUTCOMES = ("sent", "delivered", "opened", "clicked", "converted")


@dataclass(frozen=True, slots=True)
class ConditionWord:
    """A word of a condition."""

    owner: Item[Scenario]
    text: str
    at: Place
    outcomes: tuple[str, ...]
    """The outcomes of the scenario's own messages and tasks, as they are written in conditions."""

    def is_known(self, plan: Plan) -> bool:
        """Tell whether the word means something."""
        is_object = plan.knows(Kind.EVENT, self.text) or plan.knows(Kind.SEGMENT, self.text)
        return self.text in self.outcomes or is_object


def find_condition_words(plan: Plan) -> Iterator[ConditionWord]:
    """Yield every word of every condition of a plan."""
    for item in plan.scenarios.values():
        steps = list(walk_steps(item.value.steps))
        contacts = [step.id for _, step in steps if isinstance(step, (MessageStep, TaskStep))]
        outcomes = tuple(f"{contact}.{outcome}" for contact in contacts for outcome in OUTCOMES)
        for route, step in steps:
            if isinstance(step, BranchStep):
                for number, case in enumerate(step.branch):
                    if isinstance(case, Case):
                        for place, word in walk_words(case.if_, (*route, "branch", number, "if")):
                            yield ConditionWord(item, word, item.at(*place), outcomes)


def denies(condition: Condition) -> bool:
    """Tell whether a condition holds a contrary: then it may be true now and false later."""
    if isinstance(condition, str):
        return False
    if isinstance(condition, Not):
        return True
    return any(denies(part) for part in (condition.all if isinstance(condition, AllOf) else condition.any))


def follows(condition: Condition, word: str) -> bool:
    """Tell whether a condition is certainly true once a word of it is."""
    if isinstance(condition, str):
        return condition == word
    if isinstance(condition, Not):
        return excludes(condition.not_, word)
    if isinstance(condition, AllOf):
        return all(follows(part, word) for part in condition.all)
    return any(follows(part, word) for part in condition.any)


def excludes(condition: Condition, word: str) -> bool:
    """Tell whether a condition is certainly false once a word of it is true."""
    if isinstance(condition, str):
        return False
    if isinstance(condition, Not):
        return follows(condition.not_, word)
    if isinstance(condition, AllOf):
        return any(excludes(part, word) for part in condition.all)
    return all(excludes(part, word) for part in condition.any)

"""REF007 unknown-message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.action import LastWord, OnCapped
from relplan.model.mechanic import Contact, MessageStep, walk_steps
from relplan.plan.spelling import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study
    from relplan.model.scenario import Scenario
    from relplan.source.place import Route


@dataclass(frozen=True, slots=True)
class UnknownMessage(Arguments):
    """The message, and what was perhaps meant."""

    message: str
    close: tuple[str, ...]


def _check(study: Study, _: Options) -> Iterator[Found]:
    for item in study.plan.scenarios.values():
        messages = tuple(step.message for _, step in walk_steps(item.value.steps) if isinstance(step, MessageStep))
        for route, wanted in _substitutes(item.value):
            if wanted not in messages:
                yield Found(item.at(*route), UnknownMessage(wanted, nearest(wanted, messages)), objects=(item.ref,))


def _substitutes(scenario: Scenario) -> Iterator[tuple[Route, str]]:
    """Yield the messages that others are to be substituted by, with their routes."""
    yield from _substitutes_in(scenario.on_capped, ("on_capped",))
    for route, step in walk_steps(scenario.steps):
        if isinstance(step, Contact):
            yield from _substitutes_in(step.on_capped, (*route, "on_capped"))


def _substitutes_in(rule: OnCapped | LastWord | None, route: Route) -> Iterator[tuple[Route, str]]:
    """Yield those of one rule and of what follows it."""
    if isinstance(rule, OnCapped):
        if rule.substitute is not None:
            yield (*route, "substitute"), rule.substitute
        yield from _substitutes_in(rule.then, (*route, "then"))


RULE = Rule(
    code="REF007",
    name="unknown-message",
    severity=Severity.ERROR,
    statement=Text(
        "A message is to be replaced by one that the scenario doesn't have.",
        "Un message doit être remplacé par un message que le scénario n'a pas.",
    ),
    why=Text(
        "When the limit is reached, nothing would be sent instead.",
        "Quand le plafond est atteint, rien ne partirait à la place.",
    ),
    message=Text(
        'this scenario has no message "{message}"',
        "ce scénario n'a pas de message « {message} »",
    ),
    remedy=(
        Text(
            "did you mean {close:or}?",
            "vouliez-vous dire {close:or} ?",
        ),
        Text(
            "name a message of this scenario",
            "nommez un message de ce scénario",
        ),
    ),
    bad="""
# programmes/welcome.yaml
name: Welcome
owner: crm
target: {definition: Signed up less than 30 days ago}
objective: {statement: A first order within 30 days, kpi: first_order_rate, baseline: 18 %, target: 25 %, horizon: 30d}
# scenarios/cart.yaml
name: Cart reminder
programme: welcome
on_capped: {substitute: remindr}  # <- here
trigger: {moment: cart}
steps:
  - {message: reminder, channel: email}
  - wait: 1d
  - branch:
      - {if: reminder.clicked, then: [{exit: engaged}]}
# moments.yaml
cart: {name: Cart left, kind: transactional}
# conventions/channels.yaml
email: {kind: email}
""",
    good="""
# programmes/welcome.yaml
name: Welcome
owner: crm
target: {definition: Signed up less than 30 days ago}
objective: {statement: A first order within 30 days, kpi: first_order_rate, baseline: 18 %, target: 25 %, horizon: 30d}
# scenarios/cart.yaml
name: Cart reminder
programme: welcome
on_capped: {substitute: reminder}
trigger: {moment: cart}
steps:
  - {message: reminder, channel: email}
  - wait: 1d
  - branch:
      - {if: reminder.clicked, then: [{exit: engaged}]}
# moments.yaml
cart: {name: Cart left, kind: transactional}
# conventions/channels.yaml
email: {kind: email}
""",
    check=_check,
)

"""SCN007 opening-reaches-few."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.channels import ChannelKind
from relplan.model.mechanic import MessageStep
from relplan.model.quantities import Rate
from relplan.plan.titles import Title, own_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


_ON_THE_SPOT = frozenset({ChannelKind.POPIN, ChannelKind.IN_APP, ChannelKind.STORE})
"""Channels that speak to whoever is there: their share of all customers says nothing."""


class ReachOptions(Options):
    """The reach that needs no fallback."""

    minimum: Rate = Rate.parse("50 %")
    """The share of customers that a channel without fallback should reach."""


@dataclass(frozen=True, slots=True)
class FewReached(Arguments):
    """The message, its channel, and the channel that reaches most."""

    message: str
    channel: str
    reach: Rate
    other: str
    """Its id, as it would be written."""


def _check(study: Study, options: ReachOptions) -> Iterator[Found]:
    reaches = {ident: one.value.reach for ident, one in study.plan.channels.items() if one.value.reach is not None}
    widest = max(sorted(reaches), key=lambda ident: reaches[ident].value, default="")
    for ident, ways in study.ways.items():
        item = study.plan.scenarios[ident]
        for opening in ways.openings:
            step = opening.step
            reach = reaches.get(step.channel)
            if not isinstance(step, MessageStep) or step.fallback or reach is None or step.channel == widest:
                continue
            channel = study.plan.channels[step.channel]
            if reach < options.minimum and channel.value.kind not in _ON_THE_SPOT:
                yield Found(
                    item.at(*opening.route, "channel"),
                    FewReached(Title(step.id, own_name(step)), channel.title, reach, widest),
                    (Related(channel.at("reach"), "reach"),),
                    (item.ref, channel.ref),
                )


RULE = Rule(
    code="SCN007",
    name="opening-reaches-few",
    severity=Severity.INFO,
    statement=Text(
        "A scenario opens on a channel that reaches less than half of the customers, with nothing to fall back on.",
        "Le premier message d'un scénario part sur un canal qui joint moins de la moitié des clients, sans repli.",
    ),
    why=Text(
        "The others hear nothing at all, while the scenario counts as covering their moment.",
        "Les autres n'entendent rien, alors que le scénario passe pour couvrir leur moment.",
    ),
    message=Text(
        '"{channel}" reaches {reach} of the customers, and "{message}" has no fallback',
        "« {channel} » joint {reach} des clients, et « {message} » n'a pas de repli",
    ),
    remedy=Text(
        "add a channel for the others, for example fallback: [{other}]",
        "ajoutez un canal pour les autres, par exemple fallback: [{other}]",
    ),
    notes={"reach": Text("its reach", "la part qu'il joint")},
    options=ReachOptions,
    bad="""
# scenarios/cart.yaml
name: Cart reminder
programme: carts
trigger: {moment: cart_abandoned, delay: 3h}
steps:
  - {message: reminder, channel: push}  # <- here
  - wait: 1d
  - {message: again, channel: push}
# programmes/carts.yaml
name: Carts
objective: {statement: Win carts back, kpi: cart_recovery_rate}
# moments.yaml
cart_abandoned: {name: Cart abandoned, kind: transactional, event: cart_abandoned}
# data.yaml
events: {cart_abandoned: {}, order_placed: {}}
# conventions/channels.yaml
email: {kind: email, reach: 80 %}
push: {kind: push, reach: 11 %}
""",
    good="""
# scenarios/cart.yaml
name: Cart reminder
programme: carts
trigger: {moment: cart_abandoned, delay: 3h}
steps:
  - {message: reminder, channel: push, fallback: [email]}
  - wait: 1d
  - {message: again, channel: push}
# programmes/carts.yaml
name: Carts
objective: {statement: Win carts back, kpi: cart_recovery_rate}
# moments.yaml
cart_abandoned: {name: Cart abandoned, kind: transactional, event: cart_abandoned}
# data.yaml
events: {cart_abandoned: {}, order_placed: {}}
# conventions/channels.yaml
email: {kind: email, reach: 80 %}
push: {kind: push, reach: 11 %}
""",
    check=_check,
)

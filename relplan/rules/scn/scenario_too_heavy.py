"""SCN006 scenario-too-heavy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.base import AtLeastOne

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study
    from relplan.analysis.ways import Ways


class HeavyOptions(Options):
    """How much a scenario may hold."""

    messages: AtLeastOne = 5
    """The most messages and tasks on one way."""

    channels: AtLeastOne = 3
    """The most channels, fallbacks aside."""

    days: AtLeastOne = 60
    """The most days from the first message to the last."""


@dataclass(frozen=True, slots=True)
class Heavy(Arguments):
    """What is too much, in words."""

    measures: Text


def _check(study: Study, options: HeavyOptions) -> Iterator[Found]:
    for item in study.plan.scenarios.values():
        measures = list(_measures(study.ways[item.id], options)) if item.value.counts else []
        if measures:
            words = Text(", ".join(one.en for one in measures), ", ".join(one.fr for one in measures))
            yield Found(item.place, Heavy(words), objects=(item.ref,), identity=())


def _measures(ways: Ways, options: HeavyOptions) -> Iterator[Text]:
    """Yield what a scenario has more of than it should."""
    contacts, channels, days = ways.contacts, len(ways.channels), ways.length.days
    if contacts > options.messages:
        yield Text(
            f"{contacts} messages on one way ({options.messages} at most)",
            f"{contacts} messages sur un chemin ({options.messages} au plus)",
        )
    if channels > options.channels:
        yield Text(
            f"{channels} channels ({options.channels} at most)", f"{channels} canaux ({options.channels} au plus)"
        )
    if days > options.days:
        yield Text(
            f"{days} days from the first message to the last ({options.days} at most)",
            f"{days} jours du premier au dernier message ({options.days} au plus)",
        )


RULE = Rule(
    code="SCN006",
    name="scenario-too-heavy",
    severity=Severity.WARNING,
    statement=Text(
        "A scenario has more messages on one way, uses more channels, or goes on for longer than a sequence should.",
        "Un scénario a plus de messages sur un chemin, emploie plus de canaux ou dure plus longtemps qu'une "
        "séquence ne devrait.",
    ),
    why=Text(
        "Past five messages, three channels or two months nobody can say what works, people are still in it when "
        "the next thing happens to them, and every change is a risk. Two short scenarios do more than a long one.",
        "Au-delà de cinq messages, trois canaux ou deux mois, plus personne ne sait ce qui marche, le client y "
        "est encore quand il lui arrive autre chose, et chaque retouche est un risque. Deux scénarios courts font "
        "plus qu'un long.",
    ),
    source="Common practice of relational plans",
    message=Text(
        "this scenario is heavy: {measures}",
        "ce scénario est lourd : {measures}",
    ),
    remedy=Text(
        "split it into two scenarios with objectives of their own, or cut what brings least",
        "coupez-le en deux scénarios qui ont chacun leur objectif, ou retirez ce qui apporte le moins",
    ),
    options=HeavyOptions,
    bad="""
# scenarios/cart.yaml
name: Cart reminder  # <- here
programme: carts
trigger: {moment: cart_abandoned, delay: 3h}
steps:
  - {message: reminder, channel: email}
  - wait: 30d
  - {message: news, channel: email}
  - wait: 60d
  - {message: last, channel: email}
# programmes/carts.yaml
name: Carts
objective: {statement: Win carts back, kpi: cart_recovery_rate}
# moments.yaml
cart_abandoned: {name: Cart abandoned, kind: transactional, event: cart_abandoned}
# data.yaml
events: {cart_abandoned: {}, order_placed: {}}
# conventions/channels.yaml
email: {kind: email, reach: 80 %}
""",
    good="""
# scenarios/cart.yaml
name: Cart reminder
programme: carts
trigger: {moment: cart_abandoned, delay: 3h}
steps:
  - {message: reminder, channel: email}
  - wait: 7d
  - {message: news, channel: email}
# programmes/carts.yaml
name: Carts
objective: {statement: Win carts back, kpi: cart_recovery_rate}
# moments.yaml
cart_abandoned: {name: Cart abandoned, kind: transactional, event: cart_abandoned}
# data.yaml
events: {cart_abandoned: {}, order_placed: {}}
# conventions/channels.yaml
email: {kind: email, reach: 80 %}
""",
    fine=(
        """
 name: Cart reminder
+status: retired
""",
    ),
    check=_check,
)

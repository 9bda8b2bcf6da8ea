"""DAT003 faster-than-its-source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.rules.words.durations import duration_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class TooFast(Arguments):
    """The time that can't be kept, and what it depends on."""

    time: Text
    datum: str
    source: str
    refresh: Text
    least: str
    """What the plan would write."""


def _check(study: Study, _: Options) -> Iterator[Found]:
    for one in study.outpaced:
        source = study.plan.sources[one.source]
        yield Found(
            one.at,
            TooFast(
                duration_words(one.time), one.datum.title, source.title, duration_words(one.refresh), str(one.refresh)
            ),
            (Related(source.at("refresh"), "refresh"), Related(one.datum.at("source"), "datum")),
            (one.scenario.ref, one.datum.ref, source.ref),
        )


RULE = Rule(
    code="DAT003",
    name="faster-than-its-source",
    severity=Severity.WARNING,
    statement=Text(
        "A delay or a wait is shorter than the time between two updates of the source that it depends on.",
        "Un délai ou une attente est plus court que le temps entre deux mises à jour de la source dont il dépend.",
    ),
    why=Text(
        "A reminder three hours after an event that arrives once a day goes out up to a day later, when the "
        "customer has ordered or forgotten. A wait that is over before the answer can arrive always takes the "
        "same way.",
        "Une relance trois heures après un événement qui arrive une fois par jour part jusqu'à un jour plus tard, "
        "quand le client a commandé ou oublié. Une attente finie avant que la réponse puisse arriver prend "
        "toujours le même chemin.",
    ),
    message=Text(
        'a delay of {time} can\'t be kept: "{datum}" comes from "{source}", whose updates are {refresh} apart',
        "un délai de {time} ne peut pas être tenu : « {datum} » vient de « {source} », dont les mises à "
        "jour sont espacées de {refresh}",
    ),
    remedy=Text(
        "make it at least {least}, or have the event streamed",
        "passez à {least} au moins, ou faites remonter l'événement en continu",
    ),
    notes={
        "refresh": Text(
            "how often the source is updated",
            "le rythme de mise à jour de la source",
        ),
        "datum": Text(
            "where the event comes from",
            "d'où vient l'événement",
        ),
    },
    needs=frozenset({Kind.MOMENT, Kind.EVENT, Kind.SOURCE}),
    bad="""
# scenarios/cart.yaml
name: Cart reminder
programme: carts
trigger:
  moment: cart_abandoned
  delay: 3h  # <- here
steps: [{message: reminder, channel: email}]
# data.yaml
sources: {warehouse: {refresh: 1d}}
events: {cart_abandoned: {source: warehouse}}
# programmes/carts.yaml
name: Carts
objective: {statement: Win carts back, kpi: cart_recovery_rate}
# conventions/channels.yaml
email: {kind: email}
# moments.yaml
cart_abandoned: {name: Cart abandoned, kind: transactional, event: cart_abandoned}
""",
    good="""
# scenarios/cart.yaml
name: Cart reminder
programme: carts
trigger:
  moment: cart_abandoned
  delay: 3h
steps: [{message: reminder, channel: email}]
# data.yaml
sources: {shop: {refresh: streaming}}
events: {cart_abandoned: {source: shop}}
# programmes/carts.yaml
name: Carts
objective: {statement: Win carts back, kpi: cart_recovery_rate}
# conventions/channels.yaml
email: {kind: email}
# moments.yaml
cart_abandoned: {name: Cart abandoned, kind: transactional, event: cart_abandoned}
""",
    check=_check,
)

"""SCN016 expired-offer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.readiness import is_committed
from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.mechanic import MessageStep, walk_steps

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from relplan.analysis.study import Study
    from relplan.model.scenario import Scenario
    from relplan.source.place import Route


@dataclass(frozen=True, slots=True)
class Expired(Arguments):
    """The offer and its last day."""

    offer: str
    last: date


def _check(study: Study, _: Options) -> Iterator[Found]:
    for item in study.plan.scenarios.values():
        for route, ident in _offers(item.value) if is_committed(item.value.status) else ():
            offer = study.plan.offers.get(ident)
            last = offer.value.valid.to if offer and offer.value.valid else None
            if offer is not None and last is not None and last < study.as_of:
                related = Related(offer.at("valid", "to"), "last")
                yield Found(item.at(*route), Expired(offer.title, last), (related,), (item.ref, offer.ref))


def _offers(scenario: Scenario) -> Iterator[tuple[Route, str]]:
    """Yield the offers that a scenario and its messages carry, with their routes."""
    if scenario.offer is not None:
        yield ("offer",), scenario.offer
    for route, step in walk_steps(scenario.steps):
        if isinstance(step, MessageStep) and step.offer is not None:
            yield (*route, "offer"), step.offer


RULE = Rule(
    code="SCN016",
    name="expired-offer",
    severity=Severity.ERROR,
    statement=Text(
        "A scenario that is ready or live carries an offer that has ended.",
        "Un scénario prêt ou en production porte une offre qui a pris fin.",
    ),
    why=Text(
        "Scenarios run for years and offers end. A code that no longer works is the message that customers remember, "
        "and promising what can't be had may be a misleading practice.",
        "Les scénarios tournent des années et les offres finissent. Un code qui ne marche plus est le message dont le "
        "client se souvient, et promettre ce qu'on ne peut plus avoir peut être une pratique trompeuse.",
    ),
    message=Text(
        'the offer "{offer}" ended on {last}',
        "l'offre « {offer} » a pris fin le {last}",
    ),
    remedy=Text(
        "extend the offer, name another one, or set the scenario to paused",
        "prolongez l'offre, nommez-en une autre, ou passez le scénario à paused",
    ),
    notes={
        "last": Text(
            "its last day",
            "son dernier jour",
        )
    },
    bad="""
# scenarios/cart.yaml
name: Cart reminder
programme: carts
status: live
offer: free_delivery  # <- here
trigger: {moment: cart_abandoned, delay: 3h}
steps: [{message: reminder, channel: email}]
# offers.yaml
free_delivery: {name: Free delivery, kind: offer, valid: {from: 2026-01-01, to: 2026-12-31}}
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
status: live
offer: free_delivery
trigger: {moment: cart_abandoned, delay: 3h}
steps: [{message: reminder, channel: email}]
# offers.yaml
free_delivery: {name: Free delivery, kind: offer, valid: {from: 2026-01-01, to: 2027-12-31}}
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
    check=_check,
)

"""DAT007 attribute-seldom-filled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.readiness import Role, is_committed
from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.model.quantities import Rate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


class FillOptions(Options):
    """How often an attribute should be known."""

    minimum: Rate = Rate.parse("30 %")
    """The share of customers of whom it should be known."""


@dataclass(frozen=True, slots=True)
class SeldomFilled(Arguments):
    """The attribute and the share of customers it is known for."""

    attribute: str
    fill_rate: Rate


def _check(study: Study, options: FillOptions) -> Iterator[Found]:
    for readiness in study.readiness:
        item = readiness.scenario
        sources = {need.datum.value.source for need in readiness.needs if need.role is Role.TRIGGER} - {None}
        for need in readiness.needs if is_committed(item.value.status) else ():
            attribute = study.plan.attributes.get(need.datum.id) if need.datum.kind is Kind.ATTRIBUTE else None
            fill_rate = attribute.value.fill_rate if attribute else None
            if attribute is None or fill_rate is None or attribute.value.source in sources:
                continue
            if fill_rate < options.minimum:
                at = need.at if need.role is Role.USE else item.at("trigger", "moment")
                related = Related(attribute.at("fill_rate"), "fill_rate")
                yield Found(at, SeldomFilled(attribute.title, fill_rate), (related,), (item.ref, attribute.ref))


RULE = Rule(
    code="DAT007",
    name="attribute-seldom-filled",
    severity=Severity.WARNING,
    statement=Text(
        "A scenario that is ready or live needs an attribute that is known for few customers.",
        "Un scénario prêt ou en production a besoin d'un attribut connu pour peu de clients.",
    ),
    why=Text(
        "Most of its customers get the message with a hole in it, or don't get it. An attribute that comes from "
        "the very source of the trigger is taken to be known of those who trigger it.",
        "La plupart de ses clients reçoivent le message avec un trou, ou ne le reçoivent pas. Un attribut qui "
        "vient de la source même du déclencheur est tenu pour connu de ceux qui le déclenchent.",
    ),
    message=Text(
        '"{attribute}" is known for only {fill_rate} of the customers',
        "« {attribute} » n'est connu que pour {fill_rate} des clients",
    ),
    remedy=Text(
        "collect it first, write the message so that it does without, or narrow the audience",
        "collectez-le d'abord, écrivez le message pour s'en passer, ou resserrez l'audience",
    ),
    notes={
        "fill_rate": Text(
            "the share of customers it is known for",
            "la part des clients pour qui il est connu",
        )
    },
    needs=frozenset({Kind.MOMENT, Kind.EVENT, Kind.ATTRIBUTE}),
    options=FillOptions,
    bad="""
# scenarios/cart.yaml
name: Cart reminder
programme: carts
status: live
trigger: {moment: cart_abandoned, delay: 3h}
steps: [{message: reminder, channel: email}]
needs:
  attributes:
    - home_store  # <- here
# data.yaml
sources: {shop: {refresh: streaming}, till: {refresh: 1d}}
events: {cart_abandoned: {source: shop}}
attributes: {home_store: {source: till, fill_rate: 18 %}}
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
status: live
trigger: {moment: cart_abandoned, delay: 3h}
steps: [{message: reminder, channel: email}]
needs:
  attributes:
    - home_store
# data.yaml
sources: {shop: {refresh: streaming}, till: {refresh: 1d}}
events: {cart_abandoned: {source: shop}}
attributes: {home_store: {source: till, fill_rate: 55 %}}
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

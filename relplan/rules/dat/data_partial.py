"""DAT002 data-partial."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.data import DataAvailability
from relplan.rules.lacking import LACKING_NEEDS, ROLE_NOTES, find_lacking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


def _check(study: Study, _: Options) -> Iterator[Found]:
    yield from find_lacking(study, DataAvailability.PARTIAL)


RULE = Rule(
    code="DAT002",
    name="data-partial",
    severity=Severity.WARNING,
    statement=Text(
        "A scenario is ready or live although data that it needs are available in part only.",
        "Un scénario est prêt ou en production alors que des données dont il a besoin ne sont disponibles qu'en "
        "partie.",
    ),
    why=Text(
        "Part of the customers never enter it, or never leave it, and its results speak of the others only.",
        "Une partie des clients n'y entre jamais, ou n'en sort jamais, et ses résultats ne parlent que des autres.",
    ),
    message=(
        Text(
            'the status is {status}, but {data:and} {data:is|are} available in part only; "{workstream}" is due '
            "on {due}",
            "le statut est {status}, mais {data:and} {data:n'est disponible|ne sont disponibles} qu'en partie ; « "
            "{workstream} » est attendu le {due}",
        ),
        Text(
            "the status is {status}, but {data:and} {data:is|are} available in part only",
            "le statut est {status}, mais {data:and} {data:n'est disponible|ne sont disponibles} qu'en partie",
        ),
    ),
    remedy=Text(
        "narrow the audience to those for whom the data are there, or accept it with a waiver and an end date",
        "resserrez l'audience à ceux pour qui la donnée existe, ou acceptez-le par une dérogation datée",
    ),
    notes=ROLE_NOTES,
    needs=LACKING_NEEDS,
    bad="""
# scenarios/cart.yaml
name: Cart reminder
programme: carts
status: live  # <- here
trigger: {moment: cart_abandoned, delay: 3h}
steps: [{message: reminder, channel: email}]
# data.yaml
events:
  cart_abandoned: {available: partial, description: Not yet in the app}
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
# data.yaml
events:
  cart_abandoned: {available: available}
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

"""CON005 offer-in-service-message."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from relplan.analysis.outgoing import Outgoing, find_promotion
from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.law import Law
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.consents import Purpose
from relplan.model.kinds import Kind
from relplan.model.settings import Jurisdiction
from relplan.rules.messages import MESSAGE_NEEDS, message_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study
    from relplan.source.place import Place


@dataclass(frozen=True, slots=True)
class ServiceOffer(Arguments):
    """A message, and the type of communication that makes it one of service."""

    message: str
    communication: str


def _check(study: Study, _: Options) -> Iterator[Found]:
    found: dict[Place, Outgoing] = {}
    for one in study.outgoing:
        if one.purpose is Purpose.CONTRACT and (place := find_promotion(study.plan, one)):
            found.setdefault(place, one)
    for place, first in found.items():
        if first.communication is not None:
            yield Found(
                place,
                ServiceOffer(message_name(first), first.communication.title),
                (Related(first.communication.at("purpose"), "purpose"),),
                (first.action.ref,),
            )


RULE = Rule(
    code="CON005",
    name="offer-in-service-message",
    severity=Severity.ERROR,
    statement=Text(
        "A service message carries an offer: it is marketing.",
        "Un message de service porte une offre : c'est de la prospection.",
    ),
    why=Text(
        "What serves the contract needs no consent and often no room under the caps; what sells needs both. An offer "
        "grafted onto a service message makes it marketing, also to those who refused it.",
        "Ce qui sert le contrat se passe de consentement, et souvent de place sous les plafonds ; ce qui vend demande "
        "les deux. Une offre greffée sur un message de service en fait de la prospection, y compris pour qui l'a "
        "refusée.",
    ),
    source="Directive 2002/58/EC, article 13; CJEU, C-654/23 Inteligo, 13 November 2025; CPCE, article L34-5",
    law=Law(Jurisdiction.EU, since=date(2003, 10, 31)),
    message=Text(
        '"{message}" sells, yet goes out as "{communication}": for the contract, and without consent',
        "« {message} » vend, mais part en « {communication} » : au titre du contrat, et sans consentement",
    ),
    label=Text("an offer", "une offre"),
    remedy=Text(
        "take the offer out, or send it as a type of communication for marketing",
        "retirez l'offre, ou envoyez-la avec un type de communication de prospection",
    ),
    notes={"purpose": Text("the purpose", "la finalité")},
    needs=MESSAGE_NEEDS | {Kind.OFFER, Kind.SETTINGS},
    bad="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [fr]
# conventions/channels.yaml
email: {kind: email}
# conventions/communications.yaml
service: {purpose: contract}
# offers.yaml
refill_10: {kind: offer, lever: transactional, value: 10 %}
# moments.yaml
delivered: {name: Parcel delivered, kind: after_sales}
# scenarios/delivery.yaml
name: Parcel delivered
programme: service
trigger: {moment: delivered}
communication: service
steps:
  - message: arrived
    channel: email
    offer: refill_10  # <- here
# programmes/service.yaml
name: Service
objective: {statement: Have parcels fetched in time, kpi: nps}
""",
    good="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [fr]
# conventions/channels.yaml
email: {kind: email}
# conventions/communications.yaml
service: {purpose: contract}
promotional: {purpose: marketing}
# conventions/consents.yaml
marketing_email: {purpose: marketing, channels: [email], kind: opt_in}
# offers.yaml
refill_10: {kind: offer, lever: transactional, value: 10 %}
# moments.yaml
delivered: {name: Parcel delivered, kind: after_sales}
# scenarios/delivery.yaml
name: Parcel delivered
programme: service
trigger: {moment: delivered}
communication: service
steps:
  - {message: arrived, channel: email}
  - wait: 3d
  - {message: refill, channel: email, communication: promotional, offer: refill_10}
# programmes/service.yaml
name: Service
objective: {statement: Have parcels fetched in time, kpi: nps}
""",
    check=_check,
)

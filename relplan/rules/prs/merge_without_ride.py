"""PRS017 merge-without-ride."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.pressure.refused import NoRide, find_missing_ride
from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.rules.breaches import PROOF_NEEDS
from relplan.rules.words.contacts import contact_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study

_REASONS = {
    NoRide.NOT_COUNTED: Text("it is only an idea, or retired", "elle n'est qu'une idée, ou retirée"),
    NoRide.NO_SEND: Text("it sends nothing over that channel", "elle n'envoie rien par ce canal"),
    NoRide.OTHER_CUSTOMERS: Text("it reaches other customers", "elle touche d'autres clients"),
}


@dataclass(frozen=True, slots=True)
class Rideless(Arguments):
    """A message and the campaign that it can never ride on."""

    message: str
    campaign: str
    reason: Text


def _check(study: Study, _: Options) -> Iterator[Found]:
    for attempt in study.attempts:
        reason = find_missing_ride(attempt, study.plan, study.messages)
        if reason is not None and attempt.policy.merge_into is not None:
            campaign = study.plan.campaigns[attempt.policy.merge_into]
            yield Found(
                attempt.place("merge_into"),
                Rideless(contact_title(attempt.message.action, attempt.message.id), campaign.title, _REASONS[reason]),
                (Related(campaign.place, "campaign"), Related(attempt.message.place, "message")),
                (attempt.owner.ref, campaign.ref),
                identity=(attempt.message.id,),
            )


RULE = Rule(
    code="PRS017",
    name="merge-without-ride",
    severity=Severity.WARNING,
    statement=Text(
        "A refused message is to go out with a campaign that can never carry it.",
        "Un message refusé doit partir avec une campagne qui ne peut jamais le porter.",
    ),
    why=Text(
        "It waits for a send that doesn't come, and is then lost.",
        "Il attend un envoi qui ne vient pas, puis il est perdu.",
    ),
    message=Text(
        '"{message}" can never go out with "{campaign}": {reason}',
        "« {message} » ne peut jamais partir avec « {campaign} » : {reason}",
    ),
    remedy=Text(
        "name a campaign that sends over the same channel to the same customers, or use defer",
        "citez une campagne qui envoie par le même canal aux mêmes clients, ou utilisez defer",
    ),
    notes={"campaign": Text("the campaign", "la campagne"), "message": Text("the message", "le message")},
    needs=PROOF_NEEDS | {Kind.SCENARIO},
    bad="""
# scenarios/cart.yaml
name: Cart reminder
programme: carts
trigger: {moment: cart_abandoned}
reentry: {max: 1, per: 14d}
on_capped:
  merge_into: newsletter  # <- here
  within: 7d
steps: [{message: reminder, channel: sms}]
# campaigns/newsletter.yaml
name: Newsletter
programme: carts
sends: [{id: issue, on: 2027-01-06, channel: email}]
# programmes/carts.yaml
name: Carts
objective: {statement: Win carts back, kpi: additional_revenue_30d}
# moments.yaml
cart_abandoned: {name: Cart abandoned, kind: transactional}
# conventions/channels.yaml
email: {kind: email}
sms: {kind: sms}
""",
    good="""
# scenarios/cart.yaml
name: Cart reminder
programme: carts
trigger: {moment: cart_abandoned}
reentry: {max: 1, per: 14d}
on_capped:
  merge_into: newsletter
  within: 7d
steps: [{message: reminder, channel: email}]
# campaigns/newsletter.yaml
name: Newsletter
programme: carts
sends: [{id: issue, on: 2027-01-06, channel: email}]
# programmes/carts.yaml
name: Carts
objective: {statement: Win carts back, kpi: additional_revenue_30d}
# moments.yaml
cart_abandoned: {name: Cart abandoned, kind: transactional}
# conventions/channels.yaml
email: {kind: email}
sms: {kind: sms}
""",
    check=_check,
)

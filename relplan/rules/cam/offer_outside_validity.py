"""CAM002 offer-outside-validity."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.model.quantities import Duration

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from relplan.analysis.study import Study


class ValidityOptions(Options):
    """How early an offer may be announced."""

    announce: Duration = Duration.parse("7d")
    """The longest time before its first day for which a send may already speak of an offer."""


@dataclass(frozen=True, slots=True)
class Untimely(Arguments):
    """The offer, its bounds, and the day it is sent."""

    offer: str
    day: date
    first: date | None
    """Its first day, when it is sent too early."""
    days: int | None
    last: date | None
    """Its last day, when it is sent too late."""


def _check(study: Study, options: ValidityOptions) -> Iterator[Found]:
    for one in study.untimely_offers:
        if 0 < one.days_before <= options.announce.longest.days:
            continue
        is_early, valid = one.days_before > 0, one.offer.value.valid
        first, last = (valid.from_, valid.to) if valid else (None, None)
        values = Untimely(
            offer=one.offer.title,
            day=one.day,
            first=first if is_early else None,
            days=one.days_before if is_early else None,
            last=None if is_early else last,
        )
        related = (Related(one.offer.at("valid"), "valid"), Related(one.at, "offer"))
        objects = (one.planned.campaign.ref, one.offer.ref)
        yield Found(one.planned.place, values, related, objects, identity=(one.offer.id,))


RULE = Rule(
    code="CAM002",
    name="offer-outside-validity",
    severity=Severity.ERROR,
    statement=Text(
        "A campaign sends an offer on a day on which it doesn't hold.",
        "Une campagne envoie une offre un jour où elle n'est pas valable.",
    ),
    why=Text(
        "A code that no longer works, or not yet, is the message that customers remember. Announcing an offer a "
        "few days ahead is another matter.",
        "Un code qui ne marche plus, ou pas encore, est le message dont le client se souvient. Annoncer une offre "
        "quelques jours avant est autre chose.",
    ),
    message=(
        Text(
            'the offer "{offer}" begins on {first}, {days} {days:day|days} after this send on {day}',
            "l'offre « {offer} » commence le {first}, {days} {days:jour|jours} après cet envoi du {day}",
        ),
        Text(
            'the offer "{offer}" ended on {last}, before this send on {day}',
            "l'offre « {offer} » a pris fin le {last}, avant cet envoi du {day}",
        ),
    ),
    remedy=Text(
        "move the send, extend the offer, or name another one",
        "déplacez l'envoi, prolongez l'offre, ou nommez-en une autre",
    ),
    notes={
        "valid": Text(
            "when the offer holds",
            "quand l'offre est valable",
        ),
        "offer": Text("this line gives the send its offer", "c'est cette ligne qui donne l'offre à l'envoi"),
    },
    needs=frozenset({Kind.OFFER, Kind.OCCASION, Kind.SETTINGS}),
    options=ValidityOptions,
    hangs_on_days=True,
    bad="""
# campaigns/sales.yaml
name: Private sale
programme: events
offer: private_sale
sends:
  - {id: opening, on: 2027-04-29, channel: email}
  - {id: last-day, on: 2027-05-04, channel: email}  # <- here
# offers.yaml
private_sale: {name: Private sale, kind: offer, valid: {from: 2027-04-29, to: 2027-05-03}}
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
# relplan.yaml
relplan: 1
name: Plan 2027
period: {from: 2027-01-01, to: 2027-12-31}
""",
    good="""
# campaigns/sales.yaml
name: Private sale
programme: events
offer: private_sale
sends:
  - {id: opening, on: 2027-04-29, channel: email}
  - {id: last-day, on: 2027-05-03, channel: email}
# offers.yaml
private_sale: {name: Private sale, kind: offer, valid: {from: 2027-04-29, to: 2027-05-03}}
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
# relplan.yaml
relplan: 1
name: Plan 2027
period: {from: 2027-01-01, to: 2027-12-31}
""",
    check=_check,
)

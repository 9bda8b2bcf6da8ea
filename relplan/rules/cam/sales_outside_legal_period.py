"""CAM008 sales-outside-legal-period."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.law import Law
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.model.occasions import OccasionRule
from relplan.model.quantities import Duration
from relplan.model.settings import Jurisdiction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.calendar import PlannedSend
    from relplan.analysis.study import Study
    from relplan.source.place import Place


_WORD = re.compile(
    r"(?<![\w-])(?:soldes(?![\w-])(?! (?:de|des|du) (?:points|compte|fidélité))|en solde(?![\w-]))", re.IGNORECASE
)
"""The word for sales; `solde` alone may be a balance."""
_RULES = ("winter_sales_fr", "summer_sales_fr")


class SalesOptions(Options):
    """How early sales may be announced."""

    announce: Duration = Duration.parse("14d")
    """The longest time before the first day for which a send may speak of them."""


@dataclass(frozen=True, slots=True)
class OutOfPeriod(Arguments):
    """The day of the send, and the first day of the next legal period."""

    day: date
    next: date


def _check(study: Study, options: SalesOptions) -> Iterator[Found]:
    told: set[tuple[str, int]] = set()
    for planned in study.sends:
        key = (planned.campaign.id, planned.index)
        day = planned.at.date()
        place = None if key in told or _is_period(day, options.announce) else _say_sales(planned, study)
        if place is not None:
            told.add(key)
            following = min(first for first, _ in _periods(day.year) if first > day)
            related = () if place == planned.place else (Related(place, "word"),)
            yield Found(planned.place, OutOfPeriod(day, following), related, (planned.campaign.ref,), identity=())


def _is_period(day: date, announce: Duration) -> bool:
    return any(first - announce.longest <= day <= last for first, last in _periods(day.year))


@cache
def _periods(year: int) -> tuple[tuple[date, date], ...]:
    """Return the legal periods of a year and of the next."""
    return tuple(
        edition for rule in _RULES for one in (year, year + 1) for edition in OccasionRule.parse(rule).editions(one)
    )


def _say_sales(planned: PlannedSend, study: Study) -> Place | None:
    """Return where a send, its campaign or its offer speaks of sales."""
    campaign, send = planned.campaign, planned.send
    for key, text in (("subject", send.subject), ("name", send.name)):
        if _WORD.search(text):
            return campaign.at("sends", planned.index, key)
    for key, text in (("key_message", campaign.value.key_message), ("name", campaign.value.name)):
        if _WORD.search(text):
            return campaign.at(key)
    offer = study.plan.offers.get(send.offer or campaign.value.offer or "")
    return offer.at("name") if offer and _WORD.search(offer.value.name) else None


RULE = Rule(
    code="CAM008",
    name="sales-outside-legal-period",
    severity=Severity.WARNING,
    statement=Text(
        "A campaign speaks of “soldes” on a day on which French law knows none.",
        "Une campagne parle de soldes un jour où la loi n'en connaît pas.",
    ),
    why=Text(
        "In France the word is kept for the two legal periods of each year; outside them it is an offence. A few "
        "departments and overseas territories have dates of their own. Announcing the sales shortly before, with "
        "their first day, is allowed.",
        "Le mot est réservé aux deux périodes légales de l'année ; en dehors, l'employer est une infraction. "
        "Quelques départements et l'outre-mer ont leurs propres dates. Annoncer les soldes peu avant, avec leur "
        "premier jour, est permis.",
    ),
    source="Code de commerce, L310-3 and L310-5; arrêté of 27 May 2019 on the dates and the length of sales",
    law=Law(Jurisdiction.FR, since=date(2020, 1, 1)),
    message=Text(
        '"soldes" is said on {day}, outside the legal periods; the next begins on {next}',
        "on parle de soldes le {day}, hors des périodes légales ; la prochaine commence le {next}",
    ),
    remedy=Text(
        "say it otherwise (offre, promotion, vente privée), or move the send into the period",
        "dites-le autrement (offre, promotion, vente privée), ou déplacez l'envoi dans la période",
    ),
    notes={
        "word": Text(
            "the word stands here",
            "le mot est ici",
        )
    },
    needs=frozenset({Kind.OCCASION, Kind.OFFER, Kind.SETTINGS}),
    options=SalesOptions,
    bad="""
# campaigns/sales.yaml
name: Soldes d'hiver
programme: events
sends:
  - {id: launch, on: 2027-01-06, channel: email}
  - {id: last-days, on: 2027-02-10, channel: email}  # <- here
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
# relplan.yaml
relplan: 1
name: Plan 2027
period: {from: 2027-01-01, to: 2027-12-31}
law: [fr]
""",
    good="""
# campaigns/sales.yaml
name: Soldes d'hiver
programme: events
sends:
  - {id: launch, on: 2027-01-06, channel: email}
  - {id: last-days, on: 2027-01-30, channel: email}
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
# relplan.yaml
relplan: 1
name: Plan 2027
period: {from: 2027-01-01, to: 2027-12-31}
law: [fr]
""",
    check=_check,
)

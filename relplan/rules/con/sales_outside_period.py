"""CON020 sales-outside-period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from relplan.analysis.occasions import Edition
from relplan.analysis.sales import find_legal_sales, may_speak_of_sales, says_early, says_sales
from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.law import Law
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.model.quantities import Duration
from relplan.model.settings import Jurisdiction
from relplan.rules.messages import send_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.calendar import PlannedSend
    from relplan.analysis.study import Study
    from relplan.plan.plan import Plan
    from relplan.source.place import Place

_AROUND = timedelta(days=200)
"""How far before and after the sends sales are looked for: the nearest are told."""


class SalesOptions(Options):
    """How early sales may be announced."""

    announced: Duration = Duration.parse("7d")
    """How long before the first day a send may speak of them."""


@dataclass(frozen=True, slots=True)
class OutsideSales(Arguments):
    """A send that speaks of sales, and when."""

    send: str
    day: date
    count: int | None
    """How many dates of the campaign's sends are outside; none when it is one."""
    first: date
    """The first day of the nearest sales."""
    last: date


def _check(study: Study, options: SalesOptions) -> Iterator[Found]:
    days = [at.date() for planned in study.sends for at in planned.instants]
    if not days:
        return
    sales = find_legal_sales(study.plan, Edition(min(days) - _AROUND, max(days) + _AROUND))
    outside: dict[str, list[tuple[PlannedSend, Place]]] = {}
    for planned in study.sends:
        texts = tuple(_texts(study.plan, planned))
        place = next((place for place, text in texts if says_sales(text)), None)
        is_early = any(says_early(text) for _, text in texts)
        if place and not all(
            may_speak_of_sales(at, sales, options.announced, is_early=is_early) for at in planned.instants
        ):
            outside.setdefault(planned.campaign.id, []).append((planned, place))
    for sends in outside.values():
        planned, place = sends[0]
        day = planned.at.date()
        nearest = min(sales, key=lambda one: abs((one.first - day).days))
        more = len(sends) if len(sends) > 1 else None
        values = OutsideSales(send_name(planned), day, more, nearest.first, nearest.last)
        yield Found(planned.place, values, (Related(place, "word"),), (planned.campaign.ref,), identity=())


def _texts(plan: Plan, planned: PlannedSend) -> Iterator[tuple[Place, str]]:
    """Yield what a send says of itself: its own words first, then its campaign's, then its offer's."""
    campaign, send, index = planned.campaign, planned.send, planned.index
    yield campaign.at("sends", index, "subject"), send.subject
    yield campaign.at("sends", index, "name"), send.name
    yield campaign.at("name"), campaign.value.name
    yield campaign.at("key_message"), campaign.value.key_message
    offer = plan.offers.get(send.offer or campaign.value.offer or "")
    if offer is not None:
        yield offer.at("name"), offer.value.name


RULE = Rule(
    code="CON020",
    name="sales-outside-period",
    severity=Severity.ERROR,
    statement=Text(
        "A send speaks of soldes outside the two legal periods, or opens them before the hour.",
        "Un envoi parle de soldes en dehors des deux périodes légales, ou les ouvre avant l'heure.",
    ),
    why=Text(
        'The word "soldes" is kept for two periods of four weeks: from the second Wednesday of January (the first when '
        "the second falls after the 12th) and from the last Wednesday of June (the one before when it falls after the "
        "28th). Distance sellers follow the national dates; some departments and overseas have their own: give them to "
        "the occasion as editions. They open at 8:00. To announce them some days before is another matter, and set by "
        "an option; to sell before is forbidden: pré-soldes, soldes privés, an early access to them (articles L310-3 "
        "and L310-5). A private sale that isn't called so is lawful. What templates say isn't seen.",
        "Le mot « soldes » est réservé à deux périodes de quatre semaines : à partir du deuxième mercredi de janvier "
        "(le premier quand le deuxième tombe après le 12) et du dernier mercredi de juin (l'avant-dernier quand il "
        "tombe après le 28). La vente à distance suit les dates nationales ; des départements et l'outre-mer ont les "
        "leurs : donnez-les au temps fort (editions). Ils ouvrent à 8 h. Les annoncer quelques jours avant est autre "
        "chose, et se règle ; vendre avant est interdit : pré-soldes, soldes privés, accès en avant-première aux "
        "soldes (articles L310-3 et L310-5). Une vente privée qui ne s'appelle pas ainsi est permise. Ce que disent "
        "les gabarits ne se voit pas.",
    ),
    source="Code de commerce, articles L310-3 and L310-5; arrêté of 27 May 2019 (days, hours and four weeks; 8:00 read "
    "in the former article D310-15-2), since 1 January 2020",
    links=(
        "https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000047792782",
        "https://francesoir.fr/lifestyle-shopping/pre-soldes-deja-des-promos-avant-louverture-des-soldes-dhiver",
    ),
    law=Law(Jurisdiction.FR, since=date(2020, 1, 1)),
    message=Text(
        '"{send}" speaks of "soldes" on {day}; the nearest legal period runs from {first} to {last}',
        "« {send} » parle de soldes le {day} ; la période légale la plus proche va du {first} au {last}",
    ),
    label=(Text("the first of {count} dates", "la première de {count} dates"),),
    remedy=Text(
        "call it something else (offres, remises, ventes privées), or move it into the period, from 8:00 on its first "
        "day",
        "appelez-le autrement (offres, remises, ventes privées), ou déplacez-le dans la période, dès 8 h le premier "
        "jour",
    ),
    notes={"word": Text("the word", "le mot")},
    needs=frozenset({Kind.CAMPAIGN, Kind.OCCASION, Kind.OFFER, Kind.SETTINGS}),
    options=SalesOptions,
    hangs_on_days=True,
    bad="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [fr]
# campaigns/soldes-mars.yaml
name: Soldes de printemps
programme: events
sends:
  - {id: lancement, on: 2027-03-24, channel: email}  # <- here
# conventions/channels.yaml
email: {kind: email}
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
""",
    good="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [fr]
# campaigns/soldes-hiver.yaml
name: Soldes d'hiver
programme: events
occasion: winter_sales
sends:
  - {id: lancement, on: occasion, channel: email}
# calendar.yaml
occasions: {winter_sales: {name: Soldes d'hiver, rule: winter_sales_fr}}
# conventions/channels.yaml
email: {kind: email}
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
""",
    fine=(
        """
-name: Soldes de printemps
+name: Ventes privées de printemps
""",
        """
-  - {id: lancement, on: 2027-03-24, channel: email}
+  - {id: lancement, on: 2027-01-06, at: "08:00", channel: email}
""",
        """
-name: Soldes de printemps
+name: Soldes d'hiver, à partir de mercredi

-  - {id: lancement, on: 2027-03-24, channel: email}
+  - {id: lancement, on: 2027-01-04, channel: email}
""",
    ),
    check=_check,
)

"""CON014 browsing-without-consent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from relplan.analysis.legal_basis import stands_for_consent
from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.law import Law
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.consents import ConsentKind, Purpose
from relplan.model.kinds import Kind
from relplan.model.moments import GenericMoment, MomentKind
from relplan.model.settings import Jurisdiction
from relplan.rules.messages import MESSAGE_NEEDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relplan.analysis.study import Study
    from relplan.model.moments import Moment
    from relplan.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class Browsing(Arguments):
    """A scenario, and what visitors do that starts it."""

    scenario: str
    moment: str


def _check(study: Study, _: Options) -> Iterator[Found]:
    asked: dict[str, set[str]] = {}
    for one in study.outgoing:
        if one.purpose is Purpose.MARKETING:
            asked.setdefault(one.action.id, set()).update(one.consents)
    for item in study.plan.scenarios.values():
        moment = study.plan.moments.get(item.value.trigger.moment)
        if item.id not in asked or moment is None or not _is_browsing(moment.value):
            continue
        if not stands_for_consent(item.value) and not _allow_browsing(study.plan, asked[item.id]):
            related = (Related(moment.at("generic"), "moment"),)
            yield Found(item.at("trigger", "moment"), Browsing(item.title, moment.title), related, (item.ref,))


def _is_browsing(moment: Moment) -> bool:
    """Tell whether a moment is one of browsing; an alert that visitors asked for is no visit."""
    if moment.generic is GenericMoment.SITE_VISIT:
        return moment.kind is not MomentKind.TRANSACTIONAL
    return moment.generic is GenericMoment.WISHLIST_OR_CART


def _allow_browsing(plan: Plan, consents: Iterable[str]) -> bool:
    found = (plan.consents[one].value for one in consents if one in plan.consents)
    return any(one.purpose is Purpose.PERSONALISATION and one.kind is not ConsentKind.OPT_OUT for one in found)


RULE = Rule(
    code="CON014",
    name="browsing-without-consent",
    severity=Severity.WARNING,
    statement=Text(
        "A scenario for marketing starts from what visitors do on the site, without their consent to be followed "
        "there.",
        "Un scénario de prospection part de ce que les visiteurs font sur le site, sans leur consentement à ce suivi.",
    ),
    why=Text(
        "To recognise a visitor, reading or writing on their device takes their consent beforehand, unless a service "
        "they asked for needs it. A cart needs a cookie to exist; to write to its owner about it is another purpose. "
        "The rule looks at moments of the generic kinds site_visit (transactional ones, as an alert somebody asked "
        "for, left aside) and wishlist_or_cart; it can't see trackers. Where something else is relied on, a list kept "
        "in the customer's account, say so under legal_basis.",
        "Reconnaître un visiteur, en lisant ou en écrivant sur son appareil, demande son consentement préalable, sauf "
        "pour un service qu'il a demandé. Un panier a besoin d'un cookie pour exister ; écrire à son sujet est une "
        "autre finalité. La règle regarde les moments génériques site_visit (sauf transactionnels, comme une alerte "
        "demandée) et wishlist_or_cart ; elle ne voit pas les traceurs. Si l'on s'appuie sur autre chose, une liste "
        "gardée dans le compte du client, dites-le sous legal_basis.",
    ),
    source="Directive 2002/58/EC, article 5(3), as of directive 2009/136/EC, to be transposed by 25 May 2011; in "
    "France loi Informatique et Libertés, article 82, and CNIL, guidelines of 17 September 2020",
    links=("https://eur-lex.europa.eu/eli/dir/2002/58/oj",),
    law=Law(Jurisdiction.EU, since=date(2011, 5, 25)),
    message=Text(
        '"{scenario}" starts from browsing ("{moment}"), but names no consent to it (purpose: personalisation)',
        "« {scenario} » part de la navigation (« {moment} »), mais ne cite aucun consentement à ce suivi "
        "(purpose: personalisation)",
    ),
    remedy=Text(
        "name the consent to trackers under consents, or say under legal_basis what is relied on",
        "citez sous consents le consentement aux traceurs, ou dites sous legal_basis sur quoi l'on s'appuie",
    ),
    notes={"moment": Text("a moment of browsing", "un moment de navigation")},
    needs=MESSAGE_NEEDS | {Kind.MOMENT, Kind.CONSENT, Kind.SETTINGS},
    bad="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [fr]
# conventions/channels.yaml
email: {kind: email}
# conventions/communications.yaml
promotional: {purpose: marketing}
# conventions/consents.yaml
marketing_email: {purpose: marketing, channels: [email], kind: opt_in}
# moments.yaml
viewed_twice: {name: Product seen twice, kind: relational, generic: site_visit}
# scenarios/browse.yaml
name: Browse reminder
programme: carts
trigger:
  moment: viewed_twice  # <- here
communication: promotional
steps: [{message: seen, channel: email}]
# programmes/carts.yaml
name: Carts
objective: {statement: Win visits back, kpi: additional_revenue_30d}
""",
    good="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [fr]
# conventions/channels.yaml
email: {kind: email}
# conventions/communications.yaml
promotional: {purpose: marketing}
# conventions/consents.yaml
marketing_email: {purpose: marketing, channels: [email], kind: opt_in}
browsing: {purpose: personalisation, channels: [email], kind: opt_in}
# moments.yaml
viewed_twice: {name: Product seen twice, kind: relational, generic: site_visit}
# scenarios/browse.yaml
name: Browse reminder
programme: carts
trigger:
  moment: viewed_twice
communication: promotional
consents: [browsing]
steps: [{message: seen, channel: email}]
# programmes/carts.yaml
name: Carts
objective: {statement: Win visits back, kpi: additional_revenue_30d}
""",
    fine=(
        """
 name: Browse reminder
 programme: carts
+legal_basis: The list that customers keep in their account
""",
    ),
    check=_check,
)

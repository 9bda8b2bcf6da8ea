"""CON027 canvassing-in-banned-sector."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from relplan.analysis.banned_sectors import Subject, find_banned_subject
from relplan.analysis.legal_basis import stands_for_consent
from relplan.analysis.outgoing import kind_of
from relplan.analysis.prospecting import canvasses_consumers
from relplan.analysis.wordings import find_passages
from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.law import Law
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.channels import ChannelKind
from relplan.model.consents import Purpose
from relplan.model.kinds import Kind
from relplan.model.settings import Jurisdiction
from relplan.rules.messages import MESSAGE_NEEDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.consent import Permission
    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class BannedCanvassing(Arguments):
    """An action, what it canvasses for, and the channels it does so over."""

    action: str
    subject: Text
    channels: tuple[str, ...]


_KINDS = frozenset({ChannelKind.CALL, ChannelKind.SMS, ChannelKind.EMAIL, ChannelKind.SOCIAL})
_SUBJECTS = {
    Subject.RENOVATION: Text("energy renovation", "la rénovation énergétique"),
    Subject.ADAPTATION: Text("the adaptation of homes", "l'adaptation des logements"),
    Subject.TRAINING_ACCOUNT: Text("the personal training account (CPF)", "le compte personnel de formation (CPF)"),
}


def _check(study: Study, _: Options) -> Iterator[Found]:
    found: dict[str, list[Permission]] = {}
    for permission in study.permissions:
        outgoing = permission.outgoing
        is_banned = kind_of(study.plan, permission.channel) in _KINDS and canvasses_consumers(study.plan, permission)
        if outgoing.purpose is Purpose.MARKETING and is_banned and not stands_for_consent(outgoing.action.value):
            found.setdefault(outgoing.action.id, []).append(permission)
    settings = study.plan.settings
    sector = find_banned_subject(settings.value.sector)
    for permissions in found.values():
        action = permissions[0].outgoing.action
        texts = [one for permission in permissions for one in find_passages(study.plan, permission.outgoing)]
        place, subject = next(
            ((place, subject) for place, text in texts if (subject := find_banned_subject(text))),
            (settings.at("sector"), sector),
        )
        if subject is not None:
            channels = tuple(
                study.plan.title_of(Kind.CHANNEL, one) for one in sorted({one.channel for one in permissions})
            )
            values = BannedCanvassing(action.title, _SUBJECTS[subject], channels)
            yield Found(action.at_key("name"), values, (Related(place, "word"),), (action.ref,), identity=())


RULE = Rule(
    code="CON027",
    name="canvassing-in-banned-sector",
    severity=Severity.WARNING,
    statement=Text(
        "Consumers are canvassed by call, SMS, e-mail or social network for energy renovation, the adaptation of homes "
        "or the training account (CPF).",
        "Des consommateurs sont démarchés par appel, SMS, e-mail ou réseau social pour la rénovation énergétique, "
        "l'adaptation des logements ou le compte personnel de formation (CPF).",
    ),
    why=Text(
        "Such canvassing is forbidden, by e-mail, SMS and on social networks as by telephone: for the training account "
        "since December 2022, for energy renovation and the adaptation of homes to age or handicap since 1 July 2025. "
        "What remains is a contract in progress, for what relates to its object: say so under legal_basis. Most "
        "sources say that consent changes nothing, one trade paper that it does: ask your counsel. The rule looks for "
        "words in the plan's sector, its actions, messages and offers.",
        "Ce démarchage est interdit, par e-mail, SMS et réseaux sociaux comme par téléphone : pour le compte personnel "
        "de formation depuis décembre 2022, pour la rénovation énergétique et l'adaptation des logements à l'âge ou au "
        "handicap depuis le 1er juillet 2025. Reste le contrat en cours, pour ce qui se rapporte à son objet : "
        "dites-le sous legal_basis. La plupart des sources disent que le consentement n'y change rien, un journal "
        "professionnel que si : demandez à votre conseil. La règle cherche des mots dans le secteur du plan, ses "
        "actions, ses messages et ses offres.",
    ),
    source="Code de la consommation, article L223-8, loi n° 2025-594 of 30 June 2025, article 13; Code du travail, "
    "article L6323-8-1, loi n° 2022-1587 of 19 December 2022",
    links=(
        "https://www.village-justice.com/articles/demarchage-telephonique-les-nouvelles-regles-issues-loi-juin-2025,54618.html",
        "https://bati.zepros.fr/ma-vie-artisan/renovation-energetique-interdiction-demarchage-renforcee",
        "https://www.senat.fr/seances/s202212/s20221208/s20221208003.html",
    ),
    law=Law(Jurisdiction.FR, since=date(2025, 7, 1)),
    message=Text(
        '"{action}" canvasses consumers over {channels:and} for {subject}, which is forbidden outside a contract in '
        "progress",
        "« {action} » démarche des consommateurs sur {channels:and} pour {subject}, ce qui est interdit hors contrat "
        "en cours",
    ),
    remedy=Text(
        "take it to channels that address nobody in person (display, store), or say under legal_basis which contract "
        "in progress allows it",
        "passez par des canaux qui ne s'adressent à personne en particulier (display, store), ou dites sous "
        "legal_basis quel contrat en cours le permet",
    ),
    notes={"word": Text("the subject", "le sujet")},
    since="2026.2",
    needs=MESSAGE_NEEDS | {Kind.CONSENT, Kind.OFFER, Kind.SETTINGS},
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
# campaigns/autumn.yaml
name: Autumn  # <- here
programme: events
communication: promotional
key_message: Your heat pump for one euro
sends: [{id: first, on: 2027-09-14, channel: email}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
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
# campaigns/autumn.yaml
name: Autumn
programme: events
communication: promotional
key_message: Your wood stove
sends: [{id: first, on: 2027-09-14, channel: email}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
""",
    fine=(
        """
 name: Autumn
 programme: events
+legal_basis: Maintenance contract in progress
""",
        """
-email: {kind: email}
+email: {kind: display}
""",
        """
-promotional: {purpose: marketing}
+promotional: {purpose: contract}
""",
        """
 law: [fr]
+recipients: professionals
""",
    ),
    check=_check,
)

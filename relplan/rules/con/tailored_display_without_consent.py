"""CON015 tailored-display-without-consent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from relplan.analysis.legal_basis import stands_for_consent
from relplan.analysis.outgoing import Outgoing, kind_of
from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.law import Law
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.channels import ChannelKind
from relplan.model.consents import Purpose
from relplan.model.kinds import Kind
from relplan.model.settings import Jurisdiction
from relplan.rules.messages import MESSAGE_NEEDS, MESSAGE_NOTE, relate_messages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study

_TAILORED = frozenset({ChannelKind.POPIN, ChannelKind.DISPLAY})


@dataclass(frozen=True, slots=True)
class Tailored(Arguments):
    """A channel, and how many messages it shows."""

    channel: str
    count: int


def _check(study: Study, _: Options) -> Iterator[Found]:
    consents = [item.value for item in study.plan.consents.values() if item.value.counts]
    tailoring = [one.channels for one in consents if one.purpose is Purpose.PERSONALISATION]
    answered = {channel for channels in tailoring for channel in channels or study.plan.channels}
    shown: dict[str, list[Outgoing]] = {}
    for permission in study.permissions:
        is_asked = any(need.purpose is Purpose.PERSONALISATION for need in permission.needs)
        is_tailored = kind_of(study.plan, permission.channel) in _TAILORED and permission.channel not in answered
        is_based = stands_for_consent(permission.outgoing.action.value)
        if is_tailored and not is_asked and not is_based and permission.outgoing.purpose is Purpose.MARKETING:
            shown.setdefault(permission.channel, []).append(permission.outgoing)
    for ident, outgoing in sorted(shown.items()):
        channel = study.plan.channels[ident]
        yield Found(channel.place, Tailored(channel.title, len(outgoing)), relate_messages(outgoing), (channel.ref,))


RULE = Rule(
    code="CON015",
    name="tailored-display-without-consent",
    severity=Severity.WARNING,
    statement=Text(
        "Messages are tailored to visitors on a site or in advertising, and no consent to that is declared.",
        "Des messages sont adaptés au visiteur sur un site ou en publicité sans qu'aucun consentement soit déclaré.",
    ),
    why=Text(
        "To show a customer their own pop-in or advertisement, they must be recognised by a tracker, and that takes "
        "their consent beforehand. An action that states another lawful basis (legal_basis) is left aside.",
        "Montrer à un client son propre encart ou sa propre publicité suppose de le reconnaître par un traceur, ce qui "
        "demande son consentement préalable. Une action qui cite une autre base légale (legal_basis) est laissée de "
        "côté.",
    ),
    source="Directive 2002/58/EC, article 5(3), as of directive 2009/136/EC, to be transposed by 25 May 2011; in "
    "France loi Informatique et Libertés, article 82, and CNIL, guidelines of 17 September 2020",
    links=("https://eur-lex.europa.eu/eli/dir/2002/58/oj",),
    law=Law(Jurisdiction.EU, since=date(2011, 5, 25)),
    message=Text(
        '"{channel}" shows {count} {count:message|messages} for marketing, but no consent to tailoring is '
        "declared for it (purpose: personalisation)",
        "« {channel} » affiche {count} {count:message|messages} de prospection sans qu'aucun consentement à "
        "la personnalisation soit déclaré (purpose: personalisation)",
    ),
    remedy=Text(
        "declare it in conventions/consents.yaml: {{purpose: personalisation, channels: [{channel:id}], kind: "
        "opt_in}}, a first step: what else it should say is reported next",
        "déclarez-le dans conventions/consents.yaml : {{purpose: personalisation, channels: [{channel:id}], kind: "
        "opt_in}}, un premier pas : ce qu'il doit dire d'autre est signalé ensuite",
    ),
    notes={"message": MESSAGE_NOTE},
    needs=MESSAGE_NEEDS | {Kind.CONSENT, Kind.SETTINGS},
    bad="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [fr]
# conventions/channels.yaml
popin: {kind: popin}  # <- here
# conventions/communications.yaml
promotional: {purpose: marketing}
# moments.yaml
signed_in: {name: Signed in, kind: relational}
# scenarios/profile.yaml
name: Complete the profile
programme: welcome
trigger: {moment: signed_in}
communication: promotional
steps: [{message: preferences, channel: popin}]
# programmes/welcome.yaml
name: Welcome
objective: {statement: A first order within 30 days, kpi: first_order_rate}
""",
    good="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [fr]
# conventions/channels.yaml
popin: {kind: popin}
# conventions/communications.yaml
promotional: {purpose: marketing}
# conventions/consents.yaml
onsite: {purpose: personalisation, channels: [popin], kind: opt_in}
# moments.yaml
signed_in: {name: Signed in, kind: relational}
# scenarios/profile.yaml
name: Complete the profile
programme: welcome
trigger: {moment: signed_in}
communication: promotional
steps: [{message: preferences, channel: popin}]
# programmes/welcome.yaml
name: Welcome
objective: {statement: A first order within 30 days, kpi: first_order_rate}
""",
    fine=(
        """
-promotional: {purpose: marketing}
+promotional: {purpose: contract}
""",
        """
-popin: {kind: popin}
+popin: {kind: email}
""",
        """
-promotional: {purpose: marketing}
+promotional: {purpose: marketing}
+# conventions/consents.yaml
+tailored: {purpose: personalisation, kind: opt_in}
""",
        """
 name: Complete the profile
 programme: welcome
+legal_basis: A service that the visitor asked for
""",
    ),
    check=_check,
)

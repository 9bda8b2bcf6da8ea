"""CON007 calls-without-opposition-list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from relplan.analysis.legal_basis import stands_for_consent
from relplan.analysis.opposition import find_list_mentions
from relplan.analysis.outgoing import Outgoing, kind_of
from relplan.analysis.prospecting import canvasses_consumers, sells_press
from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.law import Law
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.channels import ChannelKind
from relplan.model.consents import ConsentKind, Purpose
from relplan.model.kinds import Kind
from relplan.model.settings import Jurisdiction
from relplan.rules.messages import MESSAGE_NEEDS, MESSAGE_NOTE, relate_messages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class Unchecked(Arguments):
    """A channel, and how many calls it carries."""

    channel: str
    count: int


def _check(study: Study, _: Options) -> Iterator[Found]:
    if find_list_mentions(study.plan) or sells_press(study.plan):
        return
    calls: dict[str, list[Outgoing]] = {}
    for permission in study.permissions:
        answers = [one for need in permission.needs for one in need.answers]
        is_agreed = any(study.plan.consents[one].value.kind is ConsentKind.OPT_IN for one in answers)
        is_call = kind_of(study.plan, permission.channel) is ChannelKind.CALL
        is_asked = canvasses_consumers(study.plan, permission) and not stands_for_consent(
            permission.outgoing.action.value
        )
        if is_call and is_asked and permission.outgoing.purpose is Purpose.MARKETING and not is_agreed:
            calls.setdefault(permission.channel, []).append(permission.outgoing)
    for ident, outgoing in sorted(calls.items()):
        channel = study.plan.channels[ident]
        yield Found(channel.place, Unchecked(channel.title, len(outgoing)), relate_messages(outgoing), (channel.ref,))


RULE = Rule(
    code="CON007",
    name="calls-without-opposition-list",
    severity=Severity.WARNING,
    statement=Text(
        "The plan calls consumers to sell and doesn't say that their numbers are checked against the opposition list.",
        "Le plan démarche des consommateurs par téléphone sans dire que les numéros sont confrontés à la liste "
        "d'opposition.",
    ),
    why=Text(
        "Until 10 August 2026 whoever canvassed by telephone had to have their lists checked against Bloctel, except "
        "for a contract in progress (say it under legal_basis) and for newspapers and magazines. Since then the list "
        "is gone and consent is needed: see calls-without-opt-in.",
        "Jusqu'au 10 août 2026, qui démarchait par téléphone devait faire expurger ses fichiers des inscrits à "
        "Bloctel, sauf contrat en cours (dites-le sous legal_basis) et presse. Depuis, la liste a disparu et il faut "
        "un consentement : voyez calls-without-opt-in.",
    ),
    source="Code de la consommation, articles L223-1 to L223-5, in the version in force until 10 August 2026",
    law=Law(Jurisdiction.FR, since=date(2016, 6, 1), until=date(2026, 8, 10)),
    message=Text(
        '"{channel}" carries {count} {count:call|calls} to sell, and no convention speaks of the opposition list',
        "« {channel} » porte {count} {count:appel|appels} de démarchage, et aucune convention ne parle de la liste "
        "d'opposition",
    ),
    remedy=Text(
        "say in the consent or the exclusions that numbers on Bloctel are left out",
        "dites dans le consentement ou les exclusions que les numéros inscrits à Bloctel sont écartés",
    ),
    notes={"message": MESSAGE_NOTE},
    needs=MESSAGE_NEEDS
    | {Kind.CONSENT, Kind.PRESSURE, Kind.SEGMENT, Kind.TERM, Kind.SENDER, Kind.DEDUPLICATION, Kind.SETTINGS},
    bad="""
# relplan.yaml
relplan: 1
name: Plan 2026
period: {from: 2026-01-01, to: 2026-12-31}
law: [fr]
# conventions/channels.yaml
call: {kind: call}  # <- here
# conventions/communications.yaml
promotional: {purpose: marketing}
# conventions/consents.yaml
marketing_call: {purpose: marketing, channels: [call], kind: opt_out}
# campaigns/renewals.yaml
name: Renewals
programme: events
communication: promotional
sends: [{id: calls, on: 2026-06-08, at: "10:00", channel: call}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
""",
    good="""
# relplan.yaml
relplan: 1
name: Plan 2026
period: {from: 2026-01-01, to: 2026-12-31}
law: [fr]
# conventions/channels.yaml
call: {kind: call}
# conventions/communications.yaml
promotional: {purpose: marketing}
# conventions/consents.yaml
marketing_call: {purpose: marketing, channels: [call], kind: opt_out, description: Lists are checked with Bloctel}
# campaigns/renewals.yaml
name: Renewals
programme: events
communication: promotional
sends: [{id: calls, on: 2026-06-08, at: "10:00", channel: call}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
""",
    fine=(
        """
-marketing_call: {purpose: marketing, channels: [call], kind: opt_out}
+marketing_call: {purpose: marketing, channels: [call], kind: opt_in}
""",
        """
-promotional: {purpose: marketing}
+promotional: {purpose: contract}
""",
        """
-call: {kind: call}
+call: {kind: mail}
""",
        """
 law: [fr]
+sector: presse régionale
""",
        """
 law: [fr]
+recipients: professionals
""",
    ),
    check=_check,
)

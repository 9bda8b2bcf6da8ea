"""CON024 consent-not-told-apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.rules.messages import MESSAGE_NEEDS, message_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class NotToldApart(Arguments):
    """A channel, and the consents of which any would let the message go."""

    channel: str
    consents: tuple[str, ...]


def _check(study: Study, _: Options) -> Iterator[Found]:
    named = {ident for permission in study.permissions for ident in permission.outgoing.consents}
    told: set[tuple[int, tuple[str, ...]]] = set()
    for permission in study.permissions:
        outgoing = permission.outgoing
        for need in permission.needs:
            answers = need.answers
            is_told_apart = len(answers) > 1 and not named.isdisjoint(answers) and named.issuperset(answers)
            if need.named or not is_told_apart or not set(outgoing.consents).isdisjoint(answers):
                continue
            if (id(outgoing), answers) not in told:
                told.add((id(outgoing), answers))
                values = NotToldApart(
                    study.plan.title_of(Kind.CHANNEL, permission.channel),
                    tuple(study.plan.title_of(Kind.CONSENT, one) for one in answers),
                )
                yield Found(
                    message_place(outgoing), values, objects=(outgoing.action.ref,), identity=tuple(sorted(answers))
                )


RULE = Rule(
    code="CON024",
    name="consent-not-told-apart",
    severity=Severity.WARNING,
    statement=Text(
        "Several consents cover a message, other messages name theirs, and this one names none.",
        "Plusieurs consentements valent pour un message ; d'autres messages citent le leur, celui-ci n'en cite aucun.",
    ),
    why=Text(
        "Where consents are asked apart, by brand or by subject, each lets its own messages go. A message that names "
        "none goes on the strength of any of them: also to those who refused the one it belongs to.",
        "Là où les consentements se demandent séparément, par marque ou par sujet, chacun ne vaut que pour ses "
        "messages. Un message qui n'en cite aucun part sur la foi de n'importe lequel : aussi vers qui a refusé le "
        "sien.",
    ),
    source="Common practice of relational plans: opt-in typology by brand and type of communication",
    message=Text(
        'over "{channel}" this message goes to whoever gave {consents:or}, while others name theirs',
        "sur « {channel} », ce message part vers qui a donné {consents:or}, alors que d'autres citent le leur",
    ),
    remedy=Text(
        "name the consent it needs: consents: [ID], on the message or on its action",
        "citez le consentement qu'il lui faut : consents: [ID], sur le message ou sur son action",
    ),
    since="2026.2",
    needs=MESSAGE_NEEDS | {Kind.CONSENT},
    bad="""
# conventions/consents.yaml
north_news: {purpose: marketing, channels: [email], kind: opt_in}
south_news: {purpose: marketing, channels: [email], kind: opt_in}
# conventions/communications.yaml
promotional: {purpose: marketing}
# campaigns/north.yaml
name: North
programme: events
communication: promotional
consents: [north_news]
sends: [{id: launch, on: 2027-01-06, channel: email}]
# campaigns/south.yaml
name: South
programme: events
communication: promotional
consents: [south_news]
sends: [{id: launch, on: 2027-02-10, channel: email}]
# campaigns/forgot.yaml
name: South again
programme: events
communication: promotional
sends:
  - id: launch  # <- here
    on: 2027-03-10
    channel: email
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
""",
    good="""
# conventions/consents.yaml
north_news: {purpose: marketing, channels: [email], kind: opt_in}
south_news: {purpose: marketing, channels: [email], kind: opt_in}
# conventions/communications.yaml
promotional: {purpose: marketing}
# campaigns/north.yaml
name: North
programme: events
communication: promotional
consents: [north_news]
sends: [{id: launch, on: 2027-01-06, channel: email}]
# campaigns/south.yaml
name: South
programme: events
communication: promotional
consents: [south_news]
sends: [{id: launch, on: 2027-02-10, channel: email}]
# campaigns/forgot.yaml
name: South again
programme: events
communication: promotional
consents: [south_news]
sends:
  - id: launch
    on: 2027-03-10
    channel: email
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
""",
    check=_check,
)

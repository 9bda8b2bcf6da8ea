"""PRS013 message-under-no-limit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.rules.breaches import PROOF_NEEDS
from relplan.rules.words.contacts import contact_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class Unlimited(Arguments):
    """A message that no limit looks at."""

    message: str
    channel: str


def _check(study: Study, _: Options) -> Iterator[Found]:
    if not study.limits:
        return
    for message in study.coverage.unlimited:
        channel = study.plan.title_of(Kind.CHANNEL, message.channels[0])
        values = Unlimited(contact_title(message.action, message.id), channel)
        yield Found(message.place, values, objects=(message.action.ref,))


RULE = Rule(
    code="PRS013",
    name="message-under-no-limit",
    severity=Severity.WARNING,
    statement=Text(
        "A message obeys the pressure rules, and no limit counts it.",
        "Un message est soumis à la pression, et aucune limite ne le compte.",
    ),
    why=Text(
        "The other limits don't see it either: two policies that ignore each other add up at the customer's.",
        "Les autres limites ne le voient pas non plus : deux règles qui s'ignorent s'additionnent chez le client.",
    ),
    message=Text(
        '"{message}" is under no limit: nothing holds back a contact by "{channel}" to its audience',
        "« {message} » n'est soumis à aucune limite : rien ne retient un contact par « {channel} » vers son audience",
    ),
    remedy=Text(
        "add a cap without filters, for example caps: {{all: {{max: 3, per: 7d}}}}, or widen the one that should apply",
        "ajoutez un plafond sans filtre, par exemple caps: {{tout: {{max: 3, per: 7d}}}}, ou élargissez "
        "celui qui devrait s'appliquer",
    ),
    needs=PROOF_NEEDS | {Kind.SCENARIO},
    bad="""
# campaigns/sales.yaml
name: Sales
programme: events
sends:
  - {id: launch, on: 2027-01-06, channel: email}
  - {id: last-days, on: 2027-02-01, channel: sms}  # <- here
# conventions/channels.yaml
email: {kind: email}
sms: {kind: sms}
# conventions/pressure.yaml
caps: {emails: {max: 2, per: 7d, channels: [email]}}
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
""",
    good="""
# campaigns/sales.yaml
name: Sales
programme: events
sends:
  - {id: launch, on: 2027-01-06, channel: email}
  - {id: last-days, on: 2027-02-01, channel: sms}
# conventions/channels.yaml
email: {kind: email}
sms: {kind: sms}
# conventions/pressure.yaml
caps: {all: {max: 2, per: 7d}}
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
""",
    check=_check,
)

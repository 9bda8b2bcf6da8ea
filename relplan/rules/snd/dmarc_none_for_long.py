"""SND012 dmarc-none-for-long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.channels import ChannelKind
from relplan.model.consents import DmarcPolicy
from relplan.model.kinds import Kind
from relplan.model.quantities import Duration
from relplan.model.scenario import Scenario
from relplan.rules.messages import MESSAGE_NEEDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.senders import SenderUse
    from relplan.analysis.study import Study
    from relplan.source.place import Place


class DmarcOptions(Options):
    """How long a domain may only watch."""

    after: Duration = Duration(months=12)
    """How long after a scenario went live the policy none is told."""


@dataclass(frozen=True, slots=True)
class StillNone(Arguments):
    """A sender, and a scenario that shows for how long it has been sending."""

    sender: str
    scenario: str
    since: date


def _check(study: Study, options: DmarcOptions) -> Iterator[Found]:
    for use in study.sender_uses:
        if use.sender.value.dmarc is DmarcPolicy.NONE:
            oldest = min(_live_since(use), default=None, key=lambda one: one[0])
            if oldest and study.as_of - oldest[0] >= options.after.longest:
                since, scenario, place = oldest
                yield Found(
                    use.sender.at("dmarc"),
                    StillNone(use.sender.title, study.plan.title_of(Kind.SCENARIO, scenario), since),
                    (Related(place, "live"),),
                    (use.sender.ref,),
                    identity=(),
                )


def _live_since(use: SenderUse) -> Iterator[tuple[date, str, Place]]:
    for sending in use.sendings:
        action = sending.outgoing.action
        if sending.kind is ChannelKind.EMAIL and isinstance(action.value, Scenario) and action.value.live_since:
            yield action.value.live_since, action.id, action.at("live_since")


RULE = Rule(
    code="SND012",
    name="dmarc-none-for-long",
    severity=Severity.INFO,
    statement=Text(
        "A domain that has been sending for more than a year still only watches forged mail (DMARC p=none).",
        "Un domaine qui envoie depuis plus d'un an se contente encore d'observer l'usurpation (DMARC p=none).",
    ),
    why=Text(
        "p=none is where one begins: reports show who sends in the company's name. It protects nobody, and satisfies "
        "the minimum of Google, Yahoo and Microsoft only. Guides go on to quarantine and reject within weeks or "
        "months; a year is this rule's own figure. The plan tells how long a sender has been at work only by its "
        "scenarios (live_since); a sender of campaigns alone isn't reported.",
        "On commence par p=none : les rapports montrent qui écrit au nom de l'entreprise. Cela ne protège personne, et "
        "ne satisfait que le minimum de Google, Yahoo et Microsoft. Les guides passent à quarantine puis reject en "
        "quelques semaines ou mois ; un an est le chiffre de cette règle. Le plan ne dit depuis quand un expéditeur "
        "travaille que par ses scénarios (live_since) ; celui des seules campagnes n'est pas signalé.",
    ),
    source="Common practice of deliverability; guides name two weeks to three months of p=none",
    links=(
        "https://mailflowauthority.com/email-authentication/dmarc-none-to-reject",
        "https://dmarcreport.com/dmarc-policy/",
    ),
    message=Text(
        'the domain of "{sender}" is still at p=none, and "{scenario}" has been sending since {since}',
        "le domaine de « {sender} » en est encore à p=none, et « {scenario} » envoie depuis le {since}",
    ),
    remedy=Text(
        "read the DMARC reports, mend what fails, then move to quarantine and say so: dmarc: quarantine",
        "lisez les rapports DMARC, corrigez ce qui échoue, puis passez à quarantine et dites-le : dmarc: quarantine",
    ),
    notes={"live": Text("live since", "en production depuis")},
    since="2026.2",
    needs=MESSAGE_NEEDS | {Kind.SENDER},
    options=DmarcOptions,
    bad="""
# conventions/channels.yaml
email: {kind: email}
# conventions/communications.yaml
promotional: {purpose: marketing, sender: {email: news}}
# conventions/senders.yaml
news:
  kind: email
  address: news@mail.example.com
  dmarc: none  # <- here
# moments.yaml
newsletter_signup: {name: Newsletter sign-up, kind: relational}
# scenarios/welcome.yaml
name: Welcome
programme: welcome
communication: promotional
trigger: {moment: newsletter_signup}
live_since: 2025-03-01
steps: [{message: hello, channel: email}]
# programmes/welcome.yaml
name: Welcome
objective: {statement: A first order within 30 days, kpi: first_order_rate}
""",
    good="""
# conventions/channels.yaml
email: {kind: email}
# conventions/communications.yaml
promotional: {purpose: marketing, sender: {email: news}}
# conventions/senders.yaml
news:
  kind: email
  address: news@mail.example.com
  dmarc: quarantine
# moments.yaml
newsletter_signup: {name: Newsletter sign-up, kind: relational}
# scenarios/welcome.yaml
name: Welcome
programme: welcome
communication: promotional
trigger: {moment: newsletter_signup}
live_since: 2025-03-01
steps: [{message: hello, channel: email}]
# programmes/welcome.yaml
name: Welcome
objective: {statement: A first order within 30 days, kpi: first_order_rate}
""",
    fine=(
        """
-live_since: 2025-03-01
+live_since: 2026-03-01
""",
        """
-live_since: 2025-03-01
""",
    ),
    check=_check,
)

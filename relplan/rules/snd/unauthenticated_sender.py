"""SND005 unauthenticated-sender."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.channels import ChannelKind
from relplan.model.kinds import Kind
from relplan.rules.messages import MESSAGE_NEEDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study
    from relplan.model.consents import Sender


@dataclass(frozen=True, slots=True)
class Unauthenticated(Arguments):
    """A sender, and what isn't said of its domain."""

    sender: str
    domain: str
    """Empty when it isn't known."""
    missing: tuple[str, ...]


def _check(study: Study, _: Options) -> Iterator[Found]:
    for use in study.sender_uses:
        missing = _missing(use.sender.value)
        if missing and any(one.kind is ChannelKind.EMAIL for one in use.sendings):
            yield Found(
                use.sender.place, Unauthenticated(use.sender.title, use.domain, missing), objects=(use.sender.ref,)
            )


def _missing(sender: Sender) -> tuple[str, ...]:
    stated = {"SPF": sender.spf, "DKIM": sender.dkim, "DMARC": sender.dmarc}
    return tuple(name for name, value in stated.items() if not value)


RULE = Rule(
    code="SND005",
    name="unauthenticated-sender",
    severity=Severity.WARNING,
    statement=Text(
        "Nothing says that the domain of an e-mail sender has SPF, DKIM and DMARC.",
        "Rien ne dit que le domaine d'un expéditeur d'e-mails est protégé par SPF, DKIM et DMARC.",
    ),
    why=Text(
        "Google asks all three since February 2024 of whoever sends 5,000 e-mails a day to Gmail addresses, all "
        "subdomains together, and from everybody SPF or DKIM. Yahoo asks the same of bulk senders since February "
        "2024, and gives no number. Microsoft asks all three since 5 May 2025 above 5,000 a day to its consumer "
        "domains, and refuses the rest. DMARC may be p=none, and the From is aligned (from-not-aligned). Below these "
        "numbers they still help e-mails to arrive.",
        "Google demande les trois depuis février 2024 à qui envoie 5 000 e-mails par jour à des adresses Gmail, tous "
        "sous-domaines confondus, et à tous SPF ou DKIM. Yahoo demande la même chose aux expéditeurs de masse depuis "
        "février 2024, sans donner de nombre. Microsoft demande les trois depuis le 5 mai 2025 au-delà de 5 000 par "
        "jour vers ses domaines grand public, et refuse le reste. DMARC peut être à p=none, et le From est aligné "
        "(from-not-aligned). En dessous de ces nombres, ils aident quand même les e-mails à arriver.",
    ),
    source="Google, email sender guidelines, and Yahoo, sender best practices, since February 2024; Microsoft, "
    "requirements for high-volume senders, 5 May 2025",
    links=(
        "https://support.google.com/a/answer/81126",
        "https://senders.yahooinc.com/best-practices/",
        "https://netquery.tools/emails-going-to-spam",
    ),
    message=(
        Text(
            '"{sender}" sends e-mails from {domain}, and nothing says that {missing:and} {missing:is|are} in place',
            "« {sender} » envoie des e-mails depuis {domain}, et rien ne dit que {missing:and} "
            "{missing:est|sont} en place",
        ),
        Text(
            '"{sender}" sends e-mails, and nothing says that {missing:and} {missing:is|are} in place',
            "« {sender} » envoie des e-mails, et rien ne dit que {missing:and} {missing:est|sont} en place",
        ),
    ),
    remedy=Text(
        "set them up and say so: spf: true, dkim: true, dmarc: none, quarantine or reject",
        "mettez-les en place et dites-le : spf: true, dkim: true, dmarc: none, quarantine ou reject",
    ),
    needs=MESSAGE_NEEDS | {Kind.SENDER},
    bad="""
# conventions/channels.yaml
email: {kind: email}
# conventions/communications.yaml
promotional: {purpose: marketing, sender: {email: news}}
# conventions/senders.yaml
news:  # <- here
  kind: email
  address: news@mail.example.com
  domain: mail.example.com
  spf: true
# campaigns/sales.yaml
name: Sales
programme: events
communication: promotional
sends: [{id: launch, on: 2027-01-06, channel: email}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
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
  domain: mail.example.com
  spf: true
  dkim: true
  dmarc: quarantine
# campaigns/sales.yaml
name: Sales
programme: events
communication: promotional
sends: [{id: launch, on: 2027-01-06, channel: email}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
""",
    fine=(
        """
 news:
+  dkim: true
+  dmarc: none
""",
        """
-email: {kind: email}
+email: {kind: sms}

-  kind: email
+  kind: sms
""",
    ),
    check=_check,
)

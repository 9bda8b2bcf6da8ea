"""SND011 from-not-aligned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.sender_names import are_aligned
from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.channels import ChannelKind
from relplan.model.kinds import Kind
from relplan.rules.messages import MESSAGE_NEEDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class NotAligned(Arguments):
    """A sender, the domain that readers see, and the one that is authenticated."""

    sender: str
    seen: str
    domain: str


def _check(study: Study, _: Options) -> Iterator[Found]:
    for use in study.sender_uses:
        sender = use.sender.value
        seen, domain = sender.address.rpartition("@")[2].strip(), sender.domain.strip()
        is_used = any(one.kind is ChannelKind.EMAIL for one in use.sendings)
        if is_used and "@" in sender.address and domain and not are_aligned(seen, domain):
            values = NotAligned(use.sender.title, seen, domain)
            related = (Related(use.sender.at("domain"), "domain"),)
            yield Found(use.sender.at("address"), values, related, (use.sender.ref,), identity=())


RULE = Rule(
    code="SND011",
    name="from-not-aligned",
    severity=Severity.WARNING,
    statement=Text(
        "An e-mail sender shows an address of another domain than the one it is authenticated for.",
        "Un expéditeur d'e-mails affiche une adresse d'un autre domaine que celui pour lequel il est authentifié.",
    ),
    why=Text(
        "DMARC passes only where the domain of the From is that of SPF or of DKIM, or of the same organisation "
        "(relaxed alignment). Google and Yahoo ask bulk senders for it since February 2024, Microsoft since 5 May "
        "2025: without it SPF and DKIM may both pass and e-mails still be refused. The rule compares the address with "
        "the domain of the sender; it doesn't read DNS.",
        "DMARC ne passe que si le domaine du From est celui de SPF ou de DKIM, ou de la même organisation (alignement "
        "souple). Google et Yahoo le demandent aux expéditeurs de masse depuis février 2024, Microsoft depuis le 5 mai "
        "2025 : sans lui, SPF et DKIM peuvent passer et l'e-mail être refusé quand même. La règle confronte l'adresse "
        "au domaine de l'expéditeur ; elle ne lit pas le DNS.",
    ),
    source="RFC 7489, section 3.1 (identifier alignment); Google, Yahoo and Microsoft, requirements for bulk senders",
    links=(
        "https://www.rfc-editor.org/rfc/rfc7489",
        "https://support.google.com/a/answer/81126",
    ),
    message=Text(
        '"{sender}" writes from {seen}, while it is authenticated for {domain}: DMARC would fail',
        "« {sender} » écrit depuis {seen}, alors qu'il est authentifié pour {domain} : DMARC échouerait",
    ),
    remedy=Text(
        "write from an address of {domain}, or authenticate the domain of the address and give it here",
        "écrivez depuis une adresse de {domain}, ou authentifiez le domaine de l'adresse et indiquez-le ici",
    ),
    notes={"domain": Text("the authenticated domain", "le domaine authentifié")},
    since="2026.2",
    needs=MESSAGE_NEEDS | {Kind.SENDER},
    bad="""
# conventions/channels.yaml
email: {kind: email}
# conventions/communications.yaml
promotional: {purpose: marketing, sender: {email: news}}
# conventions/senders.yaml
news:
  kind: email
  address: news@example.net  # <- here
  domain: mail.example.com
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
-  address: news@example.net
+  address: news@example.com
""",
        """
-  address: news@example.net
+  address: news@example.net

-  domain: mail.example.com
""",
        """
 news:
+  status: retired
""",
    ),
    check=_check,
)

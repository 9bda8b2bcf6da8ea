"""SND008 unused-sender."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.rules.messages import MESSAGE_NEEDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class UnusedSender(Arguments):
    """The sender."""

    sender: str


def _check(study: Study, _: Options) -> Iterator[Found]:
    for item in study.plan.senders.values():
        if item.value.counts and (Kind.SENDER, item.id) not in study.mentioned:
            yield Found(item.place, UnusedSender(item.title), objects=(item.ref,))


RULE = Rule(
    code="SND008",
    name="unused-sender",
    severity=Severity.INFO,
    statement=Text(
        "A sender is named by no communication and no message.",
        "Un expéditeur n'est nommé par aucune communication ni aucun message.",
    ),
    why=Text(
        "Either it is still used and the plan doesn't know for what, or it is an address to close.",
        "Ou bien il sert encore et le plan ne sait pas à quoi, ou bien c'est une adresse à fermer.",
    ),
    message=Text('nothing is sent from "{sender}"', "rien ne part de « {sender} »"),
    remedy=Text(
        "name it in conventions/communications.yaml, or remove it",
        "nommez-le dans conventions/communications.yaml, ou supprimez-le",
    ),
    needs=MESSAGE_NEEDS | {Kind.SENDER},
    bad="""
# conventions/channels.yaml
email: {kind: email}
# conventions/communications.yaml
promotional: {purpose: marketing, sender: {email: news}}
# conventions/senders.yaml
news: {kind: email, address: news@mail.example.com}
club: {kind: email, address: club@mail.example.com}  # <- here
""",
    good="""
# conventions/channels.yaml
email: {kind: email}
# conventions/communications.yaml
promotional: {purpose: marketing, sender: {email: news}}
club: {purpose: marketing, sender: {email: club}}
# conventions/senders.yaml
news: {kind: email, address: news@mail.example.com}
club: {kind: email, address: club@mail.example.com}
""",
    fine=(
        """
-club: {kind: email, address: club@mail.example.com}
+club: {status: retired, kind: email, address: club@mail.example.com}
""",
    ),
    check=_check,
)

"""SND010 sms-from-mobile-number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from relplan.analysis.sender_names import is_french_mobile
from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.law import Law
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.channels import ChannelKind
from relplan.model.kinds import Kind
from relplan.model.settings import Jurisdiction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class MobileNumber(Arguments):
    """The sender."""

    sender: str


def _check(study: Study, _: Options) -> Iterator[Found]:
    for item in study.plan.senders.values():
        sender = item.value
        if sender.counts and sender.kind is ChannelKind.SMS and is_french_mobile(sender.address):
            yield Found(item.at("address"), MobileNumber(item.title), objects=(item.ref,), identity=())


RULE = Rule(
    code="SND010",
    name="sms-from-mobile-number",
    severity=Severity.WARNING,
    statement=Text(
        "SMS go out from a French mobile number (06 or 07).",
        "Des SMS partent d'un numéro de mobile français (06 ou 07).",
    ),
    why=Text(
        "Since 1 January 2023 these numbers are kept for communication between people: a platform that sends messages "
        "may not show one. Operators block such messages.",
        "Depuis le 1er janvier 2023, ces numéros sont réservés aux communications entre personnes : une plateforme "
        "qui envoie des messages ne peut pas en afficher un. Les opérateurs bloquent ces envois.",
    ),
    source="Arcep, decision n° 2022-1583 of 1 September 2022 (numbering plan)",
    links=("https://legal.tricoteuses.fr/articles/JORFARTI000046830295",),
    law=Law(Jurisdiction.FR, since=date(2023, 1, 1)),
    message=Text(
        '"{sender}" sends SMS from a mobile number, kept for communication between people',
        "« {sender} » envoie des SMS depuis un numéro de mobile, réservé aux communications entre personnes",
    ),
    remedy=Text(
        "take a name of 3 to 11 letters and digits, a short code, or a number of the 09 range meant for platforms",
        "prenez un nom de 3 à 11 lettres et chiffres, un numéro court, ou un numéro en 09 prévu pour les plateformes",
    ),
    since="2026.2",
    needs=frozenset({Kind.SENDER, Kind.SETTINGS}),
    bad="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [fr]
# conventions/senders.yaml
shop:
  kind: sms
  address: "+33 6 39 98 00 00"  # <- here
""",
    good="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [fr]
# conventions/senders.yaml
shop:
  kind: sms
  address: "36100"
""",
    fine=(
        """
-  address: "+33 6 39 98 00 00"
+  address: "09 37 00 00 00"
""",
        """
-  kind: sms
+  kind: call
""",
        """
 shop:
+  status: retired
""",
    ),
    check=_check,
)

"""GOV020 personal-data-in-plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.personal_text import DatumKind
from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


_WORDS = {
    DatumKind.EMAIL: Text("somebody's e-mail address", "l'adresse e-mail de quelqu'un"),
    DatumKind.PHONE: Text("somebody's telephone number", "le numéro de téléphone de quelqu'un"),
    DatumKind.IBAN: Text("a bank account (IBAN)", "un compte bancaire (IBAN)"),
    DatumKind.CARD: Text("the number of a payment card", "un numéro de carte bancaire"),
    DatumKind.SOCIAL_SECURITY: Text("a social security number", "un numéro de sécurité sociale"),
    DatumKind.CUSTOMER_NUMBER: Text("a customer's number", "un numéro de client"),
}


@dataclass(frozen=True, slots=True)
class Personal(Arguments):
    """What stands there; the datum itself is never told whole."""

    what: Text
    masked: str
    further: int | None
    part: Text
    """The part of a file that holds it."""


_TEXT = Text("this text", "ce texte")
_NAME = Text("the name of this file", "le nom de ce fichier")


def _check(study: Study, _: Options) -> Iterator[Found]:
    for written in study.personal_data:
        first = written.first
        part = _NAME if written.is_name else _TEXT
        values = Personal(_WORDS[first.kind], first.masked, written.further or None, part)
        yield Found(written.at, values, identity=(first.kind.value, first.masked))


RULE = Rule(
    code="GOV020",
    name="personal-data-in-plan",
    severity=Severity.ERROR,
    is_confidential=True,
    statement=Text(
        "A text of the plan holds personal data: somebody's address, telephone number, bank details or customer "
        "number.",
        "Un texte du plan contient des données personnelles : l'adresse, le téléphone, les coordonnées bancaires "
        "ou le numéro de client de quelqu'un.",
    ),
    why=Text(
        "A plan is copied, sent round and kept in git for ever; nobody can delete a person from it afterwards. "
        "Customers belong in the tools that keep them. Addresses of senders, of teams, and of those who own or "
        "approve an object may stand here.",
        "Un plan se copie, circule et reste pour toujours dans git ; on ne peut plus en effacer quelqu'un "
        "ensuite. Les clients ont leur place dans les outils faits pour eux. Les adresses d'expéditeurs, "
        "d'équipes et de ceux qui portent ou valident un objet peuvent y figurer.",
    ),
    source="Regulation (EU) 2016/679, articles 5(1)(c), 5(1)(e) and 17",
    message=(
        Text(
            "{part} holds {what} ({masked}) and {further} more {further:piece|pieces} of personal data",
            "{part} contient {what} ({masked}) et {further} {further:autre donnée personnelle|autres données "
            "personnelles}",
        ),
        Text(
            "{part} holds {what}: {masked}",
            "{part} contient {what} : {masked}",
        ),
    ),
    remedy=Text(
        "take it out, and out of the git history too if the plan has been shared; write a role or example.com instead",
        "retirez cette donnée, y compris de l'historique git si le plan a été partagé ; écrivez un rôle ou "
        "example.com à la place",
    ),
    bad="""
# personas/camille.yaml
name: Camille
description: Modelled on Mme Petit (camille.petit@orange.fr)  # <- here
# moments.yaml
complaint:
  name: Complaint
  x-source: call from 06 12 34 56 78 in October  # <- here
""",
    good="""
# personas/camille.yaml
name: Camille
description: Modelled on interviews of October; questions to crm@maison-lavande.example
# moments.yaml
complaint:
  name: Complaint
  x-source: calls in October
""",
    check=_check,
)

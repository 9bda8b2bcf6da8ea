"""CON016 retention-over-three-years."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from relplan.analysis.legal_basis import states_basis
from relplan.analysis.lengths import is_longer
from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.law import Law
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.data import Attribute, Personal
from relplan.model.kinds import Kind
from relplan.model.quantities import Duration
from relplan.model.settings import Jurisdiction
from relplan.rules.words.durations import duration_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study
    from relplan.model.data import Datum

_LIMIT = Duration(months=36)
_PERSONAL = frozenset(Personal) - {Personal.NONE}


_OF_CONTRACTS = re.compile(
    r"transaction|contra[ct]|factur|invoic|billing|order|commande|compta|accounting", re.IGNORECASE
)
"""Families of data whose times are those of contracts and accounts."""

_REASON = re.compile(
    r"guarant|warrant|garanti|\baccounts\b|accounting|compta|contra[ct]|invoic|factur|\bclaims?\b|litig|dispute"
    r"|limitation|prescri|\btax|fiscal|\blaws?\b|\blegal|\bl[ée]ga|\bloi\b|statut|obligation|oblige|archiv|\bproof\b|preuve"
    r"|\bart(?:icle|\.)",
    re.IGNORECASE,
)
"""What a reason to keep data for longer speaks of."""


@dataclass(frozen=True, slots=True)
class LongRetention(Arguments):
    """A datum, and how long it is kept."""

    datum: str
    retention: Text


def _check(study: Study, _: Options) -> Iterator[Found]:
    for item in (*study.plan.attributes.values(), *study.plan.events.values()):
        datum = item.value
        is_long = datum.retention is not None and is_longer(datum.retention, _LIMIT)
        if datum.counts and datum.retention and is_long and datum.personal in _PERSONAL and not _has_reason(datum):
            values = LongRetention(item.title, duration_words(datum.retention))
            yield Found(item.at("retention"), values, objects=(item.ref,))


def _has_reason(datum: Datum) -> bool:
    """Tell whether a datum says why it is kept, or belongs to contracts and accounts, which have times of their own."""
    if isinstance(datum, Attribute) and (states_basis(datum) or _OF_CONTRACTS.search(datum.family)):
        return True
    return bool(_REASON.search(datum.description))


RULE = Rule(
    code="CON016",
    name="retention-over-three-years",
    severity=Severity.WARNING,
    statement=Text(
        "Personal data is kept for longer than three years, and the plan doesn't say why.",
        "Des données personnelles sont conservées plus de trois ans sans que le plan dise pourquoi.",
    ),
    why=Text(
        "The CNIL's reference for the management of customers keeps data for marketing for three years from the last "
        "contact that came from the person: an order, a click, a call; an open is none. It is a benchmark and no "
        "statute, and the CNIL fines by it. Longer times have other reasons (a guarantee, a contract, accounts, a "
        "limitation period): write them down. Data of contracts and accounts, by their family, is left aside.",
        "Le référentiel de la CNIL sur la gestion commerciale garde les données de prospection trois ans à compter du "
        "dernier contact venu de la personne : une commande, un clic, un appel ; une ouverture n'en est pas un. C'est "
        "un repère et non une loi, et la CNIL sanctionne d'après lui. Des durées plus longues ont d'autres raisons "
        "(garantie, contrat, comptabilité, prescription) : écrivez-les. Les données de contrat et de comptabilité, "
        "d'après leur famille, sont laissées de côté.",
    ),
    source="CNIL, reference on the management of commercial activities, deliberation n° 2021-131 of 23 September 2021 "
    "(JO of 10 April 2022); SAN-2020-008 of 18 November 2020",
    law=Law(Jurisdiction.FR, since=date(2020, 11, 18)),
    message=Text(
        '"{datum}" is kept for {retention}, more than three years, and the plan gives no reason',
        "« {datum} » est conservé {retention}, soit plus de trois ans, sans raison écrite",
    ),
    remedy=Text(
        "shorten the retention to 3y, or say under description what longer reason there is: guarantee, contract, "
        "accounts, limitation, law (for an attribute, also under legal_basis)",
        "ramenez la durée de conservation à 3y, ou dites sous description quelle raison la prolonge : garantie, "
        "contrat, comptabilité, prescription, loi (pour un attribut, aussi sous legal_basis)",
    ),
    needs=frozenset({Kind.SETTINGS}),
    bad="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [fr]
# data.yaml
attributes:
  viewed_products:
    personal: behaviour
    retention: 5y  # <- here
  invoices: {personal: identity, retention: 10y, legal_basis: Accounts are kept for ten years}
""",
    good="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [fr]
# data.yaml
attributes:
  viewed_products:
    personal: behaviour
    retention: 13mo
  invoices: {personal: identity, retention: 10y, legal_basis: Accounts are kept for ten years}
""",
    fine=(
        """
-    personal: behaviour
+    personal: none
""",
        """
-    retention: 5y
+    retention: 3y
""",
        """
     retention: 5y
+    description: The guarantee runs for five years
""",
        """
   viewed_products:
+    status: retired
""",
        """
     retention: 5y
+    family: transaction
""",
    ),
    check=_check,
)

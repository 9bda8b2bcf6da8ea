"""CON035 transfer-without-safeguard."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from relplan.analysis.hosting import find_bare_transfers
from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.law import Law
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.model.settings import Jurisdiction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class BareTransfer(Arguments):
    """A source, where it is kept, and how many personal data come from it."""

    source: str
    hosting: str
    count: int


def _check(study: Study, _: Options) -> Iterator[Found]:
    for found in find_bare_transfers(study.plan):
        item = found.source
        values = BareTransfer(item.title, item.value.hosting, found.data)
        yield Found(item.at("hosting"), values, objects=(item.ref,), identity=())


RULE = Rule(
    code="CON035",
    name="transfer-without-safeguard",
    severity=Severity.WARNING,
    statement=Text(
        "Personal data is kept outside the European Union, and the plan doesn't say what protects it there.",
        "Des données personnelles sont conservées hors de l'Union européenne sans que le plan dise ce qui les y "
        "protège.",
    ),
    why=Text(
        "A transfer takes a decision that the country protects as well, or standard contractual clauses and a look at "
        "that country's law, or binding rules of a group. For the United States such a decision holds only for "
        "companies certified under the Data Privacy Framework. The rule reads hosting of the sources that personal "
        "data comes from; it can't see from where a provider looks into data kept in Europe.",
        "Un transfert demande une décision d'adéquation, ou des clauses contractuelles types et un examen du droit du "
        "pays, ou des règles d'entreprise contraignantes. Pour les États-Unis, la décision ne vaut que pour les "
        "sociétés certifiées au Data Privacy Framework. La règle lit l'hébergement des sources d'où viennent des "
        "données personnelles ; elle ne voit pas d'où un prestataire regarde des données gardées en Europe.",
    ),
    source="GDPR, articles 44 to 49, in application since 25 May 2018",
    links=("https://eur-lex.europa.eu/eli/reg/2016/679/oj",),
    law=Law(Jurisdiction.EU, since=date(2018, 5, 25)),
    message=Text(
        'the personal data of "{source}" ({count} in the inventory) are kept outside the Union ({hosting}), and '
        "nothing says what protects them",
        "les données personnelles de « {source} » ({count} à l'inventaire) sont hébergées hors de l'Union "
        "({hosting}), et rien ne dit ce qui les protège",
    ),
    remedy=Text(
        "say under description what the transfer rests on (standard contractual clauses, Data Privacy Framework, "
        "binding corporate rules), or keep them in the Union",
        "dites sous description sur quoi repose le transfert (clauses contractuelles types, Data Privacy Framework, "
        "règles d'entreprise contraignantes), ou gardez-les dans l'Union",
    ),
    since="2026.2",
    needs=frozenset({Kind.SOURCE, Kind.EVENT, Kind.ATTRIBUTE, Kind.SETTINGS}),
    bad="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [eu]
# data.yaml
sources:
  cloud:
    name: Marketing cloud
    hosting: US  # <- here
attributes:
  email: {source: cloud, available: available, personal: contact}
""",
    good="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [eu]
# data.yaml
sources:
  cloud:
    name: Marketing cloud
    hosting: US
    description: "Standard contractual clauses, signed in March 2026"
attributes:
  email: {source: cloud, available: available, personal: contact}
""",
    fine=(
        """
-    hosting: US
+    hosting: EU
""",
        """
-    hosting: US
+    hosting: Switzerland
""",
        """
-  email: {source: cloud, available: available, personal: contact}
+  email: {source: cloud, available: available, personal: none}
""",
        """
     hosting: US
+    status: retired
""",
    ),
    check=_check,
)

"""CON008 stale-opposition-list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from relplan.analysis.opposition import find_list_mentions
from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.law import Ground, Law
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.settings import Jurisdiction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class StaleList(Arguments):
    """The convention that speaks of the list."""

    convention: str


def _check(study: Study, _: Options) -> Iterator[Found]:
    mentions = find_list_mentions(study.plan)
    if mentions:
        first, *others = mentions
        related = tuple(Related(one.place, "also") for one in others)
        yield Found(first.place, StaleList(first.item.title), related, (first.item.ref,), identity=())


RULE = Rule(
    code="CON008",
    name="stale-opposition-list",
    severity=Severity.WARNING,
    statement=Text(
        "A convention still relies on the Bloctel list.",
        "Une convention s'appuie encore sur la liste Bloctel.",
    ),
    why=Text(
        "Since 11 August 2026 there is no opposition list to check against: whoever has not agreed may not be called. "
        "A plan that still speaks of Bloctel was not reviewed when the law changed.",
        "Depuis le 11 août 2026, il n'y a plus de liste d'opposition à consulter : on n'appelle pas qui n'a pas "
        "accepté. Un plan qui parle encore de Bloctel n'a pas été relu quand la loi a changé.",
    ),
    source="Code de la consommation, article L223-1, as of loi n° 2025-594 of 30 June 2025",
    law=Law(Jurisdiction.FR, since=date(2026, 8, 11), ground=Ground.ONE_SOURCE),
    message=Text(
        '"{convention}" still speaks of Bloctel, which has had no purpose since 11 August 2026',
        "« {convention} » parle encore de Bloctel, sans objet depuis le 11 août 2026",
    ),
    remedy=Text(
        "replace this mention with the consent to calls (opt_in, one year at most)",
        "remplacez cette mention par le consentement aux appels (opt_in, un an au plus)",
    ),
    notes={"also": Text("here too", "ici aussi")},
    bad="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [fr]
# conventions/channels.yaml
call: {kind: call}
# conventions/consents.yaml
marketing_call:
  purpose: marketing
  channels: [call]
  kind: opt_out
  description: Numbers are checked with Bloctel every month  # <- here
""",
    good="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [fr]
# conventions/channels.yaml
call: {kind: call}
# conventions/consents.yaml
marketing_call:
  purpose: marketing
  channels: [call]
  kind: opt_in
  validity: 1y
""",
    check=_check,
)

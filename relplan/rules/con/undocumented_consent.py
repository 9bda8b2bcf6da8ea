"""CON002 undocumented-consent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.law import Law
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.consents import ConsentKind
from relplan.model.kinds import Kind
from relplan.model.settings import Jurisdiction
from relplan.rules.words.lists import all_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study

_WORDS = {
    "wording": Text("its wording", "son texte"),
    "collected_at": Text("the place where it is asked", "son lieu de recueil"),
    "proof": Text("its proof", "sa preuve"),
    "withdrawal": Text("the way to take it back", "son mode de retrait"),
}
_ASKED = {
    ConsentKind.OPT_IN: ("wording", "collected_at", "proof", "withdrawal"),
    ConsentKind.SOFT_OPT_IN: ("wording", "collected_at", "withdrawal"),
}
"""What a consent says, by its kind."""


@dataclass(frozen=True, slots=True)
class Undocumented(Arguments):
    """A consent and what it doesn't say."""

    consent: str
    missing: Text
    keys: tuple[str, ...]


def _check(study: Study, _: Options) -> Iterator[Found]:
    for item in study.plan.consents.values():
        asked = _ASKED.get(item.value.kind or ConsentKind.OPT_OUT, ())
        missing = tuple(key for key in asked if not getattr(item.value, key).strip())
        if missing and item.value.counts:
            values = Undocumented(item.title, all_of([_WORDS[key] for key in missing]), missing)
            yield Found(item.place, values, objects=(item.ref,))


RULE = Rule(
    code="CON002",
    name="undocumented-consent",
    severity=Severity.WARNING,
    statement=Text(
        "A consent doesn't say its wording, where it is asked, what proves it or how it is taken back.",
        "Un consentement ne dit pas son texte, son lieu de recueil, sa preuve ou son mode de retrait.",
    ),
    why=Text(
        "Whoever relies on a consent must be able to show it: who agreed to which words, where and when. It must be as "
        "easy to take back as to give. What the plan doesn't write down, nobody will find on the day it is asked for.",
        "Qui s'appuie sur un consentement doit pouvoir le démontrer : qui a accepté quel texte, où et quand. Le "
        "retirer doit être aussi simple que le donner. Ce que le plan n'écrit pas, personne ne le retrouvera le jour "
        "où on le demandera.",
    ),
    source="GDPR, articles 4(11), 7(1) and 7(3), in application since 25 May 2018",
    law=Law(Jurisdiction.EU, since=date(2018, 5, 25)),
    message=Text(
        'the consent "{consent}" doesn\'t say {missing}',
        "il manque au consentement « {consent} » {missing}",
    ),
    remedy=Text("fill in {keys:and}", "renseignez {keys:and}"),
    needs=frozenset({Kind.CONSENT, Kind.SETTINGS}),
    bad="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [fr]
# conventions/channels.yaml
email: {kind: email}
# conventions/consents.yaml
marketing_email:  # <- here
  purpose: marketing
  channels: [email]
  kind: opt_in
  proof: "Date, time, form and version of the text"
""",
    good="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [fr]
# conventions/channels.yaml
email: {kind: email}
# conventions/consents.yaml
marketing_email:
  purpose: marketing
  channels: [email]
  kind: opt_in
  wording: I would like to receive news and offers by e-mail
  collected_at: "Footer, account, till"
  proof: "Date, time, form and version of the text"
  withdrawal: A link in every e-mail
""",
    fine=(
        """
 marketing_email:
+  status: retired
""",
    ),
    check=_check,
)

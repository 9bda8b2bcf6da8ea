"""CON023 consent-lapses-unasked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.lengths import is_longer
from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.rules.words.durations import duration_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class Lapsing(Arguments):
    """A consent, how long it holds and how often it may be asked."""

    consent: str
    validity: Text
    ask_every: Text


def _check(study: Study, _: Options) -> Iterator[Found]:
    for item in study.plan.consents.values():
        validity, ask_every = item.value.validity, item.value.ask_every
        if item.value.counts and validity and ask_every and is_longer(ask_every, validity):
            values = Lapsing(item.title, duration_words(validity), duration_words(ask_every))
            yield Found(
                item.at("ask_every"), values, (Related(item.at("validity"), "validity"),), (item.ref,), identity=()
            )


RULE = Rule(
    code="CON023",
    name="consent-lapses-unasked",
    severity=Severity.WARNING,
    statement=Text(
        "A consent ends before it may be asked for again.",
        "Un consentement prend fin avant qu'on puisse le redemander.",
    ),
    why=Text(
        "Between the two, customers who would have said yes again can't be reached and can't be asked.",
        "Entre les deux, des clients qui auraient redit oui ne peuvent être ni joints ni sollicités.",
    ),
    message=Text(
        '"{consent}" holds for {validity}, but may be asked for again only every {ask_every}',
        "« {consent} » vaut {validity}, mais ne peut être redemandé que tous les {ask_every}",
    ),
    remedy=Text(
        "ask again before the consent ends",
        "redemandez le consentement avant qu'il prenne fin",
    ),
    notes={"validity": Text("how long it holds", "sa durée")},
    bad="""
# conventions/channels.yaml
call: {kind: call}
# conventions/consents.yaml
marketing_call:
  purpose: marketing
  channels: [call]
  kind: opt_in
  validity: 1y
  ask_every: 2y  # <- here
""",
    good="""
# conventions/channels.yaml
call: {kind: call}
# conventions/consents.yaml
marketing_call:
  purpose: marketing
  channels: [call]
  kind: opt_in
  validity: 1y
  ask_every: 1y
""",
    fine=(
        """
 marketing_call:
+  status: retired
""",
    ),
    check=_check,
)

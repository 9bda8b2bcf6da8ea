"""REF006 unknown-condition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.plan.spelling import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class UnknownCondition(Arguments):
    """The word, and what was perhaps meant."""

    word: str
    close: tuple[str, ...]


def _check(study: Study, _: Options) -> Iterator[Found]:
    plan = study.plan
    for word in study.conditions:
        if word.is_known(plan) or plan.unread & {Kind.EVENT, Kind.SEGMENT}:
            continue
        known = (*word.outcomes, *plan.ids(Kind.EVENT), *plan.ids(Kind.SEGMENT))
        yield Found(word.at, UnknownCondition(word.text, nearest(word.text, known)), objects=(word.owner.ref,))


RULE = Rule(
    code="REF006",
    name="unknown-condition",
    severity=Severity.ERROR,
    statement=Text(
        "A condition's word is no outcome of a message, no event and no segment.",
        "Le mot d'une condition n'est ni le résultat d'un message, ni un événement, ni un segment.",
    ),
    why=Text(
        "Nobody can build a branch whose condition means nothing.",
        "Personne ne peut construire un embranchement dont la condition ne veut rien dire.",
    ),
    message=Text(
        '"{word}" is no outcome of a message of this scenario, no event and no segment',
        "« {word} » n'est ni le résultat d'un message de ce scénario, ni un événement, ni un segment",
    ),
    remedy=(
        Text(
            "did you mean {close:or}?",
            "vouliez-vous dire {close:or} ?",
        ),
        Text(
            "write MESSAGE.clicked (or sent, delivered, opened, converted), an event or a segment",
            "écrivez MESSAGE.clicked (ou sent, delivered, opened, converted), un événement ou un segment",
        ),
    ),
    bad="""
# programmes/welcome.yaml
name: Welcome
owner: crm
target: {definition: Signed up less than 30 days ago}
objective: {statement: A first order within 30 days, kpi: first_order_rate, baseline: 18 %, target: 25 %, horizon: 30d}
# scenarios/cart.yaml
name: Cart reminder
programme: welcome
trigger: {moment: cart}
steps:
  - {message: reminder, channel: email}
  - wait: 1d
  - branch:
      - {if: remider.clicked, then: [{exit: engaged}]}  # <- here
# moments.yaml
cart: {name: Cart left, kind: transactional}
# conventions/channels.yaml
email: {kind: email}
""",
    good="""
# programmes/welcome.yaml
name: Welcome
owner: crm
target: {definition: Signed up less than 30 days ago}
objective: {statement: A first order within 30 days, kpi: first_order_rate, baseline: 18 %, target: 25 %, horizon: 30d}
# scenarios/cart.yaml
name: Cart reminder
programme: welcome
trigger: {moment: cart}
steps:
  - {message: reminder, channel: email}
  - wait: 1d
  - branch:
      - {if: reminder.clicked, then: [{exit: engaged}]}
# moments.yaml
cart: {name: Cart left, kind: transactional}
# conventions/channels.yaml
email: {kind: email}
""",
    check=_check,
)

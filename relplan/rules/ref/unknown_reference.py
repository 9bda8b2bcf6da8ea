"""REF001 unknown-reference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.plan.spelling import nearest
from relplan.rules.words.kinds import KIND_NAMES
from relplan.rules.words.signs import name_hidden
from relplan.source.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class UnknownReference(Arguments):
    """What is referred to, and what was perhaps meant."""

    none: Text
    id: str
    close: tuple[str, ...]
    home: str | Text
    """Where objects of the kind are written."""
    hidden: Text | None
    """A sign in the id that can't be seen."""


def _check(study: Study, _: Options) -> Iterator[Found]:
    plan = study.plan
    tally: Tally[str] = Tally()
    for mention in study.unknown_mentions:
        names = KIND_NAMES[mention.kind]
        close = nearest(mention.id, plan.ids(mention.kind)) if tally.lets_through(mention.owner.path) else ()
        values = UnknownReference(names.none, mention.id, close, names.home, name_hidden(mention.id))
        yield Found(mention.at, values, objects=(mention.owner.ref,))


RULE = Rule(
    code="REF001",
    name="unknown-reference",
    severity=Severity.ERROR,
    statement=Text(
        "An id is mentioned that no object of the plan has.",
        "Un identifiant est cité qu'aucun objet du plan ne porte.",
    ),
    why=Text(
        "A misspelt segment reaches nobody and a misspelt channel sends nothing; the plan looks right and is wrong.",
        "Un segment mal orthographié ne touche personne, un canal mal orthographié n'envoie rien : "
        "le plan a l'air juste et il est faux.",
    ),
    message=Text('{none} is called "{id}"', "{none} ne s'appelle « {id} »"),
    remedy=(
        Text("{hidden} hides in it: delete it", "{hidden} s'y cache : effacez-le"),
        Text("did you mean {close:or}?", "vouliez-vous dire {close:or} ?"),
        Text(
            "declare it in {home}, or correct the id",
            "déclarez-le dans {home}, ou corrigez l'identifiant",
        ),
    ),
    bad="""
# programmes/welcome.yaml
name: Welcome
phase: lifecycle.nwe  # <- here
objective: {statement: A first order, kpi: first_order_rate}
# conventions/segments.yaml
segmentations:
  lifecycle: {segments: {new: {}, active: {}}}
""",
    good="""
# programmes/welcome.yaml
name: Welcome
phase: lifecycle.new
objective: {statement: A first order, kpi: first_order_rate}
# conventions/segments.yaml
segmentations:
  lifecycle: {segments: {new: {}, active: {}}}
""",
    check=_check,
)

"""AUD009 persona-without-segment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class Unlinked(Arguments):
    """The persona."""

    persona: str


def _check(study: Study, _: Options) -> Iterator[Found]:
    personas = [item for _ident, item in sorted(study.plan.personas.items()) if item.value.counts]
    if any(item.value.segments for item in personas):
        for item in personas:
            if not item.value.segments:
                yield Found(item.place, Unlinked(item.title), objects=(item.ref,))


RULE = Rule(
    code="AUD009",
    name="persona-without-segment",
    severity=Severity.INFO,
    statement=Text(
        "A persona is found in no segment, while others are.",
        "Un persona ne se rattache à aucun segment, alors que d'autres le font.",
    ),
    why=Text(
        "A persona helps to write, a segment helps to send. Without the link nobody can address the persona, and what "
        "was learnt of it never reaches an audience.",
        "Un persona aide à écrire, un segment aide à envoyer. Sans le lien, personne ne peut s'adresser au persona, et "
        "ce qu'on a appris de lui n'arrive dans aucune audience.",
    ),
    source="Common practice of personas: weight in the base and linked segments",
    message=Text(
        'the persona "{persona}" names no segment that holds it',
        "le persona « {persona} » ne nomme aucun segment où le retrouver",
    ),
    remedy=Text(
        "add segments: with those in which it is mostly found",
        "ajoutez segments: avec ceux où il se trouve le plus souvent",
    ),
    bad="""
# personas/camille.yaml
name: Camille, a first home
segments: [lifecycle.new]
# personas/marc.yaml
name: Marc, who buys presents  # <- here
# conventions/segments.yaml
segmentations: {lifecycle: {segments: {new: {}, active: {}}}}
""",
    good="""
# personas/camille.yaml
name: Camille, a first home
segments: [lifecycle.new]
# personas/marc.yaml
name: Marc, who buys presents
segments: [lifecycle.active]
# conventions/segments.yaml
segmentations: {lifecycle: {segments: {new: {}, active: {}}}}
""",
    fine=(
        """
 name: Marc, who buys presents
+status: retired
""",
    ),
    check=_check,
)

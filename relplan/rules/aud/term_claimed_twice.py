"""AUD008 term-claimed-twice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class Claimed(Arguments):
    """What is claimed, and by which terms."""

    what: Text
    text: str
    terms: tuple[str, ...]


_WORD = Text("the word", "le mot")
_SEGMENT = Text("the segment", "le segment")


def _check(study: Study, _: Options) -> Iterator[Found]:
    for one in study.contested_terms:
        *others, last = one.claims
        terms = tuple(claim.term.title for claim in one.claims)
        text = study.plan.title_of(Kind.SEGMENT, last.text) if one.is_segment else last.text
        yield Found(
            last.place,
            Claimed(_SEGMENT if one.is_segment else _WORD, text, terms),
            tuple(Related(claim.place, "other", {"term": claim.term.title}) for claim in others),
            tuple(claim.term.ref for claim in one.claims),
        )


RULE = Rule(
    code="AUD008",
    name="term-claimed-twice",
    severity=Severity.WARNING,
    statement=Text(
        "Two terms of the vocabulary claim the same word or the same segment.",
        "Deux termes du vocabulaire revendiquent le même mot ou le même segment.",
    ),
    why=Text(
        "The vocabulary is there so that one word means one thing in all departments. A word with two definitions is "
        "the argument it was meant to end, and a segment with two names is two words for one thing.",
        "Le vocabulaire existe pour qu'un mot dise une seule chose dans tous les services. Un mot à deux définitions, "
        "c'est la querelle qu'il devait clore ; un segment à deux noms, ce sont deux mots pour une chose.",
    ),
    source="Common practice of relational plans: one definition for all departments",
    message=Text(
        '{what} "{text}" is claimed by {terms:and}',
        "{what} « {text} » est revendiqué par {terms:and}",
    ),
    remedy=Text(
        "leave it to one of the terms, or make the other a synonym of it",
        "laissez-le à un seul des termes, ou faites de l'autre son synonyme",
    ),
    notes={"other": Text('"{term}" claims it too', "« {term} » le revendique aussi")},
    needs=frozenset({Kind.TERM}),
    bad="""
# conventions/vocabulary.yaml
active:
  term: Active customer
  definition: An order less than 12 months ago
  synonyms: [customer]
buyer:
  term: Buyer
  definition: At least one order ever
  synonyms:
    - Customer  # <- here
""",
    good="""
# conventions/vocabulary.yaml
active:
  term: Active customer
  definition: An order less than 12 months ago
buyer:
  term: Buyer
  definition: At least one order ever
  synonyms:
    - Customer
""",
    check=_check,
)

"""CFG020 unusable-house-rule-pattern."""

from dataclasses import dataclass

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.house.problems import BadPattern, Fault
from relplan.rules.words.values import quote_value

FAULTS: dict[Fault, Text] = {
    Fault.EMPTY: Text("it says nothing", "il ne dit rien"),
    Fault.OPEN: Text("a bracket is opened and not closed", "un crochet ou une parenthèse n'est pas refermé"),
    Fault.CLOSED: Text("a bracket is closed that is not open", "une parenthèse est fermée sans avoir été ouverte"),
    Fault.NOTHING_TO_REPEAT: Text(
        "a sign of repetition stands after nothing that could be repeated",
        "un signe de répétition ne suit rien qui puisse se répéter",
    ),
    Fault.REVERSED: Text(
        "a range or a count ends before it begins", "un intervalle ou un nombre se termine avant de commencer"
    ),
    Fault.UNSUPPORTED: Text(
        "it uses a sign that patterns of relplan don't have", "il emploie un signe que les motifs de relplan n'ont pas"
    ),
    Fault.TOO_LARGE: Text("it is too large", "il est trop grand"),
}
"""Why a text is no pattern."""


@dataclass(frozen=True, slots=True)
class UnusablePattern(Arguments):
    """The pattern, and why it can't be matched."""

    found: Text
    why: Text


def _describe(problem: BadPattern) -> Found:
    return Found(problem.at, UnusablePattern(quote_value(problem.found), FAULTS[problem.fault]))


RULE = Rule(
    code="CFG020",
    name="unusable-house-rule-pattern",
    severity=Severity.ERROR,
    statement=Text(
        "A pattern of one of the plan's own rules can't be matched.",
        "Un motif d'une règle propre au plan est inutilisable.",
    ),
    why=Text(
        "A pattern is written with characters, classes such as [a-z], groups, alternatives and repetitions. What looks "
        "back or ahead is left out: a pattern from anybody's change must never make a check hang.",
        "Un motif s'écrit avec des caractères, des classes comme [a-z], des groupes, des alternatives et des "
        "répétitions. Ce qui regarde en arrière ou en avant est exclu : un motif venu d'une modification quelconque ne "
        "doit jamais bloquer un contrôle.",
    ),
    message=Text("{found} is no pattern: {why}", "{found} n'est pas un motif : {why}"),
    remedy=Text(
        "write for example [a-z]+(-[a-z]+)* or sms-.*, and a backslash before a sign that is meant itself",
        "écrivez par exemple [a-z]+(-[a-z]+)* ou sms-.*, et une barre oblique inverse devant un signe pris à la lettre",
    ),
    bad="""
# relplan.yaml
relplan: 1
name: Example
house_rules:
  names-of-scenarios:
    code: LAV001
    given: scenario
    require:
      id: {matches: "[a-z+"}  # <- here
    message: ids are words
""",
    good="""
# relplan.yaml
relplan: 1
name: Example
house_rules:
  names-of-scenarios:
    code: LAV001
    given: scenario
    require:
      id: {matches: "[a-z]+(-[a-z]+)*"}
    message: ids are words
""",
    problem=BadPattern,
    describe=_describe,
)

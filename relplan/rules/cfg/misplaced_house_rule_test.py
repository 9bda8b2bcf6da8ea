"""CFG021 misplaced-house-rule-test."""

from dataclasses import dataclass

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.house.problems import MisplacedTest
from relplan.rules.words.quantities import QUANTITY_WORDS
from relplan.rules.words.types import TYPE_WORDS


@dataclass(frozen=True, slots=True)
class MisplacedHouseRuleTest(Arguments):
    """The key, the test and what the key holds."""

    key: str
    test: str
    holds: Text | None
    """None when the test stands under `forbid` and belongs under `require`."""
    todo: Text


_OTHER = Text("give a value, or use another test", "donnez une valeur, ou employez un autre test")
_GO_ON = Text(
    "name one of the keys under it, with a dot between, or ask only that it is there",
    "citez une des clés qu'elle contient, après un point, ou demandez seulement sa présence",
)
_MOVE = Text("move it to require", "placez-le sous require")


def _describe(problem: MisplacedTest) -> Found:
    words = QUANTITY_WORDS.get(problem.holds) or TYPE_WORDS.get(problem.holds)
    todo = _MOVE if words is None else _OTHER if problem.test else _GO_ON
    values = MisplacedHouseRuleTest(problem.key, problem.test, words.name if words else None, todo)
    return Found(problem.at, values, identity=(problem.key, problem.test))


RULE = Rule(
    code="CFG021",
    name="misplaced-house-rule-test",
    severity=Severity.ERROR,
    statement=Text(
        "One of the plan's own rules puts a key to a test that doesn't suit its values.",
        "Une règle propre au plan soumet une clé à un test qui ne convient pas à ses valeurs.",
    ),
    why=Text(
        "Patterns judge texts; the least and the most judge numbers, durations, rates, amounts and dates; and a key "
        "that holds further keys is there or not.",
        "Les motifs jugent des textes ; le minimum et le maximum jugent des nombres, des durées, des taux, des "
        "montants et des dates ; et une clé qui contient d'autres clés est présente ou non.",
    ),
    message=(
        Text(
            'the test "{test}" doesn\'t suit "{key}", which holds {holds}',
            "le test « {test} » ne convient pas à « {key} », qui contient {holds}",
        ),
        Text(
            '"{key}" has no value of its own: it holds {holds}',
            "« {key} » n'a pas de valeur propre : elle contient {holds}",
        ),
        Text('the test "{test}" has no place under "forbid"', "le test « {test} » n'a pas sa place sous « forbid »"),
    ),
    remedy=Text("{todo}", "{todo}"),
    bad="""
# relplan.yaml
relplan: 1
name: Example
house_rules:
  short-validity:
    code: LAV001
    given: scenario
    require:
      valid_for: {matches: ".*d"}  # <- here
    message: validity is in days
""",
    good="""
# relplan.yaml
relplan: 1
name: Example
house_rules:
  short-validity:
    code: LAV001
    given: scenario
    require:
      valid_for: {at_most: 10d}
    message: a message is worth ten days at most
""",
    problem=MisplacedTest,
    describe=_describe,
)

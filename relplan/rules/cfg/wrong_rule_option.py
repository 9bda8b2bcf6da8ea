"""CFG010 wrong-rule-option."""

from dataclasses import dataclass

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.rules.problems import WrongOption
from relplan.rules.words.quantities import QUANTITY_WORDS
from relplan.rules.words.types import TYPE_WORDS
from relplan.rules.words.values import quote_value


@dataclass(frozen=True, slots=True)
class WrongRuleOption(Arguments):
    """The setting, what it is given and what it takes."""

    rule: str
    option: str
    found: Text
    expected: Text | None


def _describe(problem: WrongOption) -> Found:
    option = "severity" if problem.option == problem.rule else problem.option
    return Found(
        problem.at, WrongRuleOption(problem.rule, option, quote_value(problem.found), _name_expected(problem.expected))
    )


def _name_expected(expected: str) -> Text | None:
    """Name a quantity or a type; what is neither is a list of words and stays as it is."""
    words = QUANTITY_WORDS.get(expected) or TYPE_WORDS.get(expected)
    if words is not None:
        return words.name
    return Text(expected, expected) if expected else None


RULE = Rule(
    code="CFG010",
    name="wrong-rule-option",
    severity=Severity.ERROR,
    statement=Text(
        "A setting of a rule has a value that it can't have.",
        "Un réglage d'une règle a une valeur impossible.",
    ),
    why=Text(
        "The rule goes on with its usual setting, which is not what the team wants.",
        "La règle garde son réglage habituel, qui n'est pas celui que l'équipe souhaite.",
    ),
    message=Text(
        'the setting "{option}" of the rule "{rule}" can\'t be {found}',
        "le réglage « {option} » de la règle « {rule} » ne peut pas être {found}",
    ),
    remedy=(
        Text("expected here: {expected}", "attendu ici : {expected}"),
        Text(
            "write another value, or remove the setting",
            "écrivez une autre valeur, ou supprimez le réglage",
        ),
    ),
    bad="""
# relplan.yaml
relplan: 1
name: Example
rules: {unknown-reference: loud}  # <- here
""",
    good="""
# relplan.yaml
relplan: 1
name: Example
rules: {unknown-reference: warning}
""",
    problem=WrongOption,
    describe=_describe,
)

"""CFG018 house-rule-of-wrong-value."""

from dataclasses import dataclass

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.house.problems import WrongHouseValue
from relplan.rules.words.quantities import QUANTITY_WORDS, REASON_WORDS
from relplan.rules.words.types import TYPE_WORDS
from relplan.rules.words.values import quote_value


@dataclass(frozen=True, slots=True)
class HouseRuleOfWrongValue(Arguments):
    """The key, what it is held against, and what it may be held against."""

    key: str
    found: Text
    expected: Text | None
    """A kind of quantity or a type; none when it is one of some words."""
    hint: Text | None
    examples: tuple[str, ...]
    allowed: tuple[str, ...]
    close: tuple[str, ...]


def _describe(problem: WrongHouseValue) -> Found:
    quantity, type_words = QUANTITY_WORDS.get(problem.expected), TYPE_WORDS.get(problem.expected)
    words = quantity or type_words
    values = HouseRuleOfWrongValue(
        key=problem.key,
        found=quote_value(problem.found),
        expected=words.name if words else None,
        hint=REASON_WORDS.get(problem.reason),
        examples=quantity.examples if quantity else (),
        allowed=problem.allowed,
        close=problem.close,
    )
    return Found(problem.at, values, identity=(problem.key, problem.found))


RULE = Rule(
    code="CFG018",
    name="house-rule-of-wrong-value",
    severity=Severity.ERROR,
    statement=Text(
        "One of the plan's own rules compares a key with a value that it can't have.",
        "Une règle propre au plan compare une clé à une valeur qu'elle ne peut pas prendre.",
    ),
    why=Text(
        "No object could ever have the value: the rule would find a breach in all of them, or in none.",
        "Aucun objet ne pourrait prendre cette valeur : la règle les prendrait tous en défaut, ou aucun.",
    ),
    message=(
        Text('"{key}" holds {expected}, never {found}', "« {key} » contient {expected}, jamais {found}"),
        Text('"{key}" is never {found}', "« {key} » ne vaut jamais {found}"),
    ),
    remedy=(
        Text("did you mean {close:or}?", "vouliez-vous dire {close:or} ?"),
        Text("write {allowed:or}", "écrivez {allowed:or}"),
        Text("{hint}; write for example {examples:or}", "{hint} ; écrivez par exemple {examples:or}"),
        Text("write for example {examples:or}", "écrivez par exemple {examples:or}"),
        Text("write {expected}", "écrivez {expected}"),
    ),
    bad="""
# relplan.yaml
relplan: 1
name: Example
house_rules:
  live-by-owner:
    code: LAV001
    given: scenario[status=lve]  # <- here
    require: owner
    message: a live scenario has an owner
  short-validity:
    code: LAV002
    given: scenario
    require:
      valid_for: {at_most: 10}  # <- here
    message: a message is worth ten days at most
""",
    good="""
# relplan.yaml
relplan: 1
name: Example
house_rules:
  live-by-owner:
    code: LAV001
    given: scenario[status=live]
    require: owner
    message: a live scenario has an owner
  short-validity:
    code: LAV002
    given: scenario
    require:
      valid_for: {at_most: 10d}
    message: a message is worth ten days at most
""",
    problem=WrongHouseValue,
    describe=_describe,
)

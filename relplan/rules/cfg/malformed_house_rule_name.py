"""CFG013 malformed-house-rule-name."""

from dataclasses import dataclass

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.house.problems import MalformedAddress


@dataclass(frozen=True, slots=True)
class MalformedHouseRuleName(Arguments):
    """The code or the name; the other is empty."""

    code: str
    name: str
    todo: Text


_CODE = Text(
    "write three capitals of your own and three digits, such as LAV001",
    "écrivez trois majuscules bien à vous et trois chiffres, comme LAV001",
)
_NAME = Text(
    "write lower-case words without accents, joined by hyphens, such as sms-by-owner",
    "écrivez des mots en minuscules sans accents, joints par des tirets, comme sms-avec-responsable",
)


def _describe(problem: MalformedAddress) -> Found:
    code, name = (problem.found, "") if problem.is_code else ("", problem.found)
    todo = _CODE if problem.is_code else _NAME
    return Found(problem.at, MalformedHouseRuleName(code, name, todo), identity=(problem.found,))


RULE = Rule(
    code="CFG013",
    name="malformed-house-rule-name",
    severity=Severity.ERROR,
    statement=Text(
        "The code or the name of one of the plan's own rules is not spelt as one.",
        "Le code ou le nom d'une règle propre au plan n'est pas écrit comme tel.",
    ),
    why=Text(
        "Settings, waivers and reports name a rule by its code or its name: both must be told from other words.",
        "Les paramètres, les dérogations et les rapports désignent une règle par son code ou son nom : ils ne doivent "
        "pouvoir être pris pour rien d'autre.",
    ),
    message=(
        Text('"{code}" is no code of a rule', "« {code} » n'est pas un code de règle"),
        Text('"{name}" is no name of a rule', "« {name} » n'est pas un nom de règle"),
        Text("a rule needs a code and a name", "une règle a besoin d'un code et d'un nom"),
    ),
    remedy=Text("{todo}", "{todo}"),
    bad="""
# relplan.yaml
relplan: 1
name: Example
house_rules:
  sms-by-owner:
    code: LAV-1  # <- here
    given: scenario[status=live]
    require: owner
    message: a live scenario has an owner
""",
    good="""
# relplan.yaml
relplan: 1
name: Example
house_rules:
  sms-by-owner:
    code: LAV001
    given: scenario[status=live]
    require: owner
    message: a live scenario has an owner
""",
    problem=MalformedAddress,
    describe=_describe,
)

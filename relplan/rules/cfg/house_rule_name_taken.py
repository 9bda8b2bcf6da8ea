"""CFG014 house-rule-name-taken."""

from dataclasses import dataclass

from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.house.problems import TakenAddress


@dataclass(frozen=True, slots=True)
class HouseRuleNameTaken(Arguments):
    """The code or the name, and the family that its letters belong to."""

    found: str
    family: str


def _describe(problem: TakenAddress) -> Found:
    related = (Related(problem.first, "first"),) if problem.first else ()
    values = HouseRuleNameTaken(problem.found, problem.family)
    return Found(problem.at, values, related, identity=(problem.found,))


RULE = Rule(
    code="CFG014",
    name="house-rule-name-taken",
    severity=Severity.ERROR,
    statement=Text(
        "The code or the name of one of the plan's own rules belongs to another rule.",
        "Le code ou le nom d'une règle propre au plan appartient à une autre règle.",
    ),
    why=Text(
        "A waiver or a setting would not tell which of the two it means; and the numbers of relplan's own families "
        "are kept for its future rules.",
        "Une dérogation ou un réglage ne dirait pas laquelle des deux il vise ; et les numéros des familles de relplan "
        "sont réservés à ses règles futures.",
    ),
    message=(
        Text(
            'the letters {family} of "{found}" belong to rules that are not the plan\'s',
            "les lettres {family} de « {found} » sont celles de règles qui n'appartiennent pas au plan",
        ),
        Text('another rule is called "{found}"', "une autre règle s'appelle « {found} »"),
    ),
    remedy=(
        Text(
            "choose three letters that no family of rules has in place of {family}, those of your company for example",
            "remplacez {family} par trois lettres qu'aucune famille de règles ne porte, celles de votre entreprise par "
            "exemple",
        ),
        Text("give it a code and a name of its own", "donnez-lui un code et un nom bien à elle"),
    ),
    notes={"first": Text("the other rule", "l'autre règle")},
    bad="""
# relplan.yaml
relplan: 1
name: Example
house_rules:
  sms-by-template:
    code: PRS900  # <- here
    given: scenario[status=live]
    require: steps.template
    message: a live message has a template
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
    problem=TakenAddress,
    describe=_describe,
)

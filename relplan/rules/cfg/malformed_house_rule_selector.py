"""CFG016 malformed-house-rule-selector."""

from relplan.diagnostics.finding import Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.house.problems import MalformedSelector


def _describe(problem: MalformedSelector) -> Found:
    return Found(problem.at, problem)


RULE = Rule(
    code="CFG016",
    name="malformed-house-rule-selector",
    severity=Severity.ERROR,
    statement=Text(
        "The choice of objects of one of the plan's own rules can't be read.",
        "Le choix des objets d'une règle propre au plan est illisible.",
    ),
    why=Text(
        "Nobody could tell which objects the rule is about: it is not run.",
        "Personne ne peut dire sur quels objets porte la règle : elle n'est pas exécutée.",
    ),
    message=(
        Text('"{found}" is no choice of objects', "« {found} » n'est pas un choix d'objets"),
        Text("no objects are chosen here", "aucun objet n'est choisi ici"),
    ),
    remedy=Text(
        "write a kind and conditions, each in square brackets: scenario[status=live][channel!=sms][!owner]",
        "écrivez un type et des conditions, chacune entre crochets : scenario[status=live][channel!=sms][!owner]",
    ),
    bad="""
# relplan.yaml
relplan: 1
name: Example
house_rules:
  live-by-owner:
    code: LAV001
    given: scenario where status=live  # <- here
    require: owner
    message: a live scenario has an owner
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
""",
    problem=MalformedSelector,
    describe=_describe,
)

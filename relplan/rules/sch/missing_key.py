"""SCH002 missing-key."""

from relplan.diagnostics.finding import Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.plan.problems import MissingKey


def _describe(problem: MissingKey) -> Found:
    return Found(problem.at, problem, identity=(problem.key,))


RULE = Rule(
    code="SCH002",
    name="missing-key",
    severity=Severity.ERROR,
    statement=Text(
        "An object lacks a key that it must have.",
        "Il manque à un objet une clé obligatoire.",
    ),
    why=Text(
        "Without it the object has no meaning: a programme without an objective can't be judged, a campaign "
        "without sends reaches nobody.",
        "Sans elle, l'objet n'a pas de sens : un programme sans objectif ne se juge pas, une campagne sans "
        "envois ne touche personne.",
    ),
    message=(
        Text(
            'the key "{key}" is missing in "{parent}"',
            "la clé « {key} » manque dans « {parent} »",
        ),
        Text('the key "{key}" is missing', "la clé « {key} » manque"),
    ),
    remedy=Text(
        'add a line "{key}:" with its value',
        "ajoutez une ligne « {key}: » suivie de sa valeur",
    ),
    bad="""
# programmes/welcome.yaml
name: Welcome  # <- here
owner: crm
""",
    good="""
# programmes/welcome.yaml
name: Welcome
objective: {statement: A first order, kpi: first_order_rate}
""",
    problem=MissingKey,
    describe=_describe,
)

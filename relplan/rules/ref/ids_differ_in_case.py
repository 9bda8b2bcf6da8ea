"""REF003 ids-differ-in-case."""

from relplan.diagnostics.finding import Found, Related
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.plan.problems import CaseCollision


def _describe(problem: CaseCollision) -> Found:
    return Found(problem.at, problem, related=(Related(problem.first, "first"),))


RULE = Rule(
    code="REF003",
    name="ids-differ-in-case",
    severity=Severity.ERROR,
    statement=Text(
        "Two ids differ only in capitals.",
        "Deux identifiants ne diffèrent que par des majuscules.",
    ),
    why=Text(
        "Windows and macOS take the two files for one and lose one of them; people take one for the other.",
        "Windows et macOS confondent les deux fichiers et en perdent un ; les gens prennent l'un pour l'autre.",
    ),
    message=Text(
        '"{id}" and "{other}" differ only in capitals',
        "« {id} » et « {other} » ne diffèrent que par des majuscules",
    ),
    remedy=Text(
        "give one of them another id, in lower case",
        "donnez à l'un des deux un autre identifiant, en minuscules",
    ),
    notes={"first": Text("the other id is here", "l'autre identifiant est ici")},
    bad="""
# personas/Camille.yaml
name: Camille  # <- here
# personas/loyal/camille.yaml
name: Camille, loyal customer
""",
    good="""
# personas/camille.yaml
name: Camille
# personas/loyal/camille-loyal.yaml
name: Camille, loyal customer
""",
    problem=CaseCollision,
    describe=_describe,
)

"""SYN008 several-documents."""

from relplan.diagnostics.finding import Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.source.problems import SeveralDocuments


def _describe(problem: SeveralDocuments) -> Found:
    return Found(problem.at, problem)


RULE = Rule(
    code="SYN008",
    name="several-documents",
    severity=Severity.ERROR,
    statement=Text(
        'A line "---" begins a second document in the file.',
        "Une ligne « --- » ouvre un second document dans le fichier.",
    ),
    why=Text(
        "One file holds one object, so that a change to it is reviewed alone; what follows would not be read.",
        "Un fichier contient un seul objet, pour qu'une modification se relise seule ; la suite ne serait pas lue.",
    ),
    source="YAML 1.2.2, section 9.2, streams",
    message=Text("a second document begins here", "un second document commence ici"),
    remedy=Text(
        "move it to a file of its own, or remove this line",
        "placez-le dans son propre fichier, ou supprimez cette ligne",
    ),
    bad="""
# programmes/welcome.yaml
name: Welcome
objective: {statement: A first order, kpi: first_order_rate}
---  # <- here
name: Second order
objective: {statement: A second order, kpi: first_order_rate}
""",
    good="""
# programmes/welcome.yaml
name: Welcome
objective: {statement: A first order, kpi: first_order_rate}
# programmes/second-order.yaml
name: Second order
objective: {statement: A second order, kpi: first_order_rate}
""",
    problem=SeveralDocuments,
    describe=_describe,
)

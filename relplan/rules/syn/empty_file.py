"""SYN016 empty-file."""

from relplan.diagnostics.finding import Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.source.problems import EmptyFile


def _describe(problem: EmptyFile) -> Found:
    return Found(problem.at, problem)


RULE = Rule(
    code="SYN016",
    name="empty-file",
    severity=Severity.ERROR,
    statement=Text("A file says nothing.", "Un fichier ne dit rien."),
    why=Text(
        "Its name announces an object that the plan then lacks: it was perhaps emptied by mistake.",
        "Son nom annonce un objet qui manque ensuite au plan : il a peut-être été vidé par erreur.",
    ),
    message=Text("this file is empty", "ce fichier est vide"),
    remedy=Text("fill it, or delete it", "remplissez-le, ou supprimez-le"),
    bad="""
# programmes/welcome.yaml  # <- here
""",
    good="""
# programmes/welcome.yaml
name: Welcome
objective: {statement: A first order, kpi: first_order_rate}
""",
    problem=EmptyFile,
    describe=_describe,
)

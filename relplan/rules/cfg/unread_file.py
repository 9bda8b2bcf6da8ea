"""CFG006 unread-file."""

from relplan.diagnostics.finding import Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.plan.problems import UnreadFile


def _describe(problem: UnreadFile) -> Found:
    return Found(problem.at, problem)


RULE = Rule(
    code="CFG006",
    name="unread-file",
    severity=Severity.WARNING,
    statement=Text(
        "A YAML file stands where relplan reads none.",
        "Un fichier YAML se trouve là où relplan n'en lit aucun.",
    ),
    why=Text(
        "The team may believe that what it says is planned, and no figure counts it.",
        "L'équipe peut croire que son contenu est prévu, alors qu'aucun chiffre n'en tient compte.",
    ),
    message=Text(
        "this file is not read: its name or its folder means nothing here",
        "ce fichier n'est pas lu : son nom ou son dossier n'a pas de sens ici",
    ),
    remedy=Text(
        "move it to one of the plan's folders; or, if it is not the plan's, name it under \"ignore\" in relplan.yaml",
        "déplacez-le dans l'un des dossiers du plan ; ou, s'il n'est pas du plan, nommez-le sous « ignore » dans "
        "relplan.yaml",
    ),
    bad="""
# notes/welcome.yaml
name: Welcome  # <- here
objective: {statement: A first order, kpi: first_order_rate}
""",
    good="""
# programmes/welcome.yaml
name: Welcome
objective: {statement: A first order, kpi: first_order_rate}
""",
    problem=UnreadFile,
    describe=_describe,
)

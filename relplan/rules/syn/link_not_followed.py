"""SYN018 link-not-followed."""

from relplan.diagnostics.finding import Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.source.problems import OutsideLink


def _describe(problem: OutsideLink) -> Found:
    return Found(problem.at, problem)


RULE = Rule(
    code="SYN018",
    name="link-not-followed",
    severity=Severity.ERROR,
    statement=Text(
        "A link leads out of the plan, to a folder, or nowhere.",
        "Un lien mène hors du plan, à un dossier, ou nulle part.",
    ),
    why=Text(
        "A plan must read the same on every machine, and whoever proposes a change must not make it read other files.",
        "Un plan doit se lire de la même façon sur chaque poste, et une proposition de modification ne doit pas "
        "faire lire d'autres fichiers.",
    ),
    source="CWE-59, improper link resolution before file access",
    message=Text(
        'this link to "{target}" is not followed',
        "ce lien vers « {target} » n'est pas suivi",
    ),
    remedy=Text("put the file itself in its place", "mettez le fichier lui-même à sa place"),
    bad="""
# programmes/welcome.yaml (a link to /home/anna/welcome.yaml)  # <- here
""",
    good="""
# programmes/welcome.yaml
name: Welcome
objective: {statement: A first order, kpi: first_order_rate}
""",
    problem=OutsideLink,
    describe=_describe,
)

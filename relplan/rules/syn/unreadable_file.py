"""SYN017 unreadable-file."""

from relplan.diagnostics.finding import Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.source.problems import UnreadableFile


def _describe(problem: UnreadableFile) -> Found:
    return Found(problem.at, problem)


RULE = Rule(
    code="SYN017",
    name="unreadable-file",
    severity=Severity.ERROR,
    statement=Text(
        "The system refuses to let a file or a folder be read.",
        "Le système refuse la lecture d'un fichier ou d'un dossier.",
    ),
    why=Text(
        "What it holds is missing from the plan, and everything that depends on it can't be judged.",
        "Ce qu'il contient manque au plan, et tout ce qui en dépend ne peut être jugé.",
    ),
    message=Text("this can't be read ({reason})", "la lecture est impossible ({reason})"),
    remedy=Text(
        "ask for the right to read it, or move it out of the plan",
        "demandez le droit de le lire, ou sortez-le du plan",
    ),
    bad="""
# programmes/welcome.yaml (no right to read)  # <- here
name: Welcome
objective: {statement: A first order, kpi: first_order_rate}
""",
    good="""
# programmes/welcome.yaml
name: Welcome
objective: {statement: A first order, kpi: first_order_rate}
""",
    problem=UnreadableFile,
    describe=_describe,
)

"""CFG008 unknown-rule."""

from relplan.diagnostics.finding import Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.rules.problems import UnknownRule


def _describe(problem: UnknownRule) -> Found:
    return Found(problem.at, problem)


RULE = Rule(
    code="CFG008",
    name="unknown-rule",
    severity=Severity.ERROR,
    statement=Text(
        "The settings name a rule that doesn't exist.",
        "Les paramètres citent une règle qui n'existe pas.",
    ),
    why=Text(
        "A rule that the team thinks is off, or stricter, still works as it always did.",
        "Une règle que l'équipe croit désactivée, ou durcie, fonctionne toujours comme avant.",
    ),
    message=Text('there is no rule "{name}"', "la règle « {name} » n'existe pas"),
    remedy=(
        Text("did you mean {close:or}?", "vouliez-vous dire {close:or} ?"),
        Text(
            "remove it, or look its name up in the list of rules",
            "supprimez-la, ou cherchez son nom dans la liste des règles",
        ),
    ),
    bad="""
# relplan.yaml
relplan: 1
name: Example
rules: {unknown-refrence: warning}  # <- here
""",
    good="""
# relplan.yaml
relplan: 1
name: Example
rules: {unknown-reference: warning}
""",
    problem=UnknownRule,
    describe=_describe,
)

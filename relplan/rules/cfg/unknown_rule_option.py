"""CFG009 unknown-rule-option."""

from relplan.diagnostics.finding import Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.rules.problems import UnknownOption


def _describe(problem: UnknownOption) -> Found:
    return Found(problem.at, problem)


RULE = Rule(
    code="CFG009",
    name="unknown-rule-option",
    severity=Severity.ERROR,
    statement=Text(
        "A rule is given a setting that it doesn't take.",
        "Une règle reçoit un réglage qu'elle ne connaît pas.",
    ),
    why=Text(
        "The setting would do nothing, and the team would think that it holds.",
        "Le réglage n'aurait aucun effet, et l'équipe le croirait appliqué.",
    ),
    message=Text(
        'the rule "{rule}" has no setting "{option}"',
        "la règle « {rule} » n'a pas de réglage « {option} »",
    ),
    remedy=Text("remove it, or use {known:or}", "supprimez-le, ou utilisez {known:or}"),
    bad="""
# relplan.yaml
relplan: 1
name: Example
rules: {unknown-reference: {severty: warning}}  # <- here
""",
    good="""
# relplan.yaml
relplan: 1
name: Example
rules: {unknown-reference: {severity: warning}}
""",
    problem=UnknownOption,
    describe=_describe,
)

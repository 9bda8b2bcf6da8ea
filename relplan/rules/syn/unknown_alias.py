"""SYN013 unknown-alias."""

from relplan.diagnostics.finding import Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.source.problems import UnknownAlias


def _describe(problem: UnknownAlias) -> Found:
    return Found(problem.at, problem)


RULE = Rule(
    code="SYN013",
    name="unknown-alias",
    severity=Severity.ERROR,
    statement=Text(
        'A value begins with "*" and names an anchor that is not written before it.',
        "Une valeur commence par « * » et cite une ancre qui n'est pas écrite avant elle.",
    ),
    why=Text(
        'In YAML "*" repeats a value marked with "&": here there is nothing to repeat.',
        "En YAML, « * » répète une valeur marquée par « & » : ici, il n'y a rien à répéter.",
    ),
    source="YAML 1.2.2, section 7.1, alias nodes",
    message=Text(
        '"*{alias}" repeats a value that nothing before it marks with "&{alias}"',
        "« *{alias} » répète une valeur que rien, plus haut, ne marque par « &{alias} »",
    ),
    remedy=Text(
        "write the value itself; or, if the star is part of the text, put the text between quotes",
        "écrivez la valeur elle-même ; ou, si l'étoile fait partie du texte, mettez le texte entre guillemets",
    ),
    bad="""
# programmes/welcome.yaml
name: *welcome  # <- here
objective: {statement: A first order, kpi: first_order_rate}
""",
    good="""
# programmes/welcome.yaml
name: "*welcome"
objective: {statement: A first order, kpi: first_order_rate}
""",
    problem=UnknownAlias,
    describe=_describe,
)

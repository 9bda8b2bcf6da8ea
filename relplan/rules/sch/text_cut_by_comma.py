"""SCH009 text-cut-by-comma."""

from relplan.diagnostics.finding import Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.plan.problems import CutText


def _describe(problem: CutText) -> Found:
    return Found(problem.at, problem)


RULE = Rule(
    code="SCH009",
    name="text-cut-by-comma",
    severity=Severity.ERROR,
    statement=Text(
        "A text between braces holds a comma, which ends it.",
        "Un texte entre accolades contient une virgule, qui le termine.",
    ),
    why=Text(
        "Between braces a comma begins the next key, so half of the sentence is lost.",
        "Entre accolades, une virgule annonce la clé suivante : la moitié de la phrase est perdue.",
    ),
    source="YAML 1.2.2, section 7.4.2, flow mappings",
    message=Text('the comma before "{rest}" ends the text', "la virgule avant « {rest} » termine le texte"),
    remedy=Text(
        "put the whole text between double quotes, or write one key a line without braces",
        "mettez tout le texte entre guillemets droits doubles, ou écrivez une clé par ligne sans accolades",
    ),
    bad="""
# programmes/welcome.yaml
name: Welcome
target: {definition: Signed up this month, without an order}  # <- here
objective: {statement: A first order, kpi: first_order_rate}
""",
    good="""
# programmes/welcome.yaml
name: Welcome
target: {definition: "Signed up this month, without an order"}
objective: {statement: A first order, kpi: first_order_rate}
""",
    problem=CutText,
    describe=_describe,
)

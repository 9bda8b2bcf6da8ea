"""SYN003 unclosed-quote."""

from relplan.diagnostics.finding import Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.source.problems import UnclosedQuote


def _describe(problem: UnclosedQuote) -> Found:
    return Found(problem.at, problem)


RULE = Rule(
    code="SYN003",
    name="unclosed-quote",
    severity=Severity.ERROR,
    statement=Text(
        "A quote is opened and never closed, or closed before the text ends.",
        "Un guillemet est ouvert et jamais refermé, ou refermé avant la fin du texte.",
    ),
    why=Text(
        "An apostrophe ends a text between single quotes, and everything after it is misread.",
        "Une apostrophe termine un texte placé entre guillemets simples, et toute la suite est mal lue.",
    ),
    source="YAML 1.2.2, section 7.3.1 and 7.3.2, quoted styles",
    message=Text(
        "the text between quotes that begins here doesn't end where it should",
        "le texte entre guillemets qui commence ici ne se termine pas où il devrait",
    ),
    remedy=Text(
        "put the whole text between double quotes, and check that it is closed",
        "mettez tout le texte entre guillemets droits doubles, et vérifiez qu'ils sont refermés",
    ),
    bad="""
# programmes/welcome.yaml
name: 'Today's welcome'  # <- here
objective: {statement: A first order, kpi: first_order_rate}
""",
    good="""
# programmes/welcome.yaml
name: "Today's welcome"
objective: {statement: A first order, kpi: first_order_rate}
""",
    problem=UnclosedQuote,
    describe=_describe,
)

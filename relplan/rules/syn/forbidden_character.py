"""SYN011 forbidden-character."""

from relplan.diagnostics.finding import Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.source.problems import ForbiddenCharacter


def _describe(problem: ForbiddenCharacter) -> Found:
    return Found(problem.at, problem)


RULE = Rule(
    code="SYN011",
    name="forbidden-character",
    severity=Severity.ERROR,
    statement=Text(
        "A file holds a character that can't be seen and that no text should hold.",
        "Un fichier contient un caractère invisible qui n'a pas sa place dans un texte.",
    ),
    why=Text(
        "Copied from a document or a web page, it breaks lines for some programs and not for others.",
        "Recopié d'un document ou d'une page web, il coupe la ligne pour certains logiciels et pas pour d'autres.",
    ),
    source="YAML 1.2.2, section 5.1, character set, and 5.4, line break characters",
    message=Text(
        'the invisible character "{codepoint}" stands here',
        "le caractère invisible « {codepoint} » se trouve ici",
    ),
    remedy=Text(
        "delete it and type the text again at this place",
        "effacez-le et retapez le texte à cet endroit",
    ),
    bad="""
# programmes/welcome.yaml
name: Welcome\u2028to all  # <- here
objective: {statement: A first order, kpi: first_order_rate}
""",
    good="""
# programmes/welcome.yaml
name: Welcome to all
objective: {statement: A first order, kpi: first_order_rate}
""",
    problem=ForbiddenCharacter,
    describe=_describe,
)

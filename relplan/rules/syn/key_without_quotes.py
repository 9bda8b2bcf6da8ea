"""SYN009 key-without-quotes."""

from relplan.diagnostics.finding import Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.source.problems import NonTextKey


def _describe(problem: NonTextKey) -> Found:
    return Found(problem.at, problem)


RULE = Rule(
    code="SYN009",
    name="key-without-quotes",
    severity=Severity.ERROR,
    statement=Text(
        "A key is read as a number, as true or false, as a list or as nothing, instead of a text.",
        "Une clé est lue comme un nombre, comme true ou false, comme une liste ou comme rien, au lieu d'un texte.",
    ),
    why=Text(
        "Ids and names of fields are texts; and a text that begins with a bracket, as the merge fields of a tool "
        "do, is taken for a key.",
        "Les identifiants et les noms de champs sont des textes ; et un texte qui commence par une accolade, "
        "comme les champs de fusion d'un outil, est pris pour une clé.",
    ),
    source="YAML 1.2.2, section 10.3, core schema",
    message=(
        Text(
            'the key "{key}" is not read as a text',
            "la clé « {key} » n'est pas lue comme un texte",
        ),
        Text(
            "brackets stand where a key should be",
            "des crochets ou des accolades se trouvent à la place d'une clé",
        ),
    ),
    remedy=(
        Text('put it between quotes: "{key}"', 'mettez-la entre guillemets droits : "{key}"'),
        Text(
            "if they are part of a text, put the whole text between quotes",
            "s'ils font partie d'un texte, mettez tout le texte entre guillemets",
        ),
    ),
    bad="""
# programmes/welcome.yaml
name: Welcome
objective: {statement: A first order, kpi: first_order_rate}
x-volumes: {2027: 1200}  # <- here
""",
    good="""
# programmes/welcome.yaml
name: Welcome
objective: {statement: A first order, kpi: first_order_rate}
x-volumes: {"2027": 1200}
""",
    problem=NonTextKey,
    describe=_describe,
)

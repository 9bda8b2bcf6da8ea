"""SCH009 text-cut-by-comma."""

from dataclasses import dataclass

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.rules.words.values import in_yaml_quotes
from relplan.source.problems import CutValue


@dataclass(frozen=True, slots=True)
class CutFound(Arguments):
    """The key, what is lost, and the whole value between quotes."""

    key: str
    lost: str
    quoted: str


def _describe(problem: CutValue) -> Found:
    return Found(problem.at, CutFound(problem.key, problem.lost, in_yaml_quotes(problem.whole)))


RULE = Rule(
    code="SCH009",
    name="text-cut-by-comma",
    severity=Severity.ERROR,
    statement=Text(
        "A value between braces or brackets holds a comma, which ends it.",
        "Une valeur entre accolades ou entre crochets contient une virgule, qui la termine.",
    ),
    why=Text(
        "Between braces a comma begins the next key, and between brackets the next element: half of a sentence, of "
        "an amount or of a rule of recurrence is lost.",
        "Entre accolades, une virgule annonce la clé suivante, et entre crochets l'élément suivant : la moitié d'une "
        "phrase, d'un montant ou d'une règle de récurrence est perdue.",
    ),
    source="YAML 1.2.2, section 7.4, flow collection styles",
    message=Text('the comma before "{lost}" ends the value', "la virgule avant « {lost} » termine la valeur"),
    remedy=(
        Text(
            "put the whole value between quotes: {key}: {quoted}",
            "mettez toute la valeur entre guillemets : {key}: {quoted}",
        ),
        Text("put the whole value between quotes: {quoted}", "mettez toute la valeur entre guillemets : {quoted}"),
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
    problem=CutValue,
    describe=_describe,
)

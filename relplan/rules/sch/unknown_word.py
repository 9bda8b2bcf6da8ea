"""SCH004 unknown-word."""

from relplan.diagnostics.finding import Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.plan.problems import UnknownWord


def _describe(problem: UnknownWord) -> Found:
    return Found(problem.at, problem)


RULE = Rule(
    code="SCH004",
    name="unknown-word",
    severity=Severity.ERROR,
    statement=Text(
        "A value is none of the words that the key allows.",
        "Une valeur ne fait pas partie des mots que la clé accepte.",
    ),
    why=Text(
        "Statuses, levers and kinds are counted and compared: a word of one's own would fall out of every figure.",
        "Les statuts, les leviers et les types sont comptés et comparés : un mot inventé sortirait de tous les "
        "chiffres.",
    ),
    message=(
        Text(
            '"{found}" is none of the words expected here',
            "« {found} » ne fait pas partie des mots attendus ici",
        ),
        Text("a word is missing here", "il manque un mot ici"),
    ),
    remedy=(
        Text("did you mean {close:or}?", "vouliez-vous dire {close:or} ?"),
        Text("write {allowed:or}", "écrivez {allowed:or}"),
    ),
    bad="""
# programmes/welcome.yaml
name: Welcome
status: lvie  # <- here
objective: {statement: A first order, kpi: first_order_rate}
""",
    good="""
# programmes/welcome.yaml
name: Welcome
status: live
objective: {statement: A first order, kpi: first_order_rate}
""",
    problem=UnknownWord,
    describe=_describe,
)

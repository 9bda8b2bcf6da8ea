"""SYN005 duplicate-key."""

from relplan.diagnostics.finding import Found, Related
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.source.problems import DuplicateKey


def _describe(problem: DuplicateKey) -> Found:
    return Found(problem.at, problem, related=(Related(problem.first, "first"),))


RULE = Rule(
    code="SYN005",
    name="duplicate-key",
    severity=Severity.ERROR,
    statement=Text(
        "A key stands twice in the same object.",
        "Une clé figure deux fois dans le même objet.",
    ),
    why=Text(
        "One of the two values would win without a word, and readers would not agree on which.",
        "L'une des deux valeurs l'emporterait sans un mot, et personne ne saurait dire laquelle.",
    ),
    source="YAML 1.2.2, section 3.2.1.3, node comparison",
    message=Text('the key "{key}" is written twice', "la clé « {key} » est écrite deux fois"),
    remedy=Text(
        "keep one of the two and remove the other",
        "gardez l'une des deux et supprimez l'autre",
    ),
    notes={"first": Text("first written here", "écrite une première fois ici")},
    bad="""
# programmes/welcome.yaml
name: Welcome
objective: {statement: A first order, kpi: first_order_rate}
name: Onboarding  # <- here
""",
    good="""
# programmes/welcome.yaml
name: Welcome
objective: {statement: A first order, kpi: first_order_rate}
""",
    problem=DuplicateKey,
    describe=_describe,
)

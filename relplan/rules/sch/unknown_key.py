"""SCH001 unknown-key."""

from relplan.diagnostics.finding import Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.plan.problems import UnknownKey


def _describe(problem: UnknownKey) -> Found:
    return Found(problem.at, problem)


RULE = Rule(
    code="SCH001",
    name="unknown-key",
    severity=Severity.ERROR,
    statement=Text(
        "An object has a key that its kind doesn't know.", "Un objet a une clé que son type ne connaît pas."
    ),
    why=Text(
        "A misspelt key would be ignored without a word, and what it says would be missing from the plan.",
        "Une clé mal orthographiée serait ignorée sans un mot, et ce qu'elle dit manquerait au plan.",
    ),
    message=Text('the key "{key}" is unknown here', "la clé « {key} » est inconnue ici"),
    remedy=(
        Text("did you mean {close:or}?", "vouliez-vous dire {close:or} ?"),
        Text(
            'remove it; or call it "x-{key}" to keep it as your team\'s own',
            "supprimez-la ; ou appelez-la « x-{key} » pour la garder comme clé propre à votre équipe",
        ),
    ),
    bad="""
# programmes/welcome.yaml
name: Welcome
objectiv: {statement: A first order, kpi: first_order_rate}  # <- here
objective: {statement: A first order, kpi: first_order_rate}
""",
    good="""
# programmes/welcome.yaml
name: Welcome
objective: {statement: A first order, kpi: first_order_rate}
x-jira: CRM-12
""",
    problem=UnknownKey,
    describe=_describe,
)

"""CFG017 house-rule-on-unknown-key."""

from relplan.diagnostics.finding import Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.house.problems import UnknownHouseKey


def _describe(problem: UnknownHouseKey) -> Found:
    return Found(problem.at, problem, identity=(problem.key,))


RULE = Rule(
    code="CFG017",
    name="house-rule-on-unknown-key",
    severity=Severity.ERROR,
    statement=Text(
        "One of the plan's own rules names a key that its objects don't have.",
        "Une règle propre au plan cite une clé que ses objets n'ont pas.",
    ),
    why=Text(
        "A misspelt key is in no object: the rule would find a breach in all of them, or in none.",
        "Une clé mal orthographiée ne figure dans aucun objet : la règle les prendrait tous en défaut, ou aucun.",
    ),
    message=(
        Text('a {kind} has no key "{key}"', "le type « {kind} » n'a pas de clé « {key} »"),
        Text("no key is named here", "aucune clé n'est citée ici"),
    ),
    remedy=(
        Text("did you mean {close:or}?", "vouliez-vous dire {close:or} ?"),
        Text(
            "write a key as files of this kind write it, with dots between a key and those under it; keys of your own "
            "begin with x-",
            "écrivez une clé comme dans les fichiers de ce type, avec un point entre une clé et celles qu'elle "
            "contient ; vos propres clés commencent par x-",
        ),
    ),
    bad="""
# relplan.yaml
relplan: 1
name: Example
house_rules:
  live-by-owner:
    code: LAV001
    given: scenario[status=live]
    require: [owner, objective.kpis]  # <- here
    message: a live scenario has an owner and a KPI
""",
    good="""
# relplan.yaml
relplan: 1
name: Example
house_rules:
  live-by-owner:
    code: LAV001
    given: scenario[status=live]
    require: [owner, objective.kpi, x-budget-line]
    message: a live scenario has an owner, a KPI and a budget line
""",
    problem=UnknownHouseKey,
    describe=_describe,
)

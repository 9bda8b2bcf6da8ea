"""CFG007 nested-plan."""

from relplan.diagnostics.finding import Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.plan.problems import NestedPlan


def _describe(problem: NestedPlan) -> Found:
    return Found(problem.at, problem)


RULE = Rule(
    code="CFG007",
    name="nested-plan",
    severity=Severity.WARNING,
    statement=Text(
        "A plan lies inside another plan.",
        "Un plan se trouve à l'intérieur d'un autre plan.",
    ),
    why=Text(
        "Only the outer one is read: the scenarios and campaigns of the inner one are in no calendar and in no "
        "pressure.",
        "Seul le plan extérieur est lu : les scénarios et campagnes de l'autre ne figurent dans aucun calendrier "
        "ni aucun calcul de pression.",
    ),
    message=Text(
        "this is a plan of its own; nothing in its folder is read",
        "c'est un plan à part entière ; rien n'est lu dans son dossier",
    ),
    remedy=Text(
        'move the folder beside the plan; or, for several brands, bring its files into this plan and use "brands"',
        "placez le dossier à côté du plan ; ou, pour plusieurs marques, réunissez les fichiers dans ce plan et "
        "utilisez « brands »",
    ),
    bad="""
# brands/bastide/relplan.yaml
relplan: 1  # <- here
name: La Bastide
# brands/bastide/programmes/welcome.yaml
name: Welcome
objective: {statement: A first order, kpi: first_order_rate}
""",
    good="""
# relplan.yaml
relplan: 1
name: Example
brands: {bastide: {name: La Bastide}}
# programmes/welcome.yaml
name: Welcome
objective: {statement: A first order, kpi: first_order_rate}
""",
    problem=NestedPlan,
    describe=_describe,
)

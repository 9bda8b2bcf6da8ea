"""REF005 redefined-kpi."""

from relplan.diagnostics.finding import Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.plan.problems import RedefinedKpi


def _describe(problem: RedefinedKpi) -> Found:
    return Found(problem.at, problem)


RULE = Rule(
    code="REF005",
    name="redefined-kpi",
    severity=Severity.ERROR,
    statement=Text(
        "The plan gives a KPI of its own the id of a built-in one.",
        "Le plan donne à un KPI qui lui est propre l'identifiant d'un KPI fourni.",
    ),
    why=Text(
        "A KPI that means one thing here and another elsewhere makes figures incomparable.",
        "Un KPI qui veut dire une chose ici et une autre ailleurs rend les chiffres incomparables.",
    ),
    message=Text(
        'the KPI "{id}" is built in and can\'t be redefined',
        "le KPI « {id} » est fourni et ne peut pas être redéfini",
    ),
    remedy=Text(
        "remove it to use the built-in one, or give yours another id",
        "supprimez-le pour utiliser celui qui est fourni, ou donnez au vôtre un autre identifiant",
    ),
    bad="""
# conventions/kpis.yaml
first_order_rate: {name: First orders online, nature: business, unit: rate, direction: up}  # <- here
""",
    good="""
# conventions/kpis.yaml
first_online_order_rate: {name: First orders online, nature: business, unit: rate, direction: up}
""",
    problem=RedefinedKpi,
    describe=_describe,
)

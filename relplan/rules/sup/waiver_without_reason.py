"""SUP004 waiver-without-reason."""

from relplan.diagnostics.finding import Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.rules.problems import WaiverWithoutReason


def _describe(problem: WaiverWithoutReason) -> Found:
    return Found(problem.at, problem)


RULE = Rule(
    code="SUP004",
    name="waiver-without-reason",
    severity=Severity.ERROR,
    statement=Text("A waiver doesn't say why.", "Une dérogation ne dit pas pourquoi."),
    why=Text(
        "Whoever reads the plan next year must know whether the reason still holds.",
        "Celui qui relira le plan l'an prochain doit savoir si la raison tient toujours.",
    ),
    message=Text(
        'this waiver of "{rule}" gives no reason, and doesn\'t hold',
        "cette dérogation à « {rule} » n'est pas motivée et ne vaut pas",
    ),
    remedy=Text(
        'add the reason: after " -- " in a comment, under "reason" in waivers.yaml',
        "ajoutez la raison : après « -- » dans un commentaire, sous « reason » dans waivers.yaml",
    ),
    bad="""
# programmes/welcome.yaml
name: Welcome
phase: lifecycle.nwe  # relplan: ignore[unknown-reference]  # <- here
objective: {statement: A first order, kpi: first_order_rate}
# conventions/segments.yaml
segmentations:
  lifecycle: {segments: {new: {}, active: {}}}
""",
    good="""
# programmes/welcome.yaml
name: Welcome
phase: lifecycle.nwe  # relplan: ignore[unknown-reference] until=2027-03-31 -- the segment is built in March
objective: {statement: A first order, kpi: first_order_rate}
# conventions/segments.yaml
segmentations:
  lifecycle: {segments: {new: {}, active: {}}}
""",
    problem=WaiverWithoutReason,
    describe=_describe,
)

"""SUP001 unused-waiver."""

from relplan.diagnostics.finding import Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.rules.problems import UnusedWaiver


def _describe(problem: UnusedWaiver) -> Found:
    return Found(problem.at, problem)


RULE = Rule(
    code="SUP001",
    name="unused-waiver",
    severity=Severity.WARNING,
    statement=Text(
        "A waiver accepts something that is no longer found.",
        "Une dérogation accepte quelque chose qui n'est plus constaté.",
    ),
    why=Text(
        "What it accepted has been mended; left in place, it would hide the same mistake when it comes back.",
        "Ce qu'elle acceptait a été corrigé ; laissée en place, elle cacherait la même erreur le jour où elle revient.",
    ),
    message=Text(
        'this waiver of "{rule}" is no longer needed',
        "cette dérogation à « {rule} » ne sert plus",
    ),
    remedy=Text("remove it", "supprimez-la"),
    bad="""
# programmes/welcome.yaml
name: Welcome
phase: lifecycle.new  # relplan: ignore[unknown-reference] -- the segment is built in March  # <- here
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
    problem=UnusedWaiver,
    describe=_describe,
)

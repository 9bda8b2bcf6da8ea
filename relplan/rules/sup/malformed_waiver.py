"""SUP005 malformed-waiver."""

from relplan.diagnostics.finding import Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.rules.problems import MalformedWaiver


def _describe(problem: MalformedWaiver) -> Found:
    return Found(problem.at, problem)


RULE = Rule(
    code="SUP005",
    name="malformed-waiver",
    severity=Severity.ERROR,
    statement=Text(
        "A comment begins like a waiver and can't be read as one.",
        "Un commentaire commence comme une dérogation et ne peut pas être lu comme telle.",
    ),
    why=Text(
        "It accepts nothing, though its author thinks it does.",
        "Il n'accepte rien, alors que son auteur croit le contraire.",
    ),
    message=Text(
        '"{found}" can\'t be read as a waiver',
        "« {found} » ne peut pas être lu comme une dérogation",
    ),
    remedy=Text(
        'write "# relplan: ignore[RULE] until=2027-03-31 -- the reason", above or beside what it is about',
        "écrivez « # relplan: ignore[RÈGLE] until=2027-03-31 -- la raison », au-dessus ou à côté de ce qu'il concerne",
    ),
    bad="""
# programmes/welcome.yaml
name: Welcome
phase: lifecycle.nwe  # relplan: ignore unknown-reference -- the segment is built in March  # <- here
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
    problem=MalformedWaiver,
    describe=_describe,
)

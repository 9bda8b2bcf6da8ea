"""SUP003 waiver-of-unknown-rule."""

from relplan.diagnostics.finding import Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.rules.problems import UnknownWaivedRule


def _describe(problem: UnknownWaivedRule) -> Found:
    return Found(problem.at, problem)


RULE = Rule(
    code="SUP003",
    name="waiver-of-unknown-rule",
    severity=Severity.ERROR,
    statement=Text(
        "A waiver names a rule that doesn't exist.",
        "Une dérogation cite une règle qui n'existe pas.",
    ),
    why=Text(
        "It accepts nothing, and what it should accept is still reported.",
        "Elle n'accepte rien, et ce qu'elle devrait accepter est toujours signalé.",
    ),
    message=Text('there is no rule "{name}" to waive', "la règle « {name} » n'existe pas"),
    remedy=(
        Text("did you mean {close:or}?", "vouliez-vous dire {close:or} ?"),
        Text(
            "remove it, or look the rule's name up in the finding it should accept",
            "supprimez-la, ou reprenez le nom de la règle dans le constat à accepter",
        ),
    ),
    bad="""
# programmes/welcome.yaml
name: Welcome
phase: lifecycle.nwe  # relplan: ignore[unknown-refrence] -- the segment is built in March  # <- here
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
    problem=UnknownWaivedRule,
    describe=_describe,
)

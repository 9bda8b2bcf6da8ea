"""SUP007 waiver-of-unknown-object."""

from relplan.diagnostics.finding import Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.rules.problems import UnknownWaivedObject


def _describe(problem: UnknownWaivedObject) -> Found:
    return Found(problem.at, problem)


RULE = Rule(
    code="SUP007",
    name="waiver-of-unknown-object",
    severity=Severity.ERROR,
    statement=Text(
        "A waiver names an object that doesn't exist.",
        "Une dérogation cite un objet qui n'existe pas.",
    ),
    why=Text(
        "The object was renamed or removed, and the waiver accepts nothing any more.",
        "L'objet a été renommé ou supprimé, et la dérogation n'accepte plus rien.",
    ),
    message=Text('there is no "{ref}" in the plan', "« {ref} » n'existe pas dans le plan"),
    remedy=(
        Text("did you mean {close:or}?", "vouliez-vous dire {close:or} ?"),
        Text(
            'name the kind and the id, such as "campaign/black-friday", or remove the waiver',
            "donnez le type et l'identifiant, comme « campaign/black-friday », ou supprimez la dérogation",
        ),
    ),
    bad="""
# waivers.yaml
- rule: unknown-reference
  objects: [programme/welcom]  # <- here
  reason: The segment is built in March
# programmes/welcome.yaml
name: Welcome
phase: lifecycle.nwe
objective: {statement: A first order, kpi: first_order_rate}
# conventions/segments.yaml
segmentations:
  lifecycle: {segments: {new: {}, active: {}}}
""",
    good="""
# waivers.yaml
- rule: unknown-reference
  objects: [programme/welcome]
  reason: The segment is built in March
# programmes/welcome.yaml
name: Welcome
phase: lifecycle.nwe
objective: {statement: A first order, kpi: first_order_rate}
# conventions/segments.yaml
segmentations:
  lifecycle: {segments: {new: {}, active: {}}}
""",
    problem=UnknownWaivedObject,
    describe=_describe,
)

"""SUP006 locked-rule-waived."""

from relplan.diagnostics.finding import Found, Related
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.rules.problems import LockedRule


def _describe(problem: LockedRule) -> Found:
    return Found(problem.at, problem, related=(Related(problem.lock, "lock"),))


RULE = Rule(
    code="SUP006",
    name="locked-rule-waived",
    severity=Severity.ERROR,
    statement=Text(
        "A waiver accepts findings of a rule that the plan has locked.",
        "Une dérogation accepte les constats d'une règle que le plan a verrouillée.",
    ),
    why=Text(
        "Whoever answers for the plan has decided that this rule has no exception: a waiver must not undo that "
        "in passing.",
        "Le responsable du plan a décidé que cette règle ne souffre pas d'exception : une dérogation ne doit pas "
        "revenir là-dessus en passant.",
    ),
    message=Text(
        'the rule "{rule}" is locked and can\'t be waived',
        "la règle « {rule} » est verrouillée : pas de dérogation possible",
    ),
    remedy=Text(
        "correct what is found, or have the lock removed",
        "corrigez ce qui est constaté, ou faites lever le verrou",
    ),
    notes={"lock": Text("locked here", "verrouillée ici")},
    bad="""
# programmes/welcome.yaml
name: Welcome
phase: lifecycle.nwe  # relplan: ignore[unknown-reference] -- the segment is built in March  # <- here
objective: {statement: A first order, kpi: first_order_rate}
# conventions/segments.yaml
segmentations:
  lifecycle: {segments: {new: {}, active: {}}}
# relplan.yaml
relplan: 1
name: Example
rules: {unknown-reference: {locked: true}}
""",
    good="""
# programmes/welcome.yaml
name: Welcome
phase: lifecycle.nwe  # relplan: ignore[unknown-reference] until=2027-03-31 -- the segment is built in March
objective: {statement: A first order, kpi: first_order_rate}
# conventions/segments.yaml
segmentations:
  lifecycle: {segments: {new: {}, active: {}}}
# relplan.yaml
relplan: 1
name: Example
rules: {unknown-reference: {locked: false}}
""",
    problem=LockedRule,
    describe=_describe,
)

"""SUP002 expired-waiver."""

from relplan.diagnostics.finding import Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.rules.problems import ExpiredWaiver


def _describe(problem: ExpiredWaiver) -> Found:
    return Found(problem.at, problem)


RULE = Rule(
    code="SUP002",
    name="expired-waiver",
    severity=Severity.ERROR,
    statement=Text(
        "A waiver held until a day that has passed.",
        "Une dérogation valait jusqu'à un jour qui est passé.",
    ),
    why=Text(
        "A waiver with an end is a promise to mend something by then: the day has come.",
        "Une dérogation à durée limitée est une promesse de corriger d'ici là : l'échéance est passée.",
    ),
    message=Text(
        'this waiver of "{rule}" held until {until}',
        "cette dérogation à « {rule} » valait jusqu'au {until}",
    ),
    remedy=Text(
        "correct what it accepts, or agree on a later day",
        "corrigez ce qu'elle accepte, ou convenez d'une nouvelle échéance",
    ),
    bad="""
# programmes/welcome.yaml
name: Welcome
phase: lifecycle.nwe  # relplan: ignore[unknown-reference] until=2026-06-30 -- the segment is built in June  # <- here
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
    problem=ExpiredWaiver,
    describe=_describe,
)

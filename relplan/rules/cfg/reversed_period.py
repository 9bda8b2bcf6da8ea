"""CFG005 reversed-period."""

from relplan.diagnostics.finding import Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.plan.problems import ReversedPeriod


def _describe(problem: ReversedPeriod) -> Found:
    return Found(problem.at, problem)


RULE = Rule(
    code="CFG005",
    name="reversed-period",
    severity=Severity.ERROR,
    statement=Text(
        "The plan's period ends before it begins.",
        "La période du plan se termine avant de commencer.",
    ),
    why=Text(
        "No campaign can fall within it, and every figure of the year would be empty.",
        "Aucune campagne ne peut y tomber, et tous les chiffres de l'année seraient vides.",
    ),
    message=Text(
        "the period ends on {last}, before it begins on {first}",
        "la période se termine le {last}, avant de commencer le {first}",
    ),
    remedy=Text(
        'swap the dates of "from" and "to", or correct the year',
        "intervertissez les dates de « from » et de « to », ou corrigez l'année",
    ),
    bad="""
# relplan.yaml
relplan: 1
name: Example
period: {from: 2027-12-31, to: 2027-01-01}  # <- here
""",
    good="""
# relplan.yaml
relplan: 1
name: Example
period: {from: 2027-01-01, to: 2027-12-31}
""",
    problem=ReversedPeriod,
    describe=_describe,
)

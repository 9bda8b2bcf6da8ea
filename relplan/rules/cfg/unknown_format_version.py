"""CFG003 unknown-format-version."""

from relplan.diagnostics.finding import Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.plan.problems import UnknownFormat


def _describe(problem: UnknownFormat) -> Found:
    return Found(problem.at, problem)


RULE = Rule(
    code="CFG003",
    name="unknown-format-version",
    severity=Severity.ERROR,
    statement=Text(
        "The plan is written in a version of the format that this program doesn't read.",
        "Le plan est écrit dans une version du format que ce programme ne lit pas.",
    ),
    why=Text(
        "Keys may mean something else in another version: findings about them could be wrong.",
        "Les clés peuvent avoir un autre sens dans une autre version : les constats pourraient être faux.",
    ),
    message=Text(
        "this program doesn't read version {found} of the plan format",
        "ce programme ne lit pas la version {found} du format des plans",
    ),
    remedy=Text(
        'write "relplan: 1", or install a newer relplan',
        "écrivez « relplan: 1 », ou installez une version plus récente de relplan",
    ),
    bad="""
# relplan.yaml
relplan: 2  # <- here
name: Example
""",
    good="""
# relplan.yaml
relplan: 1
name: Example
""",
    problem=UnknownFormat,
    describe=_describe,
)

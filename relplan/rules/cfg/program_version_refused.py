"""CFG004 program-version-refused."""

from relplan.diagnostics.finding import Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.plan.problems import VersionRefused


def _describe(problem: VersionRefused) -> Found:
    return Found(problem.at, problem)


RULE = Rule(
    code="CFG004",
    name="program-version-refused",
    severity=Severity.ERROR,
    statement=Text(
        "The plan asks for another version of the program.",
        "Le plan demande une autre version du programme.",
    ),
    why=Text(
        "A team pins the version so that everybody, and the automatic checks, see the same findings.",
        "Une équipe fixe la version pour que chacun, et les contrôles automatiques, voient les mêmes constats.",
    ),
    source="PyPA version specifiers",
    message=Text(
        'the plan asks for relplan "{required}", and you use version {version}',
        "le plan demande relplan « {required} », et vous utilisez la version {version}",
    ),
    remedy=Text(
        'install a version that the plan accepts, or change "required_version"',
        "installez une version que le plan accepte, ou modifiez « required_version »",
    ),
    bad="""
# relplan.yaml
relplan: 1
name: Example
required_version: ">=99"  # <- here
""",
    good="""
# relplan.yaml
relplan: 1
name: Example
required_version: ">=0"
""",
    problem=VersionRefused,
    describe=_describe,
)

"""SCH007 wrong-length."""

from relplan.diagnostics.finding import Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.plan.problems import WrongLength


def _describe(problem: WrongLength) -> Found:
    return Found(problem.at, problem)


RULE = Rule(
    code="SCH007",
    name="wrong-length",
    severity=Severity.ERROR,
    statement=Text(
        "A list has too few or too many elements.",
        "Une liste a trop ou trop peu d'éléments.",
    ),
    why=Text(
        "An empty list of sends or of ways is a thing begun and not finished; an overlap is between two segments.",
        "Une liste d'envois ou de chemins restée vide est une chose commencée et pas finie ; un recouvrement porte "
        "sur deux segments.",
    ),
    message=(
        Text(
            "expected at least {least} {least:element|elements}, found {found}",
            "attendu : au moins {least} {least:élément|éléments} ; trouvé : {found}",
        ),
        Text(
            "expected at most {most} {most:element|elements}, found {found}",
            "attendu : au plus {most} {most:élément|éléments} ; trouvé : {found}",
        ),
    ),
    remedy=(
        Text(
            "write at least {least} {least:element|elements}, or remove what holds the list",
            "écrivez au moins {least} {least:élément|éléments}, ou supprimez ce qui contient la liste",
        ),
        Text(
            "keep at most {most} {most:element|elements}",
            "gardez au plus {most} {most:élément|éléments}",
        ),
    ),
    bad="""
# conventions/segments.yaml
segmentations:
  lifecycle: {segments: {new: {}, active: {}}}
overlaps:
  - {segments: [lifecycle.new], share_of_first: 35 %}  # <- here
""",
    good="""
# conventions/segments.yaml
segmentations:
  lifecycle: {segments: {new: {}, active: {}}}
overlaps:
  - {segments: [lifecycle.new, lifecycle.active], share_of_first: 35 %}
""",
    problem=WrongLength,
    describe=_describe,
)

"""SYN015 file-too-large."""

from dataclasses import dataclass

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.source.problems import TooLarge

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class FileTooLarge(Arguments):
    """The most that a file may weigh."""

    megabytes: int


def _describe(problem: TooLarge) -> Found:
    return Found(problem.at, FileTooLarge(problem.limit // _MEGABYTE))


RULE = Rule(
    code="SYN015",
    name="file-too-large",
    severity=Severity.ERROR,
    statement=Text("A file is larger than 1 MB.", "Un fichier dépasse 1 Mo."),
    why=Text(
        "A plan file is prose and settings; what is larger was put there by mistake, an export for instance.",
        "Un fichier de plan contient du texte et des réglages ; plus gros, il est là par erreur, comme un export.",
    ),
    message=Text(
        "this file is larger than {megabytes} MB and is not read",
        "ce fichier dépasse {megabytes} Mo et n'est pas lu",
    ),
    remedy=Text("move it out of the plan, or divide it", "sortez-le du plan, ou divisez-le"),
    bad="""
# programmes/welcome.yaml (12 MB)  # <- here
name: Welcome
objective: {statement: A first order, kpi: first_order_rate}
""",
    good="""
# programmes/welcome.yaml
name: Welcome
objective: {statement: A first order, kpi: first_order_rate}
""",
    problem=TooLarge,
    describe=_describe,
)

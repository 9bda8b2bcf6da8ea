"""CFG001 unknown-timezone."""

from relplan.diagnostics.finding import Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.plan.problems import UnknownTimezone


def _describe(problem: UnknownTimezone) -> Found:
    return Found(problem.at, problem)


RULE = Rule(
    code="CFG001",
    name="unknown-timezone",
    severity=Severity.ERROR,
    statement=Text("The plan's time zone doesn't exist.", "Le fuseau horaire du plan n'existe pas."),
    why=Text(
        "The hour of a send, and the day it falls on, are those of the plan's time zone.",
        "L'heure d'un envoi, et le jour où il tombe, sont ceux du fuseau horaire du plan.",
    ),
    source="IANA Time Zone Database",
    message=Text('there is no time zone "{found}"', "le fuseau horaire « {found} » n'existe pas"),
    remedy=(
        Text(
            "write a region and a city, such as Europe/Paris, where the clocks change; else {fixed}, which counts the "
            "other way round",
            "écrivez une région et une ville, comme Europe/Paris, là où l'heure change ; sinon {fixed}, qui compte "
            "dans l'autre sens",
        ),
        Text("did you mean {close:or}?", "vouliez-vous dire {close:or} ?"),
        Text(
            "write a region and a city, such as Europe/Paris",
            "écrivez une région et une ville, comme Europe/Paris",
        ),
    ),
    bad="""
# relplan.yaml
relplan: 1
name: Example
timezone: Europe/Pariss  # <- here
""",
    good="""
# relplan.yaml
relplan: 1
name: Example
timezone: Europe/Paris
""",
    problem=UnknownTimezone,
    describe=_describe,
)

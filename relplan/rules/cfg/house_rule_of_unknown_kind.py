"""CFG015 house-rule-of-unknown-kind."""

from relplan.diagnostics.finding import Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.house.problems import UnknownHouseKind


def _describe(problem: UnknownHouseKind) -> Found:
    return Found(problem.at, problem)


RULE = Rule(
    code="CFG015",
    name="house-rule-of-unknown-kind",
    severity=Severity.ERROR,
    statement=Text(
        "One of the plan's own rules is about a kind of object that doesn't exist.",
        "Une règle propre au plan porte sur un type d'objet qui n'existe pas.",
    ),
    why=Text(
        "The rule would never speak, and the team would think that it is kept.",
        "La règle ne parlerait jamais, et l'équipe la croirait respectée.",
    ),
    message=Text('there is no kind of object "{found}"', "il n'existe pas de type d'objet « {found} »"),
    remedy=(
        Text("did you mean {close:or}?", "vouliez-vous dire {close:or} ?"),
        Text(
            "write a kind in the singular: programme, scenario, campaign, message, send, segment, sender ...",
            "écrivez un type au singulier : programme, scenario, campaign, message, send, segment, sender...",
        ),
    ),
    bad="""
# relplan.yaml
relplan: 1
name: Example
house_rules:
  live-by-owner:
    code: LAV001
    given: scenarios[status=live]  # <- here
    require: owner
    message: a live scenario has an owner
""",
    good="""
# relplan.yaml
relplan: 1
name: Example
house_rules:
  live-by-owner:
    code: LAV001
    given: scenario[status=live]
    require: owner
    message: a live scenario has an owner
""",
    problem=UnknownHouseKind,
    describe=_describe,
)

"""CFG019 house-rule-of-unknown-id."""

from dataclasses import dataclass

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.house.problems import UnknownHouseId
from relplan.rules.words.kinds import KIND_NAMES


@dataclass(frozen=True, slots=True)
class HouseRuleOfUnknownId(Arguments):
    """The id, and that there is no such object."""

    id: str
    none: Text
    close: tuple[str, ...]


def _describe(problem: UnknownHouseId) -> Found:
    values = HouseRuleOfUnknownId(problem.id, KIND_NAMES[problem.kind].none, problem.close)
    return Found(problem.at, values, identity=(problem.kind, problem.id))


RULE = Rule(
    code="CFG019",
    name="house-rule-of-unknown-id",
    severity=Severity.WARNING,
    statement=Text(
        "One of the plan's own rules names an object that the plan doesn't have.",
        "Une règle propre au plan cite un objet que le plan n'a pas.",
    ),
    why=Text(
        "The rule is run all the same; but if the id is misspelt, it says something else than its message.",
        "La règle est tout de même exécutée ; mais si l'identifiant est mal orthographié, elle dit autre chose que son "
        "message.",
    ),
    message=Text('the plan has {none} "{id}"', "le plan n'a {none} « {id} »"),
    remedy=(
        Text("did you mean {close:or}?", "vouliez-vous dire {close:or} ?"),
        Text("correct the id, or add the object to the plan", "corrigez l'identifiant, ou ajoutez l'objet au plan"),
    ),
    bad="""
# relplan.yaml
relplan: 1
name: Example
house_rules:
  sms-by-owner:
    code: LAV001
    given: scenario[channel=smss]  # <- here
    require: owner
    message: an SMS scenario has an owner
# conventions/channels.yaml
sms: {kind: sms}
""",
    good="""
# relplan.yaml
relplan: 1
name: Example
house_rules:
  sms-by-owner:
    code: LAV001
    given: scenario[channel=sms]
    require: owner
    message: an SMS scenario has an owner
# conventions/channels.yaml
sms: {kind: sms}
""",
    problem=UnknownHouseId,
    describe=_describe,
)

"""CON018 promotion-at-sensitive-moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.outgoing import Outgoing, find_promotion
from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.model.scenario import Scenario
from relplan.rules.messages import message_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study
    from relplan.source.place import Place


@dataclass(frozen=True, slots=True)
class Untimely(Arguments):
    """A message that sells, and the delicate moment it follows."""

    message: str
    moment: str


def _check(study: Study, _: Options) -> Iterator[Found]:
    found: dict[Place, tuple[Outgoing, str]] = {}
    for one in study.outgoing:
        scenario = one.action.value
        moment = study.plan.moments.get(scenario.trigger.moment) if isinstance(scenario, Scenario) else None
        if moment is not None and moment.value.sensitive and (place := find_promotion(study.plan, one)):
            found.setdefault(place, (one, moment.id))
    for place, (one, ident) in found.items():
        moment = study.plan.moments[ident]
        related = (Related(moment.at("sensitive"), "moment"),)
        yield Found(place, Untimely(message_name(one), moment.title), related, (one.action.ref, moment.ref))


RULE = Rule(
    code="CON018",
    name="promotion-at-sensitive-moment",
    severity=Severity.WARNING,
    statement=Text(
        "A delicate moment in a customer's life is followed by an offer.",
        "Un moment délicat de la vie du client est suivi d'une offre.",
    ),
    why=Text(
        "Bereavement, illness, debt, a complaint: who is offered something to buy then feels watched and "
        "misunderstood, and tells it. Such moments call for service, and for the silence of everything else.",
        "Deuil, maladie, dettes, réclamation : celui à qui l'on propose alors d'acheter se sent observé et mal "
        "compris, et le raconte. Ces moments appellent du service, et le silence de tout le reste.",
    ),
    source="Common practice of relationship marketing",
    message=Text(
        '"{message}" sells, after "{moment}", a delicate moment',
        "« {message} » vend, après « {moment} », un moment délicat",
    ),
    label=Text("an offer", "une offre"),
    remedy=Text(
        "keep to service there, and let the offer wait for another moment",
        "tenez-vous-en au service, et laissez l'offre à un autre moment",
    ),
    notes={"moment": Text("the delicate moment", "le moment délicat")},
    needs=frozenset({Kind.SCENARIO, Kind.MOMENT, Kind.OFFER}),
    bad="""
# moments.yaml
bereavement: {name: Death of the holder, kind: life, sensitive: true}
# conventions/channels.yaml
email: {kind: email}
# scenarios/bereavement.yaml
name: Death of the holder
programme: service
trigger: {moment: bereavement}
steps:
  - {message: condolences, channel: email, lever: service}
  - wait: 14d
  - message: contract
    channel: email
    lever: transactional  # <- here
# programmes/service.yaml
name: Service
objective: {statement: Settle what is to be settled, kpi: nps}
""",
    good="""
# moments.yaml
bereavement: {name: Death of the holder, kind: life, sensitive: true}
# conventions/channels.yaml
email: {kind: email}
# scenarios/bereavement.yaml
name: Death of the holder
programme: service
trigger: {moment: bereavement}
steps:
  - {message: condolences, channel: email, lever: service}
  - wait: 14d
  - message: contract
    channel: email
    lever: service
# programmes/service.yaml
name: Service
objective: {statement: Settle what is to be settled, kpi: nps}
""",
    check=_check,
)

"""GOV005 running-without-owner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.base import Status
from relplan.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class Unowned(Arguments):
    """The action's status."""

    status: Status


def _check(study: Study, _: Options) -> Iterator[Found]:
    for item in study.ownership.unowned_actions:
        status = item.value.status
        if status in (Status.READY, Status.LIVE):
            programme = study.plan.programmes.get(item.value.programme)
            related = (Related(programme.place, "programme"),) if programme else ()
            yield Found(item.place, Unowned(status), related, (item.ref,))


RULE = Rule(
    code="GOV005",
    name="running-without-owner",
    severity=Severity.WARNING,
    statement=Text(
        "Nobody answers for an action that is ready or live: neither it nor its programme has an owner.",
        "Personne ne répond d'une action prête ou en production : ni elle ni son programme n'a de responsable.",
    ),
    why=Text(
        "Something goes out to customers in the company's name. When it goes wrong there must be somebody to call, and "
        "when it no longer pays somebody to stop it.",
        "Quelque chose part vers les clients au nom de l'entreprise. Quand cela tourne mal, il faut quelqu'un à "
        "appeler ; quand cela ne rapporte plus, quelqu'un pour l'arrêter.",
    ),
    message=Text(
        "the status is {status}, and neither this action nor its programme has an owner",
        "le statut est {status}, et ni cette action ni son programme n'a de responsable",
    ),
    remedy=Text(
        "add owner: here or to the programme",
        "ajoutez owner: ici ou au programme",
    ),
    notes={
        "programme": Text("the programme, which has no owner either", "le programme, sans responsable lui non plus")
    },
    needs=frozenset({Kind.PROGRAMME}),
    bad="""
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# campaigns/sales.yaml
name: Sales  # <- here
programme: events
status: ready
sends: [{id: launch, on: 2027-01-06, channel: email}]
# conventions/channels.yaml
email: {kind: email}
""",
    good="""
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# campaigns/sales.yaml
name: Sales
programme: events
owner: brand
status: ready
sends: [{id: launch, on: 2027-01-06, channel: email}]
# conventions/channels.yaml
email: {kind: email}
""",
    check=_check,
)

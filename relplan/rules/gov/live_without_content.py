"""GOV003 live-without-content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.action import Availability
from relplan.model.base import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class MissingContent(Arguments):
    """The status that promises the content."""

    status: Status


def _check(study: Study, _: Options) -> Iterator[Found]:
    for item in study.plan.actions.values():
        matrix, status = item.value.matrix, item.value.status
        if status in (Status.READY, Status.LIVE) and matrix and matrix.content is Availability.TO_CREATE:
            yield Found(
                item.at("matrix", "content"),
                MissingContent(status),
                (Related(item.at("status"), "status"),),
                (item.ref,),
            )


RULE = Rule(
    code="GOV003",
    name="live-without-content",
    severity=Severity.ERROR,
    statement=Text(
        "An action is ready or live although its content is still to be created.",
        "Une action est prête ou en production alors que son contenu reste à créer.",
    ),
    why=Text(
        "Either the status or what is said of the content is wrong; whoever plans the work believes one of them.",
        "Le statut, ou ce qui est dit du contenu, est faux ; celui qui planifie le travail se fie à l'un des deux.",
    ),
    message=Text(
        "the status is {status}, but the content is still to be created",
        "le statut est {status}, mais le contenu reste à créer",
    ),
    remedy=Text(
        "set the status back to draft, or, if the content exists by now, write content: available under matrix",
        "repassez le statut à draft, ou, si le contenu existe désormais, écrivez content: available sous matrix",
    ),
    notes={"status": Text("the status", "le statut")},
    bad="""
# campaigns/hello.yaml
name: Hello
programme: welcome
status: ready
matrix: {content: to_create}  # <- here
sends: [{id: hello, on: 2027-01-06, channel: email}]
# conventions/channels.yaml
email: {kind: email}
# programmes/welcome.yaml
name: Welcome
owner: crm
target: {definition: Signed up less than 30 days ago}
objective: {statement: A first order within 30 days, kpi: first_order_rate, baseline: 18 %, target: 25 %, horizon: 30d}
""",
    good="""
# campaigns/hello.yaml
name: Hello
programme: welcome
status: draft
matrix: {content: to_create}
sends: [{id: hello, on: 2027-01-06, channel: email}]
# conventions/channels.yaml
email: {kind: email}
# programmes/welcome.yaml
name: Welcome
owner: crm
target: {definition: Signed up less than 30 days ago}
objective: {statement: A first order within 30 days, kpi: first_order_rate, baseline: 18 %, target: 25 %, horizon: 30d}
""",
    check=_check,
)

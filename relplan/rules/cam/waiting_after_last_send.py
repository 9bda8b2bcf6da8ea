"""CAM009 waiting-after-last-send."""

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
    from datetime import date

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class StillWaiting(Arguments):
    """A status of what is yet to come, and the day of the last send."""

    status: Status
    last: date


def _check(study: Study, _: Options) -> Iterator[Found]:
    if study.period.last < study.as_of:
        return
    dated = study.sends_of_campaigns
    for ident, item in sorted(study.plan.campaigns.items()):
        sends = dated.get(ident, ())
        status = item.value.status
        has_all = {one.index for one in sends} == set(range(len(item.value.sends)))
        if status not in (Status.DRAFT, Status.READY) or not has_all:
            continue
        last = max(sends, key=lambda one: one.instants[-1])
        if last.instants[-1].date() < study.as_of:
            values = StillWaiting(status, last.instants[-1].date())
            yield Found(item.at("status"), values, (Related(last.place, "last"),), (item.ref,))


RULE = Rule(
    code="CAM009",
    name="waiting-after-last-send",
    severity=Severity.INFO,
    since="2026.2",
    statement=Text(
        "A campaign is still draft or ready after the day of its last send.",
        "Une campagne est encore à l'état draft ou ready après le jour de son dernier envoi.",
    ),
    why=Text(
        "`draft` and `ready` say that it is still to come. Either it went out and nobody said so, so that its results "
        "are never looked at, or it didn't, and the plan counts a contact that nobody got.",
        "`draft` et `ready` disent qu'elle est encore à venir. Soit elle est partie et personne ne l'a dit, et ses "
        "résultats ne seront jamais regardés, soit elle n'est pas partie, et le plan compte un contact que personne "
        "n'a reçu.",
    ),
    source="Common practice of relational plans: the calendar is brought up to date after each send",
    message=Text(
        "the last send was on {last}, and this campaign is still {status}",
        "le dernier envoi était le {last}, et cette campagne est encore {status}",
    ),
    remedy=Text(
        "if it went out, set it to live, and to retired once its results have been looked at; if not, give it another "
        "day",
        "si elle est partie, passez-la à live, puis à retired une fois ses résultats regardés ; sinon, donnez-lui une "
        "autre date",
    ),
    notes={"last": Text("its last send", "son dernier envoi")},
    needs=frozenset({Kind.SETTINGS, Kind.OCCASION}),
    bad="""
# relplan.yaml
relplan: 1
name: Plan 2026
period: {from: 2026-07-01, to: 2027-06-30}
# campaigns/sales.yaml
name: Sales
programme: events
status: ready  # <- here
sends:
  - {id: launch, on: 2026-11-27, channel: email}
  - {id: last, on: 2026-12-31, channel: email}
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
""",
    good="""
# relplan.yaml
relplan: 1
name: Plan 2026
period: {from: 2026-07-01, to: 2027-06-30}
# campaigns/sales.yaml
name: Sales
programme: events
status: live
sends:
  - {id: launch, on: 2026-11-27, channel: email}
  - {id: last, on: 2026-12-31, channel: email}
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
""",
    fine=(
        """
-  - {id: last, on: 2026-12-31, channel: email}
+  - {id: last, on: 2027-01-01, channel: email}
""",
        """
-period: {from: 2026-07-01, to: 2027-06-30}
+period: {from: 2026-01-01, to: 2026-12-31}
""",
        """
-  - {id: last, on: 2026-12-31, channel: email}
+  - {id: last, on: occasion, channel: email}
""",
    ),
    check=_check,
)

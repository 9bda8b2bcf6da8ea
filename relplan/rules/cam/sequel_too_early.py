"""CAM004 sequel-too-early."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class TooEarly(Arguments):
    """The campaign followed, and the first days of both."""

    before: str
    first: date
    first_before: date


def _check(study: Study, _: Options) -> Iterator[Found]:
    circular = {one.at for circle in study.sequel_circles for one in circle}
    for early in study.early_sequels:
        if early.sequel.at in circular:
            continue
        campaign, before = early.sequel.campaign, early.sequel.before
        values = TooEarly(before.title, early.first, early.first_before)
        yield Found(early.sequel.at, values, (Related(before.at_key("sends"), "sends"),), (campaign.ref, before.ref))


RULE = Rule(
    code="CAM004",
    name="sequel-too-early",
    severity=Severity.WARNING,
    statement=Text(
        "A campaign begins before the one that it follows.",
        "Une campagne commence avant celle qu'elle suit.",
    ),
    why=Text(
        "It continues something that customers have not heard of yet: a date or the link is wrong.",
        "Elle continue une histoire que les clients n'ont pas encore entendue : une date ou le lien est faux.",
    ),
    message=Text(
        'this campaign begins on {first}, yet it follows "{before}", which begins on {first_before}',
        "cette campagne commence le {first}, alors qu'elle suit « {before} », qui commence le {first_before}",
    ),
    remedy=Text(
        "move one of the two, or turn the link round",
        "déplacez l'une des deux, ou inversez le lien",
    ),
    notes={
        "sends": Text(
            "the sends of the campaign followed",
            "les envois de la campagne suivie",
        )
    },
    needs=frozenset({Kind.CAMPAIGN, Kind.OCCASION, Kind.SETTINGS}),
    hangs_on_days=True,
    bad="""
# campaigns/reminder.yaml
name: Reminder
programme: events
follows: [launch]  # <- here
sends: [{id: a, on: 2027-03-01, channel: email}]
# campaigns/launch.yaml
name: Launch
programme: events
sends: [{id: a, on: 2027-03-08, channel: email}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
""",
    good="""
# campaigns/reminder.yaml
name: Reminder
programme: events
follows: [launch]
sends: [{id: a, on: 2027-03-15, channel: email}]
# campaigns/launch.yaml
name: Launch
programme: events
sends: [{id: a, on: 2027-03-08, channel: email}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
""",
    check=_check,
)

"""CAM006 repeat-without-occurrence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class NeverRepeated(Arguments):
    """The rule of recurrence."""

    rule: str


def _check(study: Study, _: Options) -> Iterator[Found]:
    for item in study.plan.campaigns.values():
        repeat = item.value.repeat
        if repeat is not None and not any(send.on.anchor == "occurrence" for send in item.value.sends):
            yield Found(item.at_key("repeat"), NeverRepeated(str(repeat.rule)), objects=(item.ref,))


RULE = Rule(
    code="CAM006",
    name="repeat-without-occurrence",
    severity=Severity.WARNING,
    statement=Text(
        "A campaign says how it repeats, but none of its sends repeats.",
        "Une campagne dit comment elle se répète, mais aucun de ses envois ne se répète.",
    ),
    why=Text(
        "Its sends have days of their own and go out once. Whoever reads the rule believes that it goes out each time.",
        "Ses envois ont leur propre jour et partent une fois. Celui qui lit la règle croit qu'ils partent à "
        "chaque fois.",
    ),
    message=Text(
        'the campaign repeats by "{rule}", but no send is on "occurrence"',
        "la campagne se répète selon « {rule} », mais aucun envoi n'est daté « occurrence »",
    ),
    remedy=Text(
        "date a send by it (on: occurrence, or occurrence + 2d), or remove repeat",
        "datez un envoi par elle (on: occurrence, ou occurrence + 2d), ou supprimez repeat",
    ),
    bad="""
# campaigns/news.yaml
name: Newsletter
programme: events
repeat: {rule: "FREQ=MONTHLY;BYDAY=1TU", from: 2027-01-05}  # <- here
sends: [{id: issue, on: 2027-01-05, channel: email}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
""",
    good="""
# campaigns/news.yaml
name: Newsletter
programme: events
repeat: {rule: "FREQ=MONTHLY;BYDAY=1TU", from: 2027-01-05}
sends: [{id: issue, on: occurrence, channel: email}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
""",
    check=_check,
)

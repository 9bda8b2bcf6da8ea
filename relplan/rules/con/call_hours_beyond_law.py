"""CON010 call-hours-beyond-law."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from relplan.analysis.calls import find_call_channels, find_marketing_calls
from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.law import Law
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.campaign import Weekday
from relplan.model.kinds import Kind
from relplan.model.quantities import Hours
from relplan.model.settings import Jurisdiction
from relplan.rules.messages import MESSAGE_NEEDS, MESSAGE_NOTE, relate_messages
from relplan.rules.words.lists import all_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relplan.analysis.study import Study
    from relplan.model.channels import ContactHours

_WEEKDAYS = frozenset({Weekday.MON, Weekday.TUE, Weekday.WED, Weekday.THU, Weekday.FRI})
_HOURS = (Hours.parse("10:00-13:00"), Hours.parse("14:00-20:00"))


@dataclass(frozen=True, slots=True)
class WideHours(Arguments):
    """A channel, how many calls it carries, and what its hours hold too much."""

    channel: str
    count: int
    beyond: Text
    """Empty when the channel has no hours at all."""


def _check(study: Study, _: Options) -> Iterator[Found]:
    calls = find_marketing_calls(study.plan, study.permissions)
    for channel in find_call_channels(study.plan, calls):
        beyond = _beyond(channel.value.contact_hours)
        if beyond or not channel.value.contact_hours:
            of_channel = [one for one in calls if channel.id in one.message.channels]
            yield Found(
                channel.at_key("contact_hours") if beyond else channel.place,
                WideHours(channel.title, len(of_channel), all_of(beyond) if beyond else Text("", "")),
                relate_messages(of_channel),
                (channel.ref,),
                identity=(),
            )


def _beyond(entries: Iterable[ContactHours]) -> list[Text]:
    """Say what some hours admit that the law doesn't."""
    found = dict.fromkeys(text for entry in entries for text in _beyond_in(entry))
    return list(found)


def _beyond_in(entry: ContactHours) -> Iterator[Text]:
    if not entry.days or not _WEEKDAYS.issuperset(entry.days):
        yield Text("the weekend", "le week-end")
    if entry.holidays:
        yield Text("public holidays", "les jours fériés")
    if not entry.hours:
        yield Text("the whole day", "toute la journée")
    for hours in entry.hours:
        if not any(one.start <= hours.start and hours.end <= one.end for one in _HOURS):
            yield Text(str(hours), str(hours))


RULE = Rule(
    code="CON010",
    name="call-hours-beyond-law",
    severity=Severity.ERROR,
    statement=Text(
        "Calls to sell may be made outside the hours of the law.",
        "Des appels de démarchage peuvent sortir des horaires légaux.",
    ),
    why=Text(
        "Consumers may be called to sell from Monday to Friday, 10:00 to 13:00 and 14:00 to 20:00 in their own time "
        "zone, and not on public holidays; at other times only if they expressly agreed to a precise day and hour. "
        "Calls under a contract in progress and calls for the press are bound by it too. "
        "The contact hours of a channel are what keeps triggered calls to that. Calls of service are free: give them "
        "a channel of their own if they need other hours.",
        "On peut démarcher un consommateur par téléphone du lundi au vendredi, de 10 h à 13 h et de 14 h à 20 h dans "
        "son fuseau horaire, et jamais un jour férié ; hors de là, seulement s'il a expressément accepté un jour et "
        "une heure précis. Les appels au titre d'un contrat en cours et ceux de la presse y sont tenus aussi. Ce sont "
        "les horaires du canal qui y tiennent les appels déclenchés. Les appels de service sont libres : donnez-leur "
        "un canal à eux s'il leur faut d'autres horaires.",
    ),
    source="Décret n° 2022-1313 of 13 October 2022 (Code de la consommation, D223-9), in force since 1 March 2023; one "
    "note says that the decree of 23 July 2026, not found in open sources, keeps it",
    links=("https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000046422684",),
    law=Law(Jurisdiction.FR, since=date(2023, 3, 1)),
    message=(
        Text(
            'the contact hours of "{channel}", which carries {count} {count:call|calls} to sell, go beyond '
            "those of the law: {beyond}",
            "les horaires de contact de « {channel} », qui porte {count} {count:appel|appels} de démarchage, "
            "dépassent ceux de la loi : {beyond}",
        ),
        Text(
            '"{channel}" carries {count} {count:call|calls} to sell and has no contact hours: nothing keeps '
            "them to those of the law",
            "« {channel} » porte {count} {count:appel|appels} de démarchage et n'a pas d'horaires de contact : "
            "rien ne les tient dans ceux de la loi",
        ),
    ),
    remedy=Text(
        "write in conventions/channels.yaml: contact_hours: [{{days: [mon, tue, wed, thu, fri], hours: "
        '["10:00-13:00", "14:00-20:00"], holidays: false}}]',
        "écrivez dans conventions/channels.yaml : contact_hours: [{{days: [mon, tue, wed, thu, fri], hours: "
        '["10:00-13:00", "14:00-20:00"], holidays: false}}]',
    ),
    notes={"message": MESSAGE_NOTE},
    needs=MESSAGE_NEEDS | {Kind.SETTINGS},
    bad="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [fr]
# conventions/channels.yaml
call:
  kind: call
  contact_hours: [{days: [mon, tue, wed, thu, fri, sat], hours: ["09:00-20:00"], holidays: false}]  # <- here
# conventions/communications.yaml
promotional: {purpose: marketing}
# conventions/consents.yaml
marketing_call: {purpose: marketing, channels: [call], kind: opt_in, validity: 1y}
# campaigns/renewals.yaml
name: Renewals
programme: events
communication: promotional
sends: [{id: calls, on: 2027-01-11, at: "10:00", channel: call}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
""",
    good="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [fr]
# conventions/channels.yaml
call:
  kind: call
  contact_hours: [{days: [mon, tue, wed, thu, fri], hours: ["10:00-13:00", "14:00-20:00"], holidays: false}]
# conventions/communications.yaml
promotional: {purpose: marketing}
# conventions/consents.yaml
marketing_call: {purpose: marketing, channels: [call], kind: opt_in, validity: 1y}
# campaigns/renewals.yaml
name: Renewals
programme: events
communication: promotional
sends: [{id: calls, on: 2027-01-11, at: "10:00", channel: call}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
""",
    check=_check,
)

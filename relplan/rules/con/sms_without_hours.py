"""CON022 sms-without-hours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import StrictBool

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.campaign import Weekday
from relplan.model.channels import ChannelKind
from relplan.model.consents import Purpose
from relplan.model.holidays import is_known_country, public_holidays
from relplan.model.kinds import Kind
from relplan.model.quantities import Hours
from relplan.model.scenario import Scenario
from relplan.rules.messages import MESSAGE_NEEDS, MESSAGE_NOTE, relate_messages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relplan.analysis.calendar import PlannedSend
    from relplan.analysis.outgoing import Outgoing
    from relplan.analysis.study import Study
    from relplan.plan.plan import Plan


class SmsOptions(Options):
    """When the market sends SMS for marketing."""

    hours: Hours = Hours.parse("08:00-20:00")
    """The hours of the day."""
    sundays: StrictBool = False
    """Whether Sundays are used."""
    holidays: StrictBool = False
    """Whether public holidays are used."""


@dataclass(frozen=True, slots=True)
class AnyHour(Arguments):
    """A channel, and how many of its messages may go out at a bad time."""

    channel: str
    count: int
    hours: str


def _check(study: Study, options: SmsOptions) -> Iterator[Found]:
    for channel in study.plan.channels.values():
        if channel.value.kind is ChannelKind.SMS and not channel.value.contact_hours:
            marketing = [
                one
                for one in study.outgoing
                if channel.id in one.message.channels and one.purpose is not Purpose.CONTRACT
            ]
            outgoing = _at_bad_times(study, options, marketing)
            if outgoing:
                values = AnyHour(channel.title, len(outgoing), str(options.hours))
                yield Found(channel.place, values, relate_messages(outgoing), (channel.ref,))


def _at_bad_times(study: Study, options: SmsOptions, outgoing: Sequence[Outgoing]) -> list[Outgoing]:
    """Return the messages that may go out outside the market's hours: all triggered ones, and sends dated so."""
    wanted = {(one.action.id, one.message.id) for one in outgoing}
    dated = [one for one in study.sends if (one.campaign.id, one.send.id) in wanted]
    late = {(one.campaign.id, one.send.id) for one in _late(study.plan, options, dated)}
    return [
        one for one in outgoing if isinstance(one.action.value, Scenario) or (one.action.id, one.message.id) in late
    ]


def _late(plan: Plan, options: SmsOptions, sends: Sequence[PlannedSend]) -> Iterator[PlannedSend]:
    """Yield the sends of which some instant is outside the market's hours."""
    countries = [code for code in plan.settings.value.countries if is_known_country(code)] if sends else []
    years = sorted({at.year for planned in sends for at in planned.instants})
    closed = set() if options.holidays or not countries else set(public_holidays(countries, years))
    for planned in sends:
        if any(
            at.time() not in options.hours
            or at.date() in closed
            or (not options.sundays and at.weekday() == Weekday.SUN.number)
            for at in planned.instants
        ):
            yield planned


RULE = Rule(
    code="CON022",
    name="sms-without-hours",
    severity=Severity.WARNING,
    statement=Text(
        "Nothing keeps SMS for marketing from going out at night, on a Sunday or on a public holiday.",
        "Rien n'empêche des SMS de prospection de partir la nuit, un dimanche ou un jour férié.",
    ),
    why=Text(
        "The French market sends them from Monday to Saturday between 8:00 and 20:00, and many providers refuse "
        "others. That is a rule of the market: no statute was found that says so. A triggered message waits for the "
        "next open hour only where its channel declares contact hours. Messages of service are left aside.",
        "Le marché français les envoie du lundi au samedi, de 8 h à 20 h, et bien des prestataires refusent les "
        "autres. C'est un usage : aucun texte de loi n'a été trouvé qui le dise. Un message déclenché n'attend "
        "l'heure ouverte que si son canal déclare des horaires de contact. Les messages de service sont laissés de "
        "côté.",
    ),
    source="Terms of French SMS providers; a rule of the market, not of law",
    message=Text(
        '"{channel}" has no contact hours, and {count} {count:message|messages} may go out at night, on a Sunday or '
        "on a public holiday",
        "« {channel} » n'a pas d'horaires de contact, et {count} {count:message peut|messages peuvent} partir la "
        "nuit, un dimanche ou un jour férié",
    ),
    remedy=Text(
        'write contact_hours: [{{days: [mon, tue, wed, thu, fri, sat], hours: ["{hours}"], holidays: false}}], a '
        "first step: sends at other times are reported next",
        'écrivez contact_hours: [{{days: [mon, tue, wed, thu, fri, sat], hours: ["{hours}"], holidays: false}}], un '
        "premier pas : les envois à d'autres heures sont signalés ensuite",
    ),
    notes={"message": MESSAGE_NOTE},
    needs=MESSAGE_NEEDS | {Kind.OCCASION, Kind.SETTINGS},
    options=SmsOptions,
    bad="""
# conventions/channels.yaml
sms: {kind: sms}  # <- here
# campaigns/sales.yaml
name: Sales
programme: events
sends: [{id: last-days, on: 2027-02-01, at: "21:30", channel: sms}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
""",
    good="""
# conventions/channels.yaml
sms:
  kind: sms
  contact_hours: [{days: [mon, tue, wed, thu, fri, sat], hours: ["08:00-20:00"], holidays: false}]
# campaigns/sales.yaml
name: Sales
programme: events
sends: [{id: last-days, on: 2027-02-01, at: "11:30", channel: sms}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
""",
    check=_check,
)

"""SCN017 start-untold."""

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

    from relplan.analysis.study import Study
    from relplan.model.scenario import Scenario
    from relplan.plan.plan import Item


@dataclass(frozen=True, slots=True)
class Untold(Arguments):
    """What a scenario's start is counted from; what doesn't fit is empty."""

    moment: str
    on: str = ""
    """A day that isn't counted from the moment."""
    event: str = ""
    """What tells the moment only when it comes, where the start is before it."""
    hour: str = ""
    """An hour without a day."""


def _check(study: Study, _: Options) -> Iterator[Found]:
    for item in study.plan.scenarios.values():
        if item.value.counts:
            yield from _untold(study, item)


def _untold(study: Study, item: Item[Scenario]) -> Iterator[Found]:
    trigger = item.value.trigger
    moment = study.plan.moments.get(trigger.moment)
    title = study.plan.title_of(Kind.MOMENT, trigger.moment)
    if trigger.on is None:
        if trigger.at is not None:
            values = Untold(title, hour=f"{trigger.at:%H:%M}")
            yield Found(item.at("trigger", "at"), values, objects=(item.ref,), identity=())
    elif trigger.on.anchor != "moment":
        values = Untold(title, on=str(trigger.on))
        yield Found(item.at("trigger", "on"), values, objects=(item.ref,), identity=())
    elif trigger.on.sign < 0 and moment is not None and moment.value.date is None and moment.value.event is not None:
        values = Untold(title, event=study.plan.title_of(Kind.EVENT, moment.value.event))
        related = (Related(moment.at("event"), "event"),)
        yield Found(item.at("trigger", "on"), values, related, (item.ref, moment.ref), identity=())


RULE = Rule(
    code="SCN017",
    name="start-untold",
    severity=Severity.ERROR,
    statement=Text(
        "A scenario starts on a day or at an hour that its moment doesn't give.",
        "Un scénario démarre un jour ou à une heure que son moment ne donne pas.",
    ),
    why=Text(
        "A scenario runs for one customer from their moment on: it has no occasion, and no day of its own. What is "
        "counted from something else can't be set up in any tool.",
        "Un scénario se déroule pour un client à partir de son moment : il n'a ni temps fort, ni jour à lui. Ce qui se "
        "compte d'autre chose ne peut être paramétré dans aucun outil.",
    ),
    message=(
        Text(
            '"{on}" isn\'t counted from the moment that starts this scenario, "{moment}"',
            "« {on} » n'est pas compté du moment qui démarre ce scénario, « {moment} »",
        ),
        Text(
            'nothing can start before "{moment}": "{event}" signals it only when it comes',
            "rien ne peut démarrer avant « {moment} » : « {event} » ne le signale que quand il arrive",
        ),
        Text(
            'this hour, {hour}, belongs to no day: the scenario starts when "{moment}" comes',
            "cette heure, {hour}, n'est celle d'aucun jour : le scénario démarre quand « {moment} » arrive",
        ),
    ),
    remedy=(
        Text(
            'count it from the moment, as in "on: moment - 30d"; what goes out to all on one day or around an occasion '
            'is a send of a campaign: "on: {on}" belongs there',
            "comptez-le du moment, comme dans « on: moment - 30d » ; ce qui part pour tous un même jour ou autour d'un "
            "temps fort est l'envoi d'une campagne : « on: {on} » y a sa place",
        ),
        Text(
            'say in moments.yaml which attribute holds the date of "{moment}", or start after "{event}"',
            "dites dans moments.yaml quel attribut donne la date de « {moment} », ou démarrez après « {event} »",
        ),
        Text(
            'add "on: moment" to start at {hour} of its day, or leave the hour out',
            "ajoutez « on: moment » pour démarrer à {hour} ce jour-là, ou retirez l'heure",
        ),
    ),
    notes={"event": Text("what signals it", "ce qui le signale")},
    since="2026.2",
    needs=frozenset({Kind.MOMENT}),
    bad="""
# scenarios/sales.yaml
name: Sales
programme: life
trigger: {moment: birthday, on: occasion - 30d}  # <- here
steps: [{message: early_access, channel: email}]
# moments.yaml
birthday: {name: Birthday, date: birthdate}
# data.yaml
sources: {crm: {name: CRM}}
attributes: {birthdate: {source: crm}}
# programmes/life.yaml
name: Life
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
""",
    good="""
# scenarios/sales.yaml
name: Sales
programme: life
trigger: {moment: birthday, on: moment - 30d}
steps: [{message: early_access, channel: email}]
# moments.yaml
birthday: {name: Birthday, date: birthdate}
# data.yaml
sources: {crm: {name: CRM}}
attributes: {birthdate: {source: crm}}
# programmes/life.yaml
name: Life
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
""",
    fine=(
        """
 name: Sales
+status: retired
""",
    ),
    check=_check,
)

"""CAL007 hour-changed-by-clock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.wall_clock import Change
from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.model.quantities import spell_clock
from relplan.rules.words.contacts import contact_title

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from relplan.analysis.changed_hours import ChangedHour
    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class ChangedByClock(Arguments):
    """A written hour, and the one that is meant."""

    send: str
    """Empty for an hour of a scenario."""
    skipped: datetime | None
    """The hour that isn't on the clock; none when it comes twice."""
    repeated: datetime | None
    """The hour that comes twice; none when it isn't on the clock."""
    meant: str
    """The hour that is meant, as it is written."""
    utc: str
    """The instant that is meant, in UTC."""
    key: str
    once: str
    """The next hour that comes once that day, as it is written."""
    times: int | None
    """On how many days; none when it is one."""


def _check(study: Study, _: Options) -> Iterator[Found]:
    for changed in study.changed_hours:
        is_skipped = changed.change is Change.SKIPPED
        values = ChangedByClock(
            send=_send(study, changed),
            skipped=changed.written if is_skipped else None,
            repeated=None if is_skipped else changed.written,
            meant=spell_clock(changed.meant.time()),
            utc=f"{changed.instant:%H:%M}",
            key=changed.key,
            once=spell_clock(changed.once),
            times=changed.times if changed.times > 1 else None,
        )
        yield Found(changed.place, values, objects=(changed.ref,), identity=(changed.change.value,))


def _send(study: Study, changed: ChangedHour) -> str:
    """Name the send that writes an hour; empty for an hour of a scenario."""
    campaign = study.plan.campaigns.get(changed.ref.partition("/")[2])
    return contact_title(campaign, changed.send) if campaign and changed.send else ""


RULE = Rule(
    code="CAL007",
    name="hour-changed-by-clock",
    severity=Severity.WARNING,
    statement=Text(
        "A change of clocks skips or repeats the hour that a send, a wait or a trigger is written for.",
        "Un changement d'heure saute ou répète l'heure écrite pour un envoi, une attente ou un déclencheur.",
    ),
    why=Text(
        "Tools resolve such an hour each in its own way: what was planned an hour apart goes out at once, or a nightly "
        "run is left out or made twice.",
        "Chaque outil règle cette heure à sa façon : ce qui était prévu à une heure d'écart part en même temps, ou un "
        "traitement de nuit est omis, ou fait deux fois.",
    ),
    source="RFC 5545 section 3.3.5 for skipped and repeated hours",
    message=(
        Text(
            '"{send}" is written for {skipped}, an hour that the clock skips: it is read as {meant} ({utc} UTC)',
            "« {send} » est écrit pour le {skipped}, une heure que l'horloge saute : elle est lue comme {meant} "
            "({utc} UTC)",
        ),
        Text(
            '"{send}" is written for {repeated}, an hour that comes twice: it is read as the first {meant} ({utc} UTC)',
            "« {send} » est écrit pour le {repeated}, une heure qui vient deux fois : elle est lue comme le premier "
            "passage à {meant} ({utc} UTC)",
        ),
        Text(
            "on {skipped} the clock skips this hour: it is read as {meant} ({utc} UTC)",
            "le {skipped} l'horloge saute cette heure : elle est lue comme {meant} ({utc} UTC)",
        ),
        Text(
            "on {repeated} this hour comes twice: it is read as the first {meant} ({utc} UTC)",
            "le {repeated} cette heure vient deux fois : elle est lue comme le premier passage à {meant} ({utc} UTC)",
        ),
    ),
    label=(Text("the first of {times} days", "le premier de {times} jours"),),
    remedy=Text(
        'write an hour that comes once that day, such as {key}: "{once}"',
        'écrivez une heure qui vient une fois ce jour-là, comme {key}: "{once}"',
    ),
    since="2026.2",
    needs=frozenset({Kind.SETTINGS}),
    hangs_on_days=True,
    bad="""
# relplan.yaml
relplan: 1
name: Plan 2027
timezone: Europe/Paris
period: {from: 2027-01-01, to: 2027-12-31}
# campaigns/sales.yaml
name: Sales
programme: events
sends:
  - {id: night, on: 2027-03-28, at: "02:30", channel: email}  # <- here
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
""",
    good="""
# relplan.yaml
relplan: 1
name: Plan 2027
timezone: Europe/Paris
period: {from: 2027-01-01, to: 2027-12-31}
# campaigns/sales.yaml
name: Sales
programme: events
sends:
  - {id: night, on: 2027-03-28, at: "03:30", channel: email}
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
""",
    check=_check,
)

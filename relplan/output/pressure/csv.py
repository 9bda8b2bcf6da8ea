"""The pressure as CSV: a line for each group and week, or for each limit; headers are English in every language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.output.cells import write_csv
from relplan.rules.words.customers import name_customer

if TYPE_CHECKING:
    from datetime import datetime

    from relplan.analysis.pressure.slots import Room
    from relplan.analysis.pressure.together import Together
    from relplan.analysis.pressure.verdict import Verdict
    from relplan.output.pressure.shown import PressureShown

_WEEKS = ("group", "week", "limit", "segment", "brand", "load", "at_most", "max", "truth", "most")
_WINDOW = ("window_start", "window_end")
_LIMITS = ("kind", "limit", "segment", "brand", "channels", "figure", "window", "truth", "load", "at_most", "max")


def write_week_csv(shown: PressureShown) -> str:
    """Write the fullest window of each group, week and cap; with the week's best day for one more contact by group."""
    rows = []
    for group in shown.rows:
        rooms = shown.best_rooms(group) if shown.groups else {}
        for monday, load in shown.weeks_of(group):
            limit, witness = load.limit, load.witness
            campaigns = dict.fromkeys(one.planned.campaign.id for one in witness.received)
            rows.append(
                [
                    *("+".join(group) or "all", f"{monday:%G-W%V}", limit.id, limit.segment, limit.brand),
                    *(witness.load, load.at_most, witness.max, load.truth.value, load.most),
                    *(_instant(witness.start), _instant(witness.end), " ".join(campaigns)),
                    *_room_cells(rooms.get(monday)),
                ]
            )
    return write_csv([*_WEEKS, *_WINDOW, "campaigns", "room_on", "room"], rows)


def write_limit_csv(shown: PressureShown) -> str:
    """Write what is proved of each limit, with the customer and the sends of its worst window."""
    pairs = zip(shown.study.calendar_proof, shown.study.together, strict=True)
    rows = [_limit_cells(shown, verdict, together) for verdict, together in pairs]
    more = ("margin", "accepted", "customer", "sends", "everything_at_most")
    return write_csv([*_LIMITS, *_WINDOW, *more], rows)


def _limit_cells(shown: PressureShown, verdict: Verdict, together: Together) -> list[object]:
    limit, witness, waiver = verdict.limit, verdict.witness, shown.waiver_of(verdict)
    return [
        *(limit.kind.value, limit.id, limit.segment, limit.brand, " ".join(sorted(limit.contacts.channels))),
        *(limit.max, str(limit.window), verdict.truth.value),
        *((witness.load, verdict.at_most, witness.max) if witness else (0, 0, limit.max)),
        *((_instant(witness.start), _instant(witness.end)) if witness else ("", "")),
        *("" if verdict.margin is None else verdict.margin, waiver.reason if waiver else ""),
        *((name_customer(witness, shown.study.plan).in_(shown.language), _sends(verdict)) if witness else ("", "")),
        "" if together.upper is None else together.upper,
    ]


def _sends(verdict: Verdict) -> str:
    received = verdict.witness.received if verdict.witness else ()
    return "; ".join(f"{_instant(one.at)} {one.planned.campaign.id}/{one.planned.send.id}" for one in received)


def _room_cells(room: Room | None) -> tuple[object, object]:
    """Return the best day of a week and its room; no figure where no limit looks at it."""
    return ("", "") if room is None else (room.day.isoformat(), "" if room.count is None else room.count)


def _instant(at: datetime) -> str:
    return at.isoformat(timespec="minutes")

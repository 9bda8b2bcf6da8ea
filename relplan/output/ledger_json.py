"""The ledger of one customer as JSON: who they are, every entry with its place, and what became of the messages."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any

from relplan.analysis.arbitration.ledger import (
    Chose,
    Course,
    Decided,
    Ended,
    Entry,
    Fact,
    GivenUp,
    Happened,
    Launched,
    Merged,
    NotLaunched,
)
from relplan.analysis.arbitration.story import End, find_ends
from relplan.output.json_value import dump_json
from relplan.output.ledger_customer import segments_of, store_of
from relplan.output.located import find_spot

if TYPE_CHECKING:
    from relplan.analysis.arbitration.admission import Refusal
    from relplan.analysis.validity import Expiry
    from relplan.output.ledger import Played
    from relplan.source.place import Place


def write_ledger_json(played: Played) -> str:
    """Write the ledger as JSON: the customer, then every entry with its place and, for a decision, what binds it."""
    plan, described = played.study.plan, played.described

    def where(place: Place | None) -> dict[str, Any] | None:
        if place is None:
            return None
        spot = find_spot(plan, place)
        return {"file": posixpath.join(played.base, spot.path), "line": spot.line, "column": spot.column}

    def entry(one: Entry) -> dict[str, Any]:
        return {"at": one.at.isoformat(timespec="minutes"), **_fact_json(one.fact, where)}

    ends = find_ends(played.shown)
    states = [
        {
            "since": state.since.date().isoformat(),
            "segments": segments_of(state.choices),
            "store": store_of(state.choices) or None,
        }
        for state in described.customer.states
    ]
    return dump_json(
        {
            "customer": {
                "states": states,
                "assumed": list(described.assumed),
                "refused_consents": sorted(described.customer.refused),
            },
            "from": played.first.isoformat(),
            "to": played.last.isoformat(),
            "history_known_from": played.study.period.first.isoformat(),
            "paused": list(played.paused),
            "totals": {end.value: ends[end] for end in End},
            "entries": [entry(one) for one in played.shown],
        }
    )


def _fact_json(fact: Fact, where: Any) -> dict[str, Any]:
    match fact:
        case Happened(word):
            return {"kind": "event", "event": word}
        case Launched(scenario, place):
            return {"kind": "launched", "scenario": scenario, "place": where(place)}
        case NotLaunched():
            until = fact.until.isoformat(timespec="minutes") if fact.until else None
            values = {"scenario": fact.scenario, "obstacle": fact.obstacle.value, "by": fact.by or None}
            again = {"until": until, "until_it_ends": fact.is_waiting}
            return {"kind": "not_launched", **values, **again, "place": where(fact.place)}
        case Chose(scenario, way, place, share):
            assumed = float(share.value) if share else None
            return {
                "kind": "way",
                "scenario": scenario,
                "way": way or None,
                "assumed_share": assumed,
                "place": where(place),
            }
        case Ended():
            values = {"scenario": fact.scenario, "ending": fact.ending.value, "reason": fact.reason or None}
            return {"kind": "ended", **values, "place": where(fact.place)}
        case Merged():
            return {"kind": "merged", "message": fact.message, "send": fact.send}
        case GivenUp():
            return {"kind": "given_up", "message": fact.message}
        case Decided():
            return _decision_json(fact, where)


def _decision_json(decided: Decided, where: Any) -> dict[str, Any]:
    decision = decided.decision
    possible = decided.possible if decided.course else decision.again
    spread_to = decision.candidate.spread_to
    return {
        "kind": "decision",
        "message": decision.candidate.id,
        "outcome": decision.outcome.value,
        "channel": decision.made.message.channels[0] if decision.made else None,
        "place": where(decision.candidate.message.place),
        "limits": [_refusal_json(refusal, where) for refusal in decision.refusals],
        "decided_by": where(decision.place),
        "first_possible": possible.isoformat(timespec="minutes") if possible else None,
        "may_come_until": spread_to.isoformat(timespec="minutes") if spread_to else None,
        "rival": decision.rival.id if decision.rival else None,
        "reasons": list(decision.reasons),
        "then": _course_json(decided.course, where),
        "ends": _end_json(decided.course.end if decided.course else decision.end),
    }


def _end_json(end: Expiry | None) -> dict[str, str] | None:
    return {"of": end.of.value, "id": end.id, "last_day": end.day.isoformat()} if end else None


def _refusal_json(refusal: Refusal, where: Any) -> dict[str, Any]:
    return {
        "kind": refusal.limit.kind.value,
        "limit": refusal.limit.id,
        "segment": refusal.limit.segment or None,
        "load": refusal.load,
        "max": refusal.max,
        "held_by": [{"message": one.id, "at": one.at.isoformat(timespec="minutes")} for one in refusal.holders],
        "place": where(refusal.limit.place),
    }


def _course_json(course: Course | None, where: Any) -> dict[str, Any] | None:
    if course is None:
        return None
    until = course.until.isoformat(timespec="minutes") if course.until else None
    return {"course": course.kind.value, "until": until, "other": course.other or None, "place": where(course.place)}

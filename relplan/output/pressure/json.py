"""The pressure as JSON: the weeks of each group, the proof of every limit, the demand, with what each assumes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from relplan.model.quantities.rounding import half_up
from relplan.output.json_value import dump_json
from relplan.output.pressure.demand import demands_shown
from relplan.output.pressure.slots import room_json
from relplan.rules.words.customers import name_customer

if TYPE_CHECKING:
    from datetime import datetime
    from fractions import Fraction

    from relplan.analysis.occasions import Edition
    from relplan.analysis.pressure.allowance import Allowance
    from relplan.analysis.pressure.demand import Demand
    from relplan.analysis.pressure.limit import Limit
    from relplan.analysis.pressure.scenario import ScenarioVerdict
    from relplan.analysis.pressure.together import Together
    from relplan.analysis.pressure.verdict import Verdict, Witness
    from relplan.analysis.pressure.weeks import WeekLoad
    from relplan.output.pressure.shown import Group, PressureShown
    from relplan.validation.waivers import Waiver


def write_json(shown: PressureShown) -> str:
    """Write everything that is known."""
    study = shown.study
    pairs = zip(study.calendar_proof, study.together, strict=True)
    rooms = ((group, room) for group in shown.groups for room in shown.best_rooms(group).values())
    return dump_json(
        {
            **_days_json(shown.days),
            "weeks": [_week_json(group, load) for group in shown.rows for _, load in shown.weeks_of(group)],
            "best_days": [room_json(group, room, shown.channel) for group, room in rooms],
            "period": _days_json(study.period),
            "paused": list(shown.paused),
            "limits": [_limit_json(shown, verdict, together) for verdict, together in pairs],
            "demands": [_demand_json(one) for one in demands_shown(shown)],
        }
    )


def _week_json(group: Group, load: WeekLoad) -> dict[str, Any]:
    witness = load.witness
    return {
        "group": list(group),
        "week": f"{load.monday:%G-W%V}",
        "limit": load.limit.id,
        "limit_segment": load.limit.segment or None,
        "brand": load.limit.brand or None,
        "load": witness.load,
        "at_most": load.at_most,
        "max": witness.max,
        "truth": load.truth.value,
        "most": load.most,
        "window": _window_json(witness),
        "campaigns": list(dict.fromkeys(one.planned.campaign.id for one in witness.received)),
    }


def _limit_json(shown: PressureShown, verdict: Verdict, together: Together) -> dict[str, Any]:
    limit = verdict.limit
    return {
        "kind": limit.kind.value,
        "limit": limit.id,
        "segment": limit.segment or None,
        "brand": limit.brand or None,
        "channels": sorted(limit.contacts.channels),
        "only": limit.contacts.only or None,
        "max": limit.max,
        "window": str(limit.window),
        "calendar": _calendar_json(shown, verdict),
        "scenarios": {ident: _alone_json(alone) for ident, alone in together.alone.items()},
        "together": {
            "truth": together.truth.value,
            "upper": together.upper,
            "assumptions": [one.value for one in together.assumptions],
        },
    }


def _calendar_json(shown: PressureShown, verdict: Verdict) -> dict[str, Any]:
    witness, waiver = verdict.witness, shown.waiver_of(verdict)
    return {
        "truth": verdict.truth.value,
        "holds": verdict.holds,
        "load": witness.load if witness else 0,
        "at_most": verdict.at_most,
        "max": witness.max if witness else verdict.limit.max,
        "margin": verdict.margin,
        "worst": _witness_json(shown, verdict.limit, witness) if witness else None,
        "accepted": _waiver_json(waiver) if waiver else None,
        "assumptions": [one.value for one in verdict.assumptions],
    }


def _witness_json(shown: PressureShown, limit: Limit, witness: Witness) -> dict[str, Any]:
    """Return who gets what when; a choice of a moving segmentation names the instant at which it holds."""
    own = limit.own_figure_at(witness.end)
    return {
        "window": _window_json(witness),
        "during": _days_json(own.days) if own else None,
        "customer": name_customer(witness, shown.study.plan).in_(shown.language),
        "is_proved": witness.is_proved,
        "choices": {dimension: sorted(choices) for dimension, choices in witness.cell},
        "sends": [
            {"campaign": one.planned.campaign.id, "send": one.planned.send.id, "at": _instant(one.at)}
            for one in witness.received
        ],
    }


def _alone_json(alone: ScenarioVerdict) -> dict[str, Any]:
    return {"upper": alone.upper, "load": alone.load, "truth": alone.truth.value}


def _waiver_json(waiver: Waiver) -> dict[str, Any]:
    return {
        "reason": waiver.reason,
        "until": waiver.until.isoformat() if waiver.until else None,
        "approved_by": waiver.approved_by or None,
    }


def _demand_json(one: Demand) -> dict[str, Any]:
    """Return a demand; the high figure is open where some scenarios could not be counted."""
    return {
        "segment": one.segment,
        "truth": one.truth.value,
        "is_lower_bound": one.is_partial,
        "asked_a_year": {"low": _cents(one.asked.low), "high": None if one.is_partial else _cents(one.asked.high)},
        "admitted_a_year": None if one.admitted is None else _cents(one.admitted),
        "limit": one.limit.id if one.limit else None,
        "limit_segment": (one.limit.segment or None) if one.limit else None,
        "allowances": [_allowance_json(allowance) for allowance in one.allowances],
        "over": float(half_up(one.over, 4)) if one.over > 0 else 0,
        "would_lose": list(one.losers),
        "not_rated": list(one.unrated),
    }


def _allowance_json(one: Allowance) -> dict[str, Any]:
    """Return what some customers are admitted; they are told by any line of `customers`, all of what it says."""
    return {
        "a_year": None if one.a_year is None else _cents(one.a_year),
        "limit": one.limit.id if one.limit else None,
        "limit_segment": (one.limit.segment or None) if one.limit else None,
        "customers": [
            [{"in" if trait.is_in else "in_none_of": list(trait.segments)} for trait in traits] for traits in one.who
        ],
    }


def _cents(figure: Fraction | float) -> float:
    return float(half_up(figure, 2))


def _window_json(witness: Witness) -> dict[str, str]:
    return {"after": _instant(witness.start), "up_to": _instant(witness.end)}


def _days_json(days: Edition) -> dict[str, str]:
    return {"from": days.first.isoformat(), "to": days.last.isoformat()}


def _instant(at: datetime) -> str:
    return at.isoformat(timespec="minutes")

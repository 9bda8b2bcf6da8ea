"""Programmes: their objectives, targets, and the actions that serve them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.model.kinds import Kind
from relplan.report.views.actions import common_facts, say_progress
from relplan.report.views.names import Names
from relplan.report.views.pieces import Link, Pill, Sheet, keep, line, lines, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.model.programme import Programme, ReviewCadence
    from relplan.plan.plan import Item, Plan
    from relplan.report.text.words import Words
    from relplan.validation.review import Review


@dataclass(frozen=True, slots=True)
class Aim:
    """An objective and the way of its KPI."""

    statement: str
    kpi: str
    baseline: str
    target: str
    horizon: str


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action of a programme in one line."""

    link: Link
    pill: Pill | None


@dataclass(frozen=True, slots=True)
class ProgrammeView:
    """The sheet of a programme."""

    sheet: Sheet
    aim: Aim
    scenarios: tuple[ActionLine, ...]
    campaigns: tuple[ActionLine, ...]


@dataclass(frozen=True, slots=True)
class ProgrammesView:
    """Every programme, in the order of the plan's files."""

    programmes: tuple[ProgrammeView, ...]


def view_programmes(review: Review, words: Words) -> ProgrammesView:
    """Show the programmes of a plan."""
    names = Names(review.plan, words)
    return ProgrammesView(
        tuple(_view_programme(item, review.plan, names, words) for item in review.plan.programmes.values())
    )


def _view_programme(item: Item[Programme], plan: Plan, names: Names, words: Words) -> ProgrammeView:
    programme = item.value
    target = programme.target
    segments = target.segments if target else ()
    moment = (target.moment if target else None) or programme.moment
    facts = keep(
        (words("programme.target"), plain(target.definition if target else "")),
        (words("programme.segments"), line(names.cell(Kind.SEGMENT, segments))),
        (words("programme.moment"), plain(names.text(Kind.MOMENT, moment) if moment else "")),
        (words("programme.type"), plain(words.of(programme.type) if programme.type else "")),
        (words("programme.phase"), line([names.piece(Kind.SEGMENT, programme.phase)] if programme.phase else [])),
        (words("programme.secondary_objectives"), lines(_say_further(programme, names, words))),
        (words("programme.lever_mix"), plain(_say_levers(programme, words))),
        (words("programme.budget"), plain(words.format.money(programme.budget) if programme.budget else "")),
        (words("action.personas"), line(names.cell(Kind.PERSONA, programme.personas))),
        (words("programme.sponsor"), plain(programme.sponsor)),
        (words("sheet.review"), plain(say_review(programme.review, words))),
        *common_facts(programme, words),
    )
    return ProgrammeView(
        sheet=names.sheet(item, facts),
        aim=_aim(programme, names, words),
        scenarios=_actions(item.id, Kind.SCENARIO, plan, names),
        campaigns=_actions(item.id, Kind.CAMPAIGN, plan, names),
    )


def _aim(programme: Programme, names: Names, words: Words) -> Aim:
    objective = programme.objective
    return Aim(
        statement=objective.statement,
        kpi=names.kpi(objective.kpi),
        baseline=words.format.figure(objective.baseline) if objective.baseline else "",
        target=words.format.figure(objective.target) if objective.target else "",
        horizon=words.horizon(objective.horizon) if objective.horizon else "",
    )


def _actions(programme: str, kind: Kind, plan: Plan, names: Names) -> tuple[ActionLine, ...]:
    found = [item for item in plan.of(kind).values() if item.value.programme == programme]
    lines_of = [ActionLine(names.sheet(item, ()).link, names.status(item.value.status)) for item in found]
    return tuple(sorted(lines_of, key=lambda action: (action.link.text.casefold(), action.link.anchor)))


def _say_further(programme: Programme, names: Names, words: Words) -> Iterator[str]:
    for objective in programme.secondary_objectives:
        progress = say_progress(objective, words, names)
        if objective.statement and progress:
            yield words("programme.further", statement=objective.statement, progress=progress)
        else:
            yield objective.statement or progress


def _say_levers(programme: Programme, words: Words) -> str:
    shares = sorted(programme.lever_mix.items(), key=lambda pair: -pair[1].value)
    return ", ".join(f"{words.of(lever)} {words.format.percent(share.value)}" for lever, share in shares)


def say_review(review: ReviewCadence | None, words: Words) -> str:
    """Say how often something is reviewed, and when it last was."""
    if review is None:
        return ""
    every = words.every(review.every) if review.every else ""
    last = words("review.last", day=words.format.day(review.last)) if review.last else ""
    return ", ".join(part for part in (every, last) if part)

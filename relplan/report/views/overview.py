"""The plan on a page: what it is, its figures, its objectives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.model.base import Status
from relplan.model.kinds import Kind
from relplan.report.views.actions import common_facts
from relplan.report.views.checks import ChecksView, view_checks
from relplan.report.views.names import Names
from relplan.report.views.pieces import Fact, Pill, Source, keep, line, plain
from relplan.report.views.programmes import say_review
from relplan.rules.jrn.customer_centric_ratio import RULE as RATIO_RULE
from relplan.rules.jrn.customer_centric_ratio import RatioOptions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from relplan.model.objectives import KeyResult, Objective
    from relplan.plan.plan import Item
    from relplan.report.words import Words
    from relplan.validation.review import Review


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A number and what it counts."""

    number: str
    label: str
    note: str


@dataclass(frozen=True, slots=True)
class RatioView:
    """The customer-centric ratio."""

    percent: str
    sentence: str
    """Said with its fraction."""
    share: float
    """Between 0 and 100, for the bar."""
    minimum: float
    minimum_text: str
    is_reached: bool


@dataclass(frozen=True, slots=True)
class Result:
    """A key result of an objective."""

    kpi: str
    baseline: str
    target: str
    horizon: str


@dataclass(frozen=True, slots=True)
class ObjectiveView:
    """An objective of the plan."""

    title: str
    anchor: str
    pill: Pill | None
    description: str
    results: tuple[Result, ...]
    facts: tuple[Fact, ...]
    own: tuple[Fact, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class PhaseView:
    """The objectives of one phase of the customer's life."""

    title: str
    objectives: tuple[ObjectiveView, ...]


@dataclass(frozen=True, slots=True)
class OverviewView:
    """The plan on a page."""

    name: str
    period: str
    as_of: str
    description: str
    pill: Pill | None
    facts: tuple[Fact, ...]
    own: tuple[Fact, ...]
    source: Source
    figures: tuple[KeyFigure, ...]
    ratio: RatioView | None
    """None when there is no action."""
    phases: tuple[PhaseView, ...]
    checks: ChecksView


def view_overview(review: Review, words: Words) -> OverviewView:
    """Show a plan on a page."""
    settings, study = review.plan.settings, review.study
    names = Names(review.plan, words)
    return OverviewView(
        name=settings.value.name,
        period=words.format.days(study.period.first, study.period.last),
        as_of=words("overview.as_of", day=words.format.day(study.as_of)),
        description=settings.value.description,
        pill=names.status(settings.value.status),
        facts=_facts(review, names, words),
        own=names.own_keys(settings),
        source=names.source(settings.place),
        figures=tuple(_figures(review, words)),
        ratio=_ratio(review, words),
        phases=_phases(review, names, words),
        checks=view_checks(review, words),
    )


def _facts(review: Review, names: Names, words: Words) -> tuple[Fact, ...]:
    settings = review.plan.settings.value
    customers = settings.customers
    return keep(
        (words("overview.brands"), plain(", ".join(names.text(Kind.BRAND, brand) for brand in settings.brands))),
        (words("overview.customers"), plain(words.format.number(customers) if customers is not None else "")),
        (words("overview.sector"), plain(settings.sector)),
        (words("sheet.review"), plain(say_review(settings.review, words))),
        *common_facts(settings, words),
    )


def _figures(review: Review, words: Words) -> Iterator[KeyFigure]:
    """Yield the key figures; what the plan has none of is left out."""
    plan, number = review.plan, words.format.number
    programmes = sum(item.value.counts for item in plan.programmes.values())
    scenarios = [item.value for item in plan.scenarios.values() if item.value.counts]
    live = sum(scenario.status is Status.LIVE for scenario in scenarios)
    campaigns = sum(item.value.counts for item in plan.campaigns.values())
    periodic = sum(item.value.counts and item.value.repeat is not None for item in plan.campaigns.values())
    sends = len(review.study.sends)
    figures = (
        ("programmes", programmes, ""),
        ("scenarios", len(scenarios), words("figures.live", number=number(live), count=live)),
        (
            "campaigns",
            campaigns,
            words("figures.periodic", number=number(periodic), count=periodic) if periodic else "",
        ),
        ("sends", sends, ""),
    )
    for key, count, note in figures:
        if count:
            yield KeyFigure(number(count), words(f"figures.{key}", count=count), note)


def _ratio(review: Review, words: Words) -> RatioView | None:
    overall = review.study.centricity.overall
    if overall.value is None:
        return None
    minimum = _minimum(review)
    percent = words.format.rounded_percent(overall.value)
    return RatioView(
        percent=percent,
        sentence=words("ratio.sentence", triggered=overall.triggered, actions=overall.actions),
        share=round(float(overall.value) * 100, 1),
        minimum=round(float(minimum) * 100, 1),
        minimum_text=words("ratio.minimum", share=words.format.rounded_percent(minimum)),
        is_reached=overall.value >= minimum,
    )


def _minimum(review: Review) -> Fraction:
    """Return the smallest ratio that the plan's rules let pass."""
    options = review.configuration.settings[RATIO_RULE.code].options
    return options.minimum.fraction if isinstance(options, RatioOptions) else RatioOptions().minimum.fraction


def _phases(review: Review, names: Names, words: Words) -> tuple[PhaseView, ...]:
    """Group objectives by phase, in the order of the segments; those without one come last."""
    by_phase: dict[str, list[Item[Objective]]] = {ident: [] for ident in review.plan.segments}
    others: list[Item[Objective]] = []
    for item in review.plan.objectives.values():
        (by_phase.setdefault(item.value.phase, []) if item.value.phase else others).append(item)
    groups = [(names.text(Kind.SEGMENT, phase), items) for phase, items in by_phase.items()]
    everywhere = words("overview.all_phases") if any(by_phase.values()) else ""
    return tuple(
        PhaseView(title, tuple(_view_objective(item, names, words) for item in items))
        for title, items in [*groups, (everywhere, others)]
        if items
    )


def _view_objective(item: Item[Objective], names: Names, words: Words) -> ObjectiveView:
    sheet = names.sheet(item, ())
    objective = item.value
    return ObjectiveView(
        title=sheet.title,
        anchor=sheet.anchor,
        pill=sheet.pill,
        description=objective.description,
        results=tuple(_view_result(result, names, words) for result in objective.key_results),
        facts=keep(
            (words("objective.segments"), line(names.cell(Kind.SEGMENT, objective.segments))),
            (words("objective.programmes"), line(names.cell(Kind.PROGRAMME, objective.programmes))),
            *common_facts(objective, words),
        ),
        own=sheet.own,
        source=sheet.source,
    )


def _view_result(result: KeyResult, names: Names, words: Words) -> Result:
    form = words.format
    return Result(
        kpi=names.kpi(result.kpi),
        baseline=form.figure(result.baseline) if result.baseline else "",
        target=form.figure(result.target) if result.target else "",
        horizon=words.horizon(result.horizon) if result.horizon else "",
    )

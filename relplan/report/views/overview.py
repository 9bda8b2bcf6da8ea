"""The plan on a page: what it is, its figures, its objectives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from relplan.model.base import Status
from relplan.model.kinds import Kind
from relplan.report.views.actions import common_facts
from relplan.report.views.checks import ChecksView, view_checks
from relplan.report.views.names import Names
from relplan.report.views.pieces import Fact, Pill, Source, keep, line, plain
from relplan.report.views.programmes import say_review
from relplan.report.views.uncounted import say_uncounted
from relplan.report.views.unread import Unread, are_sends_whole, is_whole, view_unread
from relplan.rules.jrn.customer_centric_ratio import RULE as RATIO_RULE
from relplan.rules.jrn.customer_centric_ratio import RatioOptions

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from fractions import Fraction

    from relplan.model.objectives import KeyResult, Objective
    from relplan.plan.plan import Item
    from relplan.report.text.words import Words
    from relplan.validation.review import Review


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A number and what it counts."""

    number: str
    label: str
    note: str
    caution: str
    """Said when something it counts could not be read."""


@dataclass(frozen=True, slots=True)
class RatioView:
    """The customer-centric ratio."""

    percent: str
    sentence: str
    """Said with its fraction."""
    share: float
    """Between 0 and 100, for the bar."""
    minimum: float
    goal: str
    """Says whether the minimum is reached."""
    tone: str
    """`good`, `bad`, or `open` when something it counts could not be read."""
    caution: str


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
    source: Source | None
    """Where it is written; None when that isn't to be shown."""


@dataclass(frozen=True, slots=True)
class PhaseView:
    """The objectives of one phase of the customer's life."""

    title: str
    objectives: tuple[ObjectiveView, ...]


@dataclass(frozen=True, slots=True)
class OverviewView:
    """The plan on a page."""

    name: str
    """Words that say so when the plan has none, or its settings can't be read."""
    period: str
    as_of: str
    description: str
    pill: Pill | None
    facts: tuple[Fact, ...]
    own: tuple[Fact, ...]
    source: Source | None
    """Where it is written; None when that isn't to be shown."""
    figures: tuple[KeyFigure, ...]
    ratio: RatioView | None
    """None when there is no action."""
    phases: tuple[PhaseView, ...]
    checks: ChecksView | None
    """None when its reader isn't told of findings."""
    unread: Unread | None
    """What could not be read; None when everything was."""


def view_overview(review: Review, words: Words) -> OverviewView:
    """Show a plan on a page."""
    settings, study = review.plan.settings, review.study
    names = Names(review.plan, words)
    return OverviewView(
        name=settings.value.name.strip() or words("overview.unnamed"),
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
        unread=view_unread(review, names, words),
    )


def _facts(review: Review, names: Names, words: Words) -> tuple[Fact, ...]:
    settings = review.plan.settings.value
    customers = settings.customers
    return keep(
        (words("overview.brands"), plain(", ".join(names.text(Kind.BRAND, brand) for brand in settings.brands))),
        (words("overview.customers"), plain(words.format.number(customers) if customers is not None else "")),
        (words("overview.sector"), plain(settings.sector)),
        (words("consent.recipients"), plain(words.of(settings.recipients) if settings.recipients else "")),
        (words("overview.prospecting"), plain(words.of(settings.prospecting) if settings.prospecting else "")),
        (words("sheet.review"), plain(say_review(settings.review, words))),
        *common_facts(settings, words),
    )


def _figures(review: Review, words: Words) -> Iterator[KeyFigure]:
    """Yield the key figures; what the plan has none of is left out."""
    plan, number = review.plan, words.format.number
    scenarios = [item.value for item in plan.scenarios.values() if item.value.counts]
    live = sum(scenario.status is Status.LIVE for scenario in scenarios)
    live_note = words("figures.live", number=number(live), count=live) if live else words("figures.none_live")
    periodic = sum(item.value.counts and item.value.repeat is not None for item in plan.campaigns.values())
    often = words("figures.periodic", number=number(periodic), count=periodic) if periodic else ""
    for kind, key, note in (
        (Kind.PROGRAMME, "programmes", ""),
        (Kind.SCENARIO, "scenarios", live_note),
        (Kind.CAMPAIGN, "campaigns", often),
    ):
        caution = "" if is_whole(review, kind) else words("figures.partial")
        yield from _figure(key, plan.of(kind).values(), note, caution, words)
    sends = len(review.study.sends)
    if sends:
        caution = "" if are_sends_whole(review) else words("figures.partial")
        yield KeyFigure(number(sends), words("figures.sends", count=sends), "", caution)


def _figure(key: str, items: Collection[Item[Any]], note: str, caution: str, words: Words) -> Iterator[KeyFigure]:
    """Yield how many objects of a kind take part in the plan's figures, and how many don't."""
    count = sum(item.value.counts for item in items)
    if not count:
        return
    left_out = say_uncounted(items, words)
    said = (note, words("figures.uncounted", what=left_out) if left_out else "")
    yield KeyFigure(
        number=words.format.number(count),
        label=words(f"figures.{key}", count=count),
        note=", ".join(part for part in said if part),
        caution=caution,
    )


def _ratio(review: Review, words: Words) -> RatioView | None:
    overall = review.study.centricity.overall
    if overall.value is None:
        return None
    minimum = _minimum(review)
    is_sure = is_whole(review, *RATIO_RULE.needs)
    is_reached = overall.value >= minimum
    state = ("reached" if is_reached else "missed") if is_sure else "unsure"
    return RatioView(
        percent=words.format.rounded_percent(overall.value, minimum),
        sentence=words("ratio.sentence", triggered=overall.triggered, actions=overall.actions),
        share=round(float(overall.value) * 100, 1),
        minimum=round(float(minimum) * 100, 1),
        goal=words("ratio.goal", share=words.format.rounded_percent(minimum), state=words(f"ratio.{state}")),
        tone=("good" if is_reached else "bad") if is_sure else "open",
        caution="" if is_sure else words("figures.partial"),
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

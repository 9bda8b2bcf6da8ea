"""Journey maps: where customers and company meet, how it is lived, and what acts there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.model.kinds import Kind
from relplan.report.diagrams.experience import Curve, Lived, draw_experience, sign
from relplan.report.views.actions import common_facts
from relplan.report.views.excerpt import MOST_IN_A_CELL
from relplan.report.views.names import Names
from relplan.report.views.pieces import keep, line

if TYPE_CHECKING:
    from relplan.analysis.coverage.journeys import JourneyCoverage, TouchpointCoverage
    from relplan.model.journey import Journey
    from relplan.model.journey import Lived as LivedModel
    from relplan.plan.plan import Item
    from relplan.report.text.words import Words
    from relplan.report.views.pieces import Piece, Sheet
    from relplan.validation.review import Review


@dataclass(frozen=True, slots=True)
class ExperienceView:
    """How a touchpoint is lived, or should be."""

    degree: str
    """From −2 to +2."""
    word: str
    tone: str
    """`bad`, `good` or nothing."""
    note: str
    verbatims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TouchpointView:
    """A touchpoint."""

    title: str
    stage: str
    channel: str
    is_truth: bool
    is_irritant: bool
    current: ExperienceView | None
    target: ExperienceView | None
    scenarios: tuple[Piece, ...]
    moment: str
    signal: Piece | None
    personas: tuple[Piece, ...]
    ideas: tuple[str, ...]
    owner: str

    @property
    def shown(self) -> tuple[Piece, ...]:
        """The scenarios that are named."""
        return self.scenarios[:MOST_IN_A_CELL]

    @property
    def left_out(self) -> int:
        """How many scenarios aren't named."""
        return len(self.scenarios) - len(self.shown)


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """A channel of the map: its touchpoints, stage by stage."""

    title: str
    cells: tuple[tuple[TouchpointView, ...], ...]


@dataclass(frozen=True, slots=True)
class JourneyView:
    """The map of a journey."""

    sheet: Sheet
    stages: tuple[str, ...]
    rows: tuple[ChannelRow, ...]
    """The channels that have a touchpoint, in the order of the journey."""
    touchpoints: tuple[TouchpointView, ...]
    """In the order of the stages."""
    curve: Curve | None
    counts: str
    """How many touchpoints, moments of truth and irritants."""


@dataclass(frozen=True, slots=True)
class JourneysView:
    """Every journey of the plan."""

    journeys: tuple[JourneyView, ...]

    @property
    def is_excerpt(self) -> bool:
        """Whether some touchpoint names only the first of its scenarios."""
        return any(one.left_out for journey in self.journeys for one in journey.touchpoints)


def view_journeys(review: Review, words: Words) -> JourneysView | None:
    """Show the journeys, in the order of the files; None when there is none."""
    plan = review.plan
    if not plan.journeys:
        return None
    covered = {one.journey.id: one for one in review.study.all_journeys}
    drawer = _Drawer(Names(plan, words), words)
    return JourneysView(tuple(drawer.journey(item, covered[item.id]) for item in plan.journeys.values()))


class _Drawer:
    """Draws journeys in one language."""

    def __init__(self, names: Names, words: Words) -> None:
        self._names = names
        self._words = words

    def journey(self, item: Item[Journey], coverage: JourneyCoverage) -> JourneyView:
        """Draw one journey."""
        journey, words = item.value, self._words
        facts = keep(
            (words("journeys.personas"), line(self._names.cell(Kind.PERSONA, journey.personas))),
            *common_facts(journey, words),
        )
        touchpoints = _in_order(coverage)
        views = {one.index: self._touchpoint(journey, one) for one in touchpoints}
        by_stage = [
            (stage.stage.name or stage.stage.id, [self._lived(one) for one in stage.touchpoints])
            for stage in coverage.stages
        ]
        return JourneyView(
            sheet=self._names.sheet(item, facts),
            stages=tuple(title for title, _ in by_stage),
            rows=tuple(self._rows(journey, touchpoints, views)),
            touchpoints=tuple(views.values()),
            curve=draw_experience(by_stage),
            counts=self._counts(touchpoints),
        )

    def _rows(
        self, journey: Journey, touchpoints: list[TouchpointCoverage], views: dict[int, TouchpointView]
    ) -> list[ChannelRow]:
        names = {channel.id: channel.name or channel.id for channel in journey.channels}
        names |= {
            one.touchpoint.channel: one.touchpoint.channel for one in touchpoints if one.touchpoint.channel not in names
        }
        rows = []
        for channel, title in names.items():
            here = [one for one in touchpoints if one.touchpoint.channel == channel]
            cells = tuple(
                tuple(views[one.index] for one in here if one.touchpoint.stage == stage.id) for stage in journey.stages
            )
            if any(cells):
                rows.append(ChannelRow(title, cells))
        return rows

    def _touchpoint(self, journey: Journey, one: TouchpointCoverage) -> TouchpointView:
        touchpoint, names = one.touchpoint, self._names
        stages = {stage.id: stage.name for stage in journey.stages}
        channels = {channel.id: channel.name for channel in journey.channels}
        return TouchpointView(
            title=touchpoint.name or touchpoint.id,
            stage=stages.get(touchpoint.stage) or touchpoint.stage,
            channel=channels.get(touchpoint.channel) or touchpoint.channel,
            is_truth=one.is_moment_of_truth,
            is_irritant=one.is_irritant,
            current=self._experience(touchpoint.current),
            target=self._experience(touchpoint.target),
            scenarios=tuple(names.piece(Kind.SCENARIO, scenario.id) for scenario in one.scenarios),
            moment=names.text(Kind.MOMENT, touchpoint.moment) if touchpoint.moment else "",
            signal=names.word(Kind.EVENT, touchpoint.signal) if touchpoint.signal else None,
            personas=tuple(names.piece(Kind.PERSONA, persona) for persona in touchpoint.personas),
            ideas=touchpoint.ideas,
            owner=touchpoint.owner,
        )

    def _experience(self, lived: LivedModel | None) -> ExperienceView | None:
        if lived is None:
            return None
        degree = lived.experience
        tone = "bad" if degree < 0 else "good" if degree > 0 else ""
        return ExperienceView(sign(degree), self._degree(degree), tone, lived.note, lived.verbatims)

    def _lived(self, one: TouchpointCoverage) -> Lived:
        touchpoint = one.touchpoint
        current, target = touchpoint.current, touchpoint.target
        return Lived(
            touchpoint.name or touchpoint.id,
            current.experience if current else None,
            target.experience if target else None,
            one.is_moment_of_truth,
        )

    def _degree(self, degree: int) -> str:
        return self._words(f"experience.{_DEGREES[degree]}")

    def _counts(self, touchpoints: list[TouchpointCoverage]) -> str:
        return self._words(
            "journeys.counts",
            touchpoints=len(touchpoints),
            truths=sum(one.is_moment_of_truth for one in touchpoints),
            irritants=sum(one.is_irritant for one in touchpoints),
        )


_DEGREES = {2: "delight", 1: "pleasant", 0: "neutral", -1: "irritant", -2: "pain"}


def _in_order(coverage: JourneyCoverage) -> list[TouchpointCoverage]:
    """Return the touchpoints stage by stage; those of no stage last."""
    staged = [one for stage in coverage.stages for one in stage.touchpoints]
    known = {one.index for one in staged}
    return [*staged, *(one for one in coverage.touchpoints if one.index not in known)]

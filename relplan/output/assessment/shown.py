"""An assessment put into sentences: the same for a terminal and for a page."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from relplan.analysis.assessment import Aspect, Section, Topic, subject_of
from relplan.analysis.conventions import Block
from relplan.analysis.loyalty import Question
from relplan.diagnostics.text import Text, say
from relplan.model.base import Lever
from relplan.model.kinds import Kind
from relplan.model.moments import GenericMoment
from relplan.model.quantities.rounding import tenths_of_percent
from relplan.output.assessment import words
from relplan.output.naming import Naming
from relplan.output.pressure.names import limit_name
from relplan.rules.words.answers import lack_words
from relplan.rules.words.levers import LEVER_NAMES
from relplan.rules.words.moments import GENERIC_MOMENTS
from relplan.rules.words.questions import QUESTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.assessment import Point
    from relplan.analysis.study import Study
    from relplan.diagnostics.text import Said
    from relplan.model.settings import Language
    from relplan.source.place import Place

_KINDS = {
    Aspect.PROGRAMME: Kind.PROGRAMME,
    Aspect.MOMENT_OF_TRUTH: Kind.MOMENT,
    Aspect.OBJECTIVE: Kind.OBJECTIVE,
    Aspect.SCENARIO_DATA: Kind.SCENARIO,
}
"""Aspects whose subjects are objects of a kind."""
_OF_ACTIONS = (Aspect.PROGRAMME, Aspect.LIMIT, Aspect.LEVER_SAID, Aspect.LIMITED)
"""Aspects whose details are actions, or messages of actions."""
_OF_LEVERS = (Aspect.LEVER, Aspect.WANTED_BALANCE)
"""Aspects whose words are levers."""


@dataclass(frozen=True, slots=True)
class Group:
    """The points of one aspect."""

    title: str
    points: tuple[Point, ...]

    @property
    def earned(self) -> int:
        """The points they get."""
        return sum(point.earned for point in self.points)

    @property
    def of(self) -> int:
        """The points there are."""
        return sum(point.of for point in self.points)


@dataclass(frozen=True)
class AssessmentShown:
    """An assessment, in a language."""

    study: Study
    sections: tuple[Section, ...]
    language: Language
    base: str
    """The plan's folder as the reader would type it."""

    @property
    def title(self) -> str:
        """What it is, of which plan, and of which day."""
        return self.say(words.TITLE, name=self.study.plan.settings.value.name, day=self.study.as_of)

    def say(self, text: Said, **values: object) -> str:
        """Say a sentence in the language."""
        return say(text, self.language, values)

    def score(self, earned: int, of: int) -> str:
        """Say how many points of how many."""
        return self.say(words.SCORE, earned=earned, of=of)

    def groups(self, section: Section) -> Iterator[Group]:
        """Yield the points of a topic by what they are given for."""
        for aspect, points in groupby(section.points, key=lambda point: point.aspect):
            yield Group(words.GROUPS[aspect].in_(self.language), tuple(points))

    def heading(self, group: Group) -> str:
        """Say what points are given for, and how many of how many."""
        return self.say(words.GROUP, title=group.title, score=self.score(group.earned, group.of))

    def name(self, point: Point) -> str:
        """Name what a point is about."""
        subject = point.subject
        named: Text | None = None
        if point.aspect is Aspect.GENERIC_MOMENT:
            named = GENERIC_MOMENTS[GenericMoment(subject)]
        elif point.aspect is Aspect.LEVER:
            named = LEVER_NAMES[Lever(subject)]
        elif point.aspect is Aspect.CONVENTION:
            named = words.BLOCKS[Block(subject)]
        elif point.aspect is Aspect.QUESTION:
            named = QUESTIONS[Question(subject)]
        elif point.aspect is Aspect.CARD_QUESTION:
            named = words.CARD_QUESTIONS[subject]
        elif point.aspect is Aspect.LIMIT:
            limits = {subject_of(verdict.limit): verdict.limit for verdict in self.study.calendar_proof}
            return limit_name(limits[subject], self._names, self.language)
        return named.in_(self.language) if named else self._object(point)

    def _object(self, point: Point) -> str:
        """Name an object that a point is about; a touchpoint by its own name."""
        kind = _KINDS.get(point.aspect)
        if kind is not None and self.study.plan.knows(kind, point.subject):
            return self.say(words.OBJECT, name=self._names.of(kind, point.subject))
        touchpoints = (one.touchpoint for journey in self.study.journey_coverage for one in journey.touchpoints)
        return next((one.name for one in touchpoints if one.id == point.subject and one.name), point.subject)

    @property
    def _names(self) -> Naming:
        return Naming(self.study.plan)

    def details(self, point: Point) -> str:
        """Say what earns a point, or what it lacks."""
        parts = point.details
        if point.aspect in _OF_LEVERS:
            parts = tuple(LEVER_NAMES[Lever(part)].in_(self.language) if part in set(Lever) else part for part in parts)
        elif point.aspect in _OF_ACTIONS:
            return self.say(words.OBJECTS, names=tuple(self._names.message(part) for part in parts))
        elif point.aspect is Aspect.SCENARIO_DATA:
            return self.say(words.OBJECTS, names=tuple(self._names.datum(part) for part in parts))
        elif point.aspect is Aspect.QUESTION:
            said = (lack_words(part) for part in parts)
            parts = tuple(one.in_(self.language) if isinstance(one, Text) else one for one in said)
        return ", ".join(parts)

    def missing(self, point: Point) -> str:
        """Say what a point lacks."""
        return self._about(words.MISSING[point.aspect], point)

    def step(self, point: Point) -> str:
        """Say what to do about a point."""
        return self._about(words.STEPS[point.aspect], point)

    def _about(self, text: Said, point: Point) -> str:
        return self.say(
            text,
            name=self.name(point),
            subject=point.subject,
            details=self.details(point),
            earned=point.earned,
            of=point.of,
            company=point.of - point.earned,
            path=Block(point.subject).path if point.aspect is Aspect.CONVENTION else "",
        )

    def line(self, place: Place) -> str:
        """Return where a place is: `plan/moments.yaml:3`."""
        line, _ = self.study.plan.locate(place)
        return f"{posixpath.join(self.base, place.path)}:{line}"

    def notes(self, section: Section) -> Iterator[str]:
        """Yield what is to be known beside a topic's points."""
        if not section.points:
            yield words.ABSENT[section.topic].in_(self.language)
        elif section.topic is Topic.CENTRICITY:
            yield from self._ratios()
        elif section.topic is Topic.PRESSURE:
            yield words.PROOF.in_(self.language)
        elif section.topic is Topic.CARD and self.study.loyalty and self.study.loyalty.card:
            yield words.VERDICTS[self.study.loyalty.card.verdict].in_(self.language)

    def _ratios(self) -> Iterator[str]:
        ratios, weighted = self.study.centricity, self.study.weighted_centricity
        if ratios.overall.value is not None:
            yield self.say(words.RATIO, share=tenths_of_percent(ratios.overall.value))
        if ratios.decided.value is not None:
            yield self.say(words.RATIO_DECIDED, share=tenths_of_percent(ratios.decided.value))
        if weighted.share is not None:
            low, high = weighted.share.percents
            yield self.say(words.RATIO_WEIGHTED, low=low, high=high, unweighed=len(weighted.unweighed) or None)

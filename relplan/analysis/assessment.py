"""The assessment of a plan: what a consultancy looks at first, topic by topic, point by point.

There is no overall mark. A topic's figure is the sum of its points, each of which names the lines it rests on.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from relplan.analysis.centricity import is_customer_triggered
from relplan.analysis.conventions import Written
from relplan.analysis.levers import FOUR, TOLERANCE, lever_of
from relplan.analysis.loyalty import Answered
from relplan.analysis.pressure.limit import Limit, LimitKind
from relplan.analysis.programmes import group_by_programme
from relplan.analysis.readiness import is_committed
from relplan.model.base import Lever
from relplan.model.data import DataAvailability
from relplan.model.loyalty import CardTest
from relplan.model.quantities.rounding import percent_of
from relplan.source.place import START_OF_FILE, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study

MOST_TRANSACTIONAL = Fraction(70, 100)
"""A greater share of the transactional lever is out of balance."""
STEPS = 3
"""So many next steps are named for each topic."""


class Topic(StrEnum):
    """What is assessed."""

    CENTRICITY = "centricity"
    COVERAGE = "coverage"
    LEVERS = "levers"
    CONVENTIONS = "conventions"
    DATA = "data"
    PRESSURE = "pressure"
    LOYALTY = "loyalty"
    CARD = "card"


class Aspect(StrEnum):
    """What a point is given for."""

    PROGRAMME = "programme"
    """The actions of a programme that the customer starts."""
    GENERIC_MOMENT = "generic_moment"
    """A scenario for one of the ten generic moments."""
    MOMENT_OF_TRUTH = "moment_of_truth"
    """A scenario for a moment of truth."""
    IRRITANT = "irritant"
    """A scenario, or a better target, for what customers live badly."""
    OBJECTIVE = "objective"
    """A programme or an action for an objective."""
    LEVER = "lever"
    """An action for one of the four levers."""
    LEVER_SHARE = "lever_share"
    """No lever of money that dominates the others."""
    WANTED_BALANCE = "wanted_balance"
    """A balance of levers as it is wanted."""
    LEVER_SAID = "lever_said"
    """A lever for every action."""
    CONVENTION = "convention"
    """A convention: one point for what is written, two for all of it."""
    SCENARIO_DATA = "scenario_data"
    """The data of a scenario: one point for a part, two for all of it."""
    LIMIT = "limit"
    """A pressure limit that the calendar keeps, as is proved."""
    LIMITED = "limited"
    """A limit for every message that obeys."""
    QUESTION = "question"
    """One of the eight questions of loyalty: one point for a part of the answer, two for all of it."""
    CARD_QUESTION = "card_question"
    """An answer to one of the five questions of the card test."""


@dataclass(frozen=True, slots=True)
class Point:
    """Something that is looked at, and how many points it gets."""

    aspect: Aspect
    subject: str
    """What it is about: an id, or a word of the format."""
    earned: int
    of: int
    places: tuple[Place, ...]
    """The lines it rests on; none for what is written nowhere."""
    details: tuple[str, ...] = ()
    """What earns it, or what is missing: ids and keys."""
    weight: int = 1
    """How useful it is to earn the rest: of two next steps, the greater comes first."""

    @property
    def is_whole(self) -> bool:
        """Tell whether nothing is missing."""
        return self.earned == self.of


@dataclass(frozen=True, slots=True)
class Section:
    """A topic and its points; none where the plan has nothing of the kind."""

    topic: Topic
    points: tuple[Point, ...]

    @property
    def earned(self) -> int:
        """The points it gets."""
        return sum(point.earned for point in self.points)

    @property
    def of(self) -> int:
        """The points there are."""
        return sum(point.of for point in self.points)

    @property
    def steps(self) -> tuple[Point, ...]:
        """The most useful next steps, the greatest weight first, then in order."""
        missing = [point for point in self.points if not point.is_whole]
        return tuple(sorted(missing, key=lambda point: -point.weight)[:STEPS])


def assess_plan(study: Study) -> tuple[Section, ...]:
    """Assess a plan: every topic, in order."""
    return tuple(Section(topic, tuple(find(study))) for topic, find in _TOPICS.items())


def _of_centricity(study: Study) -> Iterator[Point]:
    """Yield a point for each action, by programme: those started by a moment of the customer."""
    actions = [item for _, item in sorted(study.plan.actions.items()) if item.value.counts]
    of_programme = group_by_programme(actions)
    for ident in dict.fromkeys([*sorted(study.plan.programmes), *of_programme]):
        own = of_programme.get(ident, ())
        triggered = [item for item in own if is_customer_triggered(study.plan, item)]
        if own:
            places = tuple(item.at("trigger", "moment") for item in triggered) or tuple(item.place for item in own)
            names = tuple(item.id for item in triggered)
            yield Point(Aspect.PROGRAMME, ident, len(triggered), len(own), places, names, len(own) - len(triggered))


def _of_coverage(study: Study) -> Iterator[Point]:
    for generic in study.generic_coverage:
        moments = tuple(one.moment.place for one in generic.moments)
        names = tuple(scenario.id for scenario in generic.scenarios)
        weight = 2 if generic.moments else 1
        yield Point(Aspect.GENERIC_MOMENT, generic.generic.value, int(bool(names)), 1, moments, names, weight)
    for truth in study.moments_of_truth:
        places = (truth.moment.place,) if truth.moment else tuple(one.place for one in truth.touchpoints)
        name = truth.moment.id if truth.moment else truth.touchpoints[0].touchpoint.id
        names = tuple(scenario.id for scenario in truth.scenarios)
        yield Point(Aspect.MOMENT_OF_TRUTH, name, int(bool(names)), 1, places, names, 4)
    for one in (one for journey in study.journey_coverage for one in journey.touchpoints if one.is_irritant):
        names = tuple(scenario.id for scenario in one.scenarios)
        is_treated = bool(names) or one.is_to_improve
        yield Point(Aspect.IRRITANT, one.touchpoint.id, int(is_treated), 1, (one.place,), names, 3)
    for aim in study.objective_coverage:
        names = tuple(item.id for item in (*aim.programmes, *aim.actions))
        yield Point(Aspect.OBJECTIVE, aim.objective.id, int(aim.is_served), 1, (aim.objective.place,), names, 3)


def _of_levers(study: Study) -> Iterator[Point]:
    levers = study.levers
    if not levers.overall.said:
        return
    places = {lever: tuple(_places_of(study, lever)) for lever in FOUR}
    for lever in FOUR:
        count = len(places[lever])
        yield Point(Aspect.LEVER, lever.value, int(bool(count)), 1, places[lever], (str(count),) if count else (), 2)
    share = levers.overall.of_four[Lever.TRANSACTIONAL]
    of_money = places[Lever.TRANSACTIONAL] or tuple(place for lever in FOUR for place in places[lever])
    yield Point(Aspect.LEVER_SHARE, "", int(share <= MOST_TRANSACTIONAL), 1, of_money, (_percent(share),), 3)
    for wanted in levers.wanted:
        missed = tuple(lever.value for lever, gap in wanted.gaps.items() if abs(gap) > TOLERANCE)
        yield Point(Aspect.WANTED_BALANCE, wanted.item.ref, int(not missed), 1, (wanted.place,), missed, 2)
    unsaid = levers.unsaid
    names, lines = tuple(item.id for item in unsaid), tuple(item.place for item in unsaid)
    yield Point(Aspect.LEVER_SAID, "", int(not unsaid), 1, lines, names, 1)


def _places_of(study: Study, lever: Lever) -> Iterator[Place]:
    """Yield where the actions of a lever say so; recognition counts with engagement."""
    folded = (Lever.ENGAGEMENT, Lever.RECOGNITION) if lever is Lever.ENGAGEMENT else (lever,)
    for _, item in sorted(study.plan.actions.items()):
        if item.value.counts and lever_of(item.value) in folded:
            yield item.at("lever") if item.value.lever else item.place


def _of_conventions(study: Study) -> Iterator[Point]:
    points = {Written.COMPLETE: 2, Written.PARTIAL: 1, Written.MISSING: 0}
    for convention in study.conventions:
        lacks = tuple(dict.fromkeys(lack.key for lack in convention.lacks))
        path, earned = convention.block.path, points[convention.written]
        places = (Place(path, span=START_OF_FILE),) if path in study.plan.documents else ()
        weight = (3 if convention.block.is_essential else 2) - earned
        yield Point(Aspect.CONVENTION, convention.block.value, earned, 2, places, lacks, weight)


def _of_data(study: Study) -> Iterator[Point]:
    for one in study.readiness:
        to_build = one.lacking(DataAvailability.TO_BUILD)
        unsure = tuple(need for need in one.needs if need.datum.value.available is not DataAvailability.AVAILABLE)
        earned = 0 if to_build or not one.needs else 1 if unsure else 2
        lacking = to_build or unsure
        places = tuple(need.at for need in lacking or one.needs) or (one.scenario.at("trigger", "moment"),)
        names = tuple(need.datum.id for need in lacking)
        weight = 3 if is_committed(one.scenario.value.status) else 1
        yield Point(Aspect.SCENARIO_DATA, one.scenario.id, earned, 2, places, names, weight + (not earned))


def subject_of(limit: Limit) -> str:
    """Return what a limit is called among the subjects of points: its id, and what it holds for."""
    channels = sorted(limit.contacts.channels) if limit.kind is LimitKind.GAP else ()
    of = ", ".join(part for part in (limit.segment, limit.brand, *channels) if part)
    return f"{limit.id} ({of})" if of else limit.id


def _of_pressure(study: Study) -> Iterator[Point]:
    for verdict in study.calendar_proof:
        limit = verdict.limit
        actions = tuple(dict.fromkeys(action for one in verdict.breaches for action in sorted(one.witness.actions)))
        weight = 1 + sum(breach.windows for breach in verdict.breaches)
        yield Point(Aspect.LIMIT, subject_of(limit), int(verdict.holds), 1, (limit.place,), actions, weight)
    if study.limits:
        free = study.coverage.unlimited
        names = tuple(dict.fromkeys(f"{message.action.id}/{message.id}" for message in free))
        yield Point(Aspect.LIMITED, "", int(not free), 1, tuple(message.place for message in free), names, 2)


def _of_loyalty(study: Study) -> Iterator[Point]:
    points = {Answered.YES: 2, Answered.PARTLY: 1, Answered.NO: 0}
    for answer in study.loyalty.answers if study.loyalty else ():
        earned = points[answer.answered]
        yield Point(Aspect.QUESTION, answer.question.value, earned, 2, answer.lines, answer.missing, 2 - earned)


def _of_card(study: Study) -> Iterator[Point]:
    item = study.plan.loyalty
    test = item.value.card_test if item else None
    for key in CardTest.model_fields if item and test else ():
        said = getattr(test, key)
        is_said = said is not None
        places = (item.at("card_test", key),) if item and is_said else ()
        yield Point(Aspect.CARD_QUESTION, key, int(is_said), 1, places, (str(said).lower(),) if is_said else ())


def _percent(share: Fraction) -> str:
    return f"{percent_of(share)} %"


_TOPICS = {
    Topic.CENTRICITY: _of_centricity,
    Topic.COVERAGE: _of_coverage,
    Topic.LEVERS: _of_levers,
    Topic.CONVENTIONS: _of_conventions,
    Topic.DATA: _of_data,
    Topic.PRESSURE: _of_pressure,
    Topic.LOYALTY: _of_loyalty,
    Topic.CARD: _of_card,
}

"""JRN003 irritant-untreated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.rules.words.touchpoints import touchpoint_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class Untreated(Arguments):
    """The touchpoint, and how it is lived."""

    touchpoint: str
    experience: int


def _check(study: Study, _: Options) -> Iterator[Found]:
    for one in (touch for journey in study.journey_coverage for touch in journey.touchpoints):
        current = one.touchpoint.current
        is_untreated = one.is_irritant and not one.scenarios and not one.is_to_improve
        if current and is_untreated and not one.is_moment_of_truth:
            yield Found(
                one.journey.at("touchpoints", one.index, "current"),
                Untreated(touchpoint_name(one.touchpoint), current.experience),
                objects=(one.journey.ref,),
                identity=(),
            )


RULE = Rule(
    code="JRN003",
    name="irritant-untreated",
    severity=Severity.INFO,
    statement=Text(
        "A touchpoint is lived badly, and the plan does nothing about it.",
        "Un point de contact est mal vécu, et le plan n'y remédie pas.",
    ),
    why=Text(
        "Irritants are mapped so that there will be fewer of them. One without a scenario, a better target or an idea "
        "is a known pain that nobody has taken up; a moment of truth among them is reported by "
        "moment-of-truth-uncovered.",
        "On cartographie les irritants pour en réduire la liste. Celui qui n'a ni scénario, ni cible meilleure, ni "
        "idée est un point de friction connu dont personne ne s'est saisi ; si c'est un moment de vérité, "
        "moment-of-truth-uncovered le dit.",
    ),
    source="Common practice of journey maps: touchpoints qualified by experience, from irritant to delight",
    message=Text(
        '"{touchpoint}" is an irritant ({experience}), and no scenario, target or idea remedies it',
        "« {touchpoint} » est un irritant ({experience}), sans scénario, ni cible, ni idée pour y remédier",
    ),
    remedy=Text(
        "name a scenario, a target experience (target: 1) or ideas",
        "nommez un scénario, une expérience visée (target: 1) ou des idées",
    ),
    needs=frozenset({Kind.SCENARIO, Kind.JOURNEY, Kind.MOMENT}),
    bad="""
# journeys/store.yaml
name: In the store
stages: [{id: purchase}]
channels: [shop]
touchpoints:
  - id: checkout
    stage: purchase
    channel: shop
    current: {experience: -1, note: Ten minutes of queue}  # <- here
""",
    good="""
# journeys/store.yaml
name: In the store
stages: [{id: purchase}]
channels: [shop]
touchpoints:
  - id: checkout
    stage: purchase
    channel: shop
    current: {experience: -1, note: Ten minutes of queue}
    target: {experience: 1, note: Pay in the aisle}
""",
    check=_check,
)

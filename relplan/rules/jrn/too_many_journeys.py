"""JRN007 too-many-journeys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.base import Count
from relplan.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


class JourneyOptions(Options):
    """The settings of the number of journeys."""

    maximum: Count = 6
    """The most journeys with touchpoints that a team can work on; with more, two or three should be chosen."""


@dataclass(frozen=True, slots=True)
class TooMany(Arguments):
    """How many journeys are told in detail, and how many a team can work on at most."""

    journeys: int
    maximum: int


def _check(study: Study, options: JourneyOptions) -> Iterator[Found]:
    detailed = [one.journey for one in study.journey_coverage if one.touchpoints]
    if len(detailed) > options.maximum:
        yield Found(
            study.plan.settings.place,
            TooMany(len(detailed), options.maximum),
            tuple(Related(journey.place, "journey") for journey in detailed),
            ("settings/settings", *(journey.ref for journey in detailed)),
            identity=(),
        )


RULE = Rule(
    code="JRN007",
    name="too-many-journeys",
    severity=Severity.INFO,
    statement=Text(
        "The plan maps more journeys than a team can work on.",
        "Le plan cartographie plus de parcours qu'une équipe n'en peut traiter.",
    ),
    why=Text(
        "A map point by point is long to draw and to keep true. Two or three journeys hold most customers; "
        "the others are better told in a sentence.",
        "Une carte point par point est longue à dessiner et à tenir à jour. Deux ou trois parcours couvrent "
        "l'essentiel des clients ; les autres se racontent mieux en une phrase.",
    ),
    source="Common practice of journey maps: beyond five or six types of journey, concentrate on two or three",
    message=Text(
        "{journeys} journeys are mapped in detail: with more than {maximum}, work is best given to two or three",
        "{journeys} parcours sont cartographiés en détail : au-delà de {maximum}, mieux vaut en choisir deux ou trois",
    ),
    remedy=Text(
        "keep the touchpoints of the two or three that cover most customers, and retire the other journeys or set "
        "them back to idea",
        "gardez les points de contact des deux ou trois qui couvrent le plus de clients, et repassez les autres "
        "parcours à retired ou idea",
    ),
    notes={"journey": Text("mapped here", "cartographié ici")},
    needs=frozenset({Kind.JOURNEY}),
    options=JourneyOptions,
    bad="""
# relplan.yaml
relplan: 1
name: Plan 2027  # <- here
rules: {too-many-journeys: {maximum: 3}}
# journeys/web.yaml
name: Online
touchpoints: [{id: cart, stage: purchase, channel: site}]
# journeys/store.yaml
name: In the store
touchpoints: [{id: checkout, stage: purchase, channel: shop}]
# journeys/phone.yaml
name: By telephone
touchpoints: [{id: order, stage: purchase, channel: phone}]
# journeys/fair.yaml
name: At the fair
touchpoints: [{id: stand, stage: discovery, channel: fair}]
""",
    good="""
# relplan.yaml
relplan: 1
name: Plan 2027
rules: {too-many-journeys: {maximum: 3}}
# journeys/web.yaml
name: Online
touchpoints: [{id: cart, stage: purchase, channel: site}]
# journeys/store.yaml
name: In the store
touchpoints: [{id: checkout, stage: purchase, channel: shop}]
# journeys/phone.yaml
name: By telephone
touchpoints: [{id: order, stage: purchase, channel: phone}]
# journeys/fair.yaml
name: At the fair
description: Twice a year; a customer of the fair then goes on in the store
""",
    fine=(
        """
-rules: {too-many-journeys: {maximum: 3}}
+rules: {too-many-journeys: {maximum: 4}}
""",
        """
-rules: {too-many-journeys: {maximum: 3}}
""",
    ),
    check=_check,
)

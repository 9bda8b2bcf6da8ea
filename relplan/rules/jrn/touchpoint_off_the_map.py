"""JRN006 touchpoint-off-the-map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.plan.spelling import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study
    from relplan.model.journey import Journey
    from relplan.plan.plan import Item


@dataclass(frozen=True, slots=True)
class OffTheMap(Arguments):
    """What a touchpoint names that its journey hasn't."""

    none: Text
    id: str
    close: tuple[str, ...]
    key: str
    """The list of the journey where it should stand."""


_NONE = {
    "stage": Text("no stage of the journey", "aucune étape du parcours"),
    "channel": Text("no channel of the journey", "aucun canal du parcours"),
}


def _check(study: Study, _: Options) -> Iterator[Found]:
    for _ident, item in sorted(study.plan.journeys.items()):
        if item.value.counts:
            yield from _off_the_map(item, "stage", tuple(one.id for one in item.value.stages))
            yield from _off_the_map(item, "channel", tuple(one.id for one in item.value.channels))


def _off_the_map(item: Item[Journey], key: str, known: tuple[str, ...]) -> Iterator[Found]:
    """Yield the touchpoints outside of a list of the journey; a journey without that list has no map to be off."""
    for index, touchpoint in enumerate(item.value.touchpoints if known else ()):
        ident = getattr(touchpoint, key)
        if ident not in known:
            values = OffTheMap(_NONE[key], ident, nearest(ident, known), f"{key}s")
            yield Found(item.at("touchpoints", index, key), values, objects=(item.ref,))


RULE = Rule(
    code="JRN006",
    name="touchpoint-off-the-map",
    severity=Severity.ERROR,
    statement=Text(
        "A touchpoint stands in a stage or a channel that its journey doesn't have.",
        "Un point de contact est placé dans une étape ou un canal que son parcours n'a pas.",
    ),
    why=Text(
        "The map has a column for each stage and a row for each channel; a touchpoint in none of them is not drawn.",
        "La carte a une colonne par étape et une ligne par canal ; un point de contact qui n'est dans aucune "
        "n'y figure pas.",
    ),
    message=Text('{none} is called "{id}"', "{none} ne s'appelle « {id} »"),
    remedy=(
        Text("did you mean {close:or}?", "vouliez-vous dire {close:or} ?"),
        Text(
            "add it under {key} in the journey, or correct the id",
            "ajoutez-le sous {key} dans le parcours, ou corrigez l'identifiant",
        ),
    ),
    bad="""
# journeys/web.yaml
name: Online
stages: [{id: discovery}, {id: purchase}]
channels: [site]
touchpoints:
  - id: cart
    stage: purchases  # <- here
    channel: site
  - id: chat
    stage: discovery
    channel: messenger  # <- here
""",
    good="""
# journeys/web.yaml
name: Online
stages: [{id: discovery}, {id: purchase}]
channels: [site, messenger]
touchpoints:
  - id: cart
    stage: purchase
    channel: site
  - id: chat
    stage: discovery
    channel: messenger
""",
    check=_check,
)

"""PRS006 reserve-takes-all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study
    from relplan.model.pressure import Cap
    from relplan.plan.plan import Plan
    from relplan.source.place import Route


@dataclass(frozen=True, slots=True)
class TakesAll(Arguments):
    """A reserve that leaves nothing of a figure."""

    slots: int
    cap: str
    figure: int
    whose: str
    """The segment, or the days, that the figure is for; empty for the general one."""
    most: int | None
    """The most slots that would leave something; none when no figure leaves any."""
    raised: str
    """Each figure that is too low, as it would be written to leave something: `caps.weekly.max: 2`."""
    others: Text


def _check(study: Study, _: Options) -> Iterator[Found]:
    pressure = study.plan.pressure
    reserve = pressure.value.reserve if pressure else None
    cap = pressure.value.caps_in_force.get(reserve.of) if pressure and reserve else None
    if pressure is None or reserve is None or cap is None or not reserve.slots:
        return
    taken = [(route, figure) for route, figure in _figures(cap) if figure <= reserve.slots]
    if not taken:
        return
    worst = min(taken, key=lambda one: one[1])
    least = min(figure for _, figure in _figures(cap))
    yield Found(
        pressure.at("reserve", "slots"),
        TakesAll(
            slots=reserve.slots,
            cap=study.plan.title_of(Kind.CAP, reserve.of),
            figure=worst[1],
            whose=_whose(study.plan, worst[0]),
            most=least - 1 if least > 1 else None,
            raised=", ".join(f"{_key(reserve.of, route)}: {reserve.slots + 1}" for route, _ in taken),
            others=Text("campaigns", "aux campagnes")
            if reserve.for_ == "scenarios"
            else Text("scenarios", "aux scénarios"),
        ),
        tuple(Related(pressure.at("caps", reserve.of, *route), "figure") for route, _ in taken),
        (f"cap/{reserve.of}",),
        identity=(),
    )


def _figures(cap: Cap) -> Iterator[tuple[Route, int]]:
    """Yield every figure of a cap with its route."""
    yield ("max",), cap.max
    for segment, figure in cap.by_segment.items():
        yield ("by_segment", segment), figure.max
    for days, most in cap.during.items():
        yield ("during", days), most


def _whose(plan: Plan, route: Route) -> str:
    """Name the segment, the occasion or the days that a figure is for; empty for the general one."""
    key, *own = map(str, route)
    kind = Kind.SEGMENT if key == "by_segment" else Kind.OCCASION
    return plan.title_of(kind, own[0]) if own else ""


def _key(cap: str, route: Route) -> str:
    """Return what a figure of a cap is called from the top of its file."""
    return ".".join(("caps", cap, *map(str, route)))


RULE = Rule(
    code="PRS006",
    name="reserve-takes-all",
    severity=Severity.ERROR,
    statement=Text(
        "A reserve takes every slot of its cap: the others may send nothing.",
        "Une réserve prend toutes les places de son plafond : les autres ne peuvent rien envoyer.",
    ),
    why=Text(
        "A reserve keeps room for triggered messages. One that is as large as the cap forbids all campaigns to those "
        "customers, which an exclusion would say openly.",
        "Une réserve garde de la place aux messages déclenchés. Aussi grande que le plafond, elle interdit toute "
        "campagne à ces clients, ce qu'une exclusion dirait franchement.",
    ),
    message=(
        Text(
            'the reserve of {slots} leaves {others} nothing of the cap "{cap}", which is {figure} for "{whose}"',
            "la réserve de {slots} ne laisse {others} rien du plafond « {cap} », qui est de {figure} pour « {whose} »",
        ),
        Text(
            'the reserve of {slots} leaves {others} nothing of the cap "{cap}", which is {figure}',
            "la réserve de {slots} ne laisse {others} rien du plafond « {cap} », qui est de {figure}",
        ),
    ),
    remedy=(
        Text(
            "reserve {most} at most, or raise what is too low ({raised})",
            "réservez {most} au plus, ou relevez ce qui est trop bas ({raised})",
        ),
        Text(
            "raise what is too low ({raised}), or say with an exclusion that these customers get no campaigns",
            "relevez ce qui est trop bas ({raised}), ou dites par une exclusion que ces clients n'ont pas de campagnes",
        ),
    ),
    notes={"figure": Text("the figure", "la valeur")},
    needs=frozenset({Kind.PRESSURE}),
    bad="""
# conventions/pressure.yaml
caps: {weekly: {max: 2, per: 7d, by_segment: {engagement.low: 1}}}
reserve:
  for: scenarios
  slots: 1  # <- here
  of: weekly
# conventions/segments.yaml
segmentations: {engagement: {segments: {high: {}, low: {}}}}
""",
    good="""
# conventions/pressure.yaml
caps: {weekly: {max: 3, per: 7d, by_segment: {engagement.low: 2}}}
reserve:
  for: scenarios
  slots: 1
  of: weekly
# conventions/segments.yaml
segmentations: {engagement: {segments: {high: {}, low: {}}}}
""",
    check=_check,
)

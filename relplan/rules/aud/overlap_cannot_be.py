"""AUD007 overlap-cannot-be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.sizes import NeverBoth, OverWhole, TooLarge
from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.model.quantities.rounding import tenths_of_percent, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class Impossible(Arguments):
    """Two segments, and why they can't have so much in common."""

    first: str
    second: str
    customers: int | None = None
    size: int | None = None
    segmentation: str = ""
    percent: float | None = None


def _check(study: Study, _: Options) -> Iterator[Found]:
    for wrong in study.wrong_overlaps:
        yield _tell(study, wrong)


def _tell(study: Study, wrong: TooLarge | NeverBoth | OverWhole) -> Found:
    *others, overlap = wrong.overlaps if isinstance(wrong, OverWhole) else (wrong.overlap,)
    first, second = (study.plan.title_of(Kind.SEGMENT, one) for one in overlap.value.segments)
    related = [Related(other.at("share_of_first"), "other") for other in others]
    if isinstance(wrong, TooLarge):
        values = Impossible(first, second, customers=whole(wrong.customers), size=whole(wrong.size))
        related = [Related(study.plan.segments[one].place, "size") for one in (first, second)]
    elif isinstance(wrong, NeverBoth):
        segmentation = study.plan.title_of(Kind.SEGMENTATION, wrong.segmentation)
        values = Impossible(first, second, segmentation=segmentation)
    else:
        values = Impossible(first, second, percent=tenths_of_percent(wrong.share))
    segments = sorted({segment for one in (*others, overlap) for segment in one.value.segments})
    return Found(
        overlap.at("share_of_first"),
        values,
        tuple(related),
        tuple(f"segment/{segment}" for segment in segments),
        identity=(type(wrong).__name__,),
    )


RULE = Rule(
    code="AUD007",
    name="overlap-cannot-be",
    severity=Severity.ERROR,
    statement=Text(
        "An overlap contradicts the sizes of its segments, their segmentation, or other overlaps.",
        "Un recouvrement contredit la taille de ses segments, leur segmentation ou d'autres recouvrements.",
    ),
    why=Text(
        "Overlaps sharpen every head-count of crossed segments: how many customers a send reaches, how many calls it "
        "makes. One that can't be makes them wrong without a sign.",
        "Les recouvrements précisent tous les effectifs de segments croisés : combien de clients un envoi touche, "
        "combien d'appels il demande. Un recouvrement impossible les fausse sans que rien ne le montre.",
    ),
    message=(
        Text(
            '{customers} customers of "{first}" can\'t be in "{second}", which holds {size}',
            "{customers} clients de « {first} » ne peuvent pas être dans « {second} », qui en compte {size}",
        ),
        Text(
            'nobody is both in "{first}" and in "{second}": "{segmentation}" is exclusive',
            "personne n'est à la fois dans « {first} » et dans « {second} » : « {segmentation} » est exclusive",
        ),
        Text(
            'with "{second}" the overlaps of "{first}" with segments that exclude each other add up to '
            "{percent} % of it",
            "avec « {second} », les recouvrements de « {first} » avec des segments qui s'excluent en couvrent "
            "{percent} %",
        ),
    ),
    remedy=Text(
        "correct the share (it counts on the first segment named), the sizes, or the order of the two segments",
        "corrigez la part (elle se compte sur le premier segment nommé), les tailles, ou l'ordre des deux segments",
    ),
    notes={
        "size": Text("its size", "sa taille"),
        "other": Text("another part of the same segment", "une autre part du même segment"),
    },
    needs=frozenset({Kind.SETTINGS, Kind.SEGMENTATION, Kind.OVERLAP}),
    bad="""
# conventions/segments.yaml
segmentations:
  lifecycle: {segments: {new: {size: 20000}, active: {size: 50000}}}
  engagement: {segments: {high: {size: 4000}, low: {size: 60000}}}
  value: {segments: {vip: {}, other: {}}}
overlaps:
  - {segments: [lifecycle.new, engagement.high], share_of_first: 35 %}  # <- here
  - {segments: [lifecycle.new, lifecycle.active], share_of_first: 10 %}  # <- here
  - {segments: [lifecycle.active, value.vip], share_of_first: 30 %}
  - {segments: [lifecycle.active, value.other], share_of_first: 80 %}  # <- here
""",
    good="""
# conventions/segments.yaml
segmentations:
  lifecycle: {segments: {new: {size: 20000}, active: {size: 50000}}}
  engagement: {segments: {high: {size: 4000}, low: {size: 60000}}}
  value: {segments: {vip: {}, other: {}}}
overlaps:
  - {segments: [engagement.high, lifecycle.new], share_of_first: 35 %}
  - {segments: [lifecycle.active, value.vip], share_of_first: 20 %}
  - {segments: [lifecycle.active, value.other], share_of_first: 80 %}
""",
    check=_check,
)

"""Whom a send is for, in words: the segments that its campaign and itself ask for together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.diagnostics.text import Text
from relplan.model.campaign import Local

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from relplan.model.audience import Audience
    from relplan.model.campaign import Campaign, Send
    from relplan.plan.plan import Plan

_EVERYBODY = Text("everybody", "tout le monde")


def name_audience(plan: Plan, campaign: Campaign, send: Send) -> Text:
    """Name the customers of a send by segments, brands and stores; exclusions are not told."""
    audiences = [one for one in (campaign.audience, send.audience) if one is not None]
    wanted = [part for one in audiences for part in _wanted(plan, one)]
    wanted += [*_brands(plan, campaign), *_stores(plan, campaign)]
    unwanted = dict.fromkeys(segment for one in audiences for segment in one.exclude)
    parts = list(dict.fromkeys(wanted)) or [_EVERYBODY]
    if unwanted:
        names = ", ".join(_segment_name(plan, segment) for segment in unwanted)
        parts.append(Text(f"without {names}", f"sans {names}"))
    return Text(" · ".join(part.en for part in parts), " · ".join(part.fr for part in parts))


def _wanted(plan: Plan, audience: Audience) -> Iterator[Text]:
    by_segmentation: dict[str, list[str]] = {}
    for segment in audience.segments:
        by_segmentation.setdefault(segment.partition(".")[0], []).append(_segment_name(plan, segment))
    yield from (_any_of(names) for names in by_segmentation.values())
    yield from (_all_of([_segment_name(plan, segment)]) for segment in audience.all_of)
    ways = [_all_of([_segment_name(plan, segment) for segment in option]) for option in audience.any_of]
    if ways:
        yield Text(" or ".join(f"({way.en})" for way in ways), " ou ".join(f"({way.fr})" for way in ways))


def _brands(plan: Plan, campaign: Campaign) -> Iterator[Text]:
    """Yield the brands whose customers a campaign addresses; a brand without segments narrows nothing."""
    brands = [plan.brands[brand] for brand in campaign.brands if brand in plan.brands]
    if brands and all(brand.value.segments for brand in brands):
        names = _any_of([brand.value.name or brand.id for brand in brands])
        yield Text(f"customers of {names.en}", f"clients de {names.fr}")


def _stores(plan: Plan, campaign: Campaign) -> Iterator[Text]:
    if isinstance(campaign.scope, Local):
        stores = campaign.scope.local.stores
        names = _any_of([(plan.stores[store].value.name if store in plan.stores else "") or store for store in stores])
        yield Text(f"store {names.en}", f"magasin {names.fr}")


def _any_of(names: Sequence[str]) -> Text:
    return Text(_join(names, "or"), _join(names, "ou"))


def _all_of(names: Sequence[str]) -> Text:
    return Text(_join(names, "and"), _join(names, "et"))


def _join(names: Iterable[str], word: str) -> str:
    *others, last = names
    return f"{', '.join(others)} {word} {last}" if others else last


def _segment_name(plan: Plan, segment: str) -> str:
    item = plan.segments.get(segment)
    return (item.value.name if item else "") or segment

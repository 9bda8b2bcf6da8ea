"""Whom a send is for, in words: the segments that its campaign and itself ask for together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.diagnostics.text import Phrase, Text
from relplan.model.campaign import Local
from relplan.model.kinds import Kind
from relplan.rules.words.lists import chain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relplan.model.audience import Audience
    from relplan.model.campaign import Campaign, Send
    from relplan.plan.plan import Plan

_EVERYBODY = Phrase(Text("everybody", "tout le monde"), {})
_WITHOUT = Text("without {segments}", "sans {segments}")
_WAY = Text("({segments})", "({segments})")
_CUSTOMERS = Text("customers of {brands}", "clients de {brands}")
_STORE = Text("store {stores}", "magasin {stores}")
_COMMA, _DOT = Text(", ", ", "), Text(" · ", " · ")
_AND, _OR = Text(" and ", " et "), Text(" or ", " ou ")


def name_audience(plan: Plan, campaign: Campaign, send: Send) -> Phrase:
    """Name the customers of a send by segments, brands and stores, without those whom they exclude themselves."""
    audiences = [one for one in (campaign.audience, send.audience) if one is not None]
    wanted = [part for one in audiences for part in _wanted(plan, one)]
    wanted += [*_brands(plan, campaign), *_stores(plan, campaign)]
    parts = [part for number, part in enumerate(wanted) if part not in wanted[:number]] or [_EVERYBODY]
    unwanted = [*dict.fromkeys(segment for one in audiences for segment in one.exclude)]
    if unwanted:
        parts.append(Phrase(_WITHOUT, {"segments": _named(plan, Kind.SEGMENT, unwanted, _COMMA)}))
    return chain(parts, _DOT)


def _wanted(plan: Plan, audience: Audience) -> Iterator[Phrase]:
    by_segmentation: dict[str, list[str]] = {}
    for segment in audience.segments:
        by_segmentation.setdefault(segment.partition(".")[0], []).append(segment)
    yield from (_named(plan, Kind.SEGMENT, segments, _OR) for segments in by_segmentation.values())
    yield from (_named(plan, Kind.SEGMENT, [segment], _AND) for segment in audience.all_of)
    ways = [_named(plan, Kind.SEGMENT, option, _AND) for option in audience.any_of if option]
    if ways:
        yield chain([Phrase(_WAY, {"segments": way}) for way in ways], _OR)


def _brands(plan: Plan, campaign: Campaign) -> Iterator[Phrase]:
    """Yield the brands whose customers a campaign addresses; a brand without segments narrows nothing."""
    brands = [plan.brands[brand] for brand in campaign.brands if brand in plan.brands]
    if brands and all(brand.value.segments for brand in brands):
        yield Phrase(_CUSTOMERS, {"brands": chain([brand.title for brand in brands], _COMMA, _OR)})


def _stores(plan: Plan, campaign: Campaign) -> Iterator[Phrase]:
    if isinstance(campaign.scope, Local):
        yield Phrase(_STORE, {"stores": _named(plan, Kind.STORE, campaign.scope.local.stores, _OR)})


def _named(plan: Plan, kind: Kind, idents: Sequence[str], last: Text) -> Phrase:
    """Name objects by themselves: a cell of a calendar has no room for the scale of each segment."""
    items = plan.of(kind)
    return chain([items[one].title if one in items else one for one in idents], _COMMA, last)

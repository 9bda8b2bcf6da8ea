"""What objects are called, and where the report shows them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from relplan.model.kinds import Kind
from relplan.plan.titles import given_name
from relplan.report.views.pieces import (
    Cell,
    Chip,
    Fact,
    Link,
    Piece,
    Pill,
    Plain,
    Sentence,
    Sheet,
    Source,
    anchor_of,
    code,
    keep,
    page_name,
    plain,
    separate,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relplan.model.base import Status
    from relplan.plan.plan import Item, Plan
    from relplan.report.text.words import Words
    from relplan.source.place import Place, Route

_OWN_PAGES = {Kind.PROGRAMME: "programmes", Kind.SCENARIO: "scenarios", Kind.CAMPAIGN: "campaigns"}
_SHARED_PAGES = {
    Kind.TERM: "vocabulary",
    Kind.SEGMENT: "segments",
    Kind.SEGMENTATION: "segments",
    Kind.CONSENT: "consents",
    Kind.COMMUNICATION: "communications",
    Kind.SENDER: "senders",
    Kind.DEDUPLICATION: "deduplication",
    Kind.CHANNEL: "channels",
    Kind.STORE: "stores",
    Kind.PRESSURE: "pressure",
    Kind.EXCLUSION: "pressure",
}
_PART_PAGES = {
    Kind.SOURCE: "data",
    Kind.EVENT: "data",
    Kind.ATTRIBUTE: "data",
    Kind.WORKSTREAM: "diagnosis",
    Kind.OFFER: "offers",
    Kind.JOURNEY: "journeys",
    Kind.PERSONA: "personas",
}
_DATA = (Kind.EVENT, Kind.ATTRIBUTE)
"""What is often left without a name."""
_PRESSURE_ANCHOR = "conventions-pressure"
_UNDER = re.compile("[_-]+")


def page_of(kind: Kind, ident: str) -> str:
    """Return the Markdown page that shows an object, without `.md`; empty when the report has none."""
    if kind in _OWN_PAGES:
        return f"{_OWN_PAGES[kind]}/{page_name(ident)}"
    return f"conventions/{_SHARED_PAGES[kind]}" if kind in _SHARED_PAGES else _PART_PAGES.get(kind, "")


class Names:
    """Names the objects of one plan in one language."""

    def __init__(self, plan: Plan, words: Words) -> None:
        self._plan = plan
        self._words = words

    def text(self, kind: Kind, ident: str) -> str:
        """Return what people call an object; its id when it has no name or isn't known, that of an event in words.

        An event never takes the name of a moment: the moment may be only one use of it.
        """
        title = self._title(kind, ident)
        return _UNDER.sub(" ", title) if kind is Kind.EVENT and title == ident else title

    def _title(self, kind: Kind, ident: str) -> str:
        """Return what an object is called where it is defined: its name, else its id."""
        item = self._plan.of(kind).get(ident)
        return (given_name(item.value) if item else "") or ident

    def about(self, place: Place) -> Piece | None:
        """Name the innermost object with a name around a place; None when it is the plan itself."""
        around = [
            item
            for kind, items in self._plan.items.items()
            for item in items.values()
            if kind is not Kind.SETTINGS and _is_around(item, place) and given_name(item.value)
        ]
        inner = max(around, key=lambda item: len(item.route), default=None)
        return self.piece(inner.kind, inner.id) if inner else None

    def piece(self, kind: Kind, ident: str) -> Piece:
        """Name an object, leading to its place in the report when it has one."""
        if kind is Kind.ACTION:
            kind = Kind.SCENARIO if ident in self._plan.scenarios else Kind.CAMPAIGN
        if kind is Kind.CHANNEL:
            return self.channel(ident)
        text, page = self._title(kind, ident), page_of(kind, ident)
        is_shown = bool(page) and ident in self._plan.of(kind)
        if is_shown:
            return Link(text, page, _anchor(kind, ident), kind in _DATA and text == ident)
        return self.word(kind, ident)

    def word(self, kind: Kind, ident: str) -> Plain | Sentence:
        """Name an object without leading anywhere."""
        text = self.text(kind, ident)
        return code(ident) if kind is Kind.ATTRIBUTE and text == ident else Plain(text)

    def cell(self, kind: Kind, idents: Iterable[str]) -> Cell:
        """Name objects side by side."""
        return separate([self.piece(kind, ident) for ident in idents])

    def channel(self, ident: str) -> Chip:
        """Name a channel with its letter and colour."""
        item = self._plan.channels.get(ident)
        kind = item.value.kind if item else None
        if kind is None:
            return Chip(self.text(Kind.CHANNEL, ident), "•", "other")
        return Chip(self.text(Kind.CHANNEL, ident), self._words(f"channel_letter.{kind}"), kind.value)

    def kpi(self, ident: str) -> str:
        """Return what people call a KPI, the plan's own or a built-in one."""
        built_in = self._plan.catalogue.get(ident)
        if built_in is not None:
            return str(getattr(built_in.name, self._words.language.value))
        return self.text(Kind.KPI, ident)

    def source(self, place: Place) -> Source:
        """Return the file and line of a place."""
        return Source(place.path, self._plan.locate(place)[0])

    def status(self, status: Status | None) -> Pill | None:
        """Say how far an object is."""
        return Pill(self._words.of(status), status.value) if status else None

    def sheet(self, item: Item[Any], facts: tuple[Fact, ...]) -> Sheet:
        """Return an object's sheet."""
        return Sheet(
            title=self._title(item.kind, item.id),
            page=page_of(item.kind, item.id),
            anchor=anchor_of(item.kind, item.id),
            pill=self.status(item.value.status),
            source=self.source(item.place),
            description=item.value.description,
            facts=facts,
            own=self.own_keys(item),
        )

    def own_keys(self, item: Item[Any]) -> tuple[Fact, ...]:
        """Return the team's own `x-` keys in an object."""
        found = self._plan.extensions.get(item.path, {})
        inside = len(item.route)
        return keep(
            *(
                (" › ".join(str(step) for step in route[inside:]), plain(_spell(value)))
                for route, value in found.items()
                if route[:inside] == item.route and len(route) > inside and not self._is_of_segment(item, route)
            )
        )

    def _is_of_segment(self, item: Item[Any], route: Route) -> bool:
        """Tell whether a key stands in a segment, which has a sheet of its own under its segmentation's."""
        return item.kind is Kind.SEGMENTATION and any(
            route[: len(segment.route)] == segment.route for segment in self._plan.segments.values()
        )


def _anchor(kind: Kind, ident: str) -> str:
    """Return where the HTML file shows an object; pressure rules have one place in common."""
    return _PRESSURE_ANCHOR if _SHARED_PAGES.get(kind) == "pressure" else anchor_of(kind, ident)


def _is_around(item: Item[Any], place: Place) -> bool:
    return item.path == place.path and item.route == place.route[: len(item.route)]


def _spell(value: Any) -> str:
    """Write a value of the team's own as text."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)

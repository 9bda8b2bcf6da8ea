"""The segments that a message is meant for: those its audiences name, not those they leave out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.source.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.outgoing import Outgoing
    from relplan.model.audience import Audience


def find_named_segments(outgoing: Outgoing) -> tuple[tuple[str, Place], ...]:
    """Return the segments that a message's own audience and its action's name, each with where."""
    own, action = outgoing.written.audience, outgoing.action
    found = dict(_named(action.value.audience, action.at("audience")))
    found |= _named(own, Place(outgoing.message.place.path, (*outgoing.message.place.route, "audience")))
    return tuple(found.items())


def _named(audience: Audience | None, at: Place) -> Iterator[tuple[str, Place]]:
    if audience is None:
        return
    for key, idents in (("segments", audience.segments), ("all_of", audience.all_of)):
        for number, ident in enumerate(idents):
            yield ident, Place(at.path, (*at.route, key, number))
    for number, idents in enumerate(audience.any_of):
        for place, ident in enumerate(idents):
            yield ident, Place(at.path, (*at.route, "any_of", number, place))

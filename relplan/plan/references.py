"""Who mentions whom: every id written in the plan, with its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from relplan.plan.anatomy import mentions_in
from relplan.source.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.model.kinds import Kind
    from relplan.plan.plan import Item, Plan


@dataclass(frozen=True, slots=True)
class Reference:
    """An id mentioned by an object."""

    owner: Item[Any]
    kind: Kind
    id: str
    at: Place


def find_references(plan: Plan) -> Iterator[Reference]:
    """Yield every id that an object of the plan mentions, in the order of the files."""
    for item in plan.everything():
        for mention in mentions_in(item.value, item.route):
            yield Reference(item, mention.kind, mention.id, Place(item.path, mention.route, mention.part))

"""The opposition list to telephone canvassing: where a plan speaks of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from relplan.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.plan.plan import Item, Plan
    from relplan.source.place import Place

_LIST = re.compile(r"bloctel", re.IGNORECASE)
_CONVENTIONS = (
    *(Kind.TERM, Kind.SEGMENTATION, Kind.SEGMENT, Kind.CHANNEL, Kind.CONSENT, Kind.COMMUNICATION),
    *(Kind.SENDER, Kind.DEDUPLICATION, Kind.CAP, Kind.EXCLUSION),
)


@dataclass(frozen=True, slots=True)
class ListMention:
    """A convention that names the list."""

    item: Item[Any]
    key: str
    """Under which it does; empty when its id does."""

    @property
    def place(self) -> Place:
        """Where it does."""
        return self.item.at(self.key) if self.key else self.item.place


def find_list_mentions(plan: Plan) -> tuple[ListMention, ...]:
    """Return the conventions that name Bloctel, each once, by kind and id."""
    found = (_mention(item) for kind in _CONVENTIONS for _, item in sorted(plan.of(kind).items()))
    return tuple(one for one in found if one is not None)


def _mention(item: Item[Any]) -> ListMention | None:
    if _LIST.search(item.id):
        return ListMention(item, "")
    return next((ListMention(item, key) for key, text in _texts(item.value) if _LIST.search(text)), None)


def _texts(value: Any) -> Iterator[tuple[str, str]]:
    for key in type(value).model_fields:
        text = getattr(value, key)
        if type(text) is str:
            yield key, text

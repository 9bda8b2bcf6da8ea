"""Renames: objects that say which id they had before, though another object still has it or claims it too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from relplan.model.base import PlanObject
from relplan.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.plan.plan import Item, Plan


@dataclass(frozen=True, slots=True)
class WrongRename:
    """An object whose former id is not free."""

    item: Item[Any]
    before: str
    """The id that it says it had."""
    other: Item[Any]
    """The object that has this id, or says so of itself; itself when it names its own id."""

    @property
    def is_taken(self) -> bool:
        """Tell whether the other has the id, rather than claiming that it had it."""
        return self.other.id == self.before


def find_wrong_renames(plan: Plan) -> Iterator[WrongRename]:
    """Yield the renames that contradict another object of the same kind, by kind and id."""
    claimed: dict[tuple[Kind, str], Item[Any]] = {}
    for item in _renamed(plan):
        kind = Kind.ACTION if item.kind in (Kind.SCENARIO, Kind.CAMPAIGN) else item.kind
        before = _before(item)
        other = (plan.actions if kind is Kind.ACTION else plan.of(kind)).get(before)
        other = other or claimed.get((kind, before))
        claimed.setdefault((kind, before), item)
        if other is not None:
            yield WrongRename(item, before, other)


def _renamed(plan: Plan) -> Iterator[Item[Any]]:
    for kind in Kind:
        for _, item in sorted(plan.of(kind).items()):
            if isinstance(item.value, PlanObject) and item.value.renamed_from:
                yield item


def _before(item: Item[Any]) -> str:
    """Return the former id; that of a segment is completed with its segmentation."""
    before: str = item.value.renamed_from
    is_short = item.kind is Kind.SEGMENT and "." not in before
    return f"{item.id.partition('.')[0]}.{before}" if is_short else before

"""Objects that are shown but take no part in the plan's figures: ideas, and what is retired."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from relplan.model.base import Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relplan.plan.plan import Item
    from relplan.report.text.words import Words


def say_uncounted(items: Iterable[Item[Any]], words: Words) -> str:
    """Say how many objects take no part in the figures, by status: 1 idea and 2 retired; empty when all do."""
    found = Counter(item.value.status for item in items if not item.value.counts)
    return words.all_of(
        [words(f"uncounted.{status}", count=found[status]) for status in (Status.IDEA, Status.RETIRED) if found[status]]
    )

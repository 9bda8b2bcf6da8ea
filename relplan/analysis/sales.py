"""The legal sales periods of France, as far as a plan knows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.analysis.occasions import Edition, find_editions_during
from relplan.model.occasion_catalogue import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.plan.plan import Plan

_RULES = (CATALOGUE["winter_sales_fr"], CATALOGUE["summer_sales_fr"])


def find_legal_sales(plan: Plan, period: Edition) -> tuple[Edition, ...]:
    """Return the sales periods that touch a stretch of days, in order.

    They are those of the national rule, and those that the plan gives an occasion of that rule: a government may move
    or lengthen one, and some places have their own.
    """
    return tuple(sorted({*_national(period), *_stated(plan, period)}))


def _national(period: Edition) -> Iterator[Edition]:
    for rule in _RULES:
        for year in range(period.first.year - 1, period.last.year + 1):
            for first in rule.starts(year):
                edition = Edition(first, first.fromordinal(first.toordinal() + rule.length - 1))
                if edition.first <= period.last and edition.last >= period.first:
                    yield edition


def _stated(plan: Plan, period: Edition) -> Iterator[Edition]:
    for item in plan.occasions.values():
        rule = item.value.rule
        if rule is not None and rule.days in _RULES and item.value.editions:
            yield from find_editions_during(item.value, period)

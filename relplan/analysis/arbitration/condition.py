"""Conditions of branches, judged for one customer.

What a message that was not sent has caused is unknown, neither yes nor no: an outcome of it is never the contrary
either, so that nobody is reminded of a message they never got.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from relplan.model.mechanic import AllOf, Not

if TYPE_CHECKING:
    from relplan.model.mechanic import Condition

Judge = Callable[[str], bool | None]
"""Says of a word whether it is true; None when nobody can say."""


def judge(condition: Condition, of_word: Judge) -> bool | None:
    """Tell whether a condition is true; None when that depends on what nobody can say."""
    if isinstance(condition, str):
        return of_word(condition)
    if isinstance(condition, Not):
        answer = judge(condition.not_, of_word)
        return None if answer is None else not answer
    is_all = isinstance(condition, AllOf)
    answers = [judge(part, of_word) for part in (condition.all if isinstance(condition, AllOf) else condition.any)]
    decisive = not is_all
    if decisive in answers:
        return decisive
    return None if None in answers else not decisive

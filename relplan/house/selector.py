"""The choice of a rule's objects: a kind, and conditions in square brackets: `scenario[status=live][channel=sms|push]`.

[key]             the key is there
[!key]            it is not
[key=a|b]         one of its values is one of these
[key!=a|b]        none of its values is one of these
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SELECTOR = re.compile(r"\s*(?P<kind>[^\[\]\s]*)\s*(?P<conditions>(?:\[[^\[\]]*\]\s*)*)")
_CONDITION = re.compile(r"\[\s*(?P<no>!?)\s*(?P<key>[^\s\[\]!=|]+)\s*(?:(?P<sign>!?=)(?P<values>[^\]]*))?\]")


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of a selector, as it is written."""

    key: str
    values: tuple[str, ...]
    """Alternatives; none when the key only has to be there."""
    is_negated: bool


@dataclass(frozen=True, slots=True)
class Selector:
    """A kind of object and conditions that must all hold, as they are written."""

    kind: str
    conditions: tuple[Condition, ...]


def parse_selector(text: str) -> Selector | None:
    """Read a selector; None when it is not written as one."""
    found = _SELECTOR.fullmatch(text)
    if found is None or not found["kind"]:
        return None
    written = re.findall(r"\[[^\]]*\]", found["conditions"])
    conditions = [_read_condition(part) for part in written]
    if any(condition is None for condition in conditions):
        return None
    return Selector(found["kind"], tuple(condition for condition in conditions if condition is not None))


def _read_condition(text: str) -> Condition | None:
    found = _CONDITION.fullmatch(text)
    if found is None or (found["no"] and found["sign"]):
        return None
    if found["sign"] is None:
        return Condition(found["key"], (), bool(found["no"]))
    values = tuple(value.strip() for value in found["values"].split("|"))
    return Condition(found["key"], values, found["sign"] == "!=") if all(values) else None

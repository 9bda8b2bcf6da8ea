"""Plain data written as YAML for people: short things on one line, long ones under each other."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING, Any

from relplan.source.scalars import resolve

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_WIDTH = 100
_MOST_LEAVES = 5
"""How many values a mapping may hold on one line ..."""
_MOST_WITH_PROSE = 3
"""... and how many when one of them is a sentence."""
_STEP = "  "
_CLOCK = re.compile(r"\d+:\d")
"""What other readers of YAML take for a number of minutes."""
_CUTS = (": ", " #")
"""What ends a text without quotes."""
_FLOW_SIGNS = frozenset(",[]{}")
_ESCAPES = {"\\": "\\\\", '"': '\\"'}


def write_yaml(data: Mapping[str, Any]) -> str:
    """Write a mapping, an entry or more lines each; relplan reads back the same data."""
    return "".join(write_entry(key, value) for key, value in data.items())


def write_entry(key: str, value: Any, remark: str = "") -> str:
    """Write one entry of a file's mapping, with a comment at the end of its first line."""
    first, *others = _entry(key, value, "")
    return "".join(f"{line}\n" for line in (f"{first}  # {remark}" if remark else first, *others))


def _entry(key: str, value: Any, indent: str) -> Iterator[str]:
    start = f"{indent}{_scalar(key)}:"
    if _fits(value, _WIDTH - len(start)):
        yield f"{start} {_flow(value)}"
    elif isinstance(value, str):
        yield from _folded(start, value, indent)
    else:
        yield start
        yield from _block(value, indent + _STEP)


def _block(value: Any, indent: str) -> Iterator[str]:
    """Write a list or a mapping under its key."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _entry(key, part, indent)
        return
    for part in value:
        if _is_short(part, _WIDTH - len(indent) - 2):
            yield f"{indent}- {_flow(part)}"
        else:
            first, *others = _block(part, indent + _STEP)
            yield f"{indent}- {first.removeprefix(indent + _STEP)}"
            yield from others


def _is_short(part: Any, room: int) -> bool:
    """Tell whether an element of a list stands on one line; a lone entry needs no braces for that."""
    if isinstance(part, dict) and len(part) == 1:
        return isinstance(next(iter(part.values())), (dict, list)) and _fits(part, room)
    return isinstance(part, str) or _fits(part, room)


def _folded(start: str, text: str, indent: str) -> Iterator[str]:
    """Write a long text over several lines, if joining them with spaces gives it back."""
    lines = textwrap.wrap(
        text, _WIDTH - len(indent) - 2, break_long_words=False, break_on_hyphens=False, drop_whitespace=True
    )
    if " ".join(lines) != text or not text.isprintable():
        yield f"{start} {_quoted(text)}"
        return
    yield f"{start} >-"
    yield from (f"{indent}{_STEP}{line}" for line in lines)


def _fits(value: Any, room: int) -> bool:
    """Tell whether a value reads well on the line of its key; what has no parts can stand nowhere else."""
    if not isinstance(value, str) and not (isinstance(value, (dict, list)) and value):
        return True
    if isinstance(value, list) and any(isinstance(part, (dict, list)) for part in value):
        return False
    if isinstance(value, dict):
        leaves = list(_leaves(value))
        has_prose = any(" " in leaf for leaf in leaves if isinstance(leaf, str))
        if len(leaves) > (_MOST_WITH_PROSE if has_prose else _MOST_LEAVES):
            return False
    return len(_flow(value)) < room


def _leaves(value: Any) -> Iterator[Any]:
    """Yield the values of mappings within mappings; a list of plain values is one."""
    if isinstance(value, dict):
        for part in value.values():
            yield from _leaves(part)
    elif isinstance(value, list) and any(isinstance(part, (dict, list)) for part in value):
        for part in value:
            yield from _leaves(part)
    else:
        yield value


def _flow(value: Any, *, inside: bool = False) -> str:
    """Write a value on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_scalar(key, inside=True)}: {_flow(value[key], inside=True)}" for key in value) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(part, inside=True) for part in value) + "]"
    return _scalar(value, inside=inside)


def _scalar(value: Any, *, inside: bool = False) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    return value if _is_plain(value, inside=inside) else _quoted(value)


def _is_plain(text: str, *, inside: bool) -> bool:
    """Tell whether a text needs no quotes; `inside` braces or brackets it must hold none of their signs."""
    if not text[:1].isalnum() or text != text.strip() or not text.isprintable() or _CLOCK.match(text):
        return False
    if text.endswith(":") or any(cut in text for cut in _CUTS) or resolve(text) != text:
        return False
    return not (inside and _FLOW_SIGNS & set(text))


def _quoted(text: str) -> str:
    return f'"{"".join(_ESCAPES.get(sign, sign if sign.isprintable() else _escape(sign)) for sign in text)}"'


def _escape(sign: str) -> str:
    return f"\\U{ord(sign):08x}"

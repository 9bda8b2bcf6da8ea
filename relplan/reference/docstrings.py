"""What the code says of itself: the text under each field of a class."""

from __future__ import annotations

import ast
import inspect
import sys
from functools import cache
from textwrap import dedent

_BASES = ("abc", "builtins", "enum", "pydantic", "typing")
"""Modules whose classes everything is derived from; what they say of their fields is not about a plan."""


@cache
def field_texts(owner: type) -> dict[str, str]:
    """Return the docstring under each field of a class, its own and inherited ones, by the field's name."""
    found: dict[str, str] = {}
    for base in reversed(owner.__mro__):
        if base.__module__.partition(".")[0] not in _BASES:
            found |= _own_texts(base)
    return found


def class_text(owner: type) -> str:
    """Return a class's docstring."""
    return inspect.cleandoc(owner.__doc__ or "")


@cache
def _module_classes(module: str) -> dict[str, ast.ClassDef]:
    try:
        source = dedent(inspect.getsource(sys.modules[module]))
    except (OSError, TypeError):
        return {}
    return {node.name: node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ClassDef)}


def _own_texts(owner: type) -> dict[str, str]:
    node = _module_classes(owner.__module__).get(owner.__name__)
    texts: dict[str, str] = {}
    for field, text in zip(node.body, node.body[1:], strict=False) if node else ():
        if (
            isinstance(field, (ast.AnnAssign, ast.Assign))
            and isinstance(text, ast.Expr)
            and isinstance(text.value, ast.Constant)
            and isinstance(text.value.value, str)
        ):
            target = field.target if isinstance(field, ast.AnnAssign) else field.targets[0]
            if isinstance(target, ast.Name):
                texts[target.id] = " ".join(inspect.cleandoc(text.value.value).split())
    return texts

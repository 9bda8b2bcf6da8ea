"""Where templates of the team's own run: what is written for a page already can be put out there, and not changed."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from jinja2 import nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Callable

_REWRITING = ("format", "indent", "replace")
"""Filters that could put signs of a page into a text that was freed of them, or take a text for such signs."""
_FINISHED = "relplan_finished"


class Sandbox(ImmutableSandboxedEnvironment):
    """An environment in which plain text may be worked with at will, since it is escaped when it is put out.

    What is escaped gives no method away: `translate`, `format` or `%` would make tags of what people write. What a
    block with a filter or a call makes is escaped too, which Jinja puts out as it is.
    """

    intercepted_binops = frozenset({"%"})

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._finish: Callable[[Any], Markup] = options.get("finalize") or escape
        self.filters[_FINISHED] = self._finish
        for name in _REWRITING:
            self.filters[name] = _for_text_only(name, self.filters[name])
        del self.filters["safe"]

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Tell whether a template may see an attribute."""
        return not isinstance(obj, Markup) and super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """Return `str.format` as a template may call it; none for what is no such method, or one it may not call."""
        return None if isinstance(getattr(value, "__self__", None), Markup) else super().wrap_str_format(value)

    def call(__self, __context: Any, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        """Call something; what is called with a block, as `{% call %}` does, is put out as it is and so is escaped."""
        made = super().call(__context, __obj, *args, **kwargs)
        return __self._finish(made) if "caller" in kwargs else made

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Apply an operator that could write into what is escaped."""
        _refuse_escaped(f"the operator {operator}", left)
        return super().call_binop(context, operator, left, right)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        blocks: list[Any] = [*tree.find_all((nodes.FilterBlock, nodes.AssignBlock))]
        for block in blocks:
            if block.filter is not None:
                block.filter = nodes.Filter(block.filter, _FINISHED, [], [], None, None).set_lineno(block.lineno)
        return tree


def _for_text_only(name: str, apply: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter that refuses what is escaped."""

    @wraps(apply)
    def filter_(*values: Any, **named: Any) -> Any:
        _refuse_escaped(f"the filter {name}", *values, *named.values())
        return apply(*values, **named)

    return filter_


def _refuse_escaped(what: str, *values: Any) -> None:
    if any(isinstance(value, Markup) for value in values):
        raise SecurityError(f"{what} takes plain text; this is escaped already, so change the text before it is")

"""Templates that nobody has read yet, held to an amount of work: what they do is counted, not timed.

Counted are the rounds of loops and the calls of macros, blocks and templates, each by as much as is written in it; what
every filter, call, sum and comparison is given and makes; and what is put out. What could make much of little, such as
`"x" * 10**10`, is refused before it is made.
"""

from __future__ import annotations

import re
from functools import wraps
from typing import TYPE_CHECKING, Any

from jinja2 import nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from relplan.report.forms.sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from jinja2.runtime import Context

MOST_WORK = 400_000_000
"""Of all documents of a report together; relplan's own take 12 millions for 50 scenarios and 100 campaigns."""
MOST_AT_ONCE = 20_000_000
"""How many characters one value may have, and a part as many elements."""
_ROUND = 10
"""What a round or a call takes beside what is written in it."""
_CALL = 500
"""What a call takes."""
_STEP = 50
"""What a filter, a test or an element that is only made while it is read takes."""
_ELEMENT = 20
"""As how many characters an element counts."""
MOST_OUTPUT = 200_000_000
"""How many characters one document may have."""
WIDEST = 1000
"""How many characters a text may be filled up to, or moved by."""

_TICK, _WEIGHED, _JOINED = "relplan_tick", "relplan_weighed", "relplan_joined"
_WIDENING = frozenset(
    {"center", "ljust", "rjust", "zfill", "expandtabs", "indent", "batch", "slice", "round", "to_bytes"}
)
"""What takes a number for a width."""
_GROWING = frozenset({"replace", "join", "indent", "wordwrap", "format", "format_map", "batch", "translate"})
"""What repeats one of its values for parts of another."""
_WITHHELD = ("urlize", "pprint")
_WIDE_FORM = re.compile(r"[0-9]{4}|%[^%a-zA-Z]*\*|\{[^{}]*\{")
"""A width in a form that is large, or that is only known from a value."""


class TooMuchError(Exception):
    """A template asks for more than it may."""


class Work:
    """What the templates of a report have done so far."""

    def __init__(self) -> None:
        self._left = MOST_WORK
        self._output = 0

    def begin(self) -> None:
        """Begin another document."""
        self._output = 0

    def spend(self, amount: int) -> None:
        """Count some work."""
        self._left -= amount
        if self._left < 0:
            raise TooMuchError(
                f"the templates do more than {MOST_WORK // 1_000_000} million steps; take out loops in loops, or calls "
                "of what calls itself"
            )

    def put_out(self, length: int) -> None:
        """Count what becomes part of a document."""
        self.spend(1 + length // 8)
        self._output += length
        if self._output > MOST_OUTPUT:
            raise TooMuchError(f"a document gets more than {MOST_OUTPUT // 1_000_000} million characters; show less")

    def weigh(self, value: Any) -> Any:
        """Count how large a value is, and return it; what is only made while it is read is counted then."""
        if isinstance(value, (str, bytes)):
            self._check(len(value))
            self.spend(1 + len(value) // 8)
        elif isinstance(value, (list, tuple, dict, set, frozenset)):
            self.spend(size_of(value) // _ELEMENT)
        elif isinstance(value, range):
            self.spend(len(value))
        elif hasattr(value, "__next__"):
            return self._count(value)
        else:
            self.spend(1)
        return value

    def _count(self, values: Iterable[Any]) -> Iterator[Any]:
        total = 0
        for value in values:
            total += size_of(value) if isinstance(value, (list, tuple, dict, str)) else 1
            self._check(total)
            self.spend(_STEP)
            yield value

    def refuse_growth(self, name: str, values: Sequence[Any]) -> None:
        """Raise before a few values are made into one that is too large."""
        if name in _WIDENING and any(isinstance(one, int) and abs(one) > WIDEST for one in values):
            raise TooMuchError(f"{name} is asked for a width of more than {WIDEST}; ask for less")
        if name in ("format", "format_map") and any(
            isinstance(one, str) and _WIDE_FORM.search(one) for one in values[:1]
        ):
            raise TooMuchError("a form asks for a width of four digits or one that a value gives; write a smaller one")
        if name in _GROWING:
            product = 1
            for one in values:
                product *= max(one if isinstance(one, int) and name in _WIDENING else _length_of(one), 1)
            self._check(product)

    def _check(self, size: int) -> None:
        if size > MOST_AT_ONCE:
            raise TooMuchError(f"a value of more than {MOST_AT_ONCE // 1_000_000} million characters is asked for")


def size_of(value: Any) -> int:
    """Return how many characters and elements a value has, with all that is in it; raises when they are too many."""
    total, pending = 0, [value]
    while pending:
        one = pending.pop()
        if isinstance(one, (str, bytes)):
            total += len(one)
        elif isinstance(one, dict):
            pending += [*one.keys(), *one.values()]
        elif isinstance(one, (list, tuple, set, frozenset)):
            pending += one
        total += _ELEMENT
        if total + _ELEMENT * len(pending) > MOST_AT_ONCE:
            raise TooMuchError(f"a value of more than {MOST_AT_ONCE // 1_000_000} million characters is asked for")
    return total


def _length_of(value: Any) -> int:
    return len(value) if isinstance(value, (str, bytes)) else size_of(value)


class BoundedEnvironment(Sandbox):
    """A sandbox that counts what templates do; `bound` ends its making, `work` is set for each report."""

    intercepted_binops = Sandbox.intercepted_binops | {"+", "*", "**"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.work = Work()

    def bound(self, finish: Callable[[object], Markup]) -> None:
        """Put a count around every filter, test and value put out; called once all of them are there."""
        for name in _WITHHELD:
            del self.filters[name]
        del self.globals["lipsum"]
        self.filters = {name: self._bounded(name, each) for name, each in self.filters.items()}
        self.tests = {name: self._bounded(name, each) for name, each in self.tests.items()}
        self.filters |= {_TICK: self._tick, _WEIGHED: self._weigh, _JOINED: self._join}

        def finalize(value: object) -> Markup:
            text = finish(value)
            self.work.put_out(len(text))
            return text

        self.finalize = finalize

    def _bounded(self, name: str, each: Any) -> Callable[..., Any]:
        @wraps(each)
        def run(*values: Any, **named: Any) -> Any:
            self.work.spend(_STEP)
            given = [*values, *named.values()]
            for one in given:
                self.work.weigh(one)
            self.work.refuse_growth(name, given)
            return self.work.weigh(each(*values, **named))

        return run

    def _tick(self, amount: int) -> str:
        self.work.spend(_ROUND + amount)
        return ""

    def _weigh(self, value: Any) -> Any:
        return self.work.weigh(value)

    def _join(self, parts: list[Any]) -> Markup:
        self.work.weigh(parts)
        return Markup("").join(parts)

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        """Call something, counted; methods of texts and numbers make nothing too long."""
        __self.work.spend(_CALL)
        method = getattr(__obj, "__wrapped__", __obj)
        owner = getattr(method, "__self__", None)
        if isinstance(owner, (str, bytes, int)):
            given = [owner, *args, *kwargs.values()]
            for one in given:
                __self.work.weigh(one)
            __self.work.refuse_growth(method.__name__, given)
        return __self.work.weigh(super().call(__context, __obj, *args, **kwargs))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Reckon what two values make, unless it would be too large."""
        if operator == "%" and isinstance(left, str):
            self.work.refuse_growth("format", (left, right))
        elif operator in ("*", "**"):
            self._refuse_product(operator, left, right)
        return self.work.weigh(super().call_binop(context, operator, left, right))

    def _refuse_product(self, operator: str, left: Any, right: Any) -> None:
        if isinstance(left, int) and isinstance(right, int):
            bits = left.bit_length() * (abs(right) if operator == "**" else 1) + right.bit_length()
            if bits > WIDEST:
                raise TooMuchError(
                    f"a number of more than {WIDEST} binary digits is asked for; reckon with smaller ones"
                )
            return
        sizes = (max(one, 1) if isinstance(one, int) else _length_of(one) for one in (left, right))
        if next(sizes) * next(sizes) > MOST_AT_ONCE:
            raise TooMuchError(f"a value of more than {MOST_AT_ONCE // 1_000_000} million characters is asked for")

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return _count_in(super()._parse(source, name, filename))


def _count_in(tree: nodes.Template) -> nodes.Template:
    """Put a count at the beginning of all that may be run often, and around what may become large."""
    holders: list[Any] = [tree, *tree.find_all((nodes.For, nodes.Macro, nodes.CallBlock, nodes.Block))]
    for holder in holders:
        holder.body.insert(0, _tick_of(holder))
    return _Weighing().visit(tree)  # type: ignore[no-any-return]


class _Weighing(NodeTransformer):
    """Puts the count around values that are written down, joined, cut out or compared."""

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        return _filtered(nodes.List(node.nodes), _JOINED, node)

    def visit_List(self, node: nodes.List) -> nodes.Node:  # noqa: N802
        return self._weighed(node)

    visit_Dict = visit_List  # noqa: N815

    def visit_Compare(self, node: nodes.Compare) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        node.expr = _filtered(node.expr, _WEIGHED, node)
        for operand in node.ops:
            operand.expr = _filtered(operand.expr, _WEIGHED, node)
        return node

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Node:  # noqa: N802
        return self._weighed(node) if isinstance(node.arg, nodes.Slice) else self.generic_visit(node)

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Node:  # noqa: N802
        return self._weighed(node) if node.ctx == "load" else self.generic_visit(node)

    def _weighed(self, node: nodes.Expr) -> nodes.Node:
        self.generic_visit(node)
        return _filtered(node, _WEIGHED, node)


def _filtered(value: nodes.Expr, name: str, beside: nodes.Node) -> nodes.Filter:
    return nodes.Filter(value, name, [], [], None, None).set_lineno(beside.lineno)  # type: ignore[return-value]


def _tick_of(holder: Any) -> nodes.Node:
    size = sum(
        len(node.data) // 8 + 1 if isinstance(node, nodes.TemplateData) else 1 for node in holder.find_all(nodes.Node)
    )
    tick = nodes.Filter(nodes.Const(size), _TICK, [], [], None, None)
    return nodes.ExprStmt(tick).set_lineno(holder.lineno or 1)

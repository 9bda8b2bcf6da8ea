"""Who mentions whom: every id written in the plan, with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from relplan.model.kinds import Kind
from relplan.plan.anatomy import mentions_in
from relplan.source.place import Part, Place, Route
from relplan.source.problems import CutValue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relplan.plan.plan import Item, Plan


class Reference(NamedTuple):
    """An id mentioned by an object; a large plan has hundreds of thousands of them."""

    owner: Item[Any]
    kind: Kind
    id: str
    route: Route
    part: Part

    @property
    def at(self) -> Place:
        """The place it is mentioned in."""
        return Place(self.owner.path, self.route, self.part)


def find_references(plan: Plan) -> Iterator[Reference]:
    """Yield every id that an object of the plan mentions, in the order of the files."""
    for item in (*plan.everything(), *plan.remains):
        for mention in mentions_in(item.value, item.route):
            yield Reference(item, *mention)


def find_unknown(plan: Plan, references: Iterable[Reference]) -> Iterator[Reference]:
    """Yield the references to nothing, except where a file that can't be read may declare the id.

    A value that a comma has cut is no id: it is told as cut.
    """
    cut = {(problem.at.path, problem.at.route) for problem in plan.problems if isinstance(problem, CutValue)}
    for reference in references:
        if (reference.owner.path, reference.route) in cut:
            continue
        kinds = (Kind.SCENARIO, Kind.CAMPAIGN) if reference.kind is Kind.ACTION else (reference.kind,)
        if plan.unread.isdisjoint(kinds) and not plan.knows(reference.kind, reference.id):
            yield reference

"""What a reader's pages call the objects of a plan: by their names, or by their ids where these are typed next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.model.kinds import Kind
from relplan.rules.words.contacts import closing_title, contact_title

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relplan.analysis.pressure.opening import Closing
    from relplan.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class Naming:
    """Names the objects of one plan."""

    plan: Plan
    by_ids: bool = False

    def of(self, kind: Kind, ident: str) -> str:
        """Name an object by its id; a `Title`, unless ids are wanted."""
        return ident if self.by_ids else self.plan.title_of(kind, ident)

    def all_of(self, kind: Kind, idents: Iterable[str]) -> tuple[str, ...]:
        """Name objects of a kind."""
        return tuple(self.of(kind, ident) for ident in idents)

    def message(self, ident: str) -> str:
        """Name a message or send by its action and itself, from `action/message`; the action alone if it has no other.

        An id without a sign between is an action's own.
        """
        action, _, part = ident.partition("/")
        item = self.plan.actions.get(action)
        if self.by_ids or item is None or not part:
            return self.of(Kind.ACTION, ident)
        return contact_title(item, part)

    def datum(self, ident: str) -> str:
        """Name what the data hold: an event, else an attribute."""
        return self.of(Kind.EVENT if ident in self.plan.events else Kind.ATTRIBUTE, ident)

    def closing(self, closing: Closing) -> str:
        """Name what closes a channel: the channel itself, whose hours they are, or a blackout."""
        return closing.id if self.by_ids else closing_title(self.plan, closing)

    def event(self, word: str) -> str:
        """Name what happens to a customer: an event of the data, else a moment."""
        return self.of(Kind.EVENT if word in self.plan.events else Kind.MOMENT, word)

"""The consents that a contact needs before it may use a channel, and which entries of the plan answer them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.model.consents import Purpose

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from relplan.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class Need:
    """A consent that a message needs on one of its channels."""

    purpose: Purpose | None
    """What it must allow; none when the entry that is named doesn't say, or is unknown."""
    named: str
    """The entry that the message or its action names; empty when the purpose alone calls for it."""
    answers: tuple[str, ...]
    """The entries of the plan that answer it, any of which is enough; none when it is missing."""

    @property
    def is_met(self) -> bool:
        """Tell whether an entry of the plan answers it."""
        return bool(self.answers)

    def is_refused(self, refused: Collection[str]) -> bool:
        """Tell whether someone who refuses some consents stands against it; nobody can refuse what isn't asked."""
        return self.is_met and all(ident in refused for ident in self.answers)

    def implies(self, other: Need) -> bool:
        """Tell whether whoever meets it meets another too."""
        return not other.is_met or (self.is_met and set(self.answers) <= set(other.answers))


class ConsentNeeds:
    """Tells what each contact needs; entries that are ideas or retired answer nothing."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._by_use: dict[tuple[Purpose | None, str], list[str]] = {}
        for ident, item in plan.consents.items():
            for channel in item.value.channels if item.value.counts else ():
                self._by_use.setdefault((item.value.purpose, channel), []).append(ident)

    def of(self, purpose: Purpose | None, named: Iterable[str], channel: str) -> tuple[Need, ...]:
        """Return what stands between a contact and a channel: what its purpose calls for, then what is named.

        Consent to the tracking of opens stops no contact, and is left out.
        """
        return (*self._of_purpose(purpose, channel), *self._of_named(named, channel))

    def _of_purpose(self, purpose: Purpose | None, channel: str) -> Iterator[Need]:
        if purpose is not None and purpose is not Purpose.CONTRACT:
            yield Need(purpose, "", tuple(self._by_use.get((purpose, channel), ())))

    def _of_named(self, named: Iterable[str], channel: str) -> Iterator[Need]:
        for ident in named:
            item = self._plan.consents.get(ident)
            if item is None:
                yield Need(None, ident, ())
            elif item.value.purpose is not Purpose.OPEN_TRACKING and channel in (item.value.channels or (channel,)):
                yield Need(item.value.purpose, ident, (ident,) if item.value.counts else ())

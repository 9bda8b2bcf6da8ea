"""Conventions: which of those that a team must agree on are written down, and what the written ones lack."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from relplan.model.channels import ChannelKind
from relplan.model.consents import ConsentKind
from relplan.model.kinds import Kind

if TYPE_CHECKING:
    from relplan.plan.plan import Item, Plan


class Block(StrEnum):
    """A convention, by the name of its file."""

    VOCABULARY = "vocabulary"
    SEGMENTS = "segments"
    CONSENTS = "consents"
    DEDUPLICATION = "deduplication"
    PRESSURE = "pressure"
    SENDERS = "senders"
    COMMUNICATIONS = "communications"
    CHANNELS = "channels"

    @property
    def path(self) -> str:
        """Its file in the plan."""
        return f"conventions/{self.value}.yaml"

    @property
    def is_essential(self) -> bool:
        """Tell whether it is one of the six that every team must agree on."""
        return self not in (Block.COMMUNICATIONS, Block.CHANNELS)


class Written(StrEnum):
    """How far a convention is written."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Lack:
    """What an object of a convention doesn't say."""

    ref: str
    """The object, as `consent/marketing_email`."""
    key: str


@dataclass(frozen=True, slots=True)
class Convention:
    """A convention, and what it lacks."""

    block: Block
    objects: int
    """How many objects it has."""
    lacks: tuple[Lack, ...]
    """In the order of the file."""

    @property
    def written(self) -> Written:
        """How far it is written."""
        if not self.objects:
            return Written.MISSING
        return Written.PARTIAL if self.lacks else Written.COMPLETE


def read_conventions(plan: Plan) -> tuple[Convention, ...]:
    """Return every convention, in the order of the eight blocks; objects that are ideas or retired are left out."""
    return tuple(_read(plan, block) for block in Block)


def defined_segments(plan: Plan) -> frozenset[str]:
    """Return the segments that have a definition, their own or that of a term of the vocabulary."""
    own = {ident for ident, item in plan.segments.items() if item.value.definition.strip()}
    terms = {item.value.segment for item in plan.terms.values() if item.value.definition.strip()}
    return frozenset(own | {ident for ident in plan.segments if ident in terms})


def _read(plan: Plan, block: Block) -> Convention:
    if block is Block.PRESSURE:
        return _read_pressure(plan)
    kind, lacking = _READERS[block]
    items = [item for item in plan.of(kind).values() if item.value.counts]
    defined = defined_segments(plan) if block is Block.SEGMENTS else frozenset()
    lacks = tuple(Lack(item.ref, key) for item in items if item.id not in defined for key in lacking(item))
    return Convention(block, len(items), lacks)


def _read_pressure(plan: Plan) -> Convention:
    """Read the pressure rules: a most and a minimum gap are wanted."""
    item = plan.pressure
    if item is None:
        return Convention(Block.PRESSURE, 0, ())
    gap = item.value.minimum_gap
    caps = item.value.caps_in_force
    has = {"caps": bool(caps), "minimum_gap": gap is not None}
    objects = len(caps) + has["minimum_gap"] + len(item.value.exclusions_in_force)
    return Convention(Block.PRESSURE, objects, tuple(Lack(item.ref, key) for key, there in has.items() if not there))


def _absent(item: Item[Any], *keys: str) -> Iterator[str]:
    for key in keys:
        value = getattr(item.value, key)
        is_blank = not value.strip() if isinstance(value, str) else value in (None, (), {})
        if is_blank:
            yield key


def _lacks_of_consent(item: Item[Any]) -> Iterable[str]:
    """Yield what nobody could collect it by; a permission of the device and an objection have no place of their own."""
    asked = item.value.kind in (None, ConsentKind.OPT_IN, ConsentKind.SOFT_OPT_IN)
    return _absent(item, "purpose", "channels", "kind", *(("collected_at",) if asked else ()), "withdrawal")


def _lacks_of_sender(item: Item[Any]) -> Iterable[str]:
    has_address = item.value.kind in (None, ChannelKind.EMAIL, ChannelKind.SMS, ChannelKind.CALL)
    return _absent(item, "kind", *(("address",) if has_address else ()))


def _lacks(*keys: str) -> Callable[[Item[Any]], Iterable[str]]:
    return lambda item: _absent(item, *keys)


_READERS: dict[Block, tuple[Kind, Callable[[Item[Any]], Iterable[str]]]] = {
    Block.VOCABULARY: (Kind.TERM, _lacks("definition")),
    Block.SEGMENTS: (Kind.SEGMENT, _lacks("definition")),
    Block.CONSENTS: (Kind.CONSENT, _lacks_of_consent),
    Block.DEDUPLICATION: (Kind.DEDUPLICATION, _lacks("keys", "survivor")),
    Block.SENDERS: (Kind.SENDER, _lacks_of_sender),
    Block.COMMUNICATIONS: (Kind.COMMUNICATION, _lacks("purpose", "sender")),
    Block.CHANNELS: (Kind.CHANNEL, _lacks("kind", "connected")),
}
"""By block: the kind of its objects, and what one may lack."""

"""The keys that a rule names: those of its objects' files, and a few that are found rather than written.

- `id` is the object's own, wherever it is written.
- `channel` of a scenario or campaign is a channel of one of its messages or sends.
- `scenario.KEY` and `campaign.KEY` are keys of the action that a message or a send is part of.
- What a message or send takes from its action when it doesn't say otherwise is looked for there too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from relplan.house.subjects import ACTION_OF, MESSAGE, SEND, has_id, models_of
from relplan.model.base import Ref
from relplan.model.campaign import Campaign
from relplan.model.kinds import Kind
from relplan.model.scenario import Scenario
from relplan.plan.keys import Followed, Leaf, Stranger, Trail, find_trail, follow, values_of
from relplan.source.place import Part, Route

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from relplan.house.subjects import Subject
    from relplan.model.base import Element
    from relplan.source.place import Place

ID = "id"
CHANNEL = "channel"
STATUS = "status"
_CHANNELS: dict[type[Element], str] = {Scenario: "steps.channel", Campaign: "sends.channel"}
_INHERITED = ("communication", "lever", "offer", "on_capped")


class Written(NamedTuple):
    """A value of a key."""

    at: Route
    """From the object to the value; to what lacks the key when the value holds without being written."""
    value: Any
    is_default: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What an object says under a key; places are looked for only when something is to be said of them."""

    subject: Subject
    trail: Trail | None
    """None for an id, which may be written outside of the object's data."""
    followed: Followed

    @property
    def is_there(self) -> bool:
        """Tell whether the key is written."""
        return bool(self.followed.nodes)

    def values(self) -> Iterator[Written]:
        """Yield what is written there, and what holds where it is not."""
        trail = self.trail
        if trail is None:
            yield Written((), self.subject.id)
            return
        for node in self.followed.nodes:
            if isinstance(node[1], (list, dict)):
                yield from (Written(at, value) for at, value in values_of(trail, node))
            else:
                yield Written(*node)
        if trail.default:
            yield from (Written(at, value, is_default=True) for at in self.followed.ends for value in trail.default)

    def missing(self, *, with_defaults: bool) -> list[Route]:
        """Return what lacks the key, or a key on the way to it; perhaps not where a value holds all the same."""
        has_default = with_defaults and self.trail is not None and bool(self.trail.default)
        return self.followed.gaps if has_default else [*self.followed.ends, *self.followed.gaps]

    def key_routes(self) -> list[Route]:
        """Return where the key is written."""
        return [at for at, _ in self.followed.nodes]

    def value_place(self, written: Written) -> Place:
        """Return the place of a value."""
        if self.trail is None:
            return self.subject.id_place
        return self.holder_place(written.at) if written.is_default else self.subject.at(written.at)

    def key_place(self, at: Route) -> Place:
        """Return the place of a key."""
        return self.subject.id_place if self.trail is None else self.subject.at(at, Part.KEY)

    def holder_place(self, at: Route) -> Place:
        """Return the place of what lacks a key: where the object says its name, or the part of it."""
        return self.subject.at(at, Part.KEY) if at else self.subject.place


@dataclass(frozen=True, slots=True)
class Key:
    """A key that a rule names."""

    text: str
    leaves: tuple[Leaf, ...]
    """The kinds of values it may have; none when it only leads to further keys."""
    trails: Mapping[type[Element], Trail]
    """The way there in each form of object that has it."""
    is_id: bool = False
    is_of_action: bool = False
    """Whether it is one of the action's that the object is part of."""
    is_inherited: bool = False
    """Whether the action's is taken when the object doesn't say otherwise."""

    @property
    def names_status(self) -> bool:
        """Tell whether it is a status by which ideas and retired objects are chosen."""
        return self.text.rpartition(".")[2] == STATUS

    def read(self, subject: Subject) -> Reading | None:
        """Read the key of an object; None when objects of its form don't have it."""
        if self.is_of_action:
            return self._read(subject.action) if subject.action else None
        found = self._read(subject)
        if self.is_inherited and found is not None and not found.is_there and subject.action is not None:
            taken = self._read(subject.action)
            return taken if taken is not None and taken.is_there else found
        return found

    def _read(self, subject: Subject) -> Reading | None:
        if self.is_id:
            return Reading(subject, None, Followed([((), subject.id)], [], []))
        trail = self.trails.get(subject.model)
        return None if trail is None else Reading(subject, trail, follow(trail, subject.data))


def find_key(kind: str, text: str) -> Key | Stranger:
    """Check a key against the objects of a kind."""
    word, _, rest = text.partition(".")
    if text == ID and has_id(kind) and kind != SEND:
        return Key(text, (Leaf(str, ref=_ref_of(kind)),), {}, is_id=True)
    if word == ACTION_OF.get(kind) and rest:
        return _key_of_action(kind, text, rest)
    also = _keys_beside(kind)
    trails: dict[type[Element], Trail] = {}
    strangers: list[Stranger] = []
    for model in models_of(kind):
        path = _CHANNELS.get(model, text) if text == CHANNEL else text
        found = find_trail(model, path, also)
        if isinstance(found, Trail):
            trails[model] = found
        else:
            strangers.append(found)
    if not trails:
        return max(strangers, key=lambda one: len(one.path))
    of_action = kind in ACTION_OF and text in _INHERITED
    if of_action:
        trails |= {
            model: found for model in models_of(ACTION_OF[kind]) if isinstance(found := find_trail(model, text), Trail)
        }
    return Key(text, _leaves(trails), trails, is_inherited=of_action)


def _key_of_action(kind: str, text: str, rest: str) -> Key | Stranger:
    action = ACTION_OF[kind]
    found = find_key(action, rest)
    if isinstance(found, Stranger):
        return Stranger(f"{action}.{found.path}", tuple(f"{action}.{near}" for near in found.close))
    return Key(text, found.leaves, found.trails, is_id=found.is_id, is_of_action=True)


def _keys_beside(kind: str) -> tuple[str, ...]:
    own = (ID,) if has_id(kind) else ()
    action = (f"{ACTION_OF[kind]}.{STATUS}",) if kind in ACTION_OF else ()
    channel = (CHANNEL,) if kind in (Kind.SCENARIO, Kind.CAMPAIGN, Kind.ACTION) else ()
    return own + action + channel


def _ref_of(kind: str) -> Ref | None:
    return Ref(Kind(kind)) if kind not in (MESSAGE, SEND) else None


def _leaves(trails: Mapping[type[Element], Trail]) -> tuple[Leaf, ...]:
    return tuple(dict.fromkeys(leaf for trail in trails.values() for leaf in trail.leaves))

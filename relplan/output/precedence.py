"""Two actions that compete, for people: who wins, by which line, and when they can meet."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from relplan.analysis.precedence import Fate, Reason, find_shared_limits
from relplan.analysis.reach import can_meet
from relplan.diagnostics.dates import say_day, say_full_day
from relplan.model.scenario import Scenario
from relplan.output import precedence_words as words
from relplan.output.excerpt import cut_excerpt
from relplan.output.located import find_spot
from relplan.output.printable import mask
from relplan.rules.words.durations import duration_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from relplan.analysis.meeting import Action, Meeting
    from relplan.analysis.precedence import Precedence
    from relplan.analysis.pressure.message import Message
    from relplan.analysis.reach import Reach
    from relplan.analysis.study import Study
    from relplan.diagnostics.text import Text
    from relplan.model.settings import Language
    from relplan.output.palette import Palette
    from relplan.plan.plan import Item
    from relplan.source.place import Place

_DAYS_SHOWN = 5
_ROOM = 100


@dataclass(frozen=True)
class Compared:
    """Two actions to compare, as one reader is to see them."""

    study: Study
    one: Action
    other: Action
    segments: tuple[str, ...]
    """The segments that the customer is in; any customer when there is none."""
    day: date | None
    language: Language
    base: str = ""
    """The folder of the plan as seen from the reader's own, with `/`; empty when it is the same."""

    @property
    def customers(self) -> Reach:
        """The customers meant."""
        return self.study.population.all_of(self.segments)

    @property
    def precedence(self) -> Precedence:
        """Who wins."""
        return self.study.order.decide(self.one, self.other)

    @property
    def meeting(self) -> Meeting:
        """When they meet."""
        with_free = self.precedence.fate in (Fate.WITHHELD, Fate.SHIFTED)
        return self.study.meetings.find(self.one, self.other, self.customers, with_free=with_free)


def write_precedence(compared: Compared, palette: Palette) -> str:
    """Write who wins between two actions."""
    return "\n".join(_Page(compared, palette).lines()) + "\n"


class _Page:
    """Writes the lines of a comparison."""

    def __init__(self, compared: Compared, palette: Palette) -> None:
        self._compared = compared
        self._study = compared.study
        self._palette = palette
        self._language = compared.language
        self._precedence = compared.precedence
        self._meeting = compared.meeting

    def lines(self) -> Iterator[str]:
        compared = self._compared
        yield self._strong(self._say(words.HEADING, one=compared.one.id, other=compared.other.id))
        if compared.segments:
            yield self._say(words.FOR, segments=compared.segments)
        yield ""
        yield from self._when()
        if compared.day:
            yield ""
            yield from self._that_day(compared.day)
        yield ""
        if not self._meeting.happens:
            yield self._say(words.IF_THEY_MET) + self._colon()
        yield from self._decision()
        yield from self._fate()
        yield from self._order_notes()
        yield ""
        yield from self._limits()

    def _when(self) -> Iterator[str]:
        meeting = self._meeting
        if meeting.apart is not None:
            yield self._say(words.APART[meeting.apart])
            return
        if meeting.days is None:
            yield self._say(words.ANY_DAY)
        else:
            shown = ", ".join(self._day(day) for day in meeting.days[:_DAYS_SHOWN])
            yield self._say(words.ON_DAYS, list=shown)
            hidden = len(meeting.days) - _DAYS_SHOWN
            if hidden > 0:
                yield "  " + self._say(words.MORE_DAYS, count=hidden, last=self._day(meeting.days[-1]))
        if meeting.is_by_moving:
            yield "  " + self._say(words.BY_MOVING)

    def _that_day(self, day: date) -> Iterator[str]:
        yield self._say(words.ON, day=say_full_day(day, self._language)) + self._colon()
        for item in (self._compared.one, self._compared.other):
            if isinstance(item.value, Scenario):
                yield "  " + self._say(words.TRIGGERED, scenario=item.id)
            else:
                yield from self._sends(item, day)
        days = self._meeting.days
        if days and day not in days:
            nearest = min(days, key=lambda one: (abs((one - day).days), one))
            yield "  " + self._say(words.NEAREST, day=self._day(nearest))

    def _sends(self, campaign: Action, day: date) -> Iterator[str]:
        found = [
            (at, contact)
            for contact in self._study.contacts
            if contact.planned.campaign.id == campaign.id and can_meet(contact.reach, self._compared.customers)
            for at in contact.planned.instants
            if at.date() == day
        ]
        if not found:
            yield "  " + self._say(words.SENDS_NOTHING, campaign=campaign.id)
        for at, contact in sorted(found, key=lambda one: (one[0], one[1].message.id)):
            said = self._say(words.SENDS, campaign=campaign.id, send=contact.message.id, at=f"{at:%H:%M}")
            yield from self._lined(said, (contact.planned.place,))

    def _decision(self) -> Iterator[str]:
        found = self._precedence
        if found.reason is Reason.HARMONISATION:
            text = words.BY_HARMONISATION[found.fate]
        else:
            text = words.BY_REASON[found.reason]
        said = self._say(
            text,
            winner=found.winner.id,
            loser=found.loser.id,
            priority=found.winner.value.priority,
            other_priority=found.loser.value.priority,
            shift=duration_words(found.shift) if found.shift else "",
        )
        yield from self._lined(self._strong(said), found.places, margin="")
        if found.overridden:
            yield from self._lined(self._say(words.OVERRIDES), found.overridden)

    def _fate(self) -> Iterator[str]:
        found = self._precedence
        if found.fate not in (Fate.SERVED_AFTER, Fate.YIELDS):
            return
        yield ""
        is_second = found.fate is Fate.SERVED_AFTER
        if not found.policies:
            text = words.SERVED_OR_DROPPED if is_second else words.YIELDED_AND_DROPPED
            yield self._say(text, loser=found.loser.id)
            return
        said = self._say(words.SERVED_AFTER if is_second else words.YIELDED, loser=found.loser.id)
        yield from self._lined(said, tuple(policy.place for policy in found.policies), margin="")
        if all(policy.message for policy in found.policies):
            yield "  " + self._say(words.OTHERS_DROPPED)

    def _order_notes(self) -> Iterator[str]:
        found = self._precedence
        if found.reason in (Reason.HARMONISATION, Reason.NOT_HELD, Reason.NEITHER_HELD):
            return
        horizon = self._study.stage.arbiter.horizon
        is_longer = horizon.shortest.total_seconds() > 24 * 3600
        text = words.SAME_HORIZON if is_longer else words.SAME_INSTANT
        yield self._say(text, horizon=duration_words(horizon))
        for third in found.thirds:
            said = self._say(words.THIRD, loser=found.loser.id, third=third.action)
            yield from self._lined(said, tuple(beat.winner.at("beats", beat.index) for beat in third.chain), margin="")

    def _limits(self) -> Iterator[str]:
        sides = [self._messages(item) for item in (self._compared.one, self._compared.other)]
        limits = find_shared_limits(self._study.limits, sides[0], sides[1], self._compared.customers)
        if not limits:
            yield self._say(words.NO_LIMIT)
            return
        yield self._say(words.LIMITS) + self._colon()
        for limit in limits:
            whose = f" ({limit.segment})" if limit.segment else ""
            name = words.KINDS[limit.kind].write(self._language, {"id": limit.id})
            yield f"  {name}{whose}  {self._palette.paint(self._palette.frame, self._where(limit.place))}"

    def _messages(self, item: Action) -> Sequence[Message]:
        messages = self._study.messages
        if isinstance(item.value, Scenario):
            return [message for _, message in messages.of_scenario(cast("Item[Scenario]", item))]
        campaign = cast("Item[Any]", item)
        return [messages.of_send(campaign, index) for index in range(len(item.value.sends))]

    def _lined(self, sentence: str, places: Sequence[Place], margin: str = "  ") -> Iterator[str]:
        """Yield a sentence, then each place with the line that is written there."""
        yield margin + sentence
        for place in places:
            spot = find_spot(self._study.plan, place)
            yield f"{margin}  {self._palette.paint(self._palette.frame, self._where(place))}"
            document = self._study.plan.documents.get(spot.path)
            excerpt = cut_excerpt(document.lines, spot.span, _ROOM) if document else None
            if excerpt is not None:
                yield f"{margin}    {excerpt.text.strip()}"

    def _where(self, place: Place) -> str:
        spot = find_spot(self._study.plan, place)
        return f"{mask(posixpath.join(self._compared.base, spot.path))}:{spot.line}"

    def _day(self, day: date) -> str:
        return say_day(day, self._language)

    def _colon(self) -> str:
        return "\u00a0:" if self._language.value == "fr" else ":"

    def _strong(self, text: str) -> str:
        return self._palette.paint(self._palette.strong, text)

    def _say(self, text: Text, **values: Any) -> str:
        return text.write(self._language, values)

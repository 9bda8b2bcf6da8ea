"""Two actions that compete, for people: who wins, by which line, and when they can meet."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from relplan.analysis.meeting import Apart
from relplan.analysis.precedence import Fate, Reason
from relplan.analysis.reach import can_meet
from relplan.analysis.shared_limits import find_shared_limits, plan_messages
from relplan.diagnostics.dates import say_day, say_days, say_full_day
from relplan.diagnostics.neutral import mask, one_line
from relplan.model.kinds import Kind
from relplan.model.scenario import Scenario
from relplan.output import precedence_words as words
from relplan.output.excerpt import cut_excerpt
from relplan.output.located import find_spot
from relplan.output.naming import Naming
from relplan.output.shown import DEFAULT_WIDTH
from relplan.output.wrapping import wrap
from relplan.rules.words.durations import duration_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from relplan.analysis.meeting import Action, Meeting
    from relplan.analysis.precedence import Precedence
    from relplan.analysis.pressure.limit import Limit
    from relplan.analysis.reach import Reach
    from relplan.analysis.study import Study
    from relplan.diagnostics.text import Text
    from relplan.model.settings import Language
    from relplan.output.palette import Palette
    from relplan.source.place import Place

_DAYS_SHOWN = 5
_LEAST_ROOM = 30


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
    width: int = DEFAULT_WIDTH
    """The cells of a line; the places of a plan may be longer."""
    by_ids: bool = False
    """Whether to call objects by their ids."""

    @property
    def names(self) -> Naming:
        """What objects are called."""
        return Naming(self.study.plan, self.by_ids)

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
        self._names = compared.names
        self._precedence = compared.precedence
        self._meeting = compared.meeting

    def lines(self) -> Iterator[str]:
        compared = self._compared
        heading = self._say(words.HEADING, one=self._name(compared.one), other=self._name(compared.other))
        yield from self._sentence(heading, strong=True)
        if compared.segments:
            yield from self._sentence(
                self._say(words.FOR, segments=self._names.all_of(Kind.SEGMENT, compared.segments))
            )
        yield ""
        yield from self._when()
        if compared.day:
            yield ""
            yield from self._that_day(compared.day)
        yield from self._suppressions()
        yield ""
        if not self._meeting.happens:
            yield self._say(words.IF_THEY_MET) + self._colon()
        yield from self._decision()
        yield from self._fate()
        yield from self._order_notes()
        if self._meeting.apart not in (Apart.NOTHING_SENT, Apart.OTHER_CUSTOMERS):
            yield ""
            yield from self._limits()

    def _when(self) -> Iterator[str]:
        meeting = self._meeting
        if meeting.apart is not None:
            yield from self._sentence(self._say(words.APART[meeting.apart]))
            return
        if meeting.days is None:
            yield from self._sentence(self._say(words.ANY_DAY))
        else:
            shown = say_days(meeting.days[:_DAYS_SHOWN], self._language)
            yield from self._sentence(self._say(words.ON_DAYS, list=shown))
            hidden = len(meeting.days) - _DAYS_SHOWN
            if hidden > 0:
                last = self._day(meeting.days[-1])
                yield from self._sentence(self._say(words.MORE_DAYS, count=hidden, last=last), margin="  ")
        if meeting.is_by_moving:
            yield from self._sentence(self._say(words.BY_MOVING), margin="  ")

    def _suppressions(self) -> Iterator[str]:
        """Yield which of two scenarios is not launched in favour of the other, if one isn't."""
        pair = {self._compared.one.id, self._compared.other.id}
        for one in self._study.suppressions:
            if {one.winner.id, one.loser} == pair:
                entry = one.winner.value.suppresses[one.index]
                within = self._say(words.WITHIN, length=duration_words(entry.for_)) if entry.for_ else ""
                sides = {"winner": self._name(one.winner), "loser": self._names.of(Kind.ACTION, one.loser)}
                then = words.THEN_DEFERRED if entry.then == "defer" else words.THEN_DROPPED
                said = self._say(words.SUPPRESSES, **sides, within=within, then=then)
                yield ""
                yield from self._lined(said, (one.winner.at("suppresses", one.index, "scenario"),), margin="")

    def _that_day(self, day: date) -> Iterator[str]:
        yield self._say(words.ON, day=say_full_day(day, self._language)) + self._colon()
        for item in (self._compared.one, self._compared.other):
            if isinstance(item.value, Scenario):
                yield from self._sentence(self._say(words.TRIGGERED, scenario=self._name(item)), margin="  ")
            else:
                yield from self._sends(item, day)
        days = self._meeting.days
        if days and day not in days:
            nearest = min(days, key=lambda one: (abs((one - day).days), one))
            yield from self._sentence(self._say(words.NEAREST, day=self._day(nearest)), margin="  ")

    def _sends(self, campaign: Action, day: date) -> Iterator[str]:
        found = [
            (at, contact)
            for contact in self._study.scheduled
            if contact.planned.campaign.id == campaign.id and can_meet(contact.reach, self._compared.customers)
            for at in contact.planned.instants
            if at.date() == day
        ]
        if not found:
            yield from self._sentence(self._say(words.SENDS_NOTHING, campaign=self._name(campaign)), margin="  ")
        for at, contact in sorted(found, key=lambda one: (one[0], one[1].message.id)):
            send = self._names.message(f"{campaign.id}/{contact.message.id}")
            said = self._say(words.SENDS, send=send, at=f"{at:%H:%M}")
            yield from self._lined(said, (contact.planned.place,))

    def _decision(self) -> Iterator[str]:
        found = self._precedence
        if found.reason is Reason.HARMONISATION:
            text = words.BY_HARMONISATION[found.fate]
        else:
            text = words.BY_REASON[found.reason]
        said = self._say(
            text,
            winner=self._name(found.winner),
            loser=self._name(found.loser),
            priority=found.winner.value.priority,
            other_priority=found.loser.value.priority,
            shift=duration_words(found.shift) if found.shift else "",
        )
        yield from self._lined(said, found.places, margin="", strong=True)
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
            yield from self._sentence(self._say(text, loser=self._name(found.loser)))
            return
        said = self._say(words.SERVED_AFTER if is_second else words.YIELDED, loser=self._name(found.loser))
        yield from self._lined(said, tuple(policy.place for policy in found.policies), margin="")
        if all(policy.message for policy in found.policies):
            yield from self._sentence(self._say(words.OTHERS_DROPPED), margin="  ")

    def _order_notes(self) -> Iterator[str]:
        found = self._precedence
        if found.reason in (Reason.HARMONISATION, Reason.NOT_HELD, Reason.NEITHER_HELD):
            return
        horizon = self._study.stage.arbiter.horizon
        is_longer = horizon.shortest.total_seconds() > 24 * 3600
        text = words.SAME_HORIZON if is_longer else words.SAME_INSTANT
        yield from self._sentence(self._say(text, horizon=duration_words(horizon)))
        for third in self._study.order.find_thirds(found):
            said = self._say(
                words.THIRD, loser=self._name(found.loser), third=self._names.of(Kind.ACTION, third.action)
            )
            yield from self._lined(said, tuple(beat.winner.at("beats", beat.index) for beat in third.chain), margin="")

    def _limits(self) -> Iterator[str]:
        study, compared = self._study, self._compared
        one, other = (plan_messages(item, study.messages, study.scheduled) for item in (compared.one, compared.other))
        limits = find_shared_limits(study.limits, one, other, compared.customers, study.population.moving)
        if not limits:
            is_open = self._precedence.fate in (Fate.SERVED_AFTER, Fate.SENT_TOO)
            yield from self._sentence(self._say(words.NO_LIMIT if is_open else words.NO_COMMON_LIMIT))
            return
        yield self._say(words.LIMITS) + self._colon()
        for limit in limits:
            yield f"  {self._name_limit(limit)}  {self._palette.paint(self._palette.frame, self._where(limit.place))}"

    def _name_limit(self, limit: Limit) -> str:
        channels = self._names.all_of(Kind.CHANNEL, sorted(limit.contacts.channels))
        of = self._say(words.OF_CHANNELS, channels=channels) if channels else ""
        whose = (
            self._say(words.OF_SEGMENT, segment=self._names.of(Kind.SEGMENT, limit.segment)) if limit.segment else ""
        )
        return self._say(words.KINDS[limit.kind], id=self._names.of(Kind.CAP, limit.id), of=of) + whose

    def _name(self, action: Action) -> str:
        return self._names.of(Kind.ACTION, action.id)

    def _sentence(self, sentence: str, *, margin: str = "", strong: bool = False) -> Iterator[str]:
        """Yield a sentence in lines of the terminal."""
        for line in wrap(one_line(sentence), max(_LEAST_ROOM, self._compared.width - len(margin))):
            yield margin + (self._palette.paint(self._palette.strong, line) if strong else line)

    def _lined(
        self, sentence: str, places: Sequence[Place], *, margin: str = "  ", strong: bool = False
    ) -> Iterator[str]:
        """Yield a sentence, then each place with the line that is written there."""
        yield from self._sentence(sentence, margin=margin, strong=strong)
        for place in places:
            spot = find_spot(self._study.plan, place)
            yield f"{margin}  {self._palette.paint(self._palette.frame, self._where(place))}"
            document = self._study.plan.documents.get(spot.path)
            room = max(_LEAST_ROOM, self._compared.width - len(margin) - 4)
            excerpt = cut_excerpt(document.lines, spot.span, room) if document else None
            if excerpt is not None:
                yield f"{margin}    {excerpt.text.strip()}"

    def _where(self, place: Place) -> str:
        spot = find_spot(self._study.plan, place)
        return f"{mask(posixpath.join(self._compared.base, spot.path))}:{spot.line}"

    def _day(self, day: date) -> str:
        return say_day(day, self._language)

    def _colon(self) -> str:
        return "\u00a0:" if self._language.value == "fr" else ":"

    def _say(self, text: Text, **values: Any) -> str:
        return text.write(self._language, values)

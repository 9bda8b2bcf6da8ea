"""What the team has agreed on: words, segments, consents, senders, channels, pressure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from relplan.model.kinds import Kind
from relplan.report.views.actions import common_facts
from relplan.report.views.names import Names
from relplan.report.views.pieces import Sheet, keep, line, lines, plain, separate
from relplan.report.views.pressure import PressureView, view_pressure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from relplan.model.base import PlanObject
    from relplan.model.channels import Channel, ContactHours, Outcomes
    from relplan.model.consents import Communication, Consent, Sender
    from relplan.model.segments import Segment, Segmentation
    from relplan.model.vocabulary import Deduplication, Store, Term
    from relplan.plan.plan import Item
    from relplan.report.text.words import Words
    from relplan.report.views.actions import LabelledCells
    from relplan.validation.review import Review

T = TypeVar("T", bound="PlanObject")


@dataclass(frozen=True, slots=True)
class Entry:
    """An object of a convention, with what belongs under it."""

    sheet: Sheet
    parts: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Convention:
    """One subject of agreement."""

    name: str
    """Names its page and its place in the HTML file."""
    title: str
    lead: str
    entries: tuple[Entry, ...]

    @property
    def page(self) -> str:
        """The Markdown page, without `.md`."""
        return f"conventions/{self.name}"

    @property
    def anchor(self) -> str:
        """Its id in the HTML file."""
        return f"conventions-{self.name}"


@dataclass(frozen=True, slots=True)
class ConventionsView:
    """The conventions that the plan has."""

    conventions: tuple[Convention, ...]
    pressure: PressureView | None


def view_conventions(review: Review, words: Words) -> ConventionsView:
    """Show the conventions of a plan; those it hasn't written are left out."""
    plan = review.plan
    teller = _Teller(Names(plan, words), words)
    subjects: tuple[tuple[str, Iterable[Entry]], ...] = (
        ("vocabulary", teller.entries(plan.terms.values(), teller.term)),
        ("segments", (teller.segmentation(item, plan.segments.values()) for item in plan.segmentations.values())),
        ("consents", teller.entries(plan.consents.values(), teller.consent)),
        ("communications", teller.entries(plan.communications.values(), teller.communication)),
        ("senders", teller.entries(plan.senders.values(), teller.sender)),
        ("deduplication", teller.entries(plan.deduplications.values(), teller.deduplication)),
        ("channels", teller.entries(plan.channels.values(), teller.channel)),
        ("stores", teller.entries(plan.stores.values(), teller.store)),
    )
    found = ((name, tuple(entries)) for name, entries in subjects)
    conventions = tuple(
        Convention(name, words(f"convention.{name}"), words(f"convention_lead.{name}"), entries)
        for name, entries in found
        if entries
    )
    return ConventionsView(conventions, view_pressure(review, Names(plan, words), words))


class _Teller:
    """Puts conventions into words."""

    def __init__(self, names: Names, words: Words) -> None:
        self._names = names
        self._words = words

    def entries(self, items: Iterable[Item[T]], facts: Callable[[T], Iterator[LabelledCells]]) -> Iterator[Entry]:
        """Yield the entry of each object."""
        for item in items:
            yield self._entry(item, facts)

    def _entry(
        self, item: Item[T], facts: Callable[[T], Iterator[LabelledCells]], parts: tuple[Entry, ...] = ()
    ) -> Entry:
        return Entry(self._names.sheet(item, keep(*facts(item.value), *common_facts(item.value, self._words))), parts)

    def term(self, term: Term) -> Iterator[LabelledCells]:
        """Yield what is agreed on a word."""
        words = self._words
        yield words("term.definition"), plain(term.definition)
        yield words("term.synonyms"), plain(", ".join(term.synonyms))
        yield words("term.segment"), line([self._names.piece(Kind.SEGMENT, term.segment)] if term.segment else [])
        yield words("term.validated"), plain(words.format.day(term.validated) if term.validated else "")

    def segmentation(self, item: Item[Segmentation], segments: Iterable[Item[Segment]]) -> Entry:
        """Show a segmentation with its segments."""
        own = tuple(
            self._entry(segment, self._segment) for segment in segments if segment.id.partition(".")[0] == item.id
        )
        return self._entry(item, self._segmentation, own)

    def _segmentation(self, segmentation: Segmentation) -> Iterator[LabelledCells]:
        words = self._words
        said = (
            words("segmentation.exclusive" if segmentation.exclusive else "segmentation.not_exclusive"),
            words("segmentation.complete") if segmentation.complete else "",
            words("segmentation.moving") if segmentation.is_moving else "",
            words("segmentation.phases") if segmentation.phases else "",
        )
        yield words("segmentation.kind"), plain(", ".join(text for text in said if text))

    def _segment(self, segment: Segment) -> Iterator[LabelledCells]:
        words, form = self._words, self._words.format
        yield words("segment.definition"), plain(segment.definition)
        yield words("segment.size"), plain(form.number(segment.size) if segment.size is not None else "")
        for label, share in (("base", segment.share_of_base), ("revenue", segment.share_of_revenue)):
            yield words(f"segment.share_of_{label}"), plain(form.percent(share.value) if share else "")
        yield words("segment.refresh"), plain(words.every(segment.refresh) if segment.refresh else "")
        yield words("segment.computed_by"), plain(segment.computed_by)

    def consent(self, consent: Consent) -> Iterator[LabelledCells]:
        """Yield what is agreed on a consent."""
        words, form = self._words, self._words.format
        yield words("consent.purpose"), plain(words.of(consent.purpose) if consent.purpose else "")
        yield words("consent.channels"), line(separate([self._names.channel(one) for one in consent.channels]))
        yield words("consent.kind"), plain(words.of(consent.kind) if consent.kind else "")
        yield words("consent.recipients"), plain(words.of(consent.recipients) if consent.recipients else "")
        yield words("consent.wording"), plain(words("consent.quoted", text=consent.wording) if consent.wording else "")
        yield words("consent.collected_at"), plain(consent.collected_at)
        yield words("consent.ask_every"), plain(words.every(consent.ask_every) if consent.ask_every else "")
        yield words("consent.validity"), plain(form.duration(consent.validity) if consent.validity else "")
        yield words("consent.proof"), plain(consent.proof)
        yield words("consent.withdrawal"), plain(consent.withdrawal)

    def communication(self, communication: Communication) -> Iterator[LabelledCells]:
        """Yield what is agreed on a type of communication."""
        words = self._words
        obeys, counts = communication.obeys_pressure, communication.counts_in_pressure
        said = (
            words("communication.obeys" if obeys else "communication.free"),
            words("communication.counts" if counts else "communication.uncounted"),
        )
        yield words("consent.purpose"), plain(words.of(communication.purpose) if communication.purpose else "")
        yield words("communication.pressure"), plain(", ".join(said))
        senders = tuple(
            (self._names.channel(channel), self._names.piece(Kind.SENDER, sender))
            for channel, sender in communication.sender.items()
        )
        yield words("communication.sender"), senders

    def sender(self, sender: Sender) -> Iterator[LabelledCells]:
        """Yield what is agreed on a sender."""
        words = self._words
        proofs = [name for name, is_there in (("SPF", sender.spf), ("DKIM", sender.dkim)) if is_there]
        lacking = [name for name, is_there in (("SPF", sender.spf), ("DKIM", sender.dkim)) if is_there is False]
        yield words("sender.kind"), plain(words.of(sender.kind) if sender.kind else "")
        yield words("sender.address"), plain(sender.address)
        yield words("sender.reply_to"), plain(sender.reply_to)
        yield words("sender.domain"), plain(sender.domain)
        yield words("sender.ip_pool"), plain(sender.ip_pool)
        yield (
            words("sender.authentication"),
            lines(
                (
                    ", ".join([*proofs, *([f"DMARC {sender.dmarc}"] if sender.dmarc else [])]),
                    words("sender.without", names=", ".join(lacking)) if lacking else "",
                )
            ),
        )
        yield words("sender.one_click_unsubscribe"), plain(self._yes_or_no(sender.one_click_unsubscribe))
        yield words("sender.warmup"), plain(sender.warmup)

    def deduplication(self, rule: Deduplication) -> Iterator[LabelledCells]:
        """Yield what is agreed on a deduplication rule."""
        words = self._words
        yield words("deduplication.scope"), plain(words.of(rule.scope) if rule.scope else "")
        yield words("deduplication.keys"), plain(", ".join(rule.keys))
        yield words("deduplication.survivor"), plain(words.of(rule.survivor) if rule.survivor else "")
        yield words("deduplication.consents"), plain(rule.consents)
        yield words("deduplication.frequency"), plain(rule.frequency)

    def channel(self, channel: Channel) -> Iterator[LabelledCells]:
        """Yield what is agreed on a channel."""
        words, form = self._words, self._words.format
        yield words("channel.kind"), plain(words.of(channel.kind) if channel.kind else "")
        yield words("channel.connected"), plain(self._yes_or_no(channel.connected))
        yield words("channel.reach"), plain(form.percent(channel.reach.value) if channel.reach else "")
        yield words("channel.preference"), plain(form.percent(channel.preference.value) if channel.preference else "")
        yield words("channel.outcomes"), plain(_say_outcomes(channel.outcomes, words))
        yield words("channel.capacity"), plain(words.pace(channel.capacity) if channel.capacity else "")
        yield words("channel.contact_hours"), lines(_say_hours(hours, words) for hours in channel.contact_hours)
        yield words("channel.cost"), plain(form.money(channel.cost) if channel.cost else "")

    def store(self, store: Store) -> Iterator[LabelledCells]:
        """Yield what is said of a store."""
        words = self._words
        yield words("store.region"), plain(store.region)
        yield words("store.size"), plain(words.format.number(store.size) if store.size is not None else "")

    def _yes_or_no(self, answer: object) -> str:
        """Say a yes or a no; nothing where the plan says neither."""
        return "" if answer is None else self._words("answer.yes" if answer else "answer.no")


def _say_outcomes(outcomes: Outcomes | None, words: Words) -> str:
    if outcomes is None:
        return ""
    found = ((name, getattr(outcomes, name)) for name in ("delivered", "opened", "clicked", "converted"))
    return ", ".join(words(f"channel.{name}", share=words.format.percent(rate.value)) for name, rate in found if rate)


def _say_hours(hours: ContactHours, words: Words) -> str:
    days = ", ".join(words.of(day) for day in hours.days) or words("hours.every_day")
    times = ", ".join(str(stretch).replace("-", "–") for stretch in hours.hours)
    off = "" if hours.holidays else words("hours.no_holidays")
    return ", ".join(part for part in (days, times, off) if part)

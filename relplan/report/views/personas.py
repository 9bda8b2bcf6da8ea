"""Personas: one card each, with everything that the plan says of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.model.kinds import Kind
from relplan.report.views.actions import common_facts
from relplan.report.views.names import Names
from relplan.report.views.pieces import keep, line, lines, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relplan.model.persona import Buying, Digital, Persona, Profile
    from relplan.model.quantities import Rate
    from relplan.plan.plan import Item, Plan
    from relplan.report.text.words import Words
    from relplan.report.views.actions import LabelledCells
    from relplan.report.views.pieces import Sheet
    from relplan.validation.review import Review


@dataclass(frozen=True, slots=True)
class PersonaView:
    """The card of a persona."""

    sheet: Sheet
    quote: str
    initial: str
    """The first letter of their name."""
    shares: tuple[tuple[str, str], ...]
    """Their share of the customers and of the revenue: figure and what it is a share of."""


@dataclass(frozen=True, slots=True)
class PersonasView:
    """Every persona of the plan."""

    personas: tuple[PersonaView, ...]


def view_personas(review: Review, words: Words) -> PersonasView | None:
    """Show the personas, in the order of the files; None when there is none."""
    plan = review.plan
    if not plan.personas:
        return None
    teller = _Teller(plan, words)
    return PersonasView(tuple(teller.view(item) for item in plan.personas.values()))


class _Teller:
    """Puts personas into words."""

    def __init__(self, plan: Plan, words: Words) -> None:
        self._plan = plan
        self._words = words
        self._names = Names(plan, words)

    def view(self, item: Item[Persona]) -> PersonaView:
        """Show one persona."""
        persona = item.value
        sheet = self._names.sheet(item, keep(*self._facts(persona), *common_facts(persona, self._words)))
        shares = (
            ("personas.of_base", persona.share_of_base),
            ("personas.of_revenue", persona.share_of_revenue),
        )
        return PersonaView(
            sheet=sheet,
            quote=persona.quote,
            initial=sheet.title[:1].upper(),
            shares=tuple((self._percent(share), self._words(key)) for key, share in shares if share is not None),
        )

    def _percent(self, share: Rate) -> str:
        return self._words.format.percent(share.value)

    def _facts(self, persona: Persona) -> Iterator[LabelledCells]:
        words, names = self._words, self._names
        yield from self._profile(persona.profile)
        yield words("personas.segments"), line(names.cell(Kind.SEGMENT, persona.segments))
        yield words("personas.values"), plain(", ".join(persona.values))
        yield words("personas.motivations"), lines(persona.motivations)
        yield words("personas.frictions"), lines(persona.frictions)
        yield words("personas.expectations"), plain(", ".join(words.of(one) for one in persona.expectations))
        yield from self._buying(persona.buying)
        yield from self._digital(persona.digital)
        yield words("personas.channels"), lines(self._channels(persona))
        yield words("personas.tone"), plain(persona.tone)
        yield words("personas.promise"), plain(persona.promise)
        yield words("personas.journeys"), line(names.cell(Kind.JOURNEY, persona.journeys))
        yield words("personas.evidence"), lines(persona.evidence)

    def _profile(self, profile: Profile | None) -> Iterator[LabelledCells]:
        if profile is not None:
            said = (profile.age, profile.family, profile.occupation, profile.location, profile.income)
            labels = ("age", "family", "occupation", "location", "income")
            yield self._words("personas.profile"), lines(self._label(labels, said))

    def _buying(self, buying: Buying | None) -> Iterator[LabelledCells]:
        if buying is not None:
            labels = ("frequency", "basket", "triggers", "criteria", "mode", "decision")
            said = (
                *(buying.frequency, buying.basket, ", ".join(buying.triggers), ", ".join(buying.criteria)),
                *(buying.mode, buying.decision),
            )
            yield self._words("personas.buying"), lines(self._label(labels, said))

    def _digital(self, digital: Digital | None) -> Iterator[LabelledCells]:
        if digital is not None:
            said = (digital.ease, ", ".join(digital.devices), ", ".join(digital.sources))
            yield self._words("personas.digital"), lines(self._label(("ease", "devices", "sources"), said))

    def _label(self, labels: Iterable[str], said: Iterable[str]) -> Iterator[str]:
        for label, text in zip(labels, said, strict=True):
            if text:
                yield self._words("personas.line", label=self._words(f"personas.{label}"), text=text)

    def _channels(self, persona: Persona) -> Iterator[str]:
        """Yield the channels preferred at each stage, named as the persona's journeys name them."""
        journeys = [self._plan.journeys[one].value for one in persona.journeys if one in self._plan.journeys]
        stages = {stage.id: stage.name for journey in journeys for stage in journey.stages if stage.name}
        named = {channel.id: channel.name for journey in journeys for channel in journey.channels if channel.name}
        for stage, channels in persona.channels.items():
            text = ", ".join(named.get(one) or self._names.text(Kind.CHANNEL, one) for one in channels)
            yield self._words("personas.line", label=stages.get(stage, stage), text=text)

"""The harmonisation table: what becomes of scenarios and campaigns that are due to one customer the same day."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from relplan.analysis.precedence import Fate, Reason
from relplan.model.kinds import Kind
from relplan.report.views.names import Names
from relplan.report.views.pieces import Piece, Source
from relplan.report.views.unread import is_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from relplan.analysis.harmonisation import Ruling
    from relplan.report.text.words import Words
    from relplan.validation.review import Review

_NEEDED = (Kind.SCENARIO, Kind.CAMPAIGN, Kind.OCCASION, Kind.SEGMENT, Kind.COMMUNICATION)
"""What the meetings are found from."""


@dataclass(frozen=True, slots=True)
class DecisionView:
    """What becomes of a scenario and a campaign that meet."""

    text: str
    """Empty where they never meet."""
    tone: str
    """`wins`, `combines`, `yields` or `rank`."""
    is_own: bool
    """Whether the scenario names this campaign."""


@dataclass(frozen=True, slots=True)
class ColumnView:
    """Campaigns that every scenario decides about alike."""

    title: str
    campaigns: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class PlaceView:
    """Where decisions are written."""

    label: str
    """What they are about: the default, the campaigns."""
    source: Source


@dataclass(frozen=True, slots=True)
class HarmonisationRow:
    """A scenario and its decisions, in the order of the columns."""

    scenario: Piece
    decisions: tuple[DecisionView, ...]
    places: tuple[PlaceView, ...]
    """None when nothing is decided by name: the order of priorities decides."""


@dataclass(frozen=True, slots=True)
class OnlyPair:
    """A scenario and a campaign, where no others meet."""

    scenario: Piece
    campaign: Piece
    decision: DecisionView
    meaning: str
    places: tuple[PlaceView, ...]


@dataclass(frozen=True, slots=True)
class HarmonisationView:
    """Scenarios by campaigns."""

    only: OnlyPair | None
    """The one pair that meets, said in a sentence; then there is nothing else."""
    columns: tuple[ColumnView, ...]
    rows: tuple[HarmonisationRow, ...]
    legend: tuple[tuple[DecisionView, str], ...]
    """Each decision that is taken, and what it means."""
    caution: str
    """Said when something that it is made from could not be read."""

    @property
    def groups(self) -> tuple[ColumnView, ...]:
        """The columns that stand for several campaigns."""
        return tuple(column for column in self.columns if len(column.campaigns) > 1)


_NEVER = DecisionView("", "", is_own=False)


def view_harmonisation(review: Review, words: Words) -> HarmonisationView | None:
    """Show what becomes of scenarios and campaigns that meet; None when none can."""
    rulings = review.study.harmonisation
    if not rulings:
        return None
    names = Names(review.plan, words)
    caution = "" if is_whole(review, *_NEEDED) else words("figures.partial")
    if len(rulings) == 1 and len(rulings[0].campaigns) == 1:
        return HarmonisationView(_view_only(rulings[0], names, words), (), (), (), caution)
    by_scenario = {one: list(of_one) for one, of_one in groupby(rulings, key=lambda ruling: ruling.scenario.id)}
    decisions = {(one.scenario.id, one.campaigns[0].id): _view_decision(one, words) for one in rulings}
    groups = _group(rulings, list(by_scenario), decisions)
    return HarmonisationView(
        only=None,
        columns=tuple(_view_columns(groups, names, words)),
        rows=tuple(
            HarmonisationRow(
                scenario=names.piece(Kind.SCENARIO, scenario),
                decisions=tuple(decisions.get((scenario, group[0]), _NEVER) for group in groups),
                places=_places(of_one, names, words),
            )
            for scenario, of_one in by_scenario.items()
        ),
        legend=_legend(rulings, words),
        caution=caution,
    )


def _view_only(ruling: Ruling, names: Names, words: Words) -> OnlyPair:
    ((_, meaning),) = _legend([ruling], words)
    return OnlyPair(
        scenario=names.piece(Kind.SCENARIO, ruling.scenario.id),
        campaign=names.piece(Kind.CAMPAIGN, ruling.campaigns[0].id),
        decision=_view_decision(ruling, words),
        meaning=meaning,
        places=_places([ruling], names, words),
    )


def _group(
    rulings: Sequence[Ruling], scenarios: Sequence[str], decisions: Mapping[tuple[str, str], DecisionView]
) -> list[list[str]]:
    """Put campaigns together that every scenario decides about alike; the largest group comes first."""
    kinds = {ruling.campaigns[0].id: [campaign.id for campaign in ruling.campaigns] for ruling in rulings}
    found: dict[tuple[DecisionView | None, ...], list[str]] = {}
    for first, kind in kinds.items():
        found.setdefault(tuple(decisions.get((one, first)) for one in scenarios), []).extend(kind)
    return sorted(found.values(), key=lambda group: -len(group))


def _view_columns(groups: Sequence[Sequence[str]], names: Names, words: Words) -> Iterable[ColumnView]:
    """Yield the columns; those of several campaigns are numbered, to be told in full below."""
    number = 0
    for group in groups:
        number += len(group) > 1
        title = words("harmonisation.group", number=number, count=len(group)) if len(group) > 1 else ""
        yield ColumnView(title, tuple(names.piece(Kind.CAMPAIGN, campaign) for campaign in group))


def _view_decision(ruling: Ruling, words: Words) -> DecisionView:
    decision = ruling.decision
    is_named = ruling.campaigns[0].id in ruling.scenario.value.with_campaigns
    is_own = is_named and decision.reason is Reason.HARMONISATION
    match decision.fate:
        case Fate.COMBINED:
            return DecisionView(words("harmonisation.combines"), "combines", is_own)
        case Fate.SHIFTED if decision.shift:
            shift = words.format.duration(decision.shift)
            return DecisionView(words("harmonisation.shifts", duration=shift), "wins", is_own)
        case Fate.WITHHELD | Fate.SHIFTED:
            return DecisionView(words("harmonisation.wins"), "wins", is_own)
        case Fate.YIELDS:
            return DecisionView(words("harmonisation.yields"), "yields", is_own)
        case Fate.SENT_TOO:
            return DecisionView(words("harmonisation.both"), "rank", is_own)
        case Fate.SERVED_AFTER:
            is_first = decision.winner.id == ruling.scenario.id
            return DecisionView(words("harmonisation.first" if is_first else "harmonisation.second"), "rank", is_own)


def _places(rulings: Sequence[Ruling], names: Names, words: Words) -> tuple[PlaceView, ...]:
    """Return the lines that decide by name, each once: the default first, then those about one campaign."""
    default = words("harmonisation.by_default")
    found: dict[Source, dict[str, None]] = {}
    for ruling in rulings:
        if ruling.decision.reason in (Reason.HARMONISATION, Reason.BEATS):
            for place in ruling.decision.places:
                is_default = place.route[-1] == "default"
                label = default if is_default else names.text(Kind.CAMPAIGN, ruling.campaigns[0].id)
                found.setdefault(names.source(place), {})[label] = None
    labels = {source: sorted(of_source, key=lambda label: label != default) for source, of_source in found.items()}
    ordered = sorted(labels, key=lambda source: (default not in labels[source], source.path, source.line))
    return tuple(PlaceView(", ".join(labels[source]), source) for source in ordered)


def _legend(rulings: Sequence[Ruling], words: Words) -> tuple[tuple[DecisionView, str], ...]:
    used = {ruling.decision.fate for ruling in rulings}
    meanings = (
        ({Fate.WITHHELD}, "wins", words("harmonisation.wins"), words("harmonisation.wins_means")),
        ({Fate.SHIFTED}, "wins", words("harmonisation.shifted"), words("harmonisation.shifts_means")),
        ({Fate.COMBINED}, "combines", words("harmonisation.combines"), words("harmonisation.combines_means")),
        ({Fate.YIELDS}, "yields", words("harmonisation.yields"), words("harmonisation.yields_means")),
        ({Fate.SERVED_AFTER}, "rank", words("harmonisation.by_rank"), words("harmonisation.rank_means")),
        ({Fate.SENT_TOO}, "rank", words("harmonisation.both"), words("harmonisation.both_means")),
    )
    return tuple(
        (DecisionView(text, tone, is_own=False), meaning) for fates, tone, text, meaning in meanings if fates & used
    )

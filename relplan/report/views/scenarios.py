"""Scenarios: one list by programme, and a sheet each with its mechanic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.model.kinds import Kind
from relplan.model.mechanic import MessageStep
from relplan.report.diagrams.decision import DecisionTree, draw_decision_tree
from relplan.report.views.actions import aim_facts, audience_facts, competing_facts, content_facts, last_facts
from relplan.report.views.capped import say_harmonisation, say_suppression
from relplan.report.views.mechanic import Mechanic, contact_names, find_contacts, view_mechanic
from relplan.report.views.names import Names
from relplan.report.views.pieces import Cell, Chip, Fact, Link, Piece, Plain, Sheet, keep, line, lines, plain, separate
from relplan.report.views.uncounted import say_uncounted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relplan.analysis.pressure.message import Messages
    from relplan.model.scenario import Needs, Scenario, Trigger
    from relplan.plan.plan import Item, Plan
    from relplan.report.text.words import Words
    from relplan.report.views.actions import LabelledCells
    from relplan.validation.review import Review


@dataclass(frozen=True, slots=True)
class ScenarioView:
    """The sheet of a scenario."""

    sheet: Sheet
    programme: Piece
    trigger: str
    """What starts it, in words."""
    channels: tuple[Chip, ...]
    priority: str
    mechanic: Mechanic
    tree: DecisionTree
    """The mechanic, drawn."""
    details: tuple[Fact, ...]
    """What is less often looked up than the sheet's own facts."""


@dataclass(frozen=True, slots=True)
class ScenarioGroup:
    """The scenarios of one programme."""

    title: str
    programme: Link | None
    """None when the programme isn't known."""
    scenarios: tuple[ScenarioView, ...]


@dataclass(frozen=True, slots=True)
class ScenariosView:
    """Every scenario, by programme in the order of the plan's files, then by name."""

    groups: tuple[ScenarioGroup, ...]
    summary: str
    """How many are shown, when some take no part in the figures."""


def view_scenarios(review: Review, words: Words) -> ScenariosView:
    """Show the scenarios of a plan."""
    plan = review.plan
    names = Names(plan, words)
    by_programme: dict[str, list[Item[Scenario]]] = {ident: [] for ident in plan.programmes}
    for item in plan.scenarios.values():
        by_programme.setdefault(item.value.programme, []).append(item)
    groups = []
    for programme, items in by_programme.items():
        if items:
            piece = names.piece(Kind.PROGRAMME, programme)
            ordered = sorted(items, key=lambda item: (item.value.name.casefold(), item.id))
            views = tuple(view_scenario(item, plan, review.study.messages, names, words) for item in ordered)
            groups.append(ScenarioGroup(piece.text, piece if isinstance(piece, Link) else None, views))
    return ScenariosView(tuple(groups), _summary(plan, words))


def _summary(plan: Plan, words: Words) -> str:
    left_out, count = say_uncounted(plan.scenarios.values(), words), len(plan.scenarios)
    if not left_out:
        return ""
    return words("figures.of_which", number=words.format.number(count), count=count, what=left_out)


def view_scenario(item: Item[Scenario], plan: Plan, messages: Messages, names: Names, words: Words) -> ScenarioView:
    """Show one scenario."""
    scenario = item.value
    channels = channels_of(scenario)
    trigger = say_trigger(scenario.trigger, names, words)
    mechanic = view_mechanic(item, trigger, plan, names, words)
    return ScenarioView(
        sheet=names.sheet(item, _facts(item, audience_facts(item, plan, messages, names, words), names, words)),
        programme=names.piece(Kind.PROGRAMME, scenario.programme),
        trigger=trigger,
        channels=tuple(names.channel(channel) for channel in channels),
        priority="" if scenario.priority is None else str(scenario.priority),
        mechanic=mechanic,
        tree=draw_decision_tree(mechanic, names.text(Kind.SCENARIO, item.id), words),
        details=_details(scenario, names, words),
    )


def _facts(item: Item[Scenario], audience: tuple[LabelledCells, ...], names: Names, words: Words) -> tuple[Fact, ...]:
    scenario = item.value
    return keep(
        *aim_facts(scenario, words, names),
        (words("scenario.trigger"), plain(say_trigger(scenario.trigger, names, words))),
        *audience,
        (words("scenario.entry_conditions"), plain(scenario.entry_conditions)),
        (words("scenario.channels"), line(names.channel(channel) for channel in channels_of(scenario))),
        (words("action.lever"), plain(words.of(scenario.lever) if scenario.lever else "")),
        *competing_facts(scenario, words, names, contact_names(scenario)),
        *_limits(scenario, names, words),
        *_rivalry(scenario, names, words),
    )


def _details(scenario: Scenario, names: Names, words: Words) -> tuple[Fact, ...]:
    live_since = scenario.live_since
    return keep(
        *content_facts(scenario, words, names),
        *_needs(scenario.needs, names, words),
        (words("scenario.control_group"), lines(_say_control(scenario, words))),
        (words("scenario.origin"), plain(words.of(scenario.origin) if scenario.origin else "")),
        *last_facts(scenario, words),
        (words("scenario.version"), plain(scenario.version)),
        (words("scenario.live_since"), plain(words.format.day(live_since) if live_since else "")),
    )


def _say_control(scenario: Scenario, words: Words) -> Iterator[str]:
    """Yield the share of customers kept out, and why when there is none."""
    control = scenario.control_group
    if control and control.share:
        yield words("scenario.control_share", share=words.format.percent(control.share.value))
    if control:
        yield control.waiver


def channels_of(scenario: Scenario) -> tuple[str, ...]:
    """Return the channels that a scenario takes, in the order it takes them."""
    found: dict[str, None] = {}
    for step in find_contacts(scenario):
        found[step.channel] = None
        if isinstance(step, MessageStep):
            found.update(dict.fromkeys(step.fallback))
    return tuple(found)


def _rivalry(scenario: Scenario, names: Names, words: Words) -> Iterator[LabelledCells]:
    """Yield what a scenario is said to do where others compete with it."""
    yield words("action.beats"), line(names.cell(Kind.ACTION, scenario.beats))
    yield words("scenario.suppresses"), lines(say_suppression(rule, words, names) for rule in scenario.suppresses)
    yield (
        words("scenario.with_campaigns"),
        lines(
            words(
                "harmonisation.line", campaign=_campaign(ident, names, words), decision=say_harmonisation(rule, words)
            )
            for ident, rule in scenario.with_campaigns.items()
        ),
    )


def _campaign(ident: str, names: Names, words: Words) -> str:
    return words("harmonisation.default") if ident == "default" else names.text(Kind.CAMPAIGN, ident)


def _limits(scenario: Scenario, names: Names, words: Words) -> Iterator[LabelledCells]:
    """Yield what ends a scenario, and how often it may start."""
    reentry, duration = scenario.reentry, words.format.duration
    launches = words("scenario.reentry_value", max=reentry.max, duration=duration(reentry.per)) if reentry else ""
    yield words("scenario.reentry"), plain(launches)
    yield words("scenario.valid_for"), plain(duration(scenario.valid_for) if scenario.valid_for else "")
    yield (
        words("scenario.exit_when"),
        line(_any_of([names.word(Kind.EVENT, event) for event in scenario.exit_when], words)),
    )


def _any_of(pieces: Sequence[Piece], words: Words) -> Cell:
    """Put commas between pieces, and `or` before the last."""
    before = (*separate(pieces[:-1]), Plain(f" {words('join.or')} ")) if len(pieces) > 1 else ()
    return (*before, *pieces[-1:])


def _needs(needs: Needs | None, names: Names, words: Words) -> Iterator[LabelledCells]:
    if needs is None:
        return
    for label, kind, idents in (
        ("attributes", Kind.ATTRIBUTE, needs.attributes),
        ("events", Kind.EVENT, needs.events),
        ("offers", Kind.OFFER, needs.offers),
    ):
        yield words(f"needs.{label}"), line(names.cell(kind, idents))
    yield words("needs.content"), plain(", ".join(needs.content))


def say_trigger(trigger: Trigger, names: Names, words: Words) -> str:
    """Say what starts a scenario, and how long after it or on which day around it."""
    moment = names.text(Kind.MOMENT, trigger.moment)
    parts = [moment]
    if trigger.on is not None and trigger.on.offset is not None:
        key = "trigger.after" if trigger.on.sign > 0 else "trigger.before"
        parts.append(words(key, duration=words.format.duration(trigger.on.offset)))
    elif trigger.on is not None:
        parts.append(words("trigger.same_day"))
    if trigger.delay is not None:
        parts.append(words("trigger.after", duration=words.format.duration(trigger.delay)))
    if trigger.at is not None:
        parts.append(words("trigger.at", hour=words.format.clock(trigger.at)))
    return ", ".join(parts)

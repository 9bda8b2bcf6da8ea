"""The facts that scenarios and campaigns have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.model.kinds import Kind
from relplan.report.views.audience import Audiences
from relplan.report.views.capped import say_capped
from relplan.report.views.pieces import Cell, Plain, lead_away, line, lines, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relplan.analysis.pressure.message import Messages
    from relplan.model.action import Action, Matrix, Measured
    from relplan.model.base import PlanObject, ToolReference
    from relplan.model.campaign import Campaign
    from relplan.model.scenario import Scenario
    from relplan.plan.plan import Item, Plan
    from relplan.report.text.words import Words
    from relplan.report.views.names import Names

LabelledCells = tuple[str, tuple[Cell, ...]]


def say_measured(measured: Measured | None, words: Words, names: Names) -> tuple[Cell, ...]:
    """Say an objective, then its KPI with what it is and is to become."""
    if measured is None:
        return ()
    return lines((measured.statement, say_progress(measured, words, names)))


def say_progress(measured: Measured, words: Words, names: Names) -> str:
    """Say a KPI and its way: First-order rate: 18 % → 25 %, within 30 days."""
    kpi = names.kpi(measured.kpi) if measured.kpi else ""
    way = " → ".join(words.format.figure(figure) for figure in (measured.baseline, measured.target) if figure)
    horizon = words.horizon(measured.horizon) if measured.horizon else ""
    text = words("measure.kpi_and_way", kpi=kpi, way=way) if kpi and way else kpi or way
    return ", ".join(part for part in (text, horizon) if part)


def aim_facts(action: Action, words: Words, names: Names) -> tuple[LabelledCells, ...]:
    """Return what an action is to achieve."""
    serves = action.objective.serves if action.objective else None
    return (
        (words("action.objective"), say_measured(action.objective, words, names)),
        (words("action.serves"), plain(names.kpi(serves) if serves else "")),
    )


def audience_facts(
    item: Item[Scenario | Campaign], plan: Plan, messages: Messages, names: Names, words: Words
) -> tuple[LabelledCells, ...]:
    """Return whom an action is for, and whom the exclusions keep from all or from some of what it sends."""
    found = [kept for message in messages.of_action(item) for kept in messages.kept_away(message)]
    everywhere = frozenset[str].intersection(*found) if found else frozenset[str]()
    somewhere = frozenset[str]().union(*found) - everywhere
    segments = dict.fromkeys(one.segment for one in messages.exclusions.values())
    return (
        (words("action.audience"), line(Audiences(plan, names, words).of_action(item.value))),
        (words("action.kept_away"), line(names.cell(Kind.SEGMENT, filter(everywhere.__contains__, segments)))),
        (words("action.kept_in_part"), line(names.cell(Kind.SEGMENT, filter(somewhere.__contains__, segments)))),
    )


def content_facts(action: Action, words: Words, names: Names) -> tuple[LabelledCells, ...]:
    """Return what an action is made of and whom it speaks for."""
    communication = action.communication
    return (
        (
            words("action.communication"),
            line([names.piece(Kind.COMMUNICATION, communication)] if communication else []),
        ),
        (words("action.consents"), line(names.cell(Kind.CONSENT, action.consents))),
        (words("action.offer"), line([names.piece(Kind.OFFER, action.offer)] if action.offer else [])),
        (words("action.brands"), plain(", ".join(names.text(Kind.BRAND, brand) for brand in action.brands))),
        (words("action.personas"), line(names.cell(Kind.PERSONA, action.personas))),
    )


def competing_facts(
    action: Action, words: Words, names: Names, contacts: Mapping[str, str]
) -> tuple[LabelledCells, ...]:
    """Return an action's rank where actions compete, and what becomes of it under a limit."""
    priority = words("action.priority_value", number=action.priority) if action.priority is not None else ""
    return (
        (words("action.priority"), plain(priority)),
        (words("action.on_capped"), plain(say_capped(action.on_capped, words, names, contacts))),
    )


def last_facts(action: Action, words: Words) -> tuple[LabelledCells, ...]:
    """Return what is said last of an action: its marks, tool and review."""
    window = action.attribution_window
    return (
        (words("action.matrix"), lines(say_matrix(action.matrix, words))),
        (words("action.attribution_window"), plain(words.format.duration(window) if window else "")),
        (words("action.legal_basis"), plain(action.legal_basis)),
        (words("action.sensitive"), plain(words("action.is_sensitive") if action.sensitive else "")),
        (words("action.languages"), plain(", ".join(action.languages))),
        (words("action.tool"), line(say_tool(action.tool))),
        *common_facts(action, words),
        (words("action.last_review"), plain(words.format.day(action.last_review) if action.last_review else "")),
    )


def common_facts(element: PlanObject, words: Words) -> tuple[LabelledCells, ...]:
    """Return the facts of every object: owner, tags and pages of the team's."""
    links: tuple[Cell, ...] = tuple((lead_away(link.title or link.url, link.url),) for link in element.links)
    return (
        (words("sheet.owner"), plain(element.owner)),
        (words("sheet.tags"), plain(", ".join(element.tags))),
        (words("sheet.links"), links),
    )


def say_matrix(matrix: Matrix | None, words: Words) -> tuple[str, ...]:
    """Say how an action is qualified in the scenario matrix."""
    if matrix is None:
        return ()
    marks = [
        words(f"matrix.{name}", mark=mark)
        for name in ("business", "customer", "feasibility", "data")
        if (mark := getattr(matrix, name)) is not None
    ]
    return (
        ", ".join(marks),
        words("matrix.content", content=words.of(matrix.content)) if matrix.content else "",
        words("matrix.volume", volume=words.pace(matrix.volume)) if matrix.volume else "",
        words("matrix.wave", number=matrix.wave) if matrix.wave else "",
    )


def say_tool(tool: ToolReference | None) -> Cell:
    """Name the place of an action in the automation tool, leading there when its page is known."""
    if tool is None:
        return ()
    text = " ".join(part for part in (tool.name, tool.id) if part)
    if tool.url:
        return (lead_away(text or tool.url, tool.url),)
    return (Plain(text),) if text else ()

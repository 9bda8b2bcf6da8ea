"""The plan in short, as its one printed document shows it: everything in words, nothing left to write."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.report.text.code import cut_code
from relplan.report.text.prose import cut_prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.report.text.runs import Block, Run
    from relplan.report.text.words import Words
    from relplan.report.views.checks import ChecksView, FindingView
    from relplan.report.views.matrix import MatrixView, PointView, RowView, WaveScenario
    from relplan.report.views.overview import KeyFigure, ObjectiveView, OverviewView, RatioView, Result
    from relplan.report.views.pieces import Pill
    from relplan.report.views.unread import Unread

_SHORT = 1500
"""What has at most so many characters fits on a page, and isn't cut by its end."""
_LINE = 40
"""A line of its own counts as so many characters."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A warning that something could not be read."""

    title: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Aim:
    """An objective with its key results."""

    phase: str
    title: str
    status: Pill | None
    about: tuple[Block, ...]
    results: tuple[Result, ...]
    is_short: bool


@dataclass(frozen=True, slots=True)
class Aims:
    """The objectives, phase by phase."""

    title: str
    head: tuple[str, ...]
    """Over the objective, its KPI, today's figure, the target and the horizon."""
    aims: tuple[Aim, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A scenario of the matrix."""

    scenario: str
    status: Pill | None
    value: str
    ease: str
    score: str
    quadrant: Pill | None
    wave: str


@dataclass(frozen=True, slots=True)
class RollOut:
    """Scenarios that are proposed to be rolled out together."""

    title: str
    scenarios: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The first scenarios of the matrix, their chart and the waves."""

    title: str
    lead: str
    head: tuple[str, ...]
    """Over the rank, the scenario, its value, ease, score, place and planned wave."""
    rows: tuple[MatrixRow, ...]
    points: tuple[PointView, ...]
    chart: str
    """What the chart shows, for who doesn't see it."""
    chart_note: str
    axes: tuple[str, str]
    """What grows to the right, and upwards."""
    roll_out: str
    waves: tuple[RollOut, ...]
    no_wave: str
    """Says why there are none; empty when there are some."""
    notes: tuple[str, ...]
    is_short: bool


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding."""

    about: str
    message: tuple[Run, ...]
    remedy: tuple[Run, ...]
    is_short: bool


@dataclass(frozen=True, slots=True)
class Remarks:
    """The findings of one severity."""

    title: str
    tone: str
    """The severity."""
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Checks:
    """What the rule book has to say."""

    title: str
    summary: str
    groups: tuple[Remarks, ...]


@dataclass(frozen=True, slots=True)
class SummaryView:
    """The plan in short."""

    language: str
    kind: str
    """What the document is."""
    title: str
    dates: tuple[str, ...]
    """The period, the day it was made for, and the revision when there is one."""
    foot: str
    """What stands under every page beside its number, after the title."""
    status: Pill | None
    counts: tuple[Pill, ...]
    scope: tuple[str, ...]
    about: tuple[Block, ...]
    notice: Notice | None
    figures_title: str
    figures: tuple[KeyFigure, ...]
    ratio_title: str
    ratio: RatioView | None
    aims: Aims | None
    matrix: Matrix | None
    checks: Checks | None


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the summary says beside the plan."""

    scope: tuple[str, ...]
    revision: str


def view_summary(overview: OverviewView, matrix: MatrixView | None, stamp: Stamp, words: Words) -> SummaryView:
    """Put together what the summary shows, from views that hold no more than their reader needs."""
    revision = words("page.revision", revision=stamp.revision) if stamp.revision else ""
    checks = overview.checks
    return SummaryView(
        language=words.language.value,
        kind=words("pdf.summary"),
        title=overview.name,
        dates=tuple(part for part in (overview.period, overview.as_of, revision) if part),
        foot=revision or overview.as_of,
        status=overview.pill,
        counts=checks.counts if checks else (),
        scope=stamp.scope,
        about=cut_prose(overview.description),
        notice=_view_notice(overview.unread) if overview.unread else None,
        figures_title=words("overview.figures"),
        figures=overview.figures,
        ratio_title=words("ratio.title"),
        ratio=overview.ratio,
        aims=_view_aims(overview, words) if overview.phases else None,
        matrix=_view_matrix(matrix, words) if matrix else None,
        checks=_view_checks(checks) if checks else None,
    )


def _view_notice(unread: Unread) -> Notice:
    return Notice(
        title=unread.title,
        sentence=" ".join(part for part in (unread.sentence, unread.note) if part),
    )


def _view_aims(overview: OverviewView, words: Words) -> Aims:
    keys = ("programme.objective", "objective.kpi", "objective.baseline", "objective.target", "objective.horizon")
    return Aims(
        title=words("overview.objectives"),
        head=tuple(words(key) for key in keys),
        aims=tuple(_view_aim(phase.title, one) for phase in overview.phases for one in phase.objectives),
    )


def _view_aim(phase: str, objective: ObjectiveView) -> Aim:
    return Aim(
        phase=phase,
        title=objective.title,
        status=objective.pill,
        about=cut_prose(objective.description),
        results=objective.results,
        is_short=_is_short(phase, objective.title, objective.description, *(one.kpi for one in objective.results)),
    )


def _view_matrix(view: MatrixView, words: Words) -> Matrix:
    keys = ("rank", "scenario", "value", "ease", "score", "place", "wave_given")
    return Matrix(
        title=words("matrix.title"),
        lead=words("matrix.lead"),
        head=tuple(words(f"matrix.{key}") for key in keys),
        rows=tuple(_view_row(row) for row in view.rows),
        points=view.points,
        chart=words("matrix.chart"),
        chart_note=words("matrix.chart_note"),
        axes=(words("matrix.ease_axis"), words("matrix.value_axis")),
        roll_out=words("matrix.waves"),
        waves=tuple(RollOut(wave.title, tuple(_say_scenario(one) for one in wave.scenarios)) for wave in view.waves),
        no_wave="" if view.waves else words("matrix.no_wave"),
        notes=view.formula,
        is_short=_is_short(*(row.scenario.text for row in view.rows), *_wave_texts(view)),
    )


def _view_row(row: RowView) -> MatrixRow:
    value, ease, score = row.value.text, row.ease.text, row.score.text
    return MatrixRow(row.scenario.text, row.status, value, ease, score, row.quadrant, row.wave)


def _view_checks(view: ChecksView) -> Checks:
    groups = tuple(
        Remarks(group.title, group.pill.tone, tuple(map(_view_remark, group.findings))) for group in view.groups
    )
    return Checks(view.title, view.summary, groups)


def _view_remark(finding: FindingView) -> Remark:
    about = finding.about.text if finding.about else ""
    return Remark(
        about=about,
        message=cut_code(finding.message),
        remedy=cut_code(finding.remedy),
        is_short=_is_short(about, finding.message, finding.remedy),
    )


def _say_scenario(one: WaveScenario) -> str:
    return f"{one.scenario.text} ({one.planned})" if one.planned else one.scenario.text


def _wave_texts(view: MatrixView) -> Iterator[str]:
    for wave in view.waves:
        yield from (_say_scenario(one) for one in wave.scenarios)


def _is_short(*texts: str) -> bool:
    return sum(len(text) + _LINE * text.count("\n") for text in texts) <= _SHORT

"""`relplan validate`: hold a plan against the rule book."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from relplan.cli.options import AsOf, ByIds, Color, Language, PlanPaths, Revision, fail, terminal_columns, wants_color

if TYPE_CHECKING:
    from relplan.diagnostics.severity import Severity
    from relplan.output.shown import Shown
    from relplan.validation.review import Review


class Format(StrEnum):
    """A way to write findings."""

    TEXT = "text"
    CONCISE = "concise"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"


_PUBLISHED = frozenset({Format.JSON, Format.SARIF, Format.GITHUB})
"""Formats for services, which look for paths from the top of the repository, wherever relplan was started."""
_WHOLE = (Format.JSON, Format.SARIF)
"""Formats of which two are not one."""


class Level(StrEnum):
    """A severity, as a threshold."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class FailOn(StrEnum):
    """From which severity on the command fails."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"


def validate(
    *,
    paths: PlanPaths = None,
    form: Annotated[Format, typer.Option("--format", "-f", help="How to write the findings.")] = Format.TEXT,
    output: Annotated[
        list[str] | None,
        typer.Option("--output", metavar="FORMAT=FILE", help="Also write them to a file; may be given several times."),
    ] = None,
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", help="Leave with code 1 when something is found that is this serious.")
    ] = FailOn.ERROR,
    show: Annotated[Level, typer.Option("--show", help="Show findings that are this serious, or more.")] = Level.INFO,
    select: Annotated[
        list[str] | None,
        typer.Option("--select", metavar="RULE", help="Only these rules: codes, names or families (PRS), with commas."),
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option("--ignore", metavar="RULE", help="Not these rules.")] = None,
    as_of: AsOf = None,
    rev: Revision = None,
    lang: Language = None,
    color: Annotated[Color, typer.Option("--color", help="When to write in colour.")] = Color.AUTO,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Show every finding and every place in full, as text.")
    ] = False,
    ids: ByIds = False,
    statistics: Annotated[bool, typer.Option("--statistics", help="Show how often each rule speaks instead.")] = False,
) -> None:
    """Check a plan: what is broken, contradictory, unlawful or unwise, each with its place and its remedy.

    Files may be given as pre-commit does: the plan that they are in is checked, once.
    Leaves with 0 when nothing is found at the threshold, 1 when something is, 2 when the job could not be done.

    Example: relplan validate examples/maison-lavande --fail-on warning
    """
    from relplan.cli.target import base_in_repository, base_of, find_plans, language_of, review_target
    from relplan.diagnostics.severity import Severity
    from relplan.output.registry import FORMATS
    from relplan.output.shown import DEFAULT_WIDTH, Shown

    files = [_read_output(text) for text in output or ()]
    roots = find_plans(paths or [Path()], rev)
    if len(roots) > 1 and (files or form in _WHOLE):
        raise fail(f"one file takes the findings of one plan, and these paths are in {len(roots)}: check one at a time")
    has_failed = False
    for number, root in enumerate(roots):
        _, review = review_target(root, rev, as_of, select, ignore)
        review = review.by_ids() if ids else review
        shown = Shown(
            review=review,
            findings=tuple(f for f in review.findings if f.severity.is_at_least(Severity(show.value))),
            language=language_of(lang, review.plan),
            base=base_of(root),
            width=terminal_columns(),
            color=wants_color(color, sys.stdout),
            is_verbose=verbose,
        )
        gap = "\n" if number and form is Format.TEXT else ""
        published = replace(shown, base=base_in_repository(root), width=DEFAULT_WIDTH, color=False, is_verbose=True)
        seen = published if form in _PUBLISHED else shown
        sys.stdout.write(gap + FORMATS["statistics" if statistics else form.value](seen))
        if form is Format.GITHUB:
            _append_step_summary(published)
        for name, file in files:
            _write_output(name, file, published if name in _PUBLISHED else replace(published, base=shown.base))
        has_failed |= _fails(review, fail_on)
    raise typer.Exit(int(has_failed))


def _fails(review: Review, fail_on: FailOn) -> bool:
    """Tell whether something is found at the threshold, hidden or not, or whether a rule could not be run."""
    from relplan.diagnostics.severity import Severity

    if fail_on is FailOn.NEVER:
        return False
    if review.suspended:
        return True
    threshold: Severity = Severity(fail_on.value)
    return any(finding.severity.is_at_least(threshold) for finding in review.findings)


def _read_output(text: str) -> tuple[str, Path]:
    name, equals, file = text.partition("=")
    if not equals or not file or name not in list(Format):
        raise fail(
            f'--output takes FORMAT=FILE, as in sarif=findings.sarif, not "{text}"; formats: {", ".join(Format)}'
        )
    return name, Path(file)


def _write_output(name: str, file: Path, shown: Shown) -> None:
    """Write findings to a file, in one step; only over a file that an earlier run may have written."""
    from relplan.cli.files import Own, replace_file
    from relplan.output.registry import FORMATS

    own = Own((".json", ".sarif"), '"name": "relplan"') if name in ("json", "sarif") else Own((".txt", ".log"))
    replace_file(file, FORMATS[name](shown), own)


def _append_step_summary(shown: Shown) -> None:
    """Add a summary to the page of the GitHub job, when there is one, in the room that earlier ones have left."""
    from relplan.disk.refusal import refusal
    from relplan.output.github import MAX_STEP_SUMMARY, step_summary

    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary:
        try:
            with Path(summary).open("ab") as file:
                file.write(step_summary(shown, MAX_STEP_SUMMARY - file.tell()).encode())
        except OSError as error:
            raise fail(f"the step summary {refusal(summary, 'written', error)}") from None

"""`relplan assess`: what a consultancy looks at first, point by point."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from relplan.cli.options import AsOf, Color, Language, PlanPath, Revision, terminal_columns, wants_color


class AssessmentFormat(StrEnum):
    """A way to write an assessment."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


def assess(
    *,
    path: PlanPath = Path(),
    form: Annotated[AssessmentFormat, typer.Option("--format", "-f", help="How to write it.")] = AssessmentFormat.TEXT,
    as_of: AsOf = None,
    rev: Revision = None,
    lang: Language = None,
    color: Annotated[Color, typer.Option("--color", help="When to write in colour.")] = Color.AUTO,
) -> None:
    """Assess a plan: ratio, coverage, levers, conventions, data, pressure and loyalty, each with what to do next.

    There is no overall mark. Each figure is the sum of points, and each point names the lines it rests on.

    Example: relplan assess examples/maison-lavande --format markdown
    """
    from relplan.analysis.assessment import assess_plan
    from relplan.cli.target import base_of, language_of, study_target
    from relplan.model.kinds import Kind
    from relplan.output.assessment.json import write_json
    from relplan.output.assessment.markdown import write_markdown
    from relplan.output.assessment.shown import AssessmentShown
    from relplan.output.assessment.text import write_text
    from relplan.output.palette import COLORED, COLORLESS

    root, study = study_target(path, rev, as_of, frozenset(Kind), "the assessment")
    shown = AssessmentShown(study, assess_plan(study), language_of(lang, study.plan), base_of(root))
    match form:
        case AssessmentFormat.JSON:
            sys.stdout.write(write_json(shown))
        case AssessmentFormat.MARKDOWN:
            sys.stdout.write(write_markdown(shown))
        case AssessmentFormat.TEXT:
            palette = COLORED if wants_color(color, sys.stdout) else COLORLESS
            sys.stdout.write(write_text(shown, palette, terminal_columns()))

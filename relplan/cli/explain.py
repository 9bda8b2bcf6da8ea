"""`relplan explain`: what a rule finds, or which of two actions a customer gets, and by which line."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from relplan.cli.options import AsOf, ByIds, Color, Lang, Language, Revision, fail, terminal_columns, wants_color

if TYPE_CHECKING:
    from relplan.analysis.study import Study


class PageFormat(StrEnum):
    """A way to write a page."""

    TEXT = "text"
    MD = "md"


def explain(
    subject: Annotated[
        str,
        typer.Argument(
            metavar="RULE|ACTION",
            help="A rule's code or name: PRS002, cap-exceeded; or, with --against, a scenario or campaign.",
        ),
    ],
    *,
    against: Annotated[
        str | None,
        typer.Option("--against", metavar="ACTION", help="Say who wins against this scenario or campaign, and why."),
    ] = None,
    plan: Annotated[
        Path | None,
        typer.Option(
            "--plan",
            metavar="PATH",
            help="The plan of the two actions, or with the rule; the one you are in if not given.",
        ),
    ] = None,
    segment: Annotated[
        list[str] | None,
        typer.Option("--segment", "-s", metavar="SEGMENT", help="For a customer in this segment; several times."),
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="What the two do on this day: 2027-01-06.")
    ] = None,
    form: Annotated[PageFormat, typer.Option("--format", "-f", help="How to write a rule.")] = PageFormat.TEXT,
    as_of: AsOf = None,
    rev: Revision = None,
    lang: Language = None,
    ids: ByIds = False,
    color: Annotated[Color, typer.Option("--color", help="When to write in colour.")] = Color.AUTO,
) -> None:
    """Explain a rule: what it finds, why that matters, an example with what relplan says of it, and its settings.

    With --against, explain which of two scenarios or campaigns wins when both are due to a customer: by which line,
    what becomes of the other, and when the two can meet at all.

    Example: relplan explain cap-exceeded --lang fr

    Example: relplan explain cart-reminder --against winter-sales --segment value.vip --on 2027-01-06
    """
    if against is not None:
        _explain_pair(
            subject,
            against,
            path=plan or Path(),
            segments=tuple(segment or ()),
            on=on,
            as_of=as_of,
            rev=rev,
            lang=lang,
            by_ids=ids,
            color=color,
        )
    elif segment or on or as_of or rev or ids:
        raise fail("--segment, --on, --as-of, --rev and --ids go with --against")
    else:
        _explain_rule(subject, plan, form, lang)


def _explain_rule(name: str, path: Path | None, form: PageFormat, lang: Lang | None) -> None:
    from relplan.cli.target import read_rules, unknown_rule
    from relplan.model.settings import Language as Tongue
    from relplan.reference.rule_page import write_rule_page, write_rule_text
    from relplan.reference.rule_source import find_source

    known = read_rules(path)
    rule = known.book.find(name)
    if rule is None:
        outside = "" if known.settings else " (a plan's own rules are known inside it, or with --plan)"
        raise unknown_rule(name, known.book, after=outside)
    source = find_source(rule, known.settings, known.base) if known.settings else None
    write = write_rule_page if form is PageFormat.MD else write_rule_text
    sys.stdout.write(write(rule, Tongue(lang.value) if lang else known.language, source))


def _explain_pair(
    subject: str,
    against: str,
    *,
    path: Path,
    segments: tuple[str, ...],
    on: str | None,
    as_of: str | None,
    rev: str | None,
    lang: Lang | None,
    by_ids: bool,
    color: Color,
) -> None:
    from relplan.cli.target import base_of, known, language_of, read_day, study_target
    from relplan.model.kinds import Kind
    from relplan.output.palette import COLORED, COLORLESS
    from relplan.output.precedence import Compared, write_precedence
    from relplan.rules.breaches import PLAY_NEEDS

    root, study = study_target(path, rev, as_of, PLAY_NEEDS, "the answer")
    one, other = (known(study.plan, Kind.ACTION, "scenario or campaign", ident) for ident in (subject, against))
    if one == other:
        raise fail(f'"{one}" can\'t be compared with itself')
    for ident in (one, other):
        if not study.plan.actions[ident].value.counts:
            raise fail(f'"{ident}" sends nothing: its status is {study.plan.actions[ident].value.status}')
    held = tuple(known(study.plan, Kind.SEGMENT, "segment", ident) for ident in segments)
    _refuse_impossible(study, held)
    compared = Compared(
        study=study,
        one=study.plan.actions[one],
        other=study.plan.actions[other],
        segments=held,
        day=read_day(on, "--on") if on is not None else None,
        language=language_of(lang, study.plan),
        base=base_of(root),
        width=terminal_columns(),
        by_ids=by_ids,
    )
    sys.stdout.write(write_precedence(compared, COLORED if wants_color(color, sys.stdout) else COLORLESS))


def _refuse_impossible(study: Study, segments: tuple[str, ...]) -> None:
    """Leave with code 2 when no customer can be in two of the segments."""
    from itertools import combinations

    from relplan.analysis.arbitration.customer import ClashingSegmentsError
    from relplan.analysis.reach import can_meet

    for first, second in combinations(segments, 2):
        if not can_meet(study.population.all_of([first]), study.population.all_of([second])):
            raise fail(str(ClashingSegmentsError(first, second)))

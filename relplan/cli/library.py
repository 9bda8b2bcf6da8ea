"""`relplan library`: the classic scenarios, to read and to copy into a plan."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from relplan.cli.options import Color, Lang, Language, fail, wants_color

if TYPE_CHECKING:
    from relplan.library.choice import Choice, Coverage
    from relplan.model.settings import Language as Tongue
    from relplan.plan.plan import Plan

library = typer.Typer(
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class ListFormat(StrEnum):
    """A way to write the list."""

    TABLE = "table"
    JSON = "json"


Chosen = Annotated[
    str | None,
    typer.Option("--moment", metavar="MOMENT", help="Only those of this generic moment: first_order, complaint ..."),
]
OfLever = Annotated[
    str | None,
    typer.Option("--lever", metavar="LEVER", help="Only those of this lever: service, recognition ..."),
]
OfPhase = Annotated[
    str | None,
    typer.Option("--phase", metavar="PHASE", help="Only those for customers in this phase: prospect, new, at_risk ..."),
]
Missing = Annotated[
    Path | None,
    typer.Option(
        "--missing", metavar="PATH", help="Only those of generic moments for which the plan at PATH has no scenario."
    ),
]
Form = Annotated[ListFormat, typer.Option("--format", "-f", help="How to write the list.")]
Colored = Annotated[Color, typer.Option("--color", help="When to write in colour.")]


@library.callback(invoke_without_command=True)
def _library(context: typer.Context) -> None:
    """Read the classics of relationship marketing: scenarios that most plans have, each a file to copy.

    Alone, it lists them all.

    Example: relplan library show cart-reminder
    """
    if context.invoked_subcommand is None:
        list_classics()


@library.command("list", short_help="List the classics.")
def list_classics(
    *,
    moment: Chosen = None,
    lever: OfLever = None,
    phase: OfPhase = None,
    missing: Missing = None,
    form: Form = ListFormat.TABLE,
    lang: Language = None,
    color: Colored = Color.AUTO,
) -> None:
    """List the classics by the generic moment that starts them, those that win over others first.

    Examples: relplan library list --moment inactivity · relplan library list --missing examples/starter
    """
    from relplan.cli.target import language_of
    from relplan.library.choice import choose, cover
    from relplan.library.plan import library_plan
    from relplan.library.table import write_coverage, write_json, write_table
    from relplan.output.palette import COLORED, COLORLESS

    target = _covered_plan(missing) if missing else None
    coverage = cover(target) if target else None
    language = language_of(lang, target) if target else _language(lang)
    plan = library_plan(language)
    chosen = choose(plan, _choice(plan, moment, lever, phase, coverage))
    palette = COLORED if wants_color(color, sys.stdout) else COLORLESS
    if form is ListFormat.JSON:
        sys.stdout.write(write_json(plan, chosen))
    elif coverage:
        sys.stdout.write(write_coverage(plan, chosen, coverage, language, palette))
    else:
        sys.stdout.write(write_table(plan, chosen, language, palette))


@library.command("show", short_help="Show a classic, or write its file.")
def show(
    ident: Annotated[str, typer.Argument(metavar="ID", help="A classic, as relplan library list names it.")],
    *,
    as_yaml: Annotated[bool, typer.Option("--yaml", help="Print the file to copy instead.")] = False,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write the file to copy here, unless it exists."),
    ] = None,
    plan: Annotated[
        Path | None,
        typer.Option("--plan", metavar="PATH", help="Say only what this plan lacks for it, in the plan's language."),
    ] = None,
    lang: Language = None,
    color: Colored = Color.AUTO,
) -> None:
    """Show a classic: what it is for, what starts it, its sequence, its limits, what to adapt and to watch out for.

    The file to copy is a scenario that relplan validates, with comments that say what to adapt. What it needs in other
    files of the plan (its programme, moment, data, segments, channels) stands at its end, to be moved there.

    Examples: relplan library show birthday --lang fr · relplan library show birthday -o scenarios/birthday.yaml
    """
    from relplan.cli.target import base_of, language_of, read_target
    from relplan.library.classic import load_classics
    from relplan.library.copy import write_copy
    from relplan.library.needs import NEEDED_KINDS
    from relplan.library.page import Target, write_page
    from relplan.output.palette import COLORED, COLORLESS

    _known(ident, load_classics(), "classic", "see relplan library list")
    target = None
    if plan is not None:
        root, found = read_target(plan, frozenset(NEEDED_KINDS), "what the plan lacks")
        target = Target(found, base_of(root))
    language = language_of(lang, target.plan) if target else _language(lang)
    if output is not None:
        _write_new(output, write_copy(ident, language, target.plan if target else None))
    elif as_yaml:
        sys.stdout.write(write_copy(ident, language, target.plan if target else None))
    else:
        palette = COLORED if wants_color(color, sys.stdout) else COLORLESS
        sys.stdout.write(write_page(ident, language, target, palette))


def _covered_plan(path: Path) -> Plan:
    """Read the plan whose scenarios are looked at; leaves with code 2 when they can't be read whole."""
    from relplan.cli.target import study_target
    from relplan.library.choice import COVERAGE_NEEDS

    return study_target(path, None, None, COVERAGE_NEEDS, "the answer")[1].plan


def _choice(plan: Plan, moment: str | None, lever: str | None, phase: str | None, coverage: Coverage | None) -> Choice:
    """Read what is asked of classics; leaves with code 2 when a word is none of those to choose from."""
    from relplan.library.choice import PHASES, Choice
    from relplan.model.base import Lever
    from relplan.model.moments import GenericMoment

    phases = [ident.partition(".")[2] for ident in plan.segments if ident.startswith(f"{PHASES}.")]
    moments = coverage.missing if coverage else frozenset(GenericMoment)
    if moment:
        moments &= {GenericMoment(_known(moment, [*GenericMoment], "generic moment"))}
    return Choice(
        moments,
        Lever(_known(lever, [*Lever], "lever")) if lever else None,
        _known(phase, phases, "phase") if phase else None,
    )


def _known(word: str, words: Iterable[str], name: str, otherwise: str = "") -> str:
    """Return a word that exists; leaves with code 2 and the nearest ones when it doesn't."""
    from relplan.plan.spelling import nearest

    known = tuple(str(one) for one in words)
    if word in known:
        return word
    close = nearest(word, known)
    hint = f"did you mean {' or '.join(close)}?" if close else otherwise or f"there are {', '.join(known)}"
    raise fail(f'there is no {name} "{word}"; {hint}')


def _language(lang: Lang | None) -> Tongue:
    from relplan.cli.target import language_here

    return language_here(lang)


def _write_new(path: Path, text: str) -> None:
    """Write a file that doesn't exist yet; leaves with code 2 when it does, or when the system refuses."""
    from relplan.cli.files import Own, replace_file

    replace_file(path, text, Own(()))

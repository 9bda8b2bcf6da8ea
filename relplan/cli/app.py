"""The program and its commands."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from relplan import __version__
from relplan.cli.assess import assess
from relplan.cli.calendar import calendar
from relplan.cli.explain import explain
from relplan.cli.export import export
from relplan.cli.library import library
from relplan.cli.pressure import pressure
from relplan.cli.report import report
from relplan.cli.rules import rules
from relplan.cli.schema import schema
from relplan.cli.validate import validate
from relplan.cli.why import why
from relplan.diagnostics.neutral import lines_of_text


class _Program(TyperGroup):
    """The program, whose refusals don't say which library checks a value."""

    def invoke(self, ctx: Any) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except typer.BadParameter as error:
            error.message = error.message.removeprefix("Value error, ")
            raise


app = typer.Typer(
    name="relplan",
    cls=_Program,
    help="Keep the relational plan as files: check it, review it, publish it. Works offline on a folder of YAML files.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(*, is_asked: bool) -> None:
    if is_asked:
        typer.echo(f"relplan {__version__}")
        raise typer.Exit


@app.callback()
def _program(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            help="Show the version and leave.",
            callback=lambda value: _show_version(is_asked=value),
            is_eager=True,
        ),
    ] = False,
) -> None:
    """Keep the relational plan as files: check it, review it, publish it. Works offline on a folder of YAML files."""


app.command(short_help="Check a plan against the rule book.")(validate)
app.command(short_help="Make the plan's documents.")(report)
app.command(short_help="Write the plan's objects as CSV or JSON.")(export)
app.command(short_help="Assess a plan, point by point.")(assess)
app.command(short_help="Show what is sent when.")(calendar)
app.command(short_help="Show what the pressure limits leave.")(pressure)
app.command(short_help="Play one customer, decision by decision.")(why)
app.command(short_help="Explain a rule, with an example.")(explain)
app.command(short_help="List every rule.")(rules)
app.add_typer(library, name="library", short_help="Read and copy the classic scenarios.")
app.command(short_help="Print JSON Schemas for editors.")(schema)

_REFUSED: type[typer.BadParameter] = typer.BadParameter.__base__  # type: ignore[assignment]
"""What Typer raises for any command line that it can't read; it has no public name."""


def run() -> None:
    """Run the program and leave; words of the command line that it refuses are repeated in neutral signs."""
    try:
        sys.exit(app(standalone_mode=False))
    except _REFUSED as error:
        error.message = lines_of_text(error.message or "")
        error.show()
        sys.exit(error.exit_code)

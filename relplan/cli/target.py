"""The plan that a command is about: found, read and reviewed."""

from __future__ import annotations

import os
import posixpath
import shlex
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from relplan.analysis.occasions import Edition
from relplan.analysis.personal_data import find_personal_data
from relplan.analysis.study import Study
from relplan.analysis.veil import Veil
from relplan.cli.options import Lang, fail
from relplan.diagnostics.neutral import one_line
from relplan.model.quantities import QuantityError, parse_day
from relplan.model.settings import Language
from relplan.model.timezones import find_timezone
from relplan.plan.layout import SETTINGS_FILE, file_kind
from relplan.plan.load import NoPlanError, load_plan
from relplan.plan.spelling import nearest
from relplan.rules.book import BUILT_IN
from relplan.rules.installed import BrokenPackageError, load_installed_rules
from relplan.rules.plan_book import book_of
from relplan.source.folder import FolderTree
from relplan.source.git import GitTree
from relplan.source.repository import GitError, find_repository, leads_out
from relplan.source.tree import TooMuchError
from relplan.validation.review import FailedRuleError, Review, Selection, review_plan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import typer

    from relplan.diagnostics.book import RuleBook
    from relplan.diagnostics.rule import Rule
    from relplan.model.kinds import Kind
    from relplan.plan.plan import Plan
    from relplan.source.document import Document
    from relplan.source.place import Place

_DEPTH = 3
"""How deep a plan is looked for under a folder that is none."""
_BEGIN = (
    f'to begin a plan, write {SETTINGS_FILE} there with two lines, "relplan: 1" and "name: Our plan"; '
    "docs/tutorial.md goes on from these"
)


def review_target(
    path: Path,
    revision: str | None,
    as_of: str | None,
    select: list[str] | None = None,
    ignore: list[str] | None = None,
) -> tuple[Path, Review]:
    """Find, read and review a plan; leaves with code 2 and a sentence when that can't be done."""
    root, plan, day = _read_target(path, revision, as_of)
    book = book_of(plan, _installed_rules(root))
    try:
        return root, review_plan(plan, day, Selection(_codes(select, book), _codes(ignore, book)), book)
    except FailedRuleError as error:
        raise fail(str(error)) from None


@dataclass(frozen=True, slots=True)
class KnownRules:
    """The rules that a command may name."""

    book: RuleBook
    settings: Document | None
    """The settings of the plan whose own rules are among them; none outside a plan."""
    base: str
    """The plan's folder as the reader would type it."""
    language: Language
    """The plan's own; English outside a plan."""


def read_rules(path: Path | None) -> KnownRules:
    """Return the rules of the plan that a path is in, those of installed packages among them; nothing else is read.

    Without a path, the plan is the one that the command is called in, if it is called in one.
    """
    root = _plan_above(Path()) if path is None else find_plan(path)
    installed = _installed_rules(root)
    if root is None:
        return KnownRules(BUILT_IN.with_rules(installed), None, "", Language.EN)
    plan = load_plan(FolderTree(root, only=SETTINGS_FILE))
    book, veil = book_of(plan, installed), Veil(find_personal_data(plan))
    veil.keep(book.foreign)
    settings, language = veil.hide(plan.documents.get(SETTINGS_FILE)), plan.settings.value.language
    return KnownRules(veil.hide(book), settings, base_of(root), language)


def _installed_rules(root: Path | None) -> tuple[Rule, ...]:
    """Return the rules of installed packages; leaves with code 2 when one of these is broken."""
    try:
        return load_installed_rules(root)
    except BrokenPackageError as error:
        raise fail(str(error)) from None


def study_target(
    path: Path, revision: str | None, as_of: str | None, needs: frozenset[Kind], what: str
) -> tuple[Path, Study]:
    """Find and read a plan to answer from it; leaves with code 2 when what the answer needs isn't known for sure."""
    root, plan, day = _read_target(path, revision, as_of)
    study = Study(plan, day).shown
    refuse_to_guess(root, study, needs, what)
    return root, study


def read_target(path: Path, needs: frozenset[Kind], what: str) -> tuple[Path, Plan]:
    """Find and read a plan for the ids it has; leaves with code 2 when a file that may have more can't be read."""
    root, written, day = _read_target(path, None, None)
    plan = Study(written, day).shown.plan
    if needs & plan.unread:
        raise _refusal(root, what, _unread(root, plan, needs & plan.unread))
    return root, plan


def refuse_to_guess(root: Path, study: Study, needs: frozenset[Kind], what: str) -> None:
    """Leave with code 2 and the first place to mend, when something that an answer needs isn't known for sure."""
    plan = study.plan
    refuse_unread(root, plan, needs, what)
    for mention in study.misleading(needs):
        line, _ = plan.locate(mention.at)
        file = posixpath.join(base_of(root), mention.at.path)
        raise _refusal(root, what, f'"{file}", line {line}, names "{mention.id}", which the plan doesn\'t have')


def refuse_unread(root: Path, plan: Plan, needs: frozenset[Kind], what: str) -> None:
    """Leave with code 2 and the first file to mend, when an object of some kinds can't be read whole."""
    if needs & plan.incomplete:
        raise _refusal(root, what, _unread(root, plan, needs & plan.incomplete))


def warn_of_unread(root: Path, plan: Plan) -> None:
    """Say on the error stream that documents are made of a plan which can't be read whole."""
    if not plan.incomplete and not plan.unread:
        return
    count = len({problem.at.path for problem in plan.problems})
    files = "a file" if count == 1 else f"{count} files"
    command = one_line(_validate(root))
    sys.stderr.write(f"relplan: {files} can't be read whole, as the documents say; to see what is wrong: {command}\n")


def _refusal(root: Path, what: str, reason: str) -> typer.Exit:
    return fail(f"{what} would be wrong, since {reason}; to see what is wrong: {_validate(root)}")


def _validate(root: Path) -> str:
    """Return the command that checks a plan, from where the program was started."""
    folder = base_of(root)
    return f"relplan validate {shlex.quote(folder)}" if folder else "relplan validate"


def _unread(root: Path, plan: Plan, lacking: frozenset[Kind]) -> str:
    """Name the first file that can't be read and may hold some kinds."""
    broken = next((place.path for place in _troubles(plan, lacking)), "")
    if not broken:
        return "it needs more than is known"
    return f'"{posixpath.join(base_of(root), broken)}" can\'t be read whole'


def _troubles(plan: Plan, kinds: frozenset[Kind]) -> Iterator[Place]:
    """Yield where files that hold some kinds of object can't be read, then where nobody can tell what they hold."""
    held = [(problem.at, file_kind(problem.at.path)) for problem in plan.problems]
    yield from (at for at, kind in held if kind is not None and kinds & kind.kinds)
    yield from (at for at, kind in held if kind is None)


def _read_target(path: Path, revision: str | None, as_of: str | None) -> tuple[Path, Plan, date]:
    """Find and read a plan; leaves with code 2 when there is none."""
    day = read_day(as_of, "--as-of") if as_of is not None else None
    root = _find(path, revision)
    try:
        plan = load_plan(GitTree(root, revision) if revision is not None else FolderTree(root))
    except NoPlanError as error:
        if revision is None:
            raise fail(str(error)) from None
        raise fail(f'the revision "{revision}" holds no plan at "{root}": there is no {SETTINGS_FILE} there') from None
    except (GitError, TooMuchError) as error:
        raise fail(str(error)) from None
    return root, plan, day or today(plan)


def language_of(choice: Lang | None, plan: Plan) -> Language:
    """Return the language asked for, else the plan's own."""
    return Language(choice.value) if choice else plan.settings.value.language


def language_here(choice: Lang | None) -> Language:
    """Return the language asked for, else that of the plan that the command is called in; English outside one."""
    root = _plan_above(Path())
    if choice is not None or root is None:
        return Language(choice.value) if choice else Language.EN
    return load_plan(FolderTree(root, only=SETTINGS_FILE)).settings.value.language


def base_of(root: Path) -> str:
    """Return the plan's folder as the reader would type it."""
    relative = os.path.relpath(root).replace(os.sep, "/")
    return "" if relative == "." else relative


def base_in_repository(root: Path) -> str:
    """Return the plan's folder from the top of its repository; outside one, as the reader would type it."""
    try:
        return find_repository(root).prefix.removesuffix("/")
    except GitError:
        return base_of(root)


def today(plan: Plan) -> date:
    """Return the day it is in the plan's time zone."""
    return datetime.now(find_timezone(plan.settings.value.timezone) or UTC).date()


def find_plan(path: Path) -> Path:
    """Return the folder of the plan that a path is in; leaves with code 2 when there is none."""
    _refuse_outside(path)
    if not path.exists():
        raise fail(f'there is no file or folder "{path}"')
    root = _plan_above(path)
    if root is not None:
        return root
    here = path if path.is_dir() else path.parent
    inside = sorted(_plans_under(here, _DEPTH))
    hint = f"; did you mean {' or '.join(inside[:3])}?" if inside else f"; {_BEGIN}"
    what = "is no plan" if path.is_dir() else "is in no plan"
    raise fail(f'"{path}" {what}: there is no {SETTINGS_FILE} in it or above it{hint}')


def find_plans(paths: Sequence[Path], revision: str | None) -> list[Path]:
    """Return the folder of each plan that some paths are in, once; leaves with code 2 when one is in none."""
    roots = [_find(path, revision) for path in paths]
    return list({root.resolve(): root for root in reversed(roots)}.values())[::-1]


def _find(path: Path, revision: str | None) -> Path:
    """Return the folder of the plan that a path is in; in a revision, the path itself where nothing is checked out."""
    if revision is None:
        return find_plan(path)
    _refuse_outside(path)
    return (_plan_above(path) if path.exists() else None) or path


def _refuse_outside(path: Path) -> None:
    """Leave with code 2 when a branch has put a link out of its repository where its plan is looked for."""
    folder = path if path.is_dir() or not path.exists() else path.parent
    if leads_out(folder):
        raise fail(
            f'"{folder}" is a link out of the repository, and the plan there is not read; give the folder itself'
        )


def _plan_above(path: Path) -> Path | None:
    """Return the folder of the plan that a path is in; None when it is in none."""
    here = path if path.is_dir() else path.parent
    for folder in (here, *here.resolve().parents):
        if (folder / SETTINGS_FILE).exists() or (folder / SETTINGS_FILE).is_symlink():
            return folder
        if (folder / ".git").exists():
            break
    return None


def _plans_under(folder: Path, depth: int) -> Iterator[str]:
    try:
        children = [child for child in folder.iterdir() if child.is_dir() and not child.name.startswith(".")]
    except OSError:
        return
    for child in children:
        if (child / SETTINGS_FILE).is_file():
            yield os.path.relpath(child)
        elif depth > 1:
            yield from _plans_under(child, depth - 1)


def known(plan: Plan, kind: Kind, name: str, ident: str) -> str:
    """Return an id that the plan has; leaves with code 2 and the nearest ones when it doesn't."""
    if plan.knows(kind, ident):
        return ident
    close = nearest(ident, plan.ids(kind))
    raise fail(f'the plan has no {name} "{ident}"' + (f"; did you mean {' or '.join(close)}?" if close else ""))


def read_day(text: str, option: str) -> date:
    """Read the day that an option was given; leaves with code 2 when it is none."""
    try:
        return parse_day(text)
    except QuantityError:
        raise fail(f'{option} takes a day such as 2027-01-06, not "{text}"') from None


def read_days(first: str | None, last: str | None, period: Edition) -> Edition:
    """Read the days that --from and --to were given, else those of the plan's period; leaves with code 2 for none."""
    start = read_day(first, "--from") if first is not None else period.first
    end = read_day(last, "--to") if last is not None else period.last
    if end >= start:
        return Edition(start, end)
    if first is not None and last is not None:
        raise fail(f"--to ({end}) is before --from ({start})")
    outside = f"--from ({start})" if first is not None else f"--to ({end})"
    raise fail(f"{outside} is outside the plan's period, from {period.first} to {period.last}; give --from and --to")


def _codes(names: list[str] | None, book: RuleBook) -> frozenset[str]:
    """Return the codes, or the families, that rules are named by on the command line."""
    found = set()
    for name in (part.strip() for word in names or () for part in word.split(",")):
        rule = book.find(name)
        if rule is not None:
            found.add(rule.code)
        elif name.upper() in book.families:
            found.add(name.upper())
        else:
            raise unknown_rule(name, book, "rule or family", book.families)
    return frozenset(found)


def unknown_rule(
    name: str, book: RuleBook, what: str = "rule", families: frozenset[str] = frozenset(), after: str = ""
) -> typer.Exit:
    """Say that no rule is called so, or that the plan's own rule can't be read; raise what is returned."""
    if name.lower() in book.lost:
        return fail(f'the rule "{name}" of the plan can\'t be read; see relplan validate')
    close = nearest(name, (*book.names, *sorted(families)))
    hint = f"; did you mean {' or '.join(close)}?" if close else "; see relplan rules"
    return fail(f'there is no {what} "{name}"{after}{hint}')

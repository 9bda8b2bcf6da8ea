"""Rules that installed packages give, by the entry points of the group `relplan.rules`.

An entry point is a `Rule` or a tuple of them. Only what somebody has installed is asked: what lies in the folder the
program was started in, or in the plan's, is never loaded, whatever the path of modules says.
"""

from __future__ import annotations

import re
import sys
import sysconfig
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.rules.book import BUILT_IN, EDITIONS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.metadata import EntryPoint

    from relplan.analysis.study import Study
    from relplan.diagnostics.finding import Found
    from relplan.diagnostics.rule import Check

GROUP = "relplan.rules"
_CODE = re.compile(r"[A-Z]{3}[0-9]{3}")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")
_MARK = "# <- here"


class BrokenPackageError(Exception):
    """An installed package gives rules that can't be used."""

    def __init__(self, package: str, what: str) -> None:
        super().__init__(f'the package "{package}" gives rules that can\'t be used: {what}; mend it or uninstall it')


def load_installed_rules(plan: Path | None = None) -> tuple[Rule, ...]:
    """Return the rules of all installed packages by code; raises `BrokenPackageError`.

    `plan` is the plan's folder, in which no code is looked for.
    """
    path = [entry for entry in sys.path if not _is_apart(entry, plan)]
    found: dict[str, Rule] = {}
    for package, entry in _entry_points(path):
        for rule in _load(package, entry, path):
            for word in (rule.code, rule.name):
                other = found.get(word) or BUILT_IN.find(word)
                if other is not None:
                    owner = f'the package "{other.package}"' if other.package else "relplan itself"
                    raise BrokenPackageError(package, f'{owner} has a rule called "{word}" too')
            found |= {rule.code: rule, rule.name: rule}
    return tuple(sorted(set(found.values()), key=lambda rule: rule.code))


def _is_apart(entry: str, plan: Path | None) -> bool:
    """Tell whether a place for modules is not one of installed packages."""
    place = Path(entry or ".").resolve()
    if place in {Path(sysconfig.get_path(name)).resolve() for name in ("stdlib", "platstdlib", "purelib", "platlib")}:
        return False
    return place == Path.cwd() or (plan is not None and place.is_relative_to(plan.resolve()))


def _entry_points(path: list[str]) -> list[tuple[str, EntryPoint]]:
    """Return the entry points of the group with their packages, in a steady order."""
    from importlib.metadata import distributions

    found: dict[str, list[tuple[str, EntryPoint]]] = {}
    for distribution in distributions(path=path):
        name = distribution.metadata["Name"] if GROUP in (distribution.read_text("entry_points.txt") or "") else ""
        if name and name.lower() not in found:
            entries = distribution.entry_points.select(group=GROUP)
            found[name.lower()] = [(name, entry) for entry in sorted(entries, key=lambda one: one.name)]
    return [one for name in sorted(found) for one in found[name]]


def _load(package: str, entry: EntryPoint, path: list[str]) -> Iterator[Rule]:
    """Yield the rules of an entry point, each with the name of its package."""
    try:
        with _importing_from(path):
            given: Any = entry.load()
    except (Exception, SystemExit) as error:
        reason = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        raise BrokenPackageError(package, f'"{entry.value}" can\'t be loaded, {reason}') from error
    rules = given if isinstance(given, tuple) else (given,)
    for rule in rules:
        if not isinstance(rule, Rule):
            raise BrokenPackageError(package, f'"{entry.value}" is no rule and no tuple of rules')
        fault = _fault_of(rule)
        if fault:
            raise BrokenPackageError(package, f'the rule "{rule.code} {rule.name}" {fault}')
        yield replace(rule, package=package, check=_kept_apart(rule.check, path) if rule.check else None)


def _kept_apart(check: Check, path: list[str]) -> Check:
    """Return a check for which the plan's folder is no place for modules, whenever it imports them."""

    def run(study: Study, options: Any) -> Iterator[Found]:
        with _importing_from(path):
            return iter(list(check(study, options)))

    return run


@contextmanager
def _importing_from(path: list[str]) -> Iterator[None]:
    before = sys.path[:]
    sys.path[:] = path
    try:
        yield
    finally:
        sys.path[:] = before


def _fault_of(rule: Rule) -> str:
    """Say what a rule lacks to be one of a book; empty when it lacks nothing."""
    if not _CODE.fullmatch(str(rule.code)):
        return "needs a code of three capitals and three digits"
    if not _NAME.fullmatch(str(rule.name)):
        return "needs a name of lower-case words joined by hyphens"
    if rule.family in BUILT_IN.families:
        return f"has the letters of a family of relplan's own, {rule.family}"
    if not isinstance(rule.severity, Severity):
        return "needs a severity"
    if not all(isinstance(text, Text) for text in (rule.statement, rule.why)):
        return "needs its texts in English and French, as Text"
    if rule.since not in EDITIONS:
        return f"names an edition that there is not, {rule.since}"
    if not (isinstance(rule.options, type) and issubclass(rule.options, Options)):
        return "needs a subclass of Options as its options"
    if rule.check is None or rule.problem is not None:
        return "needs a check, and can't speak for what loading finds"
    if _MARK not in rule.bad or not rule.good.strip():
        return f'needs a good example, and a bad one with a line marked "{_MARK}"'
    return ""

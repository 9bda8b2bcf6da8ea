"""How a plan sets its rules: which are on, how severe, with which options, and where."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

from relplan.diagnostics.severity import Severity
from relplan.plan.problems import UnknownKey
from relplan.plan.shape import shape_element
from relplan.plan.spelling import nearest
from relplan.rules.book import EDITIONS
from relplan.rules.problems import UnknownEdition, UnknownOption, UnknownRule, WrongOption
from relplan.source.place import Part, Place, Route
from relplan.source.problems import FurtherProblems

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relplan.diagnostics.book import RuleBook
    from relplan.diagnostics.rule import Options, Rule
    from relplan.model.settings import Settings
    from relplan.plan.plan import Item
    from relplan.source.problems import Problem

OFF = "off"
_COMMON = ("severity", "locked")


@dataclass(frozen=True, slots=True)
class RuleSetting:
    """How one rule is set."""

    severity: Severity | None
    """None when the rule is off."""
    options: Options
    lock: Place | None = None
    """Where the plan says that the rule can't be waived."""


@dataclass(frozen=True, slots=True)
class PathSetting:
    """A severity that holds for some files only."""

    patterns: tuple[str, ...]
    severities: Mapping[str, Severity | None]
    """By code of the rule; None is off."""

    def holds_for(self, path: str) -> bool:
        """Tell whether a file is meant."""
        return any(fnmatchcase(path, pattern) for pattern in self.patterns)


@dataclass(frozen=True)
class Configuration:
    """How every rule is set."""

    settings: Mapping[str, RuleSetting]
    """By code."""
    by_path: tuple[PathSetting, ...] = ()
    problems: tuple[Problem, ...] = ()
    edition: str = EDITIONS[-1]

    def severity(self, rule: Rule, path: str) -> Severity | None:
        """Return how severe a rule is in a file; the last setting that names the file decides."""
        found = self.settings[rule.code].severity
        for setting in self.by_path:
            if rule.code in setting.severities and setting.holds_for(path):
                found = setting.severities[rule.code]
        return found


def read_configuration(settings: Item[Settings], book: RuleBook) -> Configuration:
    """Read the `rules` and `overrides` of a plan's settings."""
    return _Reader(settings, book).read()


@dataclass
class _Reader:
    settings: Item[Settings]
    book: RuleBook
    problems: list[Problem] = field(default_factory=list)

    def read(self) -> Configuration:
        written = dict(self.settings.value.rules)
        edition = self._read_edition(written.pop("edition", None))
        found = {rule.code: _default(rule, edition) for rule in self.book.rules}
        for name, value in written.items():
            rule = self._find(name, ("rules", name))
            if rule is not None:
                found[rule.code] = self._read_rule(rule, value, ("rules", name), found[rule.code])
        by_path = tuple(self._read_override(index) for index in range(len(self.settings.value.overrides)))
        return Configuration(found, by_path, tuple(self.problems), edition)

    def _read_edition(self, written: Any) -> str:
        if written is None:
            return EDITIONS[-1]
        if written not in EDITIONS:
            self._problem(UnknownEdition(self._at("rules", "edition"), str(written), EDITIONS))
            return EDITIONS[-1]
        return str(written)

    def _read_rule(self, rule: Rule, value: Any, route: Route, default: RuleSetting) -> RuleSetting:
        if isinstance(value, str):
            return RuleSetting(self._read_severity(rule, value, route), default.options)
        if not isinstance(value, dict):
            self._problem(WrongOption(self._at(*route), rule.name, rule.name, str(value), "off, error, warning, info"))
            return default
        severity = default.severity or rule.severity
        if "severity" in value:
            severity = self._read_severity(rule, value["severity"], (*route, "severity")) or severity
        shaped = shape_element(
            rule.options, {key: part for key, part in value.items() if key not in _COMMON}, self.settings.path, route
        )
        self.problems += [self._option_problem(rule, problem) for problem in shaped.problems]
        lock = Place(self.settings.path, (*route, "locked")) if value.get("locked") is True else None
        if "locked" in value and not isinstance(value["locked"], bool):
            self._problem(
                WrongOption(self._at(*route, "locked"), rule.name, "locked", str(value["locked"]), "true, false")
            )
        return RuleSetting(severity, shaped.value or default.options, lock)

    def _option_problem(self, rule: Rule, problem: Problem) -> Problem:
        if isinstance(problem, FurtherProblems):
            return replace(problem, kind=UnknownOption if problem.kind is UnknownKey else WrongOption)
        option = str(problem.at.route[-1])
        known = (*_COMMON, *rule.options.model_fields)
        if option not in known:
            return UnknownOption(Place(problem.at.path, problem.at.route, Part.KEY), rule.name, option, known)
        return WrongOption(
            problem.at, rule.name, option, getattr(problem, "found", ""), getattr(problem, "expected", "")
        )

    def _read_severity(self, rule: Rule, value: Any, route: Route) -> Severity | None:
        if value == OFF:
            return None
        if value in list(Severity):
            return Severity(value)
        expected = ", ".join((OFF, *Severity))
        self._problem(WrongOption(self._at(*route), rule.name, "severity", str(value), expected))
        return rule.severity

    def _read_override(self, index: int) -> PathSetting:
        override = self.settings.value.overrides[index]
        severities: dict[str, Severity | None] = {}
        for name, value in override.rules.items():
            route: Route = ("overrides", index, "rules", name)
            rule = self._find(name, route)
            if rule is None:
                continue
            severities[rule.code] = self._read_severity(rule, self._severity_in(rule, value, route), route)
        return PathSetting(override.paths, severities)

    def _severity_in(self, rule: Rule, value: Any, route: Route) -> Any:
        """Return the severity that an override states; other options can't be set for some files only."""
        if not isinstance(value, dict):
            return value
        for key in value:
            if key != "severity":
                at = Place(self.settings.path, (*route, key), Part.KEY)
                self._problem(UnknownOption(at, rule.name, key, ("severity",)))
        return value.get("severity", rule.severity.value)

    def _find(self, name: str, route: Route) -> Rule | None:
        if self.book.lacks(name):
            at = Place(self.settings.path, route, Part.KEY)
            self._problem(UnknownRule(at, name, nearest(name, self.book.names)))
        return self.book.find(name)

    def _at(self, *route: str | int) -> Place:
        return self.settings.at(*route)

    def _problem(self, problem: Problem) -> None:
        self.problems.append(problem)


def _default(rule: Rule, edition: str) -> RuleSetting:
    is_known = EDITIONS.index(rule.since) <= EDITIONS.index(edition)
    return RuleSetting(rule.severity if is_known else None, rule.options())

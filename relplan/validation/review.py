"""The review of a plan: every rule run once, waivers applied, findings in order."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from relplan.analysis.study import Study
from relplan.diagnostics.finding import Finding, Found, slot_values
from relplan.diagnostics.severity import Severity
from relplan.model.settings import Language
from relplan.rules.configuration import Configuration, read_configuration
from relplan.rules.plan_book import book_of
from relplan.source.place import Part
from relplan.validation.waivers import Waiver, read_waivers, unused_problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from relplan.diagnostics.book import RuleBook
    from relplan.diagnostics.rule import Check, Rule
    from relplan.plan.plan import Plan
    from relplan.source.place import Place
    from relplan.source.problems import Problem


class FailedRuleError(Exception):
    """A rule of an installed package failed."""

    def __init__(self, rule: Rule, reason: str) -> None:
        super().__init__(
            f'the rule "{rule.code} {rule.name}" of the package "{rule.package}" failed, '
            f"{reason}; mend the package or uninstall it"
        )


@dataclass(frozen=True)
class Selection:
    """The rules that a run is about; all of them unless some are named."""

    select: frozenset[str] = frozenset()
    """Codes, or beginnings of codes, of rules to run; all when empty."""
    ignore: frozenset[str] = frozenset()
    """Codes, or beginnings of codes, of rules to leave out."""

    def takes(self, rule: Rule) -> bool:
        """Tell whether a rule is to be run."""
        is_selected = not self.select or any(rule.code.startswith(code) for code in self.select)
        return is_selected and not any(rule.code.startswith(code) for code in self.ignore)


@dataclass(frozen=True)
class Review:
    """What the rule book has to say about a plan, as it may be shown."""

    study: Study
    findings: tuple[Finding, ...]
    """What is to be mended, by file, line and rule."""
    waived: tuple[tuple[Finding, Waiver], ...]
    """What somebody accepts."""
    suspended: tuple[Rule, ...]
    """Rules that could not be run, since something they need can't be read."""
    rules_run: int
    configuration: Configuration

    @property
    def plan(self) -> Plan:
        """The plan reviewed."""
        return self.study.plan

    def count(self, severity: Severity) -> int:
        """Count the findings of a severity."""
        return sum(finding.severity is severity for finding in self.findings)


def review_plan(plan: Plan, as_of: date, selection: Selection | None = None, book: RuleBook | None = None) -> Review:
    """Hold a plan against a rule book; when none is given, against the built-in rules and its own.

    `as_of` is the day it is read on.
    """
    chosen = selection or Selection()
    rules = book or book_of(plan)
    study = Study(plan, as_of)
    configuration = read_configuration(plan.settings, rules)
    waivers = read_waivers(plan, rules, configuration, as_of)
    runner = _Runner(study, rules, configuration, chosen)
    findings = [*runner.run_checks(), *runner.describe([*plan.problems, *rules.problems, *configuration.problems])]
    kept, waived, unused = waivers.split(_in_order(plan, findings))
    needless = [] if any(finding.severity is Severity.ERROR for finding in kept) else runner.needless(unused)
    kept += runner.describe([*waivers.problems, *(unused_problem(waiver) for waiver in needless)])
    hide = study.veil.hide
    study.veil.keep(rules.foreign)
    return Review(
        study=study.shown,
        findings=hide(_in_order(plan, kept)),
        waived=hide(tuple(waived)),
        suspended=hide(tuple(runner.suspended)),
        rules_run=runner.rules_run,
        configuration=hide(configuration),
    )


_READING = ("SYN", "SCH", "CFG")
"""Families that tell what can't be read."""


class _Runner:
    """Runs the rules that are on."""

    def __init__(self, study: Study, book: RuleBook, configuration: Configuration, selection: Selection) -> None:
        self._study = study
        self._book = book
        self._configuration = configuration
        self._selection = selection
        self.suspended: list[Rule] = []
        self.rules_run = 0

    def run_checks(self) -> Iterator[Finding]:
        """Run every check, except those whose answer would be wrong for what can't be read."""
        for rule in self._book.rules:
            if not self._is_on(rule):
                continue
            if self._study.lacking(rule.needs):
                self.suspended.append(rule)
                continue
            self.rules_run += 1
            if rule.check is not None:
                options = self._configuration.settings[rule.code].options
                check = rule.check if not rule.package else _guarded(rule)
                yield from self._findings(rule, check(self._study, options))

    def describe(self, problems: Iterable[Problem]) -> Iterator[Finding]:
        """Put problems into words, by the rule that each belongs to."""
        for problem in problems:
            rule = self._book.by_problem[type(problem)]
            if self._is_due(rule) and rule.describe is not None:
                yield from self._findings(rule, [rule.describe(problem)])

    def _is_due(self, rule: Rule) -> bool:
        """Tell whether a rule has its say: it is on, or it says why rules that are on could not be run."""
        return self._is_on(rule) or (bool(self.suspended) and rule.family in _READING)

    def needless(self, unused: Iterable[Waiver]) -> Iterator[Waiver]:
        """Leave out waivers of rules that were not run: nobody knows whether they are needed."""
        return (w for w in unused if self._is_on(w.rule) and w.rule not in self.suspended)

    def _is_on(self, rule: Rule) -> bool:
        is_set = self._configuration.settings[rule.code].severity is not None
        return self._selection.takes(rule) and self._is_lawful(rule) and (is_set or self._is_on_somewhere(rule))

    def _is_lawful(self, rule: Rule) -> bool:
        """Tell whether the law that a rule warns of holds for the plan on the day it is read."""
        places = self._study.plan.settings.value.law
        return rule.law is None or rule.law.holds(places, self._study.as_of)

    def _is_on_somewhere(self, rule: Rule) -> bool:
        return any(setting.severities.get(rule.code) for setting in self._configuration.by_path)

    def _findings(self, rule: Rule, all_found: Iterable[Found]) -> Iterator[Finding]:
        for found in all_found:
            severity = self._configuration.severity(rule, found.at.path)
            if severity is not None:
                yield Finding(rule, severity, found, _fingerprint(self._study.plan, rule, found))


def _guarded(rule: Rule) -> Check:
    """Return the check of a package's rule, that says whose fault it is when it fails, in its sentences too."""

    def check(study: Study, options: Any) -> Iterator[Found]:
        assert rule.check is not None
        try:
            found = list(rule.check(study, options))
            for one in found:
                _try_out(study.plan, Finding(rule, rule.severity, one, ""))
        except Exception as error:
            raise FailedRuleError(rule, study.veil.hide(f"{type(error).__name__}: {error}")) from error
        return iter(found)

    return check


def _try_out(plan: Plan, finding: Finding) -> None:
    """Look for every place of a finding, and say all that there is to say of it."""
    for place in (finding.at, *(related.at for related in finding.found.related)):
        plan.locate(place)
    for language in Language:
        finding.message(language)
        finding.label(language)
        finding.remedy(language)
        for related in finding.found.related:
            finding.note(related, language)


def _in_order(plan: Plan, findings: list[Finding]) -> tuple[Finding, ...]:
    """Sort findings by place, and give those that are alike fingerprints of their own."""
    seen: dict[str, int] = {}
    ordered = []
    for finding in sorted(findings, key=lambda one: _sort_key(plan, one)):
        count = seen[finding.fingerprint] = seen.get(finding.fingerprint, 0) + 1
        mark = finding.fingerprint if count == 1 else f"{finding.fingerprint}-{count}"
        ordered.append(Finding(finding.rule, finding.severity, finding.found, mark))
    return tuple(ordered)


def _sort_key(plan: Plan, finding: Finding) -> tuple[str, int, int, str, str]:
    line, column = plan.locate(finding.at)
    return (
        finding.at.path,
        line,
        column,
        finding.rule.code,
        str(sorted(slot_values(finding.found.values).items(), key=str)),
    )


def _fingerprint(plan: Plan, rule: Rule, found: Found) -> str:
    objects = "+".join(sorted(found.objects)) or found.at.path
    route, value = _steady_route(plan, found.at)
    identity = (value,) if found.identity is None else found.identity
    return hashlib.sha256("|".join((rule.code, objects, route, *identity)).encode()).hexdigest()[:20]


_NAMING_KEYS = ("id", "message", "task", "rule", "scenario")
"""The keys by which elements of lists are told apart: ids, never texts that may be reworded."""


def _steady_route(plan: Plan, at: Place) -> tuple[str, str]:
    """Return a route that stays the same when lists are reordered, and the value it leads to; none at a key."""
    document = plan.documents.get(at.path)
    here: Any = document.data if document else None
    names = []
    for step in at.route:
        here = _step_into(here, step)
        names.append(_name_of(here) if isinstance(step, int) else step)
    is_text = at.part is Part.VALUE and not isinstance(here, (dict, list))
    return "/".join(names), str(here) if is_text else ""


def _step_into(data: Any, step: str | int) -> Any:
    if isinstance(data, dict):
        return data.get(step)
    if isinstance(data, list) and isinstance(step, int) and step < len(data):
        return data[step]
    return None


def _name_of(element: Any) -> str:
    """Name an element of a list by what it says of itself."""
    if isinstance(element, dict):
        return next((str(element[key]) for key in _NAMING_KEYS if key in element), "*")
    return "*"

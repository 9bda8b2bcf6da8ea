"""The review of a plan: every rule run once, waivers applied, findings in order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from relplan.analysis.calendar import TooManySendsError
from relplan.analysis.study import Study
from relplan.diagnostics.finding import Finding, Found
from relplan.diagnostics.severity import Severity
from relplan.model.settings import Language
from relplan.rules.configuration import Configuration, read_configuration
from relplan.rules.plan_book import book_of
from relplan.validation.objections import Objections
from relplan.validation.telling import Telling
from relplan.validation.waivers import Waiver, read_waivers, unused_problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from relplan.diagnostics.book import RuleBook
    from relplan.diagnostics.rule import Check, Rule
    from relplan.plan.plan import Plan
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

    def by_ids(self) -> Review:
        """Return the review as those read it who edit files: objects are called by their ids."""
        waived = tuple((finding.by_ids(), waiver) for finding, waiver in self.waived)
        return replace(self, findings=tuple(finding.by_ids() for finding in self.findings), waived=waived)

    @property
    def plan(self) -> Plan:
        """The plan reviewed."""
        return self.study.plan

    def count(self, severity: Severity) -> int:
        """Count the findings of a severity."""
        return sum(finding.count for finding in self.findings if finding.severity is severity)

    @property
    def waived_count(self) -> int:
        """Count the findings that somebody accepts."""
        return sum(finding.count for finding, _ in self.waived)


def review_plan(plan: Plan, as_of: date, selection: Selection | None = None, book: RuleBook | None = None) -> Review:
    """Hold a plan against a rule book; when none is given, against the built-in rules and its own.

    `as_of` is the day it is read on.
    """
    chosen = selection or Selection()
    rules = book or book_of(plan)
    configuration = read_configuration(plan.settings, rules)
    study = Study(plan, as_of, Objections(rules, configuration).rule_against)
    waivers = read_waivers(plan, rules, configuration, as_of)
    runner = _Runner(study, rules, configuration, chosen)
    telling = Telling(plan)
    telling.take(waivers.judge(runner.run_checks()))
    telling.take(waivers.judge(runner.describe((*plan.problems, *rules.problems, *configuration.problems))))
    needless = () if Severity.ERROR in telling.severities else runner.needless(waivers.unused())
    doubtful = runner.describe((*waivers.problems, *(unused_problem(waiver) for waiver in needless)))
    telling.take((finding, None) for finding in doubtful)
    told = list(telling.tell())
    hide = study.veil.hide
    study.veil.keep(rules.foreign)
    return Review(
        study=study.shown,
        findings=hide(tuple(finding for finding, waiver in told if waiver is None)),
        waived=hide(tuple((finding, waiver) for finding, waiver in told if waiver is not None)),
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
            rule, found = self._book.tell(problem)
            if self._is_due(rule):
                yield from self._findings(rule, [found])

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
                yield Finding(rule, severity, found, "")


def _guarded(rule: Rule) -> Check:
    """Return the check of a package's rule, that says whose fault it is when it fails, in its sentences too."""

    def check(study: Study, options: Any) -> Iterator[Found]:
        assert rule.check is not None
        try:
            found = list(rule.check(study, options))
            for one in found:
                _try_out(study.plan, Finding(rule, rule.severity, one, ""))
        except TooManySendsError:
            raise
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

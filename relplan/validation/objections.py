"""What rules would object to days that are proposed for sends: a remedy makes no finding of another rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from relplan.diagnostics.finding import slot_values
from relplan.diagnostics.severity import Severity
from relplan.validation.telling import fingerprint_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from relplan.analysis.study import Study
    from relplan.diagnostics.book import RuleBook
    from relplan.diagnostics.rule import Rule
    from relplan.plan.plan import Plan
    from relplan.rules.configuration import Configuration


class Objections:
    """Asks the rules that hang on the days of sends, as the plan sets them, whichever of them a run is about.

    Rules of installed packages are not asked: they may fail.
    """

    def __init__(self, book: RuleBook, configuration: Configuration) -> None:
        self._rules = [rule for rule in book.rules if rule.hangs_on_days and not rule.package]
        self._configuration = configuration
        self._now: dict[str, Mapping[str, Any]] | None = None

    def rule_against(self, study: Study, moved: Plan) -> str:
        """Name a rule with an error or a warning on a plan whose sends are moved that isn't there now, or less so.

        Empty when there is none.
        """
        if self._now is None:
            self._now = {mark: values for rule in self._rules for mark, values in self._told(rule, study)}
        after = study.of_moved(moved)
        for rule in self._rules:
            for mark, values in self._told(rule, after):
                if mark not in self._now or _has_grown(values, self._now[mark]):
                    return rule.name
        return ""

    def _told(self, rule: Rule, study: Study) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Yield what a rule finds that is no mere remark, with what tells it from other findings."""
        law = rule.law
        if study.lacking(rule.needs) or (law and not law.holds(study.plan.settings.value.law, study.as_of)):
            return
        assert rule.check is not None
        for found in rule.check(study, self._configuration.settings[rule.code].options):
            if self._configuration.severity(rule, found.at.path) in (Severity.ERROR, Severity.WARNING):
                yield fingerprint_of(study.plan, rule, found), slot_values(found.values)


def _has_grown(values: Mapping[str, Any], before: Mapping[str, Any]) -> bool:
    """Tell whether a number of a finding is greater than it was."""
    return any(isinstance(value, int) and value > (before[name] or 0) for name, value in values.items())

"""A rule book: the rules that a plan is held against, and how they are called."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Found, Further
from relplan.source.problems import FurtherProblems

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from relplan.diagnostics.rule import Rule
    from relplan.source.problems import Problem


@dataclass(frozen=True)
class RuleBook:
    """Rules in the order in which they are listed; codes and names are unique, whatever their case."""

    rules: tuple[Rule, ...]
    problems: tuple[Problem, ...] = ()
    """What is wrong with the rules that a plan has of its own."""
    lost: frozenset[str] = frozenset()
    """Codes and names of rules that the plan means to have and that can't be read."""
    is_whole: bool = True
    """Whether every rule of the plan is at least known by name."""

    @cached_property
    def _by_name(self) -> Mapping[str, Rule]:
        return {key: rule for rule in self.rules for key in (rule.code.lower(), rule.name.lower())}

    @property
    def foreign(self) -> tuple[Rule, ...]:
        """Return the rules that are not of the plan's own."""
        return tuple(rule for rule in self.rules if rule.place is None)

    @cached_property
    def by_problem(self) -> Mapping[type[Problem], Rule]:
        """Return the rule that puts each kind of problem into words."""
        return {rule.problem: rule for rule in self.rules if rule.problem}

    def tell(self, problem: Problem) -> tuple[Rule, Found]:
        """Return a problem as what the rule that it belongs to has found."""
        if isinstance(problem, FurtherProblems):
            return self.by_problem[problem.kind], Found(problem.at, Further(problem.count))
        rule = self.by_problem[type(problem)]
        assert rule.describe is not None
        return rule, rule.describe(problem)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Return every code and name that a rule may be called by."""
        return tuple(name for rule in self.rules for name in (rule.code, rule.name))

    @cached_property
    def families(self) -> frozenset[str]:
        """Return the letters of every family."""
        return frozenset(rule.family for rule in self.rules)

    def find(self, name: str) -> Rule | None:
        """Return the rule with a code or a name."""
        return self._by_name.get(name.lower())

    def lacks(self, name: str) -> bool:
        """Tell whether no rule is called so; not while a rule that can't be read may be meant."""
        return self.is_whole and self.find(name) is None and name.lower() not in self.lost

    def with_rules(self, rules: Iterable[Rule]) -> RuleBook:
        """Return a book with further rules after those of this one."""
        return RuleBook((*self.rules, *rules), self.problems, self.lost, self.is_whole)

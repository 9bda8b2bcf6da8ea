"""Waivers: findings that somebody accepts, in comments and in `waivers.yaml`, for a reason and a time."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from relplan.model.kinds import Kind
from relplan.model.quantities import QuantityError, parse_day
from relplan.plan.spelling import nearest
from relplan.rules.problems import (
    ExpiredWaiver,
    LockedRule,
    MalformedWaiver,
    UnknownWaivedObject,
    UnknownWaivedRule,
    UnusedWaiver,
    WaiverWithoutReason,
)
from relplan.source.place import Place, Route
from relplan.validation.comments import Comment, find_comments

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from relplan.diagnostics.book import RuleBook
    from relplan.diagnostics.finding import Finding
    from relplan.diagnostics.rule import Rule
    from relplan.plan.plan import Item, Plan
    from relplan.rules.configuration import Configuration
    from relplan.source.problems import Problem

_GRAMMAR = re.compile(
    r"ignore\[(?P<rules>[^\]]+)\](?:\s+until=(?P<until>\S+))?(?:\s+--\s*(?P<reason>.*))?", re.IGNORECASE
)

Key = str | tuple[str, Route]
"""An object, or a node of a file."""


def _keys(finding: Finding) -> Iterator[Key]:
    """Yield every node that a finding stands in, and every object it is about."""
    at = finding.at
    for depth in range(len(at.route) + 1):
        yield at.path, at.route[:depth]
    yield from finding.found.objects


@dataclass(frozen=True, slots=True)
class AcceptedNode:
    """Findings of a rule in one node of one file."""

    path: str
    route: Route

    @property
    def key(self) -> Key:
        """Something that each of its findings has."""
        return self.path, self.route

    def covers(self, finding: Finding) -> bool:
        """Tell whether a finding stands in the node."""
        at = finding.at
        return at.path == self.path and at.span is None and at.route[: len(self.route)] == self.route


@dataclass(frozen=True, slots=True)
class AcceptedObjects:
    """Findings of a rule about some objects."""

    refs: tuple[str, ...]

    @property
    def key(self) -> Key:
        """Something that each of its findings has."""
        return self.refs[0]

    def covers(self, finding: Finding) -> bool:
        """Tell whether a finding is about all of the objects."""
        return set(self.refs) <= set(finding.found.objects)


@dataclass(frozen=True, slots=True)
class Waiver:
    """One rule's findings accepted in one place or for some objects."""

    rule: Rule
    at: Place
    scope: AcceptedNode | AcceptedObjects
    reason: str
    until: date | None
    approved_by: str = ""

    def covers(self, finding: Finding) -> bool:
        """Tell whether a finding is accepted by this waiver."""
        return finding.rule is self.rule and self.scope.covers(finding)


@dataclass
class Waivers:
    """The waivers that hold, and what is wrong with those that don't."""

    valid: list[Waiver] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    _used: set[int] = field(default_factory=set)

    @cached_property
    def _by_key(self) -> Mapping[tuple[str, Key], list[int]]:
        by_key: dict[tuple[str, Key], list[int]] = {}
        for index, waiver in enumerate(self.valid):
            by_key.setdefault((waiver.rule.code, waiver.scope.key), []).append(index)
        return by_key

    def judge(self, findings: Iterable[Finding]) -> Iterator[tuple[Finding, Waiver | None]]:
        """Yield each finding with the first waiver that accepts it; none when it is to be mended."""
        for finding in findings:
            near = (index for key in _keys(finding) for index in self._by_key.get((finding.rule.code, key), ()))
            covering = [index for index in near if self.valid[index].covers(finding)] if self.valid else []
            self._used.update(covering)
            yield finding, self.valid[min(covering)] if covering else None

    def unused(self) -> Iterator[Waiver]:
        """Yield the waivers that have accepted nothing."""
        return (waiver for index, waiver in enumerate(self.valid) if index not in self._used)


def read_waivers(plan: Plan, book: RuleBook, configuration: Configuration, as_of: date) -> Waivers:
    """Read every waiver of a plan."""
    found = Waivers()
    for waiver in [*_from_comments(plan, book, found.problems), *_from_file(plan, book, found.problems)]:
        lock = configuration.settings[waiver.rule.code].lock
        if lock is not None:
            found.problems.append(LockedRule(waiver.at, waiver.rule.name, lock))
        elif not waiver.reason:
            found.problems.append(WaiverWithoutReason(waiver.at, waiver.rule.name))
        elif waiver.until is not None and waiver.until < as_of:
            found.problems.append(ExpiredWaiver(waiver.at, waiver.rule.name, waiver.until.isoformat()))
        else:
            found.valid.append(waiver)
    return found


def unused_problem(waiver: Waiver) -> UnusedWaiver:
    """Return what is wrong with a waiver that nothing needs."""
    return UnusedWaiver(waiver.at, waiver.rule.name)


def _from_comments(plan: Plan, book: RuleBook, problems: list[Problem]) -> Iterator[Waiver]:
    for document in plan.documents.values():
        for comment in find_comments(document):
            yield from _read_comment(comment, book, problems)


def _read_comment(comment: Comment, book: RuleBook, problems: list[Problem]) -> Iterator[Waiver]:
    found = _GRAMMAR.fullmatch(comment.text)
    until = _read_day(found["until"]) if found else None
    if found is None or comment.about is None or (found["until"] and until is None):
        problems.append(MalformedWaiver(comment.at, comment.text))
        return
    scope = AcceptedNode(comment.at.path, comment.about)
    for name in (part.strip() for part in found["rules"].split(",")):
        rule = book.find(name)
        if book.lacks(name):
            problems.append(UnknownWaivedRule(comment.at, name, nearest(name, book.names)))
        elif rule is not None:
            yield Waiver(rule, comment.at, scope, (found["reason"] or "").strip(), until)


def _read_day(text: str | None) -> date | None:
    try:
        return parse_day(text) if text else None
    except QuantityError:
        return None


def _from_file(plan: Plan, book: RuleBook, problems: list[Problem]) -> Iterator[Waiver]:
    for item in plan.waivers:
        written = item.value
        rule = book.find(written.rule)
        if book.lacks(written.rule):
            problems.append(UnknownWaivedRule(item.at("rule"), written.rule, nearest(written.rule, book.names)))
        if rule is None:
            continue
        unknown = list(_unknown_objects(plan, item))
        problems += unknown
        if not unknown:
            yield Waiver(
                rule,
                item.at("rule"),
                AcceptedObjects(written.objects),
                written.reason,
                written.until,
                written.approved_by,
            )


def _unknown_objects(plan: Plan, item: Item[object]) -> Iterator[Problem]:
    for index, ref in enumerate(getattr(item.value, "objects", ())):
        kind, _, ident = ref.partition("/")
        is_kind = kind in list(Kind)
        if not is_kind:
            yield UnknownWaivedObject(item.at("objects", index), ref, _refs_like(plan, ref))
        elif Kind(kind) not in plan.unread and not plan.knows(Kind(kind), ident):
            close = tuple(f"{kind}/{near}" for near in nearest(ident, plan.ids(Kind(kind))))
            yield UnknownWaivedObject(item.at("objects", index), ref, close)


def _refs_like(plan: Plan, ref: str) -> tuple[str, ...]:
    """Return the objects whose id is what was given without its kind."""
    last = ref.rpartition("/")[2]
    return tuple(f"{kind}/{last}" for kind in plan.declared if last in plan.declared[kind])

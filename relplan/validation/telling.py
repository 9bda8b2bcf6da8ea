"""What is told of all that the rules find: in order, each with its fingerprint, and of what is alike the first."""

from __future__ import annotations

import hashlib
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from relplan.diagnostics.finding import Finding, Found, Further, slot_values
from relplan.source.place import START_OF_FILE, Part, Place
from relplan.source.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relplan.diagnostics.rule import Rule
    from relplan.diagnostics.severity import Severity
    from relplan.plan.plan import Plan
    from relplan.validation.waivers import Waiver

Judged = tuple[Finding, "Waiver | None"]
"""A finding, and the waiver that accepts it; none when it is to be mended."""


class _Alike(NamedTuple):
    """What findings of one rule in one file have in common."""

    path: str
    rule: Rule
    severity: Severity
    waiver: Waiver | None


class Telling:
    """Takes findings as they come, keeps the first of those that are alike, and counts the others."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._kept: list[Judged] = []
        self._tally: Tally[_Alike] = Tally()
        self.severities: set[Severity] = set()
        """How serious what is to be mended is, kept or not."""

    def take(self, all_judged: Iterable[Judged]) -> None:
        """Take some findings; of one that counts others, the number."""
        for finding, waiver in all_judged:
            alike = _alike(finding, waiver)
            if waiver is None:
                self.severities.add(finding.severity)
            if isinstance(finding.found.values, Further):
                self._tally.leave_out(alike, finding.count)
            elif self._tally.lets_through(alike):
                self._kept.append((finding, waiver))

    def tell(self) -> Iterator[Judged]:
        """Yield the findings kept by place, those that are alike with fingerprints of their own.

        After the last of one kind in a file comes the number of those that are not kept.
        """
        seen: dict[str, int] = {}
        for finding, waiver in self._in_order():
            mark = fingerprint_of(self._plan, finding.rule, finding.found)
            count = seen[mark] = seen.get(mark, 0) + 1
            told = mark if count == 1 else f"{mark}-{count}"
            yield Finding(finding.rule, finding.severity, finding.found, told), waiver

    def _in_order(self) -> Iterator[Judged]:
        ordered = sorted(((_sort_key(self._plan, one[0]), one) for one in self._kept), key=itemgetter(0))
        last = {_alike(*judged): judged[0].at for _, judged in ordered}
        for alike, count in self._tally.left_out():
            at = last.get(alike) or Place(alike.path, span=START_OF_FILE)
            further = Finding(alike.rule, alike.severity, Found(at, Further(count)), "")
            ordered.append((_sort_key(self._plan, further), (further, alike.waiver)))
        return (judged for _, judged in sorted(ordered, key=itemgetter(0)))


def _alike(finding: Finding, waiver: Waiver | None) -> _Alike:
    return _Alike(finding.at.path, finding.rule, finding.severity, waiver)


def _sort_key(plan: Plan, finding: Finding) -> tuple[str, int, int, str, bool, str]:
    line, column = plan.locate(finding.at)
    return (
        finding.at.path,
        line,
        column,
        finding.rule.code,
        isinstance(finding.found.values, Further),
        str(sorted(slot_values(finding.found.values).items(), key=str)),
    )


def fingerprint_of(plan: Plan, rule: Rule, found: Found) -> str:
    """Return what stays the same as long as the same is wrong with the same objects."""
    objects = "+".join(sorted(found.objects)) or found.at.path
    if isinstance(found.values, Further):
        return _digest(rule.code, objects, "further")
    route, value = _steady_route(plan, found.at)
    identity = (value,) if found.identity is None else found.identity
    return _digest(rule.code, objects, route, *identity)


def _digest(*parts: str) -> str:
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:20]


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

"""What can be searched for in the HTML forms: every named thing, and its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from relplan.model.kinds import Kind
from relplan.model.programme import Programme
from relplan.report.forms.embed import embed_json
from relplan.report.forms.known_by import find_known_by
from relplan.report.views.names import Names
from relplan.report.views.pieces import Away, Chip, Fact, Link, Pill, Plain, Source, Table, anchor_of

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator

    from markupsafe import Markup

    from relplan.model.objectives import Objective
    from relplan.plan.plan import Plan
    from relplan.report.edition import Edition
    from relplan.report.text.words import Words

SEARCHED = (
    *("section", Kind.PROGRAMME, Kind.SCENARIO, Kind.CAMPAIGN, Kind.OBJECTIVE, "month"),
    *(Kind.OFFER, Kind.PERSONA, Kind.JOURNEY, Kind.WORKSTREAM, Kind.SEGMENTATION, Kind.SEGMENT),
    *("map", "tree", Kind.MOMENT, Kind.KPI, Kind.CHANNEL, Kind.STORE, Kind.EVENT, Kind.ATTRIBUTE, Kind.SOURCE),
    *(Kind.COMMUNICATION, Kind.CONSENT, Kind.SENDER, Kind.DEDUPLICATION, Kind.TERM),
)
"""What is found, by the beginning of its anchor, what a reader looks for most first; `search_kind.KIND` names each."""
_LONGEST = 160
"""As many characters of a name as a result shows."""


@dataclass(frozen=True, slots=True)
class Target:
    """Something that can be found."""

    name: str
    kind: str
    """What it is, in the report's language, and what it stands in where it has no place of its own."""
    address: str
    """The way there, from the page or from the folder of the site."""
    rank: int
    """What is found comes in the order of these, where it answers equally well."""
    known_by: tuple[str, ...]
    """What else it is found by: who answers for it, and the months in which it sends."""


@dataclass(frozen=True, slots=True)
class SearchView:
    """Everything that can be found, and what is said of a search."""

    targets: tuple[Target, ...]
    said: Mapping[str, str]
    """Sentences by how many are found, with `{count}` and `{total}` left open."""

    @property
    def data(self) -> Mapping[str, Any]:
        """Return it as the script reads it."""
        rows = [[one.name, one.kind, one.address, one.rank, *one.known_by] for one in self.targets]
        return {"said": self.said, "targets": rows}

    @property
    def json(self) -> Markup:
        """Return it as a script element may hold it."""
        return embed_json(self.data)


@dataclass(frozen=True, slots=True)
class _Found:
    """A target whose way isn't known yet."""

    name: str
    kind: str
    anchor: str
    rank: int
    known_by: tuple[str, ...] = ()


def view_search(edition: Edition, address: Callable[[str], str]) -> SearchView:
    """List the sections of a report and the objects that its views show, then moments and KPIs where they are used.

    `address` says where an anchor is.
    """
    words = edition.words
    shown = {anchor: name for name, anchor in find_anchors(edition.shown)}
    known_by = find_known_by(edition)
    found = (
        *(
            _Found(title, words("search_kind.section"), name, _rank_of("section"))
            for name, title in edition.titles.items()
        ),
        *(
            _Found(_shorten(name), _name_kind(anchor, words), anchor, _rank_of(anchor), known_by.get(anchor, ()))
            for anchor, name in shown.items()
        ),
        *_used(edition.plan, shown, words),
    )
    keys = {"none": "search.none", "some": "search.some", "one": "search.one", "more": "search.more"}
    said = {count: words(key, count="{count}", total="{total}") for count, key in keys.items()}
    targets = (Target(one.name, one.kind, address(one.anchor), one.rank, one.known_by) for one in found)
    return SearchView(tuple(targets), said)


def find_anchors(view: Any) -> list[tuple[str, str]]:
    """Return the name and the anchor of everything in a view that has a place of its own in the page, in order."""
    found: list[tuple[str, str]] = []
    left = [view]
    while left:
        one = left.pop()
        if isinstance(one, tuple):
            left.extend(reversed(one))
        elif isinstance(one, Mapping):
            left.extend(reversed(tuple(one.values())))
        elif names := _parts_of(cast("Hashable", type(one))):
            if anchor := getattr(one, "anchor", ""):
                found.append((_title_of(one), anchor))
            left.extend([getattr(one, name) for name in reversed(names)])
    return found


_PLACELESS = (Plain, Link, Away, Chip, Source, Pill, Fact, Table)
"""Views that have no place of their own, nor anything in them that has."""


@cache
def _parts_of(kind: Hashable) -> tuple[str, ...]:
    """Return the fields of a view; none where no place can be found."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) and kind not in _PLACELESS else ()


def _title_of(view: Any) -> str:
    title = view.title if hasattr(view, "title") else view.name
    return title if isinstance(title, str) else str(title.text)


def _name_kind(anchor: str, words: Words) -> str:
    return words(f"search_kind.{_kind_of(anchor)}")


def _kind_of(anchor: str) -> str:
    kind = anchor.partition("-")[0]
    return kind if kind in SEARCHED else "section"


def _rank_of(anchor: str) -> int:
    return SEARCHED.index(_kind_of(anchor))


def _used(plan: Plan, shown: Mapping[str, str], words: Words) -> Iterator[_Found]:
    """Yield moments and KPIs at each shown object that uses them: they have no sheet of their own."""
    names = Names(plan, words)
    for ident, scenario in plan.scenarios.items():
        anchor = anchor_of(Kind.SCENARIO, ident)
        if anchor in shown and scenario.value.trigger is not None:
            moment = names.text(Kind.MOMENT, scenario.value.trigger.moment)
            yield _within(moment, Kind.MOMENT, anchor, shown, words)
    for kind, items in ((Kind.OBJECTIVE, plan.objectives), (Kind.PROGRAMME, plan.programmes)):
        for ident, item in items.items():
            anchor = anchor_of(kind, ident)
            if anchor in shown:
                kpis = dict.fromkeys(_kpis_of(item.value))
                yield from (_within(names.kpi(kpi), Kind.KPI, anchor, shown, words) for kpi in kpis)


def _kpis_of(value: Objective | Programme) -> Iterator[str]:
    """Yield the ids of the KPIs that an objective or a programme is measured by."""
    if isinstance(value, Programme):
        yield from (one.kpi for one in (value.objective, *value.secondary_objectives) if one is not None and one.kpi)
    else:
        yield from (one.kpi for one in value.key_results)


def _within(name: str, kind: Kind, anchor: str, shown: Mapping[str, str], words: Words) -> _Found:
    said = words("search.within", kind=words(f"search_kind.{kind}"), name=_shorten(shown[anchor]))
    return _Found(_shorten(name), said, anchor, SEARCHED.index(kind))


def _shorten(name: str) -> str:
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"

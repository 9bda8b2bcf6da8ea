"""From a tree of files to a plan, whatever is wrong with them: nothing stops at the first problem."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from relplan.model.kinds import Kind
from relplan.plan.catalogue import load_kpi_catalogue
from relplan.plan.extensions import PREFIX, split_extensions
from relplan.plan.fragments import as_written
from relplan.plan.identity import Declarations
from relplan.plan.layout import (
    FILES,
    FOLDERS,
    SETTINGS_FILE,
    FileKind,
    Shape,
    file_id,
    file_kind,
    meant_folder,
    meant_path,
)
from relplan.plan.plan import Item, Plan
from relplan.plan.problems import MisplacedFile, NestedPlan, RedefinedKpi, UnknownKey, UnreadFile, WrongType
from relplan.plan.sections import ids_in, leads_to, objects_in
from relplan.plan.settings import check_settings, half_read_settings
from relplan.plan.shape import Shaped, shape_element, write_value
from relplan.plan.strangers import is_left_out, is_of_other_tool, left_out
from relplan.source.document import Document, read_document
from relplan.source.place import START_OF_FILE, Part, Place, Route
from relplan.source.problems import CutValue, DuplicateKey, FurtherProblems, MergeKey, Problem, UnknownAlias
from relplan.source.tally import Tally
from relplan.source.tree import SourceFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relplan.source.tree import Tree

_LOSING = (DuplicateKey, MergeKey, UnknownAlias)
"""Problems for which a part of a file is let go, with the ids that it may declare."""


class NoPlanError(Exception):
    """There is no plan where one was looked for."""

    def __init__(self, label: str) -> None:
        super().__init__(f'"{label}" holds no plan: there is no {SETTINGS_FILE} in it')


def load_plan(tree: Tree) -> Plan:
    """Read every file of a tree; raises `NoPlanError` when it holds no settings."""
    with _collector_off():
        loader = _Loader(tree.label)
        files = list(tree.files())
        patterns = left_out(files)
        for found in files:
            path = found.path if isinstance(found, SourceFile) else found.at.path
            if is_left_out(path, patterns):
                continue
            if isinstance(found, SourceFile):
                loader.take_file(found)
            else:
                loader.take_unreadable(found)
        return loader.finish()


@contextmanager
def _collector_off() -> Iterator[None]:
    """Keep the garbage collector from walking what is all going to stay."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()


class Problems:
    """What is wrong with a plan: of each kind the first in each file, and how many there are beside them."""

    def __init__(self) -> None:
        self._told: list[Problem] = []
        self._tally: Tally[tuple[str, type[Problem]]] = Tally()

    def append(self, problem: Problem) -> None:
        """Take a problem."""
        path = problem.at.path
        if isinstance(problem, FurtherProblems):
            self._tally.leave_out((path, problem.kind), problem.count)
        elif self._tally.lets_through((path, type(problem))):
            self._told.append(problem)

    def extend(self, problems: Iterable[Problem]) -> None:
        """Take some problems."""
        for problem in problems:
            self.append(problem)

    def told(self) -> list[Problem]:
        """Return those that are told, and the number of the others."""
        left_out = self._tally.left_out()
        further = (FurtherProblems(Place(path, span=START_OF_FILE), kind, n) for (path, kind), n in left_out)
        return [*self._told, *further]


class _Loader:
    """Takes files one by one and puts their objects where they belong."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._documents: dict[str, Document] = {}
        self._problems = Problems()
        self._items: dict[Kind, dict[str, Item[Any]]] = {}
        self._remains: list[Item[Any]] = []
        self._declarations = Declarations()
        self._incomplete: set[Kind] = set()
        self._unread: set[Kind] = set()
        self._waivers: list[Item[Any]] = []
        self._overlaps: list[Item[Any]] = []
        self._extensions: dict[str, dict[Route, Any]] = {}
        self._strangers: list[str] = []
        self._has_settings = False

    def take_file(self, file: SourceFile) -> None:
        """Read a file and index what it holds."""
        kind = file_kind(file.path)
        if kind is None:
            self._keep_text(file)
            self._strangers.append(file.path)
            return
        self._has_settings = self._has_settings or file.path == SETTINGS_FILE
        if kind.shape is Shape.OBJECT:
            self._declarations.declare(kind.kind, file_id(file.path), Place(file.path, span=START_OF_FILE))
        document, problems = read_document(file)
        self._problems.extend(problems)
        if problems:
            self._incomplete.update(kind.kinds)
        if document is None or any(isinstance(problem, _LOSING) for problem in problems):
            self._suspend(kind)
        if document is None:
            self._keep_text(file)
            return
        self._documents[file.path] = document
        self._take_data(kind, document, self._without_extensions(document))

    def take_unreadable(self, problem: Problem) -> None:
        """Remember what the tree could not give: whatever it held is unknown."""
        self._problems.append(problem)
        path = problem.at.path
        kind = file_kind(path)
        if path == SETTINGS_FILE:
            self._has_settings = True
        if kind is not None:
            self._suspend(kind)
            if kind.shape is Shape.OBJECT:
                self._declarations.declare(kind.kind, file_id(path), problem.at)
            return
        for folder, inside in (*FOLDERS.items(), *FILES.items()):
            if not path or folder == path or folder.startswith(f"{path}/") or path.startswith(f"{folder}/"):
                self._incomplete.update(inside.kinds)
                self._unread.update(inside.kinds)

    def finish(self) -> Plan:
        """Return the plan."""
        if not self._has_settings:
            raise NoPlanError(self._label)
        if Kind.SETTINGS not in self._items:
            self._items[Kind.SETTINGS] = {"settings": half_read_settings(self._documents.get(SETTINGS_FILE))}
        wrong = list(check_settings(next(iter(self._items[Kind.SETTINGS].values()))))
        self._problems.extend(wrong)
        self._incomplete.update([Kind.SETTINGS] if wrong else [])
        self._judge_strangers()
        declared = self._declarations.places
        self._problems.extend(self._declarations.problems())
        catalogue = load_kpi_catalogue()
        own_kpis = declared.get(Kind.KPI, {}).items()
        self._problems.extend(RedefinedKpi(place, ident) for ident, place in own_kpis if ident in catalogue)
        return Plan(
            label=self._label,
            documents=self._documents,
            problems=tuple(_without_refused_cuts(self._problems.told())),
            items=self._items,
            remains=tuple(self._remains),
            declared=declared,
            incomplete=frozenset(self._incomplete),
            unread=frozenset(self._unread),
            catalogue=catalogue,
            waivers=tuple(self._waivers),
            overlaps=tuple(self._overlaps),
            extensions=self._extensions,
        )

    def _judge_strangers(self) -> None:
        """Say which YAML files are not read; what each was perhaps meant to be is not known to be absent."""
        nested = tuple(path.removesuffix(SETTINGS_FILE) for path in self._strangers if _is_nested_plan(path))
        for path in self._strangers:
            at = Place(path, span=START_OF_FILE)
            if _is_nested_plan(path):
                self._problems.append(NestedPlan(at))
            elif not path.startswith(nested) and not is_of_other_tool(path):
                self._judge_stranger(path, at)

    def _judge_stranger(self, path: str, at: Place) -> None:
        folder = meant_folder(path)
        if folder:
            self._problems.append(MisplacedFile(at, "", folder))
            self._incomplete.update(FOLDERS[folder].kinds)
            self._unread.update(FOLDERS[folder].kinds)
            return
        meant = meant_path(path)
        meant = "" if meant in self._documents else meant
        self._problems.append(MisplacedFile(at, meant) if meant else UnreadFile(at))
        kind = file_kind(meant)
        if kind is not None:
            self._suspend(kind)
            if kind.shape is Shape.OBJECT:
                self._declarations.suppose(kind.kind, file_id(meant), at)

    def _suspend(self, kind: FileKind) -> None:
        """Remember that a file's objects can't be known; the id of a file's own object still is."""
        self._incomplete.update(kind.kinds)
        if kind.shape is not Shape.OBJECT:
            self._unread.update(kind.kinds)

    def _keep_text(self, file: SourceFile) -> None:
        """Keep the text of a file that says nothing, for excerpts and comments."""
        self._documents[file.path] = Document(file.path, file.content, None)

    def _take_data(self, kind: FileKind, document: Document, data: Any) -> None:
        if kind.shape is Shape.LIST:
            self._take_list(kind, document, data)
        elif not isinstance(data, dict):
            self._problems.append(WrongType(Place(document.path), "mapping", write_value(data)))
            self._suspend(kind)
        elif kind.shape is Shape.OBJECT:
            self._take_object(kind, file_id(document.path), document.path, data, ())
        elif kind.shape is Shape.MAPPING:
            self._declare_inside(kind, document, data)
            for key, value in data.items():
                self._take_object(kind, key, document.path, value, (key,))
        else:
            self._declare_inside(kind, document, data)
            self._take_sections(kind, document, data)

    def _take_object(self, kind: FileKind, ident: str, path: str, data: Any, base: Route) -> Shaped:
        shaped = shape_element(kind.model, data, path, base)
        self._problems.extend(as_written(problem, self._documents[path]) for problem in shaped.problems)
        if any(_may_mislead(problem) for problem in shaped.problems):
            self._incomplete.add(kind.kind)
        if shaped.value is not None:
            item = Item(kind.kind, ident, path, base, shaped.value)
            self._items.setdefault(kind.kind, {}).setdefault(ident, item)
        elif shaped.remains is not None:
            self._remains.append(Item(kind.kind, ident, path, base, shaped.remains))
        return shaped

    def _take_list(self, kind: FileKind, document: Document, data: Any) -> None:
        if not isinstance(data, list):
            self._problems.append(WrongType(Place(document.path), "list", write_value(data)))
            self._suspend(kind)
            return
        for index, entry in enumerate(data):
            shaped = shape_element(kind.model, entry, document.path, (index,))
            self._problems.extend(shaped.problems)
            if shaped.problems:
                self._incomplete.add(kind.kind)
            if shaped.value is not None:
                self._waivers.append(Item(kind.kind, str(index), document.path, (index,), shaped.value))

    def _take_sections(self, kind: FileKind, document: Document, data: Any) -> None:
        shaped = self._take_object(kind, "", document.path, data, ())
        self._suspend_misnamed(kind, shaped.problems)
        if (value := shaped.value) is None:
            return
        whole = self._items[kind.kind].pop("")
        if kind.name in _WHOLE:
            self._items[kind.kind] = {kind.kind.value: Item(kind.kind, kind.kind.value, whole.path, (), value)}
        for inner, pattern in kind.declares:
            for ident, route, part in objects_in(value, pattern):
                self._items.setdefault(inner, {})[ident] = Item(inner, ident, document.path, route, part)
        if kind.name == "segments":
            self._overlaps = [
                Item(Kind.OVERLAP, str(index), document.path, ("overlaps", index), overlap)
                for index, overlap in enumerate(value.overlaps)
            ]

    def _suspend_misnamed(self, kind: FileKind, problems: list[Problem]) -> None:
        """Remember which ids can't be seen, since a section that holds them is misnamed or no mapping."""
        if problems:
            self._incomplete.update(kind.kinds)
        meant = {close for problem in problems if isinstance(problem, UnknownKey) for close in problem.close}
        wrong = [problem.at.route for problem in problems if isinstance(problem, WrongType)]
        more = any(isinstance(problem, FurtherProblems) for problem in problems)
        for inner, pattern in kind.declares:
            if more or meant.intersection(pattern) or any(leads_to(route, pattern) for route in wrong):
                self._unread.add(inner)

    def _declare_inside(self, kind: FileKind, document: Document, data: Any) -> None:
        """Declare the ids written in a file, from its plain data: some of its objects may not be readable."""
        for inner, pattern in kind.declares:
            for ident, route in ids_in(data, pattern):
                self._declarations.declare(inner, ident, Place(document.path, route, Part.KEY))

    def _without_extensions(self, document: Document) -> Any:
        """Return a file's data without the team's own keys, and keep them."""
        if PREFIX.encode() not in document.content:
            return document.data
        data, kept = split_extensions(document.data)
        if kept:
            self._extensions[document.path] = kept
        return data


_WHOLE = frozenset({"relplan", "diagnosis", "loyalty", "pressure"})
"""Files whose object is also an object of its own, beside what its sections hold."""


_WORDS_ONLY = frozenset({"name", "description", "owner", "tags", "links", "renamed_from"})
"""Keys that no figure of the whole plan depends on."""


def _may_mislead(problem: Problem) -> bool:
    """Tell whether a problem of an object may make figures wrong: a key nobody knows only does if it is a slip."""
    return not (isinstance(problem, UnknownKey) and set(problem.close) <= _WORDS_ONLY)


def _without_refused_cuts(problems: list[Problem]) -> Iterator[Problem]:
    """Leave out cuts of values that are refused even as a whole: what is asked for then says how to write them."""
    refused = {(one.at.path, one.at.route) for one in problems if not isinstance(one, CutValue)}
    return (one for one in problems if not (isinstance(one, CutValue) and (one.at.path, one.at.route) in refused))


def _is_nested_plan(path: str) -> bool:
    return path.endswith(f"/{SETTINGS_FILE}")

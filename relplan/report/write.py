"""Documents written into a folder, which holds nothing else's, and compared with what it holds."""

from __future__ import annotations

import hashlib
import json
import re
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from relplan.disk.aside import put_files, writing_alone
from relplan.disk.lock import BusyError
from relplan.disk.refusal import refusal
from relplan.source.repository import leads_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Maker:
    """What makes the documents of a folder."""

    name: str
    """As it is called in sentences: no `report` made it."""
    manifest: str
    """The file that lists what was made, each document with the digests of what relplan wrote there."""


MANIFEST = ".relplan-report"
"""Lists the files that a report is made of."""
REPORT = Maker("report", MANIFEST)
EXPORT = Maker("export", ".relplan-export")

_NAME = re.compile(r"[^.\\:\x00-\x1f\ud800-\udfff][^\\:\x00-\x1f\ud800-\udfff]{0,254}")
"""The name of a file or folder that a report makes."""

Document = str | bytes
"""A text, whose line ends may be converted on the way, or a file that must stay as it is, byte for byte."""

Made = dict[str, list[str]]
"""Digests by path: one, or more where a run was cut off while it replaced a file."""


class ReportFolderError(Exception):
    """A report can't be written into a folder."""


class ForeignFolderError(ReportFolderError):
    """The folder holds files, and no report made them."""

    def __init__(self, folder: Path, one: str, maker: Maker = REPORT) -> None:
        super().__init__(
            f'"{folder}" holds files that no {maker.name} made, such as "{one}": choose an empty or a new folder'
        )


class ForeignFileError(ReportFolderError):
    """A file stands where a document is to be written, and no report made it."""

    def __init__(self, path: Path, maker: Maker = REPORT) -> None:
        super().__init__(f'"{path}" is a file that no {maker.name} made: move it away, or choose another folder')


class ChangedFileError(ReportFolderError):
    """A document was changed by hand since it was made."""

    def __init__(self, path: Path, maker: Maker = REPORT) -> None:
        super().__init__(
            f'"{path}" was changed since the {maker.name} was made: move it away, or delete it to have it made again'
        )


class OutsideFolderError(ReportFolderError):
    """The folder is a link out of the repository that it is in: a branch may have put it there."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f'"{folder}" is a link out of the repository: give the folder itself, or choose another one')


class BusyFolderError(ReportFolderError):
    """Another run writes into the folder."""


class UnwritableFolderError(ReportFolderError):
    """The system refuses to write."""

    def __init__(self, folder: Path, error: OSError) -> None:
        super().__init__(refusal(error.filename or folder, "written", error))


class Staleness(StrEnum):
    """Why a document isn't what would be written now."""

    MISSING = "missing"
    CHANGED = "changed"
    NEEDLESS = "needless"
    """It was made earlier, and no longer is."""


def write_report(documents: Mapping[str, Document], folder: Path) -> None:
    """Write documents into a folder, each as a whole or not at all; remove those of an earlier report that are gone.

    Nothing is overwritten or removed that a report didn't make, or that was changed since. Raises
    `ReportFolderError`, and then nothing has been touched unless the system itself refused.
    """
    write_documents(documents, folder, REPORT)


def write_documents(
    documents: Mapping[str, Document], folder: Path, maker: Maker, *, keeps_others: bool = False
) -> None:
    """Write the documents of any maker, as `write_report` does; those of earlier runs stay where that is asked for."""
    store = _Store(folder, maker)
    try:
        store.read_manifest()
        with store.locked():
            made = store.read_manifest()
            for path, document in documents.items():
                store.check_place(path, document, made)
            store.replace_files(documents, made)
            written = {path: [_digest(document)] for path, document in documents.items()}
            if keeps_others:
                written = {path: digests for path, digests in made.items() if (folder / path).exists()} | written
            left = store.remove_files([path for path in made if path not in written], made)
            store.write_manifest(written | {path: made[path] for path in left})
    except BusyError as error:
        raise BusyFolderError(str(error)) from None
    except OSError as error:
        raise UnwritableFolderError(folder, error) from error


def is_foreign(folder: Path) -> bool:
    """Tell whether a run would refuse a folder, since nothing says that a report made what it holds."""
    try:
        _Store(folder, REPORT).read_manifest()
    except ForeignFolderError:
        return True
    return False


def find_stale(documents: Mapping[str, Document], folder: Path) -> Mapping[str, Staleness]:
    """Return the documents of a folder that aren't what would be written now, by path; writes nothing.

    Line ends of texts may have been converted on the way. Without the list of what was made, no document is called
    needless. Raises `ForeignFileError` when the folder is a file, `OutsideFolderError` when it is elsewhere.
    """
    try:
        made = _Store(folder, REPORT).read_manifest()
    except ForeignFolderError:
        made = {}
    found = {}
    for path, document in documents.items():
        target = folder / path
        if not target.is_file():
            found[path] = Staleness.MISSING
        elif not _is_as_made(target, [_digest(document)]):
            found[path] = Staleness.CHANGED
    needless = {path: Staleness.NEEDLESS for path in made if path not in documents and (folder / path).is_file()}
    return dict(sorted((found | needless).items()))


def _is_inside(path: str) -> bool:
    """Tell whether a listed path may be a document's, whoever wrote the list: inside the folder, and not hidden."""
    return all(_NAME.fullmatch(part) for part in path.split("/"))


class _Store:
    """A folder of documents, with the list of what was made there."""

    def __init__(self, folder: Path, maker: Maker) -> None:
        self._folder = folder
        self._maker = maker

    def locked(self) -> AbstractContextManager[None]:
        """Keep other runs out of the folder, which is made if it isn't there."""
        return writing_alone(self._folder, self._maker.manifest, self._folder)

    def read_manifest(self) -> Made:
        """Return what an earlier run made; raises `ForeignFolderError` when something else did.

        Raises `OutsideFolderError` for a folder that isn't looked into at all.
        """
        folder = self._folder
        if leads_out(folder):
            raise OutsideFolderError(folder)
        if not folder.exists() and not folder.is_symlink():
            return {}
        if not folder.is_dir():
            raise ForeignFileError(folder, self._maker)
        manifest = folder / self._maker.manifest
        if not manifest.is_file():
            if found := sorted(path.name for path in folder.iterdir() if not path.name.startswith(".")):
                raise ForeignFolderError(folder, found[0], self._maker)
            return {}
        try:
            files = json.loads(manifest.read_bytes())["files"]
            return {
                str(path): [str(digest) for digest in digests] for path, digests in files.items() if _is_inside(path)
            }
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise ForeignFolderError(folder, self._maker.manifest, self._maker) from None

    def check_place(self, path: str, document: Document, made: Made) -> None:
        """Raise unless a document may be written at its place."""
        for parent in PurePosixPath(path).parents:
            place = self._folder / parent
            if parent.parts and (place.is_symlink() or (place.exists() and not place.is_dir())):
                raise ForeignFileError(place, self._maker)
        target = self._folder / path
        if not target.exists() and not target.is_symlink():
            return
        if target.is_symlink() or not target.is_file() or path not in made:
            raise ForeignFileError(target, self._maker)
        if not _is_as_made(target, [*made[path], _digest(document)]):
            raise ChangedFileError(target, self._maker)

    def replace_files(self, documents: Mapping[str, Document], made: Made) -> None:
        """Put every document in its place; the manifest knows them before they are there."""
        both = {path: list(digests) for path, digests in made.items()}
        for path, document in documents.items():
            both.setdefault(path, []).append(_digest(document))
        contents = {self._folder / path: _encode(document) for path, document in documents.items()}
        self._put({self._folder / self._maker.manifest: _list(both)} | contents)

    def remove_files(self, paths: Iterable[str], made: Made) -> list[str]:
        """Remove documents that are no longer made, and the folders this empties; return those changed by hand.

        These stay where they are, and stay listed: they are still what a report made.
        """
        folder = self._folder
        left = []
        for path in paths:
            target = folder / path
            if any((folder / parent).is_symlink() for parent in PurePosixPath(path).parents if parent.parts):
                continue
            if target.is_symlink() or (target.exists() and not target.is_file()):
                continue
            if target.exists():
                if not _is_as_made(target, made[path]):
                    left.append(path)
                    continue
                target.unlink()
            for parent in PurePosixPath(path).parents:
                place = folder / parent
                if parent.parts and place.is_dir() and not any(place.iterdir()):
                    place.rmdir()
        return left

    def write_manifest(self, files: Made) -> None:
        """Write the list of what was made, in one step."""
        self._put({self._folder / self._maker.manifest: _list(files)})

    def _put(self, contents: Mapping[Path, bytes]) -> None:
        put_files(contents, self._folder, self._maker.manifest)


def _list(files: Made) -> bytes:
    return (json.dumps({"files": dict(sorted(files.items()))}, indent=1) + "\n").encode()


def _is_as_made(target: Path, digests: Iterable[str]) -> bool:
    """Tell whether a file is as it was written; line ends of a text may have been converted on the way."""
    content = target.read_bytes()
    return not {_digest_text(content), _digest_bytes(content)}.isdisjoint(digests)


def _encode(document: Document) -> bytes:
    return document.encode() if isinstance(document, str) else document


def _digest(document: Document) -> str:
    return _digest_text(document.encode()) if isinstance(document, str) else _digest_bytes(document)


def _digest_text(content: bytes) -> str:
    """Return the same for a text whatever its line ends are."""
    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()


def _digest_bytes(content: bytes) -> str:
    """Return what no text has, so that what was written as bytes is compared byte for byte."""
    return f"bytes:{hashlib.sha256(content).hexdigest()}"

"""A report's documents written into a folder, which holds nothing else's."""

from __future__ import annotations

import hashlib
import json
import tempfile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MANIFEST = ".relplan-report"
"""Lists the files that a report is made of, each with the digests of what relplan wrote there."""

Made = dict[str, list[str]]
"""Digests by path: two while a file is being replaced, else one."""


class ReportFolderError(Exception):
    """A report can't be written into a folder."""


class ForeignFolderError(ReportFolderError):
    """The folder holds files, and no report made them."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f'"{folder}" holds files that no report made: choose an empty or a new folder')


class ForeignFileError(ReportFolderError):
    """A file stands where a document is to be written, and no report made it."""

    def __init__(self, path: Path) -> None:
        super().__init__(f'"{path}" is no file that a report made: move it away, or choose another folder')


class ChangedFileError(ReportFolderError):
    """A document was changed by hand since it was made."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f'"{path}" was changed since the report was made: move it away, or delete it to have it made again'
        )


class UnwritableFolderError(ReportFolderError):
    """The system refuses to write."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(f'"{folder}" can\'t be written ({reason}): choose a folder that you may write to')


def write_report(documents: Mapping[str, str], folder: Path) -> None:
    """Write documents into a folder, each as a whole or not at all; remove those of an earlier report that are gone.

    Nothing is overwritten or removed that a report didn't make, or that was changed since. Raises
    `ReportFolderError`, and then nothing has been touched unless the system itself refused.
    """
    contents = {path: text.encode() for path, text in documents.items()}
    try:
        made = _read_manifest(folder)
        for path, content in contents.items():
            _check_place(folder, path, content, made)
        _replace_files(folder, contents, made)
        _remove_files(folder, [path for path in made if path not in contents], made)
        _write_manifest(folder, {path: [_digest(content)] for path, content in contents.items()})
    except OSError as error:
        raise UnwritableFolderError(folder, error.strerror or type(error).__name__) from error


def _read_manifest(folder: Path) -> Made:
    """Return what an earlier report made; raises `ForeignFolderError` when something else did."""
    if not folder.exists() and not folder.is_symlink():
        return {}
    if not folder.is_dir():
        raise ForeignFileError(folder)
    manifest = folder / MANIFEST
    if not manifest.is_file():
        if any(folder.iterdir()):
            raise ForeignFolderError(folder)
        return {}
    try:
        files = json.loads(manifest.read_bytes())["files"]
        return {str(path): [str(digest) for digest in digests] for path, digests in files.items() if _is_inside(path)}
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ForeignFolderError(folder) from None


def _is_inside(path: str) -> bool:
    """Tell whether a listed path stays inside the folder, whoever wrote the list."""
    pure = PurePosixPath(path)
    return not pure.is_absolute() and ".." not in pure.parts and "\\" not in path and bool(pure.parts)


def _check_place(folder: Path, path: str, content: bytes, made: Made) -> None:
    """Raise unless a document may be written at its place."""
    for parent in PurePosixPath(path).parents:
        place = folder / parent
        if parent.parts and (place.is_symlink() or (place.exists() and not place.is_dir())):
            raise ForeignFileError(place)
    target = folder / path
    if not target.exists() and not target.is_symlink():
        return
    if target.is_symlink() or not target.is_file() or path not in made:
        raise ForeignFileError(target)
    if not _is_as_made(target, [*made[path], _digest(content)]):
        raise ChangedFileError(target)


def _is_as_made(target: Path, digests: Iterable[str]) -> bool:
    """Tell whether a file is as it was written; line ends may have been converted on the way."""
    return _digest(target.read_bytes().replace(b"\r\n", b"\n")) in digests


def _replace_files(folder: Path, contents: Mapping[str, bytes], made: Made) -> None:
    """Write every document aside, then put each in its place; the manifest knows them before they are there."""
    folder.mkdir(parents=True, exist_ok=True)
    both = {path: list(digests) for path, digests in made.items()}
    for path, content in contents.items():
        both.setdefault(path, []).append(_digest(content))
    with tempfile.TemporaryDirectory(prefix=f"{MANIFEST}-", dir=folder) as aside:
        names = {path: Path(aside) / str(number) for number, path in enumerate(contents)}
        for path, content in contents.items():
            names[path].write_bytes(content)
        _write_manifest(folder, both)
        for path, name in names.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            name.replace(target)


def _remove_files(folder: Path, paths: Iterable[str], made: Made) -> None:
    """Remove documents that are no longer made, where they are as they were, and the folders this empties."""
    for path in paths:
        target = folder / path
        if any((folder / parent).is_symlink() for parent in PurePosixPath(path).parents if parent.parts):
            continue
        if target.is_symlink() or not target.is_file() or not _is_as_made(target, made[path]):
            continue
        target.unlink()
        for parent in PurePosixPath(path).parents:
            place = folder / parent
            if parent.parts and not any(place.iterdir()):
                place.rmdir()


def _write_manifest(folder: Path, files: Made) -> None:
    text = json.dumps({"files": dict(sorted(files.items()))}, indent=1) + "\n"
    with tempfile.TemporaryDirectory(prefix=f"{MANIFEST}-", dir=folder) as aside:
        name = Path(aside) / "manifest"
        name.write_text(text, encoding="utf-8", newline="\n")
        name.replace(folder / MANIFEST)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()

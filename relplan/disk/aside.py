"""Files written aside, then put in their place: each is the older one or the newer, whole, at any moment."""

from __future__ import annotations

import re
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from stat import S_IMODE
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from relplan.disk.lock import locked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@contextmanager
def writing_alone(folder: Path, mark: str, path: Path, patience: float = 0.0) -> Iterator[None]:
    """Keep runs that write under the same mark out of a folder, which is made; remove what dead ones left aside.

    Raises `BusyError` with the path to be written, when another run is at it for longer than some seconds.
    """
    with ExitStack() as held:
        with _naming(path):
            folder.mkdir(parents=True, exist_ok=True)
            if held.enter_context(locked(folder / f"{mark}.lock", path, patience)):
                _remove_dead(folder, mark)
        yield


def put_files(contents: Mapping[Path, bytes], folder: Path, mark: str) -> None:
    """Write files aside in a folder, under a mark, and when all are there put each in its place, in their order.

    A new file has the permissions that the user gives to new files; one that takes the place of another has its. The
    error raised when the system refuses has the name of the file that was to be written.
    """
    with _naming(folder):
        made = TemporaryDirectory(prefix=f"{mark}-", dir=folder, ignore_cleanup_errors=True)
    with made as aside:
        names = {path: Path(aside, str(number)) for number, path in enumerate(contents)}
        for path, name in names.items():
            with _naming(path):
                name.write_bytes(contents[path])
                _keep_permissions(name, path)
        for path, name in names.items():
            with _naming(path):
                path.parent.mkdir(parents=True, exist_ok=True)
                name.replace(path)


def _keep_permissions(name: Path, path: Path) -> None:
    """Give a file the permissions of the one whose place it takes."""
    if path.is_file():
        mode = S_IMODE(path.stat().st_mode)
        if mode != S_IMODE(name.stat().st_mode):
            name.chmod(mode)


def _remove_dead(folder: Path, mark: str) -> None:
    """Remove folders of files aside that nobody writes any more, where the system allows it."""
    is_name = re.compile(rf"{re.escape(mark)}-[a-z0-9_]{{8}}").fullmatch
    for path in folder.iterdir():
        if is_name(path.name) and not path.is_symlink():
            with suppress(OSError):
                _remove_numbered(path)


def _remove_numbered(aside: Path) -> None:
    """Remove a folder of files that have numbers for names; one that holds anything else stays as it is."""
    files = list(aside.iterdir())
    if all(file.name.isdecimal() for file in files):
        for file in files:
            file.unlink()
        aside.rmdir()


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Give an error of the system the name of what was to be written, whatever it was written to at first."""
    try:
        yield
    except OSError as error:
        error.filename, error.filename2 = str(path), None
        raise

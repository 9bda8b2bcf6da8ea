"""Files that commands write: in one step, and never over what somebody else made."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path


class RefusedToOverwriteError(Exception):
    """A file stands where a command was told to write, and it is not one of ours."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f'"{path}" exists, and is none of the files that relplan writes; choose another name, or remove it first'
        )


@dataclass(frozen=True, slots=True)
class Own:
    """How a file that a command wrote earlier is known again."""

    endings: tuple[str, ...]
    """What its name ends in."""
    mark: str = ""
    """A text that it holds."""

    def is_own(self, path: Path) -> bool:
        """Tell whether a file may be replaced."""
        if path.suffix not in self.endings or not path.is_file():
            return False
        return not self.mark or self.mark.encode() in path.read_bytes()


def replace_file(path: Path, text: str, own: Own) -> None:
    """Write a file in one step; an existing one is replaced only when it is known to be ours."""
    if path.exists() and not own.is_own(path):
        raise RefusedToOverwriteError(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".relplan-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise

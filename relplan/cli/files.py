"""Files that commands write: in one step, and never over what somebody else made."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


class RefusedToOverwriteError(Exception):
    """A file stands where a command was told to write, and it is not one of ours."""

    def __init__(self, path: Path, endings: tuple[str, ...]) -> None:
        super().__init__(
            f'"{path}" exists, and relplan only writes over files that end in {" or ".join(endings)}; '
            "choose another name, or remove it first"
        )


def replace_file(path: Path, text: str, endings: tuple[str, ...]) -> None:
    """Write a file in one step; an existing one is replaced only when its name ends as ours do."""
    if path.exists() and (path.is_dir() or path.suffix not in endings):
        raise RefusedToOverwriteError(path, endings)
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

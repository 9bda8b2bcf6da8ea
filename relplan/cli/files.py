"""Files that commands write: in one step, and never over what somebody else made."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from relplan.cli.options import fail
from relplan.disk.aside import put_files, writing_alone
from relplan.disk.lock import BusyError
from relplan.disk.refusal import refusal
from relplan.source.repository import leads_out

_PATIENCE = 10.0
"""So many seconds another run that writes the same file is waited for."""


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
    """Write a file in one step; leaves with code 2 when one is there that isn't ours, or when the system refuses.

    Nothing is written through a link that leads out of the repository.
    """
    if leads_out(path.parent):
        raise fail(f'"{path.parent}" is a link out of the repository: give the folder itself, or choose another one')
    mark = f".relplan-{sha256(path.name.encode(errors='surrogateescape')).hexdigest()[:8]}"
    try:
        _refuse_to_overwrite(path, own)
        with writing_alone(path.parent, mark, path, _PATIENCE):
            _refuse_to_overwrite(path, own)
            put_files({path: text.encode()}, path.parent, mark)
    except BusyError as error:
        raise fail(str(error)) from None
    except OSError as error:
        raise fail(refusal(path, "written", error)) from None


def _refuse_to_overwrite(path: Path, own: Own) -> None:
    if (path.exists() or path.is_symlink()) and not own.is_own(path):
        raise fail(
            f'"{path}" exists, and is none of the files that relplan writes; choose another name, or remove it first'
        )

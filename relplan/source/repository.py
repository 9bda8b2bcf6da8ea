"""The one door to git: where the repository of a folder is, and what git answers there.

Nothing that a branch holds is obeyed. A folder may hold files named HEAD, objects, refs and config, which git takes
for a repository, so git is never asked to look for one: it is started at the folder that holds `.git`, a name that no
commit can bring. Only commands that read objects are asked, and what a configuration could make them run is off.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import TypedDict

_PLACES_OF_A_HOOK = frozenset(
    {
        "GIT_COMMON_DIR",
        "GIT_DIR",
        "GIT_GRAFT_FILE",
        "GIT_INDEX_FILE",
        "GIT_NAMESPACE",
        "GIT_PREFIX",
        "GIT_REPLACE_REF_BASE",
        "GIT_SHALLOW_FILE",
        "GIT_WORK_TREE",
    }
)
"""What git tells its hooks of the repository they run for, which need not be the plan's.

Where objects lie stays (before a push is accepted they are in quarantine), and so does the configuration that the
caller gave.
"""
_ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
"""No transport, no object from elsewhere or in another's place, no question, and reasons in one language."""
_SWITCHED_OFF = (
    "safe.bareRepository=explicit",
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "core.sshCommand=false",
    "credential.helper=",
    "diff.external=",
    "protocol.allow=never",
)
"""Settings that a repository's configuration may hold, or include from its work tree, and that name programs."""
_REASON = re.compile(r"^(?:fatal|error): (.*(?:\n\t.*)*)", re.MULTILINE)
"""A reason may go on in lines that begin with a tab."""
_OBJECT = re.compile(r"\b(?:[0-9a-f]{64}|[0-9a-f]{40})\b")


class GitError(Exception):
    """Git could not answer."""


class GitMissingError(GitError):
    """There is no git on this machine."""

    def __init__(self) -> None:
        super().__init__("git is not installed, and a revision can only be read through it")


class NotARepositoryError(GitError):
    """A revision was asked for outside a git repository."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f'"{folder}" is not in a git repository, so it has no revisions')


class BareRepositoryError(GitError):
    """A revision was asked for in a repository without a work tree."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f'"{folder}" is in a git repository without a work tree, which is not read, since any folder of a branch '
            "may pass for one; check it out first: git worktree add FOLDER"
        )


class ForeignRepositoryError(GitError):
    """The repository belongs to another user, and git refuses it."""

    def __init__(self, top: Path) -> None:
        super().__init__(
            f'git refuses "{top}" for its dubious ownership, since it belongs to another user; if you trust it: '
            f'git config --global --add safe.directory "{top}"'
        )


class MissingObjectError(GitError):
    """An object of the revision isn't on this machine."""

    def __init__(self, name: str, path: str = "") -> None:
        what = f'"{path}" (object {name})' if path else f"the object {name}"
        super().__init__(
            f"{what} is missing from this clone, and nothing is fetched while a plan is read; fetch it first: "
            "git fetch --refetch --no-filter"
        )


class TooLongListingError(GitError):
    """A tree has more files than anybody reads."""

    def __init__(self, top: Path, most: int) -> None:
        super().__init__(
            f'the names of the files that the revision has in "{top}" take more than {most // 1024**2} MB, and it is '
            "not read: see what was committed there"
        )


class _Call(TypedDict):
    """A program to start."""

    args: list[str]
    env: dict[str, str]


@dataclass(frozen=True, slots=True)
class Repository:
    """A git repository, as seen from a folder in it."""

    top: Path
    """The folder that holds `.git`."""
    prefix: str
    """The way from the top to the folder, with a slash at its end; empty at the top."""

    def ask(self, *words: str, stdin: bytes = b"") -> bytes:
        """Return what git prints; raises `GitError` with git's reason when it fails."""
        done = self._run(words, stdin)
        if done.returncode != 0:
            raise self._refusal(words[0], done.stderr.decode("utf-8", "replace"))
        return done.stdout

    def ask_at_most(self, most: int, *words: str) -> bytes:
        """Return what git prints of a branch's choice, which may be without end; raises `TooLongListingError` then."""
        with TemporaryFile() as told, subprocess.Popen(stdout=subprocess.PIPE, stderr=told, **self._call(words)) as git:
            assert git.stdout is not None
            found = git.stdout.read(most + 1)
            if len(found) > most:
                git.kill()
                raise TooLongListingError(self.top, most)
            if git.wait() != 0:
                told.seek(0)
                raise self._refusal(words[0], told.read().decode("utf-8", "replace"))
        return found

    def _run(self, words: tuple[str, ...], stdin: bytes) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(input=stdin, capture_output=True, check=False, **self._call(words))

    def _call(self, words: tuple[str, ...]) -> _Call:
        """Return how git is started."""
        switches = [word for setting in _SWITCHED_OFF for word in ("-c", setting)]
        environment = {name: value for name, value in os.environ.items() if name not in _PLACES_OF_A_HOOK}
        environment |= _ENVIRONMENT | {"GIT_CEILING_DIRECTORIES": str(self.top.parent)}
        git = [_find_git(), "--no-pager", "--literal-pathspecs", *switches, "-C", str(self.top)]
        return {"args": [*git, *words], "env": environment}

    def _refusal(self, command: str, told: str) -> GitError:
        if "dubious ownership" in told:
            return ForeignRepositoryError(self.top)
        if "not a git repository" in told:
            return NotARepositoryError(self.top)
        reasons = _REASON.findall(told)
        missing = _OBJECT.search(told)
        if missing and not any("corrupt" in reason for reason in reasons):
            return MissingObjectError(missing[0])
        reason = " ".join(reasons[-1].split()) if reasons else "it gave no reason"
        return GitError(f'git {command} failed in "{self.top}": {reason}')


def find_repository(folder: Path) -> Repository:
    """Return the repository that a folder is in, which need not be there itself; raises `NotARepositoryError`."""
    here = folder.resolve()
    for top in (here, *here.parents):
        if _holds_git(top):
            way = here.relative_to(top).as_posix()
            return Repository(top, "" if way == "." else f"{way}/")
    if any(_looks_bare(place) for place in (here, *here.parents)):
        raise BareRepositoryError(folder)
    raise NotARepositoryError(folder)


def leads_out(path: Path) -> bool:
    """Tell whether links lead a path written inside a repository out of it: a branch may have put them there.

    What they lead to may be a repository too, whose own `.git` is then seen through the link.
    """
    written = Path(os.path.abspath(path))
    end = written.resolve()
    return any(not end.is_relative_to(folder.resolve()) for folder in written.parents if _holds_git(folder))


def _holds_git(folder: Path) -> bool:
    """Tell whether git keeps the repository of a folder there: a folder of its own, or a file that leads to one."""
    place = folder / ".git"
    return (place / "HEAD").exists() or place.is_file()


def _looks_bare(folder: Path) -> bool:
    return (folder / "HEAD").is_file() and (folder / "objects").is_dir() and (folder / "refs").is_dir()


def _find_git() -> str:
    """Return the full path of git; a program of the folder that relplan is started in, or of a relative one, is none.

    Raises `GitMissingError`.
    """
    for folder in os.environ.get("PATH", os.defpath).split(os.pathsep):
        found = shutil.which(os.path.join(folder, "git")) if os.path.isabs(folder) else None
        if found is not None:
            return found
    raise GitMissingError

"""What git knows of a plan's folder: the commit it is at, and whether its files still are as committed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from relplan.source.git import GitTree, ask_git, is_visible
from relplan.source.tree import is_yaml

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "HEAD"
_SHORT = 10
_STATUS = 3
"""How many letters stand before a path in git's short status."""


@dataclass(frozen=True, slots=True)
class Checkout:
    """The commit that a plan's files are read at."""

    commit: str
    """Its full name."""
    prefix: str
    """The way from the repository's top to the plan's folder, with a slash at its end; empty at the top."""
    changed: tuple[str, ...]
    """The plan's files that aren't as committed, from the plan's folder; none when a revision was asked for."""

    @property
    def short(self) -> str:
        """Return the commit's name as it is shown."""
        return self.commit[:_SHORT]


def read_checkout(folder: Path, revision: str | None = None) -> Checkout:
    """Return the commit of a plan's folder; raises `GitError` without git, a repository or a commit."""
    tree = GitTree(folder, revision if revision is not None else HEAD)
    changed = () if revision is not None else tuple(_find_changed(folder, tree.prefix))
    return Checkout(tree.commit, tree.prefix, changed)


def committed_at(folder: Path, revision: str) -> datetime:
    """Return when a revision was committed; raises `GitError` as `read_checkout` does."""
    commit = GitTree(folder, revision).commit
    seconds = ask_git(folder, "show", "--no-patch", "--format=%ct", commit)
    return datetime.fromtimestamp(int(seconds), UTC)


def _find_changed(folder: Path, prefix: str) -> list[str]:
    """Return the YAML files of a folder that aren't as committed, or aren't committed at all, by path."""
    settings = ("--no-optional-locks", "-c", "core.fsmonitor=false")
    choices = ("--porcelain", "-z", "--no-renames", "--untracked-files=all", "--ignored=traditional")
    rows = ask_git(folder, *settings, "status", *choices, "--", ".").decode("utf-8", "surrogateescape").split("\0")
    paths = [row[_STATUS:].removeprefix(prefix) for row in rows if row]
    return sorted(path for path in paths if is_yaml(path) and is_visible(path))

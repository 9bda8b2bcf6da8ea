"""What git knows of a plan's folder: the commit it is at, and whether its files still are as committed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from relplan.source.folder import FolderTree
from relplan.source.git import GitTree
from relplan.source.tree import SourceFile

if TYPE_CHECKING:
    from pathlib import Path

    from relplan.source.tree import Tree

HEAD = "HEAD"
_SHORT = 10


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
    changed = () if revision is not None else tuple(_find_changed(folder, tree))
    return Checkout(tree.commit, tree.prefix, changed)


def committed_at(folder: Path, revision: str) -> datetime:
    """Return when a revision was committed; raises `GitError` as `read_checkout` does."""
    return GitTree(folder, revision).committed_at


def _find_changed(folder: Path, committed: GitTree) -> list[str]:
    """Return the YAML files of a folder that aren't as committed, or aren't committed at all, by path.

    They are compared here, but for their line ends: `git status` would run the filters of a configuration.
    """
    here, there = _contents_of(FolderTree(folder)), _contents_of(committed)
    return sorted(path for path in here.keys() | there.keys() if here.get(path) != there.get(path))


def _contents_of(tree: Tree) -> dict[str, bytes]:
    """Return what is read of each file, line ends of one kind; of one that can't be read, why."""
    found = {}
    for one in tree.files():
        if isinstance(one, SourceFile):
            found[one.path] = one.content.replace(b"\r\n", b"\n")
        else:
            found[one.at.path] = repr(one).encode()
    return found

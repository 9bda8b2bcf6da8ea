"""A tree of plan files in a git revision, read without a checkout."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from relplan.source.place import START_OF_FILE, Place
from relplan.source.problems import OutsideLink, Problem, TooLarge, UnreadableFile
from relplan.source.repository import GitError, MissingObjectError, find_repository
from relplan.source.tree import (
    MAX_BYTES,
    SourceFile,
    bounded,
    is_hidden,
    is_utf8,
    is_yaml,
    printable,
    refuse_too_much,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from relplan.source.repository import Repository

LINK = "120000"
REGULAR = ("100644", "100755")
MOST_HOPS = 40
"""How many links may lead to a file, as on Linux."""
MAX_LINK = 4096
"""How many bytes a link may say, as on Linux."""
MAX_LISTING = 64 * 1024 * 1024
"""How many bytes git may list of a tree: a few small objects can make a tree of any number of files."""
MOST_STEPS = 400
"""How many folders the way to a file may go through, those of the links on it too."""


class UnknownRevisionError(GitError):
    """Git does not know a revision."""

    def __init__(self, revision: str, *, is_shallow: bool = False) -> None:
        hint = "; this clone is shallow, so fetch the rest first: git fetch --unshallow" if is_shallow else ""
        super().__init__(f'git does not know the revision "{revision}"{hint}')


class NotATreeError(GitError):
    """A revision names a file."""

    def __init__(self, revision: str) -> None:
        super().__init__(f'"{revision}" names a file in git; give a commit, a branch, a tag or a tree')


class NotACommitError(GitError):
    """A commit is needed, and a revision names a tree."""

    def __init__(self, revision: str) -> None:
        super().__init__(f'"{revision}" names a tree in git, and a tree is of no commit in particular; give a commit')


class UndatedCommitError(GitError):
    """A commit tells no moment at which it was made."""

    def __init__(self, revision: str) -> None:
        super().__init__(f'the commit of "{revision}" has no date that can be read; give another revision')


@dataclass(frozen=True, slots=True)
class _Blob:
    mode: str
    name: str
    """The object's name in git."""
    path: str
    """Relative to the plan's folder."""


class GitTree:
    """The YAML files of a plan folder as a revision holds them.

    A tree does for a revision: one of the whole repository, or one of the plan's folder alone. Raises `GitError`.
    """

    def __init__(self, folder: Path, revision: str) -> None:
        self._folder = folder
        self._revision = revision
        self._repository = find_repository(folder)
        self._commit, self._tree = _resolve(self._repository, revision)
        self._prefix = self._repository.prefix
        if self._commit is None and self._prefix and not self._rows(self._prefix):
            self._prefix = ""

    @property
    def label(self) -> str:
        """Name the revision as it was asked for."""
        return self._revision

    @property
    def commit(self) -> str:
        """Give the commit's full name; raises `NotACommitError` when the revision is a tree."""
        if self._commit is None:
            raise NotACommitError(self._revision)
        return self._commit

    @property
    def committed_at(self) -> datetime:
        """Tell when the commit was made; raises `UndatedCommitError` for one that nobody's git would write."""
        found = _COMMITTED.search(self._repository.ask("cat-file", "commit", self.commit))
        if found is None:
            raise UndatedCommitError(self._revision)
        try:
            return datetime.fromtimestamp(int(found[1]), UTC)
        except (OSError, OverflowError, ValueError):
            raise UndatedCommitError(self._revision) from None

    @property
    def prefix(self) -> str:
        """Give the way from the repository's top to the folder, with a slash at its end; empty at the top."""
        return self._prefix

    def files(self) -> Iterator[SourceFile | Problem]:
        """Yield each file by path; links are followed only to files of the plan."""
        return bounded(self.label, self._files())

    def _files(self) -> Iterator[SourceFile | Problem]:
        wanted = [blob for path, blob in sorted(self._blobs.items()) if is_visible(path)]
        plain = [blob for blob in wanted if blob.mode in REGULAR and is_yaml(blob.path) and is_utf8(blob.path)]
        ends = {blob.path: self._resolve(blob.path) for blob in wanted if blob.mode == LINK}
        aims = {path: self._aim(path, end) for path, end in ends.items()}
        read = {blob.path: blob for blob in (*plain, *(aim for aim in aims.values() if aim is not None))}
        contents = dict(zip(read, self._contents(list(read.values())), strict=True))
        for blob in wanted:
            if blob.mode == LINK:
                aim = aims[blob.path]
                if aim is not None:
                    yield _checked(blob.path, contents[aim.path])
                elif is_yaml(blob.path) or ends[blob.path] in self._folders:
                    yield self._refuse(blob)
            elif blob.path in contents and is_yaml(blob.path):
                yield _checked(blob.path, contents[blob.path])
            elif blob.mode in REGULAR and is_yaml(blob.path):
                yield UnreadableFile(_place(printable(blob.path)), "its name is not UTF-8")

    @cached_property
    def _blobs(self) -> dict[str, _Blob]:
        """Every file of the plan's folder by path."""
        blobs = {}
        for row in self._rows(self._prefix):
            meta, full = row.split("\t", 1)
            mode, _, name = meta.split(" ")
            path = full.removeprefix(self._prefix)
            blobs[path] = _Blob(mode, name, path)
        return blobs

    def _rows(self, prefix: str) -> list[str]:
        """Return what git lists of a folder of the tree, a row for each file."""
        where = ("--", prefix) if prefix else ()
        listing = self._repository.ask_at_most(MAX_LISTING, "ls-tree", "-r", "-z", "--full-tree", self._tree, *where)
        return [row for row in listing.decode("utf-8", "surrogateescape").split("\0") if row]

    @cached_property
    def _links(self) -> dict[str, str]:
        """What every link of the plan's folder says, by its path from the repository's top; nothing for too much."""
        links = [blob for blob in self._blobs.values() if blob.mode == LINK]
        targets = ((said or b"").decode("utf-8", "surrogateescape") for said in self._contents(links, MAX_LINK))
        return dict(zip((self._prefix + blob.path for blob in links), targets, strict=True))

    @cached_property
    def _folders(self) -> frozenset[str]:
        """Every folder of the plan."""
        found = {"."}
        for path in self._blobs:
            folder = path.rpartition("/")[0] or "."
            while folder not in found:
                found.add(folder)
                folder = folder.rpartition("/")[0] or "."
        return frozenset(found)

    def _aim(self, link: str, end: str | None) -> _Blob | None:
        """Return the file that a link named as YAML stands for; None when its end is no file of the plan."""
        aim = self._blobs.get(end or "")
        is_followed = aim is not None and aim.mode in REGULAR and is_yaml(link) and is_utf8(link)
        return aim if is_followed else None

    def _refuse(self, link: _Blob) -> Problem:
        """Return why a link isn't followed."""
        target, place = self._links[self._prefix + link.path], _place(printable(link.path))
        if not target:
            return UnreadableFile(place, "it is a link that leads nowhere or is too long")
        return OutsideLink(place, printable(target))

    def _resolve(self, link: str) -> str | None:
        """Return the path in the plan that a link leads to; None when it leads out of it or in a circle."""
        found = _destination(self._prefix + link, self._links)
        return found.removeprefix(self._prefix) if found is not None and found.startswith(self._prefix) else None

    def _contents(self, blobs: Sequence[_Blob], most: int = MAX_BYTES) -> list[bytes | None]:
        """Read objects in one conversation with git, in the order asked; none for those that are too large.

        Raises `TooMuchError` before anything is read, when all are more than a plan may have.
        """
        sizes = [self._size(blob, row) for blob, row in zip(blobs, self._described(blobs), strict=True)]
        refuse_too_much(self.label, len(blobs), sum(size for size in sizes if size <= most))
        wanted = [blob for blob, size in zip(blobs, sizes, strict=True) if size <= most]
        answer = self._repository.ask("cat-file", "--batch", stdin=_request(blob.name for blob in wanted))
        contents: list[bytes | None] = []
        at = 0
        for size in sizes:
            if size > most:
                contents.append(None)
                continue
            start = answer.index(b"\n", at) + 1
            contents.append(answer[start : start + size])
            at = start + size + 1
        return contents

    def _described(self, blobs: Sequence[_Blob]) -> list[str]:
        return _describe(self._repository, [blob.name for blob in blobs])

    def _size(self, blob: _Blob, description: str) -> int:
        """Return the size of an object that git describes; raises `MissingObjectError` when it isn't there."""
        found = _DESCRIPTION.fullmatch(description)
        if found is None:
            raise MissingObjectError(blob.name, printable(blob.path))
        return int(found["size"])


_DESCRIPTION = re.compile(r"(?P<name>[0-9a-f]{40,64}) (?P<kind>[a-z]+) (?P<size>\d+)")
"""What git says of an object that it has."""
_COMMITTED = re.compile(rb"^committer .*> (-?\d{1,20}) [+-]\d+$", re.MULTILINE)


def _describe(repository: Repository, names: Sequence[str]) -> list[str]:
    """Return what git says of some objects, a line for each; nothing of them is read."""
    return repository.ask("cat-file", "--batch-check", stdin=_request(names)).decode("utf-8", "replace").splitlines()


def _request(names: Iterable[str]) -> bytes:
    return "".join(f"{name}\n" for name in names).encode("utf-8", "surrogateescape")


def _resolve(repository: Repository, revision: str) -> tuple[str | None, str]:
    """Return the names of the commit, if it is one, and of the tree that a revision means."""
    if not revision or revision.startswith(("-", "^")) or not revision.isprintable():
        raise UnknownRevisionError(revision)
    itself = _DESCRIPTION.fullmatch(_describe(repository, [revision])[0])
    if itself is None:
        raise _explain_unknown(repository, revision)
    asked = [f"{itself['name']}^{{{kind}}}" for kind in ("", "commit", "tree")]
    end, commit, tree = (_DESCRIPTION.fullmatch(line) for line in _describe(repository, asked))
    if end is not None and end["kind"] == "blob":
        raise NotATreeError(revision)
    if tree is None:
        raise MissingObjectError(f"{revision}^{{tree}}")
    return commit["name"] if commit is not None else None, tree["name"]


def _explain_unknown(repository: Repository, revision: str) -> GitError:
    """Return why git doesn't find a revision: it doesn't know the name, or hasn't what the name stands for."""
    try:
        name = repository.ask("rev-parse", "--verify", "--quiet", "--end-of-options", revision).decode().strip()
    except GitError:
        name = revision
    if name == revision:
        is_shallow = repository.ask("rev-parse", "--is-shallow-repository").strip() == b"true"
        return UnknownRevisionError(revision, is_shallow=is_shallow)
    return MissingObjectError(name)


def is_visible(path: str) -> bool:
    """Tell whether neither a file nor a folder around it is hidden."""
    return not any(is_hidden(part) for part in path.split("/"))


def _destination(path: str, links: Mapping[str, str]) -> str | None:
    """Return where a path leads once the links on its way are followed; None above the top, in a circle or too far."""
    here = ""
    ahead = path.split("/")[::-1]
    hops = steps = 0
    while ahead:
        steps += 1
        part = ahead.pop()
        there = f"{here}/{part}" if here else part
        target = links.get(there)
        if target is not None:
            hops += 1
            if hops > MOST_HOPS or target.startswith("/") or target.count("/") > MOST_STEPS:
                return None
            ahead += target.split("/")[::-1]
        elif steps > MOST_STEPS or (part == ".." and not here):
            return None
        elif part == "..":
            here = here.rpartition("/")[0]
        elif part not in ("", "."):
            here = there
    return here


def _checked(path: str, content: bytes | None) -> SourceFile | Problem:
    return TooLarge(_place(path), MAX_BYTES) if content is None else SourceFile(path, content)


def _place(path: str) -> Place:
    return Place(path, span=START_OF_FILE)

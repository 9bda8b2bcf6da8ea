"""A tree of plan files in a git revision, read without a checkout."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from relplan.source.place import START_OF_FILE, Place
from relplan.source.problems import OutsideLink, Problem, TooLarge, UnreadableFile
from relplan.source.tree import MAX_BYTES, SourceFile, is_utf8, is_yaml, printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

LINK = "120000"
REGULAR = ("100644", "100755")
MOST_HOPS = 40
"""How many links may lead to a file, as on Linux."""


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


class UnknownRevisionError(GitError):
    """Git does not know a revision."""

    def __init__(self, revision: str) -> None:
        super().__init__(
            f'git does not know the revision "{revision}"; in a shallow clone, fetch it first: git fetch --unshallow'
        )


@dataclass(frozen=True, slots=True)
class _Blob:
    mode: str
    name: str
    """The object's name in git."""
    path: str
    """Relative to the plan's folder."""


class GitTree:
    """The YAML files of a plan folder as a revision holds them."""

    def __init__(self, folder: Path, revision: str) -> None:
        self._folder = folder
        self._revision = revision
        prefix = ask_git(folder, "rev-parse", "--show-prefix", error=NotARepositoryError(folder))
        self._prefix = prefix.decode("utf-8", "surrogateescape").removesuffix("\n")
        _check_revision(revision)
        self._commit = (
            ask_git(
                folder,
                "rev-parse",
                "--verify",
                "--quiet",
                f"{revision}^{{commit}}",
                error=UnknownRevisionError(revision),
            )
            .decode()
            .strip()
        )

    @property
    def label(self) -> str:
        """Name the revision as it was asked for."""
        return self._revision

    @property
    def commit(self) -> str:
        """Give the commit's full name."""
        return self._commit

    @property
    def prefix(self) -> str:
        """Give the way from the repository's top to the folder, with a slash at its end; empty at the top."""
        return self._prefix

    def files(self) -> Iterator[SourceFile | Problem]:
        """Yield each file by path; links are followed only to files of the plan."""
        wanted = [blob for path, blob in sorted(self._blobs.items()) if is_visible(path)]
        plain = [blob for blob in wanted if blob.mode in REGULAR and is_yaml(blob.path) and is_utf8(blob.path)]
        contents = dict(zip((blob.path for blob in plain), self._contents(plain), strict=True))
        for blob in wanted:
            if blob.path in contents:
                yield _checked(blob.path, contents[blob.path])
            elif blob.mode == LINK:
                yield from self._follow(blob)
            elif blob.mode in REGULAR and is_yaml(blob.path):
                yield UnreadableFile(_place(printable(blob.path)), "its name is not UTF-8")

    @cached_property
    def _blobs(self) -> dict[str, _Blob]:
        """Every file of the plan's folder by path."""
        listing = ask_git(self._folder, "ls-tree", "-r", "-z", "--full-tree", self._commit, "--", self._prefix or ".")
        blobs = {}
        for row in listing.decode("utf-8", "surrogateescape").split("\0"):
            if row:
                meta, full = row.split("\t", 1)
                mode, _, name = meta.split(" ")
                path = full.removeprefix(self._prefix)
                blobs[path] = _Blob(mode, name, path)
        return blobs

    @cached_property
    def _links(self) -> dict[str, str]:
        """What every link of the plan's folder says, by path."""
        links = [blob for blob in self._blobs.values() if blob.mode == LINK]
        targets = (content.decode("utf-8", "surrogateescape") for content in self._contents(links))
        return dict(zip((blob.path for blob in links), targets, strict=True))

    @cached_property
    def _folders(self) -> frozenset[str]:
        """Every folder of the plan."""
        return frozenset(str(parent) for path in self._blobs for parent in PurePosixPath(path).parents)

    def _follow(self, link: _Blob) -> Iterator[SourceFile | Problem]:
        path = self._resolve(link.path)
        aim = self._blobs.get(path or "")
        if not is_yaml(link.path) and path not in self._folders:
            return
        if aim is None or aim.mode not in REGULAR or not is_utf8(link.path):
            yield OutsideLink(_place(printable(link.path)), printable(self._links[link.path]))
        else:
            yield _checked(link.path, next(iter(self._contents([aim]))))

    def _resolve(self, link: str) -> str | None:
        """Return the path in the plan that a link leads to; None when it leads out of it or in a circle."""
        links = {self._prefix + path: target for path, target in self._links.items()}
        found = _destination(self._prefix + link, links)
        return found.removeprefix(self._prefix) if found is not None and found.startswith(self._prefix) else None

    def _contents(self, blobs: Sequence[_Blob]) -> list[bytes]:
        """Read objects in one conversation with git, in the order asked."""
        if not blobs:
            return []
        request = "".join(f"{blob.name}\n" for blob in blobs).encode()
        answer = ask_git(self._folder, "cat-file", "--batch", stdin=request)
        contents, at = [], 0
        for _ in blobs:
            end = answer.index(b"\n", at)
            size = int(answer[at:end].rsplit(b" ", 1)[1])
            contents.append(answer[end + 1 : end + 1 + size])
            at = end + 1 + size + 1
        return contents


def _check_revision(revision: str) -> None:
    """Refuse what git would take for an option."""
    if not revision or revision.startswith("-") or "\0" in revision:
        raise UnknownRevisionError(revision)


def is_visible(path: str) -> bool:
    """Tell whether neither a file nor a folder around it is hidden."""
    return not any(part.startswith(".") for part in path.split("/"))


def _destination(path: str, links: Mapping[str, str]) -> str | None:
    """Return where a path leads once the links on its way are followed; None above the top or in a circle."""
    here: list[str] = []
    ahead = path.split("/")
    hops = 0
    while ahead:
        part = ahead.pop(0)
        target = links.get("/".join([*here, part]))
        if target is not None:
            hops += 1
            if hops > MOST_HOPS or target.startswith("/"):
                return None
            ahead = target.split("/") + ahead
        elif part == "..":
            if not here:
                return None
            here.pop()
        elif part not in ("", "."):
            here.append(part)
    return "/".join(here)


def _checked(path: str, content: bytes) -> SourceFile | Problem:
    if len(content) > MAX_BYTES:
        return TooLarge(_place(path), MAX_BYTES)
    return SourceFile(path, content)


def _place(path: str) -> Place:
    return Place(path, span=START_OF_FILE)


def ask_git(folder: Path, *words: str, stdin: bytes | None = None, error: GitError | None = None) -> bytes:
    """Return what git prints; raises `GitError`, or the error given, when it fails."""
    try:
        done = subprocess.run(
            ["git", "--literal-pathspecs", "-C", str(folder), *words],
            input=stdin,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        raise GitMissingError from None
    if done.returncode != 0:
        raise error or GitError(done.stderr.decode("utf-8", "replace").strip() or f"git {words[0]} failed")
    return done.stdout

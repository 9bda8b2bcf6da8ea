"""Whatever a branch holds, reading its plan through git runs and fetches nothing, and reads the plan's own commit."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from relplan.cli.app import app
from relplan.report.forms.own_templates import OwnTemplateError, read_own_templates
from relplan.report.look.brand import BrandError, read_brand
from relplan.source.checkout import committed_at, read_checkout
from relplan.source.git import GitTree, NotATreeError, UndatedCommitError, UnknownRevisionError
from relplan.source.problems import UnreadableFile
from relplan.source.repository import (
    BareRepositoryError,
    ForeignRepositoryError,
    GitError,
    GitMissingError,
    MissingObjectError,
    NotARepositoryError,
    TooLongListingError,
    find_repository,
    leads_out,
)
from relplan.source.tree import SourceFile
from tests.source.repositories import SETTINGS, commit, git, write

pytestmark = [
    pytest.mark.usefixtures("plain_git"),
    pytest.mark.skipif(sys.platform == "win32", reason="the traps are shell scripts"),
]


@dataclass(frozen=True)
class Trap:
    """A checkout of a hostile branch, with a program that leaves a mark when anything starts it."""

    plan: Path
    program: Path
    mark: Path

    def config(self, place: Path, *lines: str) -> None:
        place.write_text("\n".join(lines).replace("TRAP", str(self.program)) + "\n")

    def read_everything(self) -> list[GitError]:
        """Read the plan in every way that asks git; return what can't be read."""
        failed = []
        for read in (lambda: read_checkout(self.plan), lambda: list(GitTree(self.plan, "HEAD").files())):
            try:
                read()
            except GitError as error:
                failed.append(error)
        return failed


@pytest.fixture
def trap(tmp_path: Path) -> Trap:
    mark = tmp_path / "RAN"
    program = write(tmp_path, "trap", f"#!/bin/sh\nenv > '{mark}'\ncat\n")
    program.chmod(0o755)
    plan = tmp_path / "checkout" / "crm" / "plan"
    write(plan, "relplan.yaml", SETTINGS)
    git(tmp_path / "checkout", "init", "--quiet", "--initial-branch", "main")
    commit(tmp_path / "checkout")
    return Trap(plan, program, mark)


CONFIG = (
    "[core]",
    " repositoryformatversion = 1",
    " bare = false",
    " worktree = .",
    " sshCommand = TRAP",
    " gitProxy = TRAP",
    " fsmonitor = TRAP",
    " pager = TRAP",
    " editor = TRAP",
    " askPass = TRAP",
    " attributesFile = attributes",
    '[filter "x"]',
    " clean = TRAP",
    " smudge = TRAP",
    " process = TRAP",
    " required = true",
    '[diff "x"]',
    " textconv = TRAP",
    " command = TRAP",
    "[diff]",
    " external = TRAP",
    '[merge "x"]',
    " driver = TRAP",
    "[pager]",
    " cat-file = TRAP",
    " ls-tree = TRAP",
    "[alias]",
    " cat-file = !TRAP",
    " ls-tree = !TRAP",
    " rev-parse = !TRAP",
    "[credential]",
    " helper = !TRAP",
    "[gpg]",
    " program = TRAP",
    "[log]",
    " showSignature = true",
    "[extensions]",
    " partialClone = origin",
    '[remote "origin"]',
    " url = ssh://e.invalid/x",
    " uploadpack = TRAP",
    " promisor = true",
    "[uploadpack]",
    " packObjectsHook = TRAP",
    "[protocol]",
    " allow = always",
)
"""Every way in which a configuration names a program that some command of git starts."""


def disguise(folder: Path, config: Callable[[Path], None]) -> None:
    """Make a folder look like a git directory, with a commit of its own, of files that any commit may hold."""
    git(folder, "init", "--quiet", "--initial-branch", "main")
    write(folder, ".gitattributes", "* filter=x diff=x merge=x\n")
    commit(folder)
    inner = folder / ".git"
    for name in ("HEAD", "objects", "refs", "index", "hooks"):
        source = inner / name
        if source.is_dir():
            shutil.copytree(source, folder / name)
        else:
            shutil.copy(source, folder / name)
    shutil.rmtree(inner)
    for hook in (folder / "hooks").iterdir():
        hook.unlink()
    config(folder / "config")


@pytest.mark.parametrize("where", ["plan", "above the plan", "below the plan"])
def test_a_folder_that_passes_for_a_git_directory_is_not_obeyed(trap: Trap, where: str) -> None:
    folder = {"plan": trap.plan, "above the plan": trap.plan.parent, "below the plan": trap.plan / "scenarios"}[where]
    write(folder, "a.yaml", "name: x\n")
    disguise(folder, lambda place: trap.config(place, *CONFIG))
    own = commit(trap.plan.parents[1])
    for blob in (folder / "objects").rglob("*"):
        if blob.is_file():
            blob.unlink()

    assert trap.read_everything() == []
    assert read_checkout(trap.plan).commit == own
    assert not trap.mark.exists()


def test_a_configuration_kept_in_the_work_tree_starts_nothing(trap: Trap) -> None:
    top = trap.plan.parents[1]
    trap.config(top / "team.config", *CONFIG)
    git(top, "config", "include.path", "../team.config")
    hook = write(top, ".git/hooks/post-index-change", f"#!/bin/sh\n'{trap.program}'\n")
    hook.chmod(0o755)
    write(top, ".gitattributes", "* filter=x diff=x merge=x\n")

    assert trap.read_everything() == []
    assert not trap.mark.exists()


@pytest.mark.parametrize("url", ["ssh://e.invalid/x", "ext::TRAP", "file:///nowhere", "https://127.0.0.1:1/x"])
def test_what_a_promised_object_lacks_is_said_and_not_fetched(trap: Trap, url: str) -> None:
    top = trap.plan.parents[1]
    trap.config(
        top / ".git" / "config",
        *("[core]", " repositoryformatversion = 1", " sshCommand = TRAP", "[extensions]", " partialClone = origin"),
        *('[remote "origin"]', f" url = {url}", " promisor = true", "[protocol]", " allow = always"),
    )
    name = git(top, "rev-parse", "HEAD:crm/plan/relplan.yaml")
    (top / ".git" / "objects" / name[:2] / name[2:]).unlink()

    failed = trap.read_everything()

    assert [type(error) for error in failed] == [MissingObjectError] * 2
    assert f'"relplan.yaml" (object {name}) is missing from this clone' in str(failed[0])
    assert not trap.mark.exists()


@pytest.mark.parametrize("of", ["HEAD", "HEAD^{tree}", "HEAD:crm", "HEAD:crm/plan"])
def test_a_missing_commit_or_folder_is_named(trap: Trap, of: str) -> None:
    top = trap.plan.parents[1]
    name = git(top, "rev-parse", of)
    (top / ".git" / "objects" / name[:2] / name[2:]).unlink()

    assert all(isinstance(error, MissingObjectError) for error in trap.read_everything())
    with pytest.raises(MissingObjectError, match=r"HEAD\^\{tree\}" if of == "HEAD^{tree}" else name):
        list(GitTree(trap.plan, "main" if of == "HEAD" else "HEAD").files())


def test_an_object_that_is_broken_is_no_missing_one(trap: Trap) -> None:
    top = trap.plan.parents[1]
    name = git(top, "rev-parse", "HEAD:crm/plan/relplan.yaml")
    broken = top / ".git" / "objects" / name[:2] / name[2:]
    broken.chmod(0o644)
    broken.write_bytes(b"broken")

    failed = trap.read_everything()

    assert failed
    assert all(name in str(error) for error in failed)


def test_a_reason_of_several_lines_is_told_whole(trap: Trap) -> None:
    git(trap.plan, "config", "extensions.objectFormat", "sha256")

    failed = trap.read_everything()

    assert failed
    assert all(str(error).endswith("extension found: objectformat") for error in failed)


def test_an_object_put_in_the_place_of_another_is_not_read(trap: Trap) -> None:
    top = trap.plan.parents[1]
    other = write(top, "other", "relplan: 1\nname: Replaced\n")
    name = git(top, "hash-object", "-w", str(other))
    git(top, "replace", git(top, "rev-parse", "HEAD:crm/plan/relplan.yaml"), name)

    assert list(GitTree(trap.plan, "HEAD").files()) == [SourceFile("relplan.yaml", SETTINGS.encode())]


@pytest.mark.parametrize(
    "told",
    [
        {"GIT_DIR": ".git"},
        {"GIT_DIR": "OTHER/.git", "GIT_WORK_TREE": "OTHER"},
        {"GIT_DIR": "OTHER/.git", "GIT_COMMON_DIR": "OTHER/.git", "GIT_INDEX_FILE": "OTHER/.git/index"},
        {"GIT_PREFIX": "elsewhere/", "GIT_NAMESPACE": "other"},
        {"GIT_SHALLOW_FILE": "/nowhere", "GIT_GRAFT_FILE": "/nowhere"},
        {"LC_ALL": "fr_FR.UTF-8", "GIT_TRACE": "1"},
    ],
)
def test_what_a_hook_is_told_of_its_repository_does_not_lead_elsewhere(
    trap: Trap, repository: Path, told: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(repository)
    own = git(trap.plan, "rev-parse", "HEAD")
    for name, value in told.items():
        monkeypatch.setenv(name, value.replace("OTHER", str(repository)))

    assert read_checkout(trap.plan).commit == own
    assert read_checkout(trap.plan).prefix == "crm/plan/"


def hashed(kind: str, content: bytes, top: Path) -> str:
    """Put an object into a repository that git itself would not write, and return its name."""
    words = ["git", "-C", str(top), "hash-object", "-t", kind, "-w", "--stdin", "--literally"]
    return subprocess.run(words, input=content, capture_output=True, check=True).stdout.decode().strip()


def branch(trap: Trap, *entries: tuple[bytes, str], about: bytes = b"committer a <a@b.c> 1800000000 +0000") -> None:
    """Make a branch `other` of a tree in the place of the plan's, in a commit that says this about itself."""
    top = trap.plan.parents[1]
    settings = (b"100644 relplan.yaml", git(top, "rev-parse", "HEAD:crm/plan/relplan.yaml"))
    tree = [
        b"%b\0%b" % (name, bytes.fromhex(of)) for name, of in sorted((*entries, settings), key=lambda one: one[0][7:])
    ]
    written = b"tree %b\n%b\n\nm\n" % (hashed("tree", b"".join(tree), top).encode(), about)
    git(top, "update-ref", "refs/heads/other", hashed("commit", written, top))
    shutil.rmtree(trap.plan.parent)
    write(top, "relplan.yaml", SETTINGS)


def test_a_tree_of_ten_billion_files_is_refused(trap: Trap) -> None:
    """Eleven objects make it: each folder holds the next one ten times."""
    top = trap.plan.parents[1]
    tree = hashed("tree", b"100644 a.yaml\0" + bytes.fromhex(git(top, "rev-parse", "HEAD:crm/plan/relplan.yaml")), top)
    for _ in range(10):
        tree = hashed("tree", b"".join(b"40000 %d\0%b" % (n, bytes.fromhex(tree)) for n in range(10)), top)
    branch(trap, (b"40000 scenarios", tree))

    with pytest.raises(TooLongListingError, match="64 MB"):
        list(GitTree(top, "other").files())


@pytest.mark.parametrize("said", [b"a/" * 1_000_000, b"a/../" * 500_000 + b"relplan.yaml", b""])
def test_a_link_longer_than_a_path_is_not_followed(trap: Trap, said: bytes) -> None:
    top = trap.plan.parents[1]
    branch(trap, (b"120000 moments.yaml", hashed("blob", said, top)))

    found, settings = GitTree(top, "other").files()

    assert isinstance(found, UnreadableFile)
    assert isinstance(settings, SourceFile)


@pytest.mark.parametrize(
    "about",
    [
        b"author a <a@b.c> 1 +0000",
        b"committer \xff",
        b"committer a <a@b.c> 99999999999999999 +0000",
        b"committer a <a@b.c> -99999999999999 +0000",
        b"committer a <a@b.c> %b +0000" % (b"9" * 5000),
    ],
)
def test_a_commit_without_a_moment_is_said_to_be_so(trap: Trap, about: bytes) -> None:
    branch(trap, about=about)

    with pytest.raises(UndatedCommitError, match='"other" has no date'):
        committed_at(trap.plan.parents[1], "other")


def test_a_tag_of_a_file_and_a_search_for_words_are_what_they_are(trap: Trap) -> None:
    git(trap.plan, "tag", "-a", "-m", "x", "file", "HEAD:crm/plan/relplan.yaml")

    with pytest.raises(NotATreeError):
        GitTree(trap.plan, "file")
    with pytest.raises(UnknownRevisionError):
        GitTree(trap.plan, "^HEAD")
    assert GitTree(trap.plan, f":/{git(trap.plan, 'log', '-1', '--format=%s')}").commit == git(
        trap.plan, "rev-parse", "HEAD"
    )


def test_objects_in_quarantine_are_read(trap: Trap, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Before a push is accepted, its objects lie elsewhere, and a hook is told where."""
    objects = trap.plan.parents[1] / ".git" / "objects"
    shutil.copytree(objects, tmp_path / "quarantine")
    name = git(trap.plan, "rev-parse", "HEAD:crm/plan/relplan.yaml")
    (objects / name[:2] / name[2:]).unlink()
    monkeypatch.setenv("GIT_OBJECT_DIRECTORY", str(tmp_path / "quarantine"))
    monkeypatch.setenv("GIT_ALTERNATE_OBJECT_DIRECTORIES", str(objects))

    assert list(GitTree(trap.plan, "HEAD").files()) == [SourceFile("relplan.yaml", SETTINGS.encode())]


def test_a_linked_work_tree_is_read_at_its_own_commit(trap: Trap, tmp_path: Path) -> None:
    git(trap.plan, "worktree", "add", "--quiet", "-b", "other", str(tmp_path / "linked"))
    linked = tmp_path / "linked" / "crm" / "plan"
    write(linked, "relplan.yaml", "relplan: 1\nname: Autre\n")
    other = commit(tmp_path / "linked")

    assert read_checkout(linked).commit == other
    assert read_checkout(trap.plan).commit != other


def test_a_folder_that_is_not_checked_out_is_read(trap: Trap) -> None:
    shutil.rmtree(trap.plan)

    assert list(GitTree(trap.plan, "HEAD").files()) == [SourceFile("relplan.yaml", SETTINGS.encode())]


def test_a_repository_without_a_work_tree_is_refused_for_what_it_is(trap: Trap, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--bare", str(trap.plan.parents[1]), "bare")

    with pytest.raises(BareRepositoryError, match="git worktree add"):
        find_repository(tmp_path / "bare" / "crm" / "plan")


def test_a_repository_of_somebody_else_is_said_to_be_so(trap: Trap, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")

    with pytest.raises(ForeignRepositoryError, match=r"dubious ownership.*safe\.directory"):
        GitTree(trap.plan, "HEAD")


@pytest.mark.parametrize("link", ["brand.yaml", "look"])
def test_a_link_of_the_branch_does_not_lead_out_of_its_repository(trap: Trap, tmp_path: Path, link: str) -> None:
    outside = write(tmp_path, "outside/brand.yaml", "secret: token\n")
    (trap.plan / link).symlink_to(outside if link == "brand.yaml" else outside.parent)
    (trap.plan / "inside").symlink_to(trap.plan / "relplan.yaml")

    assert leads_out(trap.plan / link)
    assert not leads_out(trap.plan / "inside")
    assert not leads_out(outside)
    with pytest.raises(BrandError, match="a link out of the repository"):
        read_brand(trap.plan / "brand.yaml" if link == "brand.yaml" else trap.plan / "look" / "brand.yaml")
    with pytest.raises(OwnTemplateError, match="a link out of the repository"):
        read_own_templates(trap.plan / link)


COMMANDS = (
    "validate LINK",
    "validate LINK/relplan.yaml",
    "validate LINK/scenarios",
    "validate LINK --rev HEAD",
    "report LINK -o OUT",
    "export all LINK -o OUT",
    "calendar LINK",
    "rules --plan LINK",
    "report PLAN -o LINK",
    "report PLAN -o LINK/out",
    "report PLAN -o LINK --check",
    "export all PLAN -o LINK",
    "schema scenario -o LINK",
    "calendar PLAN -f ics -o LINK/x.ics",
    "library show birthday -o LINK/x.yaml",
    "validate PLAN --output json=LINK/x.json",
)


@pytest.mark.parametrize("words", COMMANDS)
def test_no_command_reads_or_writes_where_a_link_leads_out_of_the_repository(
    trap: Trap, tmp_path: Path, words: str
) -> None:
    outside, link = tmp_path / "outside", trap.plan.parent / "link"
    write(outside, "relplan.yaml", "relplan: 1\nname: Secret\n")
    write(outside, "scenarios/secret.yaml", "name: Secret\n")
    git(outside, "init", "--quiet")
    commit(outside)
    before = {path for path in outside.rglob("*") if ".git" not in path.parts}
    link.symlink_to(outside)
    places = {"LINK": link, "PLAN": trap.plan, "OUT": tmp_path / "out"}
    for name, place in places.items():
        words = words.replace(name, str(place))

    done = CliRunner().invoke(app, words.split())

    assert done.exit_code == 2
    assert "is a link out of the repository" in done.output
    assert "Secret" not in done.output
    assert {path for path in outside.rglob("*") if ".git" not in path.parts} == before


def test_a_link_within_the_repository_is_followed(trap: Trap) -> None:
    link = trap.plan.parent / "link"
    link.symlink_to(trap.plan)

    assert CliRunner().invoke(app, ["validate", str(link)]).exit_code == 0


def test_a_folder_named_as_git_keeps_its_own_is_no_repository(tmp_path: Path) -> None:
    (tmp_path / "plan" / ".git").mkdir(parents=True)

    with pytest.raises(NotARepositoryError):
        find_repository(tmp_path / "plan")


@pytest.mark.parametrize("path", [".", "", "bin", "./bin"])
def test_a_program_of_the_branch_is_not_taken_for_git(trap: Trap, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in (trap.plan, trap.plan / "bin"):
        folder.mkdir(exist_ok=True)
        shutil.copy(trap.program, folder / "git")
    monkeypatch.chdir(trap.plan)
    monkeypatch.setenv("PATH", os.pathsep.join([path, os.environ["PATH"]]))

    assert trap.read_everything() == []
    monkeypatch.setenv("PATH", path)
    assert [type(error) for error in trap.read_everything()] == [GitMissingError] * 2
    assert not trap.mark.exists()

"""A plan read from a git revision is the plan that a checkout of it would hold."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from relplan.source import problems as said
from relplan.source.folder import FolderTree
from relplan.source.git import MOST_STEPS, GitTree, NotACommitError, NotATreeError, UnknownRevisionError
from relplan.source.repository import GitMissingError, NotARepositoryError, Repository
from relplan.source.tree import MAX_BYTES, SourceFile, TooMuchError, Tree
from tests.source.repositories import SETTINGS, commit, git, write

pytestmark = pytest.mark.usefixtures("plain_git")


def found_in(tree: Tree) -> list[tuple[str, bytes | type[said.Problem]]]:
    """Return what a tree yields, in order: path, and bytes or the class of a problem."""
    return [
        (one.path, one.content) if isinstance(one, SourceFile) else (one.at.path, type(one)) for one in tree.files()
    ]


def fill(folder: Path) -> None:
    """Write a plan with every kind of file a folder may hold."""
    write(folder, "relplan.yaml", SETTINGS)
    write(folder, "scenarios/a/relance.yaml", "name: Relance\n")
    write(folder, "scenarios/a-b.yaml", "name: Avant\n")
    write(folder, "scenarios/a.yml", "name: Autre\n")
    write(folder, "scenarios/été 🎁.yaml", "name: Été\n")
    write(folder, "scenarios/deux mots.yaml", "name: Deux mots\n")
    write(folder, "scenarios/deux\nlignes.yaml", "name: Deux lignes\n")
    write(folder, 'scenarios/"cité".yaml', "name: Cité\n")
    write(folder, "scenarios/vide.yaml", "")
    write(folder, "scenarios/fin-windows.yaml", "name: x\r\nowner: y\r\n").write_bytes(b"name: x\r\nowner: y\r\n")
    write(folder, "scenarios/executable.yaml", "name: x\n").chmod(0o755)
    write(folder, "scenarios/notes.md", "not YAML")
    write(folder, ".hidden/a.yaml", "name: x\n")
    write(folder, "scenarios/.hidden.yaml", "name: x\n")
    write(folder, "scenarios/.yaml", "name: of an empty id\n")
    write(folder, "scenarios/..yaml", "name: of a dot\n")
    write(folder, "moments.yaml", "#" * (MAX_BYTES + 1))
    (folder / "scenarios" / "lien.yaml").symlink_to("a/relance.yaml")
    (folder / "scenarios" / "a" / "haut.yaml").symlink_to("../a-b.yaml")
    (folder / "scenarios" / "dehors.yaml").symlink_to("../../dehors.yaml")
    (folder / "scenarios" / "absolu.yaml").symlink_to("/etc/hostname")
    (folder / "scenarios" / "nulle-part.yaml").symlink_to("rien.yaml")
    (folder / "scenarios" / "boucle.yaml").symlink_to("boucle.yaml")
    (folder / "scenarios" / "dossier.yaml").symlink_to("a")
    (folder / "scenarios" / "dossier").symlink_to("a")
    (folder / "scenarios" / "lien-de-lien.yaml").symlink_to("lien.yaml")
    (folder / "scenarios" / "par-dossier.yaml").symlink_to("dossier/relance.yaml")
    (folder / "scenarios" / "lien.md").symlink_to("notes.md")


def test_a_revision_holds_what_its_folder_held(repository: Path) -> None:
    fill(repository)
    commit(repository)

    assert found_in(GitTree(repository, "HEAD")) == found_in(FolderTree(repository))


def test_a_plan_in_a_subfolder_is_read_from_there(repository: Path) -> None:
    write(repository, "dehors.yaml", "name: x\n")
    write(repository, "autre/relplan.yaml", SETTINGS)
    plan = repository / "marque été" / "plan"
    fill(plan)
    (plan / "scenarios" / "aller-retour.yaml").symlink_to("../../plan/scenarios/a-b.yaml")
    commit(repository)

    found = found_in(GitTree(plan, "HEAD"))

    assert found == found_in(FolderTree(plan))
    assert ("scenarios/dehors.yaml", said.OutsideLink) in found
    assert ("scenarios/aller-retour.yaml", b"name: Avant\n") in found


@pytest.mark.parametrize("subfolder", ["[ab]", "a*", ":(top)", "-x", "été"])
def test_the_name_of_the_folder_is_no_pattern(repository: Path, subfolder: str) -> None:
    write(repository, "a/relplan.yaml", "relplan: 1\nname: another\n")
    write(repository, f"{subfolder}/relplan.yaml", SETTINGS)
    commit(repository)

    assert found_in(GitTree(repository / subfolder, "HEAD")) == [("relplan.yaml", SETTINGS.encode())]


def test_a_name_that_is_no_text_is_a_problem(repository: Path) -> None:
    write(repository, os.fsdecode(b"\xff.yaml"), "name: x\n")
    commit(repository)

    assert ("\ufffd.yaml", said.UnreadableFile) in found_in(GitTree(repository, "HEAD"))


def test_a_submodule_is_no_part_of_the_plan(repository: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "--quiet")
    write(other, "a.yaml", "name: x\n")
    commit(other)
    git(repository, "submodule", "--quiet", "add", str(other), "scenarios.yaml")
    commit(repository)

    assert found_in(GitTree(repository, "HEAD")) == [("relplan.yaml", SETTINGS.encode())]


def test_a_revision_is_not_what_lies_in_the_folder(repository: Path) -> None:
    write(repository, "scenarios/partie.yaml", "name: Partie\n")
    commit(repository)
    (repository / "scenarios" / "partie.yaml").unlink()
    write(repository, "relplan.yaml", "relplan: 1\nname: Changé\n")
    write(repository, "scenarios/nouvelle.yaml", "name: Nouvelle\n")
    before = git(repository, "status", "--porcelain")

    tree = GitTree(repository, "HEAD")

    assert found_in(tree) == [("relplan.yaml", SETTINGS.encode()), ("scenarios/partie.yaml", b"name: Partie\n")]
    assert git(repository, "status", "--porcelain") == before
    assert not (repository / "scenarios" / "partie.yaml").exists()


@pytest.mark.parametrize("revision", ["HEAD", "HEAD~1", "main", "v1", "main@{0}"])
def test_a_revision_goes_by_any_of_its_names(repository: Path, revision: str) -> None:
    first = commit(repository)
    second = commit(repository)
    git(repository, "tag", "--annotate", "v1", "--message", "one")

    tree = GitTree(repository, revision)

    assert tree.label == revision
    assert tree.commit == (first if revision == "HEAD~1" else second)


@pytest.mark.parametrize("of", ["HEAD^{tree}", "HEAD:", "HEAD:plan"])
@pytest.mark.parametrize("by_name", [False, True])
def test_a_tree_does_for_a_revision(repository: Path, of: str, by_name: bool) -> None:
    write(repository, "plan/relplan.yaml", "relplan: 1\nname: Dedans\n")
    commit(repository)
    revision = git(repository, "rev-parse", of) if by_name else of

    tree = GitTree(repository / "plan", revision)

    assert found_in(tree) == [("relplan.yaml", b"relplan: 1\nname: Dedans\n")]
    with pytest.raises(NotACommitError, match="is of no commit"):
        _ = tree.commit


def test_a_file_is_no_revision(repository: Path) -> None:
    commit(repository)

    with pytest.raises(NotATreeError, match=r'"HEAD:relplan\.yaml" names a file'):
        GitTree(repository, "HEAD:relplan.yaml")


def test_a_branch_with_the_name_of_a_file_is_the_branch(repository: Path) -> None:
    commit(repository)
    git(repository, "branch", "relplan.yaml")

    assert found_in(GitTree(repository, "relplan.yaml")) == [("relplan.yaml", SETTINGS.encode())]


@pytest.mark.parametrize(
    "revision",
    ["", "-x", "--help", "--upload-pack=x", "nowhere", "HEAD:nowhere.yaml", "0" * 40, "a b", "HEAD\0", "é", "\n"],
)
def test_what_is_no_revision_is_said_to_be_unknown(repository: Path, revision: str) -> None:
    commit(repository)

    with pytest.raises(UnknownRevisionError) as raised:
        GitTree(repository, revision)
    assert f'"{revision}"' in str(raised.value)


def test_a_repository_without_commits_has_no_revision(repository: Path) -> None:
    with pytest.raises(UnknownRevisionError):
        GitTree(repository, "HEAD")


def test_a_shallow_clone_says_how_to_get_the_rest(repository: Path, tmp_path: Path) -> None:
    first = commit(repository)
    commit(repository)
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{repository}", "shallow")

    with pytest.raises(UnknownRevisionError, match="git fetch --unshallow"):
        GitTree(tmp_path / "shallow", first)


def test_a_folder_outside_git_has_no_revisions(tmp_path: Path) -> None:
    with pytest.raises(NotARepositoryError):
        GitTree(tmp_path, "HEAD")


def test_a_folder_that_is_not_there_has_no_revisions(tmp_path: Path) -> None:
    with pytest.raises(NotARepositoryError):
        GitTree(tmp_path / "nowhere", "HEAD")


def test_a_plan_folder_that_the_revision_does_not_have_is_empty(repository: Path) -> None:
    commit(repository)
    write(repository, "plan/relplan.yaml", SETTINGS)

    assert found_in(GitTree(repository / "plan", "HEAD")) == []


@pytest.mark.parametrize("name", [".yaml", "..yaml", ".yml", ".YAML.txt"])
def test_a_name_that_is_only_an_ending_is_not_passed_over(repository: Path, name: str) -> None:
    write(repository, f"scenarios/{name}", "name: x\n")
    assert f"scenarios/{name}" in [one.path for one in FolderTree(repository).files() if isinstance(one, SourceFile)]


def test_a_machine_without_git_is_told_so(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(repository)
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))

    with pytest.raises(GitMissingError):
        GitTree(repository, "HEAD")


def test_a_thousand_files_take_a_handful_of_calls(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(300):
        write(repository, f"scenarios/s{number}.yaml", f"name: {number}\n")
    commit(repository)
    calls = []
    really_start = subprocess.Popen

    def count(*words: object, **rest: object) -> object:
        calls.append(words)
        return really_start(*words, **rest)  # type: ignore[call-overload]

    monkeypatch.setattr("relplan.source.repository.subprocess.Popen", count)

    assert len(found_in(GitTree(repository, "HEAD"))) == 301
    assert len(calls) < 8


def test_git_is_asked_as_often_for_many_links_as_for_one(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(repository, "relplan.yaml", SETTINGS)
    for number in range(30):
        (repository / f"link-{number}.yaml").symlink_to("relplan.yaml" if number % 2 else f"link-{number + 1}.yaml")
    commit(repository)
    asked: list[tuple[str, ...]] = []
    really_ask = Repository.ask

    def ask(self: Repository, *words: str, stdin: bytes = b"") -> bytes:
        asked.append(words)
        return really_ask(self, *words, stdin=stdin)

    monkeypatch.setattr(Repository, "ask", ask)

    assert found_in(GitTree(repository, "HEAD")) == found_in(FolderTree(repository))
    assert len(asked) < 10


def test_a_way_through_too_many_folders_is_not_followed(repository: Path) -> None:
    write(repository, "a/relplan.yaml", SETTINGS)
    (repository / "a" / "far.yaml").symlink_to("../a/" * MOST_STEPS + "relplan.yaml")
    (repository / "a" / "near.yaml").symlink_to("../a/" * 50 + "relplan.yaml")
    commit(repository)

    assert dict(found_in(GitTree(repository / "a", "HEAD"))) == {
        "relplan.yaml": SETTINGS.encode(),
        "far.yaml": said.OutsideLink,
        "near.yaml": SETTINGS.encode(),
    }


def test_a_revision_that_holds_too_much_is_refused_before_it_is_read(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        write(repository, f"scenarios/s{number}.yaml", f"# {number}{'#' * 1_000}\n")
    commit(repository)
    tree = GitTree(repository, "HEAD")
    there = len(list(tree.files()))

    monkeypatch.setattr("relplan.source.tree.MOST_FILES", there - 1)
    with pytest.raises(TooMuchError):
        list(GitTree(repository, "HEAD").files())
    monkeypatch.setattr("relplan.source.tree.MOST_FILES", there)
    assert len(list(GitTree(repository, "HEAD").files())) == there

    monkeypatch.setattr("relplan.source.tree.MOST_BYTES", 2_000)
    wanted: list[bytes] = []
    really_ask = Repository.ask

    def ask(self: Repository, *words: str, stdin: bytes = b"") -> bytes:
        wanted.extend([stdin] if "--batch" in words else [])
        return really_ask(self, *words, stdin=stdin)

    monkeypatch.setattr(Repository, "ask", ask)
    with pytest.raises(TooMuchError, match="YAML files"):
        list(GitTree(repository, "HEAD").files())
    assert not any(wanted)

"""Where a plan's folder stands in its repository, and what of it isn't as committed."""

from __future__ import annotations

from pathlib import Path

import pytest

from relplan.source.checkout import read_checkout
from relplan.source.git import UnknownRevisionError
from relplan.source.repository import NotARepositoryError
from tests.source.repositories import git

pytestmark = pytest.mark.usefixtures("plain_git")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    folder = tmp_path / "crm" / "plan é"
    folder.mkdir(parents=True)
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    (folder / "relplan.yaml").write_text("relplan: 1\nname: Plan\n")
    (tmp_path / ".gitignore").write_text("secret.yaml\n")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message", "plan")
    return folder


def test_a_clean_folder_is_as_committed(plan: Path) -> None:
    checkout = read_checkout(plan)
    assert checkout.commit == git(plan, "rev-parse", "HEAD")
    assert checkout.commit.startswith(checkout.short)
    assert (checkout.prefix, checkout.changed) == ("crm/plan é/", ())


def test_only_the_plan_s_own_files_count_as_changed(plan: Path) -> None:
    (plan.parent / "other.yaml").write_text("a: 1\n")
    (plan / "notes.txt").write_text("notes\n")
    (plan / "relplan.yaml").write_text("relplan: 1\nname: Other\n")
    (plan / "scenarios").mkdir()
    (plan / "scenarios" / "new one.yaml").write_text("name: New\n")
    (plan / "secret.yaml").write_text("a: 1\n")
    assert read_checkout(plan).changed == ("relplan.yaml", "scenarios/new one.yaml", "secret.yaml")


def test_line_ends_of_another_system_are_no_change(plan: Path) -> None:
    (plan / "relplan.yaml").write_bytes(b"relplan: 1\r\nname: Plan\r\n")
    assert read_checkout(plan).changed == ()


def test_a_file_that_is_gone_is_changed(plan: Path) -> None:
    (plan / "relplan.yaml").unlink()
    assert read_checkout(plan).changed == ("relplan.yaml",)


def test_a_revision_is_never_changed(plan: Path) -> None:
    (plan / "relplan.yaml").write_text("relplan: 1\nname: Other\n")
    assert read_checkout(plan, "HEAD").changed == ()


def test_without_repository_or_commit_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(NotARepositoryError):
        read_checkout(tmp_path)
    git(tmp_path, "init", "--quiet")
    with pytest.raises(UnknownRevisionError):
        read_checkout(tmp_path)

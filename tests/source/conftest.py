"""A git that knows nothing of the machine it runs on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.source.repositories import SETTINGS, git, write


@pytest.fixture
def plain_git(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the settings of the machine, and those of a hook that the tests may run in, out of git."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository with a plan at its top; nothing is committed yet."""
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch", "main")
    write(folder, "relplan.yaml", SETTINGS)
    return folder

"""Files under a plan's folder that are not the plan's: those of well-known tools, and those that its settings name."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from relplan.plan.layout import SETTINGS_FILE
from relplan.source.document import read_document
from relplan.source.tree import SourceFile

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relplan.source.problems import Problem

_FOLDERS = frozenset({"node_modules", "site-packages", "vendor", "venv", "env", "virtualenv"})
_OF_TOOLS = re.compile(
    r"(mkdocs|_config|_quarto|action|codecov|dependabot|renovate|netlify|serverless|openapi|swagger|asyncapi|taskfile"
    r"|playbook|kustomization|chart|appveyor|azure-pipelines|bitbucket-pipelines|cloudbuild|pnpm-(lock|workspace)"
    r"|(docker-)?compose(\..+)?|environment|conda|meta|galaxy|cspell|lerna|pubspec|buildspec|app|hugo|vale|bandit)\.ya?ml",
    re.IGNORECASE,
)
"""Names that other tools give to their files."""


def is_of_other_tool(path: str) -> bool:
    """Tell whether a file that the plan doesn't read is one that some other tool is known to read."""
    *folders, name = path.split("/")
    return not _FOLDERS.isdisjoint(folders) or (not folders and _OF_TOOLS.fullmatch(name) is not None)


def left_out(found: Iterable[SourceFile | Problem]) -> tuple[str, ...]:
    """Return the patterns of files that the settings among some files say are not the plan's."""
    settings = next((one for one in found if isinstance(one, SourceFile) and one.path == SETTINGS_FILE), None)
    document = read_document(settings)[0] if settings else None
    patterns = document.data.get("ignore") if document and isinstance(document.data, dict) else None
    return tuple(str(one) for one in patterns) if isinstance(patterns, list) else ()


def is_left_out(path: str, patterns: tuple[str, ...]) -> bool:
    """Tell whether a pattern names a file; the settings are always the plan's."""
    return path != SETTINGS_FILE and any(fnmatchcase(path, pattern) for pattern in patterns)

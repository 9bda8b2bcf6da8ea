"""Where a plan's files can be read on the web: the addresses of forges, pinned to a commit."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from relplan.report.addresses import is_safe_address

if TYPE_CHECKING:
    from collections.abc import Sequence


class Forge(StrEnum):
    """A sort of site that shows repositories."""

    GITHUB = "github"
    GITLAB = "gitlab"
    FORGEJO = "forgejo"
    """Forgejo and Gitea."""


_WAYS = {Forge.GITHUB: "blob", Forge.GITLAB: "-/blob", Forge.FORGEJO: "src/commit"}
"""What stands between a repository's address and a commit."""
_HOSTS = {"github": Forge.GITHUB, "gitlab": Forge.GITLAB, "forgejo": Forge.FORGEJO, "gitea": Forge.FORGEJO}
_SAME = {"codeberg.org": Forge.FORGEJO}
_SSH = re.compile(r"(?:ssh://)?(?:[^@/:]+@)(?P<host>[^/:]+)(?::\d+/|[:/])(?P<path>.+)")


class RepositoryAddressError(Exception):
    """Nobody can tell where a repository's files are shown."""


class NoRepositoryAddressError(RepositoryAddressError):
    """What was given is no address of a repository on the web."""

    def __init__(self, url: str) -> None:
        super().__init__(f'"{url}" is no address of a repository on the web, such as https://github.com/acme/crm-plan')


class UnknownForgeError(RepositoryAddressError):
    """The address doesn't say what sort of site it is."""

    def __init__(self, url: str) -> None:
        names = ", ".join(Forge)
        super().__init__(f'nothing in "{url}" says how its pages are addressed; give --forge: {names}')


def make_source_url(repository: str, commit: str, prefix: str, forge: Forge | None = None) -> str:
    """Return the address of a plan's folder at a commit; raises `RepositoryAddressError`.

    A name, a password or a token in the repository's address is left out.
    """
    scheme, host, path = _split(repository)
    site = forge or _recognise(host)
    url = f"{scheme}://{host}/{path}"
    if not is_safe_address(url):
        raise NoRepositoryAddressError(_without_secrets(repository))
    if site is None:
        raise UnknownForgeError(url)
    if not _is_of_repository(site, path.split("/")):
        raise NoRepositoryAddressError(url)
    return f"{url}/{_WAYS[site]}/{commit}/{quote(prefix, errors='surrogateescape')}".rstrip("/")


def _split(repository: str) -> tuple[str, str, str]:
    """Return the scheme, the host and the path of a repository's pages."""
    ssh = _SSH.fullmatch(repository) if "://" not in repository or repository.startswith("ssh://") else None
    if ssh is not None:
        return "https", ssh["host"], _trim(ssh["path"])
    parts = _parse(repository)
    if parts is None:
        raise NoRepositoryAddressError(_without_secrets(repository))
    return parts


def _parse(repository: str) -> tuple[str, str, str] | None:
    """Return the scheme, the host and the path of a web address; None when it is none, or says more than that."""
    try:
        parts = urlsplit(repository)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or parts.query or parts.fragment:
        return None
    if not parts.hostname or not _trim(parts.path):
        return None
    return parts.scheme, f"{parts.hostname}{port}", _trim(parts.path)


def _is_of_repository(site: Forge, parts: Sequence[str]) -> bool:
    """Tell whether a path may be that of a repository, and not of its owner or of a page in it."""
    match site:
        case Forge.GITHUB:
            return len(parts) == 2
        case Forge.GITLAB:
            return "-" not in parts
        case Forge.FORGEJO:
            return "src" not in parts[2:]


def _trim(path: str) -> str:
    return path.strip("/").removesuffix(".git")


def _without_secrets(address: str) -> str:
    return re.sub(r"//[^/@]*@", "//", address)


def _recognise(host: str) -> Forge | None:
    name = host.lower()
    return _SAME.get(name) or next((forge for word, forge in _HOSTS.items() if word in name), None)

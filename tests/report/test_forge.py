"""The addresses of a plan's files on the sites that show repositories."""

from __future__ import annotations

import pytest

from relplan.report.forge import (
    Forge,
    NoRepositoryAddressError,
    RepositoryAddressError,
    UnknownForgeError,
    make_source_url,
)

SHA = "4f2c9e1"


@pytest.mark.parametrize(
    ("repository", "address"),
    [
        ("https://github.com/acme/crm", "https://github.com/acme/crm/blob/4f2c9e1/plan"),
        ("https://github.com/acme/crm.git/", "https://github.com/acme/crm/blob/4f2c9e1/plan"),
        ("git@github.com:acme/crm.git", "https://github.com/acme/crm/blob/4f2c9e1/plan"),
        ("ssh://git@gitlab.acme.com:2222/crm/plan.git", "https://gitlab.acme.com/crm/plan/-/blob/4f2c9e1/plan"),
        ("https://gitlab.com/acme/deep/crm", "https://gitlab.com/acme/deep/crm/-/blob/4f2c9e1/plan"),
        ("https://codeberg.org/acme/crm", "https://codeberg.org/acme/crm/src/commit/4f2c9e1/plan"),
        ("http://gitea.local:3000/acme/crm", "http://gitea.local:3000/acme/crm/src/commit/4f2c9e1/plan"),
    ],
)
def test_forges_are_known_by_their_address(repository: str, address: str) -> None:
    assert make_source_url(repository, SHA, "plan/") == address


def test_at_the_top_of_a_repository_nothing_follows_the_commit() -> None:
    assert make_source_url("https://github.com/acme/crm", SHA, "") == "https://github.com/acme/crm/blob/4f2c9e1"


def test_the_folder_is_written_as_addresses_are() -> None:
    url = make_source_url("https://github.com/acme/crm", SHA, "plan é #1/")
    assert url == "https://github.com/acme/crm/blob/4f2c9e1/plan%20%C3%A9%20%231"


def test_a_token_is_never_published() -> None:
    url = make_source_url("https://robot:s3cret@gitlab.com/acme/crm.git", SHA, "")
    assert url == "https://gitlab.com/acme/crm/-/blob/4f2c9e1"
    with pytest.raises(RepositoryAddressError) as found:
        make_source_url("https://robot:s3cret@forge.example/", SHA, "")
    assert "s3cret" not in str(found.value)


def test_another_site_has_to_be_named() -> None:
    with pytest.raises(UnknownForgeError, match="--forge: github, gitlab, forgejo"):
        make_source_url("https://git.acme.com/crm/plan", SHA, "")
    url = make_source_url("https://git.acme.com/crm/plan", SHA, "", Forge.GITLAB)
    assert url == "https://git.acme.com/crm/plan/-/blob/4f2c9e1"


@pytest.mark.parametrize(
    "text",
    ["", "acme/crm", "javascript:alert(1)", "https://github.com", "file:///plan", "https://github.com/a/b?x=1",
     "https://github.com/acme", "https://github.com/acme/crm/tree/main", "https://gitlab.com/acme/crm/-/tree/main",
     "https://codeberg.org/acme/crm/src/branch/main", "https://github.com/a b", 'https://github.com/a"b', "https://github.com:port/a"],
)  # fmt: skip
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(NoRepositoryAddressError):
        make_source_url(text, SHA, "")

"""Files that a plan or its reader names: what is none, or too long, is refused before it is read."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from relplan.report.forms.own_templates import OwnTemplateError, read_own_templates
from relplan.report.look.brand import BrandError, read_brand
from relplan.source.file import NotRegularError, TooLongError, read_file
from relplan.source.folder import FolderTree
from relplan.source.problems import TooLarge, UnreadableFile

SPARSE = 50 * 1000**3


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))


def make_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def make_sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(SPARSE)


STALLING: dict[str, Callable[[Path], None]] = {
    "a named pipe, not a file": make_pipe,
    "a socket, not a file": make_socket,
    "a device, not a file": make_device,
    "a folder, not a file": Path.mkdir,
}


@pytest.mark.parametrize("said", STALLING)
def test_what_is_no_file_is_not_opened(tmp_path: Path, said: str) -> None:
    STALLING[said](tmp_path / "it")
    with pytest.raises(NotRegularError, match=said):
        read_file(tmp_path / "it", 10)


def test_a_file_that_is_too_long_is_not_read(tmp_path: Path) -> None:
    make_sparse(tmp_path / "it")
    with pytest.raises(TooLongError, match="has more than 4,000 kB"):
        read_file(tmp_path / "it", 4_000_000)


def test_a_file_that_grows_is_read_no_further_than_it_may_be() -> None:
    with pytest.raises(TooLongError):
        read_file("/proc/self/maps", 10)


def test_a_file_is_read_up_to_its_last_byte(tmp_path: Path) -> None:
    (tmp_path / "it").write_bytes(b"0123456789")
    assert read_file(tmp_path / "it", 10) == b"0123456789"


def test_a_pipe_that_takes_the_place_of_a_file_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_pipe(tmp_path / "it")
    (tmp_path / "before").write_bytes(b"")
    seen = (tmp_path / "before").stat()
    monkeypatch.setattr(os, "stat", lambda _path: seen)
    with pytest.raises(NotRegularError, match="a named pipe"):
        read_file(tmp_path / "it", 10)


@pytest.mark.parametrize("make", [make_pipe, make_device])
def test_a_brand_and_its_logo_must_be_files(tmp_path: Path, make: object) -> None:
    assert callable(make)
    make(tmp_path / "pipe.yaml")
    with pytest.raises(BrandError, match=r"the brand .*pipe.yaml\" is a .*, not a file; give a file as brand.yaml"):
        read_brand(tmp_path / "pipe.yaml")
    make_pipe(tmp_path / "logo.png")
    (tmp_path / "brand.yaml").write_text("logo: logo.png\n", encoding="utf-8")
    with pytest.raises(BrandError, match=r'brand.yaml:1: the logo "logo.png" is a named pipe, not a file; give a PNG'):
        read_brand(tmp_path / "brand.yaml")


def test_a_logo_too_large_is_not_read(tmp_path: Path) -> None:
    make_sparse(tmp_path / "logo.png")
    (tmp_path / "brand.yaml").write_text("logo: logo.png\n", encoding="utf-8")
    with pytest.raises(BrandError, match=r'"logo.png" has more than 200 kB; make it smaller'):
        read_brand(tmp_path / "brand.yaml")


@pytest.mark.parametrize(("make", "said"), [(make_pipe, "is a named pipe, not a file"), (make_sparse, "has more than")])
def test_a_template_must_be_a_file(tmp_path: Path, make: object, said: str) -> None:
    assert callable(make)
    (tmp_path / "html").mkdir()
    make(tmp_path / "html" / "overview.html.j2")
    with pytest.raises(OwnTemplateError, match=rf"the template .*overview.html.j2\" {said}"):
        read_own_templates(tmp_path)


def test_a_plan_s_files_must_be_files_of_some_size(tmp_path: Path) -> None:
    make_pipe(tmp_path / "pipe.yaml")
    make_sparse(tmp_path / "sparse.yaml")
    pipe, sparse = FolderTree(tmp_path).files()
    assert isinstance(pipe, UnreadableFile)
    assert isinstance(sparse, TooLarge)

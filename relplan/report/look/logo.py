"""A logo as part of the page: an image file in a `data:` address, which asks the network for nothing."""

from __future__ import annotations

import re
from base64 import b64encode
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from relplan.source.file import NotRegularError, TooLongError, read_file

if TYPE_CHECKING:
    from pathlib import Path

MAX_KILOBYTES = 200
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_SVG = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*>\s*)*+<svg[\s>]", re.DOTALL)
_SVG_NAMESPACE = b"http://www.w3.org/2000/svg"


class LogoError(Exception):
    """A logo can't be shown."""


def read_logo(folder: Path, name: str) -> str:
    """Return the address that holds an image of a folder; raises `LogoError`."""
    if "\0" in name:
        raise LogoError(f'"{name}" names no file')
    path = folder / name
    if PurePosixPath(name).is_absolute() or not path.resolve().is_relative_to(folder.resolve()):
        raise LogoError(f'the logo "{name}" is outside the folder of this file; put it beside it')
    try:
        content = read_file(path, MAX_KILOBYTES * 1000)
    except NotRegularError as error:
        raise LogoError(f'the logo "{name}" {error}; give a PNG, JPEG or SVG image') from None
    except TooLongError as error:
        raise LogoError(f'the logo "{name}" {error}; make it smaller') from None
    except OSError as error:
        raise LogoError(f'the logo "{name}" can\'t be read: {error.strerror or type(error).__name__}') from None
    except ValueError:
        raise LogoError(f'"{name}" names no file') from None
    return f"data:{_media_type(name, content)};base64,{b64encode(content).decode('ascii')}"


def _media_type(name: str, content: bytes) -> str:
    """Return what sort of image a file is, whatever its name says."""
    if content.startswith(_PNG):
        return "image/png"
    if content.startswith(_JPEG):
        return "image/jpeg"
    if not _SVG.match(content):
        raise LogoError(f'the logo "{name}" is no PNG, JPEG or SVG image; convert it to one of them')
    if _SVG_NAMESPACE not in content:
        raise LogoError(f'the logo "{name}" would not show: write <svg xmlns="{_SVG_NAMESPACE.decode()}" ...> in it')
    return "image/svg+xml"

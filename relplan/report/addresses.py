"""Which addresses a report may lead to, and how the pages of a site lead to each other."""

from __future__ import annotations

import re
from posixpath import dirname, relpath
from urllib.parse import quote

OVERVIEW = "overview"
"""The page that a reader opens first."""

_SAFE = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x20<>\"\\^`{|}\x7f]+", re.IGNORECASE)


def is_safe_address(url: str) -> bool:
    """Tell whether an address is one of the web or of mail; any other is shown as text and leads nowhere."""
    return _SAFE.fullmatch(url) is not None


def site_file(page: str) -> str:
    """Return the file of a page of a site."""
    return "index.html" if page == OVERVIEW else f"{page}.html"


def site_address(page: str, anchor: str = "") -> str:
    """Return where an object is on a site, from its folder; the page alone where that shows nothing else."""
    folder, _, name = page.rpartition("/")
    is_all = anchor in ("", page) or (folder and anchor in (f"{folder}-{name}", f"{folder.removesuffix('s')}-{name}"))
    return site_file(page) if is_all else f"{site_file(page)}#{anchor}"


def lead_on_site(here: str, page: str, anchor: str = "") -> str:
    """Return the way from one page of a site to an object, by its page and its anchor there."""
    return lead_beside(here, site_address(page, anchor))


def lead_beside(here: str, file: str) -> str:
    """Return the way from a page of a site to a file in its folder; to the folder itself, with a slash, for no file."""
    way = relpath(file or ".", dirname(here) or ".")
    return way if file else f"{way}/"


def source_address(base: str, path: str, line: int) -> str:
    """Return where a line of the plan can be read on the web; empty when nobody said where the plan's folder is."""
    return f"{base.rstrip('/')}/{quote(path)}#L{line}" if base else ""

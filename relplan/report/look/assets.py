"""The style and the script of the HTML forms."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relplan.report.forms.own_templates import OwnTemplates

_HTML = files("relplan.report") / "templates" / "html"
_STYLE = "style.css"
_SCRIPTS = ("search.js", "sort.js", "reveal.js", "regions.js", "rove.js", "filters.js")


def read_style(own: OwnTemplates | None = None) -> str:
    """Return the style of everything, then that of each part; sheets of the team's own take the place of others."""
    texts = own.of("html") if own else {}
    sheets = sorted(file.name for file in _HTML.iterdir() if file.name.endswith(".css") and file.name != _STYLE)
    return "".join(texts[name] if name in texts else _read(name) for name in (_STYLE, *sheets))


def read_script() -> str:
    """Return the one script."""
    return "".join(_read(name) for name in _SCRIPTS)


def _read(name: str) -> str:
    return (_HTML / name).read_text(encoding="utf-8")

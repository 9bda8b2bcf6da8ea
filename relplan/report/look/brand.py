"""The look of a company in HTML and in the PDF: its colour and its logo (`--brand FILE`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Finding
from relplan.model.base import Element
from relplan.model.settings import Language
from relplan.plan.shape import shape_element
from relplan.report.look.colour import COLOUR, contrast_of
from relplan.report.look.logo import LogoError, read_logo
from relplan.report.look.scheme import Scheme, colours_of
from relplan.rules.book import BUILT_IN
from relplan.source.document import read_document
from relplan.source.file import UnusableFileError, read_file
from relplan.source.place import START_OF_FILE, Part, Place
from relplan.source.repository import leads_out
from relplan.source.tree import MAX_BYTES, SourceFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from relplan.source.document import Document
    from relplan.source.problems import Problem

LEAST_CONTRAST = 4.5
"""What WCAG 2.2 asks for text of usual size."""

GROUNDS = ("ground", "card", "soft", "sent", "mark", "open-ground")
"""The colours of the page that text in the brand's colour stands on."""


class Brand(Element):
    """The look of a company."""

    accent: str = ""
    """The colour of links and of what stands out, on light pages: `"#1f3a5f"`."""

    accent_dark: str = ""
    """The same on dark pages; those keep relplan's own when not given."""

    logo: str = ""
    """An image shown on the cover: a PNG, JPEG or SVG file beside this one."""


@dataclass(frozen=True, slots=True)
class BrandView:
    """What of a brand the page shows."""

    style: str
    """A style sheet that comes after all others; empty when there is no colour."""
    logo: str
    """The address of the image; empty when there is none."""
    accent: str = ""
    """The colour of what stands out on paper; empty when there is none."""


class BrandError(Exception):
    """A brand's file can't be used; says why, with its lines."""


def read_brand(path: Path) -> BrandView:
    """Read a brand from its file; raises `BrandError`."""
    document = _read(path)
    shaped = shape_element(Brand, document.data, document.path, ())
    _refuse_unquoted(document)
    if shaped.problems:
        raise BrandError("\n".join(_say(problem, document) for problem in shaped.problems))
    brand: Brand = shaped.value
    for key, scheme in _SCHEMES.items():
        if colour := getattr(brand, key):
            _check_colour(document, key, colour, scheme)
    return BrandView("".join(_write_style(brand)), _embed_logo(path, document, brand), brand.accent)


_SCHEMES = {"accent": Scheme.LIGHT, "accent_dark": Scheme.DARK}


def _read(path: Path) -> Document:
    if leads_out(path):
        raise BrandError(f'the brand "{path}" is a link out of the repository; put the file itself there')
    try:
        content = read_file(path, MAX_BYTES)
    except UnusableFileError as error:
        raise BrandError(f'the brand "{path}" {error}; give a file as brand.yaml') from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or type(error).__name__
        raise BrandError(f'"{path}" can\'t be read: {why}') from None
    document, problems = read_document(SourceFile(str(path), content))
    if problems or document is None:
        raise BrandError("\n".join(_say(problem, document) for problem in problems))
    return document


def _say(problem: Problem, document: Document | None) -> str:
    """Say what is wrong in the words of the rule that says it of a plan's files."""
    rule, found = BUILT_IN.tell(problem)
    finding = Finding(rule, rule.severity, found, "")
    line = (document.locate(problem.at) if document else problem.at.span or START_OF_FILE).start.line
    return f"{problem.at.path}:{line}: {finding.message(Language.EN)}; {finding.remedy(Language.EN)}"


def _refuse_unquoted(document: Document) -> None:
    """Say what becomes of a colour without quotes: YAML takes it for a comment."""
    for key in _SCHEMES:
        if isinstance(document.data, dict) and key in document.data and document.data[key] is None:
            said = f'"{key}" says nothing; a colour stands between quotes, as in {key}: "#1f3a5f", or it is a comment'
            raise _error(document, key, said)


def _check_colour(document: Document, key: str, colour: str, scheme: Scheme) -> None:
    """Raise when a colour is none, or can't be read on what it will stand on."""
    if not COLOUR.fullmatch(colour):
        raise _error(document, key, f'"{colour}" is no colour; write six hexadecimal digits: "#1f3a5f"')
    grounds = colours_of(scheme)
    worst, ratio = min(((name, contrast_of(colour, grounds[name])) for name in GROUNDS), key=lambda pair: pair[1])
    if ratio < LEAST_CONTRAST:
        wanted = "darker" if scheme is Scheme.LIGHT else "lighter"
        said = (
            f'"{colour}" can\'t be read on {scheme} pages: its contrast with {grounds[worst]} is {_floor(ratio)}:1, '
            f"and at least {LEAST_CONTRAST}:1 is asked for; choose a {wanted} colour"
        )
        raise _error(document, key, said)


def _floor(ratio: float) -> float:
    """Shorten a ratio so that one that is too low never looks as if it were enough."""
    return int(ratio * 100) / 100


def _embed_logo(path: Path, document: Document, brand: Brand) -> str:
    try:
        return read_logo(path.parent, brand.logo) if brand.logo else ""
    except LogoError as error:
        raise _error(document, "logo", str(error)) from None


def _error(document: Document, key: str, said: str) -> BrandError:
    line = document.locate(Place(document.path, (key,), Part.KEY)).start.line
    return BrandError(f"{document.path}:{line}: {said}")


def _write_style(brand: Brand) -> Iterator[str]:
    """Yield the rules that replace the page's colours; printed links stay black."""
    if brand.accent:
        yield f"@media screen and (prefers-color-scheme:light){{:root{{{_tokens(brand.accent)}}}}}"
        yield f"@media print{{:root{{--accent:{brand.accent}}}}}"
    if brand.accent_dark:
        yield f"@media screen and (prefers-color-scheme:dark){{:root{{{_tokens(brand.accent_dark)}}}}}"


def _tokens(colour: str) -> str:
    return f"--accent:{colour};--link:{colour}"

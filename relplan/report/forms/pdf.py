"""The summary as a PDF: the one door to Typst, which is given data and never anything to interpret."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from dataclasses import asdict
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any, Literal

from relplan.diagnostics.neutral import replace_controls
from relplan.report.look.scheme import Scheme, colours_of

if TYPE_CHECKING:
    from relplan.report.look.brand import BrandView
    from relplan.report.views.summary import SummaryView

_TEMPLATE = files("relplan.report") / "templates" / "typst" / "summary.typ"
_LONGEST_ADDRESS = 2_000
"""A longer address leads nowhere: neither browsers nor PDFs take it."""
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"


class PdfError(Exception):
    """A PDF can't be made."""


class NoTypesetterError(PdfError):
    """The library that makes PDFs isn't installed."""

    def __init__(self) -> None:
        super().__init__("a PDF needs the library typst: pip install 'relplan[pdf]'")


class TypesettingError(PdfError):
    """The library can't set the document."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"the PDF can't be set: {reason}")


class LogoDrawingError(PdfError):
    """The logo has the look of an image, but can't be drawn."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"the logo can't be drawn in a PDF: {reason}; save it anew as PNG or plain SVG")


def describe_summary(view: SummaryView, brand: BrandView | None) -> dict[str, Any]:
    """Return what the template is given, as JSON may hold it: words, colours, and the bytes of the logo."""
    colours = dict(colours_of(Scheme.LIGHT))
    if brand and brand.accent:
        colours |= {"accent": brand.accent, "link": brand.accent}
    logo = b64decode(brand.logo.partition(",")[2]) if brand else b""
    shown: dict[str, Any] = _clean(asdict(view))
    return shown | {"colours": colours, "logo": list(logo)}


def compile_pdf(data: dict[str, Any]) -> bytes:
    """Return the PDF that the template makes of data, always the same with the same fonts.

    It is PDF/UA-1, or only tagged where no font has a sign that a text needs. Raises `PdfError`.
    """
    try:
        import typst
    except ImportError:
        raise NoTypesetterError from None

    def set_(shown: dict[str, Any], standard: Literal["ua-1", "1.7"]) -> bytes:
        """Set data; nothing in it can bring in a file, since the folder that it may read holds the template alone."""
        inputs = {"data": json.dumps(shown, ensure_ascii=False)}
        with as_file(_TEMPLATE) as template:
            return typst.compile(template, root=template.parent, sys_inputs=inputs, pdf_standards=standard)

    try:
        return set_(data, "ua-1")
    except typst.TypstError:
        pass
    try:
        return set_(data, "1.7")
    except typst.TypstError as error:
        reason = error.message
    try:
        set_(data | {"logo": []}, "1.7")
    except typst.TypstError:
        raise TypesettingError(reason) from None
    raise LogoDrawingError(reason)


def _lead(value: dict[str, Any]) -> dict[str, str]:
    """Return the address in data, if they have one; an empty one where it is too long to lead anywhere."""
    return {key: one if len(one) <= _LONGEST_ADDRESS else "" for key, one in value.items() if key == "address"}


def _clean(value: Any) -> Any:
    """Replace what no document may hold, and keep signs that turn the direction of writing to their own text."""
    if isinstance(value, str):
        text = replace_controls(value)
        return f"{_ISOLATE}{text}{_END_ISOLATE}" if _TURNING.search(text) else text
    if isinstance(value, dict):
        return {key: _clean(one) for key, one in value.items() if key != "address"} | _lead(value)
    if isinstance(value, list | tuple):
        return [_clean(one) for one in value]
    return value

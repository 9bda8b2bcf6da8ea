"""What sentences call the objects of a plan: by their names, or by their ids for those who edit files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Self

from relplan.model.kinds import Kind
from relplan.model.settings import Language

if TYPE_CHECKING:
    from relplan.plan.plan import Plan

_SPACES = re.compile(r"\s+")
_LONGEST = 80
"""Signs of a name that a sentence repeats."""


class Title(str):
    """An id that knows what people call its object: sentences take the name, programs and files the id."""

    __slots__ = ("_en", "_fr")

    _en: str
    _fr: str

    def __new__(cls, ident: str, en: str = "", fr: str = "") -> Self:
        """Make the title of an object; without a name it is called by its id."""
        title = super().__new__(cls, ident)
        title._en, title._fr = en or ident, fr or en or ident
        return title

    def in_(self, language: Language) -> str:
        """Return what people call the object in a language."""
        return self._fr if language is Language.FR else self._en

    def part(self, ident: str, name: str = "") -> Title:
        """Return the title of a part of the object, such as a message: `welcome/gift` is "Welcome – Gift"."""
        said = name or ident
        return Title(f"{self}/{ident}", f"{self._en} – {said}", f"{self._fr} – {said}")

    @property
    def names(self) -> tuple[str, str]:
        """What people call it, in English and in French."""
        return self._en, self._fr


def title_of(plan: Plan, kind: Kind, ident: str) -> Title:
    """Return the title of an object by its id, of a step of a scale with the scale's; the id of one not known."""
    built_in = plan.catalogue.get(ident) if kind is Kind.KPI else None
    if built_in is not None:
        return Title(ident, built_in.name.en, built_in.name.fr)
    item = (plan.actions if kind is Kind.ACTION else plan.of(kind)).get(ident)
    if item is None:
        return Title(ident)
    scale = plan.segmentations.get(ident.partition(".")[0]) if kind is Kind.SEGMENT else None
    name = own_name(item.value)
    if not name or scale is None or not scale.value.exclusive:
        return Title(ident, name)
    return Title(ident, f"{own_name(scale.value) or scale.id} › {name}")


def own_name(value: Any) -> str:
    """Return the name that an object is given, on one line and cut where it is long; empty when it has none."""
    name = _SPACES.sub(" ", given_name(value)).strip()
    return name if len(name) <= _LONGEST else f"{_whole_words(name[: _LONGEST - 1])}…"


def given_name(value: Any) -> str:
    """Return the name that an object is given, as it is written; empty for one that has none, or can't have any."""
    return str(getattr(value, "term", "") or getattr(value, "name", ""))


def _whole_words(name: str) -> str:
    """Return the beginning of a name up to its last space, so that nothing in it is cut in two."""
    return name.rpartition(" ")[0] or name

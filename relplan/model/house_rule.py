"""A plan's own rules, as it writes them (`house_rules` in `relplan.yaml`)."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, StrictBool, StrictFloat, StrictInt, Tag

from relplan.model.base import Element

Scalar = str | StrictBool | StrictInt | StrictFloat
"""A value, written as its key wants it: a word, an id, a number, a duration, a rate, an amount."""


def _form(value: Any) -> str:
    if isinstance(value, (dict, Element)):
        return "<mapping>"
    return "<list>" if isinstance(value, (list, tuple)) else "<text>"


class Bilingual(Element):
    """A text in both languages that relplan writes."""

    en: str
    """The text in English."""

    fr: str
    """The text in French."""


Wording = Annotated[Annotated[str, Tag("<text>")] | Annotated[Bilingual, Tag("<mapping>")], Discriminator(_form)]


class Test(Element):
    """What a value is held against; every test given must hold."""

    matches: str | None = None
    """A pattern that the value fits from its beginning to its end: `"sms-.*"`."""

    at_least: Scalar | None = None
    """The least that a number, a duration, a rate, an amount or a date may be."""

    at_most: Scalar | None = None
    """The most that it may be."""

    includes: Scalar | tuple[Scalar, ...] | None = None
    """A value that must be among those of the key, or several of them."""

    absent: StrictBool | None = None
    """`true`: the key must not be there."""


Wanted = Annotated[
    Annotated[Scalar, Tag("<text>")] | Annotated[tuple[Scalar, ...], Tag("<list>")] | Annotated[Test, Tag("<mapping>")],
    Discriminator(_form),
]
"""The one value wanted, the values allowed, or tests."""

Demand = Annotated[
    Annotated[str, Tag("<text>")]
    | Annotated[tuple[str, ...], Tag("<list>")]
    | Annotated[dict[str, Wanted], Tag("<mapping>")],
    Discriminator(_form),
]
"""A key, a list of keys, or keys with what is asked of them."""


class HouseRule(Element):
    """A rule of the plan's own: which objects it is about, and what is asked of them."""

    code: str
    """Its code: three capitals that no other family of rules has, and three digits: `LAV001`."""

    given: str
    """The objects it is about, a kind and conditions that must all hold: `scenario[status=live][channel=sms]`."""

    require: Demand | None = None
    """What must be there: a key, a list of keys, or keys with what is asked of their values."""

    forbid: Demand | None = None
    """What must not be there, written in the same way."""

    message: Wording
    """What it asks for, in a sentence: one text, or `{en: ..., fr: ...}`."""

    why: Wording | None = None
    """Why that matters."""

    remedy: Wording | None = None
    """What to do; said by relplan when not given."""

    severity: Literal["error", "warning", "info"] = "warning"
    """How serious a breach is: `error`, `warning` or `info`."""

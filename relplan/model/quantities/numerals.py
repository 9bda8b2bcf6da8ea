"""Decimal numbers as people write them, in English or in French."""

from decimal import Context, Decimal

SPACES = " \u00a0\u2007\u2009\u202f"
"""The characters that count as a space: plain, no-break, as wide as a figure, thin, and narrow no-break."""

SPACE = r"[ \u00a0\u2007\u2009\u202f]"
"""One space, as a pattern Python and JSON Schema read alike."""

WHOLE = rf"(?:[0-9]{{1,3}}(?:{SPACE}[0-9]{{3}}){{1,4}}|[0-9]{{1,15}})"
"""An unsigned whole number, thousands grouped by spaces or not."""

NUMBER = rf"{WHOLE}(?:[.,][0-9]{{1,20}})?"
"""An unsigned number, thousands grouped by spaces or not, decimals after a point or a comma."""

UNAMBIGUOUS = rf"{WHOLE}(?:\.[0-9]{{1,20}}|,(?:[0-9]{{1,2}}|[0-9]{{4,20}}))?"
"""A `NUMBER` without "12,500", which is twelve and a half or twelve thousand five hundred."""

# Wide enough for all that NUMBER lets in, so that nothing is ever rounded.
_EXACT = Context(prec=60)
_TO_PLAIN = str.maketrans({",": ".", **dict.fromkeys(SPACES)})


def decimal_of(number: str) -> Decimal:
    """Give the exact value of a text that matches `NUMBER`, with or without a minus sign."""
    return Decimal(number.translate(_TO_PLAIN))


def percent(number: str) -> Decimal:
    """Give the share a text that matches `NUMBER` stands for before a percent sign: "8,5" is 0.085."""
    return decimal_of(number).scaleb(-2, _EXACT)


def spelled(value: Decimal) -> str:
    """Write a number without exponent, grouping or trailing zeros."""
    return format(value.normalize(_EXACT), "f") if value else "0"


def spelled_percent(value: Decimal) -> str:
    """Write a share as a percentage: 0.085 is "8.5 %"."""
    return f"{spelled(value.scaleb(2, _EXACT))} %"


def spelled_money(amount: Decimal, currency: str) -> str:
    """Write an amount with no decimals when it is whole, at least two otherwise."""
    text = spelled(amount)
    whole, point, decimals = text.partition(".")
    return f"{whole}{point}{decimals.ljust(2, '0') if point else ''} {currency}"


def written(number: float) -> str:
    """Write a number read from a file as the shortest plain text for it: 1e-3 is "0.001"."""
    return format(Decimal(number if isinstance(number, int) else repr(number)), "f")

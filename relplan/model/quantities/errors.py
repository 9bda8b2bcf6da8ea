"""What is wrong with a quantity, as keys: sentences are written where messages are translated."""

REASONS: frozenset[str] = frozenset(
    {
        "ambiguous_m",
        "bare_number",
        "empty_hours",
        "far_year",
        "fraction",
        "frequency",
        "negative",
        "no_such_day",
        "no_such_time",
        "number_alone",
        "offset_with_hours",
        "over_hundred",
        "over_midnight",
        "over_one",
        "part_not_allowed",
        "part_value",
        "repeated_part",
        "repeated_unit",
        "reversed",
        "thousands_or_decimals",
        "time_of_day",
        "too_long",
        "uneven_groups",
        "unknown_currency",
        "unknown_occasion",
        "unknown_part",
        "unknown_period",
        "until_in_rule",
        "whole_only",
        "zero",
    }
)
"""Every reason a `QuantityError` may give; "" stands for none in particular."""


class QuantityError(ValueError):
    """A text that is not the quantity expected of it."""

    def __init__(self, expected: str, found: str, reason: str = "") -> None:
        super().__init__(expected, found, reason)
        self.expected = expected
        """What should stand there: "duration", "rate", "money", "pace", "date", "clock", "hours", "dated",
        "recurrence", "figure", "horizon", "window", "whole", "dates" or "occasion_rule"."""
        self.found = found
        """What was written."""
        self.reason = reason
        """A key of `REASONS`, or ""."""

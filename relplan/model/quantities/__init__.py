"""Quantities as people write them in a plan, each checked, exact and with one canonical spelling."""

from relplan.model.quantities.base import Quantity
from relplan.model.quantities.dated import Anchor, Dated
from relplan.model.quantities.dates import Clock, Day, Hours, parse_clock, parse_day, spell_clock
from relplan.model.quantities.duration import Duration
from relplan.model.quantities.errors import REASONS, QuantityError
from relplan.model.quantities.figure import Figure, Unit
from relplan.model.quantities.horizon import Horizon
from relplan.model.quantities.money import Money
from relplan.model.quantities.pace import Pace, Period
from relplan.model.quantities.rate import Rate
from relplan.model.quantities.recurrence import Recurrence
from relplan.model.quantities.whole import Grouped, parse_whole, read_whole
from relplan.model.quantities.window import CalendarUnit, Window

__all__ = [
    "REASONS",
    "Anchor",
    "CalendarUnit",
    "Clock",
    "Dated",
    "Day",
    "Duration",
    "Figure",
    "Grouped",
    "Horizon",
    "Hours",
    "Money",
    "Pace",
    "Period",
    "Quantity",
    "QuantityError",
    "Rate",
    "Recurrence",
    "Unit",
    "Window",
    "parse_clock",
    "parse_day",
    "parse_whole",
    "read_whole",
    "spell_clock",
]

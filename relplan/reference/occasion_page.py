"""The page of occasions known by name, with their days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.model.occasion_catalogue import CATALOGUE
from relplan.model.occasions import OccasionRule
from relplan.reference.markdown import write_page, write_table

if TYPE_CHECKING:
    from relplan.model.occasion_catalogue import NamedRule

YEARS = (2026, 2027, 2028)
"""The years whose days are shown."""
_INTRO = """# Occasions

The occasions that relplan knows by name. A plan uses one under `rule` in [`calendar.yaml`](format/calendar.md), and
relplan finds its days each year:

```yaml
occasions:
  black-friday: {name: Black Friday, rule: black_friday}
  winter-sales: {name: Winter sales, rule: winter_sales_fr}
  summer-party: {name: Summer party, rule: 2nd saturday of june}
```

A rule may also be a distance from Easter, a day of the year or a weekday of a month: see
[quantities](format/quantities.md#yearly-rule-of-occasion). When a government moves an edition, or when an occasion is
announced from one year to the next, the plan gives its days under `editions`."""


def write_occasion_page() -> str:
    """Return the page of occasions."""
    header = ("Name", "English", "Français", *(str(year) for year in YEARS), "Set by")
    return write_page(_INTRO, write_table(header, (_row(rule) for rule in CATALOGUE.values())))


def _row(rule: NamedRule) -> tuple[str, ...]:
    days = (_days(OccasionRule(rule), year) for year in YEARS)
    return (f"`{rule.name}`", rule.label_en, rule.label_fr, *days, rule.source)


def _days(rule: OccasionRule, year: int) -> str:
    return ", ".join(str(first) if first == last else f"{first} to {last}" for first, last in rule.editions(year))

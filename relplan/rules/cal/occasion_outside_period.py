"""CAL003 occasion-outside-period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class OutsidePeriod(Arguments):
    """The occasion and the days of the plan."""

    occasion: str
    first: date
    last: date


def _check(study: Study, _: Options) -> Iterator[Found]:
    period = study.period
    for item in study.plan.campaigns.values():
        occasion = item.value.occasion
        if item.value.counts and occasion is not None and study.occasions.get(occasion) == ():
            values = OutsidePeriod(study.plan.title_of(Kind.OCCASION, occasion), period.first, period.last)
            related = (Related(study.plan.occasions[occasion].place, "occasion"),)
            yield Found(item.at("occasion"), values, related, (item.ref, f"occasion/{occasion}"))


RULE = Rule(
    code="CAL003",
    name="occasion-outside-period",
    severity=Severity.WARNING,
    statement=Text(
        "A campaign depends on an occasion that doesn't fall in the plan's period.",
        "Une campagne dépend d'un temps fort qui ne tombe pas dans la période du plan.",
    ),
    why=Text(
        "The campaign is in the plan, but nothing will be sent.",
        "La campagne figure au plan, mais rien ne partira.",
    ),
    message=Text(
        '"{occasion}" doesn\'t fall between {first} and {last}, so nothing is sent',
        "« {occasion} » ne tombe pas entre le {first} et le {last} : rien ne sera envoyé",
    ),
    remedy=Text(
        "give the occasion a date in the period, or retire the campaign",
        "donnez au temps fort une date dans la période, ou retirez la campagne",
    ),
    notes={"occasion": Text("the occasion", "le temps fort")},
    needs=frozenset({Kind.OCCASION, Kind.SETTINGS}),
    bad="""
# programmes/welcome.yaml
name: Welcome
owner: crm
target: {definition: Signed up less than 30 days ago}
objective: {statement: A first order within 30 days, kpi: first_order_rate, baseline: 18 %, target: 25 %, horizon: 30d}
# campaigns/hello.yaml
name: Hello
programme: welcome
occasion: anniversary  # <- here
sends: [{id: hello, on: 2027-01-06, channel: email}]
# conventions/channels.yaml
email: {kind: email}
# relplan.yaml
relplan: 1
name: Plan
period: {from: 2027-01-01, to: 2027-12-31}
# calendar.yaml
occasions:
  anniversary: {date: 2028-05-12}
""",
    good="""
# programmes/welcome.yaml
name: Welcome
owner: crm
target: {definition: Signed up less than 30 days ago}
objective: {statement: A first order within 30 days, kpi: first_order_rate, baseline: 18 %, target: 25 %, horizon: 30d}
# campaigns/hello.yaml
name: Hello
programme: welcome
occasion: anniversary
sends: [{id: hello, on: 2027-01-06, channel: email}]
# conventions/channels.yaml
email: {kind: email}
# relplan.yaml
relplan: 1
name: Plan
period: {from: 2027-01-01, to: 2027-12-31}
# calendar.yaml
occasions:
  anniversary: {date: 2027-05-12}
""",
    fine=(
        """
 name: Hello
+status: retired
""",
    ),
    check=_check,
)

"""CAL001 send-without-date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class Undated(Arguments):
    """What the day is counted from, and the key that would give it."""

    anchor: str
    key: str


_KEYS = {"occasion": "occasion", "occasion.end": "occasion", "occurrence": "repeat", "moment": "moment"}


def _check(study: Study, _: Options) -> Iterator[Found]:
    for item in study.plan.campaigns.values():
        for index, send in enumerate(item.value.sends):
            key = _KEYS.get(send.on.anchor)
            if key is not None and getattr(item.value, key, None) is None:
                yield Found(item.at("sends", index, "on"), Undated(send.on.anchor, key), objects=(item.ref,))


RULE = Rule(
    code="CAL001",
    name="send-without-date",
    severity=Severity.ERROR,
    statement=Text(
        "A send's day is counted from something that the campaign doesn't have.",
        "Le jour d'un envoi se compte à partir de quelque chose que la campagne n'a pas.",
    ),
    why=Text(
        "The send can't be placed in the calendar, so nothing can be said of the pressure it makes.",
        "L'envoi ne peut pas être placé dans le calendrier : on ne peut rien dire de la pression qu'il exerce.",
    ),
    message=Text(
        'this send is on "{anchor}", but the campaign has no `{key}`',
        "cet envoi est daté « {anchor} », mais il manque `{key}` à la campagne",
    ),
    remedy=Text(
        "add `{key}` to the campaign, or write a date",
        "ajoutez `{key}` à la campagne, ou écrivez une date",
    ),
    hangs_on_days=True,
    bad="""
# programmes/welcome.yaml
name: Welcome
owner: crm
target: {definition: Signed up less than 30 days ago}
objective: {statement: A first order within 30 days, kpi: first_order_rate, baseline: 18 %, target: 25 %, horizon: 30d}
# campaigns/hello.yaml
name: Hello
programme: welcome
sends: [{id: hello, on: occasion - 1d, channel: email}]  # <- here
# conventions/channels.yaml
email: {kind: email}
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
sends: [{id: hello, on: 2027-01-06, channel: email}]
# conventions/channels.yaml
email: {kind: email}
""",
    check=_check,
)

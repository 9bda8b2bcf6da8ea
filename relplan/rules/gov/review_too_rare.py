"""GOV008 review-too-rare."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.reviews import LONGEST
from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.base import Status
from relplan.model.kinds import Kind
from relplan.model.quantities import Duration
from relplan.rules.words.durations import duration_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


class CadenceOptions(Options):
    """The settings of reviews."""

    longest: Duration = LONGEST
    """The longest time between two reviews."""


@dataclass(frozen=True, slots=True)
class TooRare(Arguments):
    """How often it is reviewed, and how often it should be."""

    every: Text | None
    """None when nothing is said."""
    longest: Text


def _check(study: Study, options: CadenceOptions) -> Iterator[Found]:
    live = {item.value.programme for item in study.plan.actions.values() if item.value.status is Status.LIVE}
    longest = duration_words(options.longest)
    settings = study.plan.settings
    every = settings.value.review.every if settings.value.review else None
    if live and every is None:
        yield Found(settings.place, TooRare(None, longest), objects=("settings/settings",), identity=())
    elif live and every and _is_longer(every, options.longest):
        values = TooRare(duration_words(every), longest)
        yield Found(settings.at("review", "every"), values, objects=("settings/settings",), identity=())
    for _, item in sorted(study.plan.programmes.items()):
        own = item.value.review.every if item.value.review else None
        if own and item.id in live and item.value.counts and _is_longer(own, options.longest):
            values = TooRare(duration_words(own), longest)
            yield Found(item.at("review", "every"), values, objects=(item.ref,), identity=())


def _is_longer(one: Duration, other: Duration) -> bool:
    """Tell whether a duration is longer, however long the months of the other are."""
    return one.shortest > other.longest


RULE = Rule(
    code="GOV008",
    name="review-too-rare",
    severity=Severity.WARNING,
    statement=Text(
        "A plan with live actions has no review cadence, or it or a programme is reviewed too rarely.",
        "Un plan qui a des actions en production ne dit pas à quel rythme il est revu, ou bien ce plan ou un "
        "programme est revu trop rarement.",
    ),
    why=Text(
        "Live scenarios run on their own. At least every three months their performance is looked at, by scenario and "
        "by segment, what works less is mended and new ones are decided; without a date nobody calls the meeting.",
        "Les scénarios en production tournent tout seuls. Au moins tous les trois mois, on regarde leur performance, "
        "par scénario et par segment, on répare ce qui faiblit et on décide des nouveaux ; sans échéance, personne ne "
        "convoque la réunion.",
    ),
    source="Common practice of relational plans: steering at least quarterly",
    message=(
        Text(
            "reviewed every {every}, where at least every {longest} is wanted",
            "revu tous les {every}, alors qu'il faudrait au moins tous les {longest}",
        ),
        Text(
            "actions are live, and the plan doesn't say how often it is reviewed: every {longest} at least",
            "des actions sont en production, et le plan ne dit pas à quel rythme il est revu : au moins tous les "
            "{longest}",
        ),
    ),
    remedy=Text(
        "add review: {{every: 3mo, last: ...}}",
        "écrivez review: {{every: 3mo, last: ...}}",
    ),
    needs=frozenset({Kind.SCENARIO, Kind.CAMPAIGN}),
    options=CadenceOptions,
    bad="""
# relplan.yaml
relplan: 1
name: Plan 2027  # <- here
# programmes/events.yaml
name: Events
owner: brand
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
review: {every: 6mo}  # <- here
# campaigns/letter.yaml
name: The letter
programme: events
status: live
sends: [{id: letter, on: 2027-01-06, channel: email}]
# conventions/channels.yaml
email: {kind: email}
""",
    good="""
# relplan.yaml
relplan: 1
name: Plan 2027
review: {every: 3mo}
# programmes/events.yaml
name: Events
owner: brand
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
review: {every: 1mo}
# campaigns/letter.yaml
name: The letter
programme: events
status: live
sends: [{id: letter, on: 2027-01-06, channel: email}]
# conventions/channels.yaml
email: {kind: email}
""",
    check=_check,
)

"""CAL005 uneven-calendar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.dates import month_name
from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.base import AtLeastOne
from relplan.model.kinds import Kind
from relplan.model.settings import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.evenness import Month
    from relplan.analysis.study import Study


class EvennessOptions(Options):
    """When a calendar is called uneven."""

    campaigns: AtLeastOne = 12
    """The fewest one-off campaigns of a plan for which months are compared."""

    times: AtLeastOne = 2
    """How many times the median a month may hold."""


@dataclass(frozen=True, slots=True)
class Uneven(Arguments):
    """The months, in words."""

    words: Text


def _check(study: Study, options: EvennessOptions) -> Iterator[Found]:
    evenness = study.evenness
    if evenness.campaigns < options.campaigns:
        return
    empty, crowded = evenness.empty, evenness.crowded(options.times)
    if empty or crowded:
        words = Text(*(_say(empty, crowded, evenness.median, one) for one in (Language.EN, Language.FR)))
        yield Found(study.plan.settings.place, Uneven(words), objects=("settings/settings",), identity=())


def _say(empty: tuple[Month, ...], crowded: tuple[Month, ...], median: float, language: Language) -> str:
    """Name the months that have no campaign, then those that have many."""
    is_french = language is Language.FR
    parts = []
    if empty:
        names = ", ".join(_name(month, language) for month in empty)
        parts.append(f"aucune campagne en {names}" if is_french else f"no campaign in {names}")
    for month in crowded:
        count, name, usual = len(month.campaigns), _name(month, language), f"{median:g}"
        if is_french:
            usual = usual.replace(".", ",")
        parts.append(f"{count} en {name} (médiane {usual})" if is_french else f"{count} in {name} (median {usual})")
    return ", ".join(parts)


def _name(month: Month, language: Language) -> str:
    return f"{month_name(month.first.month, language)} {month.first.year}"


RULE = Rule(
    code="CAL005",
    name="uneven-calendar",
    severity=Severity.INFO,
    statement=Text(
        "Some months of the plan have no campaign, or far more than the others.",
        "Des mois du plan n'ont aucune campagne, ou bien plus que les autres.",
    ),
    why=Text(
        "A crowded month meets the pressure rules and loses messages; an empty one leaves customers without news. "
        "Moving a campaign costs nothing while it is a line in a plan.",
        "Un mois chargé se heurte aux règles de pression et perd des messages ; un mois vide laisse les clients "
        "sans nouvelles. Déplacer une campagne ne coûte rien tant que ce n'est qu'une ligne d'un plan.",
    ),
    message=Text(
        "campaigns are spread unevenly over the months: {words}",
        "les campagnes sont inégalement réparties sur les mois : {words}",
    ),
    remedy=Text(
        "move campaigns or spread them out, or accept it with a waiver and its reason",
        "déplacez ou répartissez des campagnes, ou acceptez-le par une dérogation motivée",
    ),
    needs=frozenset({Kind.CAMPAIGN, Kind.OCCASION, Kind.SETTINGS}),
    options=EvennessOptions,
    hangs_on_days=True,
    bad="""
# relplan.yaml
relplan: 1
name: Plan 2027  # <- here
period: {from: 2027-01-01, to: 2027-06-30}
rules: {uneven-calendar: {campaigns: 6}}
# campaigns/c01.yaml
name: Campaign 1
programme: events
sends: [{id: a, on: 2027-01-05, channel: email}]
# campaigns/c02.yaml
name: Campaign 2
programme: events
sends: [{id: a, on: 2027-02-05, channel: email}]
# campaigns/c03.yaml
name: Campaign 3
programme: events
sends: [{id: a, on: 2027-03-05, channel: email}]
# campaigns/c04.yaml
name: Campaign 4
programme: events
sends: [{id: a, on: 2027-03-12, channel: email}]
# campaigns/c05.yaml
name: Campaign 5
programme: events
sends: [{id: a, on: 2027-03-19, channel: email}]
# campaigns/c06.yaml
name: Campaign 6
programme: events
sends: [{id: a, on: 2027-04-05, channel: email}]
# campaigns/c07.yaml
name: Campaign 7
programme: events
sends: [{id: a, on: 2027-05-05, channel: email}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
""",
    good="""
# relplan.yaml
relplan: 1
name: Plan 2027
period: {from: 2027-01-01, to: 2027-06-30}
rules: {uneven-calendar: {campaigns: 6}}
# campaigns/c01.yaml
name: Campaign 1
programme: events
sends: [{id: a, on: 2027-01-05, channel: email}]
# campaigns/c02.yaml
name: Campaign 2
programme: events
sends: [{id: a, on: 2027-02-05, channel: email}]
# campaigns/c03.yaml
name: Campaign 3
programme: events
sends: [{id: a, on: 2027-03-05, channel: email}]
# campaigns/c04.yaml
name: Campaign 4
programme: events
sends: [{id: a, on: 2027-03-19, channel: email}]
# campaigns/c05.yaml
name: Campaign 5
programme: events
sends: [{id: a, on: 2027-04-05, channel: email}]
# campaigns/c06.yaml
name: Campaign 6
programme: events
sends: [{id: a, on: 2027-05-05, channel: email}]
# campaigns/c07.yaml
name: Campaign 7
programme: events
sends: [{id: a, on: 2027-06-12, channel: email}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
""",
    check=_check,
)

"""LEV001 transactional-lever-dominates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.base import Count, Lever
from relplan.model.kinds import Kind
from relplan.model.quantities import Rate
from relplan.model.quantities.rounding import percent_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


class LeverOptions(Options):
    """The settings of the transactional lever."""

    maximum: Rate = Rate.parse("70 %")
    """The largest share of transactional actions that passes; exactly at it passes."""

    actions: Count = 4
    """From how many actions with a lever on the share means something."""


@dataclass(frozen=True, slots=True)
class Dominating(Arguments):
    """The share of the transactional lever, and where it is counted."""

    where: Text
    transactional: int
    actions: int
    percent: int
    maximum: Rate


_LOYALTY = Text("of the loyalty programmes", "des programmes de fidélité")
_PLAN = Text("of the plan", "du plan")


def _check(study: Study, options: LeverOptions) -> Iterator[Found]:
    levers = study.levers
    is_loyalty = bool(levers.loyalty_programmes) and levers.loyalty.said >= options.actions
    balance = levers.loyalty if is_loyalty else levers.overall
    share = balance.shares.get(Lever.TRANSACTIONAL)
    if share is not None and balance.said >= options.actions and share > options.maximum.fraction:
        count = balance.counts[Lever.TRANSACTIONAL]
        where = _LOYALTY if is_loyalty else _PLAN
        programmes = levers.loyalty_programmes if is_loyalty else ()
        yield Found(
            study.plan.settings.place,
            Dominating(where, count, balance.said, percent_of(share), options.maximum),
            objects=("settings/settings", *(f"programme/{ident}" for ident in programmes)),
            identity=(),
        )


RULE = Rule(
    code="LEV001",
    name="transactional-lever-dominates",
    severity=Severity.WARNING,
    statement=Text(
        "Nearly all actions of the loyalty programmes, or of the plan where these have few, lean on offers.",
        "Presque toutes les actions des programmes de fidélité, ou du plan s'ils en ont peu, reposent sur des offres.",
    ),
    why=Text(
        "Customers who are only ever offered a price learn to wait for it, and leave for a better one. Content, "
        "services and recognition keep them when there is no discount; plans lean on offers unless balance is sought.",
        "Des clients à qui l'on n'offre jamais qu'un prix apprennent à l'attendre, et partent pour un meilleur. Le "
        "contenu, les services et la reconnaissance les gardent quand il n'y a pas de remise ; un plan penche vers "
        "l'offre si l'on n'y cherche pas l'équilibre.",
    ),
    source="The four levers of loyalty of French relationship-marketing practice",
    message=Text(
        "{transactional} of {actions} actions {where} are transactional: {percent} %, where at most "
        "{maximum} is wanted",
        "actions transactionnelles {where} : {transactional} sur {actions}, soit {percent} %, pour un "
        "maximum de {maximum}",
    ),
    remedy=Text(
        "add actions that inform, serve or recognise, or retire some of the offers",
        "ajoutez des actions qui informent, rendent service ou reconnaissent, ou retirez des offres",
    ),
    needs=frozenset({Kind.PROGRAMME, Kind.SCENARIO, Kind.CAMPAIGN, Kind.LOYALTY}),
    options=LeverOptions,
    bad="""
# relplan.yaml
relplan: 1
name: Plan 2027  # <- here
rules: {transactional-lever-dominates: {actions: 2}}
# programmes/club.yaml
name: The club
type: loyalty
objective: {statement: Keep loyal customers, kpi: retention_rate}
# campaigns/voucher.yaml
name: Voucher
programme: club
lever: transactional
sends: [{id: voucher, on: 2027-02-02, channel: email}]
# campaigns/double-points.yaml
name: Double points
programme: club
lever: transactional
sends: [{id: points, on: 2027-05-04, channel: email}]
# conventions/channels.yaml
email: {kind: email}
""",
    good="""
# relplan.yaml
relplan: 1
name: Plan 2027
rules: {transactional-lever-dominates: {actions: 2}}
# programmes/club.yaml
name: The club
type: loyalty
objective: {statement: Keep loyal customers, kpi: retention_rate}
# campaigns/voucher.yaml
name: Voucher
programme: club
lever: transactional
sends: [{id: voucher, on: 2027-02-02, channel: email}]
# campaigns/preview.yaml
name: An evening before all others
programme: club
lever: recognition
sends: [{id: evening, on: 2027-05-04, channel: email}]
# conventions/channels.yaml
email: {kind: email}
""",
    check=_check,
)

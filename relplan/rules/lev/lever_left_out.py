"""LEV002 lever-left-out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.levers import FOUR, TOLERANCE, fold
from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.base import Count
from relplan.model.kinds import Kind
from relplan.rules.words.levers import join_levers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


class LeftOutOptions(Options):
    """The settings of unused levers."""

    actions: Count = 8
    """From how many actions with a lever on each of the four levers should have one."""


@dataclass(frozen=True, slots=True)
class LeftOut(Arguments):
    """The levers that no action uses."""

    levers: Text
    number: int
    actions: int


def _check(study: Study, options: LeftOutOptions) -> Iterator[Found]:
    strategy, balance = study.plan.loyalty, study.levers.loyalty
    if strategy is None or balance.said < options.actions:
        return
    wanted = fold({lever: rate.fraction for lever, rate in strategy.value.levers.items()})
    unused = [lever for lever in FOUR if not balance.of_four[lever]]
    left_out = [lever for lever in unused if not wanted or 0 < wanted.get(lever, 0) <= TOLERANCE]
    if left_out:
        place = strategy.at_key("levers") if wanted else strategy.place
        programmes = tuple(f"programme/{ident}" for ident in study.levers.loyalty_programmes)
        values = LeftOut(join_levers(left_out), len(left_out), balance.said)
        yield Found(place, values, objects=(strategy.ref, *programmes), identity=tuple(left_out))


RULE = Rule(
    code="LEV002",
    name="lever-left-out",
    severity=Severity.WARNING,
    statement=Text(
        "No action of the loyalty programmes uses one of the four levers, and the strategy doesn't leave it out.",
        "Aucune action des programmes de fidélité n'utilise l'un des quatre leviers, et la stratégie ne l'écarte pas.",
    ),
    why=Text(
        "Offers, content, services and engagement each keep other customers. A lever at nothing is one expectation "
        "left without an answer, most often by habit rather than by choice. Recognition counts with engagement; a "
        "lever that is wanted for more than 15 % is reported by wanted-balance-missed.",
        "Offres, contenus, services, engagement : chacun retient d'autres clients. Un levier à zéro, c'est une attente "
        "sans réponse, par habitude plus souvent que par choix. La reconnaissance compte avec l'engagement ; un "
        "levier voulu pour plus de 15 % est signalé par wanted-balance-missed.",
    ),
    source="The four levers of loyalty of French relationship-marketing practice",
    message=Text(
        "none of the {actions} loyalty actions uses the {levers} {number:lever|levers}",
        "aucune des {actions} actions de fidélité n'utilise {number:le levier|les leviers} {levers}",
    ),
    remedy=Text(
        "give an action this lever, or say that you leave it out on purpose: 0 % for it under levers",
        "donnez ce levier à une action, ou dites que vous l'écartez exprès : 0 % pour lui sous levers",
    ),
    needs=frozenset({Kind.PROGRAMME, Kind.SCENARIO, Kind.CAMPAIGN, Kind.LOYALTY}),
    options=LeftOutOptions,
    bad="""
# relplan.yaml
relplan: 1
name: Plan 2027
rules: {lever-left-out: {actions: 3}}
# loyalty.yaml
levers: {transactional: 40 %, relational: 50 %, service: 10 %}  # <- here
programmes: [club]
# programmes/club.yaml
name: The club
type: loyalty
objective: {statement: Keep loyal customers, kpi: retention_rate}
# campaigns/voucher.yaml
name: Voucher
programme: club
lever: transactional
sends: [{id: voucher, on: 2027-02-02, channel: email}]
# campaigns/letter.yaml
name: The letter of the club
programme: club
lever: relational
sends: [{id: letter, on: 2027-05-04, channel: email}]
# campaigns/guide.yaml
name: The guide of the club
programme: club
lever: relational
sends: [{id: guide, on: 2027-09-07, channel: email}]
# conventions/channels.yaml
email: {kind: email}
""",
    good="""
# relplan.yaml
relplan: 1
name: Plan 2027
rules: {lever-left-out: {actions: 3}}
# loyalty.yaml
levers: {transactional: 40 %, relational: 50 %, service: 10 %}
programmes: [club]
# programmes/club.yaml
name: The club
type: loyalty
objective: {statement: Keep loyal customers, kpi: retention_rate}
# campaigns/voucher.yaml
name: Voucher
programme: club
lever: transactional
sends: [{id: voucher, on: 2027-02-02, channel: email}]
# campaigns/letter.yaml
name: The letter of the club
programme: club
lever: relational
sends: [{id: letter, on: 2027-05-04, channel: email}]
# campaigns/repair.yaml
name: Repairs for members
programme: club
lever: service
sends: [{id: repair, on: 2027-09-07, channel: email}]
# conventions/channels.yaml
email: {kind: email}
""",
    check=_check,
)

"""LEV003 wanted-balance-missed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.levers import TOLERANCE, fold
from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.base import Count
from relplan.model.kinds import Kind
from relplan.model.quantities import Rate
from relplan.model.quantities.rounding import percent_of
from relplan.rules.words.levers import tell_shares

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.levers import Wanted
    from relplan.analysis.study import Study
    from relplan.model.base import Lever


class BalanceOptions(Options):
    """The settings of wanted balances."""

    tolerance: Rate = Rate.parse(f"{percent_of(TOLERANCE)} %")
    """How far a lever's share may be from the wanted one, in points; exactly at it passes."""

    actions: Count = 5
    """From how many actions with a lever on a balance can be held against the wanted one."""


@dataclass(frozen=True, slots=True)
class Missed(Arguments):
    """The levers that are furthest from what is wanted."""

    shares: Text
    actions: int
    points: int
    """How far a share may be from the wanted one."""


def _check(study: Study, options: BalanceOptions) -> Iterator[Found]:
    for wanted in study.levers.wanted:
        if wanted.is_whole and wanted.balance.said >= options.actions:
            missed = [lever for lever, gap in wanted.gaps.items() if abs(gap) > options.tolerance.fraction]
            if missed:
                values = Missed(_tell(wanted, missed), wanted.balance.said, percent_of(options.tolerance.fraction))
                yield Found(wanted.place, values, objects=(wanted.item.ref,), identity=())


def _tell(wanted: Wanted, levers: list[Lever]) -> Text:
    asked, actual = fold(wanted.shares), wanted.balance.of_four
    return tell_shares((lever, actual[lever], asked.get(lever, actual[lever] * 0)) for lever in levers)


RULE = Rule(
    code="LEV003",
    name="wanted-balance-missed",
    severity=Severity.WARNING,
    statement=Text(
        "The balance of levers that loyalty or a programme wants is not the one its actions have.",
        "L'équilibre de leviers voulu par la fidélité ou par un programme n'est pas celui de ses actions.",
    ),
    why=Text(
        "The strategy says one thing and the list of actions another; customers get the list. Either the strategy is "
        "an old wish, or the next actions to build are known. Recognition counts with engagement, in both figures.",
        "La stratégie dit une chose et la liste des actions une autre ; le client reçoit la liste. Soit la stratégie "
        "est un vieux souhait, soit on sait quelles actions construire ensuite. La reconnaissance compte avec "
        "l'engagement, dans les deux chiffres.",
    ),
    source="The four levers of loyalty of French relationship-marketing practice",
    message=Text(
        "over {actions} actions the balance of levers is not the one wanted: {shares}",
        "sur {actions} actions, l'équilibre des leviers n'est pas celui qui est voulu : {shares}",
    ),
    remedy=Text(
        "add or retire actions to come within {points} points, or write down the balance that you really want",
        "ajoutez ou retirez des actions pour vous en approcher à {points} points près, ou écrivez l'équilibre que vous "
        "voulez vraiment",
    ),
    needs=frozenset({Kind.PROGRAMME, Kind.SCENARIO, Kind.CAMPAIGN, Kind.LOYALTY}),
    options=BalanceOptions,
    bad="""
# relplan.yaml
relplan: 1
name: Plan 2027
rules: {wanted-balance-missed: {actions: 2}}
# programmes/club.yaml
name: The club
lever_mix: {service: 50 %, transactional: 50 %}  # <- here
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
rules: {wanted-balance-missed: {actions: 2}}
# programmes/club.yaml
name: The club
lever_mix: {service: 50 %, transactional: 50 %}
objective: {statement: Keep loyal customers, kpi: retention_rate}
# campaigns/voucher.yaml
name: Voucher
programme: club
lever: transactional
sends: [{id: voucher, on: 2027-02-02, channel: email}]
# campaigns/repair.yaml
name: Repairs for members
programme: club
lever: service
sends: [{id: repair, on: 2027-05-04, channel: email}]
# conventions/channels.yaml
email: {kind: email}
""",
    check=_check,
)

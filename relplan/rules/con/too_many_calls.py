"""CON011 too-many-calls."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from relplan.analysis.calls import DAYS, MOST
from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.law import Law
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.model.settings import Jurisdiction
from relplan.rules.messages import MESSAGE_NEEDS, MESSAGE_NOTE, relate_messages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class TooManyCalls(Arguments):
    """How often one customer may be called."""

    most: int | None
    """None when there is no end to the calls."""
    admitted: int
    """By the law."""
    days: int
    channels: str
    """Those that are called over, as a list is written."""


def _check(study: Study, _: Options) -> Iterator[Found]:
    load = study.call_load
    if load is not None and (load.most is None or load.most > MOST):
        channel = load.channels[0]
        values = TooManyCalls(load.most, MOST, DAYS, ", ".join(one.id for one in load.channels))
        yield Found(channel.place, values, relate_messages(load.calls), tuple(one.ref for one in load.channels))


RULE = Rule(
    code="CON011",
    name="too-many-calls",
    severity=Severity.WARNING,
    statement=Text(
        "One customer may be called to sell more than four times in thirty days.",
        "Un même client peut être démarché par téléphone plus de quatre fois en trente jours.",
    ),
    why=Text(
        "The law allows four calls in thirty days, calls without an answer included. Neither a cap nor the plan's own "
        "calendar and scenarios keep to that. The figure adds up what each may do at worst; tries again after no "
        "answer come on top.",
        "La loi admet quatre appels en trente jours, appels sans réponse compris. Ni un plafond, ni le calendrier et "
        "les scénarios du plan n'y tiennent. Le chiffre additionne le pire de chacun ; les nouveaux essais après un "
        "appel sans réponse s'y ajoutent.",
    ),
    source="Décret n° 2022-1313 of 13 October 2022 (Code de la consommation, D223-9), in force since 1 March 2023; one "
    "note says that the decree of 23 July 2026, not found in open sources, keeps it",
    links=("https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000046422684",),
    law=Law(Jurisdiction.FR, since=date(2023, 3, 1)),
    message=(
        Text(
            "one customer may be called up to {most} times in {days} days to sell; the law allows {admitted}",
            "un même client peut être démarché par téléphone jusqu'à {most} fois en {days} jours ; la loi en admet "
            "{admitted}",
        ),
        Text(
            "nothing limits how often one customer is called to sell; the law allows {admitted} times in {days} days",
            "rien ne limite le nombre d'appels de démarchage à un même client ; la loi en admet {admitted} en {days} "
            "jours",
        ),
    ),
    remedy=Text(
        "cap them in conventions/pressure.yaml: caps: {{calls: {{max: {admitted}, per: {days}d, channels: "
        "[{channels}]}}}}, a first step: what calls more often by itself is reported next",
        "plafonnez-les dans conventions/pressure.yaml : caps: {{calls: {{max: {admitted}, per: {days}d, "
        "channels: [{channels}]}}}}, un premier pas : ce qui appelle davantage à lui seul est signalé ensuite",
    ),
    notes={"message": MESSAGE_NOTE},
    needs=MESSAGE_NEEDS
    | {Kind.PRESSURE, Kind.SEGMENT, Kind.BRAND, Kind.MOMENT, Kind.OCCASION, Kind.STORE, Kind.SETTINGS},
    hangs_on_days=True,
    bad="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [fr]
# conventions/channels.yaml
call: {kind: call}  # <- here
# conventions/communications.yaml
promotional: {purpose: marketing}
# conventions/consents.yaml
marketing_call: {purpose: marketing, channels: [call], kind: opt_in, validity: 1y}
# moments.yaml
simulated: {name: Loan simulated, kind: transactional}
# scenarios/simulation.yaml
name: Simulation follow-up
programme: loans
trigger: {moment: simulated, delay: 1d}
communication: promotional
reentry: {max: 1, per: 5d}
steps: [{task: advice, channel: call}]
# programmes/loans.yaml
name: Loans
objective: {statement: Help people decide, kpi: additional_revenue_30d}
""",
    good="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [fr]
# conventions/channels.yaml
call: {kind: call}
# conventions/communications.yaml
promotional: {purpose: marketing}
# conventions/consents.yaml
marketing_call: {purpose: marketing, channels: [call], kind: opt_in, validity: 1y}
# conventions/pressure.yaml
caps: {calls: {max: 4, per: 30d, channels: [call]}}
# moments.yaml
simulated: {name: Loan simulated, kind: transactional}
# scenarios/simulation.yaml
name: Simulation follow-up
programme: loans
trigger: {moment: simulated, delay: 1d}
communication: promotional
reentry: {max: 1, per: 5d}
steps: [{task: advice, channel: call}]
# programmes/loans.yaml
name: Loans
objective: {statement: Help people decide, kpi: additional_revenue_30d}
""",
    check=_check,
)

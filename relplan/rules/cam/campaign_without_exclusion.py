"""CAM005 campaign-without-exclusion."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class NobodyExcluded(Arguments):
    """The flags that most campaigns exclude, and the first of them."""

    segments: tuple[str, ...]
    first: str
    """Its id, as it would be written."""


def _check(study: Study, _: Options) -> Iterator[Found]:
    for one in study.unexcluded:
        objects = (one.campaign.ref, *(f"segment/{flag}" for flag in one.flags))
        titles = tuple(study.plan.title_of(Kind.SEGMENT, flag) for flag in one.flags)
        yield Found(one.campaign.place, NobodyExcluded(titles, one.flags[0]), objects=objects, identity=())


RULE = Rule(
    code="CAM005",
    name="campaign-without-exclusion",
    severity=Severity.INFO,
    statement=Text(
        "A campaign speaks to everybody and excludes nobody, though most others exclude customers whom a "
        "segment flags.",
        "Une campagne s'adresse à tout le monde sans exclure personne, alors que la plupart des autres "
        "excluent des clients signalés par un segment.",
    ),
    why=Text(
        "An open complaint, a recent purchase or an opposition is flagged so that nothing is sold to these "
        "customers meanwhile. The campaign that is sent to all is the one that forgets them.",
        "Une réclamation en cours, un achat récent, une opposition : on pose un drapeau pour ne rien vendre à ces "
        "clients en attendant. C'est la campagne envoyée à tous qui les oublie.",
    ),
    source="Common practice of relational plans: no promotion to a customer whose complaint is open",
    message=Text(
        "this campaign goes to everybody, customers in {segments:and} included, whom most campaigns exclude",
        "cette campagne part à tout le monde, y compris aux clients de {segments:and}, que la plupart des campagnes "
        "excluent",
    ),
    remedy=Text(
        "add audience: {{exclude: [{first}]}}, or exclude them once and for all in conventions/pressure.yaml",
        "ajoutez audience: {{exclude: [{first}]}}, ou excluez-les une fois pour toutes dans conventions/pressure.yaml",
    ),
    needs=frozenset({Kind.SCENARIO, Kind.CAMPAIGN, Kind.SEGMENT, Kind.PRESSURE, Kind.COMMUNICATION, Kind.BRAND}),
    bad="""
# campaigns/sales.yaml
name: Sales  # <- here
programme: events
communication: promotional
sends: [{id: launch, on: 2027-01-06, channel: email}]
# campaigns/spring.yaml
name: Spring
programme: events
communication: promotional
audience: {exclude: [flags.complaint_open]}
sends: [{id: launch, on: 2027-03-18, channel: email}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
# conventions/communications.yaml
promotional: {purpose: marketing}
# conventions/segments.yaml
segmentations: {flags: {exclusive: false, segments: {complaint_open: {name: Complaint open}}}}
""",
    good="""
# campaigns/sales.yaml
name: Sales
programme: events
communication: promotional
audience: {exclude: [flags.complaint_open]}
sends: [{id: launch, on: 2027-01-06, channel: email}]
# campaigns/spring.yaml
name: Spring
programme: events
communication: promotional
audience: {exclude: [flags.complaint_open]}
sends: [{id: launch, on: 2027-03-18, channel: email}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
# conventions/communications.yaml
promotional: {purpose: marketing}
# conventions/segments.yaml
segmentations: {flags: {exclusive: false, segments: {complaint_open: {name: Complaint open}}}}
""",
    check=_check,
)

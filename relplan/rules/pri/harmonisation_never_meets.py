"""PRI009 harmonisation-never-meets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.meeting import Apart
from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.rules.breaches import PROOF_NEEDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class HarmonisationNeverMeets(Arguments):
    """A decision about a campaign that its scenario never meets."""

    scenario: str
    campaign: str
    reason: Text


_REASONS = {
    None: Text("its status keeps it out of the plan", "son statut la tient hors du plan"),
    Apart.NOTHING_SENT: Text(
        "one of the two sends nothing that limits may hold back",
        "l'un des deux n'envoie rien que des limites puissent retenir",
    ),
    Apart.OTHER_CUSTOMERS: Text(
        "no customer can be in both audiences", "aucun client ne peut être dans les deux audiences"
    ),
    Apart.OTHER_DAYS: Text("it has no send in the plan's period", "elle n'a aucun envoi sur la période du plan"),
    Apart.OTHER_CUSTOMERS_THAT_DAY: Text(
        "no customer can be in both audiences", "aucun client ne peut être dans les deux audiences"
    ),
}


def _check(study: Study, _: Options) -> Iterator[Found]:
    for idle in study.idle_harmonisations:
        scenario, campaign = idle.scenario, idle.campaign
        yield Found(
            scenario.at_key("with_campaigns", campaign.id),
            HarmonisationNeverMeets(scenario.title, campaign.title, _REASONS[idle.apart]),
            (Related(campaign.place, "campaign", {"campaign": campaign.title}),),
            (scenario.ref, campaign.ref),
        )


RULE = Rule(
    code="PRI009",
    name="harmonisation-never-meets",
    severity=Severity.INFO,
    statement=Text(
        "A scenario decides about a campaign that it can never meet.",
        "Un scénario tranche au sujet d'une campagne qu'il ne peut jamais croiser.",
    ),
    why=Text(
        "The line looks like a decision and has no effect: the audience, or the campaign, is not what its author had "
        "in mind.",
        "La ligne a l'air d'une décision et n'a aucun effet : l'audience, ou la campagne, n'est pas celle que son "
        "auteur avait en tête.",
    ),
    message=Text(
        '"{scenario}" can never meet "{campaign}": {reason}',
        "« {scenario} » ne peut jamais croiser « {campaign} » : {reason}",
    ),
    remedy=Text(
        'remove "{campaign:id}" from `with_campaigns`, and the key itself where nothing else is left, or change whom '
        "one of them is for",
        "retirez « {campaign:id} » de `with_campaigns`, et la clé elle-même s'il n'y reste rien, ou changez l'audience "
        "de l'un des deux",
    ),
    notes={"campaign": Text('the campaign "{campaign}"', "la campagne « {campaign} »")},
    needs=PROOF_NEEDS | {Kind.SCENARIO},
    hangs_on_days=True,
    bad="""
# scenarios/cart.yaml
name: Cart
programme: events
trigger: {moment: cart}
audience: {exclude: [flags.staff]}
with_campaigns:
  staff-day: wins  # <- here
steps: [{message: reminder, channel: email}]
# campaigns/staff-day.yaml
name: Staff day
programme: events
audience: {segments: [flags.staff]}
sends: [{id: launch, on: 2027-01-06, channel: email}]
# conventions/segments.yaml
segmentations: {flags: {exclusive: false, segments: {staff: {}}}}
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
# moments.yaml
cart: {name: Cart, event: cart}
# data.yaml
sources: {web: {refresh: streaming}}
events: {cart: {source: web}}
""",
    good="""
# scenarios/cart.yaml
name: Cart
programme: events
trigger: {moment: cart}
with_campaigns:
  staff-day: wins
steps: [{message: reminder, channel: email}]
# campaigns/staff-day.yaml
name: Staff day
programme: events
audience: {segments: [flags.staff]}
sends: [{id: launch, on: 2027-01-06, channel: email}]
# conventions/segments.yaml
segmentations: {flags: {exclusive: false, segments: {staff: {}}}}
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
# moments.yaml
cart: {name: Cart, event: cart}
# data.yaml
sources: {web: {refresh: streaming}}
events: {cart: {source: web}}
""",
    check=_check,
)

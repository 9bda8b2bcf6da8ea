"""GOV004 convention-missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.conventions import Block, Written
from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.base import Count, Status
from relplan.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


class ConventionOptions(Options):
    """The settings of missing conventions."""

    actions: Count = 1
    """From how many actions that are ready or live on a team needs its conventions in writing."""


@dataclass(frozen=True, slots=True)
class Missing(Arguments):
    """The files that say nothing, and how many actions go out without them."""

    files: tuple[str, ...]
    actions: int


def _check(study: Study, options: ConventionOptions) -> Iterator[Found]:
    statuses = [item.value.status for item in study.plan.actions.values()]
    running = sum(status in (Status.READY, Status.LIVE) for status in statuses)
    missing = tuple(
        one.block.path
        for one in study.conventions
        if one.written is Written.MISSING and one.block.is_essential and one.block is not Block.PRESSURE
    )
    if missing and running >= options.actions:
        yield Found(
            study.plan.settings.place, Missing(missing, running), objects=("settings/settings",), identity=missing
        )


RULE = Rule(
    code="GOV004",
    name="convention-missing",
    severity=Severity.WARNING,
    statement=Text(
        "A convention that a team must agree on is not written, in a plan that is already running.",
        "Une convention que l'équipe doit partager n'est pas écrite, dans un plan déjà lancé.",
    ),
    why=Text(
        "What a customer is, which segments there are, which consent is needed, how duplicates are removed and who "
        "sends what: a team needs one answer to each and usually has as many as it has members. The rules of pressure "
        "are asked for by no-pressure-rule.",
        "Ce qu'est un client, quels segments existent, quel consentement il faut, comment on dédoublonne et qui envoie "
        "quoi : une équipe a besoin d'une réponse à chacune de ces questions, et en a souvent autant que de membres. "
        "Les règles de pression sont demandées par no-pressure-rule.",
    ),
    source="Common practice of relational plans: conventions are one of the plan's four parts",
    message=Text(
        "{actions} {actions:action is|actions are} ready or live, and {files:and} {files:is|are} missing or empty",
        "{actions} {actions:action est prête|actions sont prêtes} ou en production, et {files:and} "
        "{files:manque ou est vide|manquent ou sont vides}",
    ),
    remedy=Text(
        "write down what you already do, a few lines each: the vocabulary begins with customer, active, passive and "
        "inactive",
        "écrivez ce que vous faites déjà, en quelques lignes ; le vocabulaire commence par client, actif, passif et "
        "inactif",
    ),
    needs=frozenset(
        {Kind.SCENARIO, Kind.CAMPAIGN, Kind.TERM, Kind.SEGMENTATION, Kind.CONSENT, Kind.DEDUPLICATION, Kind.SENDER}
    ),
    options=ConventionOptions,
    bad="""
# relplan.yaml
relplan: 1
name: Plan 2027  # <- here
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# campaigns/sales.yaml
name: Sales
programme: events
status: ready
sends: [{id: launch, on: 2027-01-06, channel: email}]
# conventions/channels.yaml
email: {kind: email}
# conventions/segments.yaml
segmentations: {lifecycle: {segments: {new: {}, active: {}}}}
# conventions/consents.yaml
marketing_email: {purpose: marketing, channels: [email], kind: opt_in}
# conventions/senders.yaml
news: {kind: email, address: news@mail.example.com}
""",
    good="""
# relplan.yaml
relplan: 1
name: Plan 2027
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# campaigns/sales.yaml
name: Sales
programme: events
status: ready
sends: [{id: launch, on: 2027-01-06, channel: email}]
# conventions/channels.yaml
email: {kind: email}
# conventions/segments.yaml
segmentations: {lifecycle: {segments: {new: {}, active: {}}}}
# conventions/consents.yaml
marketing_email: {purpose: marketing, channels: [email], kind: opt_in}
# conventions/senders.yaml
news: {kind: email, address: news@mail.example.com}
# conventions/vocabulary.yaml
customer: {term: Customer, definition: A person with at least one order}
# conventions/deduplication.yaml
one_email: {scope: email, keys: [email], survivor: most_recent}
""",
    fine=(
        """
-status: ready
+status: draft
""",
        """
 name: Plan 2027
+rules: {convention-missing: {actions: 2}}
""",
    ),
    check=_check,
)

"""PRI006 trigger-under-campaigns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.pressure.limit import LimitKind
from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Phrase, Text
from relplan.model.kinds import Kind
from relplan.rules.breaches import PLAY_NEEDS, limit_refs
from relplan.rules.words.customers import name_customer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relplan.analysis.pressure.limit import Limit
    from relplan.analysis.starvation import Starving
    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class Starved(Arguments):
    """A cap that campaigns fill, and the scenarios that get nothing of it."""

    cap: str
    max: int
    who: Text | Phrase
    """The customer for whom it is full."""
    scenarios: tuple[str, ...]
    count: int
    raised: str
    """Each figure that a reserve of one slot would leave nothing of, as it would be written: `caps.weekly.max: 2`."""


def _check(study: Study, _: Options) -> Iterator[Found]:
    return (_tell(study, starving, _low_figures(starving.limit.id, study.limits)) for starving in study.starving)


def _low_figures(cap: str, limits: Sequence[Limit]) -> list[str]:
    """Return the figures of a cap that are 1 or less, by their keys."""
    of_cap = [limit for limit in limits if limit.id == cap and limit.kind is LimitKind.CAP]
    own = (f"caps.{cap}.during.{one.key}" for limit in of_cap for one in limit.during if one.max <= 1)
    return list(dict.fromkeys((*(limit.key for limit in of_cap if limit.max <= 1), *own)))


def _tell(study: Study, starving: Starving, low: Sequence[str]) -> Found:
    limit, witness = starving.limit, starving.witness
    campaigns = {one.planned.campaign.title: one.planned for one in witness.received}
    first = [Related(item.at_key("priority"), "scenario", {"scenario": item.title}) for item in starving.scenarios]
    sends = [Related(planned.place, "send", {"campaign": title}) for title, planned in campaigns.items()]
    return Found(
        limit.place,
        Starved(
            cap=study.plan.title_of(Kind.CAP, limit.id),
            max=witness.max,
            who=name_customer(witness, study.plan),
            scenarios=tuple(item.title for item in starving.scenarios),
            count=len(first),
            raised=", ".join(f"{key}: 2" for key in low),
        ),
        (*sends, *first),
        (*limit_refs(limit), *(item.ref for item in starving.scenarios)),
        identity=(),
    )


RULE = Rule(
    code="PRI006",
    name="trigger-under-campaigns",
    severity=Severity.WARNING,
    statement=Text(
        "Campaigns use up a cap and come before scenarios, for which no slot is kept.",
        "Des campagnes épuisent un plafond et passent avant des scénarios, pour qui aucune place n'est gardée.",
    ),
    why=Text(
        "A scenario answers something the customer just did. In a week that campaigns fill, its message is refused and "
        "dropped, and nobody sees it: the plan looks reactive and is not.",
        "Un scénario répond à ce que le client vient de faire. Une semaine que les campagnes remplissent, son message "
        "est refusé et abandonné, sans que personne le voie : le plan a l'air réactif et ne l'est pas.",
    ),
    message=Text(
        'campaigns use up the cap "{cap}" of {max} for {who}, and come before {count} '
        "{count:scenario|scenarios} whose messages are then dropped: {scenarios:list}",
        "des campagnes épuisent le plafond « {cap} » de {max} pour {who}, et passent avant {count} "
        "{count:scénario dont les messages sont alors abandonnés|scénarios dont les messages sont alors "
        "abandonnés} : {scenarios:list}",
    ),
    remedy=(
        Text(
            "raise the cap and keep a slot ({raised}, reserve: {{for: scenarios, slots: 1, of: {cap:id}}}), give the "
            "scenarios a better priority (a smaller number), or say with on_capped what becomes of their messages",
            "relevez le plafond et gardez une place ({raised}, "
            "reserve: {{for: scenarios, slots: 1, of: {cap:id}}}), donnez aux scénarios une meilleure priorité (un "
            "nombre plus petit), ou dites avec on_capped ce que deviennent leurs messages",
        ),
        Text(
            "keep a slot (reserve: {{for: scenarios, slots: 1, of: {cap:id}}}), give the scenarios a better "
            "priority (a smaller number), or say with on_capped what becomes of their messages",
            "gardez une place (reserve: {{for: scenarios, slots: 1, of: {cap:id}}}), donnez aux scénarios une "
            "meilleure priorité (un nombre plus petit), ou dites avec on_capped ce que deviennent leurs messages",
        ),
    ),
    notes={
        "send": Text('"{campaign}" uses a slot', "« {campaign} » prend une place"),
        "scenario": Text('"{scenario}" comes after them', "« {scenario} » passe après"),
    },
    needs=PLAY_NEEDS,
    bad="""
# campaigns/newsletter.yaml
name: Newsletter
programme: carts
priority: 10
repeat: {rule: "FREQ=WEEKLY;BYDAY=TU", from: 2027-01-05, until: 2027-12-28}
sends: [{id: news, on: occurrence, channel: email}]
# scenarios/cart.yaml
name: Cart reminder
programme: carts
priority: 20
trigger: {moment: cart_abandoned, delay: 3h}
steps: [{message: reminder, channel: email}]
# conventions/pressure.yaml
caps:
  weekly: {max: 1, per: week}  # <- here
# programmes/carts.yaml
name: Carts
objective: {statement: Win carts back, kpi: additional_revenue_30d}
# moments.yaml
cart_abandoned: {name: Cart abandoned, kind: transactional}
# conventions/channels.yaml
email: {kind: email}
""",
    good="""
# campaigns/newsletter.yaml
name: Newsletter
programme: carts
priority: 10
repeat: {rule: "FREQ=WEEKLY;BYDAY=TU", from: 2027-01-05, until: 2027-12-28}
sends: [{id: news, on: occurrence, channel: email}]
# scenarios/cart.yaml
name: Cart reminder
programme: carts
priority: 20
trigger: {moment: cart_abandoned, delay: 3h}
steps: [{message: reminder, channel: email}]
# conventions/pressure.yaml
caps:
  weekly: {max: 2, per: week}
reserve: {for: scenarios, slots: 1, of: weekly}
# programmes/carts.yaml
name: Carts
objective: {statement: Win carts back, kpi: additional_revenue_30d}
# moments.yaml
cart_abandoned: {name: Cart abandoned, kind: transactional}
# conventions/channels.yaml
email: {kind: email}
""",
    check=_check,
)

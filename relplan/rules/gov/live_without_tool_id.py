"""GOV007 live-without-tool-id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.base import Status
from relplan.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from relplan.analysis.study import Study
    from relplan.model.action import Action
    from relplan.plan.plan import Item


@dataclass(frozen=True, slots=True)
class Unfound(Arguments):
    """How many live actions of its kind have an id."""

    known: int
    live: int
    kind: Text


_SCENARIOS = Text("live scenarios", "scénarios en production")
_CAMPAIGNS = Text("live campaigns", "campagnes en production")


def _check(study: Study, _: Options) -> Iterator[Found]:
    yield from _check_kind(study.plan.scenarios, _SCENARIOS)
    yield from _check_kind(study.plan.campaigns, _CAMPAIGNS)


def _check_kind(items: Mapping[str, Item[Action]], kind: Text) -> Iterator[Found]:
    """Yield the live actions without an id in the tool, when most of their kind have one."""
    live = [item for _, item in sorted(items.items()) if item.value.status is Status.LIVE]
    unknown = [item for item in live if not _is_found(item.value)]
    known = len(live) - len(unknown)
    for item in unknown if known > len(unknown) else ():
        place = item.at_key("tool") if item.value.tool else item.place
        yield Found(place, Unfound(known, len(live), kind), objects=(item.ref,))


def _is_found(action: Action) -> bool:
    return action.tool is not None and bool(action.tool.id.strip() or action.tool.url.strip())


RULE = Rule(
    code="GOV007",
    name="live-without-tool-id",
    severity=Severity.WARNING,
    statement=Text(
        "A live action can't be found in the automation tool, while most of its kind can.",
        "Une action en production est introuvable dans l'outil, alors que la plupart de celles du même type s'y "
        "retrouvent.",
    ),
    why=Text(
        "After a year or two nobody knows which journey in the tool is which. The id is what lets the plan be "
        "compared with what really runs, and a retired scenario be switched off.",
        "Au bout d'un an ou deux, plus personne ne sait quel parcours de l'outil est lequel. L'identifiant permet de "
        "comparer le plan à ce qui tourne vraiment, et d'éteindre un scénario retiré.",
    ),
    source="Common practice of relational plans: one master list that the tool agrees with",
    message=Text(
        "this action has no id in the tool, while {known} of {live} {kind} have one",
        "cette action n'a pas d'identifiant dans l'outil, alors que {known} {kind} sur {live} en ont un",
    ),
    remedy=Text(
        "add tool: {{name: ..., id: ...}}, as the tool shows it",
        "ajoutez tool: {{name: ..., id: ...}}, tel que l'outil l'affiche",
    ),
    needs=frozenset({Kind.SCENARIO, Kind.CAMPAIGN}),
    bad="""
# scenarios/cart.yaml
name: Cart reminder
programme: carts
status: live
trigger: {moment: cart_abandoned}
steps: [{message: reminder, channel: email}]
tool: {name: Braze, id: canvas-8841}
# scenarios/wishlist.yaml
name: Wish list
programme: carts
status: live
trigger: {moment: cart_abandoned, delay: 3d}
steps: [{message: reminder, channel: email}]
tool: {name: Braze, id: canvas-8842}
# scenarios/stock.yaml
name: Back in stock  # <- here
programme: carts
status: live
trigger: {moment: cart_abandoned, delay: 30d}
steps: [{message: back, channel: email}]
# moments.yaml
cart_abandoned: {name: Cart abandoned, kind: transactional, event: cart_abandoned}
# data.yaml
events: {cart_abandoned: {available: available}}
# programmes/carts.yaml
name: Carts
owner: crm
objective: {statement: Win carts back, kpi: cart_recovery_rate}
# conventions/channels.yaml
email: {kind: email}
""",
    good="""
# scenarios/cart.yaml
name: Cart reminder
programme: carts
status: live
trigger: {moment: cart_abandoned}
steps: [{message: reminder, channel: email}]
tool: {name: Braze, id: canvas-8841}
# scenarios/wishlist.yaml
name: Wish list
programme: carts
status: live
trigger: {moment: cart_abandoned, delay: 3d}
steps: [{message: reminder, channel: email}]
tool: {name: Braze, id: canvas-8842}
# scenarios/stock.yaml
name: Back in stock
programme: carts
status: live
trigger: {moment: cart_abandoned, delay: 30d}
steps: [{message: back, channel: email}]
tool: {name: Braze, id: canvas-8843}
# moments.yaml
cart_abandoned: {name: Cart abandoned, kind: transactional, event: cart_abandoned}
# data.yaml
events: {cart_abandoned: {available: available}}
# programmes/carts.yaml
name: Carts
owner: crm
objective: {statement: Win carts back, kpi: cart_recovery_rate}
# conventions/channels.yaml
email: {kind: email}
""",
    check=_check,
)

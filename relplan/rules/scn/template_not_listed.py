"""SCN018 template-not-listed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.mechanic import MessageStep, TaskStep, walk_steps
from relplan.plan.spelling import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class Unlisted(Arguments):
    """A template that a step uses, and the listed one that is spelt most like it."""

    template: str
    near: tuple[str, ...]


def _check(study: Study, _: Options) -> Iterator[Found]:
    for _ident, item in sorted(study.plan.scenarios.items()):
        needs = item.value.needs
        if needs is None or not needs.content or not item.value.counts:
            continue
        listed = {one.strip().casefold() for one in needs.content}
        for route, step in walk_steps(item.value.steps):
            template = step.template.strip() if isinstance(step, MessageStep | TaskStep) else ""
            if template and template.casefold() not in listed:
                yield Found(
                    item.at(*route, "template"),
                    Unlisted(template, nearest(template, needs.content, most=1)),
                    (Related(item.at_key("needs", "content"), "list"),),
                    (item.ref,),
                )


RULE = Rule(
    code="SCN018",
    name="template-not-listed",
    severity=Severity.WARNING,
    since="2026.2",
    statement=Text(
        "A step uses a template that the scenario doesn't list among the contents it needs.",
        "Une étape utilise un gabarit que le scénario ne cite pas parmi les contenus qu'il lui faut.",
    ),
    why=Text(
        "The list is what is ordered from those who write and design. A template that is not in it is not made, or was "
        "renamed in one of the two places. A scenario without a list isn't asked.",
        "La liste est ce qu'on commande à ceux qui écrivent et mettent en page. Un gabarit qui n'y figure pas ne sera "
        "pas produit, ou a été renommé à l'un des deux endroits. Rien n'est demandé à un scénario sans liste.",
    ),
    source="Common practice of relational plans: the document of a scenario names its templates, contents and data",
    message=(
        Text(
            '"{template}" is not in the list of contents, which has {near:or}',
            "« {template} » n'est pas dans la liste des contenus, qui cite {near:or}",
        ),
        Text(
            '"{template}" is not in the list of contents of this scenario',
            "« {template} » n'est pas dans la liste des contenus de ce scénario",
        ),
    ),
    remedy=Text(
        "add it to `needs.content`, or correct its name here",
        "ajoutez-le à `needs.content`, ou corrigez son nom ici",
    ),
    notes={"list": Text("the list of contents", "la liste des contenus")},
    bad="""
# scenarios/cart.yaml
name: Cart
programme: events
trigger: {moment: cart}
steps:
  - {message: reminder, channel: email, template: cart-remnder}  # <- here
  - {wait: 2d}
  - {message: last, channel: email, template: farewell}  # <- here
needs: {content: [cart-reminder, cart-last]}
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
# moments.yaml
cart: {name: Cart}
""",
    good="""
# scenarios/cart.yaml
name: Cart
programme: events
trigger: {moment: cart}
steps:
  - {message: reminder, channel: email, template: Cart-reminder}
  - {wait: 2d}
  - {message: last, channel: email, template: cart-last}
needs: {content: [cart-reminder, cart-last]}
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# conventions/channels.yaml
email: {kind: email}
# moments.yaml
cart: {name: Cart}
""",
    fine=(
        """
-needs: {content: [cart-reminder, cart-last]}
""",
        """
 trigger: {moment: cart}
+status: idea
""",
    ),
    check=_check,
)

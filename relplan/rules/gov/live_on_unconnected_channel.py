"""GOV011 live-on-unconnected-channel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.base import Status
from relplan.model.campaign import Send
from relplan.model.channels import ChannelKind
from relplan.model.mechanic import TaskStep
from relplan.rules.messages import MESSAGE_NEEDS, MESSAGE_NOTE, relate_messages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.outgoing import Outgoing
    from relplan.analysis.study import Study
    from relplan.model.channels import Channel
    from relplan.plan.titles import Title


@dataclass(frozen=True, slots=True)
class Unconnected(Arguments):
    """A channel, and the live actions that use it."""

    channel: Title
    actions: tuple[Title, ...]


_BY_HAND = (ChannelKind.MAIL, ChannelKind.CALL, ChannelKind.STORE)
"""The kinds of channel for which a campaign may be handed over as a file."""


def _check(study: Study, _: Options) -> Iterator[Found]:
    for ident, item in sorted(study.plan.channels.items()):
        if item.value.connected is not False:
            continue
        live = [one for one in study.outgoing if ident in one.message.channels and _needs_tool(one, item.value)]
        if live:
            actions = {one.action.ref: one.action.title for one in live}
            yield Found(
                item.at("connected"),
                Unconnected(item.title, tuple(actions.values())),
                relate_messages(live),
                (item.ref, *actions),
                identity=(),
            )


def _needs_tool(outgoing: Outgoing, channel: Channel) -> bool:
    """Tell whether a message is live and has to be sent by the automation tool."""
    is_by_hand = isinstance(outgoing.written, TaskStep) or (
        isinstance(outgoing.written, Send) and channel.kind in _BY_HAND
    )
    return outgoing.action.value.status is Status.LIVE and not is_by_hand


RULE = Rule(
    code="GOV011",
    name="live-on-unconnected-channel",
    severity=Severity.WARNING,
    since="2026.2",
    statement=Text(
        "A live action sends over a channel that the automation tool can't use.",
        "Une action en production envoie par un canal que l'outil d'automatisation ne peut pas utiliser.",
    ),
    why=Text(
        "A scenario that runs without its channel sends nothing, or somebody sends by hand what everybody believes is "
        "automated: results, caps and consents are then looked at nowhere. Tasks of people, and campaigns by post, by "
        "telephone or in stores, need no connection: a file is enough.",
        "Un scénario qui tourne sans son canal n'envoie rien, ou quelqu'un envoie à la main ce que tous croient "
        "automatisé : résultats, plafonds et consentements ne sont alors vérifiés nulle part. Les tâches confiées à "
        "des personnes, et les campagnes par courrier, par téléphone ou en magasin, se passent de connexion : un "
        "fichier suffit.",
    ),
    source="Common practice of relational plans: outgoing channels, and whether the tools can use them",
    message=Text(
        '"{channel}" isn\'t connected to the tool, and {actions:and} {actions:is live and uses it|are live and use it}',
        "« {channel} » n'est pas connecté à l'outil, et {actions:and} {actions:est en production et l'utilise|"
        "sont en production et l'utilisent}",
    ),
    remedy=Text(
        "write `connected: true` if it is by now, or set what uses it back to ready until it is",
        "écrivez `connected: true` s'il l'est désormais, ou repassez à ready ce qui l'utilise en attendant",
    ),
    notes={"message": MESSAGE_NOTE},
    needs=MESSAGE_NEEDS,
    bad="""
# conventions/channels.yaml
email: {kind: email}
sms: {kind: sms, connected: false}  # <- here
# scenarios/cart.yaml
name: Cart
programme: events
status: live
trigger: {moment: cart}
steps: [{message: reminder, channel: email, fallback: [sms]}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# moments.yaml
cart: {name: Cart}
""",
    good="""
# conventions/channels.yaml
email: {kind: email}
sms: {kind: sms, connected: true}
mail: {kind: mail, connected: false}
call: {kind: call, connected: false}
# scenarios/cart.yaml
name: Cart
programme: events
status: live
trigger: {moment: cart}
steps: [{message: reminder, channel: email, fallback: [sms]}, {task: talk, channel: call}]
# campaigns/wishes.yaml
name: Wishes
programme: events
status: live
sends: [{id: card, on: 2027-01-04, channel: mail}]
# programmes/events.yaml
name: Events
objective: {statement: Sell more in peak weeks, kpi: additional_revenue_30d}
# moments.yaml
cart: {name: Cart}
""",
    fine=(
        """
-status: live
+status: ready
""",
        """
-sms: {kind: sms, connected: false}
+sms: {kind: sms}
""",
        """
-steps: [{message: reminder, channel: email, fallback: [sms]}]
+steps: [{task: reminder, channel: sms}]
""",
    ),
    check=_check,
)

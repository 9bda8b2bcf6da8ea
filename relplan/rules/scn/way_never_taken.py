"""SCN009 way-never-taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.ways import Impossible
from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Phrase, Text
from relplan.model.kinds import Kind
from relplan.rules.words.contacts import own_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study
    from relplan.analysis.ways import DeadWay
    from relplan.model.scenario import Scenario
    from relplan.plan.plan import Item
    from relplan.source.place import Place


@dataclass(frozen=True, slots=True)
class DeadEnd(Arguments):
    """Why the way is never taken, and what to do."""

    reason: Phrase
    remedy: Text


def _check(study: Study, _: Options) -> Iterator[Found]:
    for ident, ways in study.ways.items():
        item = study.plan.scenarios[ident]
        for dead in ways.dead:
            # A way out on an event that ends the scenario anyway says the same twice, and loses nothing.
            if dead.reason is Impossible.EVENT_ENDS and not dead.has_contacts:
                continue
            place, related = _places(study, item, dead)
            yield Found(place, _tell(study, item, dead), related, (item.ref,), identity=(dead.reason.value, dead.word))


def _places(study: Study, item: Item[Scenario], dead: DeadWay) -> tuple[Place, tuple[Related, ...]]:
    """Return where the way is written, and the place that closes it."""
    if dead.reason is Impossible.NO_SHARE:
        return item.at(*dead.route, "share"), ()
    if dead.by is not None:
        return item.at_key(*dead.route, "if"), (Related(item.at_key(*dead.by, "if"), "by"),)
    if dead.reason is Impossible.EVENT_ENDS:
        at = item.at("exit_when", item.value.exit_when.index(dead.word))
        return item.at_key(*dead.route, "if"), (
            Related(at, "exit", {"event": study.plan.title_of(Kind.EVENT, dead.word)}),
        )
    return item.at_key(*dead.route, "if"), ()


def _tell(study: Study, item: Item[Scenario], dead: DeadWay) -> DeadEnd:
    is_of_message = dead.reason is Impossible.TOO_SOON and dead.about
    reason, remedy = _JUDGED_AT_ONCE if is_of_message else _WORDS[dead.reason]
    event = study.plan.title_of(Kind.EVENT, dead.word)
    return DeadEnd(
        Phrase(reason, {"word": dead.word, "event": event, "about": own_title(item.value, dead.about)}), remedy
    )


_WAIT = Text(
    "give it time: a wait before the branch, or after: 2d in this way",
    "laissez du temps : une attente avant l'embranchement, ou after: 2d sur ce chemin",
)

_JUDGED_AT_ONCE = (
    Text(
        '"{word}" is judged at the instant at which "{about}" is sent',
        "« {word} » est jugé à l'instant où « {about} » part",
    ),
    _WAIT,
)
_WORDS = {
    Impossible.EVENT_ENDS: (
        Text('"{event}" ends the scenario before that', "« {event} » arrête le scénario avant"),
        Text(
            "take the event out of exit_when, or drop the way",
            "retirez l'événement de la clé exit_when, ou supprimez ce chemin",
        ),
    ),
    Impossible.NOT_SENT: (
        Text('"{about}" is not sent before it', "« {about} » n'est pas envoyé avant"),
        Text("name a message that comes before it on this way", "nommez un message qui le précède sur ce chemin"),
    ),
    Impossible.TOO_SOON: (
        Text(
            '"{event}" is judged at the launch, and events count from there on',
            "« {event} » est jugé au lancement, et les événements comptent à partir de là",
        ),
        _WAIT,
    ),
    Impossible.UNTOLD: (
        Text('the channel doesn\'t measure "{word}"', "le canal ne mesure pas « {word} »"),
        Text(
            "ask for an outcome that the channel measures, or for an event",
            "choisissez un résultat que le canal mesure, ou un événement",
        ),
    ),
    Impossible.COVERED: (
        Text("an earlier way takes everybody it is meant for", "un chemin précédent prend tous ceux qu'il vise"),
        Text("put the narrower condition first", "mettez la condition la plus étroite en premier"),
    ),
    Impossible.NO_SHARE: (
        Text('the share of "{word}" is nothing', "la part de « {word} » est nulle"),
        Text(
            "give it a share, or drop it once the test is over",
            "donnez-lui une part, ou supprimez-la une fois le test fini",
        ),
    ),
}
"""Why a way is never taken, and what to do."""


RULE = Rule(
    code="SCN009",
    name="way-never-taken",
    severity=Severity.WARNING,
    statement=Text(
        "A scenario has a way that no customer can ever take.",
        "Un scénario a un chemin qu'aucun client ne peut prendre.",
    ),
    why=Text(
        "What stands on it is reviewed, translated and reported, and reaches nobody; those it was meant for get "
        "something else.",
        "Ce qui s'y trouve est relu, traduit et présenté, et ne touche personne ; ceux à qui c'était destiné "
        "reçoivent autre chose.",
    ),
    message=Text(
        "nobody can ever take this way: {reason}",
        "aucun client ne peut prendre ce chemin : {reason}",
    ),
    remedy=Text(
        "{remedy}",
        "{remedy}",
    ),
    notes={
        "exit": Text(
            '"{event}" ends the scenario',
            "« {event} » arrête le scénario",
        ),
        "by": Text(
            "the way that is taken instead",
            "le chemin pris à la place",
        ),
    },
    needs=frozenset({Kind.EVENT, Kind.CHANNEL}),
    bad="""
# scenarios/cart.yaml
name: Cart reminder
programme: carts
trigger: {moment: cart_abandoned, delay: 3h}
steps:
  - {message: reminder, channel: email}
  - branch:
      - if: reminder.clicked  # <- here
        then: [{exit: back at the cart}]
      - if: order_placed  # <- here
        then: [{message: thanks, channel: email}]
      - else: [{message: alternatives, channel: email}]
exit_when: [order_placed]
# programmes/carts.yaml
name: Carts
objective: {statement: Win carts back, kpi: cart_recovery_rate}
# moments.yaml
cart_abandoned: {name: Cart abandoned, kind: transactional, event: cart_abandoned}
# data.yaml
events: {cart_abandoned: {}, order_placed: {}}
# conventions/channels.yaml
email: {kind: email, reach: 80 %}
""",
    good="""
# scenarios/cart.yaml
name: Cart reminder
programme: carts
trigger: {moment: cart_abandoned, delay: 3h}
steps:
  - {message: reminder, channel: email}
  - wait: 1d
  - branch:
      - if: reminder.clicked
        then: [{exit: back at the cart}]
      - else: [{message: alternatives, channel: email}]
exit_when: [order_placed]
# programmes/carts.yaml
name: Carts
objective: {statement: Win carts back, kpi: cart_recovery_rate}
# moments.yaml
cart_abandoned: {name: Cart abandoned, kind: transactional, event: cart_abandoned}
# data.yaml
events: {cart_abandoned: {}, order_placed: {}}
# conventions/channels.yaml
email: {kind: email, reach: 80 %}
""",
    check=_check,
)

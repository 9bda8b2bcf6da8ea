"""SCH008 unknown-form."""

from dataclasses import dataclass

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.plan.problems import UnknownVariant
from relplan.plan.shape import VARIANT_KEYS


@dataclass(frozen=True, slots=True)
class UnknownForm(Arguments):
    """What should stand there, the keys that tell its form, and how to write it."""

    form: Text
    keys: tuple[str, ...]
    close: tuple[str, ...]
    todo: Text


FORMS: dict[str, tuple[Text, Text]] = {
    "step": (
        Text("a step", "une étape"),
        Text(
            'begin it with what it does: "message: welcome", "wait: 2d"',
            "commencez-la par ce qu'elle fait : « message: bienvenue », « wait: 2d »",
        ),
    ),
    "wait": (
        Text("a wait", "une attente"),
        Text(
            'write a duration such as "2d", an hour as "until: 09:00", or an event with "for" and "at_most"',
            "écrivez une durée comme « 2d », une heure comme « until: 09:00 », "
            "ou un événement avec « for » et « at_most »",
        ),
    ),
    "case": (
        Text("a way of a branch", "un chemin d'un embranchement"),
        Text(
            'begin it with "if" and a condition; the last one may begin with "else"',
            "commencez-le par « if » et une condition ; le dernier peut commencer par « else »",
        ),
    ),
    "condition": (
        Text("a condition", "une condition"),
        Text(
            'write an event, a segment or "MESSAGE.clicked"; or several under "all" or "any"',
            "écrivez un événement, un segment ou « MESSAGE.clicked » ; ou plusieurs sous « all » ou « any »",
        ),
    ),
}
"""What each is called, and how it is written."""


def _describe(problem: UnknownVariant) -> Found:
    form, todo = FORMS[problem.expected]
    return Found(problem.at, UnknownForm(form, VARIANT_KEYS[problem.expected], problem.close, todo))


RULE = Rule(
    code="SCH008",
    name="unknown-form",
    severity=Severity.ERROR,
    statement=Text(
        "A step, a wait, a way of a branch or a condition has none of the forms it may have.",
        "Une étape, une attente, un chemin d'un embranchement ou une condition n'a aucune des formes possibles.",
    ),
    why=Text(
        "The first key tells what a step does; without it nobody, and no tool, can carry it out.",
        "La première clé dit ce que fait une étape ; sans elle, personne, ni aucun outil, ne peut l'exécuter.",
    ),
    message=Text(
        "this is not {form}: it has none of the keys {keys:list}",
        "ceci n'est pas {form} : aucune des clés {keys:list} n'est présente",
    ),
    remedy=(
        Text("did you mean {close:or}?", "vouliez-vous dire {close:or} ?"),
        Text("{todo}", "{todo}"),
    ),
    bad="""
# scenarios/cart-reminder.yaml
name: Cart reminder
programme: welcome
trigger: {moment: cart_abandoned, delay: 3h}
steps:
  - {message: reminder, channel: email}
  - {mesage: last-call, channel: email}  # <- here
# programmes/welcome.yaml
name: Welcome
objective: {statement: A first order, kpi: first_order_rate}
# moments.yaml
cart_abandoned: {name: Abandoned cart, kind: transactional}
# conventions/channels.yaml
email: {kind: email}
""",
    good="""
# scenarios/cart-reminder.yaml
name: Cart reminder
programme: welcome
trigger: {moment: cart_abandoned, delay: 3h}
steps:
  - {message: reminder, channel: email}
  - {message: last-call, channel: email}
# programmes/welcome.yaml
name: Welcome
objective: {statement: A first order, kpi: first_order_rate}
# moments.yaml
cart_abandoned: {name: Abandoned cart, kind: transactional}
# conventions/channels.yaml
email: {kind: email}
""",
    problem=UnknownVariant,
    describe=_describe,
)

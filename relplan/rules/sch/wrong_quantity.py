"""SCH005 wrong-quantity."""

from dataclasses import dataclass

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.plan.problems import WrongQuantity
from relplan.plan.spelling import nearest
from relplan.rules.words.habits import correct_habit, split_night
from relplan.rules.words.quantities import QUANTITY_WORDS, REASON_WORDS
from relplan.rules.words.values import quote_value


@dataclass(frozen=True, slots=True)
class WrongQuantityFound(Arguments):
    """The quantity expected, with examples, and why what is found is refused."""

    expected: Text
    found: Text
    hint: Text | None
    close: tuple[str, ...]
    """What was probably meant: another spelling, or names that are spelt nearly alike."""
    examples: tuple[str, ...]
    ranges: tuple[str, ...]
    """The two ranges that hours over midnight are written as; none for others."""


def _describe(problem: WrongQuantity) -> Found:
    words = QUANTITY_WORDS[problem.expected]
    hint = REASON_WORDS.get(problem.reason)
    meant = correct_habit(problem.expected, problem.found)
    ranges = split_night(problem.found) if problem.expected == "hours" else ()
    close = (meant,) if meant else ranges if len(ranges) == 1 else nearest(problem.found, words.names())
    two = ranges if len(ranges) > 1 else ()
    found = quote_value(problem.found)
    return Found(problem.at, WrongQuantityFound(words.name, found, hint, close, words.examples, two))


RULE = Rule(
    code="SCH005",
    name="wrong-quantity",
    severity=Severity.ERROR,
    statement=Text(
        "A duration, a rate, an amount or a date is not written as one.",
        "Une durée, un taux, un montant ou une date n'est pas écrit comme tel.",
    ),
    why=Text(
        "A number without a unit, or one that reads two ways, is understood differently by each reader: 3 may be "
        "hours or days.",
        "Un nombre sans unité, ou qui se lit de deux façons, n'est pas compris de tous de la même manière : 3 "
        "peut être des heures ou des jours.",
    ),
    source="ISO 8601-1:2019 for dates and durations, RFC 5545 for recurrences",
    message=Text("this is not {expected}: {found}", "ceci n'est pas {expected} : {found}"),
    remedy=(
        Text(
            "hours don't go over midnight: write {ranges:and}, the second for the day after where days: are named",
            "une plage ne passe pas minuit : écrivez {ranges:and}, la seconde pour le lendemain si days: est précisé",
        ),
        Text("did you mean {close:or}?", "vouliez-vous dire {close:or} ?"),
        Text(
            "{hint}; write for example {examples:or}",
            "{hint} ; écrivez par exemple {examples:or}",
        ),
        Text("write for example {examples:or}", "écrivez par exemple {examples:or}"),
    ),
    bad="""
# scenarios/cart-reminder.yaml
name: Cart reminder
programme: welcome
trigger: {moment: cart_abandoned, delay: 3}  # <- here
steps:
  - {message: reminder, channel: email}
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
# programmes/welcome.yaml
name: Welcome
objective: {statement: A first order, kpi: first_order_rate}
# moments.yaml
cart_abandoned: {name: Abandoned cart, kind: transactional}
# conventions/channels.yaml
email: {kind: email}
""",
    problem=WrongQuantity,
    describe=_describe,
)

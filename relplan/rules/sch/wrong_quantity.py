"""SCH005 wrong-quantity."""

from dataclasses import dataclass

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.plan.problems import WrongQuantity
from relplan.plan.spelling import nearest
from relplan.rules.words.days import is_undated
from relplan.rules.words.habits import meanings, name_instant, name_zoned, split_night
from relplan.rules.words.quantities import QUANTITY_WORDS, REASON_WORDS
from relplan.rules.words.values import in_yaml_quotes, quote_value

_LONGEST = "100y"
_FOR_EVER = frozenset(
    (
        *("never", "ever", "forever", "always", "lifetime", "life", "unlimited", "infinite", "infinity", "once"),
        *("jamais", "toujours", "vie", "à vie", "une vie", "illimité", "infini"),
    )
)
"""What people write for a time without end."""


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
    ways: tuple[str, ...]
    """The two values that it may mean; none when it means one, or none."""
    day: str
    hour: str
    """Of an instant where a day is wanted; empty for others."""
    zoned: str
    """An hour behind which a time zone stands, without it, between quotes; empty for others."""
    undated: str
    """A week, a month or no time yet where a day is wanted, between quotes; empty for others."""
    curly: str
    """What curly quotes hold, between straight ones; empty where there are none."""
    lifetime: str
    """The longest duration, where a word for always is written; empty for others."""


def _describe(problem: WrongQuantity) -> Found:
    words = QUANTITY_WORDS[problem.expected]
    is_dated = problem.expected == "dated"
    meant = meanings(problem.expected, problem.found)
    ranges = split_night(problem.found) if problem.expected == "hours" else ()
    day, hour = name_instant(problem.found) if is_dated else ("", "")
    zoned = name_zoned(problem.found) if problem.expected == "clock" else ""
    values = WrongQuantityFound(
        expected=words.name,
        found=quote_value(problem.found),
        hint=REASON_WORDS.get(problem.reason),
        close=meant or (ranges if len(ranges) == 1 else nearest(problem.found, words.names())),
        examples=words.examples,
        ranges=ranges if len(ranges) > 1 else (),
        ways=meant if len(meant) > 1 else (),
        day=day,
        hour=hour,
        zoned=in_yaml_quotes(zoned) if zoned else "",
        undated=in_yaml_quotes(problem.found) if is_dated and is_undated(problem.found) else "",
        curly=in_yaml_quotes(meant[0]) if len(meant) == 1 and problem.found[:1] in "“„‘«" else "",
        lifetime=_LONGEST if problem.at.route[-1:] == ("per",) and _is_for_ever(problem) else "",
    )
    return Found(problem.at, values)


def _is_for_ever(problem: WrongQuantity) -> bool:
    return problem.reason == "too_long" or problem.found.strip().lower() in _FOR_EVER


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
        Text("it reads two ways: write {ways:or}", "cela se lit de deux façons : écrivez {ways:or}"),
        Text(
            'the day and the hour have a key each, in the plan\'s time zone: write on: {day} and at: "{hour}"',
            'le jour et l\'heure ont chacun leur clé, au fuseau horaire du plan : écrivez on: {day} et at: "{hour}"',
        ),
        Text(
            "an hour is that of the plan's time zone, and none is written beside it: {zoned}, if that is the hour "
            "there",
            "une heure est celle du fuseau horaire du plan, et aucun fuseau ne s'écrit à côté : {zoned}, si c'est "
            "l'heure là-bas",
        ),
        Text(
            "no day can be read from it: until it is fixed, write a likely day, beside it x-when: {undated}, and "
            "status: idea for the whole action, which keeps it out of all figures",
            "aucun jour ne s'y lit : tant qu'il n'est pas fixé, écrivez un jour probable, à côté x-when: {undated}, et "
            "status: idea pour toute l'action, qui reste ainsi hors de tous les chiffres",
        ),
        Text(
            'for once in a customer\'s life, write "{lifetime}": it is the longest duration there is',
            "pour une fois dans la vie d'un client, écrivez « {lifetime} » : c'est la plus longue durée possible",
        ),
        Text(
            "curly quotes are read as part of the text: write {curly}",
            "les guillemets courbes sont lus comme une partie du texte : écrivez {curly}",
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

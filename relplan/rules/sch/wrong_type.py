"""SCH003 wrong-type."""

from dataclasses import dataclass

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.plan.problems import WrongType
from relplan.rules.words.types import DASH, TYPE_WORDS
from relplan.rules.words.values import quote_value


@dataclass(frozen=True, slots=True)
class WrongTypeFound(Arguments):
    """What should stand there, what does, and how to write it."""

    expected: Text
    found: Text
    todo: Text


def _describe(problem: WrongType) -> Found:
    words = TYPE_WORDS[problem.expected]
    is_dashed = problem.expected == "list" and problem.found.startswith(("– ", "— ", "− "))
    return Found(problem.at, WrongTypeFound(words.name, quote_value(problem.found), DASH if is_dashed else words.todo))


RULE = Rule(
    code="SCH003",
    name="wrong-type",
    severity=Severity.ERROR,
    statement=Text(
        "A value is of another type than expected: a text instead of a list, a number instead of a text.",
        "Une valeur n'est pas du type attendu : un texte au lieu d'une liste, un nombre au lieu d'un texte.",
    ),
    why=Text(
        "What is written can't be understood as what the key means, and guessing would change the plan.",
        "Ce qui est écrit ne correspond pas au sens de la clé, et deviner changerait le plan.",
    ),
    message=Text(
        "expected {expected}, found {found}",
        "attendu ici : {expected} ; trouvé : {found}",
    ),
    remedy=Text("{todo}", "{todo}"),
    bad="""
# programmes/welcome.yaml
name: Welcome
tags: onboarding  # <- here
objective: {statement: A first order, kpi: first_order_rate}
""",
    good="""
# programmes/welcome.yaml
name: Welcome
tags: [onboarding]
objective: {statement: A first order, kpi: first_order_rate}
""",
    problem=WrongType,
    describe=_describe,
)

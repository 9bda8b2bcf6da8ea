"""SCH006 out-of-range."""

from relplan.diagnostics.finding import Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.plan.problems import OutOfRange


def _describe(problem: OutOfRange) -> Found:
    return Found(problem.at, problem)


RULE = Rule(
    code="SCH006",
    name="out-of-range",
    severity=Severity.ERROR,
    statement=Text("A number is too small or too large.", "Un nombre est trop petit ou trop grand."),
    why=Text(
        "Marks are compared with each other: one off the scale would decide every ranking alone.",
        "Les notes se comparent entre elles : une note hors de l'échelle déciderait seule de tous les classements.",
    ),
    message=(
        Text(
            "expected a number from {least} to {most}, found {found}",
            "attendu : un nombre de {least} à {most} ; trouvé : {found}",
        ),
        Text(
            "expected a number of at least {least}, found {found}",
            "attendu : un nombre d'au moins {least} ; trouvé : {found}",
        ),
        Text(
            "expected a number of at most {most}, found {found}",
            "attendu : un nombre d'au plus {most} ; trouvé : {found}",
        ),
    ),
    remedy=(
        Text("write a number from {least} to {most}", "écrivez un nombre de {least} à {most}"),
        Text("write {least} or more", "écrivez {least} ou plus"),
        Text("write {most} or less", "écrivez {most} ou moins"),
    ),
    bad="""
# scenarios/cart-reminder.yaml
name: Cart reminder
programme: welcome
priority: 0  # <- here
trigger: {moment: cart_abandoned}
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
priority: 1
trigger: {moment: cart_abandoned}
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
    problem=OutOfRange,
    describe=_describe,
)

"""CFG002 unknown-country."""

from relplan.diagnostics.finding import Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.plan.problems import UnknownCountry


def _describe(problem: UnknownCountry) -> Found:
    return Found(problem.at, problem)


RULE = Rule(
    code="CFG002",
    name="unknown-country",
    severity=Severity.ERROR,
    statement=Text(
        "The public holidays of a country that the plan names are not known.",
        "Les jours fériés d'un pays cité par le plan ne sont pas connus.",
    ),
    why=Text(
        "Calls are forbidden and deliveries stop on public holidays: the calendar needs to know them.",
        "Le démarchage est interdit et les livraisons s'arrêtent les jours fériés : le calendrier doit les connaître.",
    ),
    source="ISO 3166-1, alpha-2 codes",
    message=Text(
        'no public holidays are known for the country "{found}"',
        "aucun jour férié n'est connu pour le pays « {found} »",
    ),
    remedy=Text(
        "write the country's code of two capitals, such as FR, BE or GB",
        "écrivez le code du pays en deux majuscules, comme FR, BE ou GB",
    ),
    bad="""
# relplan.yaml
relplan: 1
name: Example
countries: [FR, UK]  # <- here
""",
    good="""
# relplan.yaml
relplan: 1
name: Example
countries: [FR, GB]
""",
    problem=UnknownCountry,
    describe=_describe,
)

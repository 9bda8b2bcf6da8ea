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
        "The public holidays of a country or region that the plan names are not known.",
        "Les jours fériés d'un pays ou d'une région cités par le plan ne sont pas connus.",
    ),
    why=Text(
        "Calls are forbidden and deliveries stop on public holidays: the calendar needs to know them.",
        "Le démarchage est interdit et les livraisons s'arrêtent les jours fériés : le calendrier doit les connaître.",
    ),
    source="ISO 3166-1, alpha-2 codes, and ISO 3166-2 for regions",
    message=Text(
        'no public holidays are known for "{found}"',
        "aucun jour férié n'est connu pour « {found} »",
    ),
    remedy=(
        Text(
            "write {country} for the whole country, and the region's own days off under blackouts: in calendar.yaml",
            "écrivez {country} pour le pays entier, et les jours propres à la région sous blackouts: dans "
            "calendar.yaml",
        ),
        Text("did you mean {close:or}?", "vouliez-vous dire {close:or} ?"),
        Text(
            "write the country's code in two capitals, such as FR, BE or GB, or a region's, such as DE-BY",
            "écrivez le code du pays en deux majuscules, comme FR, BE ou GB, ou celui d'une région, comme DE-BY",
        ),
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

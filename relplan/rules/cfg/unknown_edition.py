"""CFG011 unknown-edition."""

from relplan.diagnostics.finding import Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.rules.problems import UnknownEdition


def _describe(problem: UnknownEdition) -> Found:
    return Found(problem.at, problem)


RULE = Rule(
    code="CFG011",
    name="unknown-edition",
    severity=Severity.ERROR,
    statement=Text(
        "The plan asks for an edition of the rule book that this program doesn't have.",
        "Le plan demande une édition du recueil de règles que ce programme n'a pas.",
    ),
    why=Text(
        "A plan pins an edition so that an update of the program brings no new findings; here the newest one is "
        "used instead.",
        "Un plan fixe une édition pour qu'une mise à jour du programme n'apporte pas de nouveaux constats ; ici, "
        "la plus récente est utilisée.",
    ),
    message=Text(
        'there is no edition "{found}" of the rules',
        "il n'existe pas d'édition « {found} » des règles",
    ),
    remedy=Text(
        "write {known:or}, or install a newer relplan",
        "écrivez {known:or}, ou installez une version plus récente de relplan",
    ),
    bad="""
# relplan.yaml
relplan: 1
name: Example
rules: {edition: "2019.1"}  # <- here
""",
    good="""
# relplan.yaml
relplan: 1
name: Example
rules: {edition: "2026.1"}
""",
    problem=UnknownEdition,
    describe=_describe,
)

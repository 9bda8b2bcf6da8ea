"""SYN012 nested-too-deep."""

from relplan.diagnostics.finding import Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.source.problems import TooDeep


def _describe(problem: TooDeep) -> Found:
    return Found(problem.at, problem)


RULE = Rule(
    code="SYN012",
    name="nested-too-deep",
    severity=Severity.ERROR,
    statement=Text(
        "Lists and objects are nested more than a hundred levels deep.",
        "Des listes et des objets s'emboîtent sur plus de cent niveaux.",
    ),
    why=Text(
        "No plan needs that: such a file was made by a program gone wrong, or to make readers fail.",
        "Aucun plan n'en a besoin : un tel fichier vient d'un logiciel défaillant, ou vise à faire échouer ceux qui "
        "le lisent.",
    ),
    message=Text(
        "this is nested more than {limit} levels deep",
        "ceci est emboîté sur plus de {limit} niveaux",
    ),
    remedy=Text(
        "check the brackets, or write it flatter",
        "vérifiez les crochets et les accolades, ou simplifiez la structure",
    ),
    bad=f"""
# programmes/welcome.yaml
name: Welcome
objective: {{statement: A first order, kpi: first_order_rate}}
x-deep: {"[" * 101}{"]" * 101}  # <- here
""",
    good="""
# programmes/welcome.yaml
name: Welcome
objective: {statement: A first order, kpi: first_order_rate}
x-deep: [[1]]
""",
    problem=TooDeep,
    describe=_describe,
)

"""CFG012 misplaced-file."""

from relplan.diagnostics.finding import Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.plan.problems import MisplacedFile


def _describe(problem: MisplacedFile) -> Found:
    return Found(problem.at, problem)


RULE = Rule(
    code="CFG012",
    name="misplaced-file",
    severity=Severity.ERROR,
    statement=Text(
        "A file of the plan is not read, since its folder, its name or its ending is misspelt.",
        "Un fichier du plan n'est pas lu, car son dossier, son nom ou son extension est mal orthographié.",
    ),
    why=Text(
        "What it holds is planned by somebody and counted by nobody: every figure and every proof would be wrong.",
        "Son contenu est prévu par quelqu'un et compté par personne : tous les chiffres et toutes les preuves "
        "seraient faux.",
    ),
    message=Text("this file is not read where it is", "ce fichier n'est pas lu à cet endroit ou sous ce nom"),
    remedy=(
        Text('rename or move it to "{meant}"', "renommez-le ou déplacez-le en « {meant} »"),
        Text(
            'write each object in a file of its own: "{folder}/ID.yaml"',
            "écrivez chaque objet dans un fichier à lui : « {folder}/ID.yaml »",
        ),
    ),
    bad="""
# programme/welcome.yaml
name: Welcome  # <- here
objective: {statement: A first order, kpi: first_order_rate}
""",
    good="""
# programmes/welcome.yaml
name: Welcome
objective: {statement: A first order, kpi: first_order_rate}
""",
    problem=MisplacedFile,
    describe=_describe,
)

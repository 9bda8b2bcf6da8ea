"""REF002 duplicate-id."""

from relplan.diagnostics.finding import Found, Related
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.plan.problems import DuplicateId


def _describe(problem: DuplicateId) -> Found:
    return Found(problem.at, problem, related=(Related(problem.first, "first"),))


RULE = Rule(
    code="REF002",
    name="duplicate-id",
    severity=Severity.ERROR,
    statement=Text(
        "Two objects of one kind have the same id; scenarios and campaigns share theirs.",
        "Deux objets de même type portent le même identifiant ; scénarios et campagnes partagent les leurs.",
    ),
    why=Text(
        "A priority, an exclusion or a line of results names an action by its id: it must mean one thing only.",
        "Une priorité, une exclusion ou une ligne de résultats désigne une action par son identifiant : il ne "
        "doit désigner qu'elle.",
    ),
    message=Text('the id "{id}" is already taken', "l'identifiant « {id} » est déjà pris"),
    remedy=Text(
        "rename one of the two files; the id is the file's name without its folder and ending",
        "renommez l'un des deux fichiers ; l'identifiant est le nom du fichier, sans son dossier ni son extension",
    ),
    notes={"first": Text("first taken here", "pris une première fois ici")},
    bad="""
# personas/loyal/camille.yaml
name: Camille
# personas/new/camille.yaml
name: Camille, new customer  # <- here
""",
    good="""
# personas/loyal/camille.yaml
name: Camille
# personas/new/camille-new.yaml
name: Camille, new customer
""",
    problem=DuplicateId,
    describe=_describe,
)

"""REF004 malformed-id."""

from relplan.diagnostics.finding import Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.plan.problems import BadId


def _describe(problem: BadId) -> Found:
    return Found(problem.at, problem)


RULE = Rule(
    code="REF004",
    name="malformed-id",
    severity=Severity.ERROR,
    statement=Text(
        'An id holds something else than lower-case letters without accents, digits, "-" and "_".',
        "Un identifiant contient autre chose que des minuscules sans accent, des chiffres, « - » et « _ ».",
    ),
    why=Text(
        "Ids are names of files and words in addresses and exports: capitals, accents and spaces don't survive "
        "them all.",
        "Les identifiants servent de noms de fichiers et de mots dans les adresses et les exports : majuscules, "
        "accents et espaces n'y survivent pas tous.",
    ),
    message=(
        Text(
            '"{id}" is not written as an id: it holds {signs:and}',
            "« {id} » n'est pas écrit comme un identifiant : il contient {signs:and}",
        ),
        Text(
            '"{id}" is not written as an id: it begins with "{first}"',
            "« {id} » n'est pas écrit comme un identifiant : il commence par « {first} »",
        ),
        Text("an id is empty", "un identifiant est vide"),
    ),
    remedy=(
        Text(
            '"{twin}" is there already: if this is a copy of it, take over what you need and delete it; if not, '
            'give it a name of its own, of lower-case letters without accents, digits, "-" and "_"',
            "« {twin} » existe déjà : si ceci en est une copie, reprenez-en l'utile et supprimez-la ; sinon, "
            "donnez-lui un nom à elle, en minuscules sans accent, chiffres, « - » et « _ »",
        ),
        Text(
            'call it "{suggestion}": ids take lower-case letters without accents, digits, "-" and "_"',
            "appelez-le « {suggestion} » : un identifiant prend des minuscules sans accent, des chiffres, "
            "« - » et « _ »",
        ),
        Text(
            'use lower-case letters without accents, digits, "-" and "_", with a letter or a digit first',
            "utilisez des minuscules sans accent, des chiffres, « - » et « _ », en commençant par une lettre ou un "
            "chiffre",
        ),
    ),
    bad="""
# conventions/channels.yaml
E-mail Été: {kind: email}  # <- here
""",
    good="""
# conventions/channels.yaml
email-summer: {kind: email}
""",
    problem=BadId,
    describe=_describe,
)

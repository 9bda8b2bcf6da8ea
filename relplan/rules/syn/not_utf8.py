"""SYN010 not-utf8."""

from dataclasses import dataclass

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.source.problems import WrongEncoding

_BINARY = Text("a file that is no text: an image, a spreadsheet", "un fichier qui n'est pas du texte : image, tableur")


@dataclass(frozen=True, slots=True)
class NotUtf8(Arguments):
    """What the file seems to be."""

    guess: Text


def _describe(problem: WrongEncoding) -> Found:
    guess = _BINARY if problem.guess == "binary" else Text(problem.guess, problem.guess)
    return Found(problem.at, NotUtf8(guess))


RULE = Rule(
    code="SYN010",
    name="not-utf8",
    severity=Severity.ERROR,
    statement=Text("A file is not saved as UTF-8.", "Un fichier n'est pas enregistré en UTF-8."),
    why=Text(
        "In another encoding accented letters turn into something else, and the file can't be compared or merged.",
        "Dans un autre encodage, les lettres accentuées se transforment, et le fichier ne peut être ni comparé "
        "ni fusionné.",
    ),
    source="YAML 1.2.2, section 5.2, character encodings",
    message=Text(
        "this file is not UTF-8 text; it looks like {guess}",
        "ce fichier n'est pas du texte UTF-8 ; on dirait {guess}",
    ),
    remedy=Text(
        "save it again with the encoding UTF-8",
        "enregistrez-le de nouveau en choisissant l'encodage UTF-8",
    ),
    bad="""
# programmes/welcome.yaml (saved as windows-1252)
name: Bienvenue à tous  # <- here
objective: {statement: A first order, kpi: first_order_rate}
""",
    good="""
# programmes/welcome.yaml
name: Bienvenue à tous
objective: {statement: A first order, kpi: first_order_rate}
""",
    problem=WrongEncoding,
    describe=_describe,
)

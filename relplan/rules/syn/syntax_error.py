"""SYN001 syntax-error."""

from dataclasses import dataclass

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.rules.words.values import in_yaml_quotes
from relplan.source.problems import Mistake, SyntaxProblem


@dataclass(frozen=True, slots=True)
class UnreadableYaml(Arguments):
    """The mistake in words, and what the parser says."""

    what: Text | None
    """None when only the parser knows."""
    todo: Text
    detail: str
    whole: str
    """The whole text between quotes; empty when quotes don't mend it."""


@dataclass(frozen=True, slots=True)
class _Words:
    what: Text | None
    todo: Text


WORDS = {
    Mistake.RESERVED_START: _Words(
        Text(
            "a text can't begin with this sign: it means something in YAML",
            "un texte ne peut pas commencer par ce signe : il a un sens en YAML",
        ),
        Text("put the whole text between double quotes", "mettez tout le texte entre guillemets droits doubles"),
    ),
    Mistake.SIGN_IN_TEXT: _Words(
        Text(
            "a bracket or a brace stands inside a text: it means something in YAML",
            "un crochet ou une accolade se trouve dans un texte : ce signe a un sens en YAML",
        ),
        Text("put the whole text between double quotes", "mettez tout le texte entre guillemets droits doubles"),
    ),
    Mistake.COMMENT: _Words(
        Text(
            'this "#" begins a comment, which swallows the rest of the line',
            "ce « # » commence un commentaire, qui avale le reste de la ligne",
        ),
        Text(
            'a comment has a space after its "#"; if this is text, put the whole text between double quotes',
            "un commentaire a une espace après son « # » ; si ceci est du texte, mettez tout le texte entre guillemets "
            "droits doubles",
        ),
    ),
    Mistake.BRACKET: _Words(
        Text(
            "this bracket is not closed, or a comma is missing after it",
            "ce crochet ou cette accolade n'est pas refermé, ou il manque une virgule à l'intérieur",
        ),
        Text(
            "close it, and put a comma between its elements",
            "refermez-le, et séparez ses éléments par des virgules",
        ),
    ),
    Mistake.EXTRA_BRACKET: _Words(
        Text("this bracket closes nothing", "ce crochet ou cette accolade ne referme rien"),
        Text(
            "remove it; or, if it is part of a text, put the text between quotes",
            "supprimez-le ; ou, s'il fait partie d'un texte, mettez le texte entre guillemets",
        ),
    ),
    Mistake.INDENTATION: _Words(
        Text(
            "this line is not indented like the lines it belongs with",
            "cette ligne n'est pas alignée avec celles qui vont avec elle",
        ),
        Text(
            "check the indentation: what belongs together begins in the same column, and a value of several lines "
            "stands under a key that has nothing after its colon",
            "vérifiez l'alignement : ce qui va ensemble commence dans la même colonne, et une valeur de plusieurs "
            "lignes se place sous une clé que rien ne suit après le deux-points",
        ),
    ),
    Mistake.MISSING_SPACE: _Words(
        Text("there is no space after this colon", "il manque une espace après ce deux-points"),
        Text('write it as "key: value"', "écrivez-le sous la forme « clé: valeur »"),
    ),
    Mistake.MISSING_COLON: _Words(
        Text("this line is no key: it has no colon", "cette ligne n'est pas une clé : il lui manque un deux-points"),
        Text(
            'write it as "key: value"; or indent it more, if it goes on with the text above',
            "écrivez-la sous la forme « clé: valeur » ; ou décalez-la davantage, si elle continue le texte au-dessus",
        ),
    ),
    Mistake.INLINE_LIST: _Words(
        Text(
            "a list with dashes can't begin on the line of its key",
            "une liste à tirets ne peut pas commencer sur la ligne de sa clé",
        ),
        Text(
            "write each dash on a line of its own below the key, or put a text that begins with a dash between quotes",
            "écrivez chaque tiret sur sa propre ligne sous la clé, ou mettez entre guillemets un texte qui commence "
            "par un tiret",
        ),
    ),
    Mistake.BLOCK_TEXT: _Words(
        Text(
            "a text can't follow `|` or `>` on the same line",
            "un texte ne peut pas suivre `|` ou `>` sur la même ligne",
        ),
        Text(
            "begin the text on the next line, indented; or put it between double quotes",
            "commencez le texte à la ligne suivante, décalé ; ou mettez-le entre guillemets droits doubles",
        ),
    ),
    Mistake.ESCAPE: _Words(
        Text(
            "this backslash means nothing between double quotes",
            "cette barre oblique inverse n'a pas de sens entre guillemets doubles",
        ),
        Text("write it twice, or use single quotes", "doublez-la, ou utilisez des guillemets simples"),
    ),
    Mistake.CONFLICT: _Words(
        Text("git left the marks of a conflict here", "git a laissé ici les marques d'un conflit"),
        Text(
            'keep one of the two versions and remove the lines "<<<<<<<", "=======" and ">>>>>>>"',
            "gardez l'une des deux versions et supprimez les lignes « <<<<<<< », « ======= » et « >>>>>>> »",
        ),
    ),
    Mistake.OTHER: _Words(
        None,
        Text(
            "check the quotes, the brackets and the indentation of this line and the one before it",
            "vérifiez les guillemets, les crochets et l'alignement de cette ligne et de la précédente",
        ),
    ),
}
"""What each mistake is called, and how it is mended."""


def _describe(problem: SyntaxProblem) -> Found:
    words = WORDS[problem.mistake]
    return Found(problem.at, UnreadableYaml(words.what, words.todo, problem.detail, in_yaml_quotes(problem.whole)))


RULE = Rule(
    code="SYN001",
    name="syntax-error",
    severity=Severity.ERROR,
    statement=Text("A file can't be read as YAML.", "Un fichier ne peut pas être lu comme du YAML."),
    why=Text(
        "Nothing of the file can be read, and everything that depends on it has to wait.",
        "Rien du fichier ne peut être lu, et tout ce qui en dépend doit attendre.",
    ),
    source="YAML 1.2.2",
    message=(
        Text("{what}", "{what}"),
        Text("this can't be read as YAML ({detail})", "ceci ne peut pas être lu comme du YAML ({detail})"),
    ),
    remedy=(Text("{todo}: {whole}", "{todo} : {whole}"), Text("{todo}", "{todo}")),
    bad="""
# programmes/welcome.yaml
name: Welcome
owner: @anna  # <- here
objective: {statement: A first order, kpi: first_order_rate}
""",
    good="""
# programmes/welcome.yaml
name: Welcome
owner: "@anna"
objective: {statement: A first order, kpi: first_order_rate}
""",
    problem=SyntaxProblem,
    describe=_describe,
)

"""SCH001 unknown-key."""

from dataclasses import dataclass

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.plan.problems import UnknownKey
from relplan.rules.words.values import in_yaml_quotes


@dataclass(frozen=True, slots=True)
class UnknownKeyFound(Arguments):
    """The key, and what may have been meant."""

    key: str
    close: tuple[str, ...]
    """Keys that could be written instead."""
    twin: str
    """The key that was meant, where it is written already; empty where it isn't."""
    known: tuple[str, ...]
    own: str
    before: str
    quoted: str
    """The whole text that the key may be the end of."""


def _describe(problem: UnknownKey) -> Found:
    close = tuple(key for key in problem.close if key in problem.known)
    values = UnknownKeyFound(
        key=problem.key,
        close=close,
        twin=problem.close[0] if problem.close and not close else "",
        known=problem.known,
        own=problem.own,
        before=problem.before,
        quoted=in_yaml_quotes(problem.text),
    )
    return Found(problem.at, values)


RULE = Rule(
    code="SCH001",
    name="unknown-key",
    severity=Severity.ERROR,
    statement=Text(
        "An object has a key that its kind doesn't know.", "Un objet a une clé que son type ne connaît pas."
    ),
    why=Text(
        "A misspelt key would be ignored without a word, and what it says would be missing from the plan.",
        "Une clé mal orthographiée serait ignorée sans un mot, et ce qu'elle dit manquerait au plan.",
    ),
    message=Text('the key "{key}" is unknown here', "la clé « {key} » est inconnue ici"),
    remedy=(
        Text("did you mean {close:or}?", "vouliez-vous dire {close:or} ?"),
        Text(
            'remove it, or the "{twin}" beside it; or call it "{own}" to keep it as your team\'s own',
            "supprimez-la, ou la clé « {twin} » à côté ; ou appelez-la « {own} » pour la garder comme clé propre "
            "à votre équipe",
        ),
        Text(
            "if it goes on with the text before it, put the whole between quotes: {before}: {quoted}; else call it "
            '"{own}" to keep it as your team\'s own',
            "si elle continue le texte qui précède, mettez le tout entre guillemets : {before}: {quoted} ; sinon "
            "appelez-la « {own} » pour la garder comme clé propre à votre équipe",
        ),
        Text(
            "put the whole text that it belongs to between quotes: {before}: {quoted}",
            "mettez entre guillemets tout le texte auquel elle appartient : {before}: {quoted}",
        ),
        Text(
            'what may still be written here: {known:list}; or call it "{own}" to keep it as your team\'s own',
            "ce qui peut encore s'écrire ici : {known:list} ; ou appelez-la « {own} » pour la garder comme clé "
            "propre à votre équipe",
        ),
        Text(
            'remove it, for every key known here is written; or call it "{own}" to keep it as your team\'s own',
            "supprimez-la, car toutes les clés connues ici sont écrites ; ou appelez-la « {own} » pour la garder comme "
            "clé propre à votre équipe",
        ),
        Text(
            "a key is one word, then a colon; if this belongs to a text, put the whole text between double quotes",
            "une clé est un seul mot, suivi d'un deux-points ; si ceci appartient à un texte, mettez tout le texte "
            "entre guillemets droits doubles",
        ),
    ),
    bad="""
# programmes/welcome.yaml
name: Welcome
objectiv: {statement: A first order, kpi: first_order_rate}  # <- here
objective: {statement: A first order, kpi: first_order_rate}
""",
    good="""
# programmes/welcome.yaml
name: Welcome
objective: {statement: A first order, kpi: first_order_rate}
x-jira: CRM-12
""",
    problem=UnknownKey,
    describe=_describe,
)

"""SYN002 unquoted-colon."""

from dataclasses import dataclass

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.rules.words.values import in_yaml_quotes
from relplan.source.problems import UnquotedColon


@dataclass(frozen=True, slots=True)
class ColonFound(Arguments):
    """The whole text between quotes, when it can be told."""

    quoted: str


def _describe(problem: UnquotedColon) -> Found:
    return Found(problem.at, ColonFound(in_yaml_quotes(problem.whole)))


RULE = Rule(
    code="SYN002",
    name="unquoted-colon",
    severity=Severity.ERROR,
    statement=Text(
        "A text without quotes holds a colon followed by a space.",
        "Un texte sans guillemets contient un deux-points suivi d'une espace.",
    ),
    why=Text(
        "In YAML a colon and a space end a key, so the rest of the file can't be understood.",
        "En YAML, un deux-points suivi d'une espace termine une clé : la suite du fichier devient illisible.",
    ),
    source="YAML 1.2.2, section 7.3.3, plain style",
    message=Text(
        "this colon ends a key, but it stands inside a text",
        "ce deux-points termine une clé, alors qu'il se trouve dans un texte",
    ),
    remedy=(
        Text("put the whole text between quotes: {quoted}", "mettez tout le texte entre guillemets : {quoted}"),
        Text(
            "put the whole text between double quotes, or write it on the lines below a `|`",
            "mettez tout le texte entre guillemets droits doubles, ou écrivez-le sur les lignes qui suivent un `|`",
        ),
    ),
    bad="""
# programmes/welcome.yaml
name: Welcome
description: Careful: only for new customers  # <- here
objective: {statement: A first order, kpi: first_order_rate}
""",
    good="""
# programmes/welcome.yaml
name: Welcome
description: "Careful: only for new customers"
objective: {statement: A first order, kpi: first_order_rate}
""",
    problem=UnquotedColon,
    describe=_describe,
)

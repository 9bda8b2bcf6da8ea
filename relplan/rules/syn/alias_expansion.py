"""SYN014 alias-expansion."""

from relplan.diagnostics.finding import Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.source.problems import AliasExpansion


def _describe(problem: AliasExpansion) -> Found:
    return Found(problem.at, problem)


RULE = Rule(
    code="SYN014",
    name="alias-expansion",
    severity=Severity.ERROR,
    statement=Text(
        "Values repeated within repeated values would make the file many times its size.",
        "Des valeurs répétées dans des valeurs répétées multiplieraient la taille du fichier.",
    ),
    why=Text(
        "A few lines written so fill the memory of whatever reads them: it is a known attack.",
        "Quelques lignes écrites ainsi saturent la mémoire de tout logiciel qui les lit : c'est une attaque connue.",
    ),
    source="CWE-776, improper restriction of recursive entity references",
    message=Text(
        "the values repeated in this file come to more than {limit}",
        "les valeurs répétées dans ce fichier sont plus de {limit}",
    ),
    remedy=Text(
        "write the values out, or repeat fewer of them",
        "écrivez les valeurs en toutes lettres, ou répétez-en moins",
    ),
    bad="""
# programmes/welcome.yaml
name: Welcome
objective: {statement: A first order, kpi: first_order_rate}
x-a: &a [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
x-b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
x-c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
x-d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]  # <- here
""",
    good="""
# programmes/welcome.yaml
name: Welcome
objective: {statement: A first order, kpi: first_order_rate}
x-a: &a [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
x-b: &b [*a, *a]
""",
    problem=AliasExpansion,
    describe=_describe,
)

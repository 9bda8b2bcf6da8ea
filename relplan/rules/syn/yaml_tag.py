"""SYN007 yaml-tag."""

from dataclasses import dataclass

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.source.problems import TagRefused


@dataclass(frozen=True, slots=True)
class YamlTag(Arguments):
    """The tag as its author wrote it."""

    tag: str


def _describe(problem: TagRefused) -> Found:
    return Found(problem.at, YamlTag(problem.tag.replace("tag:yaml.org,2002:", "!!")))


RULE = Rule(
    code="SYN007",
    name="yaml-tag",
    severity=Severity.ERROR,
    statement=Text(
        'A value begins with a tag: a word after "!".',
        "Une valeur commence par une étiquette : un mot précédé de « ! ».",
    ),
    why=Text(
        "A tag changes how a value is read, or runs code in other programs; a plan needs none.",
        "Une étiquette change la lecture d'une valeur, ou déclenche du code dans d'autres logiciels ; un plan "
        "n'en a pas besoin.",
    ),
    source="YAML 1.2.2, section 6.9.1, node tags",
    message=Text(
        '"{tag}" is a tag, which a plan doesn\'t use',
        "« {tag} » est une étiquette YAML, inutile dans un plan",
    ),
    remedy=Text(
        "remove it; or, if it is part of the text, put the text between quotes",
        "supprimez-la ; ou, si elle fait partie du texte, mettez le texte entre guillemets",
    ),
    bad="""
# programmes/welcome.yaml
name: !Welcome to all  # <- here
objective: {statement: A first order, kpi: first_order_rate}
""",
    good="""
# programmes/welcome.yaml
name: "!Welcome to all"
objective: {statement: A first order, kpi: first_order_rate}
""",
    problem=TagRefused,
    describe=_describe,
)

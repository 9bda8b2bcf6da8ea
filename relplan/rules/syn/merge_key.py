"""SYN006 merge-key."""

from relplan.diagnostics.finding import Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.source.problems import MergeKey


def _describe(problem: MergeKey) -> Found:
    return Found(problem.at, problem)


RULE = Rule(
    code="SYN006",
    name="merge-key",
    severity=Severity.ERROR,
    statement=Text(
        'The sign "<<" is used to copy keys from elsewhere.',
        "Le signe « << » sert à recopier des clés prises ailleurs.",
    ),
    why=Text(
        "It was never part of YAML 1.2: programs disagree on what it copies, and a reader can't see what an "
        "object holds.",
        "Il n'a jamais fait partie de YAML 1.2 : les logiciels ne recopient pas tous la même chose, et le "
        "lecteur ne voit plus ce que contient l'objet.",
    ),
    source="Merge Key Language-Independent Type for YAML 1.1, 2005",
    message=Text('"<<" is not read', "« << » n'est pas lu"),
    remedy=Text("write the keys out here", "écrivez les clés ici, en toutes lettres"),
    bad="""
# conventions/channels.yaml
email: &base {kind: email}
newsletter:
  <<: *base  # <- here
  connected: true
""",
    good="""
# conventions/channels.yaml
email: {kind: email}
newsletter:
  kind: email
  connected: true
""",
    problem=MergeKey,
    describe=_describe,
)

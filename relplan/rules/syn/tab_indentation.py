"""SYN004 tab-indentation."""

from relplan.diagnostics.finding import Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.source.problems import TabIndentation


def _describe(problem: TabIndentation) -> Found:
    return Found(problem.at, problem)


RULE = Rule(
    code="SYN004",
    name="tab-indentation",
    severity=Severity.ERROR,
    statement=Text("A line is indented with a tab.", "Une ligne est décalée avec une tabulation."),
    why=Text(
        "YAML tells what belongs together by counting spaces, and a tab has no fixed width.",
        "YAML reconnaît ce qui va ensemble en comptant les espaces, or une tabulation n'a pas de largeur fixe.",
    ),
    source="YAML 1.2.2, section 6.1, indentation spaces",
    message=Text("this line is indented with a tab", "cette ligne est décalée avec une tabulation"),
    remedy=Text(
        "replace the tab with spaces, two for each level",
        "remplacez la tabulation par des espaces, deux par niveau",
    ),
    bad="""
# programmes/welcome.yaml
name: Welcome
objective:
	statement: A first order  # <- here
	kpi: first_order_rate
""",
    good="""
# programmes/welcome.yaml
name: Welcome
objective:
  statement: A first order
  kpi: first_order_rate
""",
    problem=TabIndentation,
    describe=_describe,
)

"""CFG022 house-rule-without-demand."""

from relplan.diagnostics.finding import Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.house.problems import NothingAsked


def _describe(problem: NothingAsked) -> Found:
    return Found(problem.at, problem)


RULE = Rule(
    code="CFG022",
    name="house-rule-without-demand",
    severity=Severity.ERROR,
    statement=Text(
        "One of the plan's own rules requires nothing and forbids nothing.",
        "Une règle propre au plan n'exige rien et n'interdit rien.",
    ),
    why=Text(
        "Its message promises something that nobody would check.",
        "Son message promet quelque chose que personne ne contrôlerait.",
    ),
    message=Text("this rule asks for nothing", "cette règle ne demande rien"),
    remedy=Text(
        "write what its objects must have under require, or what they must not have under forbid",
        "écrivez sous require ce que ses objets doivent avoir, ou sous forbid ce qu'ils ne doivent pas avoir",
    ),
    bad="""
# relplan.yaml
relplan: 1
name: Example
house_rules:
  live-by-owner:  # <- here
    code: LAV001
    given: scenario[status=live]
    message: a live scenario has an owner
""",
    good="""
# relplan.yaml
relplan: 1
name: Example
house_rules:
  live-by-owner:
    code: LAV001
    given: scenario[status=live]
    require: owner
    message: a live scenario has an owner
""",
    problem=NothingAsked,
    describe=_describe,
)

"""What there is to say of one rule, made from the rule itself and from running its own example."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from relplan.diagnostics.rule import Rule
from relplan.diagnostics.text import Text
from relplan.output.shown import Shown
from relplan.output.text import write_finding
from relplan.plan.load import load_plan
from relplan.reference.docstrings import field_texts
from relplan.validation.example import read_example
from relplan.validation.review import Review, review_plan

if TYPE_CHECKING:
    from relplan.model.settings import Language

EXAMPLE_DAY = date(2027, 1, 1)
"""The day on which examples are read."""

_WHY = Text("Why", "Pourquoi")
_SOURCE = Text("Source", "Source")
_BAD = Text("Example", "Exemple")
_SAYS = Text("What relplan says", "Ce que dit relplan")
_GOOD = Text("Mended", "Corrigé")
_SETTINGS = Text("Settings", "Réglages")


def write_rule_text(rule: Rule, language: Language) -> str:
    """Return the page of a rule for the terminal."""
    parts = [
        f"{rule.code} {rule.name} ({rule.severity}, {rule.since})\n\n{rule.statement.in_(language)}",
        f"{_WHY.in_(language)}\n{_indented(rule.why.in_(language))}",
    ]
    if rule.source:
        parts.append(f"{_SOURCE.in_(language)}\n{_indented(rule.source)}")
    parts += [
        f"{_BAD.in_(language)}\n{_indented(example_text(rule.bad))}",
        f"{_SAYS.in_(language)}\n{_indented(say_of_example(rule, language))}",
        f"{_GOOD.in_(language)}\n{_indented(example_text(rule.good))}",
        f"{_SETTINGS.in_(language)}\n{_indented(settings_text(rule))}",
    ]
    return "\n\n".join(parts) + "\n"


def write_rule_page(rule: Rule, language: Language) -> str:
    """Return the page of a rule in Markdown."""
    parts = [
        f"# {rule.code} {rule.name}",
        f"`{rule.severity}` · {rule.since}",
        rule.statement.in_(language),
        f"## {_WHY.in_(language)}\n\n{rule.why.in_(language)}",
    ]
    if rule.source:
        parts.append(f"{_SOURCE.in_(language)}: {rule.source}.")
    parts += [
        f"## {_BAD.in_(language)}\n\n```yaml\n{example_text(rule.bad)}\n```",
        f"{_SAYS.in_(language)}:\n\n```text\n{say_of_example(rule, language)}\n```",
        f"## {_GOOD.in_(language)}\n\n```yaml\n{example_text(rule.good)}\n```",
        f"## {_SETTINGS.in_(language)}\n\n```yaml\n{settings_text(rule)}\n```",
    ]
    return "\n\n".join(parts) + "\n"


def review_example(text: Any) -> Review:
    """Review the plan of an example."""
    return review_plan(load_plan(read_example(text).tree), EXAMPLE_DAY)


def say_of_example(rule: Rule, language: Language) -> str:
    """Return what relplan prints of the rule's bad example."""
    review = review_example(rule.bad)
    found = tuple(finding for finding in review.findings if finding.rule is rule)
    shown = Shown(review, found, language)
    return "\n\n".join(write_finding(shown, finding) for finding in found).rstrip()


def settings_text(rule: Rule) -> str:
    """Return the settings of a rule as they are written in `relplan.yaml`, each with its default."""
    lines = ["rules:", f"  {rule.name}:", f"    severity: {rule.severity}  # or off, error, warning, info"]
    texts = field_texts(rule.options)
    for name, field in rule.options.model_fields.items():
        default = field.default if isinstance(field.default, (str, int, float, bool)) else str(field.default)
        value = default if isinstance(default, str) else json.dumps(default)
        lines.append(f"    {name}: {value}  # {texts[name]}")
    lines.append("    locked: false  # true: no waiver may accept it")
    return "\n".join(lines)


def example_text(text: Any) -> str:
    """Return an example as it is shown."""
    return str(text).strip("\n")


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" if line else "" for line in text.split("\n"))

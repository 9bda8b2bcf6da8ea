"""What there is to say of one rule, made from the rule itself and from running its own example."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from relplan.diagnostics.law import Ground
from relplan.diagnostics.markdown import escape_markdown, fence
from relplan.diagnostics.neutral import lines_of_text, mask
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.text import Text
from relplan.model.settings import Jurisdiction
from relplan.output.shown import Shown
from relplan.output.text import write_finding
from relplan.plan.load import load_plan
from relplan.reference.docstrings import field_texts
from relplan.rules.plan_book import book_of
from relplan.validation.example import read_example
from relplan.validation.review import Review, review_plan

if TYPE_CHECKING:
    from relplan.diagnostics.law import Law
    from relplan.model.settings import Language
    from relplan.reference.rule_source import RuleSource

_WHY = Text("Why", "Pourquoi")
_SOURCE = Text("Source", "Source")
_LAW = Text("Law", "Droit")
_PLACES: dict[Jurisdiction, Text] = {
    Jurisdiction.EU: Text("European Union", "Union européenne"),
    Jurisdiction.FR: Text("France", "France"),
}
_SINCE = Text(
    "{place} (law: [{pack}]), in force since {since}", "{place} (law: [{pack}]), en vigueur depuis le {since}"
)
_UNTIL = Text(
    "{place} (law: [{pack}]), in force from {since} to {until}",
    "{place} (law: [{pack}]), en vigueur du {since} au {until}",
)
_COUNSEL = Text("ask your counsel before you rely on it", "demandez à votre conseil avant de vous y fier")
_GROUNDS: dict[Ground, Text] = {
    Ground.READ: Text("", ""),
    Ground.ONE_SOURCE: Text("this rests on one secondary source", "ceci repose sur une seule source secondaire"),
    Ground.NOT_FOUND: Text(
        "its text could not be found in open sources: one note quotes it",
        "son texte n'a pas été trouvé en accès libre : une seule note le cite",
    ),
}
_NO_ADVICE = Text("a reminder with its source, no legal advice", "un rappel avec sa source, pas un conseil juridique")
_BAD = Text("Example", "Exemple")
_SAYS = Text("What relplan says", "Ce que dit relplan")
_GOOD = Text("Mended", "Corrigé")
_FINE = Text("Also fine", "Permis aussi")
_SETTINGS = Text("Settings", "Réglages")
_WRITTEN = Text("Written in {place}", "Écrite dans {place}")


def write_rule_text(rule: Rule, language: Language, source: RuleSource | None = None) -> str:
    """Return the page of a rule for the terminal; a plan's own shows how it is written in place of examples."""
    statement = lines_of_text(rule.statement.in_(language))
    parts = [f"{rule.code} {rule.name} ({rule.severity}, {mask(_origin(rule, source))})\n\n{statement}"]
    if rule.why.in_(language):
        parts.append(f"{_WHY.in_(language)}\n{_indented(lines_of_text(rule.why.in_(language)))}")
    if rule.source:
        sources = "\n".join((rule.source, *rule.links))
        parts.append(f"{_SOURCE.in_(language)}\n{_indented(sources)}")
    if rule.law:
        parts.append(f"{_LAW.in_(language)}\n{_indented(law_text(rule.law, language))}")
    if source:
        place = mask(source.place)
        parts.append(f"{_WRITTEN.write(language, {'place': place})}\n{_indented(lines_of_text(source.yaml))}")
    else:
        parts += [
            f"{_BAD.in_(language)}\n{_indented(example_text(rule.bad))}",
            f"{_SAYS.in_(language)}\n{_indented(say_of_example(rule, language))}",
            f"{_GOOD.in_(language)}\n{_indented(example_text(rule.good))}",
            *(f"{_FINE.in_(language)}\n{_indented(example_text(change))}" for change in rule.fine),
        ]
    parts.append(f"{_SETTINGS.in_(language)}\n{_indented(settings_text(rule))}")
    return "\n\n".join(parts) + "\n"


def write_rule_page(rule: Rule, language: Language, source: RuleSource | None = None) -> str:
    """Return the page of a rule in Markdown; a plan's own shows how it is written in place of examples."""
    parts = [
        f"# {rule.code} {rule.name}",
        f"`{rule.severity}` · {escape_markdown(_origin(rule, source))}",
        say_in_markdown(rule, rule.statement, language),
    ]
    if rule.why.in_(language):
        parts.append(f"## {_WHY.in_(language)}\n\n{say_in_markdown(rule, rule.why, language)}")
    if rule.source:
        parts.append(f"{_SOURCE.in_(language)}: {rule.source}.")
    if rule.links:
        parts.append("\n".join(f"- <{link}>" for link in rule.links))
    if rule.law:
        parts.append(f"{_LAW.in_(language)}: {law_text(rule.law, language)}.")
    if source:
        written = _WRITTEN.write(language, {"place": source.place})
        parts.append(f"## {escape_markdown(written)}\n\n{fence(lines_of_text(source.yaml).splitlines(), 'yaml')}")
    else:
        parts += [
            f"## {_BAD.in_(language)}\n\n```yaml\n{example_text(rule.bad)}\n```",
            f"{_SAYS.in_(language)}:\n\n```text\n{say_of_example(rule, language)}\n```",
            f"## {_GOOD.in_(language)}\n\n```yaml\n{example_text(rule.good)}\n```",
            *([f"## {_FINE.in_(language)}"] if rule.fine else []),
            *(f"```diff\n{example_text(change)}\n```" for change in rule.fine),
        ]
    parts.append(f"## {_SETTINGS.in_(language)}\n\n```yaml\n{settings_text(rule)}\n```")
    return "\n\n".join(parts) + "\n"


def say_in_markdown(rule: Rule, text: Text, language: Language) -> str:
    """Return what a rule says as Markdown; that of a plan's own rule is its author's, and shows as it is."""
    return escape_markdown(text.in_(language)) if rule.place else text.in_(language)


def _origin(rule: Rule, source: RuleSource | None) -> str:
    """Say where a rule comes from: an edition of the rule book, a package or a plan."""
    return source.place if source else rule.package or rule.since


def law_text(law: Law, language: Language) -> str:
    """Say where and when a law holds, and what the rule rests on."""
    values = {
        "place": _PLACES[law.jurisdiction].in_(language),
        "pack": law.jurisdiction.value,
        "since": law.since,
        "until": law.until,
    }
    parts = [(_UNTIL if law.until else _SINCE).write(language, values)]
    if law.ground is not Ground.READ:
        parts += [_GROUNDS[law.ground].in_(language), _COUNSEL.in_(language)]
    return "; ".join([*parts, _NO_ADVICE.in_(language)])


def review_example(rule: Rule, text: Any) -> Review:
    """Review the plan of an example of a rule."""
    plan = load_plan(read_example(text).tree)
    return review_plan(plan, rule.example_day, book=book_of(plan, (rule,) if rule.package else ()))


def say_of_example(rule: Rule, language: Language) -> str:
    """Return what relplan prints of the rule's bad example."""
    review = review_example(rule, rule.bad)
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
        lines.append(f"    {name}: {value}  # {texts.get(name, '')}".rstrip(" #"))
    lines.append("    locked: false  # true: no waiver may accept it")
    return "\n".join(lines)


def example_text(text: Any) -> str:
    """Return an example as it is shown."""
    return str(text).strip("\n")


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" if line else "" for line in text.split("\n"))

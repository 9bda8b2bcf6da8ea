"""The pages of messages: every sentence of every rule in both languages, and what its example prints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from relplan.diagnostics.finding import slot_values
from relplan.diagnostics.text import Text, choose, variants_of
from relplan.model.settings import Language
from relplan.reference.families import FAMILIES
from relplan.reference.markdown import escape, write_page, write_table
from relplan.reference.rule_page import review_example
from relplan.rules.book import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from relplan.diagnostics.finding import Finding
    from relplan.diagnostics.rule import Rule
    from relplan.diagnostics.text import Said

_README = """# What relplan says

Every sentence of every rule, in English and in French, side by side: for those who review the words, and for those who
meet a message and look for its rule. The rules are told in [their own pages](../README.md).

For each rule:

- **finds** is what the rule looks for;
- **message** is what is wrong, **label** says it in a few words under the excerpt, **remedy** is what to do, and a
  **note** stands beside another place that is shown;
- *or* is said in place of the sentence above it, when one of the values that it names is missing;
- a sentence may have slots: `{count}` is a value, `{count:contact|contacts}` agrees with a number, `{names:or}` is a
  list in words, and `{{` stands for a brace. Under it stands what the rule's own bad example prints; where nothing
  stands there, that example doesn't need the sentence. [Some slots](words.md) take words that are ours."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    """One way to say one part of a finding."""

    part: str
    text: Text
    is_first: bool
    """Whether it is tried before the other ways."""


def write_messages_readme() -> str:
    """Return what the pages of messages hold, and where each family's is."""
    families = dict.fromkeys(rule.family for rule in RULES)
    rows = [
        (f"[{family}]({family}.md)", FAMILIES[family], str(sum(rule.family == family for rule in RULES)))
        for family in families
    ]
    return write_page(_README, write_table(("Family", "About", "Rules"), rows))


def write_message_page(family: str) -> str:
    """Return what the rules of a family say, in both languages."""
    intro = f"# {family}: what its rules say\n\n{FAMILIES[family]}. [How to read this page](README.md)."
    return write_page(intro, *(_write_rule(rule) for rule in RULES if rule.family == family))


def _write_rule(rule: Rule) -> str:
    printed = _print_example(rule)
    rows = [("finds", escape(rule.statement.en), escape(rule.statement.fr))]
    for sentence in _sentences(rule):
        name = f"**{sentence.part}**" if sentence.is_first else "*or*"
        values = printed.get((sentence.part, sentence.text))
        if not sentence.text.slots():
            rows.append((name, *_both(sentence.text, {})))
            continue
        rows.append((name, escape(sentence.text.en), escape(sentence.text.fr)))
        if values is not None:
            rows.append(("", *_both(sentence.text, values)))
    head = f"## {rule.code} {rule.name}\n\n`{rule.severity}` · [its page](../{rule.code}.md)"
    return f"{head}\n\n{write_table(('', 'English', 'Français'), rows)}"


def _sentences(rule: Rule) -> Iterator[_Sentence]:
    """Yield every sentence of a rule, in the order in which a finding shows its parts."""
    notes = {f"note `{name}`": said for name, said in rule.notes.items()}
    parts = {"message": rule.message, "label": rule.label or (), **notes, "remedy": rule.remedy}
    for part, said in parts.items():
        for rank, text in enumerate(variants_of(said)):
            yield _Sentence(part, text, is_first=rank == 0)


def _print_example(rule: Rule) -> dict[tuple[str, Text], Mapping[str, Any]]:
    """Return the values with which the rule's bad example says each sentence for the first time."""
    printed: dict[tuple[str, Text], Mapping[str, Any]] = {}
    for finding in review_example(rule, rule.bad).findings:
        if finding.rule is rule:
            for part, said, values in _parts_of(finding):
                text = choose(said, values)
                if text is not None:
                    printed.setdefault((part, text), values)
    return printed


def _parts_of(finding: Finding) -> Iterator[tuple[str, Said, Mapping[str, Any]]]:
    """Yield each part of a finding with its values."""
    rule, values = finding.rule, slot_values(finding.found.values)
    yield "message", rule.message, values
    yield "label", rule.label or (), values
    yield "remedy", rule.remedy, values
    for related in finding.found.related:
        yield f"note `{related.note}`", rule.notes[related.note], related.values


def _both(text: Text, values: Mapping[str, Any]) -> tuple[str, str]:
    return escape(text.write(Language.EN, values)), escape(text.write(Language.FR, values))

"""Findings in SARIF 2.1.0, which code hosts show beside the lines of a change."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from relplan import __version__
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.output.json_value import dump_json
from relplan.output.located import find_spot
from relplan.validation.waivers import AcceptedNode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relplan.diagnostics.finding import Finding
    from relplan.diagnostics.rule import Rule
    from relplan.model.settings import Language
    from relplan.output.shown import Shown
    from relplan.source.place import Place
    from relplan.validation.waivers import Waiver

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_FINGERPRINT = "relplan/v1"
_SOURCE = Text("Source: {source}", "Source : {source}")
_INSTEAD_OF = Text("Instead of:", "Au lieu de :")
_WRITE = Text("write:", "écrire :")
_SUSPENDED = Text(
    "the rule {name} was not run: something it needs can't be read",
    "la règle {name} n'a pas été exécutée : ce dont elle a besoin est illisible",
)


def write_sarif(shown: Shown) -> str:
    """Write a SARIF log of one run; it describes the rules that speak in it."""
    review = shown.review
    spoken = {finding.rule for finding in shown.findings} | {finding.rule for finding, _ in review.waived}
    rules = sorted(spoken.union(review.suspended), key=lambda rule: rule.code)
    indexes = {rule: index for index, rule in enumerate(rules)}
    run = {
        "tool": {
            "driver": {
                "name": "relplan",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [_describe_rule(rule, shown.language) for rule in rules],
            }
        },
        "language": shown.language.value,
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [_suspension(shown, rule, indexes) for rule in review.suspended],
            }
        ],
        "results": [
            *(_result(shown, finding, indexes) for finding in shown.findings),
            *(
                _result(shown, finding, indexes) | {"suppressions": [_suppression(shown, waiver)]}
                for finding, waiver in review.waived
            ),
        ],
    }
    return dump_json(
        {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]},
    )


def _describe_rule(rule: Rule, language: Language) -> dict[str, Any]:
    why = rule.why.in_(language)
    source = _SOURCE.write(language, {"source": rule.source}) if rule.source else ""
    text = "\n\n".join(part for part in (rule.statement.in_(language), why, source) if part)
    has_examples = rule.bad and not rule.is_confidential
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.statement.in_(language)},
        "fullDescription": {"text": why or rule.statement.in_(language)},
        "help": {"text": text, "markdown": f"{text}\n\n{_examples(rule, language)}" if has_examples else text},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": ["relplan", rule.family]},
    }


def _examples(rule: Rule, language: Language) -> str:
    bad, good = (f"```yaml\n{example.strip()}\n```" for example in (rule.bad, rule.good))
    return f"{_INSTEAD_OF.write(language, {})}\n\n{bad}\n\n{_WRITE.write(language, {})}\n\n{good}"


def _result(shown: Shown, finding: Finding, indexes: Mapping[Rule, int]) -> dict[str, Any]:
    language, found = shown.language, finding.found
    sentences = (finding.message(language), finding.remedy(language))
    return {
        "ruleId": finding.rule.code,
        "ruleIndex": indexes[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": "\n".join(sentence for sentence in sentences if sentence)},
        "locations": [
            {
                **_location(shown, finding.at, finding.label(language)),
                "logicalLocations": [{"fullyQualifiedName": ref} for ref in dict.fromkeys(found.objects)],
            }
        ],
        "relatedLocations": [
            {"id": number, **_location(shown, related.at, finding.note(related, language))}
            for number, related in enumerate(found.related, start=1)
        ],
        "partialFingerprints": {_FINGERPRINT: finding.fingerprint},
    }


def _location(shown: Shown, place: Place, message: str = "") -> dict[str, Any]:
    spot = find_spot(shown.review.plan, place)
    physical = {
        "artifactLocation": {"uri": quote(os.fsencode(shown.path(spot.path)))},
        "region": {
            "startLine": spot.line,
            "startColumn": spot.column,
            "endLine": spot.span.end.line,
            "endColumn": spot.span.end.column,
        },
    }
    said = {"message": {"text": message}} if message else {}
    return {"physicalLocation": physical, **said}


def _suppression(shown: Shown, waiver: Waiver) -> dict[str, Any]:
    return {
        "kind": "inSource" if isinstance(waiver.scope, AcceptedNode) else "external",
        "status": "accepted",
        "justification": waiver.reason,
        "location": _location(shown, waiver.at),
    }


def _suspension(shown: Shown, rule: Rule, indexes: Mapping[Rule, int]) -> dict[str, Any]:
    return {
        "level": "warning",
        "message": {"text": _SUSPENDED.write(shown.language, {"name": rule.name})},
        "associatedRule": {"id": rule.code, "index": indexes[rule]},
    }

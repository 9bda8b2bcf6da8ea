"""Findings for programs: a versioned JSON document.

Its form is written in `docs/reference/findings.schema.json`. A new field is a minor version, a changed or
removed one a major version: a reader ignores fields it doesn't know, and refuses a major version it doesn't know.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from relplan import __version__
from relplan.diagnostics.finding import slot_values
from relplan.diagnostics.severity import Severity
from relplan.output.json_value import as_json, dump_json
from relplan.output.located import find_spot
from relplan.source.place import Place

if TYPE_CHECKING:
    from relplan.diagnostics.finding import Finding
    from relplan.output.shown import Shown
    from relplan.source.place import Position
    from relplan.validation.waivers import Waiver

FORMAT_VERSION = "1.0"


def write_json(shown: Shown) -> str:
    """Write the findings shown, then those accepted by a waiver; no clock is read."""
    review = shown.review
    document = {
        "format_version": FORMAT_VERSION,
        "tool": {"name": "relplan", "version": __version__, "rules_edition": review.configuration.edition},
        "language": shown.language.value,
        "plan": {
            "root": shown.base or ".",
            "files": shown.files,
            "objects": shown.objects,
            "rules": review.rules_run,
            "as_of": review.study.as_of.isoformat(),
        },
        "summary": {
            **{severity.value: shown.count(severity) for severity in Severity},
            "not_shown": shown.hidden,
            "waived": review.waived_count,
            "suspended": len(review.suspended),
        },
        "diagnostics": [
            *(_diagnostic(shown, finding, None) for finding in shown.findings),
            *(_diagnostic(shown, finding, waiver) for finding, waiver in review.waived),
        ],
        "suspended": [{"code": rule.code, "name": rule.name} for rule in review.suspended],
    }
    return dump_json(document)


def _diagnostic(shown: Shown, finding: Finding, waiver: Waiver | None) -> dict[str, Any]:
    language = shown.language
    return {
        "code": finding.rule.code,
        "name": finding.rule.name,
        "severity": finding.severity.value,
        "message": finding.message(language),
        "label": finding.label(language),
        "help": finding.remedy(language),
        "fingerprint": finding.fingerprint,
        "objects": list(finding.found.objects),
        "location": _location(shown, finding.at),
        "related": [
            {"message": finding.note(related, language), "location": _location(shown, related.at)}
            for related in finding.found.related
        ],
        "data": _data(shown, finding),
        "waiver": _waiver(shown, waiver) if waiver else None,
    }


def _location(shown: Shown, place: Place) -> dict[str, Any]:
    spot = find_spot(shown.review.plan, place)
    return {
        "path": spot.path,
        "route": spot.route,
        "start": _position(spot.span.start),
        "end": _position(spot.span.end),
    }


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column}


def _data(shown: Shown, finding: Finding) -> dict[str, Any]:
    """Return the values of a finding's sentences; its own place is said already."""
    values = slot_values(finding.found.values)
    return {
        name: _location(shown, value) if isinstance(value, Place) else as_json(value, shown.language)
        for name, value in values.items()
        if value != finding.at
    }


def _waiver(shown: Shown, waiver: Waiver) -> dict[str, Any]:
    return {
        "reason": waiver.reason,
        "until": waiver.until.isoformat() if waiver.until else None,
        "approved_by": waiver.approved_by,
        "location": _location(shown, waiver.at),
    }

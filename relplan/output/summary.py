"""The line that closes a review: what was checked, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text

if TYPE_CHECKING:
    from relplan.output.shown import Shown

SEVERITY_WORDS = {
    Severity.ERROR: Text("error", "erreur"),
    Severity.WARNING: Text("warning", "avertissement"),
    Severity.INFO: Text("info", "info"),
}
_COUNTS = {
    Severity.ERROR: Text("{count} {count:error|errors}", "{count} {count:erreur|erreurs}"),
    Severity.WARNING: Text("{count} {count:warning|warnings}", "{count} {count:avertissement|avertissements}"),
    Severity.INFO: Text("{count} {count:info|infos}", "{count} {count:info|infos}"),
}
_CHECKED = Text(
    "Checked {files} {files:file|files}, {objects} {objects:object|objects} "
    "against {rules} {rules:rule|rules}: {found}",
    "Vérification de {files} {files:fichier|fichiers} et {objects} {objects:objet|objets} "
    "selon {rules} {rules:règle|règles} : {found}",
)
_NOTHING = Text("nothing to mend", "rien à corriger")
_HIDDEN = Text("{count} more not shown", "{count} de plus {count:non affiché|non affichés}")
_WAIVED = Text("{count} accepted by {count:a waiver|waivers}", "{count} {count:accepté|acceptés} par dérogation")
_WAIVED_UNTIL = Text(
    "{count} accepted by {count:a waiver|waivers} (next expiry: {until})",
    "{count} {count:accepté|acceptés} par dérogation (prochaine échéance : {until})",
)
_SUSPENDED = Text(
    "{count} {count:rule|rules} could not be run, for what can't be read or an unknown id",
    "{count} {count:règle n'a pas pu être vérifiée|règles n'ont pas pu être vérifiées}, faute de pouvoir tout lire "
    "ou pour un identifiant inconnu",
)
_NOTHING_YET = Text("nothing found so far", "rien trouvé jusqu'ici")


def summarize(shown: Shown) -> str:
    """Say in one line what was checked, found, accepted and left undone."""
    values = {
        "files": shown.files,
        "objects": shown.objects,
        "rules": shown.review.rules_run,
        "found": _say_found(shown),
    }
    parts = [_CHECKED.write(shown.language, values)]
    if shown.review.waived:
        until = shown.next_expiry
        text = _WAIVED_UNTIL if until else _WAIVED
        parts.append(text.write(shown.language, {"count": shown.review.waived_count, "until": until}))
    if shown.review.suspended:
        parts.append(_SUSPENDED.write(shown.language, {"count": len(shown.review.suspended)}))
    return _semicolon(shown).join(parts)


def _say_found(shown: Shown) -> str:
    counts = [(severity, shown.count(severity)) for severity in Severity]
    found = [_COUNTS[severity].write(shown.language, {"count": count}) for severity, count in counts if count]
    if shown.hidden:
        found.append(_HIDDEN.write(shown.language, {"count": shown.hidden}))
    nothing = _NOTHING_YET if shown.review.suspended else _NOTHING
    return ", ".join(found) or nothing.in_(shown.language)


def _semicolon(shown: Shown) -> str:
    return Text("; ", " ; ").write(shown.language, {})

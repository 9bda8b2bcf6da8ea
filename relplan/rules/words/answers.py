"""What an answer of the loyalty strategy lacks, in words."""

from __future__ import annotations

from relplan.analysis.loyalty import Lack
from relplan.diagnostics.text import Text

_LACKS = {
    Lack.RESULT: Text("an indicator of business or satisfaction", "un indicateur métier ou de satisfaction"),
    Lack.DETECTION: Text(
        "the event or the date that detects each moment", "l'événement ou la date qui détecte chaque moment"
    ),
    Lack.PACE: Text("how many contacts in what time", "combien de contacts, en combien de temps"),
}


def lack_words(lack: str) -> Text | str:
    """Return what is said of something that an answer lacks; the key that would say it, when it is one."""
    return _LACKS[Lack(lack)] if lack in set(Lack) else lack

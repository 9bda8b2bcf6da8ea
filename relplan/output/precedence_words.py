"""What is said of two actions that compete, in both languages."""

from __future__ import annotations

from relplan.analysis.meeting import Apart
from relplan.analysis.precedence import Fate, Reason
from relplan.analysis.pressure.limit import LimitKind
from relplan.diagnostics.text import Text

HEADING = Text('"{one}" against "{other}"', "« {one} » face à « {other} »")
FOR = Text("for a customer in {segments:and}", "pour un client de {segments:and}")

BY_REASON: dict[Reason, Text] = {
    Reason.NEITHER_HELD: Text(
        "neither wins: no limit may hold either of them back, and both are sent",
        "aucun ne l'emporte : aucune limite ne peut retenir l'un ou l'autre, et les deux partent",
    ),
    Reason.NOT_HELD: Text(
        '"{winner}" wins: no limit may hold it back',
        "« {winner} » l'emporte : aucune limite ne peut le retenir",
    ),
    Reason.BEATS: Text(
        '"{winner}" wins: it beats "{loser}" by name, whatever their priorities',
        "« {winner} » l'emporte : il devance nommément « {loser} », quelles que soient leurs priorités",
    ),
    Reason.PRIORITY: Text(
        '"{winner}" wins: priority {priority} comes before {other_priority}',
        "« {winner} » l'emporte : la priorité {priority} passe avant la {other_priority}",
    ),
    Reason.ONLY_PRIORITY: Text(
        '"{winner}" wins: it has priority {priority}, and "{loser}" has none',
        "« {winner} » l'emporte : il a la priorité {priority}, et « {loser} » n'en a pas",
    ),
    Reason.VALIDITY: Text(
        '"{winner}" wins: their priority is the same, and its messages are pointless sooner',
        "« {winner} » l'emporte : leur priorité est la même, et ses messages périment plus tôt",
    ),
    Reason.ID: Text(
        '"{winner}" wins by the alphabet only: priority and validity are the same',
        "« {winner} » ne l'emporte que par l'ordre alphabétique : priorité et validité sont les mêmes",
    ),
}

BY_HARMONISATION: dict[Fate, Text] = {
    Fate.WITHHELD: Text(
        '"{winner}" wins: when both are due the same day, "{loser}" is not sent, whether or not a limit is reached',
        "« {winner} » l'emporte : s'ils tombent le même jour, « {loser} » n'est pas envoyé, limite atteinte ou non",
    ),
    Fate.SHIFTED: Text(
        '"{winner}" wins: when both are due the same day, "{loser}" is sent {shift} later, if limits allow it then',
        "« {winner} » l'emporte : s'ils tombent le même jour, « {loser} » part {shift} plus tard, si les limites le "
        "permettent alors",
    ),
    Fate.COMBINED: Text(
        'both are served: when they are due the same day, "{loser}" rides on the contact of "{winner}"',
        "les deux sont servis : s'ils tombent le même jour, « {loser} » voyage dans le contact de « {winner} »",
    ),
    Fate.YIELDS: Text(
        '"{winner}" wins: when both are due the same day, "{loser}" yields, whether or not a limit is reached',
        "« {winner} » l'emporte : s'ils tombent le même jour, « {loser} » cède, limite atteinte ou non",
    ),
}

OVERRIDES = Text("this overrides", "cela prime sur")
NO_LINE = Text("no line of the plan says so", "aucune ligne du plan ne le dit")

SERVED_AFTER = Text(
    '"{loser}" comes second: it is sent where the limits leave room; where they don\'t, its on_capped says',
    "« {loser} » vient ensuite : il part si les limites laissent une place ; sinon, son on_capped le dit",
)
SERVED_OR_DROPPED = Text(
    '"{loser}" comes second: it is sent where the limits leave room, else dropped, since it has no on_capped',
    "« {loser} » vient ensuite : il part si les limites laissent une place, sinon il est abandonné, faute de on_capped",
)
YIELDED = Text(
    'what becomes of "{loser}" then, its on_capped says', "ce que « {loser} » devient alors, son on_capped le dit"
)
YIELDED_AND_DROPPED = Text(
    '"{loser}" is dropped then, since it has no on_capped',
    "« {loser} » est alors abandonné, faute de on_capped",
)
OTHERS_DROPPED = Text("its other messages are dropped", "ses autres messages sont abandonnés")
SAME_INSTANT = Text(
    "this holds between messages due at the same instant; otherwise the one due first is served first",
    "cela vaut entre messages dus au même instant ; sinon, le premier dû est servi le premier",
)
SAME_HORIZON = Text(
    "this holds between messages due within {horizon} (arbitration.horizon); otherwise the one due first is served "
    "first",
    "cela vaut entre messages dus à moins de {horizon} d'écart (arbitration.horizon) ; sinon, le premier dû est servi "
    "le premier",
)
THIRD = Text(
    'but "{loser}" goes first when "{third}" is due too', "mais « {loser} » passe devant si « {third} » est dû aussi"
)

KINDS: dict[LimitKind, Text] = {
    LimitKind.CAP: Text('the cap "{id}"', "le plafond « {id} »"),
    LimitKind.GAP: Text("the minimum gap{of}", "le délai minimal{of}"),
    LimitKind.RESERVE: Text('the reserve of "{id}"', "la réserve de « {id} »"),
}
OF_CHANNELS = Text(" of {channels:and}", " de {channels:and}")
OF_SEGMENT = Text(" ({segment})", " ({segment})")
LIMITS = Text("limits that count both", "limites qui comptent les deux")
NO_COMMON_LIMIT = Text("no limit counts both", "aucune limite ne compte les deux")
NO_LIMIT = Text(
    "no limit counts both: without one, neither takes the other's place",
    "aucune limite ne compte les deux : sans elle, aucun ne prend la place de l'autre",
)

ANY_DAY = Text(
    "they can meet on any day: both are triggered",
    "ils peuvent se croiser n'importe quel jour : les deux sont déclenchés",
)
ON_DAYS = Text("they can meet on {list}", "ils peuvent se croiser {list}")
MORE_DAYS = Text("and on {count} more days, up to {last}", "et {count} autres jours, jusqu'au {last}")
BY_MOVING = Text(
    "only a customer who changes segment that day can get both",
    "seul un client qui change de segment ce jour-là peut recevoir les deux",
)
APART: dict[Apart, Text] = {
    Apart.NOTHING_SENT: Text(
        "they never meet: one of them sends nothing that limits may hold back, to these customers, in the plan's "
        "period",
        "ils ne se croisent jamais : l'un d'eux n'envoie rien que des limites puissent retenir, à ces clients, sur la "
        "période du plan",
    ),
    Apart.OTHER_CUSTOMERS: Text(
        "they never meet: no such customer can be in both audiences",
        "ils ne se croisent jamais : aucun de ces clients ne peut être dans les deux audiences",
    ),
    Apart.OTHER_DAYS: Text(
        "they never meet on a day: their sends have none in common",
        "ils ne se croisent aucun jour : leurs envois n'en ont pas en commun",
    ),
    Apart.OTHER_CUSTOMERS_THAT_DAY: Text(
        "they never meet: on the days they have in common, they reach different customers",
        "ils ne se croisent jamais : les jours communs, ils touchent des clients différents",
    ),
}
SUPPRESSES = Text(
    'in favour of "{winner}", "{loser}" is not launched while it runs{within}; {then}',
    "au profit de « {winner} », « {loser} » n'est pas lancé tant qu'il est en cours{within} ; {then}",
)
WITHIN = Text(", nor within {length} of its launch", ", ni dans les {length} après son lancement")
THEN_DROPPED = Text("its trigger is dropped", "son déclenchement est abandonné")
THEN_DEFERRED = Text("its trigger is tried again after that", "son déclenchement est réessayé ensuite")
IF_THEY_MET = Text("if they met", "s'ils se croisaient")

ON = Text("on {day}", "le {day}")
SENDS = Text('"{send}" is sent at {at}', "« {send} » part à {at}")
SENDS_NOTHING = Text('"{campaign}" sends nothing to such a customer', "« {campaign} » n'envoie rien à un tel client")
TRIGGERED = Text('"{scenario}" may send, if its moment came', "« {scenario} » peut envoyer, si son moment est venu")
NEAREST = Text(
    "the nearest day on which they can meet is {day}", "le jour le plus proche où ils se croisent est le {day}"
)

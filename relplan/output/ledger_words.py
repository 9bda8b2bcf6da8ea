"""What a ledger says, in both languages: facts, decisions, and what becomes of refused messages."""

from __future__ import annotations

from relplan.analysis.arbitration.decision import Outcome
from relplan.analysis.arbitration.ledger import CourseKind, Ending, Obstacle
from relplan.analysis.arbitration.story import End
from relplan.analysis.pressure.limit import LimitKind
from relplan.analysis.validity import Announced
from relplan.diagnostics.text import Text

HEADING = Text("the customer is {state}", "le client est {state}")
FROM_ON = Text("from {day} on {state}", "à partir du {day} {state}")
SEGMENTS = Text("in {segments:and}, in no other segment", "dans {segments:and}, dans aucun autre segment")
NO_SEGMENT = Text("in no segment of the plan", "dans aucun segment du plan")
NO_SEGMENTS_AT_ALL = Text("anybody: the plan has no segments", "n'importe qui : le plan n'a pas de segments")
OF_STORE = Text("; their store is {store:and}", " ; son magasin est {store:and}")
ASSUMED = Text(
    "assumed, since not given: {segments:list}, of each segmentation the largest by the sizes that are given, or the "
    "first by name",
    "supposé, faute d'indication : {segments:list}, dans chaque segmentation le plus grand d'après les tailles "
    "données, ou le premier par nom",
)
CONSENTS_BUT = Text(
    "all consents are taken as given, except {refused:and}",
    "tous les consentements sont tenus pour donnés, sauf {refused:and}",
)
ALL_CONSENTS = Text("all consents are taken as given", "tous les consentements sont tenus pour donnés")
UNKNOWN = Text(
    "contacts before {first} are unknown; the calendar's sends count from then on",
    "les contacts d'avant le {first} sont inconnus ; les envois du calendrier comptent à partir de là",
)
PAUSED = Text(
    "{campaigns:list} {campaigns:is|are} paused: nothing of {campaigns:it|them} is sent, and no slot is taken",
    "{campaigns:list} : en pause, rien n'en part et aucune place n'est prise",
)
IMPLIED = Text(
    'hint: an event changes no segment here; if "{event}" puts the customer in "{segment}", add {option}',
    "à noter : un événement ne change ici aucun segment ; si « {event} » met le client dans « {segment} », ajoutez "
    "{option}",
)
NOTHING = Text("nothing happens between {first} and {last}", "il ne se passe rien entre le {first} et le {last}")
TOTAL = Text(
    "{sent} {sent:contact|contacts} sent, {refused} refused, {combined} combined or merged{waiting}, "
    "from {first} to {last}",
    "{sent} {sent:contact envoyé|contacts envoyés}, {refused} {refused:refusé|refusés}, "
    "{combined} {combined:combiné ou fusionné|combinés ou fusionnés}{waiting}, du {first} au {last}",
)
WAITING = Text(", {count} still waiting", ", {count} encore en attente")
UNDER_WAY = Text(
    "the plan's period ends on {last}: {scenarios:and} {scenarios:is|are} still under way, and what follows isn't told",
    "la période du plan se termine le {last} : {scenarios:and} {scenarios:est|sont} encore en cours, et la suite n'est "
    "pas dite",
)

HOLDER = Text("{id} ({at})", "{id} ({at})")
HAPPENED = Text("{name}", "{name}")
LAUNCHED = Text('the scenario "{scenario}" starts', "le scénario « {scenario} » démarre")
MERGED = Text(
    '"{message}" rides on "{send}": no contact of its own',
    "« {message} » voyage avec « {send} » : aucun contact en plus",
)
GIVEN_UP = Text(
    '"{message}" is given up: it was still waiting when its scenario ended',
    "« {message} » est abandonné : il attendait encore quand son scénario s'est terminé",
)
CASE = Text(
    'in "{scenario}", case {way} of the branch came true', "dans « {scenario} », le cas {way} de la branche est vérifié"
)
WAYS = {
    "else": Text(
        'in "{scenario}", no case of the branch came true: its `else` follows',
        "dans « {scenario} », aucun cas de la branche n'est vérifié : son `else` suit",
    ),
    "": Text(
        'in "{scenario}", no case of the branch came true: the flow goes on',
        "dans « {scenario} », aucun cas de la branche n'est vérifié : le parcours continue",
    ),
}
"""Of a branch, by the way taken; a number is the case that came true."""
SHARE = Text(
    'assumed: in "{scenario}", this customer is among the {share} % who go the way "{way}", the largest share or the '
    "first of the largest",
    "supposé : dans « {scenario} », ce client est parmi les {share} % qui suivent la voie « {way} », la plus grande "
    "part ou la première des plus grandes",
)
SPREAD = Text(
    "assumed: it comes on the first of its days; it may come on any of them, up to {last}",
    "supposé : il part le premier de ses jours ; il peut partir n'importe lequel d'entre eux, jusqu'au {last}",
)

NOT_LAUNCHED: dict[Obstacle, Text] = {
    Obstacle.RUNNING: Text(
        '"{scenario}" is not launched: it is still running', "« {scenario} » n'est pas lancé : il est encore en cours"
    ),
    Obstacle.REENTRY: Text(
        '"{scenario}" is not launched: reentry allows no more launches',
        "« {scenario} » n'est pas lancé : reentry ne permet pas d'autre lancement",
    ),
    Obstacle.SUPPRESSED: Text(
        '"{scenario}" is not launched, in favour of "{by}"', "« {scenario} » n'est pas lancé, au profit de « {by} »"
    ),
    Obstacle.PAUSED: Text(
        '"{scenario}" is not launched: it is paused', "« {scenario} » n'est pas lancé : il est en pause"
    ),
    Obstacle.NO_DAY: Text(
        '"{scenario}" is not launched: its day isn\'t counted from its moment',
        "« {scenario} » n'est pas lancé : son jour n'est pas compté de son moment",
    ),
    Obstacle.BEFORE_PERIOD: Text(
        '"{scenario}" is not launched: its trigger comes before the plan\'s period',
        "« {scenario} » n'est pas lancé : son déclenchement précède la période du plan",
    ),
    Obstacle.NOT_ADDRESSED: Text(
        '"{scenario}" is not launched: the customer is not in its audience',
        "« {scenario} » n'est pas lancé : le client n'est pas dans son audience",
    ),
    Obstacle.EXIT_EVENT: Text(
        '"{scenario}" is not tried again: "{by}" came first, and ends it',
        "« {scenario} » n'est pas réessayé : « {by} » est venu avant, et y met fin",
    ),
}
TRIED_AFTER = Text('tried again when "{by}" ends', "nouvel essai quand « {by} » se termine")
TRIED_AGAIN = Text("tried again {until}", "nouvel essai le {until}")

ENDED: dict[Ending, Text] = {
    Ending.FINISHED: Text('"{scenario}" ends', "« {scenario} » se termine"),
    Ending.EXIT_STEP: Text('"{scenario}" ends: {reason}', "« {scenario} » se termine : {reason}"),
    Ending.EXIT_EVENT: Text('"{scenario}" ends on "{reason}"', "« {scenario} » se termine sur « {reason} »"),
    Ending.CAPPED: Text('"{scenario}" ends, as on_capped says', "« {scenario} » se termine, comme le dit on_capped"),
}

DECIDED: dict[Outcome, Text] = {
    Outcome.SENT: Text('"{id}" is sent by {channel}', "« {id} » est envoyé par {channel}"),
    Outcome.COMBINED: Text(
        '"{id}" is served by "{rival}": one contact for both', "« {id} » est servi par « {rival} » : un seul contact"
    ),
    Outcome.RIDES_LATER: Text(
        '"{id}" waits for "{rival}" of the same day, to be combined with it',
        "« {id} » attend « {rival} » du même jour, pour s'y combiner",
    ),
    Outcome.CAPPED: Text('"{id}" is refused', "« {id} » est refusé"),
    Outcome.CLOSED: Text('"{id}" is refused: {channel} is closed', "« {id} » est refusé : {channel} est fermé"),
    Outcome.FULL: Text('"{id}" is refused: {channel} is full', "« {id} » est refusé : {channel} est complet"),
    Outcome.NO_RIDE: Text(
        '"{id}" is not sent: no send of {reasons:list} came that it could ride on',
        "« {id} » n'est pas envoyé : aucun envoi de {reasons:list} n'est venu le porter",
    ),
    Outcome.YIELDED: Text('"{id}" yields to "{rival}"', "« {id} » cède à « {rival} »"),
    Outcome.WITHHELD: Text(
        '"{id}" is not made: "{rival}" {when} wins over it',
        "« {id} » n'est pas fait : « {rival} » {when} l'emporte sur lui",
    ),
    Outcome.SHIFTED: Text(
        '"{id}" is moved to {until}: "{rival}" {when} wins over it',
        "« {id} » est déplacé au {until} : « {rival} » {when} l'emporte sur lui",
    ),
    Outcome.EXPIRED: Text('"{id}" is no longer valid', "« {id} » n'est plus valable"),
    Outcome.NOT_ADDRESSED: Text('"{id}" is not for this customer', "« {id} » ne s'adresse pas à ce client"),
    Outcome.EXCLUDED: Text('"{id}" is excluded by {reasons:list}', "« {id} » est exclu par {reasons:list}"),
    Outcome.NO_CONSENT: Text(
        '"{id}" has no consent: {reasons:list}', "« {id} » n'a pas de consentement : {reasons:list}"
    ),
}

PUT_OFF: dict[Outcome, Text] = {
    Outcome.CAPPED: Text('"{id}" has to wait', "« {id} » doit attendre"),
    Outcome.CLOSED: Text('"{id}" has to wait: {channel} is closed', "« {id} » doit attendre : {channel} est fermé"),
    Outcome.FULL: Text('"{id}" has to wait: {channel} is full', "« {id} » doit attendre : {channel} est complet"),
}
"""Of messages that are refused for now."""
SAME_DAY = Text("of the same day", "du même jour")
DUE_LATER = Text("due at {at}", "prévu à {at}")

LIMITS: dict[LimitKind, Text] = {
    LimitKind.CAP: Text(
        'the cap "{limit}" allows {max} {window}{segment}; held by {holders:and}',
        "le plafond « {limit} » en permet {max} {window}{segment} ; places prises par {holders:and}",
    ),
    LimitKind.GAP: Text(
        "two contacts must be {length} apart; the other is {holders:and}",
        "deux contacts doivent être séparés de {length} ; l'autre est {holders:and}",
    ),
    LimitKind.RESERVE: Text(
        'the reserve leaves {max} of the cap "{limit}" {window}{segment}; held by {holders:and}',
        "la réserve laisse {max} du plafond « {limit} » {window}{segment} ; places prises par {holders:and}",
    ),
}
NOBODY = Text('the limit "{limit}" allows none{segment}', "la limite « {limit} » n'en permet aucun{segment}")
FOR_SEGMENT = Text(' to "{segment}"', " à « {segment} »")
POSSIBLE = Text("first possible {possible}", "possible au plus tôt le {possible}")
NEVER_POSSIBLE = Text(
    "not possible before the end of the plan's period", "impossible avant la fin de la période du plan"
)
ENDS: dict[Announced, Text] = {
    Announced.OFFER: Text(
        'not later: the offer "{id}" ends on {day}', "pas plus tard : l'offre « {id} » se termine le {day}"
    ),
    Announced.OCCASION: Text('not later: "{id}" ends on {day}', "pas plus tard : « {id} » se termine le {day}"),
}
OPENS = Text("opens {at}", "ouvre le {at}")

COURSES: dict[CourseKind, Text] = {
    CourseKind.DEFERRED: Text("tried again {until}", "nouvel essai le {until}"),
    CourseKind.HELD: Text("held until {until}", "retenu jusqu'au {until}"),
    CourseKind.SUBSTITUTED: Text('"{other}" is tried instead', "« {other} » est tenté à la place"),
    CourseKind.MERGED_LATER: Text(
        'waits for a send of "{other}" to ride on, until {until}',
        "attend un envoi de « {other} » pour partir avec lui, jusqu'au {until}",
    ),
    CourseKind.DROPPED: Text("dropped", "abandonné"),
    CourseKind.EXITS: Text(
        "not sent, and the customer leaves the scenario", "pas envoyé, et le client quitte le scénario"
    ),
}

TRIED_IN_VAIN = Text("tried again on {days}, in vain", "nouvel essai {days}, en vain")
TRIED_OFTEN = Text(
    "tried again {count} times from {first} to {last}, in vain", "{count} nouveaux essais du {first} au {last}, en vain"
)
THEN: dict[End, Text] = {
    End.SENT: Text("then sent", "puis envoyé"),
    End.SERVED: Text("then served by another contact", "puis servi par un autre contact"),
    End.REFUSED: Text("then refused for good", "puis refusé pour de bon"),
    End.GIVEN_UP: Text("then given up", "puis abandonné"),
    End.WAITING: Text("then kept for another send", "puis gardé pour un autre envoi"),
}
"""What becomes of a message when it is tried again for the first time."""
BECAME: dict[End, Text] = {
    End.SENT: Text("sent {at}", "envoyé le {at}"),
    End.SERVED: Text("served by another contact {at}", "servi par un autre contact le {at}"),
    End.REFUSED: Text("refused for good {at}", "refusé pour de bon le {at}"),
    End.GIVEN_UP: Text("given up {at}", "abandonné le {at}"),
    End.WAITING: Text("kept for another send {at}", "gardé pour un autre envoi le {at}"),
}
STILL_WAITING = Text("still waiting on {last}", "encore en attente le {last}")

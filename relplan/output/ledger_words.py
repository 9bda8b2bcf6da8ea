"""What a ledger says, in both languages: facts, decisions, and what becomes of refused messages."""

from __future__ import annotations

from relplan.analysis.arbitration.decision import Outcome
from relplan.analysis.arbitration.ledger import CourseKind, Ending, Obstacle
from relplan.analysis.pressure.limit import LimitKind
from relplan.diagnostics.text import Text

HEADING = Text("the customer: {segments}", "le client : {segments}")
NO_SEGMENT = Text("in no segment", "dans aucun segment")
ASSUMED = Text(
    "assumed, since not given: {segments:list}, the largest of their segmentation",
    "supposé, faute d'indication : {segments:list}, le plus grand de sa segmentation",
)
OTHERWISE = Text(
    "in no other segment; consents given, except: {refused}",
    "dans aucun autre segment ; consentements donnés, sauf : {refused}",
)
ALL_CONSENTS = Text("in no other segment; all consents given", "dans aucun autre segment ; tous consentements donnés")
UNKNOWN = Text(
    "contacts before {first} are unknown; the calendar's sends count from then on",
    "les contacts d'avant le {first} sont inconnus ; les envois du calendrier comptent à partir de là",
)
NOTHING = Text("nothing happens between {first} and {last}", "il ne se passe rien entre le {first} et le {last}")
TOTAL = Text(
    "{sent} {sent:contact|contacts} sent, {refused} refused, {combined} combined or merged, from {first} to {last}",
    "{sent} {sent:contact envoyé|contacts envoyés}, {refused} {refused:refusé|refusés}, "
    "{combined} {combined:combiné ou fusionné|combinés ou fusionnés}, du {first} au {last}",
)

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
WAY = Text('"{scenario}" takes the way {way}', "« {scenario} » prend la voie {way}")
NO_WAY = Text(
    '"{scenario}": no case came true, the flow goes on', "« {scenario} » : aucun cas vérifié, le parcours continue"
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
    Obstacle.NOT_ADDRESSED: Text(
        '"{scenario}" is not launched: the customer is not in its audience',
        "« {scenario} » n'est pas lancé : le client n'est pas dans son audience",
    ),
}
TRIED_AFTER = Text('tried again when "{by}" ends', "nouvel essai quand « {by} » se termine")
TRIED_AGAIN = Text("tried again {until}", "nouvel essai {until}")

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
FOR_SEGMENT = Text(" to {segment}", " à {segment}")
POSSIBLE = Text("first possible {possible}", "possible au plus tôt {possible}")
NEVER_POSSIBLE = Text(
    "not possible before the end of the plan's period", "impossible avant la fin de la période du plan"
)
OPENS = Text("opens {at}", "ouvre {at}")

COURSES: dict[CourseKind, Text] = {
    CourseKind.DEFERRED: Text("tried again {until}", "nouvel essai {until}"),
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

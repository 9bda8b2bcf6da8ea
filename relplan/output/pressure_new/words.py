"""What the tables of pressure say, in both languages."""

from __future__ import annotations

from relplan.analysis.pressure.limit import LimitKind
from relplan.analysis.pressure.verdict import Truth
from relplan.diagnostics.text import Text

NO_LIMIT = Text(
    "the plan sets no limit: there is nothing to prove; see relplan explain PRS001",
    "le plan ne fixe aucune limite : il n'y a rien à prouver ; voir relplan explain PRS001 --lang fr",
)
HEAT_TITLE = Text(
    "Share of the caps used by the calendar, by week of {first} to {last}",
    "Part des plafonds utilisée par le calendrier, par semaine du {first} au {last}",
)
HEAT_LEGEND = Text(
    "one sign a week, for the customer who gets most in the worst window that ends in it: "
    "· nothing, 1 to 9 tenths of the cap, # full, ! exceeded",
    "un signe par semaine, pour le client le plus sollicité, dans la pire fenêtre qui s'y termine : "
    "· rien, 1 à 9 dixièmes du plafond, # plein, ! dépassé",
)
EVERYBODY = Text("everybody", "tout le monde")
WEEK_COLUMNS = (
    Text("week of", "semaine du"),
    Text("used", "utilisé"),
    Text("limit", "limite"),
    Text("window up to", "fenêtre jusqu'au"),
    Text("room", "place"),
    Text("sends of the worst window", "envois de la pire fenêtre"),
)
ROOM = Text("{count} on {day}", "{count} le {day}")
NO_ROOM = Text("none", "aucune")
ANY_ROOM = Text("no limit", "sans limite")
ROOM_NOTE = Text(
    "room: how many more contacts by {channel}, to everybody in the group, some day of the week admits for certain",
    "place : combien de contacts de plus par {channel}, à tout le groupe, un jour de la semaine permet à coup sûr",
)
PROOF_TITLE = Text("What is proved of each limit", "Ce qui est prouvé de chaque limite")
PROOF_COLUMNS = (
    Text("limit", "limite"),
    Text("calendar", "calendrier"),
    Text("truth", "vérité"),
    Text("worst window up to", "pire fenêtre jusqu'au"),
    Text("margin", "marge"),
    Text("a scenario alone", "un scénario seul"),
    Text("everything", "tout ensemble"),
)
TRUTHS: dict[Truth, Text] = {
    Truth.EXACT: Text("exact", "exact"),
    Truth.LOWER_BOUND: Text("lower bound", "minorant"),
    Truth.UPPER_BOUND: Text("upper bound", "majorant"),
    Truth.EXPECTATION: Text("expectation", "estimation"),
    Truth.UNDECIDED: Text("undecided", "indécidé"),
}
KINDS: dict[LimitKind, Text] = {
    LimitKind.CAP: Text("{id}: {max} {window}", "{id} : {max} {window}"),
    LimitKind.GAP: Text("{id}: {length} apart", "{id} : {length} d'écart"),
    LimitKind.RESERVE: Text("{id}: campaigns {max} {window}", "{id} : campagnes {max} {window}"),
}
RESERVE_OF = Text("reserve of {id}", "réserve de {id}")
NOTHING_COUNTS = Text("nothing counts", "rien ne compte")
AT_MOST = Text("≤ {count}", "≤ {count}")
ENDLESS = Text("no end", "sans fin")
ASSUMPTIONS = (
    Text(
        "calendar: dated sends only, exact over every customer and window; contacts before {first} are unknown",
        "calendrier : envois datés seulement, exact sur tous les clients et fenêtres ; "
        "les contacts d'avant le {first} sont inconnus",
    ),
    Text(
        "a scenario alone: the most one scenario can send in a window, launched as often as it may be, every way "
        "possible",
        "un scénario seul : le plus qu'un scénario peut envoyer dans une fenêtre, lancé aussi souvent que permis, "
        "toute voie possible",
    ),
    Text(
        "everything: the calendar and all scenarios at their worst at once; an upper bound, not a prediction",
        "tout ensemble : le calendrier et tous les scénarios au pire en même temps ; un majorant, pas une prévision",
    ),
    Text(
        "segments don't change inside a window, except those of moving segmentations",
        "les segments ne changent pas dans une fenêtre, sauf ceux des segmentations mouvantes",
    ),
)
DEMAND_TITLE = Text(
    "Contacts asked of a customer a year, and what the tightest cap admits (an expectation)",
    "Contacts demandés à un client par an, et ce que le plafond le plus serré admet (estimation)",
)
DEMAND_COLUMNS = (
    Text("segment", "segment"),
    Text("asked", "demandés"),
    Text("admitted", "admis"),
    Text("cap", "plafond"),
    Text("over by", "de trop"),
    Text("not rated", "sans fréquence"),
)
DEMAND_RANGE = Text("{low} to {high}", "{low} à {high}")
DEMAND_NOTE = Text(
    "from declared rates and sizes, with what they leave open; scenarios whose moment has no rate for the segment are "
    "not counted: the last column says how many",
    "à partir des fréquences et tailles déclarées, avec ce qu'elles laissent ouvert ; les scénarios dont le moment n'a "
    "pas de fréquence pour le segment ne sont pas comptés : la dernière colonne dit combien",
)
SLOTS_TITLE = Text(
    "Days on which one more contact by {channel}, to {group}, breaks nothing, from {first} to {last}",
    "Jours où un contact de plus par {channel}, à {group}, n'enfreint rien, du {first} au {last}",
)
SLOT_FREE = Text("{day}: room for {count}", "{day} : place pour {count}")
SLOT_FREE_ALWAYS = Text("{day}: no limit looks at it", "{day} : aucune limite ne le regarde")
SLOT_DAY = Text("{day}", "{day}")
SLOT_DAYS = Text("{first} to {last}", "{first} au {last}")
SLOT_FULL = Text("{days}: {limit} is full", "{days} : {limit} est atteint")
SLOT_CLOSED = Text("{days}: closed by {closing}", "{days} : fermé par {closing}")
SLOT_NONE = Text("no such day", "aucun jour")
SLOT_NOTE = Text(
    "exact beside the calendar's dated sends; what scenarios may add is not counted",
    "exact à côté des envois datés du calendrier ; ce que les scénarios peuvent ajouter n'est pas compté",
)

"""What is said of the pressure, in both languages."""

from __future__ import annotations

from relplan.analysis.pressure.limit import LimitKind
from relplan.analysis.pressure.verdict import Truth
from relplan.diagnostics.text import Said, Text

NO_LIMIT = Text(
    "the plan sets no limit: there is nothing to prove; see relplan explain PRS001",
    "le plan ne fixe aucune limite : il n'y a rien à prouver ; voir relplan explain PRS001 --lang fr",
)
HEAT_TITLE = Text(
    "Share of each cap used by the calendar, week by week, {days}",
    "Part de chaque plafond utilisée par le calendrier, semaine par semaine, {days}",
)
HEAT_OF = Text("cap {figures}", "plafond {figures}")
AND_FIGURE = Text("; ", " ; ")
HEAT_LEGEND = Text(
    "one sign a week: how full the fullest window of that cap is that ends in it, for the customer nearest to, or "
    "furthest over, their own figure: · nothing, 1 to 9 tenths of the figure, # full, ! exceeded",
    "un signe par semaine : ce qu'occupe la fenêtre la plus pleine de ce plafond qui s'y termine, pour le client le "
    "plus proche de sa propre valeur, ou le plus au-dessus : · rien, 1 à 9 dixièmes de la valeur, # plein, ! dépassé",
)
HEAT_UNSURE = Text(
    "?: at the most more than the cap, and no customer is proved to get so much",
    "? : au plus davantage que le plafond, sans qu'il soit prouvé qu'un client en reçoive autant",
)
PAUSED = Text(
    "paused, so that nothing of it is sent or counted: {actions:list}",
    "en pause, donc ni envoyé ni compté : {actions:list}",
)
GROUP = Text("{group:plus}", "{group:plus}")
EVERYBODY = Text("everybody", "tout le monde")
WEEK_COLUMNS = (
    Text("week of", "semaine du"),
    Text("used", "utilisé"),
    Text("limit", "limite"),
    Text("window up to", "fenêtre jusqu'au"),
    Text("room", "place"),
    Text("sends of the worst window", "envois de la pire fenêtre"),
)
NO_CAP_AT_ALL = Text("no cap is set", "aucun plafond n'est fixé")
NO_CONTACT = Text("no contact that a cap counts", "aucun contact qu'un plafond compte")
CAMPAIGNS = Text("{campaigns:plain}", "{campaigns:plain}")
ROOM = Text("{count} on {day}", "{count} le {day}")
NO_ROOM = Text("none", "aucune")
ANY_ROOM = Text("no limit", "sans limite")
EXCLUDED = Text("excluded", "exclus")
KEPT = Text(
    "the {exclusions:exclusion|exclusions} {exclusions:and} {exclusions:keeps its|keep their} customers from it: "
    "they are left out",
    "{exclusions:l'exclusion|les exclusions} {exclusions:and} en {exclusions:prive ses|privent leurs} clients : "
    "ils sont laissés de côté",
)
ROOM_NOTE = Text(
    "room: how many more contacts by {channel}, to everybody in the group, some day of the week admits for certain",
    "place : combien de contacts de plus par {channel}, à tout le groupe, un jour de la semaine permet à coup sûr",
)
PROOF_TITLE = Text("What is proved of each limit, {days}", "Ce qui est prouvé de chaque limite, {days}")
PROOF_COLUMNS = (
    Text("limit", "limite"),
    Text("calendar", "calendrier"),
    Text("truth", "vérité"),
    Text("worst up to", "pire jusqu'au"),
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
LOADS: dict[Truth, Text] = {
    Truth.EXACT: Text("{load}/{max}", "{load}/{max}"),
    Truth.LOWER_BOUND: Text("≥ {load}/{max}", "≥ {load}/{max}"),
    Truth.UPPER_BOUND: Text("≤ {at_most}/{max}", "≤ {at_most}/{max}"),
    Truth.UNDECIDED: Text("{load} to {at_most}/{max}", "{load} à {at_most}/{max}"),
}
"""What a window has of what it may have, by how far it is known."""
MARGINS: dict[Truth, Text] = {
    Truth.EXACT: Text("{worst}", "{worst}"),
    Truth.LOWER_BOUND: Text("≤ {worst}", "≤ {worst}"),
    Truth.UPPER_BOUND: Text("≥ {certain}", "≥ {certain}"),
    Truth.UNDECIDED: Text("{certain} to {worst}", "{certain} à {worst}"),
}
KINDS: dict[LimitKind, Text] = {
    LimitKind.CAP: Text("{name}: {max} {window}", "{name} : {max} {window}"),
    LimitKind.GAP: Text("{name}: {length}", "{name} : {length}"),
    LimitKind.RESERVE: Text("{name}: {who} {max} {window}", "{name} : {who} {max} {window}"),
}
NAMES: dict[LimitKind, Said] = {
    LimitKind.CAP: (Text("{cap} ({of:plain})", "{cap} ({of:plain})"), Text("{cap}", "{cap}")),
    LimitKind.GAP: (
        Text("minimum gap ({of:plain})", "délai minimal ({of:plain})"),
        Text("minimum gap", "délai minimal"),
    ),
    LimitKind.RESERVE: (
        Text('reserve of "{cap}" ({of:plain})', "réserve de « {cap} » ({of:plain})"),
        Text('reserve of "{cap}"', "réserve de « {cap} »"),
    ),
}
COUNTED = {"campaigns": Text("campaigns", "campagnes"), "scenarios": Text("scenarios", "scénarios")}
"""What a reserve holds back: the others may use what it leaves."""
DURING = Text("{limit}, but {max} {days}", "{limit}, mais {max} {days}")
NOTHING = Text("nothing", "rien")
AT_MOST = Text("≤ {count}", "≤ {count}")
ENDLESS = Text("no end", "sans fin")
ALONE = Text("{scenario}: {count}", "{scenario} : {count}")
ALONE_AT_MOST = Text("{scenario}: ≤ {count}", "{scenario} : ≤ {count}")
ALONE_ENDLESS = Text("{scenario}: no end", "{scenario} : sans fin")
WORST_TITLE = Text(
    "Who gets what in the worst window of the limits that are full or exceeded",
    "Qui reçoit quoi dans la pire fenêtre des limites pleines ou dépassées",
)
WORST_WINDOW = Text("{limit}: {load} {window}, up to {end}", "{limit} : {load} {window}, jusqu'au {end}")
GETS = Text("{who} gets", "{who} reçoit")
MAY_GET = Text("perhaps {who} gets", "peut-être {who} reçoit")
SEND = Text("{at}  {send}", "{at}  {send}")
SPREAD_SEND = Text(
    "{at}  {send}, on any day from {first} to {last}", "{at}  {send}, un jour quelconque du {first} au {last}"
)
LONG_SEND = Text(
    "{at}  {send}, at any time from {first} to {last}", "{at}  {send}, à un moment quelconque du {first} au {last}"
)
WAIVED = Text("accepted by a waiver: {reason}", "accepté par dérogation : {reason}")
WAIVED_UNTIL = Text(
    "accepted by a waiver until {until}: {reason}", "accepté par dérogation jusqu'au {until} : {reason}"
)
ASSUMPTIONS = (
    Text(
        "calendar: dated sends only, over every customer and window; contacts before {first} are unknown",
        "calendrier : envois datés seulement, sur tous les clients et fenêtres ; "
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
    "Contacts asked a year of a segment's customers on average, {days}, and what the caps on all contacts admit "
    "(an expectation)",
    "Contacts demandés par an, en moyenne, aux clients d'un segment, {days}, et ce que les plafonds sur tous les "
    "contacts admettent (estimation)",
)
DEMAND_COLUMNS = (
    Text("segment", "segment"),
    Text("asked", "demandés"),
    Text("admitted", "admis"),
    Text("over by", "de trop"),
    Text("without a rate", "sans fréquence"),
)
ALLOWANCE_COLUMNS = (
    Text("admitted a year", "admis par an"),
    Text("to", "à"),
    Text("by their tightest cap", "par leur plafond le plus serré"),
)
ALL_CUSTOMERS = Text("everybody", "tout le monde")
IN = Text("{segments:plain}", "{segments:plain}")
IN_NONE = Text("none of {segments:plain}", "hors {segments:plain}")
NO_CAP = Text("no cap", "sans plafond")
DEMAND_RANGE = Text("{low} to {high}", "{low} à {high}")
DEMAND_AT_LEAST = Text("≥ {low}", "≥ {low}")
OVER = Text("{percent}%", "{percent} %")
OVER_AT_LEAST = Text("≥ {percent}%", "≥ {percent} %")
UNCOUNTED = Text(
    "{count} {count:scenario|scenarios} not counted", "{count} {count:scénario non compté|scénarios non comptés}"
)
DEMAND_NOTE = Text(
    "from declared rates and sizes, with what they leave open; scenarios whose moment has no rate for the segment are "
    "not counted, and what is asked is then a lower bound",
    "à partir des fréquences et tailles déclarées, avec ce qu'elles laissent ouvert ; les scénarios dont le moment n'a "
    "pas de fréquence pour le segment ne sont pas comptés, et ce qui est demandé est alors un minorant",
)
SLOTS_TITLE = Text(
    "Days on which one more contact by {channel}, to {group}, breaks nothing, {days}",
    "Jours où un contact de plus par {channel}, à {group}, n'enfreint rien, {days}",
)
SLOT_FREE = Text("on {at}: room for {count}", "le {at} : place pour {count}")
SLOT_FREE_ALWAYS = Text("on {at}: no limit looks at it", "le {at} : aucune limite ne le regarde")
SLOT_FULL: dict[LimitKind, Text] = {
    LimitKind.CAP: Text("{days}: the cap {limit} is full", "{days} : le plafond {limit} est atteint"),
    LimitKind.GAP: Text("{days}: within the {limit} of another contact", "{days} : à moins du {limit} d'un contact"),
    LimitKind.RESERVE: Text("{days}: the {limit} is reached", "{days} : la {limit} est atteinte"),
}
SLOT_CLOSED = Text("{days}: closed by {closing}", "{days} : fermé par {closing}")
SLOT_EXCLUDED = Text(
    "{days}: the {exclusions:exclusion|exclusions} {exclusions:and} {exclusions:keeps|keep} them from it",
    "{days} : {exclusions:l'exclusion|les exclusions} {exclusions:and} les en {exclusions:prive|privent}",
)
SLOT_NONE = Text("no such day", "aucun jour")
SLOT_ALWAYS_CLOSED = Text(
    "{channel} is never open at {hour}, when sends go out that state no hour: give this one its hour with at:",
    "{channel} n'est jamais ouvert à {hour}, quand partent les envois sans heure : donnez la sienne à celui-ci par at:",
)
SLOT_SOMETIMES_CLOSED = Text(
    "{channel} isn't open every day at {hour}, when sends go out that state no hour: where another hour is shown, give "
    "it with at:",
    "{channel} n'est pas ouvert tous les jours à {hour}, quand partent les envois sans heure : là où une autre heure "
    "figure, donnez-la par at:",
)
SLOT_NOTE = Text(
    "exact beside the calendar's dated sends; what scenarios may add is not counted",
    "exact à côté des envois datés du calendrier ; ce que les scénarios peuvent ajouter n'est pas compté",
)

"""What the assessment says, in both languages."""

from __future__ import annotations

from relplan.analysis.assessment import Aspect, Topic
from relplan.analysis.conventions import Block
from relplan.analysis.levers import TOLERANCE
from relplan.analysis.loyalty import CardVerdict
from relplan.diagnostics.text import Said, Text

TITLE = Text('Assessment of "{name}", as of {day}', "Diagnostic de « {name} », au {day}")
SCORE = Text("{earned} of {of}", "{earned} sur {of}")
NEXT = Text("Next steps", "Prochaines étapes")
MORE = Text("and {count} more", "et {count} de plus")
GROUP = Text("{title}: {score}", "{title} : {score}")
FOOTER = Text(
    "there is no overall mark; a figure is the sum of its points. Every point with its lines: "
    "--format markdown or json",
    "il n'y a pas de note globale ; un chiffre est la somme de ses points. Chaque point avec ses lignes : "
    "--format markdown ou json",
)
FOOTER_PAGE = Text(
    "There is no overall mark: a figure is the sum of its points.",
    "Il n'y a pas de note globale : un chiffre est la somme de ses points.",
)
COLUMNS = (
    Text("Looked at", "Regardé"),
    Text("Points", "Points"),
    Text("What it rests on", "D'après"),
    Text("Lines", "Lignes"),
)

TOPICS: dict[Topic, Text] = {
    Topic.CENTRICITY: Text("Customer-centric ratio", "Ratio de centricité client"),
    Topic.COVERAGE: Text("Coverage", "Couverture"),
    Topic.LEVERS: Text("Levers", "Leviers"),
    Topic.CONVENTIONS: Text("Conventions", "Conventions"),
    Topic.DATA: Text("Data readiness", "Données prêtes"),
    Topic.PRESSURE: Text("Marketing pressure", "Pression marketing"),
    Topic.LOYALTY: Text("Loyalty: the eight questions", "Fidélité : les huit questions"),
    Topic.CARD: Text("Loyalty: the card test", "Fidélité : le test de la carte"),
}

ABSENT: dict[Topic, Text] = {
    Topic.CENTRICITY: Text("the plan has no action yet", "le plan n'a encore aucune action"),
    Topic.COVERAGE: Text("the plan covers nothing yet", "le plan ne couvre encore rien"),
    Topic.LEVERS: Text(
        "no action says its lever: add lever: to scenarios and campaigns",
        "aucune action ne dit son levier : ajoutez lever: aux scénarios et aux campagnes",
    ),
    Topic.CONVENTIONS: Text("no convention is written", "aucune convention n'est écrite"),
    Topic.DATA: Text("the plan has no scenario yet", "le plan n'a encore aucun scénario"),
    Topic.PRESSURE: Text(
        "nothing limits the pressure: write conventions/pressure.yaml",
        "rien ne limite la pression : écrivez conventions/pressure.yaml",
    ),
    Topic.LOYALTY: Text(
        "the plan holds no loyalty strategy (loyalty.yaml)", "le plan n'a pas de stratégie de fidélité (loyalty.yaml)"
    ),
    Topic.CARD: Text(
        "the plan holds no card test (card_test: in loyalty.yaml)",
        "le plan n'a pas de test de la carte (card_test: dans loyalty.yaml)",
    ),
}
"""Said of a topic without points."""

OBJECT = Text("{name}", "{name}")
OBJECTS = Text("{names:plain}", "{names:plain}")
_POINTS = int(TOLERANCE * 100)
GROUPS: dict[Aspect, Text] = {
    Aspect.PROGRAMME: Text("actions started by the customer", "actions déclenchées par le client"),
    Aspect.GENERIC_MOMENT: Text("generic moments with a scenario", "moments génériques avec un scénario"),
    Aspect.MOMENT_OF_TRUTH: Text("moments of truth with a scenario", "moments de vérité avec un scénario"),
    Aspect.IRRITANT: Text("irritants that are worked on", "irritants pris en charge"),
    Aspect.OBJECTIVE: Text("objectives that something serves", "objectifs servis par une action"),
    Aspect.LEVER: Text("levers in use", "leviers employés"),
    Aspect.LEVER_SHARE: Text("the transactional lever at 70% at most", "le levier transactionnel à 70 % au plus"),
    Aspect.WANTED_BALANCE: Text(
        f"balances within {_POINTS} points of what is wanted",
        f"équilibres à {_POINTS} points au plus de ce qui est voulu",
    ),
    Aspect.LEVER_SAID: Text("a lever for every action", "un levier pour chaque action"),
    Aspect.CONVENTION: Text(
        "conventions: 1 for what is written, 2 for all of it", "conventions : 1 si elle est écrite, 2 si au complet"
    ),
    Aspect.SCENARIO_DATA: Text(
        "the data of scenarios: 1 for a part, 2 for all of them",
        "les données des scénarios : 1 pour une partie, 2 pour toutes",
    ),
    Aspect.LIMIT: Text("limits that the calendar keeps, proved", "limites tenues par le calendrier, prouvé"),
    Aspect.LIMITED: Text("a limit for every message that obeys", "une limite pour chaque message qui obéit"),
    Aspect.QUESTION: Text(
        "questions: 1 for a part of the answer, 2 for all of it",
        "questions : 1 pour une partie de la réponse, 2 pour toute la réponse",
    ),
    Aspect.CARD_QUESTION: Text("questions answered", "réponses données"),
}
"""What the points of an aspect are given for."""

MISSING: dict[Aspect, Said] = {
    Aspect.PROGRAMME: (
        Text("{name}: {earned} of {of} ({details})", "{name} : {earned} sur {of} ({details})"),
        Text("{name}: {earned} of {of}", "{name} : {earned} sur {of}"),
    ),
    Aspect.GENERIC_MOMENT: Text("{name}: no scenario", "{name} : aucun scénario"),
    Aspect.MOMENT_OF_TRUTH: Text("{name}: no scenario", "{name} : aucun scénario"),
    Aspect.IRRITANT: Text("{name}: no scenario, no better target", "{name} : ni scénario, ni cible meilleure"),
    Aspect.OBJECTIVE: Text("{name}: no programme, no action", "{name} : ni programme, ni action"),
    Aspect.LEVER: Text("{name}: no action", "{name} : aucune action"),
    Aspect.LEVER_SHARE: Text("{details} of the actions", "{details} des actions"),
    Aspect.WANTED_BALANCE: Text("{name}: far from it in {details}", "{name} : loin de ce qui est voulu pour {details}"),
    Aspect.LEVER_SAID: Text("none said by {details}", "aucun pour {details}"),
    Aspect.CONVENTION: (
        Text("{name}: lacks {details}", "{name} : il manque {details}"),
        Text("{name}: not written", "{name} : pas écrite"),
    ),
    Aspect.SCENARIO_DATA: (
        Text("{name}: {details}", "{name} : {details}"),
        Text("{name}: says no data", "{name} : ne dit aucune donnée"),
    ),
    Aspect.LIMIT: (
        Text("{name}: exceeded by {details}", "{name} : dépassée par {details}"),
        Text("{name}: not proved", "{name} : pas prouvée"),
    ),
    Aspect.LIMITED: Text("none looks at {details}", "aucune ne regarde {details}"),
    Aspect.QUESTION: (
        Text("{name}: lacks {details}", "{name} : il manque {details}"),
        Text("{name}: not answered", "{name} : sans réponse"),
    ),
    Aspect.CARD_QUESTION: Text("{name}: not answered", "{name} : sans réponse"),
}
"""What is missing of a point."""

STEPS: dict[Aspect, Said] = {
    Aspect.PROGRAMME: Text(
        "{name}: {company} of {of} actions follow the company's calendar; add a scenario on a moment of its customers",
        "{name} : {company} actions sur {of} suivent le calendrier de l'entreprise ; ajoutez un scénario sur un moment "
        "de ses clients",
    ),
    Aspect.GENERIC_MOMENT: Text(
        "{name}: take a classic (relplan library list --moment {subject})",
        "{name} : partez d'un classique (relplan library list --moment {subject})",
    ),
    Aspect.MOMENT_OF_TRUTH: Text(
        "{name} decides on the relationship and nothing answers it: write its scenario first",
        "{name} décide de la relation et rien n'y répond : écrivez d'abord son scénario",
    ),
    Aspect.IRRITANT: Text(
        "{name} is lived badly: give it a scenario, or the experience to reach",
        "{name} est mal vécu : donnez-lui un scénario, ou l'expérience à atteindre",
    ),
    Aspect.OBJECTIVE: Text(
        "{name}: name the programmes that work for it, or let it go",
        "{name} : nommez les programmes qui y travaillent, ou renoncez-y",
    ),
    Aspect.LEVER: Text(
        "no action uses the lever {name}: find a moment at which customers expect it",
        "aucune action n'emploie le levier {name} : trouvez un moment où les clients l'attendent",
    ),
    Aspect.LEVER_SHARE: Text(
        "replace offers by service, content or recognition where nobody needs a discount",
        "remplacez des offres par du service, du contenu ou de la reconnaissance là où nul n'a besoin d'une remise",
    ),
    Aspect.WANTED_BALANCE: Text(
        "{name}: move actions towards the wanted shares ({details}), or want others",
        "{name} : rapprochez les actions des parts voulues ({details}), ou voulez-en d'autres",
    ),
    Aspect.LEVER_SAID: Text("say the lever of {details}", "dites le levier de {details}"),
    Aspect.CONVENTION: (
        Text("complete {path}: {details}", "complétez {path} : {details}"),
        Text("agree on it and write {path}", "mettez-vous d'accord et écrivez {path}"),
    ),
    Aspect.SCENARIO_DATA: (
        Text("get {details} ready for {name}", "mettez {details} à disposition de {name}"),
        Text("say which event or date starts {name}", "dites quel événement ou quelle date démarre {name}"),
    ),
    Aspect.LIMIT: (
        Text(
            "{name}: mend {details}; relplan validate --select PRS names the days that would do",
            "{name} : corrigez {details} ; relplan validate --select PRS nomme les jours qui conviennent",
        ),
        Text(
            "{name}: simplify the audiences that can't be told apart",
            "{name} : simplifiez les audiences qu'on ne peut départager",
        ),
    ),
    Aspect.LIMITED: Text("give {details} a cap", "donnez un plafond à {details}"),
    Aspect.QUESTION: (
        Text("{name}: add {details}", "{name} : ajoutez {details}"),
        Text("{name}: answer it in loyalty.yaml", "{name} : répondez-y dans loyalty.yaml"),
    ),
    Aspect.CARD_QUESTION: Text("{name}: say true or false", "{name} : dites true ou false"),
}
"""What to do about a point."""

BLOCKS: dict[Block, Text] = {
    Block.VOCABULARY: Text("vocabulary", "vocabulaire"),
    Block.SEGMENTS: Text("segments", "segments"),
    Block.CONSENTS: Text("consents", "consentements"),
    Block.DEDUPLICATION: Text("deduplication", "dédoublonnage"),
    Block.PRESSURE: Text("pressure", "pression"),
    Block.SENDERS: Text("senders", "expéditeurs"),
    Block.COMMUNICATIONS: Text("types of communication", "types de communication"),
    Block.CHANNELS: Text("channels", "canaux"),
}
CARD_QUESTIONS: dict[str, Text] = {
    "all_buyers_identified": Text("are all buyers identified?", "tous les acheteurs sont-ils identifiés ?"),
    "low_purchase_frequency": Text("do customers buy seldom?", "les clients achètent-ils rarement ?"),
    "under_50000_contacts": Text("are there fewer than 50,000 contacts?", "y a-t-il moins de 50 000 contacts ?"),
    "little_competition": Text("is there little competition?", "y a-t-il peu de concurrence ?"),
    "few_targeted_actions": Text(
        "have there been few targeted actions so far?", "y a-t-il eu peu d'actions ciblées jusqu'ici ?"
    ),
}
VERDICTS: dict[CardVerdict, Text] = {
    CardVerdict.WITHOUT_CARD: Text(
        "a majority of yes: loyalty without a card first", "une majorité de oui : la fidélité sans carte d'abord"
    ),
    CardVerdict.CARD: Text(
        "a majority of no: a card is worth a study", "une majorité de non : une carte mérite une étude"
    ),
    CardVerdict.OPEN: Text("too few answers for a verdict", "trop peu de réponses pour conclure"),
}
RATIO = Text(
    "{share} % of the actions; a plan under 25 % is hardly customer-oriented",
    "{share} % des actions ; sous 25 %, un plan est faiblement orienté client",
)
RATIO_DECIDED = Text("{share} % of those that are ready or live", "{share} % de celles prêtes ou en production")
RATIO_WEIGHTED = (
    Text(
        "weighted by the contacts expected from declared volumes, rates and sizes: {low} to {high} % (an expectation; "
        "{unweighed} {unweighed:action|actions} left out, of which the plan says too little)",
        "pondéré par les contacts attendus d'après les volumes, fréquences et tailles déclarés : {low} à {high} % "
        "(estimation ; {unweighed} {unweighed:action laissée|actions laissées} de côté, le plan en dit trop peu)",
    ),
    Text(
        "weighted by the contacts expected from declared volumes, rates and sizes: {low} to {high} % (an expectation)",
        "pondéré par les contacts attendus d'après les volumes, fréquences et tailles déclarés : {low} à {high} % "
        "(estimation)",
    ),
)
PROOF = Text(
    "of the dated sends only, exact where nothing else is said; scenarios are not counted here",
    "sur les envois datés seulement, exact sauf mention contraire ; les scénarios ne sont pas comptés ici",
)

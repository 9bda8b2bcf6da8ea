"""What the library says of itself in both languages; what it says of a scenario is the report's."""

from __future__ import annotations

from relplan.diagnostics.text import Text

EVERYBODY = Text("everybody", "tous")
COUNT = Text(
    "{count} {count:classic|classics}; one in full: relplan library show ID",
    "{count} {count:classique|classiques} ; l'un d'eux en entier : relplan library show ID",
)
NONE = Text("no classic is all of that", "aucun classique n'est tout cela à la fois")
ALL_COVERED = Text(
    "nothing is missing: the plan has a scenario for each of the ten generic moments",
    "rien ne manque : le plan a un scénario pour chacun des dix moments génériques",
)
WITHOUT_GENERIC = Text(
    "not counted, since their moment doesn't say which generic one it is: {scenarios:list}",
    "non comptés, car leur moment ne dit pas lequel des dix il est : {scenarios:list}",
)

SEQUENCE = Text("Sequence", "Séquence")
ADAPT = Text("To adapt", "À adapter")
BEWARE = Text("To watch out for", "Points de vigilance")
STANDS_ON = Text("What it needs in the plan", "Ce qu'il lui faut dans le plan")
PLAN_LACKS = Text("What your plan lacks for it", "Ce qui manque à votre plan pour lui")
PLAN_HAS_ALL = Text("nothing: it can be copied as it is", "rien : il peut être copié tel quel")
TAKE = Text("To copy it", "Pour le copier")
CONTACT = (
    Text("{channel}, {id}: {subject} (else {fallback})", "{channel}, {id} : {subject} (à défaut {fallback})"),
    Text("{channel}, {id}: {subject}", "{channel}, {id} : {subject}"),
    Text("{channel}, {id} (else {fallback})", "{channel}, {id} (à défaut {fallback})"),
    Text("{channel}, {id}", "{channel}, {id}"),
)
"""A message or a task in the sequence."""

CLASSIC = Text(
    '{name}: the classic "{id}" of the scenario library.',
    "{name} : le classique « {id} » de la bibliothèque de scénarios.",
)
SEE_END = Text(
    "What it needs elsewhere in the plan stands at the end of this file.",
    "Ce qu'il lui faut ailleurs dans le plan est à la fin de ce fichier.",
)
ELSEWHERE = Text(
    "What it needs elsewhere in the plan. Add to these files what isn't there yet, or name above what you have under "
    "another name. Figures are examples.",
    "Ce qu'il lui faut ailleurs dans le plan. Ajoutez à ces fichiers ce qui n'y est pas, ou citez plus haut ce que "
    "vous avez sous un autre nom. Les chiffres sont des exemples.",
)
ELSEWHERE_LACKING = Text(
    "What the plan lacks for it. Add it to these files, or name above what you have under another name. Figures are "
    "examples.",
    "Ce qui manque au plan pour lui. Ajoutez-le à ces fichiers, ou citez plus haut ce que vous avez sous un autre nom. "
    "Les chiffres sont des exemples.",
)
SUPPRESSES = Text("once the plan has these scenarios", "quand le plan aura ces scénarios")
REMARKS = {
    "programme": Text("one of your programmes", "l'un de vos programmes"),
    "status": Text("then ready, live, paused or retired", "puis ready, live, paused ou retired"),
    "objective": Text("add baseline: and target: with your figures", "ajoutez baseline: et target: avec vos chiffres"),
    "audience": Text("your own segments", "vos propres segments"),
    "priority": Text("1 wins; give it its rank among yours", "1 gagne ; donnez-lui son rang parmi les vôtres"),
    "reentry": Text("launches for one customer", "lancements pour un même client"),
    "valid_for": Text("a message later than this is pointless", "plus tard, un message n'a plus de sens"),
    "on_capped": Text("what becomes of a message that a limit refuses", "le sort d'un message qu'une limite refuse"),
    "with_campaigns": Text("when a campaign is due the same day", "quand une campagne est prévue le même jour"),
    "exit_when": Text("at any time", "à tout moment"),
    "matrix": Text("marks from 1 to 5, to be given anew", "notes de 1 à 5, à redonner"),
}
"""Comments at the end of lines, by key of a scenario."""

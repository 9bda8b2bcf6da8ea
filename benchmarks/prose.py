"""French sentences for generated plans, with the apostrophes, dashes and accents of real ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

OWNERS = ("crm", "marque", "service-client", "magasins", "direction-crm")
REGIONS = ("Île-de-France", "Auvergne-Rhône-Alpes", "Provence-Alpes-Côte d'Azur", "Bretagne", "Hauts-de-France")
SENTENCES = (
    "Le client n'a rien commandé depuis sa dernière visite : on lui rappelle ce qu'il a regardé, sans insister.",
    "L'équipe du magasin relit les textes avant chaque envoi - un accord écrit suffit.",
    "Les personnes qui ont ouvert une réclamation ne reçoivent rien tant qu'elle n'est pas close.",
    "# Ce signe est du texte ici : il ne commence pas un commentaire.",
    "À revoir après les fêtes, quand les volumes seront revenus à la normale.",
    "On mesure l'effet contre un groupe témoin de 10 % ; l'écart doit durer trente jours.",
    "Le ton reste celui de la maison : précis, chaleureux, jamais pressant.",
)
_VERBS = ("Relancer", "Accueillir", "Remercier", "Conseiller", "Retrouver", "Récompenser", "Informer")
_PEOPLE = ("les nouveaux inscrits", "les meilleurs clients", "les clients du magasin", "les acheteurs de l'été")
_REASONS = ("après une visite", "avant la fin de l'année", "quand le panier attend", "dès la première commande")
_SUBJECTS = (
    "Votre panier vous attend",
    "L'été arrive, et vos draps aussi",
    "Un conseil d'entretien pour votre linge",
    '"Merci" : c\'est le mot du jour',
    "Plus que deux jours pour en profiter",
)


def title(chance: random.Random) -> str:
    """Return the name of an action or a programme."""
    return f"{chance.choice(_VERBS)} {chance.choice(_PEOPLE)}"


def aim(chance: random.Random) -> str:
    """Return what is to be achieved, a verb and its object."""
    return f"{chance.choice(_VERBS)} {chance.choice(_PEOPLE)} {chance.choice(_REASONS)}"


def subject(chance: random.Random) -> str:
    """Return the subject of a message, as a plain or quoted YAML scalar."""
    text = chance.choice(_SUBJECTS)
    return f"'{text.replace(chr(39), chr(39) * 2)}'" if text.startswith('"') else text

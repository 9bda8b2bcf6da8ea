"""The ten generic moments in words."""

from __future__ import annotations

from relplan.diagnostics.text import Text
from relplan.model.moments import GenericMoment

GENERIC_MOMENTS: dict[GenericMoment, Text] = {
    GenericMoment.SITE_VISIT: Text("Site visit", "Visite du site"),
    GenericMoment.IDENTIFICATION: Text("Identification", "Identification"),
    GenericMoment.INFORMATION_REQUEST: Text("Request for information", "Demande d'information"),
    GenericMoment.WISHLIST_OR_CART: Text("Wish list or cart", "Liste d'envies ou panier"),
    GenericMoment.FIRST_ORDER: Text("First order", "Première commande"),
    GenericMoment.NEXT_ORDERS: Text("Next orders", "Commandes suivantes"),
    GenericMoment.USAGE: Text("Usage", "Usage"),
    GenericMoment.COMPLAINT: Text("Complaint", "Réclamation"),
    GenericMoment.PERSONAL_EVENT: Text("Personal event", "Événement personnel"),
    GenericMoment.INACTIVITY: Text("Inactivity", "Inactivité"),
}

"""What the kinds of object are called in messages, and where they are written."""

from __future__ import annotations

from dataclasses import dataclass

from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind


@dataclass(frozen=True, slots=True)
class KindName:
    """The words for a kind."""

    one: Text
    home: str | Text
    """The file or folder that holds its objects."""
    is_feminine: bool = False
    """Its gender in French."""

    @property
    def none(self) -> Text:
        """Say that there is none of it."""
        return Text(f"no {self.one.en}", f"{'aucune' if self.is_feminine else 'aucun'} {self.one.fr}")


_ACTIONS = Text("scenarios/ or campaigns/", "scenarios/ ou campaigns/")

KIND_NAMES: dict[Kind, KindName] = {
    Kind.SETTINGS: KindName(Text("settings", "paramètres"), "relplan.yaml"),
    Kind.PROGRAMME: KindName(Text("programme", "programme"), "programmes/"),
    Kind.SCENARIO: KindName(Text("scenario", "scénario"), "scenarios/"),
    Kind.CAMPAIGN: KindName(Text("campaign", "campagne"), "campaigns/", is_feminine=True),
    Kind.ACTION: KindName(Text("scenario or campaign", "scénario ou campagne"), _ACTIONS),
    Kind.JOURNEY: KindName(Text("journey", "parcours"), "journeys/"),
    Kind.PERSONA: KindName(Text("persona", "persona"), "personas/"),
    Kind.OBJECTIVE: KindName(Text("objective", "objectif"), "objectives.yaml"),
    Kind.DIAGNOSIS: KindName(Text("diagnosis", "diagnostic"), "diagnosis.yaml"),
    Kind.WORKSTREAM: KindName(Text("workstream", "chantier"), "diagnosis.yaml"),
    Kind.MOMENT: KindName(Text("moment", "moment"), "moments.yaml"),
    Kind.OCCASION: KindName(Text("occasion", "temps fort"), "calendar.yaml"),
    Kind.BLACKOUT: KindName(Text("blackout", "période de silence"), "calendar.yaml", is_feminine=True),
    Kind.SOURCE: KindName(Text("data source", "source de données"), "data.yaml", is_feminine=True),
    Kind.EVENT: KindName(Text("event", "événement"), "data.yaml"),
    Kind.ATTRIBUTE: KindName(Text("attribute", "attribut"), "data.yaml"),
    Kind.OFFER: KindName(Text("offer", "offre"), "offers.yaml", is_feminine=True),
    Kind.LOYALTY: KindName(Text("loyalty strategy", "stratégie de fidélité"), "loyalty.yaml", is_feminine=True),
    Kind.WAIVER: KindName(Text("waiver", "dérogation"), "waivers.yaml", is_feminine=True),
    Kind.TERM: KindName(Text("term", "terme"), "conventions/vocabulary.yaml"),
    Kind.SEGMENTATION: KindName(Text("segmentation", "segmentation"), "conventions/segments.yaml", is_feminine=True),
    Kind.SEGMENT: KindName(Text("segment", "segment"), "conventions/segments.yaml"),
    Kind.OVERLAP: KindName(Text("overlap", "recouvrement"), "conventions/segments.yaml"),
    Kind.CHANNEL: KindName(Text("channel", "canal"), "conventions/channels.yaml"),
    Kind.CONSENT: KindName(Text("consent", "consentement"), "conventions/consents.yaml"),
    Kind.COMMUNICATION: KindName(
        Text("type of communication", "type de communication"), "conventions/communications.yaml"
    ),
    Kind.SENDER: KindName(Text("sender", "expéditeur"), "conventions/senders.yaml"),
    Kind.DEDUPLICATION: KindName(
        Text("deduplication rule", "règle de dédoublonnage"), "conventions/deduplication.yaml", is_feminine=True
    ),
    Kind.PRESSURE: KindName(Text("pressure rules", "règles de pression"), "conventions/pressure.yaml"),
    Kind.CAP: KindName(Text("cap", "plafond"), "conventions/pressure.yaml"),
    Kind.EXCLUSION: KindName(Text("exclusion", "exclusion"), "conventions/pressure.yaml", is_feminine=True),
    Kind.KPI: KindName(Text("KPI", "KPI"), "conventions/kpis.yaml"),
    Kind.STORE: KindName(Text("store", "magasin"), "conventions/stores.yaml"),
    Kind.BRAND: KindName(Text("brand", "marque"), "relplan.yaml", is_feminine=True),
}

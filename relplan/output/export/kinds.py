"""What can be exported, by the name that a command takes."""

from __future__ import annotations

from relplan.model.kinds import Kind

SENDS = "sends"
"""The dated sends of the calendar, computed from the campaigns."""

SENDS_NEEDS = frozenset({Kind.CAMPAIGN, Kind.OCCASION, Kind.SETTINGS})
"""What dated sends are computed from."""

OBJECT_KINDS: dict[str, Kind] = {
    "programmes": Kind.PROGRAMME,
    "scenarios": Kind.SCENARIO,
    "campaigns": Kind.CAMPAIGN,
    "objectives": Kind.OBJECTIVE,
    "kpis": Kind.KPI,
    "moments": Kind.MOMENT,
    "journeys": Kind.JOURNEY,
    "personas": Kind.PERSONA,
    "offers": Kind.OFFER,
    "occasions": Kind.OCCASION,
    "blackouts": Kind.BLACKOUT,
    "sources": Kind.SOURCE,
    "events": Kind.EVENT,
    "attributes": Kind.ATTRIBUTE,
    "workstreams": Kind.WORKSTREAM,
    "terms": Kind.TERM,
    "segmentations": Kind.SEGMENTATION,
    "segments": Kind.SEGMENT,
    "channels": Kind.CHANNEL,
    "consents": Kind.CONSENT,
    "communications": Kind.COMMUNICATION,
    "senders": Kind.SENDER,
    "deduplication": Kind.DEDUPLICATION,
    "caps": Kind.CAP,
    "exclusions": Kind.EXCLUSION,
    "stores": Kind.STORE,
    "brands": Kind.BRAND,
}

EXPORTS: tuple[str, ...] = (*OBJECT_KINDS, SENDS)
"""Every export, in the order in which they are told."""


def needs_of(name: str) -> frozenset[Kind]:
    """Return the kinds of object that an export is made from."""
    return SENDS_NEEDS if name == SENDS else frozenset({OBJECT_KINDS[name]})

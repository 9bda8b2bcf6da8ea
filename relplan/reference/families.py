"""The families of rules."""

from __future__ import annotations

FAMILIES = {
    "AUD": "Audience and segments",
    "CAL": "Calendar",
    "CAM": "Campaigns",
    "CFG": "Settings and files",
    "CON": "Consent and law",
    "DAT": "Data readiness",
    "GOV": "Ownership, review and status",
    "JRN": "Moments and journeys",
    "LEV": "Levers and loyalty",
    "OBJ": "Objectives and KPIs",
    "PRG": "Programmes",
    "PRI": "Priorities",
    "PRS": "Marketing pressure",
    "REF": "Ids and references",
    "SCH": "The shape of files",
    "SCN": "Scenarios and their mechanic",
    "SND": "Senders and deliverability",
    "SUP": "Waivers",
    "SYN": "YAML",
}
"""What the rules of a family are about, by its three letters."""

"""What purposes are called in messages: `messages for marketing`, `messages de prospection`."""

from __future__ import annotations

from relplan.diagnostics.text import Text
from relplan.model.consents import Purpose

PURPOSE_NAMES = {
    Purpose.MARKETING: Text("marketing", "prospection"),
    Purpose.OPEN_TRACKING: Text("open tracking", "suivi des ouvertures"),
    Purpose.PERSONALISATION: Text("personalisation", "personnalisation"),
    Purpose.CONTRACT: Text("the contract", "service"),
}

"""Whom a plan's prospecting addresses and what it is for, where the law tells such prospecting apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relplan.model.consents import Recipients
from relplan.model.settings import Jurisdiction, Prospecting

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relplan.analysis.consent import Permission
    from relplan.model.consents import Consent
    from relplan.plan.plan import Plan

_PRESS = re.compile(
    r"\b(?:press|presse|journal|journaux|magazines?|newspapers?|périodiques|periodicals)\b", re.IGNORECASE
)


def is_commercial(plan: Plan) -> bool:
    """Tell whether prospecting is commercial.

    That of charities, parties, unions and public bodies isn't under French law; the plan's settings say so.
    """
    settings = plan.settings.value
    return settings.prospecting is not Prospecting.NON_COMMERCIAL or Jurisdiction.FR not in settings.law


def addresses_consumers(plan: Plan, consents: Iterable[Consent] = ()) -> bool:
    """Tell whether those who gave some consents may be consumers: what the consents say, else the plan's settings."""
    default = plan.settings.value.recipients
    said = [one.recipients or default for one in consents] or [default]
    return any(one is not Recipients.PROFESSIONALS for one in said)


def sells_press(plan: Plan) -> bool:
    """Tell whether the company sells newspapers or magazines, as the plan's settings say."""
    return bool(_PRESS.search(plan.settings.value.sector))


def canvasses_consumers(plan: Plan, permission: Permission) -> bool:
    """Tell whether a message on a channel is commercial prospecting that may reach consumers."""
    answers = (plan.consents[ident].value for need in permission.needs for ident in need.answers)
    return is_commercial(plan) and addresses_consumers(plan, answers)

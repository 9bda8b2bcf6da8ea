"""Where data is kept, as far as the plan says, and whether it says what protects it outside Europe."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.model.data import Personal

if TYPE_CHECKING:
    from relplan.model.data import DataSource
    from relplan.plan.plan import Item, Plan

_CODES = re.compile(r"\b(?:US|USA|U\.S\.|IN|CN|RU|AU|SG|MA|TN|MG|SN|VN|PH|MX|ZA|TR|AE|HK|TW)(?![\w.])")
_NAMES = re.compile(
    r"\b(?:united states|états-unis|etats-unis|north america|amérique du nord|virginia|virginie|oregon|ohio|india|inde"
    r"|china|chine|russia|russie|australia|australie|singapore|singapour|morocco|maroc|tunisia|tunisie|madagascar"
    r"|senegal|sénégal|vietnam|philippines|mexico|mexique|south africa|afrique du sud|turkey|turquie|hong kong|taiwan"
    r"|outside (?:the )?(?:eu|europe)|hors (?:ue|europe|union européenne))\b",
    re.IGNORECASE,
)
"""Countries without a decision that holds their protection equal; in the United States it holds for some companies."""

_SAFEGUARD = re.compile(
    r"standard (?:contractual|contract) clauses?|clauses? (?:contractuelles? )?types?|\bSCCs?\b|\bCCT\b"
    r"|(?:data )?privacy framework|\bDPF\b|adequa|adéqua|binding corporate rules|\bBCRs?\b|règles d['’]entreprise",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Transfer:
    """A source of personal data that is kept outside Europe."""

    source: Item[DataSource]
    data: int
    """How many of the plan's personal events and attributes come from it; at least one."""


def find_bare_transfers(plan: Plan) -> tuple[Transfer, ...]:
    """Return the sources of personal data kept outside Europe of which the plan doesn't say what protects it."""
    counts: dict[str, int] = {}
    for item in (*plan.attributes.values(), *plan.events.values()):
        datum = item.value
        if datum.counts and datum.source and datum.personal not in (None, Personal.NONE):
            counts[datum.source] = counts.get(datum.source, 0) + 1
    return tuple(
        Transfer(item, counts[ident])
        for ident, item in plan.sources.items()
        if item.value.counts and ident in counts and _is_bare(item.value)
    )


def _is_bare(source: DataSource) -> bool:
    is_outside = _CODES.search(source.hosting) or _NAMES.search(source.hosting)
    return bool(is_outside) and not _SAFEGUARD.search(f"{source.hosting} {source.description}")

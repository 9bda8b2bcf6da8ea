"""Price cuts that campaigns announce: by an offer they carry, or in their own words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.model.base import Lever
from relplan.model.campaign import Campaign, Send
from relplan.model.offers import OfferKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relplan.analysis.outgoing import Outgoing
    from relplan.model.offers import Offer
    from relplan.plan.plan import Item, Plan
    from relplan.source.place import Place

_AMOUNT = r"(?<!\d)\d{1,6}(?:[.,]\d{1,3})?\s?(?:%|€|EUR\b|euros?\b)"
_CUT = re.compile(
    rf"(?:^|\s)[-−–]{_AMOUNT}|{_AMOUNT}\s+(?:de (?:remise|réduction|rabais)|off\b|discount)"
    rf"|(?:remises?|réductions?|rabais|discounts?) (?:de |of |up to |jusqu['’]à )+{_AMOUNT}|[€£$]\d{1, 6} off\b"
    r"|\b(?:à )?moitié prix\b|\bhalf[ -]price\b|\bprix barrés?\b",
    re.IGNORECASE,
)
_DELIVERY = re.compile(r"livraison|frais de port|delivery|shipping|postage", re.IGNORECASE)
_GIFT = re.compile(r"\boffert|\bcadeaux?\b|\bgifts?\b|\bfree\b|\béchantillons?\b|\bsamples?\b", re.IGNORECASE)
_FROM_A_SUM = re.compile(
    rf"(?:dès|à partir de|from|over|above|minimum)[^.;]{{0,20}}{_AMOUNT}|{_AMOUNT}[^.;]{{0,20}}\bminimum", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class OfferedCut:
    """An offer that cuts prices, and the sends that announce it."""

    offer: Item[Offer]
    sends: tuple[Outgoing, ...]


@dataclass(frozen=True, slots=True)
class SpokenCut:
    """A cut in the words of a send that carries no offer."""

    send: Outgoing
    place: Place
    words: str


def says_cut(text: str) -> str:
    """Return the words of a text that announce a price cut in percent, in euros or in words; empty when none do."""
    found = _CUT.search(text)
    return found[0].strip() if found else ""


def cuts_prices(offer: Offer) -> bool:
    """Tell whether an offer cuts a price for whoever buys.

    A voucher from a sum on, a gift, free delivery and what recognises a customer don't.
    """
    is_cut = offer.kind is OfferKind.OFFER and offer.lever in (Lever.TRANSACTIONAL, None)
    text = f"{offer.name} {offer.description}"
    is_sum = offer.value is not None and offer.value.unit == "money" and not _GIFT.search(text)
    is_share = offer.value is not None and offer.value.unit == "rate"
    says = is_sum or is_share or bool(says_cut(f"{text} {offer.conditions}"))
    return is_cut and says and not _DELIVERY.search(text) and not _FROM_A_SUM.search(offer.conditions)


def find_offered_cuts(plan: Plan, outgoing: Iterable[Outgoing]) -> tuple[OfferedCut, ...]:
    """Return the offers that cut prices and that campaigns announce, in the order they are written."""
    announced: dict[str, list[Outgoing]] = {}
    for one in outgoing:
        if isinstance(one.action.value, Campaign) and one.offer:
            announced.setdefault(one.offer, []).append(one)
    return tuple(
        OfferedCut(item, tuple(announced[ident]))
        for ident, item in plan.offers.items()
        if ident in announced and cuts_prices(item.value)
    )


def find_spoken_cuts(outgoing: Iterable[Outgoing]) -> tuple[SpokenCut, ...]:
    """Return the first send of each campaign that announces a cut in its words and carries no offer."""
    found: dict[str, SpokenCut] = {}
    for one in outgoing:
        if isinstance(one.action.value, Campaign) and isinstance(one.written, Send) and not one.offer:
            for place, text in _texts(one, one.written, one.action.value):
                words = says_cut(text)
                if words and one.lever in (Lever.TRANSACTIONAL, None):
                    found.setdefault(one.action.id, SpokenCut(one, place, words))
    return tuple(found.values())


def _texts(outgoing: Outgoing, send: Send, campaign: Campaign) -> Iterator[tuple[Place, str]]:
    for key, text in (("subject", send.subject), ("name", send.name)):
        yield outgoing.place_of(key), text
    for key, text in (("name", campaign.name), ("key_message", campaign.key_message)):
        yield outgoing.action.at(key), text

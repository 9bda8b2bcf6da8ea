"""Consents, types of communication and senders (`conventions/consents|communications|senders.yaml`)."""

from __future__ import annotations

from enum import StrEnum

from pydantic import StrictBool

from relplan.model.base import ChannelId, PlanObject, SenderId
from relplan.model.channels import ChannelKind
from relplan.model.quantities import Duration


class Purpose(StrEnum):
    """What data or a contact is used for; `contract` needs no consent."""

    MARKETING = "marketing"
    OPEN_TRACKING = "open_tracking"
    PERSONALISATION = "personalisation"
    CONTRACT = "contract"


class ConsentKind(StrEnum):
    """How a consent is obtained."""

    OPT_IN = "opt_in"
    SOFT_OPT_IN = "soft_opt_in"
    OPT_OUT = "opt_out"
    OS_PERMISSION = "os_permission"


class Recipients(StrEnum):
    """Whom messages are for."""

    CONSUMERS = "consumers"
    PROFESSIONALS = "professionals"


class Consent(PlanObject):
    """A consent for a purpose on some channels."""

    purpose: Purpose | None = None
    """What it allows."""

    channels: tuple[ChannelId, ...] = ()
    """The channels it holds for."""

    kind: ConsentKind | None = None
    """How it is obtained: opt_in, soft_opt_in, opt_out or os_permission."""

    recipients: Recipients | None = None
    """Who gives it: consumers, or professionals about their work; what the plan's settings say when not given."""

    wording: str = ""
    """The exact words asked."""

    collected_at: str = ""
    """Where it is asked."""

    ask_every: Duration | None = None
    """How often a customer may be asked."""

    validity: Duration | None = None
    """How long it holds."""

    proof: str = ""
    """What is kept to prove it."""

    withdrawal: str = ""
    """How a customer takes it back."""


class Communication(PlanObject):
    """A type of communication; purpose, sender and part in the pressure follow from it."""

    purpose: Purpose | None = None
    """The purpose whose consent it needs."""

    sender: dict[ChannelId, SenderId] = {}
    """Its sender, by channel."""

    obeys_pressure: StrictBool = True
    """Whether limits may hold its messages back."""

    counts_in_pressure: StrictBool = True
    """Whether its messages use up the limits."""


class DmarcPolicy(StrEnum):
    """What a domain asks receivers to do with forged mail."""

    NONE = "none"
    QUARANTINE = "quarantine"
    REJECT = "reject"


class Sender(PlanObject):
    """A sender: the name and address that customers see."""

    kind: ChannelKind | None = None
    """The kind of channel it is for."""

    address: str = ""
    """The address, short code or number."""

    reply_to: str = ""
    """Where answers go."""

    domain: str = ""
    """The sending domain."""

    ip_pool: str = ""
    """The IP addresses used."""

    spf: StrictBool | None = None
    """Whether the domain publishes SPF."""

    dkim: StrictBool | None = None
    """Whether messages are signed with DKIM."""

    dmarc: DmarcPolicy | None = None
    """The domain's DMARC policy."""

    one_click_unsubscribe: StrictBool | None = None
    """Whether messages carry the one-click unsubscribe header (RFC 8058)."""

    warmup: str = ""
    """How its volume is raised, when it is new."""

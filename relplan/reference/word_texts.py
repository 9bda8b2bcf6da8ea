"""What each of the words means that a plan may choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relplan.model.action import Availability, LastWord
from relplan.model.base import Lever, Status
from relplan.model.campaign import CampaignNature, National, Weekday
from relplan.model.channels import ChannelKind
from relplan.model.consents import ConsentKind, DmarcPolicy, Purpose, Recipients
from relplan.model.data import DataAvailability, Personal
from relplan.model.kpi import Direction, Nature, Unit
from relplan.model.loyalty import Expectation, LoyaltyCriterion
from relplan.model.moments import GenericMoment, MomentKind
from relplan.model.offers import OfferKind
from relplan.model.programme import ProgrammeType
from relplan.model.scenario import HarmonisationRule, Origin
from relplan.model.settings import Jurisdiction, Language, Prospecting
from relplan.model.vocabulary import DeduplicationScope, Survivor

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum

WORD_TEXTS: Mapping[type[StrEnum], Mapping[str, str]] = {
    Status: {
        "idea": "thought of, not yet decided; out of the figures",
        "draft": "being written",
        "ready": "agreed on, waiting to start",
        "live": "running",
        "paused": "stopped for a time: its messages aren't sent and take no slot, and it stays in the other figures",
        "retired": "over for good, kept for the record; out of the figures",
    },
    Language: {"fr": "French", "en": "English"},
    Jurisdiction: {
        "eu": "the law of the European Union",
        "fr": "French law, and the law of the European Union",
    },
    Lever: {
        "transactional": "an advantage in money: a discount, a gift, free delivery",
        "relational": "attention and content: advice, inspiration, news",
        "service": "something useful: help, information, a convenience",
        "recognition": "a mark of being known and valued: an early access, a status, a thank-you",
        "engagement": "a part to play: an opinion, a referral, a community",
    },
    MomentKind: {
        "transactional": "the customer buys, or is about to",
        "relational": "the customer and the brand come closer: sign-up, opinion, membership",
        "after_sales": "the customer receives, uses, returns or complains",
        "life": "something happens in the customer's own life: a birthday, a move",
        "brand": "the company has something to say: a launch, an opening",
        "calendar": "a day of the year brings it about: sales, holidays",
    },
    GenericMoment: {
        "site_visit": "a visit to the site or the app",
        "identification": "the customer says who they are: account, sign-up, card",
        "information_request": "a question, a quote, a search",
        "wishlist_or_cart": "something put on a wish list or in a cart",
        "first_order": "the first order",
        "next_orders": "the orders after the first",
        "usage": "the product or service in use",
        "complaint": "a complaint or a return",
        "personal_event": "a birthday, a birth, a move",
        "inactivity": "nothing for a long time",
    },
    DataAvailability: {
        "available": "can be used today",
        "partial": "can be used for some customers or with gaps",
        "to_build": "does not exist yet",
    },
    Personal: {
        "none": "says nothing of a person",
        "identity": "says who somebody is",
        "contact": "says how to reach somebody",
        "behaviour": "says what somebody does",
        "sensitive": "health, beliefs, origin and what else article 9 of the GDPR lists",
    },
    OfferKind: {
        "offer": "an advantage in money or in kind",
        "content": "something to read, watch or hear",
        "service": "something done for the customer",
    },
    LoyaltyCriterion: {
        "volume": "how much or how often customers buy",
        "seniority": "for how long they have been customers",
        "exclusivity": "how little they buy elsewhere",
        "engagement": "how much they take part and recommend",
    },
    Expectation: {
        "personalised": "to be addressed as oneself",
        "fluid": "to pass from one channel to another without starting again",
        "simple": "to get there without effort",
        "rewarded": "to get something for one's loyalty",
        "close": "to deal with people who are near and listen",
    },
    ChannelKind: {
        "email": "e-mail",
        "sms": "text messages, RCS included",
        "push": "notifications of the app or the browser",
        "mail": "letters, cards and catalogues by post",
        "call": "telephone calls",
        "in_app": "messages shown inside the app",
        "popin": "messages shown over a page of the site",
        "social": "messages on social networks",
        "display": "paid banners and audiences",
        "store": "contacts by people in a store",
    },
    Weekday: {
        "mon": "Monday",
        "tue": "Tuesday",
        "wed": "Wednesday",
        "thu": "Thursday",
        "fri": "Friday",
        "sat": "Saturday",
        "sun": "Sunday",
    },
    Purpose: {
        "marketing": "to promote the company or what it sells",
        "open_tracking": "to know who opens a message",
        "personalisation": "to adapt what is said to what is known of the customer",
        "contract": "to carry out what was agreed on, as an order confirmation does; needs no consent",
    },
    ConsentKind: {
        "opt_in": "the customer says yes beforehand",
        "soft_opt_in": "a customer hears of products like those bought, having been able to refuse",
        "opt_out": "the customer is addressed until they refuse",
        "os_permission": "the telephone or browser asks, without saying what for; no consent to marketing",
    },
    Recipients: {
        "consumers": "people in their private life",
        "professionals": "people at their work, about their work",
    },
    Prospecting: {
        "commercial": "to sell",
        "non_commercial": "to win gifts, members, votes or users of a public service",
    },
    DmarcPolicy: {
        "none": "deliver it and report it",
        "quarantine": "put it with the spam",
        "reject": "refuse it",
    },
    DeduplicationScope: {
        "email": "one record for each e-mail address",
        "mobile": "one record for each mobile number",
        "postal": "one record for each postal address",
        "household": "one record for each household",
        "customer": "one record for each customer",
    },
    Survivor: {
        "most_recent": "the one changed last",
        "richest": "the one with the most filled in",
        "loyalty_account": "the one that has a loyalty account",
    },
    Nature: {
        "business": "what customers buy and bring; may lead a programme",
        "satisfaction": "what customers think; may lead a programme",
        "data": "what is known of customers",
        "delivery": "what becomes of messages: delivered, opened, clicked; never leads a programme",
    },
    Unit: {
        "rate": "a share, in per cent",
        "money": "an amount",
        "number": "a count or an average",
        "points": "a score, as the NPS",
    },
    Direction: {"up": "more is better", "down": "less is better"},
    ProgrammeType: {
        "acquisition": "win new customers",
        "welcome": "receive those who have just arrived",
        "activation": "bring the first order, or the first use",
        "qualification": "learn more of customers",
        "development": "have customers buy more, or something else",
        "loyalty": "keep and reward good customers",
        "satisfaction": "listen to customers and mend what went wrong",
        "referral": "have customers bring others",
        "retention": "hold back those who are leaving",
        "reactivation": "win back those who have left",
        "service": "inform and help during an order or a contract",
        "events": "the peaks of the commercial calendar",
        "corporate": "the life of the brand and the company",
    },
    LastWord: {
        "drop": "it is not sent",
        "continue": "it is not sent, and the scenario goes on to its next step",
        "hold": "the customer waits at this step until the limit allows it",
        "exit": "the customer leaves the scenario",
    },
    Availability: {
        "available": "the content exists",
        "to_adapt": "the content exists and has to be adapted",
        "to_create": "the content is still to be made",
    },
    Origin: {
        "journey": "a moment of the customer's journey asked for it",
        "objective": "an objective of the company asked for it",
    },
    HarmonisationRule: {
        "wins": "the scenario's message is sent, the campaign's is not",
        "yields": "the campaign's send goes out, the scenario's message does not",
        "combine": "both are sent as one contact",
    },
    CampaignNature: {
        "promotional": "a commercial offer",
        "relational": "attention, without an offer",
        "corporate": "the company and its commitments",
        "newsletter": "regular news",
        "launch": "something new",
        "event": "an event to attend",
        "legal": "what the law has the company say",
    },
    National: {"national": "the whole network runs it"},
}
"""By the set of words, then by word."""

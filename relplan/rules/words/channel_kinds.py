"""Channels that tools have and the format has no kind for: which kind is right for each, and why, or why none is."""

from __future__ import annotations

from dataclasses import dataclass

from relplan.diagnostics.text import Text
from relplan.model.channels import ChannelKind
from relplan.plan.spelling import unaccented


@dataclass(frozen=True, slots=True)
class OtherChannel:
    """Channels of one sort."""

    words: frozenset[str]
    """What they are called, without spaces and hyphens."""
    kinds: tuple[ChannelKind, ...]
    """The kinds that are right; none when none is."""
    why: Text


def _other(words: str, why: Text, *kinds: ChannelKind) -> OtherChannel:
    return OtherChannel(frozenset(words.split()), kinds, why)


OTHER_CHANNELS = (
    _other(
        "mail_electronique email_marketing emailing courriel courrier_electronique mel newsletter infolettre edm",
        Text("it is sent to an address for e-mail", "il part vers une adresse e-mail"),
        ChannelKind.EMAIL,
    ),
    _other(
        "mailing publipostage",
        Text("by e-mail or on paper, the word doesn't say", "par e-mail ou sur papier, le mot ne le dit pas"),
        ChannelKind.EMAIL,
        ChannelKind.MAIL,
    ),
    _other(
        "text texto text_message mms",
        Text("it is a text message to a telephone number", "c'est un message texte vers un numéro de téléphone"),
        ChannelKind.SMS,
    ),
    _other(
        "rcs whatsapp whats_app whatsapp_business line messenger facebook_messenger telegram viber wechat signal"
        " kakaotalk imessage apple_messages instagram_direct messaging messagerie",
        Text(
            "no kind is its own, and a message to one person's phone is held to the consent, the hours and the caps of "
            "text messages",
            "aucun type ne lui est propre, et un message vers le téléphone d'une personne suit le consentement, les "
            "horaires et les plafonds des SMS",
        ),
        ChannelKind.SMS,
    ),
    _other(
        "web_push webpush browser browser_push push_web app_push mobile_push push_notification push_notifications"
        " notification_push push_mobile wallet",
        Text(
            "notifications of a site, an app or a wallet are pushes",
            "les notifications d'un site, d'une application ou d'un wallet sont des push",
        ),
        ChannelKind.PUSH,
    ),
    _other(
        "notification notifications notif",
        Text(
            "outside of the app it is a push, inside it is in_app",
            "hors de l'application c'est un push, dedans c'est in_app",
        ),
        ChannelKind.PUSH,
        ChannelKind.IN_APP,
    ),
    _other(
        "letter letters courrier lettre postal post poste direct_mail dm catalogue catalog flyer leaflet carte_postale"
        " postcard print paper papier",
        Text("what comes by post is mail", "ce qui vient par la poste est mail"),
        ChannelKind.MAIL,
    ),
    _other(
        "phone telephone tel telephony voice voicemail vocal appel appels call_center call_centre callcenter"
        " telemarketing telesales ivr svi",
        Text("what rings is a call", "ce qui sonne est un appel"),
        ChannelKind.CALL,
    ),
    _other(
        "inbox app mobile_app in_app_message content_card content_cards application",
        Text("it is seen inside the app", "il se voit dans l'application"),
        ChannelKind.IN_APP,
    ),
    _other(
        "popup pop_up overlay modal onsite on_site on_site_message web_message interstitial",
        Text("it is seen over a page of the site", "il se voit par-dessus une page du site"),
        ChannelKind.POPIN,
    ),
    _other(
        "ads ad advertising publicite sea sem google_ads retargeting remarketing banner banners bannieres paid_media"
        " paid_search programmatic native",
        Text("paid space on other pages is display", "l'espace acheté sur d'autres pages est display"),
        ChannelKind.DISPLAY,
    ),
    _other(
        "facebook instagram tiktok linkedin twitter x snapchat pinterest youtube social_media paid_social social_ads"
        " reseaux_sociaux community",
        Text("a social network is social", "un réseau social est social"),
        ChannelKind.SOCIAL,
    ),
    _other(
        "in_store instore magasin en_magasin boutique shop point_of_sale pos pdv agence branch counter caisse ticket",
        Text("what happens where customers come is store", "ce qui se passe là où viennent les clients est store"),
        ChannelKind.STORE,
    ),
    _other(
        "blog press presse press_release pr radio tv television tele podcast cinema billboard billboards affichage ooh"
        " dooh influencer influence seo website site web landing_page event evenement",
        Text(
            "none fits, since it is aimed at no customer in particular, and no consent or cap holds for it: leave it "
            "out of the channels, and link to it from the campaign",
            "aucun ne convient, car il ne vise aucun client en particulier, et ni consentement ni plafond ne s'y "
            "appliquent : laissez-le hors des canaux, et mettez-le en lien dans la campagne",
        ),
    ),
    _other(
        "chat chatbot bot live_chat livechat webchat assistant",
        Text(
            "none fits, since the customer begins it, and the plan holds what the company sends: leave it out of the "
            "channels",
            "aucun ne convient, car c'est le client qui l'engage, et le plan contient ce que l'entreprise envoie : "
            "laissez-le hors des canaux",
        ),
    ),
)


def explain_channel(found: str) -> tuple[tuple[str, ...], Text | None]:
    """Return the kinds that are right for a channel by another name, and why; no reason for a name we don't know."""
    word = "_".join(unaccented(found).replace("-", " ").replace("_", " ").split())
    other = next((other for other in OTHER_CHANNELS if word in other.words), None)
    return (other.kinds, other.why) if other else ((), None)

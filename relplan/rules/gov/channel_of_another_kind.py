"""GOV012 channel-of-another-kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.misnomers import find_misnomers
from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.channels import ChannelKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study
    from relplan.plan.titles import Title


@dataclass(frozen=True, slots=True)
class OtherKind(Arguments):
    """A channel, the kind it is given, and the one that its name says."""

    channel: Title
    kind: ChannelKind
    meant: ChannelKind
    rules: Text
    """What is held against that kind and not against this one."""


_RULES = {
    ChannelKind.EMAIL: Text("e-mails", "les e-mails"),
    ChannelKind.SMS: Text(
        "text messages and messengers such as WhatsApp, Messenger and RCS",
        "les SMS et les messageries comme WhatsApp, Messenger et RCS",
    ),
}


def _check(study: Study, _: Options) -> Iterator[Found]:
    for one in find_misnomers(study.plan):
        values = OtherKind(one.channel.title, one.kind, one.meant, _RULES[one.meant])
        yield Found(one.channel.at("kind"), values, objects=(one.channel.ref,))


RULE = Rule(
    code="GOV012",
    name="channel-of-another-kind",
    severity=Severity.WARNING,
    since="2026.2",
    statement=Text(
        "A channel is called e-mail, SMS or a messenger, and has another kind.",
        "Un canal s'appelle e-mail, SMS ou messagerie, et son type est un autre.",
    ),
    why=Text(
        "The kind decides which rules look at a channel: prior consent, hours, opt-out, senders. `mail` is what comes "
        "by post and `social` what a network shows; a message written to one person's address or telephone is an "
        "electronic message, whatever application carries it, and under another kind nothing asks for its consent.",
        "Le type décide des règles qui regardent un canal : consentement préalable, horaires, désinscription, "
        "expéditeurs. `mail` est ce qui vient par la poste, et `social` ce qu'un réseau affiche ; un message écrit à "
        "l'adresse ou au téléphone d'une personne est un message électronique, quelle que soit l'application. Sous un "
        "autre type, rien ne demande son consentement.",
    ),
    source="Directive 2002/58/EC, article 2(h): electronic mail is any text, voice, sound or image message sent over a "
    "public network which can be stored until it is collected; whether your messenger is one, ask your counsel",
    message=Text(
        '"{channel}" has the kind {kind}, so no rule on {rules} looks at it',
        "« {channel} » est de type {kind} : aucune règle sur {rules} ne le regarde",
    ),
    remedy=Text(
        "write `kind: {meant}`, or give it a name that says what it is",
        "écrivez `kind: {meant}`, ou donnez-lui un nom qui dit ce qu'il est",
    ),
    bad="""
# conventions/channels.yaml
news: {name: E-mail, kind: mail}  # <- here
wa: {name: WhatsApp Business, kind: social}  # <- here
""",
    good="""
# conventions/channels.yaml
news: {name: E-mail, kind: email}
wa: {name: WhatsApp Business, kind: sms}
post: {name: Mail, kind: mail}
networks: {name: Facebook and Instagram, kind: social}
app: {name: Messenger, kind: in_app}
both: {name: E-mail or SMS, kind: sms}
""",
    fine=(
        """
-news: {name: E-mail, kind: mail}
-wa: {name: WhatsApp Business, kind: social}
+news: {name: E-mail}
+wa: {name: WhatsApp Business, kind: social, status: retired}
""",
    ),
    check=_check,
)

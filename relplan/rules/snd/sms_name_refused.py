"""SND009 sms-name-refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.sender_names import LONGEST, SHORTEST, has_other_signs, is_number
from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.channels import ChannelKind
from relplan.model.kinds import Kind
from relplan.rules.words.lists import all_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


@dataclass(frozen=True, slots=True)
class RefusedName(Arguments):
    """A sender, the name it shows, and what networks don't carry in it."""

    sender: str
    name: str
    problem: Text
    shortest: int
    longest: int


def _check(study: Study, _: Options) -> Iterator[Found]:
    for item in study.plan.senders.values():
        name = item.value.address.strip()
        if item.value.counts and item.value.kind is ChannelKind.SMS and name and not is_number(name):
            problems = list(_problems(name))
            if problems:
                values = RefusedName(item.title, name, all_of(problems), SHORTEST, LONGEST)
                yield Found(item.at("address"), values, objects=(item.ref,), identity=())


def _problems(name: str) -> Iterator[Text]:
    if not SHORTEST <= len(name) <= LONGEST:
        yield Text(f"{len(name)} characters", f"{len(name)} caractères")
    if has_other_signs(name):
        yield Text(
            "signs that are neither letters without accents nor digits",
            "des signes autres que lettres sans accent et chiffres",
        )


RULE = Rule(
    code="SND009",
    name="sms-name-refused",
    severity=Severity.WARNING,
    statement=Text(
        "The name of an SMS sender is too long, too short, or has signs that operators refuse.",
        "Le nom d'un expéditeur de SMS est trop long, trop court, ou porte des signes que les opérateurs refusent.",
    ),
    why=Text(
        "A name as SMS sender has 11 characters at most: the network carries no more. In France the operators' charter "
        "takes letters without accents and digits only, no space and no hyphen, and operators refuse the others or put "
        "something else in their place; providers ask for 3 characters at least. The rule reads the address of senders "
        "of kind sms; short codes and numbers are left aside.",
        "Un nom d'expéditeur de SMS a 11 caractères au plus : le réseau n'en porte pas davantage. En France, la charte "
        "des opérateurs n'admet que des lettres sans accent et des chiffres, ni espace ni tiret ; les autres noms sont "
        "refusés ou remplacés. Les prestataires en demandent 3 au moins. La règle lit l'adresse des expéditeurs de "
        "type sms ; les numéros courts et les numéros de téléphone sont laissés de côté.",
    ),
    source="3GPP TS 23.040 (alphanumeric originator, 11 characters); AF2M, Business Messaging charter, since 10 March "
    "2025, as two providers report",
    links=(
        "https://www.efidem.com/en/marketing-sms-sender-id-security",
        "https://www.linkmobility.com/en-gb/news/france-updates-sms-sender-id-requirements-from-march-2026",
    ),
    message=Text(
        'the SMS sender "{sender}" shows the name "{name}": {problem}',
        "l'expéditeur de SMS « {sender} » affiche le nom « {name} » : {problem}",
    ),
    remedy=Text(
        "take {shortest} to {longest} letters and digits, or a short code",
        "prenez {shortest} à {longest} lettres et chiffres, ou un numéro court",
    ),
    since="2026.2",
    needs=frozenset({Kind.SENDER}),
    bad="""
# conventions/senders.yaml
shop:
  kind: sms
  address: LAVANDE-INFO  # <- here
""",
    good="""
# conventions/senders.yaml
shop:
  kind: sms
  address: LAVANDEINFO
""",
    fine=(
        """
-  address: LAVANDE-INFO
+  address: "36100"
""",
        """
 shop:
+  status: retired
""",
        """
-  kind: sms
+  kind: push
""",
    ),
    check=_check,
)

"""CON003 electronic-marketing-by-opt-out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pydantic import StrictBool

from relplan.analysis.outgoing import kind_of
from relplan.analysis.prospecting import addresses_consumers, is_commercial
from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.law import Law
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.channels import ChannelKind
from relplan.model.consents import ConsentKind, Purpose
from relplan.model.kinds import Kind
from relplan.model.settings import Jurisdiction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study


class OptOutOptions(Options):
    """What counts as an electronic message."""

    push: StrictBool = True
    """Whether notifications count, as the CNIL sees them."""


@dataclass(frozen=True, slots=True)
class OptOut(Arguments):
    """A consent and the electronic channels it is said to open."""

    consent: str
    channels: tuple[str, ...]


def _check(study: Study, options: OptOutOptions) -> Iterator[Found]:
    electronic = {ChannelKind.EMAIL, ChannelKind.SMS} | ({ChannelKind.PUSH} if options.push else set())
    if not is_commercial(study.plan):
        return
    for item in study.plan.consents.values():
        consent = item.value
        channels = tuple(one for one in consent.channels if kind_of(study.plan, one) in electronic)
        is_opt_out = consent.purpose is Purpose.MARKETING and consent.kind is ConsentKind.OPT_OUT
        if consent.counts and is_opt_out and channels and addresses_consumers(study.plan, [consent]):
            yield Found(
                item.at("kind"),
                OptOut(item.title, tuple(study.plan.title_of(Kind.CHANNEL, one) for one in channels)),
                objects=(item.ref,),
            )


RULE = Rule(
    code="CON003",
    name="electronic-marketing-by-opt-out",
    severity=Severity.ERROR,
    statement=Text(
        "Marketing by e-mail, SMS or notification rests on customers not having objected.",
        "La prospection par e-mail, SMS ou notification repose sur une absence d'opposition.",
    ),
    why=Text(
        "Electronic marketing needs consent beforehand. The one exception is a customer's address given with a "
        "purchase, for similar products of the same company, with a free way to refuse each time: that is a "
        "soft_opt_in. That notifications count too rests on one report: ask your counsel, or set push: false. "
        "Professionals, at an address of their work and about it, may be written to in France until they refuse: say "
        "so by recipients: professionals, in the consent or in relplan.yaml. Other countries differ, Germany asks for "
        "their consent too. A charity, a party, a union or a public body doesn't sell: say prospecting: "
        "non_commercial in relplan.yaml.",
        "La prospection électronique demande un consentement préalable. Seule exception : l'adresse d'un client "
        "recueillie lors d'un achat, pour des produits analogues de la même entreprise, avec un refus simple et "
        "gratuit à chaque envoi : c'est un soft_opt_in. Que les notifications en relèvent repose sur une seule note : "
        "demandez à votre conseil, ou réglez push: false. En France, on peut écrire à des professionnels, à leur "
        "adresse de travail et sur leur métier, tant qu'ils ne refusent pas : dites-le par recipients: professionals, "
        "dans le consentement ou dans relplan.yaml. D'autres pays diffèrent, l'Allemagne demande aussi leur "
        "consentement. Une association caritative, un parti, un syndicat, un organisme public ne vendent pas : "
        "écrivez prospecting: non_commercial dans relplan.yaml.",
    ),
    source="Directive 2002/58/EC, article 13, to be transposed by 31 October 2003; in France CPCE, article L34-5, "
    "and CNIL, pages on marketing by e-mail and by SMS; that notifications count too is reported of the CNIL by one "
    "note of 2023: the option push sets it",
    links=(
        "https://eur-lex.europa.eu/eli/dir/2002/58/oj",
        "https://www.cnil.fr/fr/la-prospection-commerciale-par-sms-mms",
    ),
    law=Law(Jurisdiction.EU, since=date(2003, 10, 31)),
    message=Text(
        '"{consent}" takes silence for consent to marketing over {channels:and}, which needs prior consent',
        "« {consent} » fait du silence un consentement à la prospection sur {channels:and}, qui demande un "
        "consentement préalable",
    ),
    label=Text("no prior consent", "pas de consentement préalable"),
    remedy=Text(
        "ask for consent (opt_in); for customers and similar products, soft_opt_in may be enough",
        "demandez le consentement (opt_in) ; pour des clients et des produits analogues, soft_opt_in peut suffire",
    ),
    needs=frozenset({Kind.CONSENT, Kind.CHANNEL, Kind.SETTINGS}),
    options=OptOutOptions,
    bad="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [fr]
# conventions/channels.yaml
email: {kind: email}
mail: {kind: mail}
# conventions/consents.yaml
marketing_email:
  purpose: marketing
  channels: [email]
  kind: opt_out  # <- here
marketing_mail: {purpose: marketing, channels: [mail], kind: opt_out}
""",
    good="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [fr]
# conventions/channels.yaml
email: {kind: email}
mail: {kind: mail}
# conventions/consents.yaml
marketing_email:
  purpose: marketing
  channels: [email]
  kind: opt_in
marketing_mail: {purpose: marketing, channels: [mail], kind: opt_out}
""",
    fine=(
        """
-  kind: opt_out
+  kind: opt_in
""",
        """
-  purpose: marketing
+  purpose: contract
""",
        """
-  channels: [email]
+  channels: [mail]
""",
        """
 marketing_email:
+  status: retired
""",
        """
 marketing_email:
+  recipients: professionals
""",
        """
 law: [fr]
+recipients: professionals
""",
        """
 law: [fr]
+prospecting: non_commercial
""",
    ),
    check=_check,
)

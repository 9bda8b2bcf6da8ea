"""CON017 sensitive-data-without-basis."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from relplan.analysis.legal_basis import rests_on_explicit_consent, stands_for_consent
from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.law import Law
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.data import Attribute, Datum, Personal
from relplan.model.kinds import Kind
from relplan.model.settings import Jurisdiction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from relplan.analysis.conditions import ConditionWord
    from relplan.analysis.study import Study
    from relplan.model.scenario import Scenario
    from relplan.plan.plan import Item, Plan
    from relplan.source.place import Place


@dataclass(frozen=True, slots=True)
class SensitiveUse(Arguments):
    """A sensitive datum, and how many scenarios use it."""

    datum: str
    count: int


def _check(study: Study, _: Options) -> Iterator[Found]:
    data = (*study.plan.attributes.values(), *study.plan.events.values())
    sensitive = [item for item in data if item.value.personal is Personal.SENSITIVE and not _states_basis(item.value)]
    uses = _uses(study) if sensitive else {}
    for item in sensitive:
        if item.ref in uses:
            yield Found(
                item.at("personal"), SensitiveUse(item.title, len(uses[item.ref])), tuple(uses[item.ref]), (item.ref,)
            )


def _states_basis(datum: Datum) -> bool:
    return isinstance(datum, Attribute) and stands_for_consent(datum)


def _uses(study: Study) -> Mapping[str, list[Related]]:
    """Return the scenarios without a stated basis that use each datum, by reference."""
    asked: dict[str, list[ConditionWord]] = {}
    for word in study.conditions:
        asked.setdefault(word.owner.id, []).append(word)
    found: dict[str, list[Related]] = {}
    for ident, scenario in sorted(study.plan.scenarios.items()):
        if scenario.value.counts and not rests_on_explicit_consent(study.plan, scenario.value):
            for ref, place in _used(study.plan, scenario, asked.get(ident, ())):
                found.setdefault(ref, []).append(Related(place, "use", {"scenario": scenario.title}))
    return found


def _used(plan: Plan, item: Item[Scenario], words: Iterable[ConditionWord]) -> Iterator[tuple[str, Place]]:
    """Yield the data that decide on whom a scenario reaches or what it says, once each, by reference."""
    scenario = item.value
    moment = plan.moments.get(scenario.trigger.moment)
    at_trigger = item.at("trigger", "moment")
    found: dict[str, Place] = {}
    if moment is not None:
        found |= {f"attribute/{moment.value.date}": at_trigger} if moment.value.date else {}
        found |= {f"event/{moment.value.event}": at_trigger} if moment.value.event else {}
    if scenario.needs:
        for number, attribute in enumerate(scenario.needs.attributes):
            found.setdefault(f"attribute/{attribute}", item.at("needs", "attributes", number))
    for word in words:
        found.setdefault(f"event/{word.text}", word.at)
    yield from found.items()


RULE = Rule(
    code="CON017",
    name="sensitive-data-without-basis",
    severity=Severity.ERROR,
    statement=Text(
        "Sensitive data decides whom a scenario reaches or what it says, and no basis for that is stated.",
        "Une donnée sensible détermine qui un scénario touche ou ce qu'il dit, sans base légale écrite.",
    ),
    why=Text(
        "Data on health, religion, politics, union membership, sex life, origin or biometrics may not be used at all "
        "without a ground of article 9, for marketing the explicit consent of the person. What lets such things be "
        "inferred counts too. Events that only end a scenario are left aside: they protect.",
        "Les données de santé, de religion, d'opinion, d'appartenance syndicale, de vie sexuelle, d'origine ou de "
        "biométrie ne s'utilisent pas sans un motif de l'article 9 : pour prospecter, le consentement explicite de la "
        "personne. Ce qui permet de les déduire compte aussi. Les événements qui ne font que sortir d'un scénario "
        "sont laissés de côté : ils protègent.",
    ),
    source="GDPR, article 9, in application since 25 May 2018; CJEU, C-184/20 of 1 August 2022 (what can be deduced "
    "counts) and C-21/23 Lindenapotheke of 4 October 2024 (an order may reveal health)",
    links=(
        "https://eur-lex.europa.eu/eli/reg/2016/679/oj",
        "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:62020CJ0184",
        "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:62023CJ0021",
    ),
    law=Law(Jurisdiction.EU, since=date(2018, 5, 25)),
    message=Text(
        '"{datum}" is sensitive and used by {count} {count:scenario|scenarios}, without a legal basis',
        "« {datum} » est sensible et sert à {count} {count:scénario|scénarios}, sans base légale",
    ),
    remedy=Text(
        "do without it, or state the explicit consent (legal_basis, or a consent with purpose: "
        "personalisation in the scenario)",
        "passez-vous-en, ou citez le consentement explicite (legal_basis, ou un consentement avec purpose: "
        "personalisation dans le scénario)",
    ),
    notes={"use": Text('used by "{scenario}"', "sert à « {scenario} »")},
    needs=frozenset({Kind.SCENARIO, Kind.MOMENT, Kind.CONSENT, Kind.SETTINGS}),
    bad="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [eu]
# data.yaml
attributes:
  pregnancy_term:
    available: available
    personal: sensitive  # <- here
# moments.yaml
birth_near: {name: Birth ahead, kind: life, date: pregnancy_term}
# conventions/channels.yaml
email: {kind: email}
# scenarios/birth.yaml
name: Birth ahead
programme: welcome
trigger: {moment: birth_near, on: moment - 60d}
steps: [{message: advice, channel: email}]
# programmes/welcome.yaml
name: Welcome
objective: {statement: A first order within 30 days, kpi: first_order_rate}
""",
    good="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [eu]
# data.yaml
attributes:
  pregnancy_term:
    available: available
    personal: sensitive
    legal_basis: "Explicit consent, asked in the birth list"
# moments.yaml
birth_near: {name: Birth ahead, kind: life, date: pregnancy_term}
# conventions/channels.yaml
email: {kind: email}
# scenarios/birth.yaml
name: Birth ahead
programme: welcome
trigger: {moment: birth_near, on: moment - 60d}
steps: [{message: advice, channel: email}]
# programmes/welcome.yaml
name: Welcome
objective: {statement: A first order within 30 days, kpi: first_order_rate}
""",
    fine=(
        """
 trigger: {moment: birth_near, on: moment - 60d}
+legal_basis: Explicit consent, asked in the birth list
""",
        """
 trigger: {moment: birth_near, on: moment - 60d}
+consents: [tailored]

 objective: {statement: A first order within 30 days, kpi: first_order_rate}
+# conventions/consents.yaml
+tailored: {purpose: personalisation, kind: opt_in}
""",
        """
-    personal: sensitive
+    personal: identity
""",
        """
 name: Birth ahead
 programme: welcome
+status: retired
""",
    ),
    check=_check,
)

"""CON019 title-needed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.law import Law
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.model.settings import Jurisdiction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study

_TITLES = frozenset({"civility", "civilite", "civilité", "courtesy_title", "courtesy title", "salutation", "honorific"})


@dataclass(frozen=True, slots=True)
class TitleNeeded(Arguments):
    """The attribute that holds the title, and how many scenarios need it."""

    attribute: str
    count: int


def _check(study: Study, _: Options) -> Iterator[Found]:
    for item in study.plan.attributes.values():
        if item.value.counts and not _TITLES.isdisjoint({item.id.casefold(), item.value.name.strip().casefold()}):
            related = tuple(
                Related(scenario.at("needs", "attributes", number), "use", {"scenario": scenario.title})
                for _, scenario in sorted(study.plan.scenarios.items())
                if scenario.value.counts and scenario.value.needs
                for number, attribute in enumerate(scenario.value.needs.attributes)
                if attribute == item.id
            )
            if related:
                yield Found(item.place, TitleNeeded(item.title, len(related)), related, (item.ref,))


RULE = Rule(
    code="CON019",
    name="title-needed",
    severity=Severity.INFO,
    statement=Text(
        "A scenario needs to know a customer's title (Mr, Mrs).",
        "Un scénario a besoin de la civilité du client.",
    ),
    why=Text(
        "The Court of Justice holds that a title is not indispensable to personalise commercial messages: inclusive "
        "polite forms do as well. It may be asked for, but not required.",
        "La Cour de justice juge que la civilité n'est pas indispensable pour personnaliser un message commercial : "
        "une formule de politesse inclusive y suffit. On peut la demander, non l'exiger.",
    ),
    source="CJEU, C-394/23 Mousse, 9 January 2025; GDPR, articles 5(1)(c) and 6(1)",
    law=Law(Jurisdiction.EU, since=date(2025, 1, 9)),
    message=Text(
        '"{attribute}" is needed by {count} {count:scenario|scenarios}: a title may not be required for a commercial '
        "message",
        "« {attribute} » est nécessaire à {count} {count:scénario|scénarios} : la civilité ne peut être exigée pour un "
        "message commercial",
    ),
    remedy=Text(
        "write messages that do without it, and take it out of needs",
        "écrivez des messages qui s'en passent, et retirez-la de needs",
    ),
    notes={"use": Text('needed by "{scenario}"', "nécessaire à « {scenario} »")},
    needs=frozenset({Kind.SCENARIO, Kind.SETTINGS}),
    bad="""
# relplan.yaml
relplan: 1
name: Plan 2027
law: [eu]
# data.yaml
attributes:
  civility: {available: available, personal: identity}  # <- here
# moments.yaml
newsletter_signup: {name: Newsletter sign-up, kind: relational}
# conventions/channels.yaml
email: {kind: email}
# scenarios/welcome.yaml
name: Welcome
programme: welcome
trigger: {moment: newsletter_signup}
steps: [{message: hello, channel: email}]
needs: {attributes: [civility]}
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
  first_name: {available: available, personal: identity}
# moments.yaml
newsletter_signup: {name: Newsletter sign-up, kind: relational}
# conventions/channels.yaml
email: {kind: email}
# scenarios/welcome.yaml
name: Welcome
programme: welcome
trigger: {moment: newsletter_signup}
steps: [{message: hello, channel: email}]
needs: {attributes: [first_name]}
# programmes/welcome.yaml
name: Welcome
objective: {statement: A first order within 30 days, kpi: first_order_rate}
""",
    fine=(
        """
-  civility: {available: available, personal: identity}
+  civility: {status: retired, available: available, personal: identity}
""",
    ),
    check=_check,
)

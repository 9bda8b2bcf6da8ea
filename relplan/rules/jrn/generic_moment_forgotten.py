"""JRN008 generic-moment-forgotten."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.base import Count
from relplan.model.kinds import Kind
from relplan.plan.titles import Title
from relplan.rules.words.moments import GENERIC_MOMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.study import Study
    from relplan.model.moments import GenericMoment


class ChecklistOptions(Options):
    """The settings of the checklist."""

    scenarios: Count = 10
    """From how many scenarios on a plan without journeys is held against the ten moments."""


@dataclass(frozen=True, slots=True)
class Forgotten(Arguments):
    """The generic moments that no moment of the plan is."""

    generics: tuple[Title, ...]
    first: str
    """The first, as it would be written."""


def _check(study: Study, options: ChecklistOptions) -> Iterator[Found]:
    is_due = study.journey_coverage or len(study.schooling) >= options.scenarios
    forgotten = tuple(_title(one.generic) for one in study.generic_coverage if not one.is_thought_of)
    if is_due and forgotten:
        values, identity = Forgotten(forgotten, str(forgotten[0])), tuple(map(str, forgotten))
        yield Found(study.plan.settings.place, values, objects=("settings/settings",), identity=identity)


def _title(generic: GenericMoment) -> Title:
    name = GENERIC_MOMENTS[generic]
    return Title(generic.value, name.en, name.fr)


RULE = Rule(
    code="JRN008",
    name="generic-moment-forgotten",
    severity=Severity.INFO,
    statement=Text(
        "The plan forgets some of the ten generic moments.",
        "Le plan oublie certains des dix moments génériques.",
    ),
    why=Text(
        "Ten moments come in nearly every customer's life, from the first visit to inactivity. They are a checklist: "
        "leaving one out may be a choice, forgetting it is not.",
        "Dix moments reviennent dans presque toute vie de client, de la première visite à l'inactivité. C'est une "
        "liste de contrôle : en écarter un peut être un choix, l'oublier n'en est pas un.",
    ),
    source="The ten key moments of French relationship-marketing practice",
    message=Text(
        "the plan says nothing of the generic {generics:moment|moments} {generics:and}",
        "le plan ne dit rien {generics:du moment générique|des moments génériques} {generics:and}",
    ),
    remedy=Text(
        "say which generic moment each of yours is (such as generic: {first}), and add the others, with status: idea "
        "if nothing is decided yet",
        "dites à quel moment générique correspond chacun des vôtres (par exemple generic: {first}), et ajoutez les "
        "autres, avec status: idea si rien n'est décidé",
    ),
    needs=frozenset({Kind.MOMENT, Kind.SCENARIO, Kind.JOURNEY}),
    options=ChecklistOptions,
    bad="""
# relplan.yaml
relplan: 1
name: Plan 2027  # <- here
# journeys/web.yaml
name: Online
touchpoints: [{id: cart, stage: purchase, channel: site}]
# moments.yaml
visit: {kind: relational, generic: site_visit}
signup: {kind: relational, generic: identification}
question: {kind: relational, generic: information_request}
cart: {kind: transactional, generic: wishlist_or_cart}
first: {kind: transactional, generic: first_order}
next: {kind: transactional, generic: next_orders}
delivered: {kind: after_sales, generic: usage}
silence: {kind: relational, generic: inactivity}
""",
    good="""
# relplan.yaml
relplan: 1
name: Plan 2027
# journeys/web.yaml
name: Online
touchpoints: [{id: cart, stage: purchase, channel: site}]
# moments.yaml
visit: {kind: relational, generic: site_visit}
signup: {kind: relational, generic: identification}
question: {kind: relational, generic: information_request}
cart: {kind: transactional, generic: wishlist_or_cart}
first: {kind: transactional, generic: first_order}
next: {kind: transactional, generic: next_orders}
delivered: {kind: after_sales, generic: usage}
complaint: {kind: after_sales, generic: complaint}
birthday: {kind: life, generic: personal_event, status: idea}
silence: {kind: relational, generic: inactivity}
""",
    check=_check,
)

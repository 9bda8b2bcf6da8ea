"""JRN002 moment-of-truth-uncovered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.analysis.coverage.journeys import is_truth
from relplan.diagnostics.finding import Arguments, Found, Related
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.rules.words.touchpoints import touchpoint_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.coverage.journeys import MomentOfTruth
    from relplan.analysis.study import Study
    from relplan.plan.titles import Title
    from relplan.source.place import Place


@dataclass(frozen=True, slots=True)
class Uncovered(Arguments):
    """The moment, or the touchpoint."""

    name: str


def _check(study: Study, _: Options) -> Iterator[Found]:
    for one in study.moments_of_truth:
        if not one.scenarios:
            place, *others = _places(one)
            refs = ([one.moment.ref] if one.moment else []) + [touch.journey.ref for touch in one.touchpoints]
            yield Found(
                place,
                Uncovered(_name(one)),
                tuple(Related(other, "touchpoint") for other in others),
                tuple(dict.fromkeys(refs)),
                identity=(),
            )


def _name(one: MomentOfTruth) -> Title:
    if one.moment:
        return one.moment.title
    return touchpoint_name(one.touchpoints[0].touchpoint)


def _places(one: MomentOfTruth) -> list[Place]:
    """Return where it is called a moment of truth, the moment first, then the other touchpoints that are it."""
    said = [touch for touch in one.touchpoints if touch.touchpoint.moment_of_truth]
    silent = [touch for touch in one.touchpoints if not touch.touchpoint.moment_of_truth]
    own = [one.moment.place] if one.moment and is_truth(one.moment) else []
    return [*own, *(touch.place for touch in (*said, *silent))]


RULE = Rule(
    code="JRN002",
    name="moment-of-truth-uncovered",
    severity=Severity.WARNING,
    statement=Text(
        "No scenario acts on a moment of truth.",
        "Aucun scénario n'agit sur un moment de vérité.",
    ),
    why=Text(
        "Moments of truth decide whether a customer stays; they are treated first. One that the plan answers with "
        "nothing, not even a draft, is where it loses most.",
        "C'est aux moments de vérité qu'un client décide de rester ou de partir ; on les traite en premier. Celui "
        "auquel le plan ne répond par rien, pas même un brouillon, est là où il perd le plus.",
    ),
    source="Common practice of journey maps: moments of truth are treated first",
    message=Text(
        'no scenario acts on the moment of truth "{name}"',
        "aucun scénario n'agit sur le moment de vérité « {name} »",
    ),
    remedy=Text(
        "start a scenario at this moment, name at the touchpoint the scenarios that act on it, or no longer "
        "mark it as a moment of truth",
        "lancez un scénario à ce moment, citez au point de contact les scénarios qui agissent sur lui, ou "
        "ne le marquez plus comme moment de vérité",
    ),
    notes={"touchpoint": Text("a touchpoint of this moment", "un point de contact de ce moment")},
    needs=frozenset({Kind.SCENARIO, Kind.JOURNEY, Kind.MOMENT}),
    bad="""
# moments.yaml
complaint_opened:  # <- here
  name: Complaint
  kind: after_sales
  event: complaint_opened
  moment_of_truth: true
# data.yaml
events: {complaint_opened: {available: available}}
# journeys/web.yaml
name: Online
stages: [{id: purchase}, {id: after_sales}]
channels: [site, phone]
touchpoints:
  - {id: call, stage: after_sales, channel: phone, moment: complaint_opened}
  - id: payment  # <- here
    stage: purchase
    channel: site
    moment_of_truth: true
""",
    good="""
# moments.yaml
complaint_opened:
  name: Complaint
  kind: after_sales
  event: complaint_opened
  moment_of_truth: true
# data.yaml
events: {complaint_opened: {available: available}}
# journeys/web.yaml
name: Online
stages: [{id: purchase}, {id: after_sales}]
channels: [site, phone]
touchpoints:
  - {id: call, stage: after_sales, channel: phone, moment: complaint_opened}
  - id: payment
    stage: purchase
    channel: site
    moment_of_truth: true
    scenarios: [sorry]
# scenarios/sorry.yaml
name: We take care of it
programme: service
status: draft
trigger: {moment: complaint_opened}
steps: [{message: receipt, channel: email}]
# programmes/service.yaml
name: Service
objective: {statement: Settle within a day, kpi: customer_satisfaction}
# conventions/channels.yaml
email: {kind: email}
""",
    check=_check,
)

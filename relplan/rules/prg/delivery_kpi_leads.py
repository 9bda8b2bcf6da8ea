"""PRG001 delivery-kpi-leads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.model.kinds import Kind
from relplan.model.kpi import Nature
from relplan.model.programme import ProgrammeType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relplan.analysis.aims import Aim
    from relplan.analysis.study import Study
    from relplan.plan.titles import Title


@dataclass(frozen=True, slots=True)
class MisplacedKpi(Arguments):
    """A KPI, what it can't be, and what it tells of instead."""

    kpi: Title
    role: Text
    nature: Text
    business: Text | None
    """What to choose in the place of a delivery KPI; none for another."""
    data: Text | None
    """What else than another KPI would mend it; none for a delivery KPI."""


_NATURES = {
    Nature.DATA: Text("a data KPI", "un indicateur de données"),
    Nature.DELIVERY: Text("a delivery KPI", "un indicateur de campagne"),
}
_LEADS = Text("can't lead a programme", "ne peut pas piloter un programme")
_ROLES = {
    "secondary_objectives": Text("can't be an objective of a programme", "ne peut pas être un objectif de programme"),
    "key_results": Text("can't be a key result", "ne peut pas être un résultat clé"),
    "objectives": Text("can't be an objective of loyalty", "ne peut pas être un objectif de fidélité"),
}
"""What a delivery KPI can't be, by the key of the list it stands in."""

_INSTEAD = Text("choose a business or satisfaction KPI", "choisissez un KPI métier ou de satisfaction")
_QUALIFICATION = Text("`type: qualification`", "`type: qualification`")


def _check(study: Study, _: Options) -> Iterator[Found]:
    for aim in study.aims:
        nature = aim.kpi.nature if aim.kpi else None
        role = _refused(aim, nature)
        if nature is not None and role is not None:
            kpi = study.plan.title_of(Kind.KPI, aim.value.kpi or "")
            is_data = nature is Nature.DATA
            values = MisplacedKpi(
                kpi, role, _NATURES[nature], None if is_data else _INSTEAD, _QUALIFICATION if is_data else None
            )
            yield Found(aim.at("kpi"), values, objects=(aim.item.ref, f"kpi/{kpi}"))


def _refused(aim: Aim, nature: Nature | None) -> Text | None:
    """Return what a KPI of a nature can't be where an aim stands; none where it may be that.

    Single scenarios and campaigns may aim at opens and clicks: they are what a message is tuned by.
    """
    if nature is None or nature.may_lead or aim.item.kind in (Kind.SCENARIO, Kind.CAMPAIGN):
        return None
    place = str(aim.route[0])
    if place in _ROLES:
        return _ROLES[place] if nature is Nature.DELIVERY else None
    qualifies = aim.item.value.type is ProgrammeType.QUALIFICATION and nature is Nature.DATA
    return None if qualifies else _LEADS


RULE = Rule(
    code="PRG001",
    name="delivery-kpi-leads",
    severity=Severity.ERROR,
    statement=Text(
        "An objective of a programme, of the plan or of loyalty is measured by a KPI that is neither a business nor a "
        "satisfaction one.",
        "Un objectif d'un programme, du plan ou de la fidélité est mesuré par un KPI qui n'est ni métier ni de "
        "satisfaction.",
    ),
    why=Text(
        "Open and click rates say how a message was received, not what the programme brings. A programme led "
        "by them is optimised for opens. That holds for its secondary objectives, for key results and for the "
        "objectives of loyalty too. How well customers are known may lead a programme of qualification, whose "
        "business that is.",
        "Les taux d'ouverture et de clic disent comment un message est reçu, pas ce que le programme "
        "rapporte. Un programme piloté par eux finit optimisé pour l'ouverture. Cela vaut aussi pour ses objectifs "
        "secondaires, pour les résultats clés et pour les objectifs de fidélité. La connaissance des clients, elle, "
        "peut piloter un programme de qualification : c'est son métier.",
    ),
    source="Common practice of relational plans: business and satisfaction KPIs lead, delivery KPIs diagnose, and a "
    "programme of qualification is led by its rate of qualification",
    message=Text(
        '"{kpi}" {role}: it is {nature}',
        "« {kpi} » {role} : c'est {nature}",
    ),
    remedy=(
        Text(
            "{business}; this one may stay the objective of a single scenario or campaign",
            "{business} ; celui-ci peut rester l'objectif d'un scénario ou d'une campagne",
        ),
        Text(
            "choose a business or satisfaction KPI and keep this one among the secondary objectives, or write {data} "
            "if knowing customers better is what the programme is for",
            "choisissez un KPI métier ou de satisfaction et gardez celui-ci parmi les objectifs secondaires, ou "
            "écrivez {data} si le programme sert à mieux connaître les clients",
        ),
    ),
    bad="""
# programmes/welcome.yaml
name: Welcome
objective:
  statement: A first order within 30 days
  kpi: open_rate  # <- here
secondary_objectives: [{statement: Be read, kpi: click_rate, target: 4 %}]  # <- here
# programmes/profiles.yaml
name: Profiles
type: development
objective:
  statement: Know what members like
  kpi: profile_completion  # <- here
# objectives.yaml
loyal: {name: Keep loyal customers, key_results: [{kpi: open_rate, target: 40 %}]}  # <- here
# loyalty.yaml
objectives: [{statement: Be read by members, kpi: open_rate, target: 45 %}]  # <- here
""",
    good="""
# programmes/welcome.yaml
name: Welcome
objective:
  statement: A first order within 30 days
  kpi: first_order_rate
secondary_objectives: [{statement: Know new customers, kpi: profile_completion, target: 60 %}]
# programmes/profiles.yaml
name: Profiles
type: qualification
objective:
  statement: Know what members like
  kpi: profile_completion
# objectives.yaml
loyal: {name: Keep loyal customers, key_results: [{kpi: retention_rate, target: 76 %}]}
# loyalty.yaml
objectives: [{statement: Be thought of first, kpi: nps, target: 45}]
# scenarios/hello.yaml
name: Hello
programme: welcome
objective: {kpi: open_rate}
trigger: {moment: signed_up}
steps: [{message: hello, channel: email}]
# moments.yaml
signed_up: {name: Signed up}
# conventions/channels.yaml
email: {kind: email}
""",
    check=_check,
)

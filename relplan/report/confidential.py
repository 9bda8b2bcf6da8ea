"""A plan as a partner outside reads it: what this file names, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from relplan.analysis.study import Study
from relplan.model.action import ActionObjective, ControlGroup, MainObjective, Measured, OnCapped
from relplan.model.audience import Audience, Target
from relplan.model.base import Element, Link, Period, ToolReference
from relplan.model.calendar import Blackout, Occasion
from relplan.model.campaign import Campaign, Expected, Local, LocalScope, Repeat, Schedule, Send, Spread
from relplan.model.channels import Channel, ContactHours
from relplan.model.consents import Communication, Consent, Sender
from relplan.model.data import Attribute, DataSource, Event
from relplan.model.journey import Journey, JourneyChannel, Stage, Touchpoint
from relplan.model.kpi import Kpi
from relplan.model.mechanic import (
    AllOf,
    AnyOf,
    BranchStep,
    Case,
    ExitStep,
    MessageStep,
    Not,
    Otherwise,
    Share,
    SplitStep,
    TaskStep,
    WaitFor,
    WaitStep,
    WaitUntil,
)
from relplan.model.moments import Moment
from relplan.model.offers import Offer, Validity
from relplan.model.persona import Buying, Digital, Persona, Profile
from relplan.model.pressure import Exclusion, Pressure, Selector
from relplan.model.programme import Programme
from relplan.model.scenario import Harmonisation, Needs, Reentry, Scenario, Suppression, Trigger
from relplan.model.segments import Segment, Segmentation
from relplan.model.settings import Brand, Settings
from relplan.model.vocabulary import Store, Term

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relplan.plan.plan import Item, Plan
    from relplan.validation.review import Review

_SHEET = "name description owner status tags links"
_ACTION = (
    f"{_SHEET} programme objective communication consents lever offer brands personas priority on_capped languages "
    "legal_basis sensitive tool last_review audience beats"
)
_CONTACT = "name channel communication audience consents lever on_capped template"
_DATUM = f"{_SHEET} source available personal retention"

_NAMES: Mapping[type[Element], str] = {
    Programme: f"{_SHEET} type phase objective secondary_objectives target moment personas sponsor",
    MainObjective: "statement kpi",
    Measured: "statement kpi",
    ActionObjective: "statement kpi serves",
    Target: "segments moment definition",
    Scenario: (
        f"{_ACTION} origin trigger entry_conditions suppresses reentry valid_for with_campaigns steps exit_when "
        "control_group needs version live_since"
    ),
    Trigger: "moment delay on at",
    Reentry: "max per",
    Suppression: "scenario for_ then",
    Harmonisation: "decision wins_and_shifts",
    Needs: "attributes events content offers",
    ControlGroup: "share waiver",
    Campaign: f"{_ACTION} nature occasion repeat scope follows key_message sends expected schedule",
    Send: f"{_CONTACT} id on at fallback subject sender offer spread volume",
    Spread: "over days",
    Local: "local",
    LocalScope: "stores",
    Repeat: "rule from_ until skip",
    Expected: "volume",
    Schedule: "brief proof approval debrief",
    OnCapped: "defer substitute merge_into within then",
    ToolReference: "name id url",
    Link: "url title",
    Period: "from_ to",
    Audience: "segments all_of any_of exclude",
    MessageStep: f"{_CONTACT} description tags message fallback subject sender offer",
    TaskStep: f"{_CONTACT} description tags task assignee",
    WaitStep: "wait",
    WaitUntil: "until",
    WaitFor: "for_ at_most",
    ExitStep: "exit",
    BranchStep: "branch",
    Case: "if_ after then",
    Otherwise: "else_",
    SplitStep: "split",
    Share: "name share then",
    Not: "not_",
    AllOf: "all",
    AnyOf: "any",
    Journey: "name status stages channels touchpoints personas",
    Stage: "id name",
    JourneyChannel: "id name",
    Touchpoint: "id stage channel personas moment scenarios",
    Persona: (
        f"{_SHEET} quote profile segments values motivations frictions expectations buying digital channels tone "
        "promise journeys evidence"
    ),
    Profile: "age family occupation location income",
    Buying: "frequency triggers criteria mode decision",
    Digital: "ease devices sources",
    Settings: "relplan name status language timezone currency countries period brands send_at law",
    Brand: "name status segments",
    Moment: "name status kind generic event date sensitive moment_of_truth personas",
    Occasion: "name status rule date editions duration company sensitive",
    Blackout: "name status from_ to channels",
    DataSource: "name owner status refresh hosting system",
    Event: f"{_DATUM} fields",
    Attribute: f"{_DATUM} family fill_rate quality key legal_basis",
    Offer: f"{_SHEET} kind lever value conditions reference_price valid",
    Validity: "from_ to",
    Term: "description owner status tags links term definition synonyms segment validated",
    Segmentation: "name status exclusive complete moving phases segments",
    Segment: "name status",
    Channel: "name status kind connected contact_hours",
    ContactHours: "days hours holidays",
    Consent: "name status purpose channels kind",
    Communication: f"{_SHEET} purpose sender obeys_pressure counts_in_pressure",
    Sender: (f"{_SHEET} kind address reply_to domain ip_pool spf dkim dmarc one_click_unsubscribe warmup"),
    Pressure: "exclusions",
    Exclusion: "status segment from_ except_",
    Selector: "programmes scenarios campaigns communications channels",
    Kpi: "name status nature unit direction",
    Store: "name status",
}

FOR_AGENCY = {model: frozenset(names.split()) for model, names in _NAMES.items()}
"""The fields that a partner outside reads, or that what it reads is worked out from; every other is hidden from it."""


def hide_from_agency(review: Review) -> Review:
    """Return a review of the same plan without what a partner outside must not read.

    Texts stay as they are written: nobody can tell whether a description has a figure in it.
    """
    return replace(review, study=Study(_hide_plan(review.plan), review.study.as_of), findings=(), waived=())


def _hide_plan(plan: Plan) -> Plan:
    items = {kind: _hide_items(found) for kind, found in plan.items.items()}
    return replace(plan, items=items, remains=(), waivers=(), overlaps=(), extensions={})


def _hide_items(items: Mapping[str, Item[Any]]) -> Mapping[str, Item[Any]]:
    """Keep what is read of each object; nothing of those of whose model nothing is read."""
    read = ((ident, item) for ident, item in items.items() if type(item.value) in FOR_AGENCY)
    return {ident: replace(item, value=_hide(item.value)) for ident, item in read}


def _hide(value: Any) -> Any:
    """Return a value in which every field that isn't read is as if nobody had written it."""
    if isinstance(value, tuple):
        return tuple(_hide(part) for part in value)
    if isinstance(value, dict):
        return {key: _hide(part) for key, part in value.items()}
    if not isinstance(value, Element):
        return value
    read = FOR_AGENCY.get(type(value), frozenset())
    fields = type(value).model_fields.items()
    return value.model_copy(
        update={
            name: _hide(getattr(value, name)) if name in read else field.get_default(call_default_factory=True)
            for name, field in fields
        }
    )

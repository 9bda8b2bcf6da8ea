"""One account of who can get what: each page and each proof says of a customer what `why` says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain, combinations, product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relplan.analysis.arbitration.customer import Membership, describe_customer
from relplan.analysis.arbitration.decision import Outcome
from relplan.analysis.arbitration.ledger import Decided
from relplan.analysis.arbitration.play import play_customer
from relplan.analysis.arbitration.triggers import Happening
from relplan.analysis.study import Study
from relplan.model.kinds import Kind
from relplan.model.settings import Language
from relplan.output.agenda import Agenda
from relplan.plan.load import load_plan
from relplan.report.text.words import Words
from relplan.report.views.names import Names
from relplan.report.views.planning import view_planning
from relplan.source.tree import MemoryTree
from relplan.validation.review import review_plan
from tests.rounds import FUZZ

PHASES = ("new", "active", "lost")
FLAGS = ("complaint", "staff")
CHANNELS = ("email", "sms")
CONSENTS = {
    "mail_ok": ("marketing", ("email",), ""),
    "sms_ok": ("marketing", ("sms",), ""),
    "tailored": ("personalisation", ("email",), ""),
    "old": ("marketing", ("email",), "retired"),
    "opens": ("open_tracking", ("email",), ""),
}
"""By id: purpose, channels, status."""
PURPOSES = {"promo": "marketing", "service": "contract", "": ""}


@dataclass(frozen=True)
class Exclusion:
    segment: str
    selects: tuple[tuple[str, str], ...]
    """Empty for all."""
    spares: tuple[tuple[str, str], ...]
    status: str

    def text(self) -> str:
        except_ = f", except: {_selector(self.spares)}" if self.spares else ""
        status = f", status: {self.status}" if self.status else ""
        return (
            f"{{segment: {self.segment}, from: {_selector(self.selects) if self.selects else 'all'}{except_}{status}}}"
        )


@dataclass(frozen=True)
class Action:
    """A campaign of one send, or a scenario of one message, after a branch if it has one."""

    is_scenario: bool
    communication: str
    audience: tuple[str, ...]
    own_audience: tuple[str, ...]
    channel: str
    falls_back: bool
    consents: tuple[str, ...]
    own_consents: tuple[str, ...]
    only_if: str

    @property
    def channels(self) -> tuple[str, ...]:
        return (self.channel, *(one for one in CHANNELS if self.falls_back and one != self.channel))

    def text(self, number: int) -> str:
        fallback = f", fallback: [{self.channels[1]}]" if self.falls_back else ""
        contact = (
            f"channel: {self.channel}{fallback}, consents: [{', '.join(self.own_consents)}]"
            f", audience: {_audience(self.own_audience)}"
        )
        head = f"name: A{number}\nprogramme: p\naudience: {_audience(self.audience)}\n"
        head += f"consents: [{', '.join(self.consents)}]\n"
        head += f"communication: {self.communication}\n" if self.communication else ""
        if not self.is_scenario:
            return f"{head}sends: [{{id: s, on: 2027-01-{number + 4:02}, {contact}}}]\n"
        step = f"{{message: s, {contact}}}"
        steps = f"[{{branch: [{{if: {self.only_if}, then: [{step}]}}]}}]" if self.only_if else f"[{step}]"
        return f"{head}trigger: {{moment: m}}\nsteps: {steps}\n"


def _selector(parts: tuple[tuple[str, str], ...]) -> str:
    return "{" + ", ".join(f"{key}: [{value}]" for key, value in parts) + "}"


def _audience(segments: tuple[str, ...]) -> str:
    return f"{{segments: [{', '.join(segments)}]}}" if segments else "{}"


SEGMENTS = (*(f"life.{one}" for one in PHASES), *(f"flags.{one}" for one in FLAGS))
SOME = st.lists(st.sampled_from(SEGMENTS), max_size=2, unique=True).map(tuple)
SELECTS = st.sampled_from(
    (("channels", "sms"), ("channels", "email"), ("communications", "promo"), ("campaigns", "a0"))
)
EXCLUSIONS = st.lists(
    st.builds(
        Exclusion,
        segment=st.sampled_from(SEGMENTS),
        selects=st.lists(SELECTS, max_size=1).map(tuple),
        spares=st.lists(SELECTS, max_size=1).map(tuple),
        status=st.sampled_from(("", "", "", "idea", "retired")),
    ),
    max_size=2,
)
SOME_CONSENTS = st.lists(st.sampled_from(("tailored", "opens", "old")), max_size=1).map(tuple)
ACTIONS = st.lists(
    st.builds(
        Action,
        is_scenario=st.booleans(),
        communication=st.sampled_from(tuple(PURPOSES)),
        audience=SOME,
        own_audience=SOME,
        channel=st.sampled_from(CHANNELS),
        falls_back=st.booleans(),
        consents=SOME_CONSENTS,
        own_consents=SOME_CONSENTS,
        only_if=st.sampled_from(("", "life.new", "{not: life.new}", "flags.staff")),
    ),
    min_size=1,
    max_size=4,
)


def study_of(actions: list[Action], exclusions: list[Exclusion]) -> Study:
    def consent(purpose: str, channels: tuple[str, ...], status: str) -> str:
        own = f", status: {status}" if status else ""
        return f"{{purpose: {purpose}, channels: [{', '.join(channels)}]{own}}}"

    folders = ["scenarios" if action.is_scenario else "campaigns" for action in actions]
    files = {
        f"{folder}/a{n}.yaml": action.text(n) for n, (folder, action) in enumerate(zip(folders, actions, strict=True))
    }
    life = ", ".join(f"{one}: {{name: {one}}}" for one in PHASES)
    files |= {
        "relplan.yaml": "relplan: 1\nname: P\nperiod: {from: 2027-01-01, to: 2027-01-31}\n",
        "programmes/p.yaml": "name: P\nobjective: {statement: s, kpi: nps}\n",
        "moments.yaml": "m: {name: M, kind: relational, event: e}\n",
        "data.yaml": "sources: {s: {}}\nevents: {e: {source: s}}\n",
        "conventions/channels.yaml": "email: {kind: email}\nsms: {kind: sms}\n",
        "conventions/communications.yaml": (
            "promo: {purpose: marketing}\nservice: {purpose: contract, obeys_pressure: false}\n"
        ),
        "conventions/consents.yaml": "".join(f"{one}: {consent(*what)}\n" for one, what in CONSENTS.items()),
        "conventions/segments.yaml": (
            f"segmentations:\n  life: {{complete: true, phases: true, moving: false, segments: {{{life}}}}}\n"
            "  flags: {exclusive: false, moving: false, segments: {complaint: {}, staff: {}}}\n"
        ),
        "conventions/pressure.yaml": "exclusions:\n"
        + "".join(f"  x{n}: {one.text()}\n" for n, one in enumerate(exclusions))
        if exclusions
        else "caps: {}\n",
    }
    plan = load_plan(MemoryTree(files))
    assert not plan.problems
    return Study(plan, date(2026, 12, 1))


def is_in(segments: tuple[str, ...], customer: frozenset[str]) -> bool:
    """Tell what an audience means, from its definition: alternatives within a segmentation, all across them."""
    by_segmentation: dict[str, list[str]] = {}
    for one in segments:
        by_segmentation.setdefault(one.partition(".")[0], []).append(one)
    return all(any(one in customer for one in those) for those in by_segmentation.values())


def is_selected(parts: tuple[tuple[str, str], ...], action: Action, ident: str, channel: str) -> bool:
    facts = {
        "channels": channel,
        "communications": action.communication,
        "campaigns": "" if action.is_scenario else ident,
    }
    return any(facts[key] == value for key, value in parts)


def expected_channel(
    action: Action, ident: str, exclusions: list[Exclusion], customer: frozenset[str], refused: frozenset[str]
) -> str | None:
    """Return the channel over which an action reaches a customer, from what the format says; none when it doesn't."""
    comes = action.only_if in customer if not action.only_if.startswith("{") else "life.new" not in customer
    if not is_in(action.audience, customer) or not is_in(action.own_audience, customer):
        return None
    if action.is_scenario and action.only_if and not comes:
        return None
    for channel in action.channels:
        kept = any(
            one.segment in customer
            and not one.status
            and action.communication != "service"
            and (not one.selects or is_selected(one.selects, action, ident, channel))
            and not is_selected(one.spares, action, ident, channel)
            for one in exclusions
        )
        for_purpose = [
            one
            for one, (purpose, channels, status) in CONSENTS.items()
            if purpose == PURPOSES[action.communication] != "contract" and channel in channels and not status
        ]
        is_asked_in_vain = bool(for_purpose) and refused.issuperset(for_purpose)
        named = {one for one in (*action.consents, *action.own_consents) if one == "tailored" and channel == "email"}
        if not kept and not is_asked_in_vain and not named & refused:
            return channel
    return None


def customers() -> Iterator[frozenset[str]]:
    for phase, flags in product(PHASES, chain.from_iterable(combinations(FLAGS, n) for n in range(3))):
        yield frozenset({f"life.{phase}", *(f"flags.{one}" for one in flags)})


def played_channels(study: Study, customer: frozenset[str], refused: frozenset[str]) -> Mapping[str, str]:
    """Return the channels over which `why` lets each action reach a customer."""
    start = datetime(2027, 1, 1)
    members = [Membership(one) for one in sorted(customer)]
    described = describe_customer(study.plan, study.population, members, start, refused)
    entries = play_customer(
        study.stage, described.customer, [Happening(datetime(2027, 1, 20, 9), "e")], datetime(2027, 1, 31)
    )
    decisions: list[Any] = [entry.fact.decision for entry in entries if isinstance(entry.fact, Decided)]
    return {
        one.candidate.action: one.made.message.channels[0]
        for one in decisions
        if one.outcome is Outcome.SENT and one.made is not None
    }


@settings(max_examples=40 * FUZZ, deadline=None)
@given(
    ACTIONS, EXCLUSIONS, st.sampled_from((frozenset(), frozenset({"mail_ok"}), frozenset({"tailored", "old", "opens"})))
)
def test_every_reader_says_the_same_of_who_gets_what(
    actions: list[Action], exclusions: list[Exclusion], refused: frozenset[str]
) -> None:
    if actions[0].is_scenario:
        exclusions = [one for one in exclusions if ("campaigns", "a0") not in (*one.selects, *one.spares)]
    study = study_of(actions, exclusions)
    reached: dict[str, set[str]] = {segment: set() for segment in SEGMENTS}
    crossed: dict[tuple[str, str], set[str]] = {}
    for customer in customers():
        wanted = {
            f"a{n}": channel
            for n, action in enumerate(actions)
            if (channel := expected_channel(action, f"a{n}", exclusions, customer, refused)) is not None
        }
        assert played_channels(study, customer, refused) == wanted
        anyone = {
            f"a{n}"
            for n, action in enumerate(actions)
            if expected_channel(action, f"a{n}", exclusions, customer, frozenset()) is not None
        }
        for segment in customer:
            reached[segment] |= anyone
        for phase, other in product(customer, customer):
            if phase.startswith("life.") and other.startswith("flags."):
                crossed.setdefault((other, phase), set()).update(anyone)
    scenarios = {f"a{n}" for n, action in enumerate(actions) if action.is_scenario}

    for item in study.plan.actions.values():
        by_channel = [kept for one in study.messages.of_action(item) for kept in study.messages.kept_away(one)]
        for segment in frozenset.intersection(*by_channel):
            assert item.id not in reached[segment]
    assert {one.segment.id: {item.id for item in one.actions} for one in study.segment_coverage} == reached
    assert {one: ratio.actions for one, ratio in study.segment_centricity.items()} == {
        one: len(those) for one, those in reached.items()
    }
    assert {(one.segment, one.phase): {item.id for item in one.scenarios} for one in study.phase_crossings} == {
        key: those & scenarios for key, those in crossed.items()
    }
    for segment in SEGMENTS:
        agenda = Agenda(study, study.period, segment=segment)
        assert {one.planned.campaign.id for one in agenda.contacts} == reached[segment] - scenarios
    campaigns = {phase: {f"A{one[1:]}" for one in reached[f"life.{phase}"] - scenarios} for phase in PHASES}
    assert planned_for(study) == {phase: names for phase, names in campaigns.items() if names}


def planned_for(study: Study) -> dict[str, set[str]]:
    """Return the campaigns that the planning shows for each phase; those of everybody stand in a row of their own."""
    words = Words(Language.EN)
    planning = view_planning(review_plan(study.plan, study.as_of), Names(study.plan, words), words)
    rows = (
        {row.title: {entry.link.text for month in row.months for entry in month} for row in planning.rows}
        if planning
        else {}
    )
    shared = set().union(*(rows.get(title, set()) for title in rows if title not in PHASES))
    return {
        phase: own
        for phase in PHASES
        if (own := rows.get(phase, set()) | {name for name in shared if _meets(study, name, phase)})
    }


def _meets(study: Study, name: str, phase: str) -> bool:
    """Tell whether a campaign that doesn't choose among the phases reaches one: then it is shown for all of them."""
    item = study.plan.of(Kind.CAMPAIGN)[f"a{name[1:]}"]
    reach = study.messages.reach_of(item)
    return any(phase in dict(box).get("life", frozenset(PHASES)) for box in reach.boxes)


@pytest.mark.parametrize(
    ("named", "gets"),
    [
        ("consents: [tailored]", set()),
        ("", {"c"}),
    ],
)
def test_a_consent_named_by_a_task_is_asked(named: str, gets: set[str]) -> None:
    """A person's call needs what it names, as a message does."""
    files = {
        "relplan.yaml": "relplan: 1\nname: P\nperiod: {from: 2027-01-01, to: 2027-01-31}\n",
        "programmes/p.yaml": "name: P\nobjective: {statement: s, kpi: nps}\n",
        "moments.yaml": "m: {name: M, event: e}\n",
        "conventions/channels.yaml": "call: {kind: call}\n",
        "conventions/consents.yaml": "tailored: {purpose: personalisation}\n",
        "scenarios/c.yaml": (
            "name: C\nprogramme: p\ntrigger: {moment: m}\n"
            f"steps: [{{task: t, channel: call{', ' * bool(named)}{named}}}]\n"
        ),
    }
    study = Study(load_plan(MemoryTree(files)), date(2026, 12, 1))

    assert set(played_channels(study, frozenset(), frozenset({"tailored"}))) == gets

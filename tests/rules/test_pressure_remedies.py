"""The remedies of pressure rules, each taken literally on random plans: the finding goes, and nothing worse comes."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

import pytest

from relplan.diagnostics.finding import Finding
from relplan.diagnostics.severity import Severity
from relplan.model.settings import Language
from relplan.plan.load import load_plan
from relplan.rules.book import RULES
from relplan.source.tree import MemoryTree
from relplan.validation.review import Selection, review_plan
from tests.conftest import AS_OF

ROUNDS = 12 * int(os.environ.get("RELPLAN_FUZZ", "1"))
BREACHES = frozenset({"PRS002", "PRS003", "PRS004"})
CLOSINGS = frozenset({"PRS007", "PRS008"})
WATCHED = BREACHES | CLOSINGS | {rule.code for rule in RULES if rule.hangs_on_days}
FIRST = date(2027, 3, 1)

SETTINGS = 'relplan: 1\nname: P\nlaw: [fr]\nsend_at: "09:00"\nperiod: {from: 2027-02-01, to: 2027-05-31}\n'
CONVENTIONS = {
    "conventions/segments.yaml": "segmentations: {engagement: {segments: {high: {}, low: {}}}}\n",
    "conventions/channels.yaml": (
        "email: {kind: email}\n"
        'sms: {kind: sms, contact_hours: [{days: [mon, tue, wed, thu, fri], hours: ["08:00-20:00"]}]}\n'
        "call: {kind: call, capacity: 300/day, contact_hours: "
        '[{days: [mon, tue, wed, thu, fri], hours: ["10:00-13:00"]}]}\n'
    ),
    "conventions/communications.yaml": (
        "promo: {}\nnotice: {obeys_pressure: false}\nfree: {counts_in_pressure: false}\n"
    ),
    "calendar.yaml": (
        "occasions: {fair: {date: 2027-03-12, duration: 5d}}\n"
        "blackouts:\n"
        "  quiet: {from: 2027-03-17, to: 2027-03-18}\n"
        "  no_sms: {from: 2027-03-09, to: 2027-03-10, channels: [sms]}\n"
    ),
    "offers.yaml": "spring: {name: S, kind: offer, lever: transactional, valid: {from: 2027-03-03, to: 2027-03-20}}\n",
}
AUDIENCES = ("{}", "{}", "{segments: [engagement.high]}", "{exclude: [engagement.low]}")


@dataclass(frozen=True)
class Plan:
    """A plan of campaigns, each given by its own keys and those of its sends."""

    campaigns: Mapping[str, Mapping[str, Any]]
    pressure: Mapping[str, str]
    """The figures by their keys, as remedies name them."""
    rest: Mapping[str, str] = field(default_factory=dict)
    """What else a cap says."""

    def findings(self) -> list[Finding]:
        """Return what the watched rules say of it."""
        plan = load_plan(MemoryTree({"relplan.yaml": SETTINGS, **CONVENTIONS, **self.files()}))
        assert not plan.problems, plan.problems
        return list(review_plan(plan, AS_OF, Selection(select=WATCHED)).findings)

    def files(self) -> Mapping[str, str]:
        """Write the campaigns and the pressure rules."""
        campaigns = {f"campaigns/{ident}.yaml": _campaign(one) for ident, one in self.campaigns.items()}
        return {"conventions/pressure.yaml": self._pressure_text(), **campaigns}

    def _pressure_text(self) -> str:
        figures = self.pressure
        cap = f"max: {figures['caps.weekly.max']}, per: {self.rest['per']}"
        for group in ("by_segment", "during"):
            prefix = f"caps.weekly.{group}."
            own = ", ".join(f"{k.removeprefix(prefix)}: {v}" for k, v in figures.items() if k.startswith(prefix))
            cap += f", {group}: {{{own}}}"
        text = f"caps: {{weekly: {{{cap}}}}}\n"
        gaps = {key.removeprefix("minimum_gap."): v for key, v in figures.items() if key.startswith("minimum_gap.")}
        if "minimum_gap" in figures:
            text += f"minimum_gap: {figures['minimum_gap']}\n"
        elif gaps:
            text += f"minimum_gap: {{{', '.join(f'{key}: {gap}' for key, gap in gaps.items())}}}\n"
        if "reserve.slots" in figures:
            text += f"reserve: {{for: scenarios, slots: {figures['reserve.slots']}, of: weekly}}\n"
        return text


def _campaign(one: Mapping[str, Any]) -> str:
    own = "".join(f"{key}: {value}\n" for key, value in one.items() if key not in ("sends", "skip"))
    own = own.replace("SKIP", ", ".join(one.get("skip", ())))
    sends = "".join(f"  - {{{', '.join(f'{key}: {value}' for key, value in send.items())}}}\n" for send in one["sends"])
    return f"name: C\nprogramme: p\n{own}sends:\n{sends}"


def random_plan(rng: random.Random) -> Plan:
    campaigns = {f"c{number}": _random_campaign(rng, number) for number in range(rng.randint(2, 5))}
    figures = {"caps.weekly.max": str(rng.randint(1, 2))}
    if rng.random() < 0.4:
        figures["caps.weekly.by_segment.engagement.high"] = str(rng.randint(1, 3))
    if rng.random() < 0.4:
        figures["caps.weekly.during.fair"] = str(rng.randint(1, 3))
    if rng.random() < 0.3:
        figures["caps.weekly.during.2027-03-10..2027-03-14"] = str(rng.randint(1, 3))
    if rng.random() < 0.5:
        figures |= rng.choice([{"minimum_gap": "48h"}, {"minimum_gap.any": "1d", "minimum_gap.sms": "3d"}])
    if rng.random() < 0.3 and "1" not in figures.values():
        figures["reserve.slots"] = "1"
    return Plan(campaigns, figures, {"per": rng.choice(["7d", "week", "3d", "1mo"])})


def _random_campaign(rng: random.Random, number: int) -> Mapping[str, Any]:
    kind = rng.choice(["dated", "dated", "repeated", "occasion", "offer"])
    one: dict[str, Any] = {"sends": [_random_send(rng, kind, n) for n in range(rng.choice([1, 1, 2]))]}
    if kind == "repeated":
        rule = rng.choice(["FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=2"])
        first = FIRST + timedelta(days=rng.randint(0, 7))
        one |= {"repeat": f'{{rule: "{rule}", from: {first}, until: 2027-04-11, skip: [SKIP]}}', "skip": ()}
    if kind == "occasion":
        one["occasion"] = "fair"
    if kind == "offer":
        one["offer"] = "spring"
    if number and rng.random() < 0.3:
        one["follows"] = f"[c{number - 1}]"
    if rng.random() < 0.5:
        one["priority"] = str(rng.randint(1, 3))
    if rng.random() < 0.2:
        one["schedule"] = f"{{proof: {FIRST + timedelta(days=rng.randint(0, 9))}}}"
    return one


def _random_send(rng: random.Random, kind: str, number: int) -> dict[str, str]:
    day = FIRST + timedelta(days=rng.randint(2, 19))
    on = {"repeated": rng.choice(["occurrence", "occurrence + 2d"]), "occasion": f"occasion - {rng.randint(1, 5)}d"}
    send = {"id": f"s{number}", "on": on.get(kind, str(day)), "at": f'"{rng.choice(["09:00", "11:00", "20:30"])}"'}
    send["channel"] = rng.choice(["email", "email", "sms", "call"])
    if send["channel"] == "email" and rng.random() < 0.4:
        send["fallback"] = "[sms]"
    send["audience"] = rng.choice(AUDIENCES)
    send["communication"] = rng.choice(["promo", "promo", "promo", "notice", "free"])
    if rng.random() < 0.2:
        send["spread"] = rng.choice(["{over: 3d}", "{over: 2d}"])
    if send["channel"] == "call":
        send["volume"] = str(rng.choice([100, 200, 300]))
    if rng.random() < 0.3:
        send["subject"] = rng.choice(["Last chance", "Soldes"])
    return send


@dataclass(frozen=True)
class Remedy:
    """One way out that a finding offers, taken literally."""

    plan: Plan
    is_first_step: bool = False
    breaks: bool = False
    """Whether the sentence says that a limit is broken then."""


def remedies_of(plan: Plan, finding: Finding) -> Iterator[Remedy]:
    """Take each way out that a finding offers, from its values."""
    values = finding.found.values
    campaign = str(finding.at.path).removeprefix("campaigns/").removesuffix(".yaml")
    index = int(finding.at.route[1])
    is_first = bool(getattr(values, "left", None) or getattr(values, "follow", None))
    if values.skip:
        yield Remedy(_skip(plan, campaign, values.skip), is_first)
        return
    if finding.rule.code in CLOSINGS:
        yield from _moves(plan, campaign, index, values)
        return
    for begin in (values.free, values.begin):
        if begin:
            yield Remedy(_move(plan, campaign, index, f"{begin:%Y-%m-%d}", f"{begin:%H:%M}"), is_first)
    if values.on:
        yield Remedy(_move(plan, campaign, index, values.on, values.hour), is_first)
    yield from _loosened(plan, finding)


def _moves(plan: Plan, campaign: str, index: int, values: Any) -> Iterator[Remedy]:
    begins = (values.before, values.after, values.begin_before, values.begin_after, values.broken, values.begin_broken)
    for begin in filter(None, begins):
        breaks = begin in (values.broken, values.begin_broken)
        yield Remedy(_move(plan, campaign, index, f"{begin:%Y-%m-%d}", f"{begin:%H:%M}"), breaks=breaks)
    if values.on:
        yield Remedy(_move(plan, campaign, index, values.on, values.hour), breaks=bool(values.limit.in_(Language.EN)))


def _loosened(plan: Plan, finding: Finding) -> Iterator[Remedy]:
    values = finding.found.values
    if finding.rule.code == "PRS002":
        yield Remedy(replace(plan, pressure={**plan.pressure, **_figures(values.raised)}))
    if finding.rule.code == "PRS003" and values.apart:
        yield Remedy(replace(plan, pressure={**plan.pressure, **_figures(values.apart)}))
    if finding.rule.code == "PRS004":
        kept = {key: figure for key, figure in plan.pressure.items() if key != "reserve.slots"}
        yield Remedy(replace(plan, pressure=kept | ({"reserve.slots": str(values.kept)} if values.kept else {})))


def _figures(written: str) -> dict[str, str]:
    return dict(figure.split(": ", 1) for figure in written.split(", "))


def _skip(plan: Plan, campaign: str, day: str) -> Plan:
    one = plan.campaigns[campaign]
    return replace(plan, campaigns={**plan.campaigns, campaign: {**one, "skip": (*one["skip"], day)}})


def _move(plan: Plan, campaign: str, index: int, on: str, hour: str) -> Plan:
    one = plan.campaigns[campaign]
    sends = [{**send, "on": on, "at": f'"{hour}"'} if n == index else send for n, send in enumerate(one["sends"])]
    return replace(plan, campaigns={**plan.campaigns, campaign: {**one, "sends": sends}})


def fault_of(remedy: Remedy, mended: Finding, before: list[Finding]) -> str:
    """Say what a remedy leaves or brings that it shouldn't; empty when it holds."""
    after = remedy.plan.findings()
    same = [one for one in after if one.fingerprint == mended.fingerprint]
    if same and not remedy.is_first_step:
        return f"still there: {same[0].message(Language.EN)}"
    if same and not any(now < then for now, then in zip(_extents(same[0]), _extents(mended), strict=True)):
        return f"no step: {same[0].message(Language.EN)}"
    for one in after:
        is_remark = one.severity is Severity.INFO
        if not remedy.breaks and not is_remark and not any(_covers(other, one) for other in before):
            return f"new: {one.rule.code} {one.message(Language.EN)}"
    return ""


def _extents(finding: Finding) -> tuple[int, int]:
    """Return how many contacts its worst window has, and how many windows or instants it is about."""
    values = finding.found.values
    return getattr(values, "load", 0), getattr(values, "windows", None) or getattr(values, "times", None) or 1


def _covers(other: Finding, one: Finding) -> bool:
    """Tell whether a finding is one of before, or what is left of one: fewer campaigns over the same limit."""
    if other.fingerprint == one.fingerprint:
        return True
    if other.rule is not one.rule or other.rule.code not in BREACHES:
        return False
    return {*one.found.objects} <= {*other.found.objects}


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_every_remedy_holds(seed: int) -> None:
    plan = random_plan(random.Random(seed))
    before = plan.findings()
    for finding in before:
        if finding.rule.code.startswith("PRS"):
            for remedy in remedies_of(plan, finding):
                fault = fault_of(remedy, finding, before)
                assert not fault, f"{finding.message(Language.EN)}\n{finding.remedy(Language.EN)}\n{fault}"

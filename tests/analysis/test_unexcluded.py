"""Campaigns to everybody that forget whom the others exclude."""

from __future__ import annotations

import pytest

from relplan.analysis.study import Study
from tests.conftest import AS_OF, plan_of

FILES = {
    "programmes/p.yaml": "name: P\nobjective: {statement: s, kpi: nps}\n",
    "conventions/channels.yaml": "email: {kind: email}\nsms: {kind: sms}\n",
    "conventions/communications.yaml": "offer: {purpose: marketing}\nlegal: {obeys_pressure: false}\n",
    "conventions/segments.yaml": (
        "segmentations:\n  life: {segments: {new: {}}}\n  flags: {exclusive: false, segments: {open: {}, linen: {}}}\n"
    ),
}


def campaign(audience: str = "{}", kind: str = "offer", send_audience: str = "{}") -> str:
    return (
        f"name: C\nprogramme: p\ncommunication: {kind}\naudience: {audience}\n"
        f"sends: [{{id: a, on: 2027-03-01, channel: email, audience: {send_audience}}}]\n"
    )


def forgotten(one: str, *others: str, pressure: str = "") -> list[tuple[str, ...]]:
    """Return the flags that a campaign forgets beside others."""
    files = {f"campaigns/o{number}.yaml": text for number, text in enumerate(others)} | {"campaigns/a.yaml": one}
    files |= {"conventions/pressure.yaml": pressure} if pressure else {}
    plan = plan_of(FILES | files)
    assert not plan.problems
    return [found.flags for found in Study(plan, AS_OF).unexcluded if found.campaign.id == "a"]


OTHER = campaign("{exclude: [flags.open]}")
LINEN = campaign("{exclude: [flags.linen]}")


@pytest.mark.parametrize(
    ("one", "flags"),
    [
        (campaign(), [("flags.open",)]),
        (campaign("{exclude: [flags.linen]}"), []),
        (campaign("{segments: [life.new]}"), []),
        (campaign(kind="legal"), []),
        (campaign(send_audience="{exclude: [flags.open]}"), []),
    ],
)
def test_who_forgets_a_flag(one: str, flags: list[tuple[str, ...]]) -> None:
    assert forgotten(one, OTHER, OTHER) == flags


def test_flags_that_some_action_is_for_are_no_flags_to_exclude() -> None:
    assert forgotten(campaign(), OTHER, campaign("{segments: [flags.open]}")) == []


def test_a_flag_that_few_exclude_is_a_choice_of_theirs() -> None:
    assert forgotten(campaign(), OTHER, OTHER, LINEN) == [("flags.open",)]
    assert forgotten(campaign(), OTHER, LINEN) == []


def test_exclusions_of_the_pressure_rules_are_for_all() -> None:
    assert forgotten(campaign(), OTHER, pressure="exclusions: {open: {segment: flags.open, from: all}}\n") == []


NO_MAIL = "  mail: {segment: flags.open, from: {channels: [email]}}\n"
NO_SMS = "  sms: {segment: flags.open, from: {channels: [sms]}}\n"


@pytest.mark.parametrize(
    ("exclusions", "fallback", "expected"),
    [
        (NO_MAIL, "", []),
        (NO_SMS, "", [("flags.open",)]),
        (NO_MAIL, ", fallback: [sms]", [("flags.open",)]),
        (NO_MAIL + NO_SMS, ", fallback: [sms]", []),
    ],
)
def test_who_gets_it_over_another_channel_is_not_kept_away(
    exclusions: str, fallback: str, expected: list[tuple[str, ...]]
) -> None:
    one = campaign().replace("channel: email", f"channel: email{fallback}")
    assert forgotten(one, OTHER, pressure=f"exclusions:\n{exclusions}") == expected

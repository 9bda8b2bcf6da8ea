"""Rules on scenarios, campaigns and data keep silent where there is nothing to ask for, and tell one cause once."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from relplan.model.settings import Language
from tests.conftest import plan_of, review_of

FILES = {
    "programmes/p.yaml": "name: P\nobjective: {statement: s, kpi: nps}\n",
    "moments.yaml": "m: {name: M, kind: transactional, event: happened}\n",
    "data.yaml": "events: {happened: {}, bought: {}}\n",
    "conventions/channels.yaml": "email: {kind: email}\n",
    "conventions/communications.yaml": (
        "offer: {purpose: marketing}\nservice: {purpose: contract, obeys_pressure: false, counts_in_pressure: false}\n"
    ),
}
BARE = "name: S\nprogramme: p\nstatus: {status}\ncommunication: {kind}\ntrigger: {{moment: m}}\nsteps: {steps}\n"
TWO = "[{message: a, channel: email}, {wait: 2d}, {message: b, channel: email}]"


def found(files: Mapping[str, str], *names: str) -> list[str]:
    """Return the names of the findings of some rules, in order."""
    review = review_of(FILES | dict(files))
    assert not [one.message(Language.EN) for one in review.findings if one.rule.family in ("SYN", "SCH", "REF")]
    return [one.rule.name for one in review.findings if one.rule.name in names]


ASKED = (
    "scenario-without-exit",
    "scenario-without-reentry",
    "scenario-without-control-group",
    "scenario-serves-nothing",
)


@pytest.mark.parametrize(
    ("status", "kind", "asked"),
    [
        ("live", "offer", set(ASKED)),
        ("ready", "offer", set(ASKED)),
        ("draft", "offer", set()),
        ("paused", "offer", set()),
        ("idea", "offer", set()),
        ("live", "service", {"scenario-without-exit", "scenario-serves-nothing"}),
    ],
)
def test_a_scenario_is_asked_for_what_its_status_promises(status: str, kind: str, asked: set[str]) -> None:
    scenario = BARE.format(status=status, kind=kind, steps=TWO)
    assert set(found({"scenarios/s.yaml": scenario}, *ASKED)) == asked


def test_a_branch_out_on_an_event_is_an_exit() -> None:
    steps = TWO.replace("{wait: 2d}", "{wait: 2d}, {branch: [{if: bought, then: [{exit: done}]}]}")
    scenario = BARE.format(status="live", kind="offer", steps=steps)
    assert found({"scenarios/s.yaml": scenario}, "scenario-without-exit") == []


def test_what_restarts_at_once_is_told_by_the_pressure_rules_alone() -> None:
    scenario = BARE.format(status="live", kind="offer", steps="[{message: a, channel: email}]")
    files = {"scenarios/s.yaml": scenario, "conventions/pressure.yaml": "caps: {weekly: {max: 1, per: 7d}}\n"}
    assert found(files, "scenario-without-reentry", "scenario-without-end") == ["scenario-without-end"]


def test_a_control_group_of_nobody_is_none() -> None:
    scenario = BARE.format(status="live", kind="offer", steps=TWO) + "control_group: 0 %\n"
    assert found({"scenarios/s.yaml": scenario}, "scenario-without-control-group")
    excused = BARE.format(status="live", kind="offer", steps=TWO) + "control_group: {waiver: too few}\n"
    assert not found({"scenarios/s.yaml": excused}, "scenario-without-control-group")


@pytest.mark.parametrize(
    ("first", "second", "names"),
    [
        ("", "", ["same-start-undecided"]),
        ("beats: [b]", "", []),
        ("suppresses: [{scenario: b}]", "", []),
        ("priority: 1", "priority: 2", []),
        ("priority: 1", "priority: 1", ["priority-tie"]),
        ("priority: 1", "", ["priority-missing"]),
        ("communication: service", "", []),
    ],
)
def test_one_rule_speaks_of_two_scenarios_that_start_together(first: str, second: str, names: list[str]) -> None:
    scenario = "name: S\nprogramme: p\ntrigger: {moment: m, delay: 1d}\nsteps: [{message: x, channel: email}]\n"
    files = {"scenarios/a.yaml": f"{scenario}{first}\n", "scenarios/b.yaml": f"{scenario}{second}\n"}
    assert found(files, "same-start-undecided", "priority-tie", "priority-missing") == names


def test_scenarios_that_start_together_are_told_once_each_with_those_after_them() -> None:
    scenario = "name: {id}\nprogramme: p\ntrigger: {{moment: m}}\nsteps: [{{message: x, channel: email}}]\n"
    files = {f"scenarios/{ident}.yaml": scenario.format(id=ident) for ident in "abcdef"}
    files["scenarios/f.yaml"] += "beats: [a]\n"
    review = review_of(FILES | files)
    told = [one for one in review.findings if one.rule.name == "same-start-undecided"]
    assert [one.at.path[-6] for one in told] == ["a", "b", "c", "d", "e"]
    assert [one.message(Language.EN) for one in told] == [
        '"a" starts at the moment "M" together with "b", "c", "d" and 1 more, and nothing decides between them',
        '"b" starts at the moment "M" together with "c", "d", "e" and 1 more, and nothing decides between them',
        '"c" starts at the moment "M" together with "d", "e" and "f", and nothing decides between them',
        '"d" starts at the moment "M" together with "e" and "f", and nothing decides between them',
        '"e" and "f" start together at the moment "M", and nothing decides between them',
    ]
    assert [len(one.found.objects) for one in told] == [1, 1, 1, 1, 2]
    assert "a priority" in told[0].remedy(Language.EN)
    assert "beats: [f]" in told[-1].remedy(Language.EN)


def test_a_way_out_on_an_event_that_ends_the_scenario_loses_nothing() -> None:
    steps = (
        "[{message: a, channel: email}, {wait: {for: bought, at_most: 2d}}, "
        "{branch: [{if: bought, then: [{exit: done}]}, {else: [{message: b, channel: email}]}]}]"
    )
    scenario = BARE.format(status="live", kind="offer", steps=steps) + "exit_when: [bought]\n"
    assert found({"scenarios/s.yaml": scenario}, "way-never-taken") == []


@pytest.mark.parametrize(("shares", "is_wrong"), [("33.3 33.3 33.3", False), ("50 50", False), ("33 33 33", True)])
def test_thirds_are_a_whole(shares: str, is_wrong: bool) -> None:
    parts = ", ".join(f"{{name: p{n}, share: {share} %}}" for n, share in enumerate(shares.split()))
    scenario = BARE.format(status="draft", kind="offer", steps=f"[{{split: [{parts}]}}]")
    assert bool(found({"scenarios/s.yaml": scenario}, "shares-not-whole")) is is_wrong


def campaign(*sends: str, more: str = "") -> str:
    return f"name: C\nprogramme: p\n{more}\nsends:\n" + "".join(f"  - {send}\n" for send in sends)


def test_the_last_chance_over_two_channels_on_one_day_is_one() -> None:
    send = "{{id: {id}, on: {day}, channel: email, subject: Dernière chance}}"
    same = campaign(*(send.format(id=ident, day="2027-03-01") for ident in "ab"))
    apart = campaign(*(send.format(id=ident, day=f"2027-03-0{n}") for n, ident in enumerate("ab", 1)))
    assert found({"campaigns/c.yaml": same}, "last-chance-repeated") == []
    assert found({"campaigns/c.yaml": apart}, "last-chance-repeated") == ["last-chance-repeated"]


@pytest.mark.parametrize(
    ("name", "day", "is_told"),
    [
        ("Soldes privées", "2027-03-01", True),
        ("Tout en solde", "2027-03-01", True),
        ("Soldes d'hiver", "2027-01-06", False),
        ("Soldes d'hiver", "2027-01-02", False),
        ("Soldes d'hiver", "2027-02-02", False),
        ("Soldes d'hiver", "2027-02-03", True),
        ("Solde de votre compte", "2027-03-01", False),
        ("Vos soldes de points", "2027-03-01", False),
        ("Ventes privées", "2027-03-01", False),
    ],
)
def test_the_word_of_the_sales(name: str, day: str, is_told: bool) -> None:
    settings = "relplan: 1\nname: P\nlaw: [fr]\nperiod: {from: 2027-01-01, to: 2027-12-31}\n"
    text = campaign(f'{{id: a, on: {day}, channel: email, subject: "{name}"}}')
    files = {"relplan.yaml": settings, "campaigns/c.yaml": text}
    assert bool(found(files, "sales-outside-period")) is is_told
    assert not found({"campaigns/c.yaml": text}, "sales-outside-period"), "only where French law is asked for"


def test_an_offer_may_be_announced_a_week_before() -> None:
    offers = "half: {valid: {from: 2027-03-10, to: 2027-03-20}}\n"

    def names(day: str) -> list[str]:
        text = campaign(f"{{id: a, on: {day}, channel: email}}", more="offer: half")
        return found({"campaigns/c.yaml": text, "offers.yaml": offers}, "offer-outside-validity")

    assert names("2027-03-02") == ["offer-outside-validity"]
    assert names("2027-03-03") == []
    assert names("2027-03-21") == ["offer-outside-validity"]


def test_an_inventory_that_nothing_uses_yet_is_a_list() -> None:
    assert found({"moments.yaml": "m: {name: M}\n"}, "unused-data") == []
    assert found({}, "unused-data") == ["unused-data"]


def test_personal_data_are_never_told_whole() -> None:
    review = review_of(FILES | {"moments.yaml": "m: {name: 'call 06 12 34 56 78 or camille.petit@orange.fr'}\n"})
    (finding,) = [one for one in review.findings if one.rule.code == "GOV020"]
    for language in Language:
        said = finding.message(language)
        assert "06 ** ** ** 78" in said
        assert "12 34" not in said
        assert "camille" not in said


def test_personal_data_in_a_comment_can_be_told_from_the_rest() -> None:
    plan = plan_of({"moments.yaml": "m:\n  name: M  # vu avec camille.petit@orange.fr\n"})
    review = review_of({"moments.yaml": plan.documents["moments.yaml"].text})
    assert [plan.locate(one.at) for one in review.findings if one.rule.code == "GOV020"] == [(2, 3)]

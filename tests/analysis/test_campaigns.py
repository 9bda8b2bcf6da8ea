"""Campaigns side by side: sequels, months, and the offers they carry."""

from __future__ import annotations

from datetime import date

from relplan.analysis.study import Study
from relplan.analysis.validity import UntimelyOffer
from tests.conftest import AS_OF, plan_of

FILES = {
    "programmes/p.yaml": "name: P\nobjective: {statement: s, kpi: nps}\n",
    "conventions/channels.yaml": "email: {kind: email}\n",
    "offers.yaml": "half: {valid: {from: 2027-03-10, to: 2027-03-20}}\nopen: {valid: {to: 2027-03-20}}\n",
}


def study_of(*campaigns: str) -> Study:
    """Return the study of a plan with campaigns `a`, `b` ..., each given without its name and programme."""
    files = {
        f"campaigns/{letter}.yaml": f"name: C\nprogramme: p\n{text}\n"
        for letter, text in zip("abcdefghijklmnopqrstuvwxyz", campaigns, strict=False)
    }
    plan = plan_of(FILES | files)
    assert not plan.problems
    return Study(plan, AS_OF)


def on(*days: str, more: str = "") -> str:
    sends = ", ".join(f"{{id: s{number}, on: {day}, channel: email}}" for number, day in enumerate(days))
    return f"{more}\nsends: [{sends}]"


def test_circles_are_told_once_and_shortest_first() -> None:
    days = on("2027-03-01")
    study = study_of(
        f"follows: [b]{days}",
        f"follows: [c, a]{days}",
        f"follows: [a]{days}",
        f"follows: [d]{days}",
        f"follows: [a]{days}",
    )
    circles = [[one.campaign.id for one in circle] for circle in study.sequel_circles]
    assert circles == [["a", "b"], ["c", "a", "b"], ["d"]]


def test_a_chain_is_no_circle() -> None:
    assert study_of(on("2027-03-01"), f"follows: [a]{on('2027-03-02')}").sequel_circles == ()


def test_a_sequel_before_what_it_continues() -> None:
    study = study_of(on("2027-03-01", "2027-04-01"), on("2027-02-01", "2027-05-01", more="follows: [a]"))
    (early,) = study.early_sequels
    assert (early.first, early.first_before) == (date(2027, 2, 1), date(2027, 3, 1))
    assert not study_of(on("2027-03-01"), on("2027-03-01", more="follows: [a]")).early_sequels


def test_months_without_campaigns_and_crowded_ones() -> None:
    single = [on(f"2027-{month:02}-05") for month in range(1, 12)]
    found = study_of(*single, on("2027-03-06"), on("2027-03-07")).evenness
    assert found.median == 1
    assert [month.first.month for month in found.empty] == [12]
    assert [month.first.month for month in found.crowded(2)] == [3]


def test_a_month_with_a_periodic_campaign_is_not_empty() -> None:
    repeat = 'repeat: {rule: "FREQ=MONTHLY;BYMONTHDAY=1", from: 2027-01-01}'
    found = study_of(on("occurrence", more=repeat)).evenness
    assert found.empty == ()
    assert found.campaigns == 0


def untimely(text: str) -> list[tuple[int, date, int]]:
    def tell(one: UntimelyOffer) -> tuple[int, date, int]:
        return one.planned.index, one.day, one.days_before

    return [tell(one) for one in study_of(text).untimely_offers]


def test_offers_before_and_after_their_days() -> None:
    days = ("2027-03-01", "2027-03-10", "2027-03-20", "2027-03-21")
    assert untimely(on(*days, more="offer: half")) == [(0, date(2027, 3, 1), 9), (3, date(2027, 3, 21), 0)]
    assert untimely(on(*days, more="offer: open")) == [(3, date(2027, 3, 21), 0)]


def test_a_spread_send_is_judged_on_each_of_its_days() -> None:
    send = "{id: s, on: 2027-03-18, channel: email, offer: half, spread: {over: 5d}}"
    assert untimely(f"sends: [{send}]") == [(0, date(2027, 3, 21), 0)]

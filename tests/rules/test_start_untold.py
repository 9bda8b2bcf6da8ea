"""When a scenario starts: on a day that its moment tells, or not at all."""

from __future__ import annotations

import pytest

from relplan.analysis.arbitration.ledger import NotLaunched, Obstacle
from relplan.model.settings import Language
from tests.analysis.plans import play
from tests.conftest import review_of

FILES = {
    "relplan.yaml": "relplan: 1\nname: P\nperiod: {from: 2027-01-01, to: 2027-12-31}\n",
    "moments.yaml": "cart: {name: Cart, event: cart}\nbirthday: {name: Birthday, date: birthdate}\n",
    "data.yaml": "events: {cart: {}}\nattributes: {birthdate: {}}\n",
}


def scenario(trigger: str) -> dict[str, str]:
    steps = "steps: [{message: m, channel: email}]\n"
    return {**FILES, "scenarios/s.yaml": f"name: S\nprogramme: p\ntrigger: {{{trigger}}}\n{steps}"}


@pytest.mark.parametrize(
    ("trigger", "said"),
    [
        ("moment: birthday, on: occasion - 30d", '"occasion - 30d" isn\'t counted from the moment that starts this'),
        ("moment: birthday, on: occurrence", '"occurrence" isn\'t counted from the moment that starts this'),
        ("moment: birthday, on: 2027-03-01", '"2027-03-01" isn\'t counted from the moment that starts this'),
        ("moment: cart, on: moment - 1d", 'nothing can start before "Cart": "cart" signals it only when it comes'),
        ("moment: cart, at: '10:00'", 'this hour, 10:00, belongs to no day: the scenario starts when "Cart" comes'),
        ("moment: cart, on: moment + 1d, at: '10:00'", ""),
        ("moment: birthday, on: moment - 30d", ""),
    ],
)
def test_a_start_that_its_moment_does_not_tell_is_found(trigger: str, said: str) -> None:
    found = [one for one in review_of(scenario(trigger)).findings if one.rule.code == "SCN017"]
    sentences = [one.message(Language.EN) for one in found]
    assert [sentence.startswith(said) for sentence in sentences] == ([True] if said else [])
    assert all(one.remedy(Language.FR) for one in found)


@pytest.mark.parametrize("on", ["occasion - 30d", "2027-03-01"])
def test_such_a_scenario_is_not_launched(on: str) -> None:
    ledger = play(scenario(f"moment: birthday, on: {on}"), "birthday@2027-06-15T09:00")
    (fact,) = [entry.fact for entry in ledger if isinstance(entry.fact, NotLaunched)]
    assert fact.obstacle is Obstacle.NO_DAY

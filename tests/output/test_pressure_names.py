"""How full a window is in words, by how far it is known; and the names of limits."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from relplan.analysis.pressure.verdict import Truth, Verdict, Witness
from relplan.analysis.pressure.weeks import WeekLoad
from relplan.analysis.study import Study
from relplan.model.settings import Language
from relplan.output.naming import Naming
from relplan.output.pressure.names import say_limit, say_load
from tests.conftest import AS_OF, plan_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relplan.analysis.pressure.limit import Limit

EVENING = datetime(2027, 3, 2, 18)


def witness(load: int, most: int = 2, *, is_proved: bool = True) -> Witness:
    return Witness(EVENING, EVENING, (), (), load, most, is_proved)


@pytest.mark.parametrize(
    ("found", "at_most", "truth", "said"),
    [
        (witness(3), 3, Truth.EXACT, "3/2"),
        (witness(1), 1, Truth.EXACT, "1/2"),
        (witness(3), 5, Truth.LOWER_BOUND, "≥ 3/2"),
        (witness(1), 2, Truth.UPPER_BOUND, "≤ 2/2"),
        (witness(2, is_proved=False), 2, Truth.UPPER_BOUND, "≤ 2/2"),
        (witness(1), 4, Truth.UNDECIDED, "1 to 4/2"),
        (witness(4, is_proved=False), 4, Truth.UNDECIDED, "≤ 4/2"),
    ],
)
def test_a_bound_is_written_as_the_bound_it_is(found: Witness, at_most: int, truth: Truth, said: str) -> None:
    study = Study(plan_of({"conventions/pressure.yaml": "caps: {w: {max: 2, per: 7d}}\n"}), AS_OF)
    week = WeekLoad(date(2027, 3, 1), study.limits[0], found, at_most, at_most)
    assert week.truth is truth
    assert say_load(week.truth, week.witness, week.at_most, Language.EN) == said


def test_a_verdict_goes_at_most_as_far_as_its_search_could_not_rule_out() -> None:
    study = Study(plan_of({"conventions/pressure.yaml": "caps: {w: {max: 2, per: 7d}}\n"}), AS_OF)
    verdict = Verdict(study.limits[0], witness(1), upper_excess=2, breaches=(), assumptions=())
    assert (verdict.truth, verdict.at_most) == (Truth.UNDECIDED, 4)
    assert Verdict(study.limits[0], None, -2, (), ()).at_most == 0


def limits_of(files: dict[str, str]) -> tuple[Sequence[Limit], Naming]:
    study = Study(plan_of(files), AS_OF)
    return study.limits, Naming(study.plan)


def test_a_limit_tells_the_figure_of_its_own_days_only_where_it_differs() -> None:
    rules = "caps:\n  w: {max: 2, per: 7d, during: {2027-03-01..2027-03-06: 3, 2027-04-01..2027-04-02: 2}}\n"
    (limit,), names = limits_of({"conventions/pressure.yaml": rules})
    assert say_limit(limit, names, Language.EN) == "w: 2 within 7 days"
    assert say_limit(limit, names, Language.FR, witness(1)).endswith("mais 3 du 1er mars 2027 au 6 mars 2027")
    april = Witness(EVENING, datetime(2027, 4, 1, 9), (), (), 1, 2, is_proved=True)
    assert say_limit(limit, names, Language.EN, april) == "w: 2 within 7 days"


def test_limits_have_names_that_people_use() -> None:
    rules = (
        "caps: {w: {name: Weekly, max: 2, per: 7d, by_segment: {mood.low: 1}}}\n"
        "minimum_gap: {email: 3d}\nreserve: {for: campaigns, slots: 1, of: w}\n"
    )
    files = {
        "conventions/pressure.yaml": rules,
        "conventions/channels.yaml": "email: {kind: email, name: E-mail}\n",
        "conventions/segments.yaml": "segmentations: {mood: {name: Mood, segments: {low: {name: Low}}}}\n",
    }
    (low, cap, gap, *reserves), names = limits_of(files)
    assert say_limit(low, names, Language.EN) == "Weekly (Mood › Low): 1 within 7 days"
    assert say_limit(cap, names, Language.EN) == "Weekly: 2 within 7 days"
    assert say_limit(gap, names, Language.EN) == "minimum gap (E-mail): 3 days"
    assert say_limit(gap, names, Language.FR).replace("\u00a0", " ") == "délai minimal (E-mail) : 3 jours"
    assert say_limit(reserves[-1], names, Language.EN) == 'reserve of "Weekly": scenarios 1 within 7 days'
    assert say_limit(low, Naming(names.plan, by_ids=True), Language.EN) == "w (mood.low): 1 within 7 days"

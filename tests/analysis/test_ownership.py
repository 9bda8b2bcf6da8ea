"""Ownership: an action without an owner of its own is its programme's owner's."""

from __future__ import annotations

from fractions import Fraction

from relplan.analysis.ownership import measure_ownership
from tests.conftest import plan_of

SENDS = "sends: [{id: s, on: 2027-03-01, channel: email}]\n"


def test_actions_and_programmes_are_counted_by_owner() -> None:
    files = {
        "programmes/p.yaml": "name: P\nowner: crm\nobjective: {statement: s, kpi: nps}\n",
        "programmes/q.yaml": "name: Q\nowner: ' '\nobjective: {statement: s, kpi: nps}\n",
        "campaigns/a.yaml": f"name: A\nprogramme: p\n{SENDS}",
        "campaigns/b.yaml": f"name: B\nprogramme: p\nowner: brand\n{SENDS}",
        "campaigns/c.yaml": f"name: C\nprogramme: q\nowner: brand\n{SENDS}",
        "campaigns/d.yaml": f"name: D\nprogramme: q\n{SENDS}",
        "campaigns/e.yaml": f"name: E\nprogramme: q\nstatus: retired\n{SENDS}",
        "conventions/channels.yaml": "email: {kind: email}\n",
    }
    found = measure_ownership(plan_of(files))
    assert [(one.owner, [a.id for a in one.actions], [p.id for p in one.programmes]) for one in found.burdens] == [
        ("brand", ["b", "c"], []),
        ("crm", ["a"], ["p"]),
    ]
    assert [one.id for one in found.unowned_actions] == ["d"]
    assert [one.id for one in found.unowned_programmes] == ["q"]
    assert found.share(found.burdens[0]) == Fraction(1, 2)


def test_a_plan_without_actions_has_no_shares() -> None:
    found = measure_ownership(plan_of({}))
    assert (found.burdens, found.actions) == ((), 0)

"""Whom the exclusions keep from an action, as its sheet says it: from all that it sends, or from some of it."""

from __future__ import annotations

import pytest

from relplan.analysis.study import Study
from relplan.model.settings import Language
from relplan.report.text.words import Words
from relplan.report.views.actions import audience_facts
from relplan.report.views.names import Names
from tests.conftest import AS_OF, plan_of

NO_MAIL = "  mail: {segment: flags.vip, from: {channels: [email]}}\n"
NO_SMS = "  sms: {segment: flags.vip, from: {channels: [sms]}}\n"
STAFF = "  staff: {segment: flags.staff, from: all}\n"


@pytest.mark.parametrize(
    ("exclusions", "sends", "wholly", "in_part"),
    [
        (STAFF, ["email", "sms"], ["Staff"], []),
        (STAFF + NO_MAIL, ["email"], ["Staff", "VIP"], []),
        (STAFF + NO_MAIL, ["sms"], ["Staff"], []),
        (STAFF + NO_MAIL, ["email", "sms"], ["Staff"], ["VIP"]),
        (STAFF + NO_MAIL, ["email, fallback: [sms]"], ["Staff"], ["VIP"]),
        (NO_MAIL + NO_SMS, ["email, fallback: [sms]"], ["VIP"], []),
        (NO_MAIL.replace("}}", "}, status: idea}"), ["email"], [], []),
    ],
)
def test_a_sheet_tells_who_is_kept_from_all_of_it(
    exclusions: str, sends: list[str], wholly: list[str], in_part: list[str]
) -> None:
    listed = ", ".join(f"{{id: s{n}, on: 2027-03-0{n + 1}, channel: {one}}}" for n, one in enumerate(sends))
    plan = plan_of(
        {
            "conventions/channels.yaml": "email: {kind: email}\nsms: {kind: sms}\n",
            "conventions/segments.yaml": (
                "segmentations: {flags: {exclusive: false, segments: {vip: {name: VIP}, staff: {name: Staff}}}}\n"
            ),
            "conventions/pressure.yaml": f"exclusions:\n{exclusions}",
            "campaigns/c.yaml": f"name: C\nprogramme: p\nsends: [{listed}]\n",
        }
    )
    words = Words(Language.EN)
    facts = dict(audience_facts(plan.campaigns["c"], plan, Study(plan, AS_OF).messages, Names(plan, words), words))
    named = {
        label: [piece.text for cell in cells for piece in cell if piece.text.strip(", ")]
        for label, cells in facts.items()
    }
    assert named["Kept away"] == wholly
    assert named["Kept from some messages or channels"] == in_part

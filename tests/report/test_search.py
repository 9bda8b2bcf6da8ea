"""What can be searched for in the HTML file: all that has a place in it, and nothing that hasn't."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from relplan.model.settings import Language
from relplan.report.documents import make_report
from relplan.report.edition import ReportOptions
from relplan.report.forms.embed import digest_script, embed_json
from relplan.report.forms.render import ReportForm
from relplan.report.forms.search import SEARCHED
from relplan.report.scope import WHOLE, Audience, Scope
from relplan.validation.review import Review
from tests.conftest import review_of
from tests.report.test_hostile_text import HOSTILE, plan_with
from tests.report.test_journeys import TRAVELLED


def html_of(review: Review, scope: Scope = WHOLE, language: Language = Language.EN) -> str:
    return make_report(review, language, ReportForm.HTML, ReportOptions(scope=scope))["index.html"]


def data_in(html: str) -> Any:
    """Return what the script reads, with anchors for addresses: everything is in the page."""
    data = json.loads(html.partition('id="search-data">')[2].partition("</script>")[0])
    assert all(address.startswith("#") for _, _, address, *_ in data["targets"])
    return {**data, "targets": [[name, kind, address[1:]] for name, kind, address, *_ in data["targets"]]}


def ids_in(html: str) -> list[str]:
    return re.findall(r' id="([^"]*)"', html)


SCOPES = {
    "all": WHOLE,
    "executive": Scope(Audience.EXECUTIVE),
    "agency": Scope(Audience.AGENCY),
    "programme": Scope(Audience.PROGRAMME, "welcome"),
}


@pytest.mark.parametrize("scope", SCOPES.values(), ids=SCOPES)
def test_every_target_is_in_the_page(small: Review, scope: Scope) -> None:
    html = html_of(small, scope)
    anchors = {anchor for _, _, anchor in data_in(html)["targets"]}
    assert len(anchors) >= 3
    assert anchors <= set(ids_in(html))


@pytest.mark.parametrize("language", Language)
def test_everything_that_has_a_place_can_be_found(small: Review, language: Language) -> None:
    for review in (small, review_of(TRAVELLED), review_of(plan_with("text"))):
        html = html_of(review, language=language)
        placed = {
            one for one in ids_in(html) if one.partition("-")[0] in SEARCHED and not one.endswith(("-title", "-about"))
        }
        assert placed <= {anchor for _, _, anchor in data_in(html)["targets"]}


def test_each_is_found_by_its_name_and_says_what_it_is(small: Review) -> None:
    targets = [tuple(one) for one in data_in(html_of(small))["targets"]]
    assert {
        ("Overview", "section", "overview"),
        ("Turn subscribers into customers", "objective", "objective-first-orders"),
        ("Welcome", "programme", "programme-welcome"),
        ("Hello", "scenario", "scenario-hello"),
        ("Spring", "campaign", "campaign-spring"),
        ("New", "segment", "segment-life.new"),
        ("Order placed", "event", "event-ordered"),
        ("Ten off", "offer", "offer-spring_10"),
        ("Marketing pressure", "section", "conventions-pressure"),
    } <= set(targets)


def test_owners_and_months_are_known(small: Review) -> None:
    data = json.loads(html_of(small).partition('id="search-data">')[2].partition("</script>")[0])
    known = {address: known_by for _, _, address, _, *known_by in data["targets"] if known_by}
    assert known["#programme-welcome"] == ["crm"]
    assert known["#campaign-spring"] == ["crm", "March 2027"]
    assert known["#campaign-letter"] == ["crm", "June 2027", "July 2027"]
    assert ["March 2027", "month of the calendar", "#month-2027-03"] in [one[:3] for one in data["targets"]]


def test_moments_and_kpis_lead_to_what_uses_them(small: Review) -> None:
    french = [tuple(one) for one in data_in(html_of(small, language=Language.FR))["targets"]]
    assert ("Sign-up", "moment, dans Hello", "scenario-hello") in french
    assert [one[2] for one in french if one[1].startswith("KPI")] == [
        "objective-first-orders",
        "programme-welcome",
        "programme-welcome",
    ]


def test_moments_of_what_is_left_out_are_not_found(small: Review) -> None:
    kinds = {kind.partition(",")[0] for _, kind, _ in data_in(html_of(small, SCOPES["executive"]))["targets"]}
    assert kinds == {"section", "objective", "KPI"}


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stays_in_the_data(text: str) -> None:
    targets = data_in(html_of(review_of(plan_with(text))))["targets"]
    names = {anchor: name for name, _, anchor in targets}
    shown = text if len(text) <= 160 else text[:159] + "…"
    assert names["programme-p"] == names["scenario-s"] == shown


@pytest.mark.parametrize(
    "text", ["</script>", "<!--<script>", "]]>", "&lt;", "\u2028\u2029", "\\u003c", "é 漢 🧨", '"']
)
def test_nothing_ends_the_element_that_holds_it(text: str) -> None:
    written = embed_json({"names": [text]})
    assert not set(written) & set("<>&\u2028\u2029")
    assert json.loads(written) == {"names": [text]}


def test_what_no_document_may_hold_shows_as_a_sign() -> None:
    assert embed_json(["a\x00b\ud800"]) == '["a\ufffdb\ufffd"]'


def test_digest_is_what_browsers_compute() -> None:
    assert digest_script("") == "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="

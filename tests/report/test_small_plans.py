"""A plan of a few objects has a short report: no rows of zeros, no tables of one cell, nothing said twice."""

from __future__ import annotations

import re

import pytest

from relplan.model.settings import Language
from relplan.report.documents import make_report
from relplan.report.forms.render import ReportForm
from tests.conftest import review_of
from tests.report.conftest import AS_OF

TEN = {
    "relplan.yaml": """
relplan: 1
name: First plan
owner: crm
period: {from: 2027-01-01, to: 2027-12-31}
countries: [FR]
""",
    "programmes/welcome.yaml": """
name: Welcome
owner: crm
objective: {statement: A first order, kpi: first_order_rate, target: 16 %, horizon: 30d}
""",
    "moments.yaml": "signup: {name: Sign-up, kind: relational, event: signed_up}\n",
    "data.yaml": """
sources: {shop: {name: Shop, refresh: streaming}}
events: {signed_up: {source: shop, available: available}}
""",
    "scenarios/hello.yaml": """
name: Hello
programme: welcome
status: draft
trigger: {moment: signup}
lever: relational
priority: 1
with_campaigns: {default: wins}
steps: [{message: first, channel: email}]
""",
    "campaigns/spring.yaml": """
name: Spring
programme: welcome
status: draft
lever: relational
sends: [{id: launch, on: 2027-03-18, at: "10:00", channel: email}]
""",
    "conventions/channels.yaml": "email: {name: E-mail, kind: email}\n",
    "conventions/pressure.yaml": "caps: {weekly: {name: A week, max: 2, per: 7d}}\nminimum_gap: 24h\n",
    "diagnosis.yaml": "workstreams: {feed: {name: Sign-ups at once, unlocks: [signup]}}\n",
}


def pages_of(files: dict[str, str], language: Language = Language.EN) -> dict[str, str]:
    return dict(make_report(review_of(files, AS_OF), language, ReportForm.MARKDOWN))


def with_marks(marks: str) -> dict[str, str]:
    return {**TEN, "scenarios/hello.yaml": TEN["scenarios/hello.yaml"] + f"matrix: {marks}\n"}


@pytest.mark.parametrize("language", Language)
def test_no_row_of_a_table_is_all_zeros_or_dashes(language: Language) -> None:
    for page, text in pages_of(TEN, language).items():
        rows = [line for line in text.splitlines() if line.startswith("| ") and line.strip("| ") and "---" not in line]
        for row in rows:
            cells = [cell.strip(" *") for cell in row.strip("|").split("|")][1:]
            assert not all(re.fullmatch(r"0|0.?%|–|", cell) for cell in cells), (page, row)


@pytest.mark.parametrize("language", Language)
def test_no_heading_stands_over_nothing(language: Language) -> None:
    for page, text in pages_of(TEN, language).items():
        lines = [line for line in text.splitlines() if line]
        levels = [len(line) - len(line.lstrip("#")) if line.startswith("#") else 0 for line in lines]
        for number, level in enumerate(levels):
            after = levels[number + 1] if number + 1 < len(levels) else 1
            assert not level or not after or after > level, (page, lines[number])


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        (
            Language.EN,
            [
                "One lever only: relational, for 2 actions and 2 messages and sends.",
                "Levers that nothing uses: transactional, service, recognition and engagement.",
                "One channel only: E-mail, for 2 messages and sends.",
            ],
        ),
        (
            Language.FR,
            [
                "Un seul levier : relationnel, pour 2 actions et 2 messages et envois.",
                "Leviers que rien n’utilise : transactionnel, serviciel, reconnaissance et engagement.",
                "Un seul canal : E-mail, pour 2 messages et envois.",
            ],
        ),
    ],
)
def test_the_only_lever_and_channel_and_the_unused_levers_are_named(language: Language, sentences: list[str]) -> None:
    page = pages_of(TEN, language)["levers.md"]
    assert [line for line in page.splitlines() if line in sentences] == sentences
    assert "|" not in page


def test_several_levers_have_a_table_without_those_that_nothing_uses() -> None:
    other = TEN["campaigns/spring.yaml"].replace("relational", "service")
    page = pages_of({**TEN, "campaigns/spring.yaml": other})["levers.md"]
    assert "| relational | **50%** | 1 |" in page
    assert "Levers that nothing uses: transactional, recognition and engagement." in page
    assert "transactional |" not in page
    assert "Levers by programme" not in page


def test_the_ratio_of_the_only_programme_is_not_said_again() -> None:
    assert "|" not in pages_of(TEN)["ratio.md"]


def test_one_pair_is_harmonised_in_a_sentence() -> None:
    page = pages_of(TEN)["harmonisation.md"]
    assert (
        "[Hello](scenarios/hello.md) against [Spring](campaigns/spring.md): "
        "**wins**, the campaign's send is not made that day." in page
    )
    assert "|" not in page


def test_one_contact_is_a_sentence_and_no_map() -> None:
    page = pages_of(TEN)["heat.md"]
    assert "- 15–21 Mar 2027: 1 contact for a cap of 2.\n" in page
    assert "|" not in page


def test_a_contact_over_the_cap_is_said_to_be() -> None:
    twice = TEN["campaigns/spring.yaml"].replace("sends: [", "sends: [{id: first, on: 2027-03-16, channel: email}, ")
    tight = TEN["conventions/pressure.yaml"].replace("max: 2", "max: 1")
    page = pages_of({**TEN, "campaigns/spring.yaml": twice, "conventions/pressure.yaml": tight})["heat.md"]
    assert "- 15–21 Mar 2027: 2 contacts for a cap of 1, over the cap.\n" in page


def test_more_weeks_have_a_map() -> None:
    often = TEN["campaigns/spring.yaml"].replace(
        "lever:", 'repeat: {rule: "FREQ=WEEKLY", from: 2027-06-01, until: 2027-07-13}\nlever:'
    )
    page = pages_of({**TEN, "campaigns/spring.yaml": often.replace("on: 2027-03-18", "on: occurrence")})["heat.md"]
    assert "| Everybody |" in page


def test_one_send_has_a_calendar_of_one_month() -> None:
    page = pages_of(TEN)["calendar.md"]
    assert re.findall(r"^## .*", page, re.MULTILINE) == ["## March 2027"]
    assert "Nothing goes out in the months that aren't listed." in page


def test_there_is_a_matrix_only_where_marks_say_something() -> None:
    assert "matrix.md" not in pages_of(TEN)
    html = make_report(review_of(with_marks("{business: 4, feasibility: 3}"), AS_OF), Language.EN, ReportForm.HTML)
    section = html["index.html"].partition('<section id="matrix">')[2].partition("</section>")[0]
    assert "Hello" in section
    assert "<svg" not in section


def test_data_have_no_column_that_is_empty() -> None:
    page = pages_of(TEN)["data.md"]
    assert "1 event: 1 available." in page
    assert "| Source | Refreshed | Kept in | Holds |" in page
    assert "| Event | Source | Refreshed | Availability |\n" in page


def test_a_gap_that_is_kept_counts_no_contact() -> None:
    page = pages_of(TEN)["conventions/pressure.md"]
    assert "| At least 24 hours between two contacts | Everybody | **holds** | exact |  |  |  |" in page


@pytest.mark.parametrize(
    ("status", "shown"),
    [
        ("live", "Sign-ups at once (done)"),
        ("ready", "Sign-ups at once (ready)"),
        ("draft", "Sign-ups at once (draft)"),
        ("retired", "Sign-ups at once (retired)"),
    ],
)
def test_a_workstream_says_once_how_far_it_is(status: str, shown: str) -> None:
    work = TEN["diagnosis.yaml"].replace("unlocks:", f"status: {status}, unlocks:")
    assert f"### {shown}\n" in pages_of({**TEN, "diagnosis.yaml": work})["diagnosis.md"]


def test_a_plan_of_nothing_has_no_list_of_pages() -> None:
    review = review_of({"relplan.yaml": TEN["relplan.yaml"]}, AS_OF)
    pages = make_report(review, Language.EN, ReportForm.MARKDOWN)
    assert list(pages) == ["README.md"]
    assert "In this report" not in pages["README.md"]


@pytest.mark.parametrize("settings", ["", "name: [", 'relplan: 1\nname: ""\n'])
def test_a_plan_whose_name_is_not_known_has_a_title_all_the_same(settings: str) -> None:
    review = review_of({**TEN, "relplan.yaml": settings}, AS_OF)
    assert "<title>Plan without a name</title>" in make_report(review, Language.EN, ReportForm.HTML)["index.html"]
    pages = make_report(review, Language.FR, ReportForm.MARKDOWN)
    assert pages["README.md"].startswith("# Plan sans nom\n")
    assert "[Plan sans nom](../README.md)" in pages["scenarios/hello.md"]

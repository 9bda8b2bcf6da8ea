"""What pages show is decided in views, in words, before any template."""

from __future__ import annotations

from datetime import date

import pytest

from relplan.model.quantities import Duration
from relplan.model.settings import Language
from relplan.report.text.words import Words
from relplan.report.views.campaigns import view_campaigns
from relplan.report.views.checks import view_checks
from relplan.report.views.conventions import view_conventions
from relplan.report.views.overview import view_overview
from relplan.report.views.pieces import Cell, Fact, page_name
from relplan.report.views.programmes import view_programmes
from relplan.report.views.scenarios import ScenarioView, view_scenarios
from relplan.validation.review import Review
from tests.conftest import review_of
from tests.report.conftest import AS_OF as SMALL_AS_OF
from tests.report.conftest import SMALL

ENGLISH, FRENCH = Words(Language.EN), Words(Language.FR)

STEPS = "steps: [{message: a, channel: email}]\n"
PROGRAMME = "name: Welcome\nobjective: {statement: Sell, kpi: first_order_rate}\n"
START = "name: S\nprogramme: p\ntrigger: {moment: m}\n"
SEGMENTS = """
segmentations:
  life: {name: Life, phases: true, complete: true, segments: {new: {name: New}, active: {name: Active}}}
  interest: {name: Interest, segments: {high: {name: High}}}
"""


def text(cell: Cell) -> str:
    return "".join(piece.text for piece in cell)


def said(facts: tuple[Fact, ...], label: str) -> list[str]:
    return [text(cell) for fact in facts if fact.label == label for cell in fact.cells]


def scenario(keys: str) -> ScenarioView:
    review = review_of(
        {
            "programmes/p.yaml": PROGRAMME,
            "conventions/segments.yaml": SEGMENTS,
            "scenarios/s.yaml": f"{START}steps: [{{message: a, channel: email}}]\n{keys}",
        }
    )
    return view_scenarios(review, ENGLISH).groups[0].scenarios[0]


@pytest.mark.parametrize(
    ("audience", "words"),
    [
        ("{segments: [life.new, life.active]}", "Life: New or Active"),
        ("{segments: [life.new, interest.high]}", "Life: New; and Interest: High"),
        ("{segments: [life.new], exclude: [interest.high]}", "Life: New, except Interest: High"),
        ("{exclude: [interest.high]}", "everybody, except Interest: High"),
        ("{any_of: [[life.new, interest.high], [life.active]]}", "(Life: New; and Interest: High) or (Life: Active)"),
        ("{}", "everybody"),
    ],
)
def test_audience_is_said_in_words(audience: str, words: str) -> None:
    assert said(scenario(f"audience: {audience}").sheet.facts, "Audience") == [words]


@pytest.mark.parametrize(
    ("ident", "name"),
    [
        ("second-order_2", "second-order_2"),
        ("Welcome", "~57~elcome"),
        ("é a", "~e9~~20~a"),
        ("con", "con~"),
        ("con.x", "con~.x"),
        ("contact", "contact"),
        ("lpt1", "lpt1~"),
        ("console", "console"),
    ],
)
def test_an_id_is_a_file_name_on_windows_too(ident: str, name: str) -> None:
    assert page_name(ident) == name


def test_ids_too_long_for_a_file_are_cut_and_stay_apart() -> None:
    one, other = (page_name("é" * 90 + end) for end in "ab")
    assert one != other
    assert max(len(one), len(other)) <= 240
    assert page_name("x" * 200) == "x" * 200


def test_empty_facts_are_left_out() -> None:
    assert [fact.label for fact in scenario("").sheet.facts] == ["Trigger", "Audience", "Channels"]


def test_trigger_says_when() -> None:
    moments = "m: {name: Departure, kind: life, date: departure_day}\n"
    keys = 'trigger: {moment: m, on: moment - 30d, at: "09:00"}\n'
    review = review_of(
        {
            "programmes/p.yaml": PROGRAMME,
            "moments.yaml": moments,
            "scenarios/s.yaml": f"name: S\nprogramme: p\nsteps: [{{message: a, channel: email}}]\n{keys}",
        }
    )
    assert view_scenarios(review, ENGLISH).groups[0].scenarios[0].trigger == "Departure, 30 days before, at 09:00"
    assert view_scenarios(review, FRENCH).groups[0].scenarios[0].trigger == "Departure, 30\u00a0jours avant, à 09:00"


def test_mechanic_is_a_tree_with_every_way_out() -> None:
    view = scenario("")
    assert [step.text for step in view.mechanic.steps] == ["a"]

    steps = "steps: [{message: a, channel: email}, {branch: [{if: a.opened, after: 2d, then: [{exit: read}]}]}]\n"
    review = review_of(
        {
            "programmes/p.yaml": PROGRAMME,
            "scenarios/s.yaml": START + steps,
        }
    )
    branch = view_scenarios(review, ENGLISH).groups[0].scenarios[0].mechanic.steps[1]
    assert [(way.label, [step.text for step in way.steps]) for way in branch.ways] == [
        ("If “a” was opened within 2 days", ["Leaves: read"]),
        ("Otherwise", []),
    ]


def test_own_keys_are_shown_on_the_sheet_they_stand_on(small: Review) -> None:
    sheet = view_scenarios(small, ENGLISH).groups[0].scenarios[0].sheet
    assert [(fact.label, text(fact.cells[0])) for fact in sheet.own] == [("x-ticket", "CRM-7")]
    overview = view_overview(small, ENGLISH)
    assert [(fact.label, text(fact.cells[0])) for fact in overview.own] == [("x-committee", '{"day": "Monday"}')]


def test_key_figures_and_ratio(small: Review) -> None:
    view = view_overview(small, ENGLISH)
    assert [(figure.number, figure.label, figure.note) for figure in view.figures] == [
        ("1", "programme", ""),
        ("1", "scenario", "1 live"),
        ("2", "campaigns", "1 periodic"),
        ("9", "dated sends", ""),
    ]
    assert view.ratio is not None
    assert view.ratio.percent == "33.3%"
    assert view.ratio.sentence == "1 of 3 actions starts from something the customer does."
    assert (view.ratio.goal, view.ratio.tone) == ("Goal: at least 25%, reached.", "good")


def test_ratio_of_nothing_is_not_shown() -> None:
    view = view_overview(review_of({}), ENGLISH)
    assert view.ratio is None
    assert view.figures == ()


def test_objectives_stand_under_their_phase(small: Review) -> None:
    (phase,) = view_overview(small, ENGLISH).phases
    assert (phase.title, phase.objectives[0].title) == ("New", "Turn subscribers into customers")
    result = phase.objectives[0].results[0]
    assert (result.baseline, result.target, result.horizon) == ("12%", "16.5%", "by 31 Dec 2027")


def test_programme_shows_its_aim_and_actions(small: Review) -> None:
    (programme,) = view_programmes(small, FRENCH).programmes
    assert (programme.aim.baseline, programme.aim.target) == ("12\u00a0%", "16\u00a0%")
    assert programme.aim.horizon == "en 30\u00a0jours"
    assert [action.link.text for action in programme.campaigns] == ["Letter", "Spring"]


def test_planning_has_a_row_for_each_target_and_a_column_for_each_month(small: Review) -> None:
    planning = view_campaigns(small, ENGLISH).planning
    assert planning is not None
    assert len(planning.months) == 12
    found = {
        (row.title, month): [(entry.link.text, entry.days) for entry in entries]
        for row in planning.rows
        for month, entries in zip(planning.months, row.months, strict=True)
        if entries
    }
    assert found == {
        ("Everybody", "Jun"): [("Letter", "1, 8, 15, 22, 29")],
        ("Everybody", "Jul"): [("Letter", "6, 13")],
        ("Active", "Mar"): [("Spring", "18, 20")],
    }


def test_brief_shows_date_hour_channel_and_audience_of_each_send(small: Review) -> None:
    spring, letter = view_campaigns(small, ENGLISH).campaigns
    assert [[text(cell) for cell in row][:5] for row in spring.sends.rows] == [
        ["launch", "Thu\xa018\xa0Mar\xa02027", "08:30", "E-mail", "the campaign's audience"],
        ["reminder", "Sat\xa020\xa0Mar\xa02027", "10:00", "SMS", "everybody, except Flags: Staff"],
    ]
    assert text(letter.sends.rows[0][1]) == "7 dates, 1 Jun – 13 Jul 2027".replace(" – ", "\u2009–\u2009")
    assert said(letter.dates, "Dates of “edition”") == ["June 2027: 1, 8, 15, 22, 29", "July 2027: 6, 13"]


def test_proof_says_what_kind_of_truth_it_is(small: Review) -> None:
    pressure = view_conventions(small, ENGLISH).pressure
    assert pressure is not None
    cap = pressure.limits[0]
    assert cap.text == "A week: at most 1 contact in any 7 days"
    assert (cap.verdict.text, cap.verdict.tone, cap.truth) == ("exceeded in 1 window", "open", "exact")
    assert cap.accepted == "accepted until 31 Dec 2027"
    assert (cap.load, cap.margin) == ("2 contacts for a cap of 1", "1 too many")
    assert cap.window == "7 days up to 20 Mar 2027, 10:00"
    assert text(cap.sends) == "Spring"
    assert len(pressure.assumptions) == 3


def test_empty_conventions_are_left_out() -> None:
    view = view_conventions(review_of({"conventions/stores.yaml": "lyon: {name: Lyon}\n"}), ENGLISH)
    assert [convention.name for convention in view.conventions] == ["stores"]
    assert view.pressure is None


def test_checks_tell_findings_from_what_is_accepted(small: Review) -> None:
    view = view_checks(small, ENGLISH)
    (waiver,) = view.waivers
    assert (waiver.finding.rule, waiver.reason, waiver.until) == ("cap-exceeded", "Agreed", "31 Dec 2027")
    assert waiver.source.text == "waivers.yaml:2"
    assert all(finding.rule != "cap-exceeded" for group in view.groups for finding in group.findings)


def test_sends_are_for_everybody_only_when_nobody_is_left_out() -> None:
    def campaign(name: str, keys: str) -> str:
        return f"name: {name}\nprogramme: p\n{keys}\nsends: [{{id: a, on: 2027-03-18, channel: email}}]\n"

    review = review_of(
        {
            "programmes/p.yaml": PROGRAMME,
            "conventions/segments.yaml": SEGMENTS,
            "conventions/stores.yaml": "lyon: {name: Lyon}\n",
            "campaigns/all.yaml": campaign("All", ""),
            "campaigns/keen.yaml": campaign("Keen", "audience: {segments: [interest.high]}"),
            "campaigns/shop.yaml": campaign("Shop", "scope: {local: {stores: [lyon]}}"),
            "campaigns/new.yaml": campaign("New ones", "audience: {segments: [life.new]}"),
        }
    )
    planning = view_campaigns(review, FRENCH).planning
    assert planning is not None
    assert [(row.title, [entry.link.text for entry in row.months[2]]) for row in planning.rows] == [
        ("Tout le monde", ["All"]),
        ("Sans critère «\u00a0Life\u00a0»", ["Keen", "Shop"]),
        ("New", ["New ones"]),
    ]


def test_what_is_not_in_the_figures_is_told_beside_them() -> None:
    files = {f"scenarios/{status}.yaml": f"{START}{STEPS}status: {status}\n" for status in ("live", "idea", "retired")}
    review = review_of({"programmes/p.yaml": PROGRAMME, **files})
    scenarios = view_overview(review, FRENCH).figures[1]
    assert (scenarios.number, scenarios.note) == ("1", "1 en production, plus 1 idée et 1 retrait, hors chiffres")
    assert view_scenarios(review, FRENCH).summary == ("3 scénarios, dont 1 idée et 1 retrait, hors chiffres.")


def test_event_is_called_by_its_own_name_or_its_id_in_words_never_by_a_moment() -> None:
    files = {
        "programmes/p.yaml": PROGRAMME,
        "moments.yaml": "m: {name: First order, event: ordered}\na: {name: A, event: both_twice}\n",
        "data.yaml": "events: {ordered: {}, both_twice: {}, left: {name: Left}}\n",
        "scenarios/s.yaml": f"{START}{STEPS}exit_when: [ordered, both_twice, left]\n",
    }
    facts = view_scenarios(review_of(files), ENGLISH).groups[0].scenarios[0].sheet.facts
    assert said(facts, "Exits at any time") == ["ordered, both twice or Left"]


def test_findings_name_the_object_they_stand_in(small: Review) -> None:
    (waiver,) = view_checks(small, ENGLISH).waivers
    assert waiver.finding.about is not None
    assert waiver.finding.about.text == "Spring"


def test_accepted_findings_are_counted_beside_the_others(small: Review) -> None:
    assert [pill.text for pill in view_checks(small, FRENCH).counts][-1] == "1 dérogation"


def test_exceeded_limit_that_nobody_accepts_stays_bad() -> None:
    files = {path: text for path, text in SMALL.items() if path != "waivers.yaml"}
    pressure = view_conventions(review_of(files, SMALL_AS_OF), ENGLISH).pressure
    assert pressure is not None
    assert (pressure.limits[0].verdict.tone, pressure.limits[0].accepted) == ("bad", "")


@pytest.mark.parametrize(
    ("duration", "english", "french"),
    [
        ("1d", "every day", "chaque jour"),
        ("7d", "every week", "chaque semaine"),
        ("3mo", "every 3 months", "tous les 3\u00a0mois"),
        ("2h", "every 2 hours", "toutes les 2\u00a0heures"),
        ("1y", "every year", "chaque année"),
    ],
)
def test_cadence_is_said_in_words(duration: str, english: str, french: str) -> None:
    assert ENGLISH.every(Duration.parse(duration)) == english
    assert FRENCH.every(Duration.parse(duration)) == french


def test_first_of_the_month_is_an_ordinal_in_french() -> None:
    first = date(2026, 12, 1)
    assert (FRENCH.format.day(first), ENGLISH.format.day(first)) == ("1er déc. 2026", "1 Dec 2026")
    assert FRENCH.format.day(date(2026, 12, 11)) == "11 déc. 2026"
    assert FRENCH.format.days(first, date(2026, 12, 31)).startswith("1er")

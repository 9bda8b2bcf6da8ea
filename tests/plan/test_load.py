"""Loading reads everything it can, says all that is wrong at once, and doesn't accuse what it couldn't see."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from relplan.model.kinds import Kind
from relplan.plan.load import NoPlanError, load_plan
from relplan.plan.problems import (
    BadId,
    CaseCollision,
    DuplicateId,
    MisplacedFile,
    MissingKey,
    NestedPlan,
    UnknownCountry,
    UnknownKey,
    UnknownWord,
    UnreadFile,
    WrongType,
)
from relplan.rules.book import RULES
from relplan.source.place import START_OF_FILE, Place
from relplan.source.problems import CutValue, EmptyFile, Problem, SyntaxProblem, UnquotedColon, UnreadableFile
from relplan.source.tree import MemoryTree, SourceFile
from relplan.validation.review import Review, review_plan
from tests.conftest import codes, review_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relplan.plan.plan import Plan

SETTINGS = "relplan: 1\nname: Example\n"
PROGRAMME = "name: Welcome\nobjective: {statement: A first order, kpi: first_order_rate}\n"
SCENARIO = """\
name: Cart reminder
programme: welcome
trigger: {moment: cart_abandoned}
audience: {segments: [lifecycle.new]}
steps:
  - {message: reminder, channel: email}
"""
CAMPAIGN = "name: Sales\nprogramme: welcome\nsends:\n  - {id: launch, on: 2027-01-06, channel: email}\n"
SEGMENTS = "segmentations:\n  lifecycle: {segments: {new: {}, active: {}}}\n"
PLAN = {
    "relplan.yaml": SETTINGS,
    "programmes/welcome.yaml": PROGRAMME,
    "scenarios/cart-reminder.yaml": SCENARIO,
    "campaigns/sales.yaml": CAMPAIGN,
    "moments.yaml": "cart_abandoned: {name: Abandoned cart, kind: transactional}\n",
    "conventions/segments.yaml": SEGMENTS,
    "conventions/channels.yaml": "email: {kind: email}\n",
}


def load(changes: dict[str, str | None] | None = None) -> Plan:
    """Load the plan above with some files changed, added or (None) taken away."""
    files = {path: text for path, text in (PLAN | (changes or {})).items() if text is not None}
    return load_plan(MemoryTree(files))


def review(changes: dict[str, str | None] | None = None) -> Review:
    return review_plan(load(changes), date(2027, 1, 1))


def found(one: Review, name: str) -> list[tuple[str, int]]:
    """Give the places of a rule's findings."""
    return [(f.at.path, one.plan.locate(f.at)[0]) for f in one.findings if f.rule.name == name]


def kinds_of(plan: Plan) -> list[type[Problem]]:
    return [type(problem) for problem in plan.problems]


def test_a_sound_plan_has_no_problem() -> None:
    plan = load()
    assert plan.problems == ()
    assert not plan.incomplete
    assert not plan.unread
    assert list(plan.actions) == ["cart-reminder", "sales"]


def test_no_settings_is_no_plan() -> None:
    with pytest.raises(NoPlanError, match=r'"memory" holds no plan: there is no relplan\.yaml'):
        load({"relplan.yaml": None})


def test_unreadable_settings_are_still_a_plan() -> None:
    plan = load({"relplan.yaml": "relplan: 1\nname: Soldes: hiver\n"})
    assert kinds_of(plan) == [UnquotedColon]
    assert plan.settings.value.timezone == "Europe/Paris"
    assert list(plan.scenarios) == ["cart-reminder"]


def test_all_problems_are_found_in_one_go() -> None:
    plan = load(
        {
            "relplan.yaml": "relplan: 1\nname: Example\ncountries: [FR, XX]\n",
            "programmes/welcome.yaml": "name: Welcome\nstatus: alive\ntags: crm\n",
            "scenarios/cart-reminder.yaml": "name: [unclosed\n",
            "moments.yaml": "",
            "personas/Camille.yaml": "name: Camille\n",
            "notes.yaml": "a: b\n",
        }
    )
    assert set(kinds_of(plan)) == {
        UnknownCountry, UnknownWord, WrongType, MissingKey, SyntaxProblem, EmptyFile, BadId, UnreadFile,
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "segmentations: [unclosed\n",
        "",
        "- lifecycle\n",
        "segmentations: [lifecycle]\n",
        "segmentations:\n  lifecycle: {segments: [new, active]}\n",
        "segmentation:\n  lifecycle: {segments: {new: {}}}\n",
        "segmentations:\n  lifecycle: {segment: {new: {}}}\n",
        "segmentations:\n  other: {segments: {}}\nsegmentations:\n  lifecycle: {segments: {new: {}}}\n",
        "segmentations:\n  <<: {lifecycle: {segments: {new: {}}}}\n",
        "segmentations: *missing\n",
    ],
)
def test_segments_that_cannot_be_seen_are_not_called_unknown(text: str) -> None:
    one = review({"conventions/segments.yaml": text})
    assert Kind.SEGMENT in one.plan.unread
    assert found(one, "unknown-reference") == []
    assert one.plan.problems


def test_a_segment_with_a_mistake_of_its_own_is_known_and_the_others_are_judged() -> None:
    one = review(
        {
            "conventions/segments.yaml": "segmentations:\n  lifecycle: {segments: {new: {size: many}, active: {}}}\n",
            "programmes/welcome.yaml": PROGRAMME + "phase: lifecycle.atcive\n",
        }
    )
    assert found(one, "unknown-reference") == [("programmes/welcome.yaml", 3)]


@pytest.mark.parametrize("text", ["name: [unclosed\n", "", "- a list\n", "name: Cart reminder\n"])
def test_a_broken_file_still_declares_its_id(text: str) -> None:
    one = review(
        {
            "scenarios/cart-reminder.yaml": text,
            "scenarios/welcome.yaml": SCENARIO + "beats: [cart-reminder]\n",
            "scenarios/other.yaml": SCENARIO + "beats: [cart-remindr]\n",
        }
    )
    assert found(one, "unknown-reference") == [("scenarios/other.yaml", 7)]


def test_rules_that_need_what_is_broken_are_suspended() -> None:
    one = review({"scenarios/cart-reminder.yaml": "name: [unclosed\n"})
    needing = {rule for rule in RULES if Kind.SCENARIO in rule.needs and rule.law is None}
    assert needing
    assert needing <= set(one.suspended)
    assert not needing & {finding.rule for finding in one.findings}
    assert not needing & set(review().suspended)


def test_one_id_for_two_scenarios() -> None:
    plan = load({"scenarios/a/twice.yaml": SCENARIO, "scenarios/b/twice.yaml": SCENARIO})
    (problem,) = plan.problems
    assert isinstance(problem, DuplicateId)
    assert (problem.at.path, problem.first.path) == ("scenarios/b/twice.yaml", "scenarios/a/twice.yaml")


def test_one_id_for_a_scenario_and_a_campaign() -> None:
    one = review(
        {"scenarios/sales.yaml": SCENARIO, "scenarios/other.yaml": SCENARIO + "suppresses: [{scenario: sales}]\n"}
    )
    (problem,) = one.plan.problems
    assert isinstance(problem, DuplicateId)
    assert (problem.at.path, problem.first.path) == ("scenarios/sales.yaml", "campaigns/sales.yaml")
    assert found(one, "unknown-reference") == []


@pytest.mark.parametrize("order", [("Camille", "camille"), ("camille", "CAMILLE")])
def test_ids_that_differ_in_case_whichever_comes_first(order: tuple[str, str]) -> None:
    plan = load({f"personas/{place}/{name}.yaml": "name: Camille\n" for place, name in zip("ab", order, strict=True)})
    (problem,) = plan.problems
    assert isinstance(problem, CaseCollision)
    assert problem.id != "camille"
    assert problem.other == "camille"


def test_keys_of_the_team_are_kept_and_not_judged() -> None:
    plan = load({"programmes/welcome.yaml": PROGRAMME + "x-jira: CRM-12\nx-more: {x-deep: [1, {any: thing}]}\n"})
    assert plan.problems == ()
    assert plan.extensions == {
        "programmes/welcome.yaml": {("x-jira",): "CRM-12", ("x-more",): {"x-deep": [1, {"any": "thing"}]}}
    }


def test_keys_of_the_team_are_no_objects_of_a_mapping() -> None:
    plan = load({"conventions/channels.yaml": "email: {kind: email, x-cost: 2}\nx-note: ask Anna\n"})
    assert plan.problems == ()
    assert list(plan.channels) == ["email"]
    assert plan.extensions == {"conventions/channels.yaml": {("email", "x-cost"): 2, ("x-note",): "ask Anna"}}


def test_an_unknown_key_does_not_hide_the_other_findings_of_its_object() -> None:
    one = review(
        {"scenarios/cart-reminder.yaml": SCENARIO.replace("lifecycle.new", "lifecycle.nwe") + "levr: service\n"}
    )
    assert [type(problem) for problem in one.plan.problems] == [UnknownKey]
    assert found(one, "unknown-reference") == [("scenarios/cart-reminder.yaml", 4)]


def test_references_are_followed_in_every_kind_of_file() -> None:
    one = review(
        {
            "data.yaml": "sources: {web: {}}\nevents: {cart: {source: wbe}}\n",
            "calendar.yaml": "blackouts: {end: {from: 2027-12-24, to: 2027-12-26, channels: [emial]}}\n",
            "conventions/segments.yaml": SEGMENTS
            + "overlaps:\n  - {segments: [lifecycle.new, lifecycle.actve], share_of_first: 5 %}\n",
        }
    )
    assert found(one, "unknown-reference") == [
        ("calendar.yaml", 1), ("conventions/segments.yaml", 4), ("data.yaml", 2),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("scenarios/late.yml", "scenarios/late.yaml"),
        ("scenario/late.yaml", "scenarios/late.yaml"),
        ("scenario/late.yml", "scenarios/late.yaml"),
        ("scenarios/late.YAML", "scenarios/late.yaml"),
        ("scenarios/late.yaml.txt", "scenarios/late.yaml"),
    ],
)
def test_a_file_out_of_place_is_reported_and_its_id_is_not_called_unknown(path: str, meant: str) -> None:
    one = review({path: SCENARIO, "scenarios/other.yaml": SCENARIO + "beats: [late]\n"})
    (problem,) = one.plan.problems
    assert problem == MisplacedFile(Place(path, span=START_OF_FILE), meant)
    assert found(one, "unknown-reference") == []


@pytest.mark.parametrize("path", ["conventions/segments.yml", "segments.yaml", "convention/segments.yaml"])
def test_segments_out_of_place_are_not_called_unknown(path: str) -> None:
    one = review({"conventions/segments.yaml": None, path: SEGMENTS})
    (problem,) = one.plan.problems
    assert problem == MisplacedFile(Place(path, span=START_OF_FILE), "conventions/segments.yaml")
    assert found(one, "unknown-reference") == []


def test_a_copy_out_of_place_suspends_nothing() -> None:
    plan = load({"segments.yaml": SEGMENTS})
    assert plan.problems == (UnreadFile(Place("segments.yaml", span=START_OF_FILE)),)
    assert not plan.unread


def test_a_plan_inside_the_plan_is_one_problem() -> None:
    inner = {f"brands/bastide/{path}": text for path, text in PLAN.items()}
    plan = load({**inner, "scenarios/old/relplan.yaml": SETTINGS})
    assert [(type(problem), problem.at.path) for problem in plan.problems] == [
        (NestedPlan, "brands/bastide/relplan.yaml"),
        (NestedPlan, "scenarios/old/relplan.yaml"),
    ]
    assert list(plan.scenarios) == ["cart-reminder"]


class Listed:
    """A tree that gives what it is told to, in that order."""

    label = "listed"

    def __init__(self, found: Iterable[SourceFile | Problem]) -> None:
        self._found = tuple(found)

    def files(self) -> Iterator[SourceFile | Problem]:
        return iter(self._found)

    def read(self, path: str) -> bytes | None:
        return next((f.content for f in self._found if isinstance(f, SourceFile) and f.path == path), None)


def load_refused(path: str) -> Plan:
    """Load the plan above where the system refuses one file or folder."""
    refused = UnreadableFile(Place(path, span=START_OF_FILE), "Permission denied")
    others = {name: text for name, text in PLAN.items() if not f"{name}/".startswith(f"{path}/")}
    return load_plan(Listed([*MemoryTree(others).files(), refused]))


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("conventions/segments.yaml", Kind.SEGMENT),
        ("conventions", Kind.SEGMENT),
        ("conventions", Kind.CHANNEL),
        ("scenarios", Kind.SCENARIO),
        ("scenarios/2027", Kind.SCENARIO),
    ],
)
def test_what_the_system_refuses_is_not_called_unknown(path: str, kind: Kind) -> None:
    plan = load_refused(path)
    assert kinds_of(plan) == [UnreadableFile]
    assert kind in plan.unread
    assert kind in plan.incomplete


def test_one_refused_scenario_leaves_the_others_judged() -> None:
    plan = load_refused("scenarios/cart-reminder.yaml")
    assert plan.knows(Kind.SCENARIO, "cart-reminder")
    assert Kind.SCENARIO in plan.incomplete
    assert Kind.SCENARIO not in plan.unread


def test_the_order_of_files_changes_nothing() -> None:
    changes = {"conventions/segments.yml": SEGMENTS, "personas/B.yaml": "name: B\n", "personas/a/b.yaml": "name: b\n"}
    files = list(MemoryTree(PLAN | changes).files())
    forth, back = load_plan(Listed(files)), load_plan(Listed(reversed(files)))
    assert set(forth.problems) == set(back.problems)
    assert forth.unread == back.unread


def test_a_wrong_value_does_not_hide_the_unknown_ids_beside_it() -> None:
    files = {
        "programmes/p.yaml": "name: P\nstatus: Live\nphase: life.nwe\nobjective: {statement: s, kpi: nps}\n",
        "conventions/segments.yaml": "segmentations: {life: {segments: {new: {}}}}\n",
    }
    found = codes(review_of(files))
    assert "SCH004" in found
    assert "REF001" in found


def test_what_is_left_of_a_broken_object_is_judged_by_no_other_rule() -> None:
    wrong = "name: P\nowner: [crm]\ntarget: {definition: d}\nobjective: {statement: s, kpi: nps}\n"
    assert "GOV001" not in codes(review_of({"programmes/p.yaml": wrong}))


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        (
            "repeat: {rule: FREQ=YEARLY;BYMONTH=3,6,9;BYMONTHDAY=10, from: 2027-03-10}",
            'repeat: {rule: "FREQ=YEARLY;BYMONTH=3,6,9;BYMONTHDAY=10", from: 2027-03-10}',
        ),
        ("expected: {revenue: 1 250,50 EUR}", 'expected: {revenue: "1 250,50 EUR"}'),
        ("links: [{title: Hello, you, url: x}]", 'links: [{title: "Hello, you", url: x}]'),
    ],
)
def test_a_cut_value_is_one_mistake_and_its_advice_gives_the_plan_that_is_meant(written: str, mended: str) -> None:
    cut = load({"campaigns/sales.yaml": f"{CAMPAIGN}{written}\n"})
    right = load({"campaigns/sales.yaml": f"{CAMPAIGN}{mended}\n"})
    (problem,) = cut.problems
    assert isinstance(problem, CutValue)
    assert right.problems == ()
    assert cut.campaigns["sales"].value == right.campaigns["sales"].value


@pytest.mark.parametrize(
    ("line", "kind"),
    [("x: {kind: sms, status: draft, live}", UnknownWord), ("x: {kind: sms, tags: summer, sale}", WrongType)],
)
def test_a_value_refused_even_as_a_whole_is_not_also_called_cut(line: str, kind: type[Problem]) -> None:
    plan = load({"conventions/channels.yaml": f"email: {{kind: email}}\n{line}\n"})
    assert [type(problem) for problem in plan.problems] == [kind]


@pytest.mark.parametrize(
    ("line", "own", "text"),
    [
        ("taille: 12", "x-taille", ""),
        ("12,5 %: a", "", ""),
        ("tool: {name: Hello, you: come}", "x-you", "Hello, you: come"),
        ('tool: {name: "Hello", you: come}', "x-you", ""),
    ],
)
def test_only_words_are_offered_as_keys_of_the_team(line: str, own: str, text: str) -> None:
    plan = load({"campaigns/sales.yaml": f"{CAMPAIGN}{line}\n"})
    (problem,) = plan.problems
    assert isinstance(problem, UnknownKey)
    assert (problem.own, problem.text) == (own, text)
    assert "name" not in problem.known


@pytest.mark.parametrize(
    ("path", "meant", "folder"),
    [
        ("campaigns.yaml", "", "campaigns"),
        ("campagnes.yml", "", "campaigns"),
        ("scenarios.yaml", "", "scenarios"),
        ("programme.yaml", "", "programmes"),
        ("segment.yaml", "conventions/segments.yaml", ""),
        ("conventions/channel.yaml", "conventions/channels.yaml", ""),
        ("objective.yml", "objectives.yaml", ""),
    ],
)
def test_a_file_is_only_taken_for_what_its_name_is_near_to(path: str, meant: str, folder: str) -> None:
    plan = load({"conventions/segments.yaml": None, "conventions/channels.yaml": None, path: "a: {}\n"})
    assert MisplacedFile(Place(path, span=START_OF_FILE), meant, folder) in plan.problems
    assert plan.unread


@pytest.mark.parametrize("path", ["canaux.yaml", "notes.yaml", "date.yaml", "conventions/notes.yaml"])
def test_a_file_of_another_name_is_taken_for_nothing(path: str) -> None:
    assert load({path: "a: {}\n"}).problems == (UnreadFile(Place(path, span=START_OF_FILE)),)


@pytest.mark.parametrize(
    "path",
    ["mkdocs.yml", "docker-compose.yml", "compose.dev.yaml", "pnpm-lock.yaml", "_config.yml", "node_modules/p/x.yaml"],
)
def test_files_of_other_tools_are_left_alone(path: str) -> None:
    assert load({path: "a: {}\n"}).problems == ()


def test_files_that_the_settings_leave_out_are_not_read() -> None:
    settings = f'{SETTINGS}ignore: [notes.yaml, "campaigns/old/*"]\n'
    plan = load({"relplan.yaml": settings, "notes.yaml": "a: [\n", "campaigns/old/x.yaml": "a: [\n"})
    assert plan.problems == ()
    assert set(plan.documents) == set(PLAN)
    assert not load({"relplan.yaml": f'{SETTINGS}ignore: ["*"]\n'}).problems


@pytest.mark.parametrize(
    "wrong",
    [
        "period: {from: 2027-01-01, to: 2027-12-32}",
        "review: {every: often, last: 2027-01-01}",
        "relplan: one",
        "name: [a]",
        "colour: blue",
        "countries: [FR, {a: b}]",
        "house_rules: [a]",
        "name: Sales: now",
    ],
)
def test_settings_with_a_mistake_keep_the_language_and_what_else_can_be_read(wrong: str) -> None:
    lines = {"relplan": "relplan: 1", "name": "name: A", wrong.partition(":")[0]: wrong}
    text = "\n".join([*lines.values(), "language: en", "timezone: Europe/Brussels", "law: [fr]", "customers: 12"])
    plan = load({"relplan.yaml": text})
    settings = plan.settings.value
    assert (settings.language, settings.timezone) == ("en", "Europe/Brussels")
    assert "now" in wrong or (settings.law, settings.customers) == (("fr",), 12)
    assert [problem.at.path for problem in plan.problems] == ["relplan.yaml"]
    assert Kind.SETTINGS in plan.incomplete

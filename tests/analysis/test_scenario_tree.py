"""The scenario tree of each target."""

from __future__ import annotations

from relplan.analysis.study import Study
from tests.conftest import AS_OF, plan_of

MOMENTS = "signup: {kind: relational}\ncart: {kind: transactional}\n"
PHASES = "segmentations: {life: {phases: true, segments: {new: {}, active: {}}}, flags: {segments: {vip: {}}}}\n"
FLAGS = "segmentations: {flags: {exclusive: false, segments: {vip: {}, staff: {}}}}\n"


def scenario(moment: str, more: str = "") -> str:
    steps = "steps: [{message: m, channel: email}]\n"
    return f"name: S\nprogramme: p\ntrigger: {{moment: {moment}}}\n{steps}{more}"


def trees(segments: str, programme: str = "", **scenarios: str) -> list[tuple[str, list[tuple[str, str, list[str]]]]]:
    """Return targets, and for each branch its moment, its lever and its scenarios."""
    files = {
        "moments.yaml": MOMENTS,
        "conventions/segments.yaml": segments,
        "programmes/p.yaml": f"name: P\nobjective: {{statement: s, kpi: nps}}\n{programme}",
        **{f"scenarios/{name}.yaml": text for name, text in scenarios.items()},
    }
    return [
        (
            tree.segment.id,
            [
                (branch.moment, str(one.lever or ""), [item.id for item in one.scenarios])
                for branch in tree.moments
                for one in branch.levers
            ],
        )
        for tree in Study(plan_of(files), AS_OF).scenario_trees
    ]


def test_each_phase_has_its_tree_in_the_order_of_moments_levers_and_priorities() -> None:
    found = trees(
        PHASES,
        late=scenario("cart", "lever: service\npriority: 9\n"),
        first=scenario("cart", "lever: service\npriority: 1\n"),
        offer=scenario("cart", "lever: transactional\n"),
        hello=scenario("signup", "audience: {segments: [life.new]}\n"),
        idea=scenario("signup", "status: idea\n"),
    )
    carts = [("cart", "transactional", ["offer"]), ("cart", "service", ["first", "late"])]
    assert found == [("life.new", [("signup", "", ["hello"]), *carts]), ("life.active", carts)]


def test_without_phases_each_segment_that_a_programme_names_has_one() -> None:
    found = trees(FLAGS, "target: {segments: [flags.vip]}\n", hello=scenario("signup"))
    assert found == [("flags.vip", [("signup", "", ["hello"])])]


def test_target_that_no_scenario_reaches_has_an_empty_tree() -> None:
    found = trees(PHASES, hello=scenario("gone", "audience: {segments: [life.new]}\n"))
    assert found == [("life.new", [("gone", "", ["hello"])]), ("life.active", [])]


def test_message_levers_count_where_the_scenario_says_none() -> None:
    text = scenario("cart").replace("channel: email", "channel: email, lever: service")
    assert trees(PHASES, s=text)[0][1] == [("cart", "service", ["s"])]

"""The review: order, fingerprints, suspension, selection; and that files and keys may stand in any order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from relplan.model.settings import Language
from relplan.plan.load import load_plan
from relplan.source.place import Place
from relplan.source.problems import Problem
from relplan.source.tree import SourceFile
from relplan.validation.review import Review, Selection, review_plan
from tests.conftest import AS_OF, SETTINGS, codes, plan_of, review_of
from tests.rounds import FUZZ

FILES = {
    "programmes/p.yaml": "name: P\nobjective: {statement: s, kpi: open_rate}\n",
    "campaigns/a.yaml": "name: A\nprogramme: p\npriority: 5\nsends: [{id: x, on: 2027-01-06, channel: email}]\n",
    "campaigns/b.yaml": "name: B\nprogramme: p\npriority: 5\nsends: [{id: x, on: 2027-01-06, channel: emial}]\n",
    "scenarios/s.yaml": "name: S\nprogramme: q\ntrigger: {moment: m}\nsteps: [{message: m, channel: email}]\n",
    "conventions/channels.yaml": "email: {kind: email}\n",
    "conventions/pressure.yaml": "caps: {weekly: {max: 1, per: 7d}}\n",
}


def test_findings_are_in_the_order_of_files_and_lines() -> None:
    review = review_of(FILES)
    places = [(f.at.path, *review.plan.locate(f.at)) for f in review.findings]
    assert places == sorted(places)


def test_fingerprints_are_unique() -> None:
    marks = [finding.fingerprint for finding in review_of(FILES).findings]
    assert len(set(marks)) == len(marks)


def test_a_fingerprint_survives_lines_and_list_positions() -> None:
    before = {f.fingerprint for f in review_of(FILES).findings}
    more = FILES["campaigns/b.yaml"].replace(
        "sends: [", "# a comment\nsends: [{id: w, on: 2027-09-06, channel: email}, "
    )
    after = {f.fingerprint for f in review_of({**FILES, "campaigns/b.yaml": more}).findings}
    assert before <= after


@dataclass(frozen=True)
class OrderedTree:
    """A tree that yields its files in the order given."""

    texts: Mapping[str, str]
    label: str = "ordered"

    def files(self) -> Iterator[SourceFile | Problem]:
        return (SourceFile(path, text.encode()) for path, text in self.texts.items())

    def read(self, path: str) -> bytes | None:
        return self.texts[path].encode() if path in self.texts else None


ALL_FILES = {"relplan.yaml": SETTINGS, **FILES}


@settings(max_examples=30 * FUZZ, deadline=None)
@given(st.permutations(sorted(ALL_FILES)))
def test_the_order_of_files_changes_nothing(order: list[str]) -> None:
    tree = OrderedTree({path: ALL_FILES[path] for path in order})
    assert told(review_plan(load_plan(tree), AS_OF)) == told(review_of(FILES))


def told(review: Review) -> list[tuple[str, str, Place, str]]:
    """Return all that a review says of each finding, in order."""
    return [(f.fingerprint, f.rule.code, f.at, f.message(Language.EN)) for f in review.findings]


def test_the_order_of_keys_changes_nothing() -> None:
    turned = {path: "".join(reversed(text.splitlines(keepends=True))) for path, text in FILES.items()}
    assert sorted(codes(review_of(turned))) == sorted(codes(review_of(FILES)))


def test_rules_are_suspended_while_what_they_need_can_not_be_read() -> None:
    review = review_of({**FILES, "campaigns/b.yaml": "name: Sales: now\n"})
    assert {"PRS002", "JRN001"} <= {rule.code for rule in review.suspended}
    assert "PRS002" not in codes(review)
    assert "SYN002" in codes(review)


def test_a_selection_runs_some_rules_only() -> None:
    chosen = Selection(select=frozenset({"PRG", "REF001"}), ignore=frozenset({"PRG004"}))
    found = review_plan(plan_of(FILES), AS_OF, chosen)
    assert {f.rule.code for f in found.findings} == {"PRG001", "PRG002", "REF001"}


def test_every_kind_of_problem_belongs_to_one_rule() -> None:
    from relplan.house import problems as of_house
    from relplan.plan import problems as of_plan
    from relplan.rules import problems as of_rules
    from relplan.rules.book import RULES
    from relplan.source import problems as of_source
    from relplan.source.problems import Problem

    modules = (of_source, of_plan, of_house, of_rules)
    classes = {
        item
        for module in modules
        for item in vars(module).values()
        if isinstance(item, type) and issubclass(item, Problem) and item not in (Problem, of_source.FurtherProblems)
    }
    spoken = [rule.problem for rule in RULES if rule.problem]
    assert set(spoken) == classes
    assert len(spoken) == len(classes)

"""What is told of many findings that are alike: the first, and how many there are beside them."""

from __future__ import annotations

import json

import pytest

from relplan.diagnostics.finding import Finding, Further
from relplan.diagnostics.severity import Severity
from relplan.model.settings import Language
from relplan.output.json import write_json
from relplan.output.shown import Shown
from relplan.output.statistics import write_statistics
from relplan.output.summary import summarize
from relplan.source.tally import MOST_ALIKE
from relplan.validation.review import Review
from tests.conftest import review_of

MORE = 70
MANY = MOST_ALIKE + MORE


def lines(text: str, count: int = MANY) -> str:
    return "".join(text.format(n=number) + "\n" for number in range(count))


def found(review: Review, code: str) -> list[Finding]:
    return [finding for finding in review.findings if finding.rule.code == code]


def counted(findings: list[Finding]) -> list[int]:
    return [finding.count for finding in findings if isinstance(finding.found.values, Further)]


def shown(review: Review, language: Language = Language.EN) -> Shown:
    return Shown(review, review.findings, language)


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        ("scenarios/s.yaml", lines("k{n}: 1"), "SCH001"),
        ("scenarios/s.yaml", "{" + lines("k{n}: 1,") + "}", "SCH001"),
        ("scenarios/s.yaml", "name: a\n" + lines("name: b"), "SYN005"),
        ("scenarios/s.yaml", "x-a:\n" + lines("- *a{n}"), "SYN013"),
        ("scenarios/s.yaml", "x-a:\n" + lines("- !a 1"), "SYN007"),
        ("conventions/channels.yaml", lines("k{n}: 1"), "SCH003"),
        ("scenarios/s.yaml", "x-a:\n" + lines("- m{n}.dupont@mail.fr"), "GOV020"),
        ("personas/p.yaml", "segments:\n" + lines("- a.s{n}"), "REF001"),
        ("relplan.yaml", "relplan: 1\nname: a\nrules:\n" + lines("  no-rule-{n}: error"), "CFG008"),
        ("scenarios/s.yaml", lines("# relplan: ignore[no-rule-{n}] -- x\nx-{n}: 1"), "SUP003"),
    ],
    ids=["keys", "keys in a line", "twice", "aliases", "tags", "elements", "rule", "references", "settings", "waivers"],
)
def test_the_first_are_told_and_the_rest_are_counted(path: str, text: str, code: str) -> None:
    told = found(review_of({path: text}), code)

    assert len(told) == MOST_ALIKE + 1
    assert counted(told) == [MORE]
    assert told[-1].count == MORE
    assert told[-1].severity is told[0].severity
    assert told[-1].at == told[-2].at


def test_as_many_as_are_told_are_told_as_they_are() -> None:
    told = found(review_of({"scenarios/s.yaml": lines("k{n}: 1", MOST_ALIKE)}), "SCH001")

    assert len(told) == MOST_ALIKE
    assert counted(told) == []


def test_each_file_is_counted_alone() -> None:
    review = review_of({f"scenarios/{name}.yaml": lines("k{n}: 1") for name in "ab"})

    assert counted(found(review, "SCH001")) == [MORE, MORE]
    assert len({finding.fingerprint for finding in review.findings}) == len(review.findings)


def test_it_is_said_in_both_languages() -> None:
    further = found(review_of({"scenarios/s.yaml": lines("k{n}: 1")}), "SCH001")[-1]

    assert further.message(Language.EN) == "and 70 more of the same in this file"
    assert further.message(Language.FR) == "et 70 de plus du même genre dans ce fichier"
    assert further.remedy(Language.EN) == "mend those shown, or what made them all; the rest is reported next"
    assert further.label(Language.EN) == ""


def test_what_is_only_counted_is_in_every_sum() -> None:
    review = review_of({"scenarios/s.yaml": "name: a\n" + lines("name: b")})

    assert review.count(Severity.ERROR) - sum(one.count for one in review.findings if one.rule.code != "SYN005") == MANY
    assert f"{MANY}  SYN005  error" in write_statistics(shown(review))
    document = json.loads(write_json(shown(review)))
    assert document["summary"]["error"] == review.count(Severity.ERROR)
    assert [one["data"] for one in document["diagnostics"] if "of the same" in one["message"]] == [{"count": MORE}]
    assert f"{review.count(Severity.ERROR)} errors" in summarize(shown(review))


def test_waivers_are_held_against_every_finding_that_a_rule_has() -> None:
    people = lines("- m{n}.dupont@mail.fr")
    review = review_of({"scenarios/s.yaml": f"# relplan: ignore[GOV020] -- agreed\nx-a:\n{people}x-b: x@mail.fr\n"})

    assert [finding.at.route for finding in found(review, "GOV020")] == [("x-b",)]
    assert review.waived_count == MANY
    assert [finding.count for finding, _ in review.waived][-1] == MORE


def test_no_waiver_accepts_what_nobody_has_looked_at() -> None:
    keys = lines("k{n}: 1")
    review = review_of({"scenarios/s.yaml": f"# relplan: ignore[SCH001] -- agreed\ndescription:\n{keys}"})
    accepted = "waivers.yaml"
    objects = review_of({"scenarios/s.yaml": keys, accepted: "- {rule: SCH001, objects: [scenario/s], reason: r}\n"})

    assert counted(found(review, "SCH001")) == [MORE]
    assert counted(found(objects, "SCH001")) == [MORE]

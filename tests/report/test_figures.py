"""Figures of the documents, each computed anew from the plan's files, or from the lines it rests on."""

from __future__ import annotations

import re
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from relplan.analysis.study import Study
from relplan.model.settings import Language
from relplan.plan.load import load_plan
from relplan.report.documents import make_report
from relplan.report.forms.render import ReportForm
from relplan.source.folder import FolderTree
from relplan.source.yaml import read_yaml
from relplan.validation.review import Review, review_plan
from tests.conftest import AS_OF

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
PLANS = ("maison-lavande", "credit-horizon", "brightwave")
WEIGHTS = (Fraction(40, 100), Fraction(35, 100), Fraction(25, 100))


@cache
def review_of(plan: str) -> Review:
    return review_plan(load_plan(FolderTree(EXAMPLES / plan)), AS_OF)


@cache
def pages_of(plan: str) -> dict[str, str]:
    return dict(make_report(review_of(plan), Language.EN, ReportForm.MARKDOWN))


@cache
def html_of(plan: str) -> str:
    return str(make_report(review_of(plan), Language.EN, ReportForm.HTML)["index.html"])


def tables_of(page: str) -> list[list[list[str]]]:
    """Return the tables of a page, their cells without marks of emphasis, links and code."""
    tables: list[list[list[str]]] = [[]]
    for line in page.splitlines():
        if line.startswith("|"):
            plain = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", line).replace("*", "")
            tables[-1].append([cell.strip() for cell in plain.strip("|").split("|")])
        elif tables[-1]:
            tables.append([])
    return [table for table in tables if table]


def files_of(plan: str, folder: str) -> list[dict[str, Any]]:
    files = sorted((EXAMPLES / plan / folder).rglob("*.yaml"))
    found = [dict(read_yaml(file.name, file.read_bytes()).data) for file in files]
    return [one for one in found if one.get("status") not in ("idea", "retired")]


def rounded(figure: Fraction) -> str:
    """Round on paper; where a figure under 3 would read as 3, a digit more."""
    exact = Decimal(figure.numerator) / Decimal(figure.denominator)
    tenth = exact.quantize(Decimal("0.1"), ROUND_HALF_UP)
    return str(exact.quantize(Decimal("0.01"), ROUND_HALF_UP) if tenth == 3 != exact else tenth)


def mean(marks: list[str]) -> Fraction | None:
    there = [(int(mark), weight) for mark, weight in zip(marks, WEIGHTS, strict=True) if mark != "–"]
    return sum((mark * weight for mark, weight in there), Fraction()) / sum(w for _, w in there) if there else None


@pytest.mark.parametrize("plan", PLANS)
def test_value_ease_and_score_are_those_of_the_marks(plan: str) -> None:
    table = tables_of(pages_of(plan)["matrix.md"])[0][2:]
    points = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)"', html_of(plan))
    drawn = {(round(float(x), 1), round(float(y), 1)) for x, y in points}
    assert table
    for _, _, *marks, value, ease, score, place, _ in table:
        worth, easy = mean(marks[:3]), mean(marks[3:])
        if worth is None or easy is None or score == "–":
            continue
        assert (value, ease) == (rounded(worth), rounded(easy))
        assert float(score) == pytest.approx(float(worth * easy / 5), abs=0.06)
        assert (place in ("quick win", "major project"), place in ("quick win", "nice to have")) == (
            worth >= 3,
            easy >= 3,
        )
        assert (round(float((easy - 1) * 25), 1), round(float(100 - (worth - 1) * 25), 1)) in drawn


@pytest.mark.parametrize("plan", PLANS)
def test_channels_are_counted_as_written_and_by_date(plan: str) -> None:
    names = {ident: str(item.value.name) for ident, item in review_of(plan).plan.channels.items()}
    written, dated = (table[2:] for table in tables_of(pages_of(plan)["levers.md"])[-2:])
    by_date = Counter(names[one.send.channel] for one in Study(review_of(plan).plan, AS_OF).sends)
    assert {name: int(count) for name, _, count in dated} == by_date
    total = sum(by_date.values())
    for name, share, _ in dated:
        assert share == f"{Decimal(by_date[name] * 1000 / total).quantize(Decimal(1), ROUND_HALF_UP) / 10:f}%".replace(
            ".0%", "%"
        )
    sends = Counter(names[send["channel"]] for one in files_of(plan, "campaigns") for send in one["sends"])
    assert all(int(count) >= sends[name] for name, _, count in written)
    assert sum(int(count) for _, _, count in dated) >= sum(sends.values())


@pytest.mark.parametrize("plan", PLANS)
def test_the_ratio_of_what_is_ready_or_live_counts_these(plan: str) -> None:
    row = next(row for row in tables_of(pages_of(plan)["ratio.md"])[0] if row[0] == "Ready or live ones only")
    actions = [*files_of(plan, "scenarios"), *files_of(plan, "campaigns")]
    assert row[-1].split(" of ")[1] == str(sum(one.get("status") in ("ready", "live") for one in actions))


@pytest.mark.parametrize("plan", PLANS)
def test_everybody_reads_no_less_than_any_group(plan: str) -> None:
    found = [table[2:] for table in tables_of(pages_of(plan)["heat.md"]) if table[0][-1] == "Most"]
    assert found
    for everybody, *groups in found:
        for group in groups:
            pairs = zip(_figures(everybody), _figures(group), strict=True)
            assert all(of_all >= of_group for of_all, of_group in pairs), group


def _figures(row: list[str]) -> list[int]:
    return [0 if cell == "–" else int(cell.strip("?")) for cell in row[1:]]

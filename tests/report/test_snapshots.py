"""The Markdown pages in full: set RELPLAN_UPDATE_SNAPSHOTS=1 to write them anew, then read the difference."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from relplan.model.settings import Language
from relplan.report.documents import make_report
from relplan.report.edition import ReportOptions
from relplan.report.forms.render import ReportForm
from relplan.validation.review import Review
from tests.conftest import review_of
from tests.report.conftest import AS_OF, SMALL

FOLDER = Path(__file__).parent / "snapshots"


@pytest.mark.parametrize("language", Language)
def test_pages_are_as_recorded(language: Language, small: Review) -> None:
    file = FOLDER / f"small.{language}.md"
    pages = make_report(small, language, ReportForm.MARKDOWN)
    written = "".join(f"<!-- {path} -->\n\n{text}\n" for path, text in pages.items())
    if os.environ.get("RELPLAN_UPDATE_SNAPSHOTS"):
        file.write_text(written, encoding="utf-8")
    assert written == file.read_text(encoding="utf-8")


def test_every_page_ends_with_one_line_break(small: Review) -> None:
    for text in make_report(small, Language.EN, ReportForm.MARKDOWN).values():
        assert text.endswith("\n")
        assert not text.endswith("\n\n")
        assert "\n\n\n" not in text


@pytest.mark.parametrize("form", ReportForm)
def test_same_plan_gives_the_same_bytes(form: ReportForm, small: Review) -> None:
    again = review_of(dict(reversed(SMALL.items())), AS_OF)
    assert make_report(again, Language.FR, form) == make_report(small, Language.FR, form)


_DIGEST = """
import hashlib
from tests.conftest import review_of
from tests.report.conftest import AS_OF, SMALL
from relplan.model.settings import Language
from relplan.report.documents import make_report
from relplan.report.forms.render import ReportForm
for form in ReportForm:
    pages = make_report(review_of(SMALL, AS_OF), Language.EN, form)
    print(hashlib.sha256(repr(sorted(pages.items())).encode()).hexdigest())
"""


def test_bytes_do_not_depend_on_hashing() -> None:
    root = Path(__file__).parents[2]
    digests = {
        subprocess.run(
            [sys.executable, "-c", _DIGEST],
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_markdown_links_lead_to_pages_that_are_there(small: Review) -> None:
    import posixpath
    import re

    pages = make_report(small, Language.EN, ReportForm.MARKDOWN)
    for path, text in pages.items():
        for target in re.findall(r"\]\(([^):]+\.md)\)", text):
            assert posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) in pages, (path, target)


def test_places_lead_to_the_forge_when_it_is_known(small: Review) -> None:
    options = ReportOptions(source_url="https://forge.example/plan/blob/4f2c9e1/", revision="4f2c9e1")
    pages = make_report(small, Language.EN, ReportForm.MARKDOWN, options)
    link = "https://forge.example/plan/blob/4f2c9e1/scenarios/hello.yaml#L2"
    assert f"[scenarios/hello.yaml:2]({link})" in pages["scenarios/hello.md"]
    html = make_report(small, Language.EN, ReportForm.HTML, options)["index.html"]
    assert f'href="{link}"' in html
    assert "revision 4f2c9e1" in html

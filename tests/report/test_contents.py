"""The contents of a report: every section in its chapter, and none that the report hasn't."""

from __future__ import annotations

from html.parser import HTMLParser

from relplan.model.settings import Language
from relplan.report.contents import SECTIONS, view_contents
from relplan.report.documents import make_report
from relplan.report.forms.render import ReportForm
from relplan.report.parts import PARTS
from relplan.report.text.words import Words
from tests.conftest import review_of
from tests.report.conftest import SMALL

NAMES = [name for names in SECTIONS.values() for name in names]


def test_every_part_stands_in_one_chapter() -> None:
    own = {"programmes", "scenarios", "campaigns", "conventions"}
    assert sorted(NAMES) == sorted({*own, *(part.name for part in PARTS)})


def test_a_chapter_without_sections_is_left_out() -> None:
    (actions, frame) = view_contents({"campaigns", "programmes", "glossary"}, Words(Language.EN))
    assert [section.title for section in actions.sections] == ["Programmes", "Campaign planning"]
    assert [section.name for section in frame.sections] == ["glossary"]


def test_sections_follow_each_other_as_the_contents_say() -> None:
    html = make_report(review_of(SMALL), Language.EN, ReportForm.HTML)["index.html"]
    found = _Sections()
    found.feed(html)
    assert found.names == [name for name in ("overview", *NAMES, "checks") if name in found.names]
    assert {"programmes", "heat", "glossary"} <= set(found.names)


class _Sections(HTMLParser):
    """Collects the sections of a page that have an anchor."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        name = dict(attrs).get("id")
        if tag == "section" and name in {"overview", *NAMES, "checks"}:
            self.names.append(str(name))

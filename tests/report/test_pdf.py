"""The summary as a PDF: it says what the plan says in short, to everybody, always in the same bytes.

Needs typst and pypdf of the `test` extra; where they are missing the tests are skipped, but they fail when CI is set.
"""

from __future__ import annotations

import json
from collections import Counter
from functools import partial
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from relplan.model.settings import Language
from relplan.plan.load import load_plan
from relplan.report.documents import SUMMARY, make_summary
from relplan.report.edition import ReportOptions
from relplan.report.forms.pdf import LogoDrawingError
from relplan.report.look.brand import read_brand
from relplan.report.text.code import cut_code
from relplan.report.text.prose import cut_prose
from relplan.report.text.runs import Block, Look, Run
from relplan.source.folder import FolderTree
from relplan.validation.review import Review, review_plan
from tests.conftest import review_of
from tests.needed import is_ci
from tests.report.conftest import AS_OF, SMALL
from tests.report.test_brand import brand_in
from tests.report.test_hostile_text import HOSTILE, plan_with

pytestmark = pytest.mark.skipif(
    None in map(find_spec, ("typst", "pypdf")) and not is_ci(),
    reason="typst or pypdf is missing",
)

EXAMPLES = Path(__file__).parents[2] / "examples"
TYPST_CODE = (
    '#panic("no") #image("/etc/passwd") #import "@preview/x:1.0.0"',
    "$ x^2 $ @reference <label> *bold* _em_ // comment /* comment */",
    "]#[ } #{ \\u{41} = heading",
    "– one\n+ two\n/ term: three",
)
RIGHT_TO_LEFT, WITHOUT_A_FONT, WITHOUT_BLANKS = "عربي \u200fمع نص إنجليزي \u202eabc", "\U000f0000", "L" * 10_000
assert {RIGHT_TO_LEFT, WITHOUT_BLANKS} <= {*HOSTILE}
SHOWN = [text for text in (*HOSTILE, *TYPST_CODE) if text != RIGHT_TO_LEFT and "🧨" not in text and len(text) < 1000]


def summary(review: Review, language: Language = Language.EN, **options: Any) -> bytes:
    return make_summary(review, language, ReportOptions(**options))[SUMMARY]


def read(content: bytes) -> Any:
    from pypdf import PdfReader

    return PdfReader(BytesIO(content))


def text_of(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in read(content).pages)


def squeeze(text: str) -> str:
    """Leave out blanks, and the signs after which a long word may be cut."""
    return "".join(text.replace("\u200b", "").split())


def named(name: str) -> Review:
    """Review the small plan under another name, given as YAML."""
    settings = SMALL["relplan.yaml"].replace("name: Plan 2027", f"name: {name}")
    return review_of({**SMALL, "relplan.yaml": settings}, AS_OF)


def example(name: str) -> Review:
    return review_plan(load_plan(FolderTree(EXAMPLES / name)), AS_OF)


def is_accessible(content: bytes) -> bool:
    """Tell whether it says of itself that it is PDF/UA-1."""
    return b"<pdfuaid:part>1</pdfuaid:part>" in content


def test_it_says_the_plan_in_short(small: Review) -> None:
    said = squeeze(text_of(summary(small, revision="3f2a91bc04")))
    for expected in (
        "EXECUTIVE SUMMARY",
        "Plan 2027",
        "1 Jan – 31 Dec 2027 · As of 4 Jan 2027 · revision 3f2a91bc04",
        "Two shops and a small site. See the wiki.",
        "In short: key figures, objectives",
        "1 scenario 1 live",
        "Customer-centric ratio 1 of 3 actions starts from something the customer does.",
        "New Turn subscribers into customers",
        "First order rate 12% 16.5% by 31 Dec 2027",
        "1 Hello live",
        "Warnings",
        "revision 3f2a91bc04 1 / ",
    ):
        assert squeeze(expected) in said, expected
    assert "Ten off" not in said


def test_it_is_in_one_language(small: Review) -> None:
    french = summary(small, Language.FR)
    assert "Chiffres clés" in text_of(french)
    assert squeeze("12 % 16,5 % d'ici le 31 déc. 2027") in squeeze(text_of(french)).replace("’", "'")
    assert "Key figures" not in text_of(french)
    assert read(french).trailer["/Root"]["/Lang"] == "fr"
    assert read(summary(small)).trailer["/Root"]["/Lang"] == "en"


def test_it_can_be_read_aloud_and_tells_of_no_author_and_no_hour(small: Review) -> None:
    content = summary(small)
    pdf = read(content)
    assert is_accessible(content)
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert pdf.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.metadata.title == "Plan 2027"
    assert set(pdf.metadata) == {"/Title", "/Creator"}


@pytest.mark.parametrize("language", Language)
def test_the_same_plan_gives_the_same_bytes(small: Review, language: Language) -> None:
    assert summary(small, language) == summary(review_of(SMALL, AS_OF), language)


@pytest.mark.parametrize("name", ["maison-lavande", "credit-horizon", "brightwave", "starter"])
@pytest.mark.parametrize("language", Language)
def test_examples_take_two_pages_at_most(name: str, language: Language) -> None:
    content = summary(example(name), language)
    pages = read(content).pages
    assert len(pages) <= 2
    assert [round(float(side)) for side in pages[0].mediabox[2:]] == [595, 842]
    assert is_accessible(content)


@pytest.mark.parametrize("text", SHOWN, ids=lambda text: text[:20])
def test_whatever_stands_in_a_field_shows_as_text(text: str) -> None:
    content = summary(review_of(plan_with(text)))
    said = squeeze(text_of(content))
    assert squeeze(text) in said
    assert squeeze(read(content).metadata.title) == squeeze(text)
    assert is_accessible(content)
    addresses = {
        note["/A"]["/URI"]
        for page in read(content).pages
        for note in (one.get_object() for one in page.get("/Annots", ()))
        if "/URI" in note["/A"]
    }
    assert not addresses


def test_text_that_turns_the_direction_of_writing_turns_no_other() -> None:
    content = summary(review_of(plan_with(RIGHT_TO_LEFT)))
    said = text_of(content)
    assert Counter(said) >= Counter(squeeze(RIGHT_TO_LEFT).replace("\u200f", "").replace("\u202e", ""))
    assert "The objective lacks" in said
    assert is_accessible(content)


def test_signs_that_no_font_has_cost_the_standard_and_nothing_else(small: Review) -> None:
    content = summary(named(f"Plan {WITHOUT_A_FONT}"))
    assert not is_accessible(content)
    assert read(content).trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "First order rate" in text_of(content)
    assert len(read(content).pages) == len(read(summary(small)).pages)


def test_controls_are_shown_by_a_sign() -> None:
    content = summary(named('"Plan \\a"'))
    assert read(content).metadata.title == "Plan \ufffd"
    assert is_accessible(content)


@pytest.mark.parametrize("text", [WITHOUT_BLANKS, "long " * 2000], ids=["one word", "many"])
def test_long_text_shows_whole_and_inside_the_page(text: str) -> None:
    content = summary(review_of(plan_with(text)))
    once = Counter(squeeze(text))
    assert Counter(text_of(content)) >= Counter({letter: 4 * count for letter, count in once.items()})
    assert "To decide" in text_of(content)
    for page in read(content).pages:
        places: list[float] = []
        page.extract_text(
            visitor_text=lambda said, _, at, *__, seen=places: seen.append(at[4]) if said.strip() else None
        )
        assert max(places) < 595 - 45


def test_it_needs_no_font_of_the_machine(small: Review, monkeypatch: pytest.MonkeyPatch) -> None:
    import typst

    monkeypatch.setattr(typst, "compile", partial(typst.compile, ignore_system_fonts=True))
    content = summary(small)
    assert is_accessible(content)
    assert b"LibertinusSerif" in content
    assert b"+DejaVuSans-" not in content
    assert "First order rate" in text_of(content)


def test_what_could_not_be_read_is_said() -> None:
    said = text_of(summary(review_of({**SMALL, "campaigns/spring.yaml": "name: [\n"}, AS_OF)))
    assert "This report is incomplete" in said
    assert "spring.yaml" not in said
    assert "may be incomplete" in said


def test_links_of_texts_lead_to_the_web_and_none_to_the_files(small: Review) -> None:
    pdf = read(summary(small, source_url="https://github.com/acme/crm/blob/3f2a91bc04"))
    addresses = [note.get_object()["/A"]["/URI"] for page in pdf.pages for note in page.get("/Annots", ())]
    assert addresses == ["https://wiki.example.com/crm"]


def test_a_brand_gives_its_colour_and_its_logo(small: Review, tmp_path: Path) -> None:
    content = summary(small, brand=read_brand(brand_in(tmp_path)))
    colour = b"0.47843137 0.12156863 0.23921569"
    drawn = [page.get_contents().get_data() for page in read(content).pages]
    own = [page.get_contents().get_data() for page in read(summary(small)).pages]
    assert colour in drawn[0]
    assert colour not in own[0]
    assert is_accessible(content)


def test_a_logo_that_can_not_be_drawn_is_said(small: Review, tmp_path: Path) -> None:
    brand = read_brand(brand_in(tmp_path, "logo: picture", picture=b"\x89PNG\r\n\x1a\n..."))
    with pytest.raises(LogoDrawingError, match=r"the logo can't be drawn in a PDF: .*; save it anew"):
        summary(small, brand=brand)


def test_prose_is_cut_where_its_look_changes() -> None:
    assert cut_prose("One *small* [site](https://a.example).\nSee:\n\n- **two**\n\n  more\n  - `three`\n\n3. four") == (
        Block((Run("One "), Run("small", Look.EMPHASIS), Run(" "), Run("site", address="https://a.example"),
               Run("."), Run(" "), Run("See:"))),
        Block((Run("two", Look.STRONG),), "•", 1),
        Block((Run("more"),), "", 1),
        Block((Run("three", Look.CODE),), "•", 2),
        Block((Run("four"),), "3.", 1),
    )  # fmt: skip


def test_code_in_a_sentence_is_cut_out() -> None:
    assert cut_code("write `beats: x`.") == (Run("write "), Run("beats: x", Look.CODE), Run("."))
    assert json.dumps(Look.CODE) == '"code"'


def test_an_address_too_long_to_lead_anywhere_is_left_out() -> None:
    long = f"https://example.com/{'a' * 9_000}"
    settings = SMALL["relplan.yaml"].replace("https://wiki.example.com/crm", long)
    content = summary(review_of({**SMALL, "relplan.yaml": settings}, AS_OF), source_url=long)
    assert "the wiki" in text_of(content)
    assert long.encode() not in content


def test_a_logo_brings_in_no_other_file(small: Review, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    logo = (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 4"><rect width="8" height="4" fill="#7a1f3d"/>'
        b'<image href="secret.svg" width="8" height="4"/></svg>'
    )
    brand = read_brand(brand_in(tmp_path, "logo: open.svg", **{"open.svg": logo}))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "secret.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 4"/>')
    with pytest.raises(LogoDrawingError, match=r"failed to load linked image secret\.svg"):
        summary(small, brand=brand)

"""A company's colour and logo: shown when they can be read, refused with the line and the remedy when not."""

from __future__ import annotations

import re
from base64 import b64decode
from pathlib import Path

import pytest

from relplan.model.settings import Language
from relplan.report.documents import make_report
from relplan.report.edition import ReportOptions
from relplan.report.forms.render import ReportForm
from relplan.report.look.brand import GROUNDS, LEAST_CONTRAST, BrandError, read_brand
from relplan.report.look.colour import contrast_of
from relplan.report.look.logo import MAX_KILOBYTES
from relplan.report.look.scheme import Scheme, colours_of
from relplan.validation.review import Review

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 4"><rect width="8" height="4" fill="#7a1f3d"/></svg>'
BRAND = 'accent: "#7a1f3d"\naccent_dark: "#F2A9C0"\nlogo: logo.svg\n'


def brand_in(folder: Path, text: str = BRAND, **files: bytes) -> Path:
    """Write a brand with its logo, and return its file."""
    (folder / "logo.svg").write_text(SVG, encoding="utf-8")
    for name, content in files.items():
        (folder / name).write_bytes(content)
    path = folder / "brand.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def page_of(review: Review, brand: Path) -> str:
    options = ReportOptions(brand=read_brand(brand))
    return make_report(review, Language.EN, ReportForm.HTML, options)["index.html"]


def test_colours_replace_those_of_the_page(small: Review, tmp_path: Path) -> None:
    page = page_of(small, brand_in(tmp_path))
    assert "@media screen and (prefers-color-scheme:light){:root{--accent:#7a1f3d;--link:#7a1f3d}}" in page
    assert "@media screen and (prefers-color-scheme:dark){:root{--accent:#F2A9C0;--link:#F2A9C0}}" in page


def test_the_logo_is_part_of_the_page_and_its_text_is_the_plan_s_name(small: Review, tmp_path: Path) -> None:
    page = page_of(small, brand_in(tmp_path))
    shown = re.search(r'<img src="data:image/svg\+xml;base64,([^"]*)" alt="Plan 2027">', page)
    assert shown
    assert b64decode(shown[1]).decode() == SVG


def test_the_page_allows_no_more_than_without_a_brand(small: Review, tmp_path: Path) -> None:
    def policy(page: str) -> list[str]:
        return re.findall(r'<meta http-equiv="Content-Security-Policy"[^>]*>', page)

    plain = make_report(small, Language.EN, ReportForm.HTML)["index.html"]
    assert policy(page_of(small, brand_in(tmp_path))) == policy(plain)
    assert len(policy(plain)) == 1


@pytest.mark.parametrize("text", ["{}", 'accent: "#7a1f3d"', "logo: logo.svg"])
def test_every_key_may_be_left_out(small: Review, tmp_path: Path, text: str) -> None:
    page = page_of(small, brand_in(tmp_path, text))
    assert ("<img" in page) == ("logo" in text)
    assert ("--link:#7a1f3d" in page) == ("accent" in text)


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n...", b"\xff\xd8\xff\xe0..."], ids=["png", "jpeg"])
def test_images_are_known_by_what_is_in_them(tmp_path: Path, content: bytes) -> None:
    shown = read_brand(brand_in(tmp_path, "logo: picture", picture=content)).logo
    assert shown.startswith("data:image/png;" if content.startswith(b"\x89") else "data:image/jpeg;")


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (
            'accent: "#ff8800"',
            1,
            '"#ff8800" can\'t be read on light pages: its contrast with #efede7 is 2.04:1, '
            "and at least 4.5:1 is asked for; choose a darker colour",
        ),
        (
            'logo: logo.svg\naccent_dark: "#1f3a5f"',
            2,
            '"#1f3a5f" can\'t be read on dark pages: its contrast with #3a3416 is 1.08:1, '
            "and at least 4.5:1 is asked for; choose a lighter colour",
        ),
        ("accent: #1f3a5f", 1, '"accent" says nothing; a colour stands between quotes'),
        ("accent: navy", 1, '"navy" is no colour; write six hexadecimal digits: "#1f3a5f"'),
        ('logo: logo.svg\nacent: "#1f3a5f"', 2, 'did you mean "accent"?'),
        ("accent: [a]", 1, "expected"),
        ("accent: 'a", 1, "quote"),
        ("", 1, "empty"),
        ("- accent", 1, "expected"),
        ("logo: ../logo.svg", 1, "is outside the folder of this file"),
        ('logo: "a\\0b"', 1, "names no file"),
        ("logo: none.png", 1, 'the logo "none.png" can\'t be read: No such file or directory'),
        ("logo: brand.yaml", 1, "is no PNG, JPEG or SVG image"),
        ("logo: bare", 1, "write <svg xmlns="),
        ("logo: large", 1, f"has more than {MAX_KILOBYTES} kB; make it smaller"),
    ],
)
def test_what_can_t_be_used_is_said_with_its_line(tmp_path: Path, text: str, line: int, said: str) -> None:
    path = brand_in(tmp_path, text, bare=b"<svg></svg>", large=b"\xff\xd8\xff" + bytes(MAX_KILOBYTES * 1000))
    with pytest.raises(BrandError) as raised:
        read_brand(path)
    assert str(raised.value).startswith(f"{path}:{line}: ")
    assert said in str(raised.value)


def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    path = brand_in(tmp_path / "inside", "logo: secret")
    (tmp_path / "secret.svg").write_text(SVG, encoding="utf-8")
    (tmp_path / "inside" / "secret").symlink_to(tmp_path / "secret.svg")
    with pytest.raises(BrandError, match="outside the folder"):
        read_brand(path)


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize("token", ["accent", "link"])
def test_the_page_s_own_colours_pass_what_is_asked_of_a_brand(scheme: Scheme, token: str) -> None:
    colours = colours_of(scheme)
    assert min(contrast_of(colours[token], colours[ground]) for ground in GROUNDS) >= LEAST_CONTRAST


def test_black_on_white_has_the_highest_contrast() -> None:
    assert contrast_of("#000", "#ffffff") == pytest.approx(21)
    assert contrast_of("#777777", "#FFF") == pytest.approx(4.48, abs=0.005)

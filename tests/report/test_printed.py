"""The foot of printed pages keeps any text inside its string."""

from __future__ import annotations

import pytest

from relplan.report.look.printed import write_foot


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Plan 2027", '"Plan 2027"'),
        ("Été", '"Été"'),
        ('a"b', '"a\\22 b"'),
        ("a\\b", '"a\\5c b"'),
        ("</style>", '"\\3c \\2f style\\3e "'),
        ("a\nb", '"a\\a b"'),
        ("x" * 200, '"' + "x" * 119 + '\\2026 "'),
    ],
)
def test_no_sign_ends_the_string(text: str, written: str) -> None:
    assert f"content:{written};" in write_foot(text)

"""The boxes of printed forms are known by what they show, whatever their codes."""

from __future__ import annotations

import pytest

from extractors.readers.symbols import as_shown, symbol


@pytest.mark.parametrize(
    ("font", "code", "shown"),
    [
        ("Wingdings", 0xF0FE, "☑"),
        ("Wingdings", 0xFE, "☑"),
        ("wingdings", 0xF0A8, "□"),
        ("Wingdings 2", 0xF052, "☑"),
        ("Wingdings2", 0xF0A3, "□"),
        ("ABCDEF+Wingdings-Regular", 0xF06F, "□"),
        ("Symbol", 0xF0B3, "≥"),
        ("Wingdings", 0xF021, "•"),
        ("SimSun", 0xFE, "þ"),
        ("Wingdings", ord("1"), "•"),
        ("Webdings", ord("9"), "•"),
        ("Wingdings", ord("平"), "平"),
        ("Symbol", ord("1"), "1"),
    ],
)
def test_symbol(font, code, shown):
    assert symbol(font, code) == shown


def test_ordinary_text_stays():
    assert as_shown("R 资产", "SimSun") == "R 资产"
    assert as_shown("R£", "Wingdings 2") == "☑□"

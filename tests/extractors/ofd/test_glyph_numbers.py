"""Which glyph a font shows for a character."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
import reportlab
from reportlab.pdfbase.ttfonts import TTFontFile

from extractors.ofd.glyph_numbers import glyph_numbers

VERA = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"


def test_of_a_real_font():
    found, known = glyph_numbers(VERA.read_bytes()), TTFontFile(str(VERA)).charToGlyph
    assert {code: found.get(code) for code in map(ord, "A9é€")} == {code: known[code] for code in map(ord, "A9é€")}


def _font(key, part):
    table = struct.pack(">HHHHI", 0, 1, *key, 12) + part
    return struct.pack(">IHHHH", 0x10000, 1, 0, 0, 0) + struct.pack(">4sIII", b"cmap", 0, 28, len(table)) + table


def test_groups_of_characters():
    part = struct.pack(">HHIII", 12, 0, 28, 0, 1) + struct.pack(">III", 0x20BB7, 0x20BB8, 5)
    assert glyph_numbers(_font((3, 10), part)) == {0x20BB7: 5, 0x20BB8: 6}


def test_characters_of_symbol_fonts_are_known_without_their_page():
    part = struct.pack(">HHIII", 12, 0, 28, 0, 1) + struct.pack(">III", 0xF041, 0xF041, 3)
    assert glyph_numbers(_font((3, 0), part)) == {0x41: 3, 0xF041: 3}


@pytest.mark.parametrize("font", [b"", b"OTTO", VERA.read_bytes()[:900], _font((3, 1), b"\0\4"), _font((1, 0), b"")])
def test_a_font_that_is_not_understood(font):
    assert glyph_numbers(font) == {}


def test_a_bomb_of_characters():
    part = struct.pack(">HHIII", 12, 0, 28, 0, 1) + struct.pack(">III", 0, 0xFFFFFFF0, 1)
    assert glyph_numbers(_font((3, 10), part)) == {}

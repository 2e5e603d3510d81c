"""Where the letters of an OFD text stand, and which glyphs they are drawn with."""

from __future__ import annotations

import pytest
from lxml import etree

from extractors.ofd.letters import Placed, placed_letters


def _letters(inner, size=10.0):
    return list(placed_letters(etree.fromstring(f"<TextObject>{inner}</TextObject>"), size))


def _places(inner):
    return [(one.text, one.x, one.y) for one in _letters(inner)]


def test_steps_part_the_letters():
    inner = '<TextCode X="1" Y="8" DeltaX="4 g 2 5">甲乙丙丁</TextCode>'
    assert _places(inner) == [("甲", 1, 8), ("乙", 5, 8), ("丙", 10, 8), ("丁", 15, 8)]


def test_without_steps_a_chinese_letter_takes_a_square_and_a_latin_one_half():
    inner = '<TextCode X="0" Y="8">甲1 乙</TextCode>'
    assert _places(inner) == [("甲", 0, 8), ("1", 10, 8), ("乙", 20, 8)]


def test_a_column_goes_down():
    assert _places('<TextCode X="2" Y="0" DeltaY="6 6">甲乙丙</TextCode>') == [
        ("甲", 2, 0),
        ("乙", 2, 6),
        ("丙", 2, 12),
    ]


def test_a_second_line_keeps_what_it_does_not_say():
    inner = '<TextCode X="3" Y="8">甲</TextCode><TextCode Y="20">乙</TextCode>'
    assert _places(inner) == [("甲", 3, 8), ("乙", 3, 20)]


@pytest.mark.parametrize(
    ("change", "glyphs"),
    [
        ('CodePosition="1" CodeCount="2" GlyphCount="2"><Glyphs>7 9</Glyphs>', [None, 7, 9]),
        ('CodePosition="0" CodeCount="2" GlyphCount="1"><Glyphs>5</Glyphs>', [5, None, None]),
        ('CodePosition="0"><Glyphs>x</Glyphs>', [None, None, None]),
    ],
)
def test_glyphs_that_the_text_names(change, glyphs):
    found = _letters(f'<CGTransform {change}</CGTransform><TextCode X="0" Y="0">甲乙丙</TextCode>')
    assert [one.glyph for one in found] == glyphs


def test_nothing_is_placed_for_no_text():
    assert _letters('<TextCode X="0" Y="0"/>') == []
    assert _letters('<TextCode X="a" DeltaX="g 2">甲</TextCode>') == [Placed("甲", 0, 0)]

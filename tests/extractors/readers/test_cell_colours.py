"""Letters in the colour of their ground are not shown."""

from __future__ import annotations

import io

import openpyxl
import pytest
from openpyxl.styles import Font, GradientFill, PatternFill
from openpyxl.styles.colors import Color

from extractors.readers.cell_colours import colours_of


def _cell(ink=None, fill=None, size=11):
    workbook = openpyxl.Workbook()
    cell = workbook.active["A1"]
    cell.value, cell.font = "文", Font(color=ink, sz=size)
    if fill is not None:
        cell.fill = fill
    content = io.BytesIO()
    workbook.save(content)
    return openpyxl.load_workbook(content).active["A1"]


def _solid(colour):
    return PatternFill("solid", fgColor=colour)


WHITE, NIGHT = Color(theme=0), Color(theme=1)


@pytest.mark.parametrize(
    ("ink", "fill", "shows"),
    [
        (None, None, True),
        ("FFFFFFFF", None, False),
        ("FFFFFF", None, False),
        ("FFFDFDFD", None, False),
        ("FFD0D0D0", None, True),
        (WHITE, None, False),
        (Color(theme=0, tint=-0.5), None, True),
        (Color(theme=1, tint=0.99), None, False),
        (NIGHT, None, True),
        (Color(indexed=9), None, False),
        (Color(indexed=65), None, False),
        (Color(indexed=64), None, True),
        (Color(auto=True, type="auto"), None, True),
        ("FFFFFFFF", _solid("FF1F3864"), True),
        ("FF1F3864", _solid("FF203864"), False),
        (WHITE, _solid(Color(indexed=9)), False),
        (None, _solid("FF000000"), False),
        (None, _solid(Color(indexed=64)), True),
        ("FFFFFFFF", PatternFill("gray125", fgColor="FFFFFFFF", bgColor="FFFEFEFE"), False),
        ("FFFFFFFF", PatternFill("gray125", fgColor="FF000000", bgColor="FFFFFFFF"), True),
        ("FFFFFFFF", GradientFill(stop=("FFFFFFFF", "FFFAFAFA")), False),
        ("FFFFFFFF", GradientFill(stop=("FFFFFFFF", "FF000080")), True),
    ],
)
def test_letters_on_their_ground(ink, fill, shows):
    cell = _cell(ink, fill)
    colours = colours_of(cell.parent.parent)
    assert colours.shows(cell) is shows
    assert colours.shows(cell) is shows  # as kept


def test_letters_too_small_to_read():
    cell = _cell(size=1)
    assert not colours_of(cell.parent.parent).shows(cell)


def test_a_theme_of_its_own():
    cell = _cell(Color(theme=4))
    workbook = cell.parent.parent
    assert colours_of(workbook).shows(cell)
    theme = workbook.loaded_theme.decode()
    start = theme.index("<a:accent1>")
    end = theme.index("</a:accent1>")
    workbook.loaded_theme = f'{theme[:start]}<a:accent1><a:srgbClr val="FEFEFE"/>{theme[end:]}'.encode()
    assert not colours_of(workbook).shows(cell)


def test_a_palette_of_its_own():
    cell = _cell(Color(indexed=12))
    workbook = cell.parent.parent
    assert colours_of(workbook).shows(cell)
    workbook._colors = ["00FFFFFF"] * 64
    assert not colours_of(workbook).shows(cell)

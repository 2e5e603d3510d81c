"""Of a cell only what a person sees there is its text."""

from __future__ import annotations

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from extractors.readers.cell_colours import colours_of
from extractors.readers.cell_text import CellText, cell_text, decoded

STRUCK, WHITE = InlineFont(strike=True), InlineFont(color="FFFFFFFF")
ICONS, PALE = InlineFont(rFont="Wingdings"), InlineFont(color="FFFFFFD9")
RAISED, LOWERED = InlineFont(vertAlign="superscript"), InlineFont(vertAlign="subscript")


def _rich(*parts):
    return CellRichText([part if isinstance(part, str) else TextBlock(*part) for part in parts])


def _of(value, code="General", **font):
    workbook = openpyxl.Workbook()
    cell = workbook.active["A1"]
    cell.value, cell.number_format, cell.font = value, code, Font(**font)
    return cell_text(cell, colours_of(workbook))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (_rich((STRUCK, "7"), "31500"), CellText("31500", "7")),
        (_rich("31500", (STRUCK, "98600")), CellText("31500", "98600")),
        (_rich((STRUCK, "罗明"), (InlineFont(), "周岚")), CellText("周岚", "罗明")),
        (_rich((STRUCK, "罗明"), (STRUCK, "周岚")), CellText("", "罗明周岚")),
        (_rich((WHITE, "4"), "31500"), CellText("31500", "", "4")),
        (_rich("31500", (RAISED, "2")), CellText("31500")),
        (_rich("31500", (LOWERED, "[1]")), CellText("31500")),
        (_rich("负债合计", (RAISED, "注2")), CellText("负债合计")),
        (_rich((RAISED, "*"), "31500"), CellText("31500")),
        (_rich("426 m", (RAISED, "2")), CellText("426 m2")),
        (_rich("426", (RAISED, "未经审计")), CellText("426未经审计")),
        (_rich((RAISED, "31500")), CellText("31500")),
        ("31500²", CellText("31500")),
        ("31500③", CellText("31500")),
        ("426m²", CellText("426m²")),
        (_rich((ICONS, "7"), "31500"), CellText("•31500")),
        (_rich((PALE, "7"), "31500"), CellText("31500", "", "7")),
    ],
)
def test_looks_within_a_cell(value, text):
    assert _of(value) == text


def test_looks_of_a_whole_cell():
    assert _of(31500, strike=True) == CellText("", "31500")
    assert _of(31500, color="FFFFFFFF") == CellText("", "", "31500")
    assert _of(31500, ";;;") == CellText("", "", "31500")
    assert _of(_rich("文", (RAISED, "1")), ";;;") == CellText("", "", "文1")
    assert _of(31500, "[White]0") == CellText("", "", "31500")
    assert _of(31500, "[Black]0", color="FFFFFFFF") == CellText("31500")


def test_characters_of_a_symbol_font_are_what_they_show():
    assert _of("\u00fe", name="Wingdings").shown == "☑"
    assert _of("R", name="Wingdings 2").shown == "☑"
    assert _of("R", name="Arial").shown == "R"


def test_parts_with_a_look_of_their_own_in_a_struck_cell():
    assert _of(_rich("罗明", (InlineFont(b=True), "周岚")), strike=True) == CellText("周岚", "罗明")


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("净资产_x000D_\n合计", "净资产\n合计"),
        ("31500_x000D_", "31500 "),
        ("净资产_x000a_合计", "净资产\n合计"),
        ("净_x0007_资产", "净 资产"),
        ("_x8D44__x4EA7_", "资产"),
        ("_xD842__xDFB7_", "\U00020bb7"),
        ("_xD842_", "\ufffd"),
        ("a\x0bb", "a b"),
        ("max_xyz_", "max_xyz_"),
    ],
)
def test_escapes_of_office_files(text, means):
    assert decoded(text) == means

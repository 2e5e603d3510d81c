"""Rules that give cells another number format change what is seen; where that is not sure nobody knows what is."""

from __future__ import annotations

import io

import openpyxl
import pytest
from openpyxl.formatting.rule import Rule
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat

from extractors.model import UNREAD
from extractors.readers.cell_colours import colours_of
from extractors.readers.cell_text import CellText
from extractors.readers.sheet_looks import far_down, under_rules, unseen

OWN = {(1, 1): CellText("718000")}


@pytest.mark.parametrize(
    ("formula", "code", "seen"),
    [
        ("TRUE", '"218,000"', CellText("218,000", "", "718000")),
        ("A1>500000", '"218,000"', CellText("218,000", "", "718000")),
        ("A1<5", '"218,000"', CellText("718000")),
        ("TRUE", '0!.0,"万"', CellText("71.8万")),
        ("COUNTIF(B:B,1)>0", '"218,000"', CellText(UNREAD, "", "718000")),
        ("COUNTIF(B:B,1)>0", "0", CellText("718000")),
        ("COUNTIF(B:B,1)>0", "$#,##0.00", CellText("718000")),
        ("COUNTIF(B:B,1)>0", '0!.0,"万"', CellText(UNREAD, "", "718000")),
        ("COUNTIF(B:B,1)>0", "0.00,", CellText(UNREAD, "", "718000")),
    ],
)
def test_number_formats_of_rules(formula, code, seen) -> None:
    sheet = openpyxl.Workbook().active
    sheet["A1"] = 718000
    look = DifferentialStyle(numFmt=NumberFormat(numFmtId=199, formatCode=code))
    sheet.conditional_formatting.add("A1", Rule(type="expression", formula=[formula], dxf=look))
    content = io.BytesIO()
    sheet.parent.save(content)
    sheet = openpyxl.load_workbook(content).active
    assert under_rules(sheet, dict(OWN), colours_of(sheet.parent))[1, 1] == seen


def test_unseen() -> None:
    assert unseen(OWN, frozenset({(1, 1)})) == {(1, 1): CellText("", "", "718000")}
    assert unseen(OWN, frozenset({(2, 1)})) == OWN


def test_far_down() -> None:
    assert far_down([1, 2, 5000]) == (2, 5000)
    assert far_down([1, 2, 150]) is None
    assert far_down([]) is None

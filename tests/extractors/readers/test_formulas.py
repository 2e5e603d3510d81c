"""Where a workbook's formulas stand."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from extractors.readers.formulas import formula_cells
from extractors.readers.packages import opened
from tests.extractors.readers.office import package, relations

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BOOK = (
    f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="名册" sheetId="1" r:id="a"/></sheets></workbook>'
)


def of_sheet(tmp_path: Path, sheet: str) -> object:
    members = {
        "_rels/.rels": relations({"b": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": BOOK,
        "xl/_rels/workbook.xml.rels": relations({"a": ("worksheet", "worksheets/sheet1.xml")}),
        "xl/worksheets/sheet1.xml": sheet,
    }
    with opened(package(tmp_path / "made.xlsx", members)) as made:
        return formula_cells(made)


def test_by_sheet_in_the_order_of_cells(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "甲"
    book.active["B3"], book.active["A3"], book.active["A4"] = "=A1", 5, "=SUM(A1:A3)"
    book.create_sheet("乙").append(["无"])
    book.save(tmp_path / "made.xlsx")
    with opened(tmp_path / "made.xlsx") as made:
        assert formula_cells(made) == {"甲": ((3, 2), (4, 1)), "乙": ()}


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="7"><c r="B7"><v>1</v></c><c r="D7"><f>A1</f></c></row><row r="9"><c r="AA9"><f t="shared"/></c></row>',
        '<row r="7"><c r="C7"/><c><f>A1</f></c></row><row/><row><c r="AA9"><f></f></c></row>',
    ],
)
def test_what_does_not_say_where_it_is_follows_the_one_before(tmp_path: Path, rows: str) -> None:
    found = of_sheet(tmp_path, f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>')
    assert found == {"名册": ((7, 4), (9, 27))}


def test_a_broken_sheet_has_those_before_the_break(tmp_path: Path) -> None:
    rows = '<x:row r="1"><x:c r="A1"><x:f>B1</x:f></x:c></x:row><x:row r="2"><x:c r="A2"'
    found = of_sheet(tmp_path, f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{rows}')
    assert found == {"名册": ((1, 1),)}


def test_what_is_no_xml_has_none(tmp_path: Path) -> None:
    assert of_sheet(tmp_path, "x <f >") == {"名册": ()}

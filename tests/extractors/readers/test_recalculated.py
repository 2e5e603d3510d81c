"""A kept result that a workbook's own cells do not bear out is told; rounding and what is not understood are not."""

from __future__ import annotations

import re
import zipfile

import openpyxl
import pytest

from extractors.readers.openable import workbooks
from extractors.readers.recalculated import recalculated
from tests.extractors.readers.office import flow, notes

PARTS = {"A1": 120000, "A2": 98000.5, "A3": 3}


@pytest.fixture
def found(tmp_path):
    """By cell what formulas come to otherwise, of a workbook with these cells; formulas with the results kept."""

    def of(cells, kept, change=lambda book: None):
        path = tmp_path / "paper.xlsx"
        _write(path, cells, kept, change)
        both = recalculated(*workbooks(path, formulas=True))
        return {(row, column): other for by_cell in both.values() for (row, column), other in by_cell.items()}

    return of


def _write(path, cells, kept, change=lambda book: None) -> None:
    book = openpyxl.Workbook()
    for name, value in cells.items():
        book.active[name] = value
    change(book)
    book.save(path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    for name, value in kept.items():
        sort = ' t="str"' if isinstance(value, str) else ""
        sheet = re.sub(
            rf'<c r="{name}"[^>]*>(<f>.*?</f>)<v ?/?>(?:</v>)?', rf'<c r="{name}"{sort}>\1<v>{value}</v>', sheet
        )
    parts["xl/worksheets/sheet1.xml"] = sheet.encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


@pytest.mark.parametrize(
    ("formula", "kept"),
    [
        ("=SUM(A1:A2)", 718000), ("=A1*2", 718000), ("=120000+98000", 718000), ('=IF(1=1,"","周岚")', "周岚"),
        ("=IF(TODAY()>0,A1,A2)", 718000), ("=ROUND(A2/3,0)", 718000), ('="218,000"', "718,000"), ("=+A1", 718000),
        ("=A1&A3", "7180003"), ("=IFERROR(A1/A3,0)", 718000), ("=PRODUCT(A1,A3)", 718000), ("=A3", 30),
    ],
)  # fmt: skip
def test_a_result_that_is_not_borne_out(found, formula, kept) -> None:
    (other,) = found(PARTS | {"B1": formula}, {"B1": kept}).values()
    assert other.kept == kept


@pytest.mark.parametrize(
    ("formula", "kept"),
    [
        ("=SUM(A1:A2)", 218000.5), ("=SUM(A1:A2)", 218000.50000001), ("=ROUND(A2,0)", 98001), ("=A2/A3", 32666.83),
        ("=YEAR(TODAY())-2000", 21), ("=IF(MONTH(TODAY())=3,1,0)", 1), ('=INDIRECT("A1")', 718000),
        ("=NOW()-A3", 718000), ("=MEDIAN(A1:A2)", 5), ("=B1+1", 5), ("=[1]Sheet1!A1", 718000),
    ],
)  # fmt: skip
def test_rounding_days_and_what_is_not_understood_alarm_nobody(found, formula, kept) -> None:
    assert found(PARTS | {"B1": formula}, {"B1": kept}) == {}


def test_a_lie_further_down_reaches_the_total(found) -> None:
    cells = {"A1": "=2*50", "A2": 40, "A3": "=SUM(A1:A2)"}
    others = found(cells, {"A1": 600, "A3": 640})
    assert {place: other.found for place, other in others.items()} == {(1, 1): 100.0, (3, 1): 140.0}


def test_other_sheets_and_names(found) -> None:
    def change(book) -> None:
        book.create_sheet("附表")["B2"] = 77
        book.defined_names["全年"] = openpyxl.workbook.defined_name.DefinedName("全年", attr_text="附表!$B$2")

    others = found({"A1": "=附表!B2", "A2": "=全年*2", "A3": "='附表'!B2"}, {"A1": 770, "A2": 154, "A3": 77}, change)
    assert list(others) == [(1, 1)]


def test_what_was_never_worked_out_is_no_other_result(found) -> None:
    assert found({"A1": 5, "A2": "=A1*2"}, {}) == {}


def test_the_sheet_says_which_result_is_not_borne_out(tmp_path) -> None:
    path = tmp_path / "paper.xlsx"
    _write(path, {"A1": "资产总计", "B1": "=3*4"}, {"B1": 120})
    paper = flow(path)
    (said,) = paper.annotations
    assert (said.text, said.quote, said.code, said.place.row) == ("12", "B1 120", "recalculated", 1)
    assert notes(paper) == {}


def test_chains_longer_than_any_hang_on_what_is_kept(found) -> None:
    cells = {"A1": 1} | {f"A{row}": f"=A{row - 1}+1" for row in range(2, 200)}
    assert found(cells, {f"A{row}": row for row in range(2, 200)}) == {}

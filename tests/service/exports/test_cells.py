"""Cells hold numbers as numbers and days as days; rows are as high as what stands in them; pictures come late."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import openpyxl
import pytest

from service.exports.cells import Cell, LatePicture, Sheet
from tests.service.exports.test_cuts import drawn


def jpeg() -> bytes:
    from PIL import Image

    buffer = io.BytesIO()
    Image.open(io.BytesIO(drawn(40, 90))).save(buffer, "JPEG")
    return buffer.getvalue()


@pytest.fixture
def sheet() -> Any:
    book = openpyxl.Workbook(write_only=True)
    made = Sheet(book, "一", [("甲", 10), ("乙", 20)], 1, "A & B")
    made.add([Cell(0.625, "ratio"), Cell("很长的话" * 20)])
    made.add([Cell(5), Cell(date(2023, 3, 1))], LatePicture((40, 90), jpeg), 1)
    made.add([Cell(1.5), Cell(None)])
    made.close()
    file = io.BytesIO()
    book.save(file)
    return openpyxl.load_workbook(file).active


def test_values_keep_their_sort(sheet: Any) -> None:
    assert (sheet["A2"].value, sheet["A2"].number_format) == (0.625, "0.00%")
    assert (sheet["A3"].value, sheet["A3"].number_format) == (5, "#,##0")
    assert sheet["A4"].number_format == "#,##0.######"
    assert (sheet["B3"].value.date(), sheet["B3"].number_format) == (date(2023, 3, 1), "yyyy-mm-dd")
    assert sheet["B4"].value is None


def test_the_sheet_is_ready_to_be_read_and_printed(sheet: Any) -> None:
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:B4"
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (
        "landscape",
        1,
        0,
    )
    assert sheet.oddHeader.center.text == "A \uff06 B"
    assert sheet.column_dimensions["B"].width == 20


def test_rows_are_high_enough(sheet: Any) -> None:
    assert sheet.row_dimensions[2].height >= 15 * 8
    assert sheet.row_dimensions[3].height >= 90 * 0.75


def test_a_picture_is_made_when_the_workbook_is_written() -> None:
    calls: list[int] = []

    def make() -> bytes:
        calls.append(1)
        return jpeg()

    book = openpyxl.Workbook(write_only=True)
    made = Sheet(book, "一", [("甲", 10)], 1, "")
    made.add([Cell(1)], LatePicture((40, 90), make), 0)
    made.close()
    assert calls == []
    book.save(io.BytesIO())
    assert calls == [1]


def test_a_text_longer_than_a_cell_takes_is_cut() -> None:
    book = openpyxl.Workbook(write_only=True)
    made = Sheet(book, "一", [("甲", 10)], 1, "")
    made.add([Cell("长" * 40_000)])
    made.close()
    file = io.BytesIO()
    book.save(file)
    assert len(openpyxl.load_workbook(file).active["A2"].value) == 32_000

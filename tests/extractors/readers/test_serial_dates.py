"""Bare serial numbers are days only where their column is one of dates."""

from __future__ import annotations

import datetime

import openpyxl
import pytest

from extractors.readers.serial_dates import dates_among

DAY = datetime.datetime(2022, 3, 1)
SERIAL = 44621


def _found(*column, code="General", epoch=None):
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    for row, value in enumerate(column, 1):
        sheet.cell(row, 2, value)
        if isinstance(value, int | float):
            sheet.cell(row, 2).number_format = code
    cells = [cell for cell in sheet._cells.values() if cell.value is not None]
    return dates_among(cells, epoch or workbook.epoch)


def test_below_the_header_of_a_date():
    assert _found("服务日期", SERIAL, SERIAL + 1) == {(2, 2): DAY, (3, 2): DAY + datetime.timedelta(1)}
    assert _found("名单", "入职\n时间", SERIAL) == {(3, 2): DAY}
    assert _found("入职时间", SERIAL, code="0") == {(2, 2): DAY}


def test_a_day_may_have_its_hour():
    assert _found("受理时间", SERIAL, SERIAL + 0.4375)[3, 2] == DAY.replace(hour=10, minute=30)


def test_among_days_that_are_written():
    assert _found("签订日期", "2022.2.28", datetime.datetime(2022, 2, 27), SERIAL) == {(4, 2): DAY}


def test_a_book_that_counts_from_1904():
    assert _found("服务日期", SERIAL - 1462, epoch=datetime.datetime(1904, 1, 1)) == {(2, 2): DAY}


@pytest.mark.parametrize(
    "column",
    [
        ("期末余额", SERIAL),
        ("编制日期", "期末余额", SERIAL),
        ("服务日期", SERIAL, 1200),
        ("服务日期", SERIAL, 138000.5),
        ("毕业时间", 2015),
        ("服务时间（小时）", SERIAL),
        (datetime.datetime(2022, 12, 31), SERIAL),
        (SERIAL, "服务日期"),
    ],
)
def test_other_numbers_stay_numbers(column):
    assert _found(*column) == {}


def test_amounts_stay_amounts():
    assert _found("服务日期", SERIAL, code="#,##0.00") == {}
